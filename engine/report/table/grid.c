/* Grid: see grid.h. */
#include "report/table/grid.h"

#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "kernel/disk.h"

#include <csv.h>
#include <gio/gio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

double
pr_grid_value (const char *text)
{
  char *end;
  double x = g_ascii_strtod (text, &end);
  return end == text || *end != '\0' ? NAN : x;
}

/* A row on its way. */
typedef struct {
  const pr_grid_choice *choice;
  pr_grid *s;
  GString *text;   /* its cells, each with a 0 behind it */
  GArray *offsets; /* gsize: where each begins */
  GPtrArray *row;  /* the same as pointers, once it is whole */
  gsize n;         /* rows, the header included */
  gsize wrong;     /* number of the first row of another length, from 1 with the header; 0: none */
} reader;

static void
on_cell (void *text, size_t n, void *user)
{
  reader *r = user;
  gsize at = r->text->len;
  g_array_append_val (r->offsets, at);
  g_string_append (r->text, text != NULL ? pr_csv_unmarked (text, n) : "");
  g_string_append_c (r->text, '\0');
}

static void
take_names (reader *r)
{
  r->s->n_columns = r->row->len;
  r->s->names = g_new0 (char *, r->row->len + 1);
  for (guint c = 0; c < r->row->len; c++)
    {
      r->s->names[c] = g_strdup (r->row->pdata[c]);
      g_ptr_array_add (r->s->cells, g_strdup (r->row->pdata[c]));
    }
}

/* Leaves the first rows in their order, in that of the file. */
static void
leave_first (pr_grid *s, const char *largest_first, gsize most)
{
  if (s->n_rows <= most)
    return;
  g_autofree gsize *order = pr_grid_order (s, largest_first);
  g_autofree gboolean *kept = g_new0 (gboolean, s->n_rows);
  for (gsize k = 0; k < most; k++)
    kept[order[k]] = TRUE;
  pr_grid *some = pr_grid_some (s, kept);
  GPtrArray *cells = s->cells;
  s->cells = some->cells;
  s->n_rows = some->n_rows;
  some->cells = cells;
  pr_grid_free (some);
}

static void
take_row (reader *r)
{
  const pr_grid_choice *c = r->choice;
  pr_grid *s = r->s;
  char *const *row = (char *const *) r->row->pdata;
  if (c->wanted != NULL && !c->wanted (c->self, s, r->n - 2, row))
    return;
  if (c->summed != NULL)
    s->sum += pr_grid_value (pr_grid_of (s, row, c->summed));
  s->n_all++;
  if (c->most > 0 && c->largest_first == NULL && s->n_rows == c->most)
    return;
  for (gsize k = 0; k < s->n_columns; k++)
    g_ptr_array_add (s->cells, g_strdup (row[k]));
  s->n_rows++;
  /* Now and then, which costs little a row. */
  if (c->most > 0 && s->n_rows >= 2 * c->most + 64)
    leave_first (s, c->largest_first, c->most);
}

static void
on_row (int ending G_GNUC_UNUSED, void *user)
{
  reader *r = user;
  g_ptr_array_set_size (r->row, 0);
  for (guint k = 0; k < r->offsets->len; k++)
    g_ptr_array_add (r->row, r->text->str + g_array_index (r->offsets, gsize, k));
  r->n++;
  if (r->n == 1)
    take_names (r);
  else if (r->row->len != r->s->n_columns)
    r->wrong = r->wrong == 0 ? r->n : r->wrong;
  else
    take_row (r);
  g_string_truncate (r->text, 0);
  g_array_set_size (r->offsets, 0);
}

typedef struct {
  struct csv_parser parser;
  reader *reader;
  gboolean good;
} parsing;

static gboolean
on_piece (void *self, const char *data, gsize n)
{
  parsing *p = self;
  p->good = csv_parse (&p->parser, data, n, on_cell, on_row, p->reader) == n;
  return p->good;
}

/* Whether the file could be read; *table: and is a CSV table. */
static gboolean
read_rows (const char *path, reader *r, gboolean *table, GError **error)
{
  parsing p = { .reader = r, .good = TRUE };
  if (csv_init (&p.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    g_error ("csv_init");
  gboolean read = pr_read_pieces (path, on_piece, &p, error);
  *table = read && p.good && csv_fini (&p.parser, on_cell, on_row, r) == 0 && r->n > 0;
  csv_free (&p.parser);
  return read;
}

pr_grid *
pr_grid_read_some (const char *folder, const char *name, const pr_grid_choice *choice,
                   GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  g_autoptr (pr_grid) s = g_new0 (pr_grid, 1);
  s->cells = g_ptr_array_new_with_free_func (g_free);
  reader r = { .choice = choice, .s = s, .text = text, .offsets = offsets, .row = row };
  gboolean table;
  if (!read_rows (path, &r, &table, error))
    return NULL;
  if (r.wrong > 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("'%s' is damaged: row %zu has not as many cells as the first"), path, r.wrong);
  else if (!table)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("'%s' is no CSV table"), path);
  if (!table || r.wrong > 0)
    return NULL;
  if (choice->most > 0)
    leave_first (s, choice->largest_first, choice->most);
  return g_steal_pointer (&s);
}

pr_grid *
pr_grid_read (const char *folder, const char *name, GError **error)
{
  const pr_grid_choice all = { 0 };
  return pr_grid_read_some (folder, name, &all, error);
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
pr_grid_of (const pr_grid *s, char *const *cells, const char *column)
{
  int at = pr_grid_column (s, column);
  return at >= 0 ? cells[at] : "";
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
  return pr_grid_value (pr_grid_cell (s, row, column));
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

typedef struct {
  gsize row;
  double score;
} ranked;

static int
by_score (const void *a, const void *b)
{
  const ranked *x = a, *y = b;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->row < y->row ? -1 : 1;
}

gsize *
pr_grid_order (const pr_grid *s, const char *largest_first)
{
  g_autofree ranked *list = g_new (ranked, s->n_rows + 1);
  gsize *rows = g_new (gsize, s->n_rows + 1);
  gboolean smallest = largest_first != NULL && largest_first[0] == '-';
  int column = largest_first != NULL ? pr_grid_column (s, largest_first + smallest) : -1;
  for (gsize row = 0; row < s->n_rows; row++)
    {
      double x = column >= 0 ? pr_grid_number (s, row, column) : 0;
      list[row] = (ranked){ row, isnan (x)  ? (smallest ? -INFINITY : INFINITY)
                                 : smallest ? -x
                                            : x };
    }
  qsort (list, s->n_rows, sizeof *list, by_score);
  for (gsize k = 0; k < s->n_rows; k++)
    rows[k] = list[k].row;
  return rows;
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
  to->n_all++;
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

void
pr_grid_add_column (pr_grid *s, const char *name)
{
  GPtrArray *wider = g_ptr_array_new_with_free_func (g_free);
  for (gsize row = 0; row <= s->n_rows; row++)
    {
      for (gsize c = 0; c < s->n_columns; c++)
        g_ptr_array_add (wider, g_steal_pointer (&s->cells->pdata[row * s->n_columns + c]));
      g_ptr_array_add (wider, g_strdup (row == 0 ? name : ""));
    }
  g_ptr_array_unref (s->cells);
  s->cells = wider;
  s->names = g_renew (char *, s->names, s->n_columns + 2);
  s->names[s->n_columns++] = g_strdup (name);
  s->names[s->n_columns] = NULL;
}
