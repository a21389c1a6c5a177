/* The text form of a brief: see brief.h.
 *
 * It is the last screen of a comparison, of which two lines that name the files and a prompt leave
 * MOST_LINES. What is asked, and whom an option helps and hurts, stands there if there is room.
 */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/page/html.h"
#include "report/text/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 79
#define MOST_LINES 20
#define CELL 11
#define MOST_PLACES 3

static const struct {
  const char *figure, *label; /* label translatable; NULL: by the unit of costs */
  double scale;
  int good; /* 1: more is better; -1: less is */
} rows[] = {
  { "places_ready", N_ ("Places ready"), 1, 1 },
  { "on_time", N_ ("On time, in %"), 100, 1 },
  { "visits_left", N_ ("Visitors unserved"), 1, -1 },
  { "deciding_peak", N_ ("Most in process"), 1, -1 },
  { "cost", NULL, 1, -1 },
};

static guint
lines_of (const GString *text)
{
  guint n = 0;
  for (const char *s = text->str; *s != '\0'; s++)
    n += *s == '\n';
  return n;
}

/* As in the comparison's head, whatever is left out. */
static char
letter (const pr_brief *b, guint k)
{
  JsonArray *all = pr_brief_array (b->data, "options");
  guint at = 0;
  while (pr_brief_at (all, at) != b->options->pdata[k])
    at++;
  return (char) ('A' + at);
}

static void
append_head (const pr_brief *b, GString *out)
{
  char level[PR_NUMBER_SIZE];
  guint n = (guint) MAX (pr_brief_value (b->data, "replications"), 1);
  g_string_append_printf (
      out,
      NGETTEXT ("IN SHORT (mean over %u replication; %s better, %s worse than A, at %s %%)\n",
                "IN SHORT (means over %u replications; %s better, %s worse than A, at %s %%)\n", n),
      n, pr_html_mark ("better"), pr_html_mark ("worse"),
      pr_text_percent (level, pr_brief_value (b->data, "level")));
}

/* Who is who, and the heads of the columns. */
static void
append_options (const pr_brief *b, GString *out)
{
  int label = WIDTH - CELL * PR_BRIEF_SHOWN;
  for (guint k = 0; k < b->options->len; k++)
    {
      g_autofree char *name = pr_brief_name (b->options->pdata[k]);
      g_autofree char *words = k == 0 ? g_strdup_printf (_ ("Now: %s"), name) : g_strdup (name);
      g_string_append_printf (out, "  %c  ", letter (b, k));
      pr_text_cell (out, words, WIDTH - 5, FALSE);
      pr_text_end_line (out);
    }
  pr_text_cell (out, "", label, FALSE);
  for (guint k = 0; k < b->options->len; k++)
    g_string_append_printf (out, "%*c  ", CELL - 2, letter (b, k));
  pr_text_end_line (out);
}

static void
append_label (GString *out, const char *label)
{
  g_string_append (out, "  ");
  pr_text_cell (out, label, WIDTH - CELL * PR_BRIEF_SHOWN - 2, FALSE);
}

/* What is not quite all, or not quite nothing, is not rounded to it. */
static char *
number (JsonObject *figure, const char *name, double scale, double rounded)
{
  double x = scale * pr_brief_value (figure, "mean");
  bool share = strcmp (name, "on_time") == 0;
  char bound[PR_NUMBER_SIZE];
  if (share && x < 100 && rounded >= 99.95)
    return g_strdup_printf ("> %s", pr_text_fixed (bound, 99.9, 1));
  if (share && x > 0 && rounded < 0.05)
    return g_strdup_printf ("< %s", pr_text_fixed (bound, 0.1, 1));
  return pr_brief_fixed (rounded);
}

static void
append_row (const pr_brief *b, gsize r, GString *out)
{
  const char *label = rows[r].label != NULL ? _ (rows[r].label) : NULL;
  double scale = rows[r].scale, is[PR_COMPARED_MOST];
  if (label == NULL)
    scale = 1 / pr_brief_cost_unit (b, &label);
  append_label (out, label);
  pr_brief_row (b->options, rows[r].figure, scale, is);
  for (guint k = 0; k < b->options->len; k++)
    {
      JsonObject *f = pr_brief_figure (b->options->pdata[k], rows[r].figure);
      bool shown = pr_brief_shown (f, scale);
      g_autofree char *text = number (f, rows[r].figure, scale, is[k]);
      pr_text_cell (out, text, CELL - 2, TRUE);
      g_string_append_printf (out, " %s",
                              !shown ? " "
                              : rows[r].good * pr_brief_value (f, "more") > 0
                                  ? pr_html_mark ("better")
                                  : pr_html_mark ("worse"));
    }
  pr_text_end_line (out);
}

/* "" if there is none. Returns buf. */
static const char *
date_of (char buf[PR_DATE_SIZE], JsonObject *option, const char *member)
{
  int y, m, d;
  *buf = '\0';
  if (sscanf (pr_brief_string (option, member), "%4d-%2d-%2d", &y, &m, &d) == 3)
    pr_text_day (buf, pr_day_from_civil (y, m, d));
  return buf;
}

