#include "grid.h"

#include "scenario/sheet.h"

#include <string.h>

static GPtrArray *
row_of (const grid *g, guint row)
{
  return g_ptr_array_index (g->rows, row);
}

static GPtrArray *
add_row (grid *g)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (g->rows, row);
  return row;
}

static grid *
grid_new (void)
{
  grid *g = g_new0 (grid, 1);
  g->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return g;
}

static gboolean
on_row (gpointer user, const pr_raw_cell *cells, gsize n)
{
  GPtrArray *row = add_row (user);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (row, g_strdup (cells[i].text));
  return TRUE;
}

grid *
grid_read (const char *text, gsize length)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  grid *g = grid_new ();
  pr_sheet_read (text, length, "sample", diag, on_row, g);
  g_assert_cmpuint (pr_diag_errors (diag), ==, 0);
  return g;
}

grid *
grid_copy (const grid *g)
{
  grid *copy = grid_new ();
  for (guint r = 0; r < g->rows->len; r++)
    {
      GPtrArray *row = add_row (copy);
      for (guint c = 0; c < row_of (g, r)->len; c++)
        g_ptr_array_add (row, g_strdup (grid_get (g, r, c)));
    }
  return copy;
}

void
grid_free (grid *g)
{
  if (g == NULL)
    return;
  g_ptr_array_unref (g->rows);
  g_free (g);
}

guint
grid_n_rows (const grid *g)
{
  return g->rows->len;
}

guint
grid_n_columns (const grid *g)
{
  return row_of (g, 0)->len;
}

const char *
grid_get (const grid *g, guint row, guint column)
{
  return g_ptr_array_index (row_of (g, row), column);
}

void
grid_set (grid *g, guint row, guint column, const char *text)
{
  char **cell = (char **) &g_ptr_array_index (row_of (g, row), column);
  g_free (*cell);
  *cell = g_strdup (text);
}

void
grid_remove_column (grid *g, guint column)
{
  for (guint r = 0; r < g->rows->len; r++)
    g_ptr_array_remove_index (row_of (g, r), column);
}

void
grid_add_column (grid *g, const char *name, const char *text)
{
  for (guint r = 0; r < g->rows->len; r++)
    g_ptr_array_add (row_of (g, r), g_strdup (r == 0 ? name : text));
}

void
grid_cut_row (grid *g, guint row)
{
  g_ptr_array_set_size (row_of (g, row), (int) row_of (g, row)->len - 1);
}

void
grid_lengthen_row (grid *g, guint row, const char *text)
{
  g_ptr_array_add (row_of (g, row), g_strdup (text));
}

void
grid_repeat_row (grid *g, guint row)
{
  GPtrArray *copy = add_row (g);
  for (guint c = 0; c < row_of (g, row)->len; c++)
    g_ptr_array_add (copy, g_strdup (grid_get (g, row, c)));
}

int
grid_find_column (const grid *g, const char *name)
{
  for (guint c = 0; c < grid_n_columns (g); c++)
    if (strcmp (grid_get (g, 0, c), name) == 0)
      return (int) c;
  return -1;
}

static void
append_cell (GString *out, const char *text, gboolean quoted)
{
  if (!quoted && strpbrk (text, ",;\"") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *s = text; *s != '\0'; s++)
    g_string_append_printf (out, *s == '"' ? "\"\"" : "%c", *s);
  g_string_append_c (out, '"');
}

GString *
grid_text (const grid *g, unsigned style, int raw_row, int raw_column)
{
  GString *out = g_string_new (style & GRID_BOM ? "\xef\xbb\xbf" : "");
  const char *end = style & GRID_CRLF ? "\r\n" : "\n";
  for (guint r = 0; r < g->rows->len; r++)
    {
      guint n = row_of (g, r)->len;
      for (guint i = 0; i < n; i++)
        {
          guint c = style & GRID_REVERSED ? n - 1 - i : i;
          if (i > 0)
            g_string_append_c (out, style & GRID_SEMICOLONS ? ';' : ',');
          if ((int) r == raw_row && (int) c == raw_column)
            g_string_append (out, grid_get (g, r, c));
          else
            append_cell (out, grid_get (g, r, c), style & GRID_QUOTED);
        }
      g_string_append (out, end);
    }
  if (style & GRID_BLANK_LINES)
    g_string_append_printf (out, "%s%s%s%s", end, style & GRID_SEMICOLONS ? ";;;" : ",,,", end,
                            end);
  if (style & GRID_DECOMPOSED)
    {
      g_autofree char *apart = g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_NFD);
      g_string_assign (out, apart);
    }
  return out;
}
