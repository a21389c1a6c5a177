/* The table of verdicts: a place's periods, each with what it is asked. */
#ifndef PR_REPORT_TABLE_VERDICTS_H
#define PR_REPORT_TABLE_VERDICTS_H

#include "report/table/csv.h"
#include "report/report.h"

/* Free with g_free. */
void pr_write_verdicts (const pr_results *r, pr_csv *csv);

#endif
