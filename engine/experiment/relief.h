/* Relief: what would change if the cause of a failure point were taken away.
 *
 * The world as it is and the world without the cause run the same fresh replications,
 * beyond those that found the point: otherwise the choice of the worst points would
 * flatter what relief brings. Draws are keyed, so that the pairs differ only by the
 * cause.
 *
 * A point may be rare. The world as it is runs batch after batch, PR_RELIEF_BATCHES at most, each
 * of as many replications as the options say, until the point has occurred in PR_RISK_LEAST
 * replications; its pairs are all replications up to there. Only the end of a batch decides.
 * Stopping there makes a rare point look a little more frequent than it is. What never occurred is
 * not run without its cause: nothing could be measured.
 *
 * To take a cause away,
 *
 *   staff, signature   each pool that does the step at the place gets 64 more officers; where they
 *                      give their time in stretches, all of them give all of it
 *   absence            these pools lose all absences for the point's reason
 *   readiness          conditions that the step needs there are met from the beginning, and these
 *                      pools have no unfilled post
 *   outage             no incident takes down a system which the step needs there
 *   transfer           the step takes no time, at all places
 *
 * Nothing can be taken away from effort.
 */
#ifndef PR_EXPERIMENT_RELIEF_H
#define PR_EXPERIMENT_RELIEF_H

#include "experiment/experiment.h"
#include "figure/failure.h"

#define PR_RELIEF_BATCHES 10

typedef struct {
  bool possible;
  pr_risk before; /* working days lost at the point as it is; all.n: the pairs */
  /* Without the cause minus as it is, over pairs; it occurs where the point does. Empty if the
   * point never occurred. */
  pr_risk late;          /* dossiers */
  pr_risk lost;          /* working days */
  pr_risk on_time;       /* share, province */
  pr_risk on_time_place; /* share of what was filed at the point's place */
} pr_relief;

bool pr_relief_possible (pr_cause cause);

/* A copy without the cause. It borrows everything else from the world, which must outlive it. */
pr_world *pr_relieved_new (const pr_world *w, const pr_failure *point);
void pr_relieved_free (pr_world *relieved, const pr_world *w);

/* Measures each of the n points; the options say with which replication it begins and how many a
 * batch has. NULL with the errors of pr_experiment_run(). Free with g_free. */
pr_relief *pr_relief_measure (const pr_world *w, const pr_failure *points, size_t n,
                              const pr_experiment_options *options, GError **error);

#endif
