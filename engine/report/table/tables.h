/* Tables: the CSV files of a run as text. */
#ifndef PR_REPORT_TABLE_TABLES_H
#define PR_REPORT_TABLE_TABLES_H

#include "report/table/csv.h"

/* file: one of the CSV files. Free with g_free. */
char *pr_table_text (const pr_report *r, pr_file_id file);
/* Hands the same to the sink, piece by piece. FALSE: the sink failed. */
gboolean pr_table_write (const pr_report *r, pr_file_id file, pr_csv_sink sink, void *self);
/* Whether a row of the file is about a thing, first <= i < end, as its figures take it. */
bool pr_table_things (const pr_world *w, pr_file_id file, uint32_t *first, uint32_t *end);

#endif
