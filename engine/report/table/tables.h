/* Tables: the CSV files of a run as text. */
#ifndef PR_REPORT_TABLE_TABLES_H
#define PR_REPORT_TABLE_TABLES_H

#include "report/table/columns.h"

/* file: one of the CSV files. Free with g_free. */
char *pr_table_text (const pr_report *r, pr_file_id file);

#endif
