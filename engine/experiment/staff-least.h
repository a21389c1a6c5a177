/* The least officers with whom the work can be done, by the rough-cut load. */
#ifndef PR_EXPERIMENT_STAFF_LEAST_H
#define PR_EXPERIMENT_STAFF_LEAST_H

#include "model/world.h"

/* [n_pools], of which those stay 0 to which nothing comes: in the window or, where the world
 * changes, `least` until then (of the warm-up, if it changes there), and `later` from then on. Each
 * part by itself: who is idle before the change does no work after it. */
void pr_staff_find_least (const pr_world *w, uint32_t *least, uint32_t *later);
/* How many officers the pool lacks, when it lacks most. */
uint32_t pr_staff_lacking (const pr_world *w, uint32_t pool, const uint32_t *least,
                           const uint32_t *later);

#endif
