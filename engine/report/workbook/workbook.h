/* Workbook: tables of results as one spreadsheet, .xlsx (ECMA-376, Office Open XML).
 *
 * A sheet for each table, and before them one that says what the columns mean. Figures are numbers,
 * dates are dates, and everything else is text that is never a formula, with the zeros that a code
 * begins with. The header stays in sight. The same tables give the same bytes.
 */
#ifndef PR_REPORT_WORKBOOK_WORKBOOK_H
#define PR_REPORT_WORKBOOK_WORKBOOK_H

#include "report/table/columns.h"

#include <glib.h>
#include <stdio.h>

#define PR_WORKBOOK_MOST_ROWS 1048576 /* of a sheet, as programs read it */
#define PR_WORKBOOK_MOST_TEXT 32767   /* characters of a cell; longer ones are cut */

/* The tables of a folder that are wanted (as a set of pr_file_id), but for those without rows.
 * path: of the file, for messages. */
gboolean pr_workbook_write (const char *folder, const gboolean wanted[PR_N_FILES], FILE *out,
                            const char *path, GError **error);

#endif
