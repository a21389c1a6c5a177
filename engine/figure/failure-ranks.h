/* Ranks: how sure the order of failure points is.
 *
 * The replications, each with all of its points, are drawn PR_RANK_RESAMPLES times with replacement
 * (the bootstrap; for ranks Goldstein and Spiegelhalter, 1996, J. R. Statist. Soc. A 159, 385-443).
 * In a resample a point's rank is 1 + the number of points that lose more there. The range of a
 * point leaves out the share 1 - level of its ranks, half of that at each end, and holds for each
 * point by itself. Draws are keyed by the scenario's seed: same outcome, same ranges.
 */
#ifndef PR_FIGURE_FAILURE_RANKS_H
#define PR_FIGURE_FAILURE_RANKS_H

#include "figure/failure.h"

#define PR_RANK_RESAMPLES 1000
#define PR_RANKED_MOST 100 /* points that have a range: of the later ones it says nothing */

typedef struct {
  uint32_t low, high;
} pr_ranks;

/* Of the first `ranked` of all n points, MIN (n, PR_RANKED_MOST) at most. NULL with fewer than
 * PR_RISK_LEAST replications. Free with g_free. */
pr_ranks *pr_failure_ranks (const pr_outcome *o, const pr_failure *list, size_t n, size_t ranked,
                            double level);

#endif
