/* HTML: see html.h. */
#include "report/page/html.h"

#include "kernel/i18n.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PRINTED 15 /* rows of a table on paper, as report.css has it */

void
pr_html_add (GString *out, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_markup_vprintf_escaped (format, args);
  va_end (args);
  g_string_append (out, text);
}

char *
pr_html_id (const char *prefix, const char *code)
{
  g_autoptr (GString) id = g_string_new (prefix);
  for (const char *c = code; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (id, *c);
    else
      g_string_append_printf (id, "_%02x", (guchar) *c);
  return g_string_free (g_steal_pointer (&id), FALSE);
}

/* The decimals that show three digits of a figure whose half-width is missing or 0. */
static int
three_digits (double x)
{
  double size = fabs (x);
  if (size == round (size) || size >= 100)
    return 0;
  return size >= 10 ? 1 : size >= 1 ? 2 : 3;
}

char *
pr_html_figure (double x, double hw, const char *unit)
{
  char mean[PR_NUMBER_SIZE], half[PR_NUMBER_SIZE];
  gboolean share = strcmp (unit, "share") == 0;
  double scale = share ? 100 : 1;
  x *= scale;
  hw *= scale;
  if (!isfinite (x))
    return g_strdup ("");
  if (strcmp (unit, "probability") == 0 && x < 0.001)
    return g_strdup_printf ("< %s", pr_text_fixed (mean, 0.001, 3));
  int decimals = hw > 0 && isfinite (hw) ? pr_text_decimals (x, hw, 4) : three_digits (x);
  pr_text_fixed (mean, x, decimals);
  const char *percent = share ? " %" : "";
  if (!isfinite (hw))
    return g_strconcat (mean, percent, NULL);
  return g_strdup_printf ("%s ± %s%s", mean, pr_text_fixed (half, hw, decimals), percent);
}

/* A page adds the province to units of many. */
static const pr_out_column *
describe (const pr_out_file *file, const char *name)
{
  const pr_out_file *const files[] = { file, &pr_out_files[PR_FILE_PROVINCES] };
  for (size_t f = 0; f < G_N_ELEMENTS (files); f++)
    {
      size_t n;
      const pr_out_column *columns = pr_out_columns (files[f], &n);
      for (size_t c = 0; c < n; c++)
        if (strcmp (columns[c].name, name) == 0)
          return &columns[c];
    }
  return NULL;
}

static void
put_head (GString *out, const pr_html_table *t)
{
  pr_html_put (out, "<thead><tr>");
  for (const pr_html_column *k = t->columns; k->name != NULL; k++)
    {
      const pr_out_column *c = describe (t->file, k->name);
      gboolean unit = c->unit[0] != '\0' && strcmp (c->unit, "share") != 0
                      && strcmp (c->unit, k->label) != 0; /* "steps", in steps */
      pr_html_add (out, "<th scope=\"col\" class=\"%s\" title=\"%s\">",
                   pr_column_is_text (c) ? "t" : "n", _ (c->doc));
      pr_html_add (out, "<span>%s</span>", PR_OF ("column", k->label));
      if (unit)
        pr_html_add (out, "<small>%s</small>", PR_OF ("unit", c->unit));
      pr_html_put (out, "</th>");
    }
  pr_html_put (out, "</tr></thead>\n");
}

/* Verdict, class, mark. */
static const char *const marks[][3] = {
  { "ready", "good", "●" },  { "at risk", "fair", "▲" }, { "not ready", "bad", "■" },
  { "better", "good", "●" }, { "worse", "bad", "■" },    { "more", "", "↑" },
  { "less", "", "↓" },       { "later", "", "→" },       { "earlier", "", "←" },
};

static const char *const *
find_mark (const char *verdict)
{
  for (gsize k = 0; k < G_N_ELEMENTS (marks); k++)
    if (strcmp (marks[k][0], verdict) == 0)
      return marks[k];
  return NULL;
}

const char *
pr_html_mark (const char *verdict)
{
  const char *const *mark = find_mark (verdict);
  return mark != NULL ? mark[2] : "";
}

void
pr_html_verdict (GString *out, const char *text)
{
  const char *const *mark = find_mark (text);
  if (mark == NULL)
    pr_html_add (out, "%s", text);
  else
    pr_html_add (out, "<span class=\"mark %s\"><i aria-hidden=\"true\">%s</i> %s</span>", mark[1],
                 mark[2], _ (text));
}

/* Where the columns of a table are in its sheet, and their half-widths or the ends of their
 * intervals; -1: it has none. */
typedef struct {
  const pr_out_column *column;
  int at, half, low, high;
} place;

/* "2025-07-01", which must not be broken. */
static gboolean
is_date (const char *text)
{
  return strlen (text) == 10 && text[4] == '-' && text[7] == '-'
         && strspn (text, "0123456789-") == 10;
}

static void
put_interval (GString *out, const pr_grid *s, gsize row, const place *p)
{
  double low = pr_grid_number (s, row, p->low), high = pr_grid_number (s, row, p->high);
  g_autofree char *from = pr_html_figure (low, NAN, p->column->unit),
                  *to = pr_html_figure (high, NAN, p->column->unit),
                  *words = g_strdup_printf (_ ("%s to %s"), from, to);
  if (isfinite (low))
    pr_html_add (out, " <small>%s</small>", words);
}

static void
put_cell (GString *out, const pr_grid *s, gsize row, const place *p, gboolean first)
{
  const char *text = pr_grid_cell (s, row, p->at);
  if (pr_column_is_text (p->column))
    {
      if (is_date (text) && !first)
        pr_html_add (out, "<td class=\"d\" data-s=\"%s\">", text);
      else
        pr_html_put (out, first ? "<th scope=\"row\">" : "<td>");
      if (g_str_has_prefix (p->column->name, "verdict"))
        pr_html_verdict (out, text);
      else
        {
          g_autofree char *words = pr_html_words (p->column->name, text);
          pr_html_add (out, "%s", words);
        }
      pr_html_put (out, first ? "</th>" : "</td>");
      return;
    }
  double x = pr_grid_number (s, row, p->at);
  g_autofree char *figure = pr_html_figure (x, pr_grid_number (s, row, p->half), p->column->unit);
  char *half = strstr (figure, " ± ");
  if (half == NULL)
    {
      pr_html_add (out, "<td class=\"n\" data-v=\"%s\">%s", text, figure);
      put_interval (out, s, row, p);
      pr_html_put (out, "</td>");
      return;
    }
  *half = '\0';
  pr_html_add (out, "<td class=\"n\" data-v=\"%s\">%s <small>± %s</small></td>", text, figure,
               half + strlen (" ± "));
}

static void
put_rows (GString *out, const pr_grid *s, const pr_html_table *t, gsize n)
{
  place places[32];
  gsize n_places = 0;
  /* Rows have an address if a single row tells everything about its place. */
  int code = pr_grid_column (s, "metric") < 0 ? pr_grid_column (s, "code") : -1;
  g_autofree gsize *rows = pr_grid_order (s, t->largest_first);
  for (const pr_html_column *k = t->columns; k->name != NULL; k++)
    {
      g_autofree char *half = g_strconcat (k->name, "_hw", NULL),
                      *low = g_strconcat (k->name, "_low", NULL),
                      *high = g_strconcat (k->name, "_high", NULL);
      g_assert (n_places < G_N_ELEMENTS (places));
      places[n_places++]
          = (place){ describe (t->file, k->name), pr_grid_column (s, k->name),
                     pr_grid_column (s, half), pr_grid_column (s, low), pr_grid_column (s, high) };
    }
  pr_html_put (out, "<tbody>\n");
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *prefix = g_strconcat (t->id, "-", NULL);
      g_autofree char *id = pr_html_id (prefix, pr_grid_cell (s, rows[i], code));
      if (code >= 0)
        pr_html_add (out, "<tr id=\"%s\">", id);
      else
        pr_html_put (out, "<tr>");
      for (gsize k = 0; k < n_places; k++)
        put_cell (out, s, rows[i], &places[k], k == 0);
      pr_html_put (out, "</tr>\n");
    }
  pr_html_put (out, "</tbody>");
}

