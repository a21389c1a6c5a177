/* Comparison: scenarios side by side, replication by replication (figure/paired.h). All are
 * compared with the first, with Bonferroni's correction for several, and with the best.
 */
#ifndef PR_REPORT_TABLE_COMPARISON_H
#define PR_REPORT_TABLE_COMPARISON_H

#include "report/table/columns.h"
#include "figure/paired.h"

#define PR_COMPARED_MOST 8

typedef struct {
  size_t n;                  /* scenarios, 2 .. PR_COMPARED_MOST */
  const pr_report *report;   /* [n], of the same replications and window */
  const pr_figure **metrics; /* of the province, ended by NULL */
} pr_comparison;

/* Scenario k minus the first in a figure of the province, or of a day of it. */
pr_paired pr_compare_province (const pr_comparison *c, size_t k, const pr_figure *figure,
                               uint32_t day, double level);
/* Whether scenario k and the first both say what things cost. */
bool pr_compare_has_costs (const pr_comparison *c, size_t k);
/* The level of each of the intervals to the first that hold for all scenarios together
 * (Bonferroni). */
double pr_compare_joint_level (const pr_comparison *c);
/* Codes of places that only one of scenario k and the first has, as words; "" when there are none.
 * Free with g_free. */
char *pr_compare_strangers (const pr_comparison *c, size_t k);

/* "" when the scenarios can be compared: same windows and replications; else what differs. Free
 * with g_free. */
char *pr_comparison_obstacle (const pr_comparison *c);

/* The page that is printed, and the CSV files. Free with g_free. */
char *pr_comparison_summary (const pr_comparison *c);
char *pr_comparison_table (const pr_comparison *c, pr_file_id file);

#endif
