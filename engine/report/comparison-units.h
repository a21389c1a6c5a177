/* Comparison unit by unit: who wins and who loses. Private to the comparison. */
#ifndef PR_REPORT_COMPARISON_UNITS_H
#define PR_REPORT_COMPARISON_UNITS_H

#include "report/comparison.h"

typedef struct {
  uint32_t unit; /* of the scenario that is compared */
  const pr_out_column *metric;
  pr_paired paired;
  double p_holm;       /* adjusted for all units and metrics */
  const char *verdict; /* as pr_metric_verdict, "" when no difference is shown */
} pr_unit_difference;

/* Scenario k against the first: a row for each unit that both have and each metric that units
 * have. Free with g_free. */
pr_unit_difference *pr_compare_units (const pr_comparison *c, size_t k, size_t *n);
/* Codes of units that only one of the two has, as words; "" when there are none. Free with g_free.
 */
char *pr_compare_strangers (const pr_comparison *c, size_t k);

#endif
