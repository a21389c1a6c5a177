/* Comparison unit by unit: who wins and who loses. Private to the comparison. */
#ifndef PR_REPORT_TABLE_COMPARISON_UNITS_H
#define PR_REPORT_TABLE_COMPARISON_UNITS_H

#include "report/table/comparison.h"

typedef struct {
  uint32_t unit; /* of the scenario that is compared */
  const pr_out_column *metric;
  pr_paired paired;
  double joint_hw;     /* of intervals that hold for all units and metrics together (Bonferroni) */
  double p_holm;       /* adjusted for all of them, too */
  const char *verdict; /* as pr_metric_verdict when that interval leaves 0 out, else "" */
} pr_unit_difference;

/* Scenario k against the first: a row for each unit that both have and each metric that units
 * have, when either has a value of it. joint_hw and p_holm are NaN with fewer than two pairs: such
 * a row is no test, and the others are not widened for it. Free with g_free. */
pr_unit_difference *pr_compare_units (const pr_comparison *c, size_t k, size_t *n);
/* Fills in joint_hw, p_holm and verdict from the pairs. */
void pr_judge_units (pr_unit_difference *list, size_t n, double level);
/* Codes of units that only one of the two has, as words; "" when there are none. Free with g_free.
 */
char *pr_compare_strangers (const pr_comparison *c, size_t k);

#endif
