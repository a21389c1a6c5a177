/* Workbook: the tables of a folder of results as one spreadsheet. */
#ifndef PR_STUDY_WORKBOOK_H
#define PR_STUDY_WORKBOOK_H

#include <glib.h>

/* The file beside the folder that has the spreadsheet if no other is named. Free with g_free. */
char *pr_study_workbook_path (const char *folder);
/* path: a file, or a pipe; force: may replace the file. *by_itself: it is standard output. */
gboolean pr_study_workbook (const char *folder, const char *path, gboolean force,
                            gboolean *by_itself, GError **error);

#endif
