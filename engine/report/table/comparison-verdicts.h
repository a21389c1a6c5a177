/* Verdicts side by side: the table, and the part of the summary. */
#ifndef PR_REPORT_TABLE_COMPARISON_VERDICTS_H
#define PR_REPORT_TABLE_COMPARISON_VERDICTS_H

#include "figure/paired-verdicts.h"
#include "report/table/comparison.h"

/* Free with g_free. */
char *pr_comparison_verdicts_text (const pr_comparison *c);
/* Appends how many places are ready in each scenario, and which change. */
void pr_comparison_verdicts_tell (const pr_comparison *c, GString *out);

#endif
