/* Findings: what a planner is told beyond the figures themselves.
 *
 *   verdict   ready, at risk, not ready: by the share of replications in which a
 *             unit reaches the thresholds of [report]
 *   overloads pools above PR_OVERLOAD_UTILISATION, or with more than
 *             PR_OVERLOAD_WORK_DAYS of work waiting in at least half of the replications;
 *             the most work waiting first
 *   groups    procedures by group
 *   observed  published outcomes beside the simulated ones
 *
 * Ranked lists break ties by the order of the world, never by chance.
 */
#ifndef PR_REPORT_FINDINGS_H
#define PR_REPORT_FINDINGS_H

#include "report/table/columns.h"

typedef enum { PR_READY, PR_AT_RISK, PR_NOT_READY, PR_N_VERDICTS } pr_verdict;
pr_verdict pr_unit_verdict (const pr_report *r, uint32_t unit);

typedef struct {
  uint32_t i;   /* pool or unit */
  double score; /* largest first */
} pr_ranked;

/* Free with g_free. */
pr_ranked *pr_overloads (const pr_report *r, size_t *n);     /* score: waiting_most */
pr_ranked *pr_fullest_pools (const pr_report *r, size_t *n); /* score: utilisation; pools on duty */
pr_ranked *pr_units_by_growth (const pr_report *r,
                               size_t *n); /* score: mean backlog at the end / mean normal */

/* One published outcome. */
typedef struct {
  const pr_row *row;
  uint32_t from, until; /* days of the window, [from, until); empty when it lies outside */
  pr_moments simulated; /* n = 0 when the figure cannot be compared */
  double scale;         /* simulated shares are multiplied by it: 100 when published in percent */
} pr_comparison;

/* A group of procedures, those for visits left out; over replications. */
typedef struct {
  const char *name;
  pr_moments arrived, on_time; /* dossiers, share */
  pr_moments median, p90;      /* days of sojourn, made within a replication */
} pr_group;

/* The largest first. Free with g_free. */
pr_group *pr_groups (const pr_report *r, size_t *n);

/* Free with g_free. */
pr_comparison *pr_compare_observed (const pr_report *r, size_t *n);

#endif
