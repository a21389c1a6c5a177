/* Findings: what a planner is told beyond the figures themselves.
 *
 *   overloads pools above PR_OVERLOAD_UTILISATION, or with more than
 *             PR_OVERLOAD_WORK_DAYS of work waiting in at least half of the replications;
 *             the most work waiting first
 *   groups    procedures by group
 *
 * Ranked lists break ties by the order of the world, never by chance.
 */
#ifndef PR_FIGURE_FINDINGS_H
#define PR_FIGURE_FINDINGS_H

#include "figure/figure.h"

typedef struct {
  uint32_t i;   /* pool or unit */
  double score; /* largest first */
} pr_ranked;

/* Free with g_free. */
pr_ranked *pr_overloads (const pr_results *r, size_t *n); /* score: waiting_most */
pr_ranked *pr_fullest_pools (const pr_results *r,
                             size_t *n); /* score: utilisation; pools on duty */
/* score: pr_unit_most / mean normal backlog */
pr_ranked *pr_units_by_growth (const pr_results *r, size_t *n);
/* The largest mean backlog at the end of a working day, and the first such day. */
double pr_unit_most (const pr_results *r, uint32_t unit, uint32_t *day);

/* A group of procedures, without those for visits; over replications. */
typedef struct {
  const char *name;
  pr_moments arrived, on_time; /* dossiers, share */
  pr_moments median, p90;      /* days of sojourn, taken within a replication */
} pr_group;

/* The largest first. Free with g_free. */
pr_group *pr_groups (const pr_results *r, size_t *n);

#endif
