/* The one chart of a brief: dossiers in process at the end of each working day. */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/text/json.h"
#include "report/page/html.h"
#include "report/text/flags.h"
#include "report/text/labels.h"
#include "report/text/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 720.0
#define LEFT 44.0
#define RIGHT 8.0
#define TOP 16.0 /* with one line of words */
#define LINE 11.0
#define ROWS 6        /* of these, at most */
#define LETTER 6.2    /* mean width */
#define NAME_WIDTH 22 /* cells of an incident's name */
#define BOTTOM 20.0

typedef struct {
  const pr_brief *b;
  JsonArray *days;
  int first, last; /* Julian days */
  double most;     /* of the axis */
  double top;      /* of the axes */
  double height;   /* of the chart: less where the table needs the room */
  int rows;        /* of words above it, at most */
} frame;

static int
julian (const char *date)
{
  GDate d;
  int year = 0, month = 0, day = 0;
  g_date_clear (&d, 1);
  if (sscanf (date, "%4d-%2d-%2d", &year, &month, &day) == 3
      && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    g_date_set_dmy (&d, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_valid (&d) ? (int) g_date_get_julian (&d) : 0;
}

static const char *
day_at (const frame *f, guint k)
{
  return pr_brief_text_at (f->days, k);
}

static double
x_of (const frame *f, int day)
{
  return LEFT
         + (WIDTH - LEFT - RIGHT) * (double) (day - f->first)
               / (double) MAX (f->last - f->first, 1);
}

static double
y_of (const frame *f, double level)
{
  return f->height - BOTTOM - (f->height - f->top - BOTTOM) * level / f->most;
}

static const char *
pixel (char buf[G_ASCII_DTOSTR_BUF_SIZE], double x)
{
  return g_ascii_formatd (buf, G_ASCII_DTOSTR_BUF_SIZE, "%.1f", x);
}

static void
put_line (GString *out, const char *class, double x1, double y1, double x2, double y2)
{
  char a[G_ASCII_DTOSTR_BUF_SIZE], b[G_ASCII_DTOSTR_BUF_SIZE], c[G_ASCII_DTOSTR_BUF_SIZE],
      d[G_ASCII_DTOSTR_BUF_SIZE];
  pr_html_add (out, "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>", class,
               pixel (a, x1), pixel (b, y1), pixel (c, x2), pixel (d, y2));
}

static void
put_text (GString *out, double x, double y, const char *anchor, const char *text)
{
  char a[G_ASCII_DTOSTR_BUF_SIZE], b[G_ASCII_DTOSTR_BUF_SIZE];
  pr_html_add (out, "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n", pixel (a, x),
               pixel (b, y), anchor, text);
}

static double
level_at (JsonArray *levels, guint k)
{
  JsonNode *node = json_array_get_element (levels, k);
  GType type = json_node_get_value_type (node);
  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node) : 0;
}

/* The step of the axis: 1, 2 or 5 times a power of ten, about four of them; dossiers are whole. */
static double
step_of (double most)
{
  double power = pow (10, floor (log10 (most / 4))), times = most / 4 / power;
  return fmax (power * (times > 5 ? 10 : times > 2 ? 5 : times > 1 ? 2 : 1), 1);
}

static void
put_levels (GString *out, const frame *f, double step)
{
  char number[PR_NUMBER_SIZE];
  for (double y = 0; y <= f->most; y += step)
    {
      put_line (out, "grid", LEFT, y_of (f, y), WIDTH - RIGHT, y_of (f, y));
      put_text (out, LEFT - 5, y_of (f, y) + 3.5, "end", pr_text_fixed (number, y, 0));
    }
}

/* How many weeks apart there is room for dates. */
static int
weeks_apart (const frame *f)
{
  double widest = 0;
  for (guint k = 0; k < json_array_get_length (f->days); k++)
    {
      g_autofree char *words = pr_brief_date (day_at (f, k));
      widest = fmax (widest, LETTER * (pr_text_width (words) + 2));
    }
  return 1 + (int) (widest / (x_of (f, f->first + 7) - x_of (f, f->first)));
}

/* The first working days of weeks, as many as there is room for. */
static void
put_days (GString *out, const frame *f)
{
  double until = 0;
  int told = 0, week = 0, every = weeks_apart (f);
  for (guint k = 0; k < json_array_get_length (f->days); k++)
    {
      int day = julian (day_at (f, k)), before = week;
      week = day / 7;
      if (k > 0 && (week == before || week - told < every))
        continue;
      g_autofree char *words = pr_brief_date (day_at (f, k));
      double x = x_of (f, day), width = LETTER * pr_text_width (words);
      const char *anchor = x > WIDTH - width / 2 ? "end" : k == 0 ? "start" : "middle";
      double from = *anchor == 'e' ? x - width : *anchor == 's' ? x : x - width / 2;
      told = week;
      if (from < until)
        continue;
      until = from + width + LETTER;
      put_line (out, "grid", x, f->height - BOTTOM, x, f->height - BOTTOM + 3);
      put_text (out, x, f->height - 6, anchor, words);
    }
}

/* A date to be marked. */
typedef struct {
  int day;
  bool own; /* an option's, not the first's */
  char *words;
} mark;

static void
mark_clear (gpointer p)
{
  g_free (((mark *) p)->words);
}

static gint
by_day (gconstpointer a, gconstpointer b)
{
  return ((const mark *) a)->day - ((const mark *) b)->day;
}

/* Once, however many options have it. */
static void
add_mark (GArray *marks, const frame *f, const char *date, bool own, const char *words)
{
  g_autofree char *day = g_strndup (date, strlen ("2025-07-01")), *on = pr_brief_date (day);
  mark m = { julian (day), own,
             g_strdup_printf ("%s%s%s", on, P_ ("what a sentence is about", ": "), words) };
  bool is_new = m.day >= f->first && m.day <= f->last;
  for (guint i = 0; i < marks->len && is_new; i++)
    is_new = strcmp (g_array_index (marks, mark, i).words, m.words) != 0;
  if (is_new)
    g_array_append_val (marks, m);
  else
    g_free (m.words);
}

/* The incidents that only the option has. */
static void
add_incidents (GArray *marks, const frame *f, JsonObject *option)
{
  JsonArray *list = pr_brief_array (option, "changes");
  for (guint k = 0; list != NULL && k < json_array_get_length (list); k++)
    {
      JsonObject *of = pr_brief_at (list, k);
      JsonArray *rows = pr_brief_array (of, "rows");
      if (strcmp (pr_brief_string (of, "table"), "incidents") != 0
          || strcmp (pr_brief_string (of, "only"), "here") != 0)
        continue;
      for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
        {
          JsonObject *row = pr_brief_at (rows, i);
          JsonArray *names = pr_brief_array (row, "names");
          g_autoptr (GString) name = g_string_new (NULL);
          if (names == NULL || json_array_get_length (names) == 0)
            continue;
          pr_label_cut (name, pr_brief_text_at (names, 0), NAME_WIDTH);
          add_mark (marks, f, pr_brief_string (row, "on"), true, name->str);
        }
    }
}

/* Dates from which something else holds, or from which an option differs, in the order of days. */
static GArray *
marks_of (const frame *f)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (mark));
  JsonArray *list = pr_brief_array (f->b->data, "milestones");
  g_array_set_clear_func (marks, mark_clear);
  for (guint k = 0; list != NULL && k < json_array_get_length (list); k++)
    {
      JsonObject *of = pr_brief_at (list, k);
      add_mark (
          marks, f, pr_brief_string (of, "date"), false,
          pr_brief_string (pr_json_object_of (of, "words"), pr_language_codes[pr_language_now ()]));
    }
  for (guint k = 1; k < f->b->options->len; k++)
    {
      JsonObject *option = f->b->options->pdata[k];
      add_mark (marks, f, pr_brief_string (option, "applies"), true, _ ("options apply"));
      add_incidents (marks, f, option);
    }
  g_array_sort (marks, by_day);
  return marks;
}

