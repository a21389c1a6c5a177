/* Lines and words for the milestones of an axis of time. */
#include "report/plot/rows.h"

#include "figure/window.h"
#include "report/table/failures.h"
#include "report/text/milestones.h"

#include "kernel/i18n.h"

#include <math.h>

#define LEVELS 4
#define GAP 2 /* cells between two words */

/* Cells of the axis, from one to another. */
typedef struct {
  double from, to;
} span;

typedef struct {
  int width;                   /* of the axis */
  double lines[PR_MILESTONES]; /* where they stand, in cells */
  guint n_lines;
  span taken[LEVELS][PR_MILESTONES];
  guint n_taken[LEVELS], n_placed;
} room;

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

/* Whether words may stand there; with `apart` not across a line either. */
static bool
is_free (const room *of, int level, span s, bool apart)
{
  if (s.from < 0 || s.to > of->width)
    return false;
  for (guint i = 0; i < of->n_taken[level]; i++)
    if (s.from < of->taken[level][i].to + GAP && of->taken[level][i].from < s.to + GAP)
      return false;
  for (guint i = 0; apart && i < of->n_lines; i++)
    if (s.from + 0.01 < of->lines[i] && of->lines[i] < s.to - 0.01)
      return false;
  return true;
}

/* Finds room for words at the line, the upper rows first; false: there is none. */
static bool
find_room (room *of, double line, int cells, int *level, bool *left)
{
  for (int k = 0; k < 4 * LEVELS; k++)
    {
      *level = k / 2 % LEVELS;
      *left = k % 2 > 0;
      span s = { *left ? line - cells : line, *left ? line : line + cells };
      if (!is_free (of, *level, s, k < 2 * LEVELS))
        continue;
      of->taken[*level][of->n_taken[*level]++] = s;
      return true;
    }
  return false;
}

/* Gives the levels needed for these words; 0: there is no room for them. */
static int
put_words (GString *rows, const pr_results *r, const pr_milestone *m, pr_axis axis, room *of)
{
  char key[sizeof "words l0"];
  double at = place_of (r, m->day, axis);
  g_autofree char *date = pr_rows_short_date (pr_window_date (r, m->day));
  g_autofree char *words = g_strdup_printf ("%s: %s", date, m->words);
  int level, cells = (int) g_utf8_strlen (words, -1) + 1;
  bool left;
  if (!find_room (of, cell_of (r, at, axis, of->width), cells, &level, &left))
    return 0;
  of->n_placed++;
  g_snprintf (key, sizeof key, "words %c%d", left ? 'l' : 'r', level);
  pr_rows_at (rows, key, at, words);
  return level + 1;
}

static void
put_list (GString *rows, const pr_results *r, const GArray *list, guint more, pr_axis axis,
          int width)
{
  int levels = 0;
  room of = { .width = width, .n_lines = list->len };
  for (guint i = 0; i < list->len; i++)
    {
      double at = place_of (r, g_array_index (list, pr_milestone, i).day, axis);
      of.lines[i] = cell_of (r, at, axis, width);
      pr_rows_at (rows, "milestone", at, "");
    }
  if (width == 0)
    return;
  for (guint k = 0; k < 2 * list->len; k++)
    {
      /* Incidents have what room the others leave. */
      const pr_milestone *m = &g_array_index (list, pr_milestone, k % list->len);
      if (m->plain == (k >= list->len))
        {
          int needed = put_words (rows, r, m, axis, &of);
          levels = MAX (levels, needed);
        }
    }
  more += list->len - of.n_placed;
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
  g_autoptr (GArray) list = pr_milestones_new (&r->world, 1, &more);
  put_list (rows, r, list, more, axis, width);
}

void
pr_rows_milestones_of_all (GString *rows, const pr_comparison *c, int width)
{
  guint more;
  g_autofree const pr_world **worlds = g_new (const pr_world *, c->n);
  for (size_t k = 0; k < c->n; k++)
    worlds[k] = c->report[k].results.world;
  g_autoptr (GArray) list = pr_milestones_new (worlds, c->n, &more);
  put_list (rows, &c->report[0].results, list, more, PR_AXIS_WORKDAYS, width);
}
