/* Sheet: a CSV file as rows of raw cells, each with its position.
 *
 * libcsv knows the grammar; this adds what it lacks: lines and columns, the
 * delimiter (',' or ';', decided from the first line, or from Excel's line `sep=;`
 * before it), and recovery: after a mistake in the quoting, reading goes on with the
 * line after the one where the broken cell began, so that the rest is checked in the
 * same pass. Blank lines, and lines of nothing but delimiters, are skipped.
 */
#ifndef PR_SCENARIO_SHEET_H
#define PR_SCENARIO_SHEET_H

#include "scenario/diag.h"

#define PR_SHEET_MAX_ROWS 1000000
#define PR_SHEET_MAX_CELLS 1000
#define PR_SHEET_MAX_CELL ((gsize) 64 * 1024) /* bytes, quotes included */

typedef struct {
  const char *text; /* trimmed, NFC; valid while the row function runs */
  pr_pos pos;
} pr_raw_cell;

/* The first row is the header. FALSE ends the reading. */
typedef gboolean (*pr_sheet_row) (gpointer user, const pr_raw_cell *cells, gsize n);

/* `data`: text that pr_encoding_check() has accepted. Returns the delimiter. */
char pr_sheet_read (const char *data, gsize length, const char *file, pr_diag *diag,
                    pr_sheet_row row, gpointer user);

#endif
