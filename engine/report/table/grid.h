/* Grid: a CSV file of a results folder, read back.
 *
 * The first row names the columns. A cell that was marked as text for spreadsheets
 * (see csv.h) is read without the mark.
 */
#ifndef PR_REPORT_TABLE_GRID_H
#define PR_REPORT_TABLE_GRID_H

#include <glib.h>

typedef struct {
  gsize n_columns, n_rows; /* without the header */
  char **names;            /* [n_columns], then NULL */
  GPtrArray *cells;        /* row by row */
} pr_grid;

/* Fails if the file is missing, is not CSV, or has a row whose length differs from the header's. */
pr_grid *pr_grid_read (const char *folder, const char *name, GError **error);
void pr_grid_free (pr_grid *s);

/* The column of that name, -1 without it. */
int pr_grid_column (const pr_grid *s, const char *name);
/* "" beyond the last row, and in column -1. */
const char *pr_grid_cell (const pr_grid *s, gsize row, int column);
/* NaN if the cell is blank or not a number. */
double pr_grid_number (const pr_grid *s, gsize row, int column);
/* The first row with that text in the column, n_rows without one. */
gsize pr_grid_find (const pr_grid *s, const char *column, const char *text);
/* A copy of the rows that are kept: [n_rows]. */
pr_grid *pr_grid_some (const pr_grid *s, const gboolean *kept);
/* The rows whose cell in the column is the text, or is not. */
pr_grid *pr_grid_where (const pr_grid *s, const char *column, const char *text, gboolean is);
/* A copy in which rows with the same text in the column follow each other, for short tables. */
pr_grid *pr_grid_gathered (const pr_grid *s, const char *column);
void pr_grid_set (pr_grid *s, gsize row, int column, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_grid, pr_grid_free)

#endif
