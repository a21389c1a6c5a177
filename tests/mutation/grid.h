/* Grid: the cells of one CSV file of the sample, to be changed and written again.
 *
 * Row 0 is the header; row r is written as line r + 1, so no cell of the sample holds a line end.
 */
#ifndef PR_TEST_GRID_H
#define PR_TEST_GRID_H

#include <glib.h>

typedef struct {
  GPtrArray *rows; /* GPtrArray of char * */
} grid;

typedef enum {
  GRID_CRLF = 1,
  GRID_SEMICOLONS = 2,
  GRID_BOM = 4,
  GRID_QUOTED = 8,       /* every cell */
  GRID_REVERSED = 16,    /* columns from right to left */
  GRID_DECOMPOSED = 32,  /* letters and their marks apart (normal form D) */
  GRID_BLANK_LINES = 64, /* at the end */
} grid_style;

grid *grid_read (const char *text, gsize length);
grid *grid_copy (const grid *g);
void grid_free (grid *g);

guint grid_n_rows (const grid *g); /* with the header */
guint grid_n_columns (const grid *g);
const char *grid_get (const grid *g, guint row, guint column);
void grid_set (grid *g, guint row, guint column, const char *text);
void grid_remove_column (grid *g, guint column);
void grid_add_column (grid *g, const char *name, const char *text); /* text in every row */
void grid_cut_row (grid *g, guint row);                             /* loses its last cell */
void grid_lengthen_row (grid *g, guint row, const char *text);      /* gets one more */
void grid_repeat_row (grid *g, guint row);                          /* at the end */
int grid_find_column (const grid *g, const char *name);             /* -1: none */

/* As CSV. A cell (column, row) of `raw` is written as it is, without quotes: -1 for none. */
GString *grid_text (const grid *g, unsigned style, int raw_row, int raw_column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (grid, grid_free)

#endif
