/* Grid: see grid.h. */
#include "report/table/grid.h"

#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "kernel/disk.h"

#include <csv.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

typedef struct {
  GPtrArray *cells; /* of all rows */
  gsize n_columns;  /* of the first row, 0 before its end */
  gsize row_begin;
  gsize wrong; /* number of the first row of another length, from 1 with the header; 0: none */
  gsize rows;
} reader;

static void
on_cell (void *text, size_t n, void *user)
{
  reader *r = user;
  g_ptr_array_add (r->cells, g_strdup (text != NULL ? pr_csv_unmarked (text, n) : ""));
}

static void
on_row (int ending G_GNUC_UNUSED, void *user)
{
  reader *r = user;
  gsize n = r->cells->len - r->row_begin;
  r->rows++;
  if (r->n_columns == 0)
    r->n_columns = n;
  else if (n != r->n_columns && r->wrong == 0)
    r->wrong = r->rows;
  r->row_begin = r->cells->len;
}

/* Text of `data`; NULL with an error that names the file. */
static pr_grid *
parse (const char *path, const char *data, gsize n, GError **error)
{
  struct csv_parser parser;
  reader r = { .cells = g_ptr_array_new_with_free_func (g_free) };
  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    g_error ("csv_init");
  gboolean good = csv_parse (&parser, data, n, on_cell, on_row, &r) == n
                  && csv_fini (&parser, on_cell, on_row, &r) == 0;
  csv_free (&parser);
  if (!good || r.n_columns == 0 || r.wrong > 0)
    {
      if (r.wrong > 0)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     _ ("'%s' is damaged: row %zu has not as many cells as the first"), path,
                     r.wrong);
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("'%s' is no CSV table"), path);
      g_ptr_array_unref (r.cells);
      return NULL;
    }
  pr_grid *s = g_new0 (pr_grid, 1);
  s->n_columns = r.n_columns;
  s->n_rows = r.rows - 1;
  s->cells = r.cells;
  s->names = g_new0 (char *, s->n_columns + 1);
  for (gsize c = 0; c < s->n_columns; c++)
    s->names[c] = g_strdup (s->cells->pdata[c]);
  return s;
}

pr_grid *
pr_grid_read (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  gsize n;
  return pr_read_file (path, &data, &n, error) ? parse (path, data, n, error) : NULL;
}

void
pr_grid_free (pr_grid *s)
{
  if (s == NULL)
    return;
  g_strfreev (s->names);
  g_ptr_array_unref (s->cells);
  g_free (s);
}

int
pr_grid_column (const pr_grid *s, const char *name)
{
  for (gsize c = 0; c < s->n_columns; c++)
    if (strcmp (s->names[c], name) == 0)
      return (int) c;
  return -1;
}

const char *
pr_grid_cell (const pr_grid *s, gsize row, int column)
{
  if (column < 0 || row >= s->n_rows)
    return "";
  return s->cells->pdata[(row + 1) * s->n_columns + (gsize) column];
}

double
pr_grid_number (const pr_grid *s, gsize row, int column)
{
  const char *text = pr_grid_cell (s, row, column);
  char *end;
  double x = g_ascii_strtod (text, &end);
  return end == text || *end != '\0' ? NAN : x;
}

gsize
pr_grid_find (const pr_grid *s, const char *column, const char *text)
{
  int at = pr_grid_column (s, column);
  gsize row = 0;
  while (row < s->n_rows && strcmp (pr_grid_cell (s, row, at), text) != 0)
    row++;
  return row;
}

/* The same columns, without rows. */
static pr_grid *
empty_like (const pr_grid *s)
{
  pr_grid *like = g_new0 (pr_grid, 1);
  like->n_columns = s->n_columns;
  like->names = g_strdupv (s->names);
  like->cells = g_ptr_array_new_with_free_func (g_free);
  for (gsize c = 0; c < s->n_columns; c++)
    g_ptr_array_add (like->cells, g_strdup (s->names[c]));
  return like;
}

static void
add_row (pr_grid *to, const pr_grid *s, gsize row)
{
  for (gsize c = 0; c < s->n_columns; c++)
    g_ptr_array_add (to->cells, g_strdup (pr_grid_cell (s, row, (int) c)));
  to->n_rows++;
}

pr_grid *
pr_grid_some (const pr_grid *s, const gboolean *kept)
{
  pr_grid *some = empty_like (s);
  for (gsize row = 0; row < s->n_rows; row++)
    if (kept[row])
      add_row (some, s, row);
  return some;
}

pr_grid *
pr_grid_gathered (const pr_grid *s, const char *column)
{
  pr_grid *gathered = empty_like (s);
  int at = pr_grid_column (s, column);
  g_autofree gboolean *taken = g_new0 (gboolean, s->n_rows + 1);
  for (gsize first = 0; first < s->n_rows; first++)
    for (gsize row = first; row < s->n_rows && !taken[first]; row++)
      if (!taken[row] && strcmp (pr_grid_cell (s, row, at), pr_grid_cell (s, first, at)) == 0)
        {
          add_row (gathered, s, row);
          taken[row] = row > first;
        }
  return gathered;
}

pr_grid *
pr_grid_where (const pr_grid *s, const char *column, const char *text, gboolean is)
{
  int at = pr_grid_column (s, column);
  g_autofree gboolean *kept = g_new (gboolean, s->n_rows + 1);
  for (gsize row = 0; row < s->n_rows; row++)
    kept[row] = (strcmp (pr_grid_cell (s, row, at), text) == 0) == is;
  return pr_grid_some (s, kept);
}

void
pr_grid_set (pr_grid *s, gsize row, int column, const char *text)
{
  gpointer *cell = &s->cells->pdata[(row + 1) * s->n_columns + (gsize) column];
  g_free (*cell);
  *cell = g_strdup (text);
}
