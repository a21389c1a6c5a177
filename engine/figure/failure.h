/* Failure points: where late dossiers lost their time, over all replications, the worst first.
 *
 * A point is a place, a step (all steps of its name) and a cause, of an absence with its reason.
 * Losses are in working days. A replication without the point lost nothing there. Each point is a
 * risk: see risk.h.
 */
#ifndef PR_FIGURE_FAILURE_H
#define PR_FIGURE_FAILURE_H

#include "figure/risk.h"
#include "observe/outcome.h"

typedef struct {
  uint16_t place, step;
  pr_cause cause;
  pr_away reason;      /* of ABSENCE; else UNFILLED */
  pr_risk lost;        /* working days */
  pr_moments dossiers; /* late ones that waited there for that cause */
  /* Of the waiting, relative to the epoch: medians over the replications that have it, of two
   * middle ones the earlier first day and the later last day. In the window: see pr_point. */
  int32_t first_day, last_day;
  double share; /* of all lost days */
} pr_failure;

/* Ranked by expected loss, then by place, step, cause and reason. Free with g_free. */
pr_failure *pr_failures (const pr_outcome *o, size_t *n);
/* Of the expected loss, which is not below 0. */
pr_interval pr_failure_interval (const pr_failure *f, double level);

/* The point in a record; NULL: it did not occur. */
const pr_point *pr_failure_in (const pr_failure *f, const pr_record *r);

/* All lost working days of a replication. */
double pr_record_lost (const pr_record *r);

#endif
