/* The parts of a workbook that are the same for all, and text within any of them. Private. */
#ifndef PR_REPORT_WORKBOOK_PARTS_H
#define PR_REPORT_WORKBOOK_PARTS_H

#include "report/workbook/zip.h"

/* Cells' formats, by their numbers in the styles. */
typedef enum { PR_STYLE_PLAIN, PR_STYLE_HEAD, PR_STYLE_DATE, PR_STYLE_TEXT } pr_style;

/* All parts but the sheets, whose names are given. */
void pr_parts_write (pr_zip *z, const GPtrArray *sheets);
/* Appends a text as it may stand in a part; what no XML may hold is written as _xHHHH_. */
void pr_parts_text (GString *out, const char *text);

#endif