/* Where their words stand: one for each. *rows of them. */
static pr_flag *
flags_of (const frame *f, const GArray *marks, int *rows)
{
  pr_flag *flags = g_new (pr_flag, marks->len + 1);
  for (guint i = 0; i < marks->len; i++)
    {
      const mark *m = &g_array_index (marks, mark, i);
      flags[i] = (pr_flag){ .at = x_of (f, m->day) - LEFT,
                            .width = LETTER * (pr_text_width (m->words) + 1),
                            .rank = !m->own };
    }
  *rows = pr_flags_place (flags, marks->len, WIDTH - LEFT - RIGHT, f->rows);
  return flags;
}

static void
put_marks (GString *out, const frame *f, const GArray *marks, const pr_flag *flags)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const mark *m = &g_array_index (marks, mark, i);
      double x = x_of (f, m->day), y = f->top - 5 - LINE * flags[i].row;
      put_line (out, "phase", x, flags[i].row >= 0 ? y - 8 : f->top - 4, x, f->height - BOTTOM);
      if (flags[i].row >= 0)
        put_text (out, x + (flags[i].left ? -3 : 3), y, flags[i].left ? "end" : "start", m->words);
    }
}

static void
put_curve (GString *out, const frame *f, guint k)
{
  JsonArray *levels = pr_brief_array (f->b->options->pdata[k], "backlog");
  guint n
      = levels != NULL ? MIN (json_array_get_length (levels), json_array_get_length (f->days)) : 0;
  g_autoptr (GString) points = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
      g_string_append_printf (points, "%s%s,%s", i > 0 ? " " : "",
                              pixel (x, x_of (f, julian (day_at (f, i)))),
                              pixel (y, y_of (f, level_at (levels, i))));
    }
  pr_html_add (out, "<polyline class=\"curve c%u\" points=\"%s\"/>\n", k, points->str);
}

