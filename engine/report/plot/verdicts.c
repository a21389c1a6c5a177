/* The verdict by place and fortnight. */
#include "report/plot/rows.h"
#include "figure/verdict.h"
#include "figure/window.h"
#include "report/text/text.h"

#include "kernel/i18n.h"

#include <math.h>
#include <stdlib.h>

#define ROWS 90 /* places */
#define NAME_WIDTH 34
#define GROUP_WIDTH 36
#define MARKS 17 /* dates below, at most */

static const pr_out_column columns[] = {
  PR_PLOT_COLUMN ("row", "", PR_KIND_NUMBER, N_ ("row of the picture, from 0 at the top")),
  PR_PLOT_COLUMN ("first", NP_ ("unit", "days"), PR_KIND_NUMBER,
                  N_ ("first day of the fortnight, counted from the window's, from 0")),
  PR_PLOT_COLUMN ("end", NP_ ("unit", "days"), PR_KIND_NUMBER, N_ ("day after its last")),
  PR_PLOT_COLUMN ("passed", NP_ ("unit", "percent"), PR_KIND_SHARE,
                  N_ ("replications that pass it; NaN: nothing is asked")),
  PR_PLOT_KEY ("words", N_ ("what stands in the cell")),
  PR_PLOT_KEY ("place", N_ ("code of the place")),
};

typedef struct {
  uint32_t place;
  double share; /* of replications that pass all fortnights */
} ranked;

static int
by_share (const void *a, const void *b)
{
  const ranked *x = a, *y = b;
  if (x->share != y->share)
    return x->share < y->share ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

/* The places that are asked anything, by district and kind: when there are too many, those least
 * often ready. *all: how many there are. Free with g_free. */
static uint32_t *
places_of (const pr_results *r, uint32_t *n, uint32_t *all)
{
  const pr_world *w = r->world;
  g_autofree ranked *list = g_new (ranked, w->n_places + 1u);
  g_autofree bool *shown = g_new0 (bool, w->n_places + 1u);
  *all = 0;
  for (uint32_t p = 0; p < w->n_places; p++)
    {
      const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, p);
      if (pr_judgement_whole (r, j) != PR_NOT_ASKED)
        list[(*all)++] = (ranked){ p, (double) j->periods[0].onward / j->n };
    }
  *n = MIN (*all, ROWS);
  qsort (list, *all, sizeof *list, by_share);
  for (uint32_t k = 0; k < *n; k++)
    shown[list[k].place] = true;
  return pr_plot_by_district (w, shown);
}

/* "93", and that a verdict is not settled; all replications need no words. */
static void
write_words (const pr_results *r, const pr_judgement *j, size_t k, pr_csv *csv)
{
  const pr_period_sum *p = &j->periods[k];
  g_autofree char *words = NULL;
  if (p->asked > 0 && p->passed < j->n)
    words = g_strdup_printf ("%.0f%s", 100.0 * p->passed / j->n,
                             pr_verdict_is_settled (r, p->passed, j->n) ? "" : "?");
  pr_csv_text (csv, words != NULL ? words : "");
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  uint32_t n, all;
  g_autofree uint32_t *places = places_of (r, &n, &all);
  for (uint32_t row = 0; row < n; row++)
    {
      const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, places[row]);
      for (size_t k = 0; k < j->n_periods; k++)
        {
          const pr_period_sum *p = &j->periods[k];
          pr_csv_number (csv, row);
          pr_csv_number (csv, p->period.from);
          pr_csv_number (csv, p->period.until);
          pr_csv_number (csv, p->asked > 0 ? 100.0 * p->passed / j->n : (double) NAN);
          write_words (r, j, k, csv);
          pr_csv_text (csv, r->world->places[places[row]].code);
          pr_csv_end_row (csv);
        }
    }
}

/* Dates below: the first days of the province's fortnights, but none too near the last. */
static void
date_rows (const pr_results *r, GString *rows)
{
  size_t n;
  uint32_t days = pr_window_days (r), last = 0;
  g_autofree pr_period *periods = pr_periods (r->world, PR_FORTNIGHT, PR_PROVINCE, &n);
  for (size_t k = 0; k < n; k++)
    {
      uint32_t day = periods[k].from;
      if (k > 0 && (day - last) * MARKS < days)
        continue;
      pr_rows_date (rows, "mark", day, pr_window_date (r, day));
      last = day;
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  static const char *const keys[]
      = { N_ ("none"),       N_ ("below 25 %"), N_ ("25 to 50 %"),
          N_ ("50 to 75 %"), N_ ("75 to 90 %"), /* xgettext:no-c-format */ N_ ("90 % and more"),
          N_ ("all") };
  const pr_results *r = of->run;
  uint32_t n, all;
  g_autofree uint32_t *places = places_of (r, &n, &all);
  g_autofree const char **names = g_new (const char *, n + 1u);
  for (uint32_t k = 0; k < n; k++)
    names[k] = r->world->places[places[k]].name;
  g_autofree char *title
      = n == all ? g_strdup (_ ("Verdict of every place, fortnight by fortnight"))
                 : g_strdup_printf (_ ("Verdict by fortnight of the %u places of %u that are least "
                                       "often ready"),
                                    n, all);
  pr_rows_head (rows, r, title);
  pr_rows_number (rows, "places", n);
  pr_rows_number (rows, "calendar_days", pr_window_days (r));
  pr_rows_names (rows, "place", names, n, NAME_WIDTH);
  pr_rows_districts (rows, r, places, n, GROUP_WIDTH);
  date_rows (r, rows);
  pr_rows_absent (rows, r, places, n);
  pr_rows_milestones (rows, r, PR_AXIS_DAYS, 111);
  for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
    pr_rows_at (rows, "key", (double) k, _ (keys[k]));
  pr_rows_text (rows, "words",
                _ ("Replications in which the place passes all that it is asked in the fortnight; "
                   "in the cell: per cent; ?: the verdict is not settled"));
}

static gboolean
any (const pr_plot_source *of)
{
  uint32_t n, all;
  g_autofree uint32_t *places = places_of (of->run, &n, &all);
  return n > 0;
}

const pr_plot pr_verdicts_plot = {
  PR_PLOT_TABLE ("verdicts", N_ ("A row per place shown and fortnight: how often it passes."),
                 columns),
  .kind = PR_RESULTS_RUN,
  .page = 11,
  .any = any,
  .words = N_ ("How often each place passes, by fortnight."),
  .data = data,
  .texts = texts,
};
