/* Lines and words for the milestones of an axis of time. */
#include "report/plot/rows.h"

#include "figure/window.h"
#include "report/table/failures.h"
#include "report/text/flags.h"
#include "report/text/labels.h"
#include "report/text/milestones.h"

#include "kernel/i18n.h"

#include <math.h>

#define GAP 2 /* cells between two words */

/* The left edge of the date's day; of a day off, that of the next working day. */
static double
place_of (const pr_results *r, uint32_t day, pr_axis axis)
{
  if (axis == PR_AXIS_DAYS)
    return day;
  if (axis == PR_AXIS_WEEKS)
    return (double) (pr_window_date (r, day) - pr_causes_week (r, 0)) / 7 - 0.5;
  size_t n, k = 0;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  while (k < n && days[k] < day)
    k++;
  return (double) k - 0.5;
}

static double
cell_of (const pr_results *r, double at, pr_axis axis, int width)
{
  size_t n;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  if (axis == PR_AXIS_DAYS)
    return at * width / pr_window_days (r);
  return (at + 0.5) * width
         / (axis == PR_AXIS_WEEKS ? (double) r->outcome->record[0]->n_weeks : (double) n);
}

/* "1 Jul: new rules", cut to the cells of an axis on the wider side of a line there. Free with
 * g_free. */
static char *
words_of (const pr_results *r, const pr_milestone *m, double line, int width)
{
  g_autofree char *date = pr_rows_short_date (pr_window_date (r, m->day));
  g_autofree char *words
      = g_strdup_printf ("%s%s%s", date, P_ ("what a sentence is about", ": "), m->words);
  GString *out = g_string_new (NULL);
  pr_label_cut (out, words, (int) fmax (line, width - line) - GAP);
  return g_string_free (out, FALSE);
}

static void
put_lines (GString *rows, const pr_results *r, const GArray *list, pr_axis axis)
{
  for (guint i = 0; i < list->len; i++)
    pr_rows_at (rows, "milestone", place_of (r, g_array_index (list, pr_milestone, i).day, axis),
                "");
}

/* Returns how many have no room. */
static guint
put_words (GString *rows, const pr_results *r, const GArray *list, pr_axis axis, int width,
           int *levels)
{
  pr_flag flags[PR_MILESTONES];
  char *words[PR_MILESTONES];
  guint left_out = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const pr_milestone *m = &g_array_index (list, pr_milestone, i);
      double line = cell_of (r, place_of (r, m->day, axis), axis, width);
      words[i] = words_of (r, m, line, width);
      flags[i] = (pr_flag){ .at = line,
                            .width = (double) g_utf8_strlen (words[i], -1) + GAP,
                            .rank = m->rank };
    }
  *levels = pr_flags_place (flags, list->len, width, PR_MILESTONES);
  for (guint i = 0; i < list->len; i++)
    {
      char key[sizeof "words l0"];
      g_snprintf (key, sizeof key, "words %c%d", flags[i].left ? 'l' : 'r', flags[i].row);
      if (flags[i].row < 0)
        left_out++;
      else
        pr_rows_at (rows, key, place_of (r, g_array_index (list, pr_milestone, i).day, axis),
                    words[i]);
      g_free (words[i]);
    }
  return left_out;
}

static void
put_list (GString *rows, const pr_results *r, const GArray *list, guint more, pr_axis axis,
          int width)
{
  int levels;
  put_lines (rows, r, list, axis);
  if (width == 0)
    return;
  more += put_words (rows, r, list, axis, width, &levels);
  pr_rows_number (rows, "levels", levels + (more > 0));
  if (more > 0)
    {
      g_autofree char *words = g_strdup_printf (
          NGETTEXT ("and %u more incident or change", "and %u more incidents and changes", more),
          more);
      pr_rows_text (rows, "more", words);
    }
}

void
pr_rows_milestones (GString *rows, const pr_results *r, pr_axis axis, int width)
{
  guint more;
  g_autoptr (GArray) list = pr_milestones_new (&r, 1, &more);
  put_list (rows, r, list, more, axis, width);
}

void
pr_rows_milestones_of_all (GString *rows, const pr_comparison *c, int width)
{
  guint more;
  g_autofree const pr_results **of = g_new (const pr_results *, c->n);
  for (size_t k = 0; k < c->n; k++)
    of[k] = &c->report[k].results;
  g_autoptr (GArray) list = pr_milestones_new (of, c->n, &more);
  put_list (rows, of[0], list, more, PR_AXIS_WORKDAYS, width);
}
