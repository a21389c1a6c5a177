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
  /* Of what was read (pr_grid_choice), also of rows that were not kept. */
  gsize n_all;
  double sum;
} pr_grid;

/* Which rows of a file are kept: it is read row by row, and may be much larger than they are. */
typedef struct {
  /* Whether the row, counted from 0, is one of those that are asked for; NULL: each is. s: has the
   * names of the columns. */
  gboolean (*wanted) (void *self, const pr_grid *s, gsize row, char *const *cells);
  void *self;
  const char *largest_first; /* as of pr_grid_order() */
  gsize most;                /* of them are kept, the first in that order; 0: all */
  const char *summed;        /* a column that is added up over all of them; NULL: none */
} pr_grid_choice;

/* The cell of a row, in the column of that name; "" without it. */
const char *pr_grid_of (const pr_grid *s, char *const *cells, const char *column);
/* Fails if the file is missing, is not CSV, or has a row whose length differs from the header's. */
pr_grid *pr_grid_read (const char *folder, const char *name, GError **error);
pr_grid *pr_grid_read_some (const char *folder, const char *name, const pr_grid_choice *choice,
                            GError **error);
void pr_grid_free (pr_grid *s);

/* The column of that name, -1 without it. */
int pr_grid_column (const pr_grid *s, const char *name);
/* "" beyond the last row, and in column -1. */
const char *pr_grid_cell (const pr_grid *s, gsize row, int column);
/* NaN if the cell is blank or not a number. */
double pr_grid_number (const pr_grid *s, gsize row, int column);
/* Of the text of a cell. */
double pr_grid_value (const char *text);
/* The first row with that text in the column, n_rows without one. */
gsize pr_grid_find (const pr_grid *s, const char *column, const char *text);
/* The rows by a column of figures, the largest first; after a '-' in its name the smallest; NULL:
 * as they stand. A blank figure means work for which there is nobody: it counts as the largest, and
 * is last where the smallest comes first. Free with g_free. */
gsize *pr_grid_order (const pr_grid *s, const char *largest_first);
/* A column of blank cells behind the others. */
void pr_grid_add_column (pr_grid *s, const char *name);
/* A copy of the rows that are kept: [n_rows]. */
pr_grid *pr_grid_some (const pr_grid *s, const gboolean *kept);
/* The rows whose cell in the column is the text, or is not. */
pr_grid *pr_grid_where (const pr_grid *s, const char *column, const char *text, gboolean is);
/* A copy in which rows with the same text in the column follow each other, for short tables. */
pr_grid *pr_grid_gathered (const pr_grid *s, const char *column);
void pr_grid_set (pr_grid *s, gsize row, int column, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_grid, pr_grid_free)

#endif
