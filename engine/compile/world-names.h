/* Names of places in a world: on the command line and in rows of expected values, a place may be
 * given by its exact name instead of its code. */
#ifndef PR_COMPILE_WORLD_NAMES_H
#define PR_COMPILE_WORLD_NAMES_H

#include "model/world.h"

/* The place of that code; PR_NONE16: there is none. */
uint16_t pr_world_place_coded (const pr_world *w, const char *code);

/* The place of that name in a world; PR_NONE16 unless there is exactly one. If there are several,
 * *several lists them, as "06658, 06661" (free with g_free). `text` may be in any Unicode form. */
uint16_t pr_world_place_named (const pr_world *w, const char *text, char **several);

/* The place of that code or name. PR_NONE16: there is none, or not just one; *why says so, with
 * names that may be meant (free with g_free). */
uint16_t pr_world_find_place (const pr_world *w, const char *text, char **why);

/* The code or name of a place that is nearest to a text; NULL: none is near. */
const char *pr_world_nearest_place (const pr_world *w, const char *text);

#endif