static void
put_key (GString *out, const pr_brief *b)
{
  pr_html_put (out, "<ul class=\"key\">");
  for (guint k = 0; k < b->options->len; k++)
    {
      g_autofree char *name = k == 0 ? g_strdup (_ ("now")) : pr_brief_name (b->options->pdata[k]);
      pr_html_add (out,
                   "<li><svg viewBox=\"0 0 30 6\" aria-hidden=\"true\"><line class=\"c%u\" "
                   "x1=\"0\" y1=\"3\" x2=\"30\" y2=\"3\" stroke-width=\"2\"/></svg> %s</li>",
                   k, name);
    }
  pr_html_put (out, "</ul>\n");
}

static double
largest (const pr_brief *b)
{
  double most = 1;
  for (guint k = 0; k < b->options->len; k++)
    {
      JsonArray *levels = pr_brief_array (b->options->pdata[k], "backlog");
      for (guint i = 0; levels != NULL && i < json_array_get_length (levels); i++)
        most = fmax (most, level_at (levels, i));
    }
  return most;
}

void
pr_brief_put_chart (const pr_brief *b)
{
  frame f = { .b = b,
              .days = pr_brief_array (b->data, "days"),
              .height = b->options->len < 3   ? 176
                        : b->options->len < 4 ? 140
                        : b->options->len < 5 ? 112
                                              : 96,
              .rows = b->options->len < 3   ? ROWS
                      : b->options->len < 5 ? ROWS - 2
                                            : ROWS - 3 };
  guint n = f.days != NULL ? json_array_get_length (f.days) : 0;
  if (n < 2)
    return;
  double most = largest (b), step = step_of (most);
  f.first = julian (day_at (&f, 0));
  f.last = julian (day_at (&f, n - 1));
  f.most = step * ceil (most / step);
  pr_html_add (b->out,
               "<h2>%s</h2>\n<div class=\"chart\" tabindex=\"0\" role=\"region\" "
               "aria-label=\"%s\"><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
               _ ("Dossiers in process in the whole province, at the end of each working day"),
               _ ("Chart"), (int) WIDTH, (int) f.height,
               _ ("Curves of the dossiers in process, one for each option"));
  g_autoptr (GArray) marks = marks_of (&f);
  int rows;
  g_autofree pr_flag *flags = flags_of (&f, marks, &rows);
  f.top = TOP + LINE * (MAX (rows, 1) - 1);
  put_levels (b->out, &f, step);
  put_days (b->out, &f);
  put_marks (b->out, &f, marks, flags);
  for (guint k = 0; k < b->options->len; k++)
    put_curve (b->out, &f, k);
  pr_html_put (b->out, "</svg></div>\n");
  if (b->options->len > 1)
    put_key (b->out, b);
}
