/* Workbook: see workbook.h. */
#include "report/workbook/workbook.h"

#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "report/table/grid.h"
#include "report/workbook/parts.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define ENDING ".csv"
#define FIRST_DAY 25569 /* 1 January 1970, in days of a spreadsheet */
#define NARROWEST 8     /* characters of a column */
#define WIDEST 50
#define CHUNK 65536 /* bytes that are compressed at once */

typedef enum { IS_NUMBER, IS_DATE, IS_TEXT } cell_kind;

/* A cell as AB12. */
static void
append_name (GString *out, gsize row, gsize column)
{
  char letters[8];
  gsize n = 0;
  for (gsize c = column + 1; c > 0; c = (c - 1) / 26)
    letters[n++] = (char) ('A' + (c - 1) % 26);
  while (n > 0)
    g_string_append_c (out, letters[--n]);
  g_string_append_printf (out, "%zu", row + 1);
}

/* The day of a spreadsheet that such a text means; 0: none, or one that it does not know. */
static int
day_of (const char *text)
{
  int y, m, d, end = 0;
  if (strlen (text) != 10 || sscanf (text, "%4d-%2d-%2d%n", &y, &m, &d, &end) != 3 || end != 10
      || y < 1901 || !pr_day_valid (y, m, d))
    return 0;
  return pr_day_from_civil (y, m, d) + FIRST_DAY;
}

static gboolean
is_number (const char *text)
{
  char *end;
  double x = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (x)
         && text[strspn (text, "+-.0123456789eE")] == '\0';
}

/* Whether all that is in a column of words is dates. */
static gboolean
all_dates (const pr_grid *g, gsize c)
{
  gsize n = 0;
  for (gsize r = 0; r < g->n_rows; r++)
    {
      const char *text = pr_grid_cell (g, r, (int) c);
      if (*text != '\0' && day_of (text) == 0)
        return FALSE;
      n += *text != '\0';
    }
  return n > 0;
}

/* What the cells of a column are. Half-widths, which have no row of their own, are numbers. */
static cell_kind
kind_of (const pr_out_file *file, const pr_grid *g, gsize c)
{
  size_t n;
  const pr_out_column *columns = pr_out_columns (file, &n);
  for (size_t k = 0; k < n; k++)
    if (strcmp (columns[k].name, g->names[c]) == 0)
      return !pr_column_is_text (&columns[k]) ? IS_NUMBER : all_dates (g, c) ? IS_DATE : IS_TEXT;
  return g_str_has_suffix (g->names[c], "_hw") ? IS_NUMBER : IS_TEXT;
}

static void
append_text (GString *out, const char *text, pr_style style)
{
  g_autofree char *cut = NULL;
  if (g_utf8_strlen (text, -1) > PR_WORKBOOK_MOST_TEXT)
    {
      g_autofree char *head = g_utf8_substring (text, 0, PR_WORKBOOK_MOST_TEXT - 1);
      text = cut = g_strconcat (head, "…", NULL);
    }
  g_string_append_printf (out, "\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", style);
  pr_parts_text (out, text);
  g_string_append (out, "</t></is></c>");
}

static void
append_cell (GString *out, gsize row, gsize column, const char *text, cell_kind kind)
{
  if (*text == '\0')
    return;
  g_string_append (out, "<c r=\"");
  append_name (out, row, column);
  if (kind == IS_NUMBER && is_number (text))
    g_string_append_printf (out, "\"><v>%s</v></c>", text);
  else if (kind == IS_DATE)
    g_string_append_printf (out, "\" s=\"%d\"><v>%d</v></c>", PR_STYLE_DATE, day_of (text));
  else
    append_text (out, text, row == 0 ? PR_STYLE_HEAD : PR_STYLE_TEXT);
}

/* As wide as what is in it, its header first of all. */
static void
append_widths (GString *out, const pr_grid *g)
{
  g_string_append (out, "<cols>");
  for (gsize c = 0; c < g->n_columns; c++)
    {
      glong widest = NARROWEST;
      for (gsize r = 0; r < g->n_rows; r++)
        widest = MAX (widest, g_utf8_strlen (pr_grid_cell (g, r, (int) c), -1));
      widest = MAX (MIN (widest, WIDEST), g_utf8_strlen (g->names[c], -1));
      g_string_append_printf (out, "<col min=\"%zu\" max=\"%zu\" width=\"%ld\" customWidth=\"1\"/>",
                              c + 1, c + 1, widest + 2);
    }
  g_string_append (out, "</cols>");
}

/* Hands on what has gathered. */
static void
pass_on (pr_zip *z, GString *s, gsize least)
{
  if (s->len < least)
    return;
  pr_zip_put (z, s->str, s->len);
  g_string_truncate (s, 0);
}

