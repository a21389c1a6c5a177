/* Failures: failure points and what relief would bring, as tables and words. */
#ifndef PR_REPORT_TABLE_FAILURES_H
#define PR_REPORT_TABLE_FAILURES_H

#include "report/table/csv.h"

/* What a cause is called, translated. */
const char *pr_cause_word (pr_cause cause);

/* The same, but an absence by its reason. */
const char *pr_reason_word (pr_cause cause, pr_away reason);

/* Each free with g_free. */
void pr_write_failures (const pr_results *r, pr_csv *csv);
void pr_write_relief (const pr_report *r, pr_csv *csv);

/* The first day of a week, a Monday. */
pr_day pr_causes_week (const pr_results *r, uint32_t week);

/* Each appends its section of the summary; nothing where nothing was late, or no relief was
 * measured. */
void pr_summary_failures (const pr_report *r, GString *out);
void pr_summary_relief (const pr_report *r, GString *out);

#endif
