/* Staffed: a world with other numbers of officers. */
#ifndef PR_EXPERIMENT_STAFFED_H
#define PR_EXPERIMENT_STAFFED_H

#include "model/world.h"

/* count: [n_pools], at least the pool's `least`. What the world changes to has as many more, or
 * fewer. It is the world that the plan as a what-if gives: what comes by the number of officers
 * follows it, and so do the hours in which rehearsals find enough of them. It borrows everything
 * else from the world, which must outlive it. */
pr_world *pr_staffed_new (const pr_world *whole, const uint32_t *count);
void pr_staffed_free (pr_world *w);

#endif