void
pr_html_grid (GString *out, const pr_grid *s, const pr_html_table *t)
{
  gsize n = t->most > 0 ? MIN (s->n_rows, t->most) : s->n_rows;
  if (n == 0)
    return;
  if (n < s->n_all)
    {
      char first[PR_NUMBER_SIZE], all[PR_NUMBER_SIZE];
      g_autofree char *words
          = g_strdup_printf (_ ("Shown (%s): the first %s of %s; all of them are in %s."),
                             PR_OF ("rows", t->what), pr_text_fixed (first, (double) n, 0),
                             pr_text_fixed (all, (double) s->n_all, 0), t->file->name);
      pr_html_add (out, "<p class=\"note\">%s</p>\n", words);
    }
  pr_html_add (out,
               "<div class=\"table\" data-what=\"%s\" data-filter=\"%s\" data-count=\"%s\">"
               "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">"
               "<table id=\"%s\"><caption>%s</caption>\n",
               PR_OF ("rows", t->what), _ ("Show rows with"), _ ("{what}: {n} of {all}"),
               _ (t->caption), t->id, _ (t->caption));
  put_head (out, t);
  put_rows (out, s, t, n);
  pr_html_put (out, "</table></div>");
  if (n > PRINTED)
    {
      g_autofree char *words
          = g_strdup_printf (_ ("Printed (%s): the first %d of %zu; the rest is in %s."),
                             PR_OF ("rows", t->what), PRINTED, n, t->file->name);
      pr_html_add (out, "<p class=\"note printed\">%s</p>", words);
    }
  pr_html_put (out, "</div>\n");
}
