/* Names of places in a world: on the command line and in the rows of expected values a place is
 * found by its exact name as well as by its code. */
#ifndef PR_COMPILE_WORLD_NAMES_H
#define PR_COMPILE_WORLD_NAMES_H

#include "model/world.h"

/* The places of that name in a world: "06658, 06661" in *several when there are more than one (free
 * with g_free); PR_NONE16 when there is not exactly one. `text` may be in any form. */
uint16_t pr_world_place_named (const pr_world *w, const char *text, char **several);

#endif