/* When the peak is, and when it is over. */
static void
append_dates (const pr_brief *b, GString *out)
{
  char day[PR_DATE_SIZE];
  append_label (out, _ ("  on"));
  for (guint k = 0; k < b->options->len; k++)
    pr_text_cell (out, date_of (day, b->options->pdata[k], "peak_on"), CELL, TRUE);
  pr_text_end_line (out);
  append_label (out, _ ("  normal again"));
  for (guint k = 0; k < b->options->len; k++)
    {
      JsonObject *o = b->options->pdata[k];
      const char *on = date_of (day, o, "recovered_on");
      pr_text_cell (out,
                    pr_brief_always_normal (o) ? _ ("always")
                    : *on != '\0'              ? on
                                               : _ ("not yet"),
                    CELL, TRUE);
    }
  pr_text_end_line (out);
}

static void
append_rows (const pr_brief *b, GString *out)
{
  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
    if (pr_brief_any (b, rows[r].figure))
      {
        append_row (b, r, out);
        if (strcmp (rows[r].figure, "deciding_peak") == 0)
          append_dates (b, out);
      }
}

static void
append_next (guint left_out, GString *out)
{
  g_autofree char *more
      = g_strdup_printf (NGETTEXT ("%u more option is in the tables above.",
                                   "%u more options are in the tables above.", left_out),
                         left_out);
  if (left_out > 0)
    pr_text_wrap (out, more, 2, WIDTH);
  pr_text_wrap (out, _ ("brief.html is one sheet of this to print; report.html has every place."),
                2, WIDTH);
}

/* Whom the option helps and hurts; "" if no place is shown to feel it. Free with g_free. */
static char *
felt_words (JsonObject *option, char who)
{
  g_autoptr (GString) helped = g_string_new (NULL), hurt = g_string_new (NULL);
  bool helps = pr_brief_tell_felt (helped, option, "helped", MOST_PLACES),
       hurts = pr_brief_tell_felt (hurt, option, "hurt", MOST_PLACES);
  if (helps && hurts)
    return g_strdup_printf (_ ("%c helps most: %s. It hurts most: %s."), who, helped->str,
                            hurt->str);
  if (helps)
    return g_strdup_printf (_ ("%c helps most: %s. It is shown to hurt no place."), who,
                            helped->str);
  if (hurts)
    return g_strdup_printf (_ ("%c hurts most: %s. It is shown to help no place."), who, hurt->str);
  return g_strdup ("");
}

/* Of as many options as there is room for. */
static void
append_felt (const pr_brief *b, guint room, GString *out)
{
  guint used = lines_of (out);
  for (guint k = 1; k < b->options->len && pr_brief_value (b->data, "replications") > 1; k++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *words = felt_words (b->options->pdata[k], letter (b, k));
      pr_text_wrap (text, words, 2, WIDTH);
      if (*words != '\0' && lines_of (out) + lines_of (text) - used <= room)
        g_string_append (out, text->str);
    }
}

/* With names if there is room, else with letters. */
static GString *
answer_lines (pr_brief *b, GPtrArray *all, guint room)
{
  GString *text = g_string_new (NULL);
  const pr_brief whole = { .data = b->data, .options = all };
  for (int names = 1; names >= 0; names--)
    {
      g_autofree char *answer = pr_brief_answer (&whole);
      g_string_truncate (text, 0);
      pr_text_wrap (text, answer, 2, WIDTH);
      if (lines_of (text) <= room)
        break;
      for (guint k = 0; k < all->len && names > 0; k++)
        json_object_set_string_member (all->pdata[k], "name", (char[]){ (char) ('A' + k), '\0' });
    }
  return text;
}

char *
pr_brief_short (const char *data)
{
  g_auto (pr_brief) b = { 0 };
  g_autoptr (GString) after = g_string_new (NULL);
  GString *out = g_string_new (NULL);
  if (!pr_brief_read (&b, data, PR_BRIEF_DATA_NAME, NULL))
    return g_string_free (out, FALSE);
  g_autoptr (GPtrArray) all = g_ptr_array_ref (b.options);
  guint left_out = pr_brief_leave_out (&b);
  g_autofree char *asked = pr_brief_question (&b);
  g_autoptr (GString) question = g_string_new (NULL);
  pr_text_wrap (question, asked, 2, WIDTH);
  append_head (&b, out);
  gssize question_at = (gssize) out->len;
  append_options (&b, out);
  append_rows (&b, out);
  append_next (left_out, after);
  guint used = lines_of (out) + lines_of (after), room = MOST_LINES > used ? MOST_LINES - used : 0;
  g_autoptr (GString) answer = answer_lines (&b, all, room);
  g_string_append (out, answer->str);
  room -= MIN (room, lines_of (answer));
  if (lines_of (question) <= room)
    {
      g_string_insert (out, question_at, question->str);
      room -= lines_of (question);
    }
  append_felt (&b, room, out);
  g_string_append (out, after->str);
  return g_string_free (out, FALSE);
}
