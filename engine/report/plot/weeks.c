/* The province week by week: what came, was on time, is in process; who was not served. */
#include "report/plot/rows.h"
#include "report/table/failures.h"

#include "figure/observed.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "kernel/i18n.h"

#include <math.h>
#include <string.h>

#define BAND(title, of, what, words)                                                               \
  PR_PLOT_COLUMN (title, of, what, words),                                                         \
      PR_PLOT_COLUMN (title "_q10", of, PR_KIND_QUANTILE, /* xgettext:no-c-format */               \
                      N_ ("10 % quantile over replications; with one the same as the mean")),      \
      PR_PLOT_COLUMN (title "_q90", of, PR_KIND_QUANTILE,                                          \
                      /* xgettext:no-c-format */ N_ ("90 % quantile, in the same way"))
#define SEEN(title, of, words) PR_PLOT_COLUMN (title, of, PR_KIND_NUMBER, words)

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("week", N_ ("its Monday")),
  BAND ("received", NP_ ("unit", "dossiers per working day"), PR_KIND_COUNT,
        N_ ("that came in the week / its working days in the window; blank without one")),
  BAND ("on_time", NP_ ("unit", "%"), PR_KIND_RATIO,
        N_ ("of what was due in the week, finished by then; blank where nothing was due")),
  BAND ("in_process", NP_ ("unit", "dossiers"), PR_KIND_LEVEL, N_ ("at the end of the week")),
  BAND ("overdue", NP_ ("unit", "dossiers"), PR_KIND_LEVEL, N_ ("past their due date at its end")),
  BAND ("unserved", NP_ ("unit", "%"), PR_KIND_RATIO,
        N_ ("of the visits of the week, those that ended unserved; blank without visits")),
  SEEN ("received_fitted", N_ ("dossiers per working day"),
        N_ ("published for the province and a time that the week is in, and fitted; else blank")),
  SEEN ("received_held_out", N_ ("dossiers per working day"), N_ ("the same, held out")),
  SEEN ("on_time_fitted", N_ ("%"), N_ ("published share on time, fitted")),
  SEEN ("on_time_held_out", N_ ("%"), N_ ("the same, held out")),
  PR_PLOT_COLUMN (
      "simulated_fitted", NP_ ("unit", "%"), PR_KIND_RATIO,
      N_ ("of the week, by the definition of on_time_fitted; blank: that is on_time's")),
  PR_PLOT_COLUMN ("simulated_held_out", NP_ ("unit", "%"), PR_KIND_RATIO,
                  N_ ("the same of on_time_held_out")),
};

typedef double (*weekly) (const pr_results *r, const pr_record *rec, uint32_t from, uint32_t until);

static double
sum_of (const pr_results *r, const pr_record *rec, const char *name, uint32_t from, uint32_t until)
{
  double sum = 0;
  for (uint32_t day = from; day < until; day++)
    sum += pr_figure_named (PR_OF_DAY, name)->value (r, rec, PR_PROVINCE, day);
  return sum;
}

static double
quotient (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static double
received (const pr_results *r, const pr_record *rec, uint32_t from, uint32_t until)
{
  return quotient (sum_of (r, rec, "arrived", from, until), pr_window_workdays (r, from, until));
}

static double
on_time (const pr_results *r, const pr_record *rec, uint32_t from, uint32_t until)
{
  double kept = sum_of (r, rec, "due_on_time", from, until);
  return 100 * quotient (kept, kept + sum_of (r, rec, "due_late", from, until));
}

static double
in_process (const pr_results *r, const pr_record *rec, uint32_t from G_GNUC_UNUSED, uint32_t until)
{
  return sum_of (r, rec, "backlog", until - 1, until);
}

static double
overdue (const pr_results *r, const pr_record *rec, uint32_t from G_GNUC_UNUSED, uint32_t until)
{
  return sum_of (r, rec, "overdue", until - 1, until);
}

static double
unserved (const pr_results *r, const pr_record *rec, uint32_t from, uint32_t until)
{
  return 100
         * quotient (sum_of (r, rec, "visits_left", from, until),
                     sum_of (r, rec, "visits", from, until));
}

#define N_STATUSES 2
static const int statuses[N_STATUSES] = { PR_OBSERVED_FITTED, PR_OBSERVED_HELD_OUT };
static const weekly bands[] = { received, on_time, in_process, overdue, unserved };

/* The days of a week, within the window. */
static void
days_of (const pr_results *r, uint32_t week, uint32_t *from, uint32_t *until)
{
  pr_day first = pr_window_date (r, 0), monday = pr_causes_week (r, week);
  *from = (uint32_t) MAX (monday - first, 0);
  *until = (uint32_t) MIN (monday + 7 - first, (pr_day) pr_window_days (r));
}

static void
put_band (const pr_results *r, pr_csv *csv, weekly value, uint32_t from, uint32_t until)
{
  g_autofree double *x = g_new (double, r->outcome->n);
  pr_moments m = { 0 };
  size_t n = 0;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      double v = value (r, r->outcome->record[k], from, until);
      pr_moments_add (&m, v);
      if (!isnan (v))
        x[n++] = v;
    }
  pr_csv_number (csv, pr_moments_mean (&m));
  pr_csv_number (csv, pr_quantile (x, n, 0.1));
  pr_csv_number (csv, pr_quantile (x, n, 0.9));
}

