/* Tables: the CSV files of a run as text. */
#ifndef PR_REPORT_TABLE_TABLES_H
#define PR_REPORT_TABLE_TABLES_H

#include "report/table/columns.h"

/* file: one of the CSV files. Free with g_free. */
char *pr_table_text (const pr_report *r, pr_file_id file);
/* Those of all files of a run: [pr_file_id]. Free with g_strfreev. NULL: cancelled. */
char **pr_table_texts (const pr_report *r, GError **error);
/* Whether a row of the file is about a thing, first <= i < end, as its figures take it. */
bool pr_table_things (const pr_world *w, pr_file_id file, uint32_t *first, uint32_t *end);

#endif
