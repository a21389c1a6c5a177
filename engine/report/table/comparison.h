/* Comparison: scenarios side by side, replication by replication.
 *
 * Draws are keyed by dossier, so the r-th replications of two scenarios see the same
 * people with the same luck. Their differences are the observations: paired t intervals
 * (Law, Simulation Modeling and Analysis, ch. 10). All are compared with the first,
 * with Bonferroni's correction for several, and with the best: from intervals of all
 * pairs that hold together, what a scenario is at least and at most better than the
 * best of the others, constrained to contain 0 (Hsu, 1984). Units are tested one by
 * one: intervals that hold for all units and metrics together (Bonferroni) decide, and Holm's
 * adjusted p (1979) is told beside them. A replication without the metric (nothing was due) has
 * no value: a mean is over those that have one, a difference over pairs in which both have.
 */
#ifndef PR_REPORT_TABLE_COMPARISON_H
#define PR_REPORT_TABLE_COMPARISON_H

#include "report/table/columns.h"
#include "report/metrics.h"

#define PR_COMPARED_MOST 8

typedef struct _pr_comparison {
  size_t n;                      /* scenarios, 2 .. PR_COMPARED_MOST */
  const pr_report *report;       /* [n], of the same replications and window */
  const pr_out_column **metrics; /* of the province, ended by NULL */
} pr_comparison;

/* Differences of pairs. */
typedef struct {
  pr_moments difference;    /* over the pairs in which both have the metric */
  pr_moments first, second; /* over the replications of each that have it */
  double half_width;        /* of the difference, NaN with fewer than two pairs, as the next */
  double p;                 /* two-sided; 1 when all differences are 0 */
  double saved; /* variance of independent differences over that of the paired; NaN: that is 0 */
} pr_paired;

/* x and y: [n] observations, NaN when one has none. */
pr_paired pr_paired_of (const double *x, const double *y, size_t n, double level);

/* Scenario k minus scenario j in a metric of the province. */
pr_paired pr_compare_province (const pr_comparison *c, size_t k, size_t j,
                               const pr_out_column *metric, double level);

/* pr_metric_verdict of a difference whose own interval leaves 0 out, else "". */
const char *pr_paired_verdict (const pr_out_column *metric, const pr_paired *d);

/* Holm's adjusted p values, in the places of p[n]. */
void pr_holm (double *p, size_t n);

/* "" when the scenarios can be compared: same windows and replications; else what differs. Free
 * with g_free. */
char *pr_comparison_obstacle (const pr_comparison *c);

/* The page that is printed, and the CSV files. Free with g_free. */
char *pr_comparison_summary (const pr_comparison *c);
char *pr_comparison_table (const pr_comparison *c, pr_file_id file);

#endif
