/* Failure points: where late dossiers lost their time, over all replications, the worst first.
 *
 * A point is a place, a step (all of its name) and a cause. What is lost is in working
 * days. A replication that knows nothing of a point lost nothing there.
 */
#ifndef PR_FIGURE_FAILURE_H
#define PR_FIGURE_FAILURE_H

#include "observe/outcome.h"

typedef struct {
  uint16_t place, step;
  pr_cause cause;
  pr_moments lost;     /* working days */
  pr_moments dossiers; /* late ones that waited there for that cause */
  int32_t first_day;   /* of the waiting, median over the replications that have it (of two the
                          earlier);   relative to the epoch */
  int32_t last_day;    /* the same of the last day, of two the later */
  double share;        /* of all lost days */
} pr_failure;

/* Ranked by mean lost days, then by place, step and cause. Free with g_free. */
pr_failure *pr_failures (const pr_outcome *o, size_t *n);

/* Lost working days of a replication, in all. */
double pr_record_lost (const pr_record *r);

#endif
