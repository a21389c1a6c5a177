/* CSV: see csv.h. */
#include "report/table/csv.h"

#include "report/text/text.h"

#include <math.h>
#include <string.h>

#define PIECE (1 << 16) /* bytes that a sink takes at a time, at least */

static void
separate (pr_csv *c)
{
  if (c->cell++ > 0)
    g_string_append_c (c->out, c->blanks ? ' ' : ',');
}

static gboolean
is_number (const char *text)
{
  char *end;
  g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && text[strspn (text, "+-.0123456789eE")] == '\0';
}

/* What a spreadsheet would take for a formula. */
static gboolean
is_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL && !is_number (text);
}

/* A formula, or one after apostrophes. */
static gboolean
is_marked (const char *text)
{
  return is_formula (text + strspn (text, "'"));
}

const char *
pr_csv_unmarked (const char *cell, size_t n)
{
  return n > 1 && cell[0] == '\'' && is_marked (cell + 1) ? cell + 1 : cell;
}

static void
append_text (GString *out, const char *text, gboolean blanks)
{
  size_t n = strlen (text);
  const char *mark = !blanks && is_marked (text) ? "'" : "";
  gboolean quote = blanks ? n == 0 || strpbrk (text, " \"#\t\r\n") != NULL
                          : strpbrk (text, ",\"\r\n") != NULL
                                || (n > 0 && (text[0] == ' ' || text[n - 1] == ' '));
  if (!quote)
    {
      g_string_append (out, mark);
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  g_string_append (out, mark);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      /* A row of a plot's data is one line, whatever it contains. */
      g_string_append_c (out, blanks && g_ascii_iscntrl (*text) ? ' ' : *text);
    }
  g_string_append_c (out, '"');
}

void
pr_csv_text (pr_csv *c, const char *text)
{
  separate (c);
  append_text (c->out, text, c->blanks);
}

char *
pr_csv_escape (const char *text)
{
  GString *s = g_string_new (NULL);
  append_text (s, text, FALSE);
  return g_string_free (s, FALSE);
}

void
pr_csv_number (pr_csv *c, double x)
{
  char buf[PR_NUMBER_SIZE];
  separate (c);
  g_string_append (c->out, c->blanks && !isfinite (x) ? "NaN" : pr_text_number (buf, x));
}

void
pr_csv_date (pr_csv *c, pr_day day)
{
  char buf[PR_DATE_SIZE];
  separate (c);
  g_string_append (c->out, pr_text_date (buf, day));
}

static void
drain (pr_csv *c)
{
  c->good = c->good && c->sink (c->self, c->out->str, c->out->len);
  g_string_truncate (c->out, 0);
}

void
pr_csv_end_row (pr_csv *c)
{
  g_assert (c->cell == c->n_cells);
  g_string_append_c (c->out, '\n');
  c->cell = 0;
  if (c->sink != NULL && c->out->len >= PIECE)
    drain (c);
}

void
pr_csv_begin_file (pr_csv *c, const pr_out_file *file)
{
  *c = (pr_csv){ .out = g_string_new (NULL), .blanks = g_str_has_suffix (file->name, ".dat") };
  c->columns = pr_out_columns (file, &c->n);
  for (size_t k = 0; k < c->n; k++)
    c->n_cells += 1 + c->columns[k].half_width;
  if (c->blanks)
    g_string_append (c->out, "# ");
  for (size_t k = 0; k < c->n; k++)
    {
      const pr_out_column *column = &c->columns[k];
      pr_csv_text (c, column->name);
      if (column->half_width)
        {
          g_autofree char *name = g_strconcat (column->name, "_hw", NULL);
          pr_csv_text (c, name);
        }
    }
  pr_csv_end_row (c);
}

void
pr_csv_begin (pr_csv *c, pr_file_id file)
{
  pr_csv_begin_file (c, &pr_out_files[file]);
}

char *
pr_csv_end (pr_csv *c)
{
  g_assert (c->cell == 0);
  return g_string_free (c->out, FALSE);
}

void
pr_csv_begin_sink (pr_csv *c, pr_file_id file, pr_csv_sink sink, void *self)
{
  pr_csv_begin (c, file);
  c->sink = sink;
  c->self = self;
  c->good = TRUE;
}

gboolean
pr_csv_end_sink (pr_csv *c)
{
  g_assert (c->cell == 0);
  drain (c);
  g_string_free (c->out, TRUE);
  return c->good;
}
