/* Which pools are tried first with one officer more. */
#ifndef PR_EXPERIMENT_STAFF_RANKS_H
#define PR_EXPERIMENT_STAFF_RANKS_H

#include "figure/goal.h"

typedef struct {
  uint32_t pool;
  double score;
} pr_staff_rank;

/* Pools of the plan whose results these are, for each of their officers, the most first; *n of
 * them. By what late dossiers lost there or, where nobody is late, by what waits; where visitors'
 * waits are what the goal misses by most, by what waits at the places that miss it. `at`:
 * [n_places] the places that are looked at; NULL: all. `all`: also those of other places, and those
 * for whom nothing waits, as they can spare somebody. Free with g_free. */
pr_staff_rank *pr_staff_ranks (const pr_goal *goal, const pr_results *r, const bool *at, bool all,
                               uint32_t *n);
void pr_staff_rank_sort (pr_staff_rank *list, uint32_t n);

#endif
