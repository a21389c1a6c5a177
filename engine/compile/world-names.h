/* Names of places in a world: on the command line, in lessons and in rows of expected values, a
 * place may be given by its name instead of its code, by the rules of place-match.h. */
#ifndef PR_COMPILE_WORLD_NAMES_H
#define PR_COMPILE_WORLD_NAMES_H

#include "model/world.h"

/* The place of that code; PR_NONE16: there is none. */
uint16_t pr_world_place_coded (const pr_world *w, const char *code);

/* The place that the text means; PR_NONE16 unless there is exactly one. If there are several,
 * *several lists them (free with g_free). `text` may be in any Unicode form. */
uint16_t pr_world_place_named (const pr_world *w, const char *text, char **several);

/* The same. PR_NONE16: *why says that there is none, or not just one, with places that may be meant
 * (free with g_free). */
uint16_t pr_world_find_place (const pr_world *w, const char *text, char **why);

#endif
