/* Which place a text means: the same rules on the command line, in tables and in what-ifs.
 *
 * The first that finds a place counts:
 *   1. its code
 *   2. its name
 *   3. its code or name without case and accents (đ is d): `hong gai` for `Hồng Gai`
 *   4. whole words of its name, by 3: `Hồng Gai` for `Phường Hồng Gai`; not for a text that looks
 *      like a code
 * Nothing is guessed: where a rule finds several, all of them are returned.
 */
#ifndef PR_SCENARIO_PLACE_MATCH_H
#define PR_SCENARIO_PLACE_MATCH_H

#include <glib.h>

typedef struct {
  const char *code, *name;
} pr_named;

/* Indices (guint) of the places that the text may mean, in their order. Free with g_array_unref. */
GArray *pr_place_match (const char *text, const pr_named *places, gsize n);
/* Those places, as "06658 Phường Cao Xanh, ..."; of many the first. Free with g_free. */
char *pr_place_match_list (const GArray *found, const pr_named *places);

#endif
