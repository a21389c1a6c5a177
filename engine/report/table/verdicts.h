/* The table of verdicts: a place's periods, each with what it is asked. */
#ifndef PR_REPORT_TABLE_VERDICTS_H
#define PR_REPORT_TABLE_VERDICTS_H

#include "report/report.h"

/* Free with g_free. */
char *pr_verdicts_text (const pr_results *r);

#endif
