/* The timeline of failure points: when the first of them held late dossiers up. */
#include "report/table/failures.h"
#include "report/plot/rows.h"

#include "kernel/i18n.h"
#include "model/shown.h"

#include "figure/failure.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"

#include <math.h>

#define POINTS 12
#define NAME_WIDTH 60

static const pr_out_column columns[] = {
  PR_PLOT_COLUMN ("row", "", PR_KIND_NUMBER,
                  N_ ("row of the chart, from 0 at the top: the first failure point")),
  PR_PLOT_COLUMN ("first", "", PR_KIND_NUMBER,
                  N_ ("working day of the window, from 0, that is first_date or the next; NaN "
                      "where that is blank")),
  PR_PLOT_COLUMN ("last", "", PR_KIND_NUMBER, N_ ("the same of last_date")),
  PR_PLOT_COLUMN ("lost_days", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("as in failures.csv")),
  PR_PLOT_KEY ("cause", N_ ("its number, from 0: citizen, transfer, closed hours, readiness, "
                            "outage, absence, signature, staff, effort, statutory")),
  PR_PLOT_COLUMN ("occurs_in", NP_ ("unit", "replications"), PR_KIND_NUMBER,
                  N_ ("as in failures.csv")),
};

static size_t
count (size_t found)
{
  return MIN (found, POINTS);
}

/* "1,545 (6/6)" */
static void
lost_row (const pr_results *r, const pr_failure *f, size_t k, GString *rows)
{
  char lost[PR_NUMBER_SIZE];
  double mean = f->lost.all.mean;
  pr_text_fixed (lost, mean, pr_text_decimals (mean, pr_half_width (r, &f->lost.all), 1));
  g_autofree char *words
      = g_strdup_printf ("%s (%u/%u)", lost, (unsigned) f->lost.there.n, r->outcome->n);
  pr_rows_at (rows, "lost", (double) k, words);
}

/* The first drawn day on or after this day; the last drawn day if there is none. NaN for a point
 * without a day in the window. */
static double
column_of (const pr_results *r, const uint32_t *days, size_t n, int32_t day)
{
  size_t k = 0;
  while (k + 1 < n && (int32_t) days[k] < day - r->world->first_day)
    k++;
  return day == INT32_MAX || day == INT32_MIN ? NAN : (double) k;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t found, n;
  g_autofree pr_failure *list = pr_failures (r->outcome, &found);
  g_autofree uint32_t *days = pr_window_working (r, &n);
  for (size_t k = 0; k < count (found); k++)
    {
      pr_csv_number (csv, (double) k);
      pr_csv_number (csv, column_of (r, days, n, list[k].first_day));
      pr_csv_number (csv, column_of (r, days, n, list[k].last_day));
      pr_csv_number (csv, list[k].lost.all.mean);
      pr_csv_number (csv, list[k].cause);
      pr_csv_number (csv, (double) list[k].lost.there.n);
      pr_csv_end_row (csv);
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  size_t found;
  double most = 0;
  g_autofree pr_failure *list = pr_failures (r->outcome, &found);
  g_auto (GStrv) names = g_new0 (char *, POINTS + 1);
  pr_rows_head (rows, r, _ ("When failure points held dossiers up"));
  for (size_t k = 0; k < count (found); k++)
    {
      names[k]
          = g_strdup_printf ("%s · %s · %s", r->world->places[list[k].place].name,
                             pr_shown (r->world, PR_NAMED_STEP, r->world->steps[list[k].step].name),
                             pr_reason_word (list[k].cause, list[k].reason));
      lost_row (r, &list[k], k, rows);
      most = fmax (most, list[k].lost.all.mean);
    }
  pr_rows_names (rows, "point", (const char *const *) names, count (found), NAME_WIDTH);
  pr_rows_days (rows, r, 14);
  pr_rows_milestones (rows, r, PR_AXIS_WORKDAYS, 84);
  pr_rows_number (rows, "points", (double) count (found));
  pr_rows_number (rows, "most", most > 0 ? most : 1);
  pr_rows_text (rows, "words",
                _ ("Place, step and cause; first to last day on which a late dossier waited there "
                   "(medians); mean working days lost (replications that have it)."));
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "none", _ ("no dossier was late"));
}

const pr_plot pr_failures_plot = {
  PR_PLOT_TABLE ("failures", N_ ("When the first failure points held dossiers up."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 9,
  .words = N_ ("When the first failure points held dossiers up."),
  .data = data,
  .texts = texts,
};