/* What was published of the province for a time that touches the days; NULL: nothing. */
static const pr_observed *
published (const pr_results *r, const pr_observed *list, size_t n, int metric, int status,
           uint32_t from, uint32_t until)
{
  for (size_t k = 0; k < n; k++)
    {
      const pr_cell *c = list[k].row->cells, *f = &c[PR_OBSERVED_FROM], *u = &c[PR_OBSERVED_UNTIL];
      if (c[PR_OBSERVED_METRIC].v.choice == metric && c[PR_OBSERVED_STATUS].v.choice == status
          && strcmp (c[PR_OBSERVED_WHERE].text, "*") == 0
          && (!f->given || f->v.day < pr_window_date (r, until))
          && (!u->given || u->v.day >= pr_window_date (r, from)))
        return &list[k];
    }
  return NULL;
}

static double
value_of (const pr_observed *c)
{
  return c != NULL ? c->row->cells[PR_OBSERVED_VALUE].v.number : NAN;
}

/* Published in percent, or as a share of 1. */
static double
in_percent (double share)
{
  return share > 1 ? share : 100 * share;
}

/* The week's share by the definition of who published it. */
static double
simulated_so (const pr_results *r, const pr_observed *c, uint32_t from, uint32_t until)
{
  if (c == NULL || (c->definition == PR_DEFINITION_DUE && strcmp (c->procedures, "*") == 0))
    return NAN;
  pr_moments m = pr_observed_between (r, c, from, until);
  return 100 / c->scale * pr_moments_mean (&m);
}

static void
put_published (const pr_results *r, pr_csv *csv, const pr_observed *list, size_t n, uint32_t from,
               uint32_t until)
{
  const pr_observed *share[N_STATUSES];
  for (size_t k = 0; k < N_STATUSES; k++)
    pr_csv_number (csv, value_of (published (r, list, n, PR_OBSERVED_IS_RECEIVED_PER_DAY,
                                             statuses[k], from, until)));
  for (size_t k = 0; k < N_STATUSES; k++)
    {
      share[k] = published (r, list, n, PR_OBSERVED_IS_ON_TIME, statuses[k], from, until);
      pr_csv_number (csv, in_percent (value_of (share[k])));
    }
  for (size_t k = 0; k < N_STATUSES; k++)
    pr_csv_number (csv, simulated_so (r, share[k], from, until));
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree pr_observed *list = pr_observed_all (r, &n);
  for (uint32_t week = 0; week < r->outcome->record[0]->n_weeks; week++)
    {
      uint32_t from, until;
      days_of (r, week, &from, &until);
      pr_csv_date (csv, pr_causes_week (r, week));
      for (size_t k = 0; k < G_N_ELEMENTS (bands); k++)
        put_band (r, csv, bands[k], from, until);
      put_published (r, csv, list, n, from, until);
      pr_csv_end_row (csv);
    }
}

static bool
any_published (const pr_results *r, const pr_observed *list, size_t n, int status)
{
  uint32_t days = pr_window_days (r);
  return published (r, list, n, PR_OBSERVED_IS_RECEIVED_PER_DAY, status, 0, days) != NULL
         || published (r, list, n, PR_OBSERVED_IS_ON_TIME, status, 0, days) != NULL;
}

static bool
any_value (const pr_results *r, weekly value)
{
  for (uint32_t week = 0; week < r->outcome->record[0]->n_weeks; week++)
    {
      uint32_t from, until;
      days_of (r, week, &from, &until);
      for (uint32_t k = 0; k < r->outcome->n; k++)
        if (!isnan (value (r, r->outcome->record[k], from, until)))
          return true;
    }
  return false;
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree pr_observed *list = pr_observed_all (r, &n);
  bool fitted = any_published (r, list, n, PR_OBSERVED_FITTED),
       held_out = any_published (r, list, n, PR_OBSERVED_HELD_OUT);
  uint32_t weeks = r->outcome->record[0]->n_weeks;
  pr_rows_head (rows, r, _ ("The province, week by week"));
  pr_rows_number (rows, "weeks", weeks);
  for (size_t k = 0; k < G_N_ELEMENTS (bands); k++)
    if (any_value (r, bands[k]))
      pr_rows_at (rows, "drawn", (double) (k + 1), "");
  pr_rows_weeks (rows, r, weeks);
  pr_rows_milestones (rows, r, PR_AXIS_WEEKS, 140);
  pr_rows_weeks_label (rows, r, _ ("weeks (their Mondays)"));
  pr_rows_text (rows, "y_received", _ ("received, dossiers a working day"));
  pr_rows_text (rows, "y_on_time", /* xgettext:no-c-format */ _ ("on time, % of those due"));
  pr_rows_text (rows, "y_in_process", _ ("in process, dossiers"));
  pr_rows_text (rows, "y_overdue", _ ("overdue, dossiers"));
  pr_rows_text (rows, "y_unserved", _ ("visits unserved, %"));
  pr_rows_text (rows, "l_band", /* xgettext:no-c-format */ _ ("80 % of replications"));
  pr_rows_text (rows, "l_mean", _ ("mean"));
  pr_rows_text (rows, "l_so", held_out ? _ ("simulated, by that definition") : "");
  pr_rows_text (rows, "l_fitted", fitted ? _ ("published, fitted") : "");
  pr_rows_text (rows, "l_held_out", held_out ? _ ("published, held out") : "");
}

const pr_plot pr_weeks_plot = {
  PR_PLOT_TABLE ("weeks", N_ ("The province week by week, beside what was published."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 2,
  .words = N_ ("Received, on time, in process, overdue and unserved, week by week."),
  .data = data,
  .texts = texts,
};