/* file: NULL where all is text. */
static void
write_sheet (pr_zip *z, guint number, const pr_grid *g, const pr_out_file *file)
{
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", number);
  g_autofree cell_kind *kinds = g_new (cell_kind, g->n_columns);
  g_autoptr (GString) s = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
      "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
  for (gsize c = 0; c < g->n_columns; c++)
    kinds[c] = file != NULL ? kind_of (file, g, c) : IS_TEXT;
  append_widths (s, g);
  g_string_append (s, "<sheetData>");
  pr_zip_begin (z, name);
  for (gsize r = 0; r <= g->n_rows; r++)
    {
      g_string_append_printf (s, "<row r=\"%zu\">", r + 1);
      for (gsize c = 0; c < g->n_columns; c++)
        append_cell (s, r, c, r == 0 ? g->names[c] : pr_grid_cell (g, r - 1, (int) c),
                     r == 0 ? IS_TEXT : kinds[c]);
      g_string_append (s, "</row>");
      pass_on (z, s, CHUNK);
    }
  /* Codes are texts of digits, which is no mistake. */
  g_string_append (s, "</sheetData><ignoredErrors><ignoredError sqref=\"A1:");
  append_name (s, g->n_rows, g->n_columns - 1);
  g_string_append (s, "\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>");
  pass_on (z, s, 0);
  pr_zip_end (z);
}

static void
add_meaning (GPtrArray *cells, const char *table, const char *column, const char *unit,
             const char *meaning)
{
  g_ptr_array_add (cells, g_strdup (table));
  g_ptr_array_add (cells, g_strdup (column));
  g_ptr_array_add (cells, g_strdup (unit));
  g_ptr_array_add (cells, g_strdup (meaning));
}

/* The sheets: their names, what they hold, and of which file, of the first one of none. */
typedef struct {
  GPtrArray *names, *grids;
  const pr_out_file *files[PR_N_FILES + 1];
} book;

static void
book_clear (book *b)
{
  g_ptr_array_unref (b->names);
  g_ptr_array_unref (b->grids);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (book, book_clear)

/* What the tables and their columns are, as a table. */
static pr_grid *
meanings (const book *b)
{
  pr_grid *g = g_new0 (pr_grid, 1);
  g->cells = g_ptr_array_new_with_free_func (g_free);
  add_meaning (g->cells, "table", "column", "unit", "meaning");
  for (guint k = 1; k < b->names->len; k++)
    {
      size_t n;
      const pr_out_column *columns = pr_out_columns (b->files[k], &n);
      add_meaning (g->cells, b->names->pdata[k], "", "", _ (b->files[k]->doc));
      for (size_t c = 0; c < n; c++)
        add_meaning (g->cells, b->names->pdata[k], columns[c].name, PR_OF ("unit", columns[c].unit),
                     _ (columns[c].doc));
    }
  g->n_columns = 4;
  g->n_rows = g->cells->len / g->n_columns - 1;
  g->names = g_new0 (char *, g->n_columns + 1);
  for (gsize c = 0; c < g->n_columns; c++)
    g->names[c] = g_strdup (g->cells->pdata[c]);
  return g;
}

static gboolean
read_table (book *b, const char *folder, const pr_out_file *file, GError **error)
{
  pr_grid *g = pr_grid_read (folder, file->name, error);
  if (g == NULL)
    return FALSE;
  if (g->n_rows >= PR_WORKBOOK_MOST_ROWS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("%s has more rows than a sheet takes (%d); a store has them, too (--store)"),
                   file->name, PR_WORKBOOK_MOST_ROWS - 1);
      pr_grid_free (g);
      return FALSE;
    }
  if (g->n_rows == 0)
    {
      pr_grid_free (g);
      return TRUE;
    }
  b->files[b->names->len] = file;
  g_ptr_array_add (b->names, g_strndup (file->name, strlen (file->name) - strlen (ENDING)));
  g_ptr_array_add (b->grids, g);
  return TRUE;
}

gboolean
pr_workbook_write (const char *folder, const gboolean wanted[PR_N_FILES], FILE *out,
                   const char *path, GError **error)
{
  g_auto (book) b = { .names = g_ptr_array_new_with_free_func (g_free),
                      .grids = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_grid_free) };
  g_autoptr (pr_zip) z = pr_zip_new (out);
  g_ptr_array_add (b.names, g_strdup (P_ ("sheet", "columns")));
  g_ptr_array_add (b.grids, NULL);
  for (int id = 0; id < PR_N_FILES; id++)
    if (wanted[id] && !read_table (&b, folder, &pr_out_files[id], error))
      return FALSE;
  b.grids->pdata[0] = meanings (&b);
  pr_parts_write (z, b.names);
  for (guint k = 0; k < b.names->len; k++)
    write_sheet (z, k + 1, b.grids->pdata[k], b.files[k]);
  int code = pr_zip_finish (z);
  return code == 0 || pr_file_fail (error, code, _ ("cannot write '%s'"), path);
}
