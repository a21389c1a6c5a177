/* Plots: the data. See plots.h. */
#include "report/plot/plots.h"

#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "report/table/failures.h"
#include "report/findings.h"
#include "report/metric.h"
#include "report/plot/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const pr_plots_of_run[]
    = { "backlog",     "worst-units",  "heatmap", "waiting",  "ages",
        "utilisation", "over-the-day", "causes",  "failures", NULL };

const char *
pr_plot_words (const char *name)
{
  static const char *const words[][2] = {
    { "backlog", N_ ("Backlog of the province with its band over replications; arrivals and "
                     "returns.") },
    { "worst-units", N_ ("The units whose backlog grows most.") },
    { "heatmap", N_ ("Backlog of every unit on every working day.") },
    { "waiting", N_ ("How many pieces of work wait longer than a given time.") },
    { "ages", N_ ("How old the dossiers in process are, week by week.") },
    { "over-the-day", N_ ("Officers at work over the day, by pool.") },
    { "utilisation", N_ ("The fullest pools.") },
    { "causes", N_ ("Why dossiers were late, by week.") },
    { "failures", N_ ("When the first failure points held dossiers up.") },
    { "compared", N_ ("Backlogs of the scenarios, and their differences to the first.") },
    { "sweep", N_ ("What each factor changes.") },
  };
  for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
    if (strcmp (words[k][0], name) == 0)
      return _ (words[k][1]);
  return "";
}

uint32_t *
pr_plot_days (const pr_report *r, size_t *n)
{
  uint32_t all = pr_window_days (r);
  uint32_t *days = g_new (uint32_t, all);
  *n = 0;
  for (uint32_t d = 0; d < all; d++)
    if (pr_window_workday (r, d))
      days[(*n)++] = d;
  for (uint32_t d = 0; *n == 0 && d < all; d++)
    days[d] = d;
  if (*n == 0)
    *n = all;
  return days;
}

uint32_t *
pr_plot_units (const pr_report *r, uint32_t *n)
{
  const pr_world *w = r->world;
  uint32_t *order = g_new (uint32_t, w->n_units + 1u);
  size_t ranked;
  g_autofree pr_ranked *worst = pr_units_by_growth (r, &ranked);
  g_autofree bool *left = g_new0 (bool, w->n_units + 1u);
  for (uint32_t u = 0; u < w->n_units; u++)
    left[u] = w->n_units <= PR_PLOT_ROWS;
  for (size_t k = 0; k < MIN (ranked, PR_PLOT_ROWS); k++)
    left[worst[k].i] = true;
  *n = 0;
  /* Districts in the order of their first unit, so that neighbours stay together. */
  for (uint32_t u = 0; u < w->n_units; u++)
    for (uint32_t v = u; left[u] && v < w->n_units; v++)
      if (left[v] && strcmp (w->places[u].district, w->places[v].district) == 0)
        {
          order[(*n)++] = v;
          /* u itself is never looked at again, and must not end its own loop. */
          left[v] = v == u;
        }
  return order;
}

/* Mean, 10 % and 90 % quantile of the backlog of i on a day; without a band all the mean. */
static void
write_band (const pr_report *r, pr_csv *csv, uint32_t i, uint32_t day)
{
  uint32_t n = r->outcome->n;
  g_autofree double *x = g_new (double, n);
  double mean = pr_reduce (r, pr_day_backlog, i, day).mean;
  for (uint32_t k = 0; k < n; k++)
    x[k] = pr_day_backlog (r, r->outcome->record[k], i, day);
  pr_csv_number (csv, mean);
  pr_csv_number (csv, n > 1 ? pr_quantile (x, n, 0.1) : mean);
  pr_csv_number (csv, n > 1 ? pr_quantile (x, n, 0.9) : mean);
}

/* Mean of the province's flow over the days [from, until]. */
static double
flow (const pr_report *r, pr_value value, uint32_t from, uint32_t until)
{
  double sum = 0;
  for (uint32_t d = from; d <= until; d++)
    sum += pr_reduce (r, value, PR_PROVINCE, d).mean;
  return sum;
}

static char *
backlog_data (const pr_report *r)
{
  pr_csv csv;
  size_t n;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  uint32_t since = 0;
  pr_csv_begin (&csv, PR_FILE_PLOT_BACKLOG);
  for (size_t k = 0; k < n; k++)
    {
      pr_csv_date (&csv, pr_window_date (r, days[k]));
      write_band (r, &csv, PR_PROVINCE, days[k]);
      pr_csv_number (&csv, flow (r, pr_day_arrived, since, days[k]));
      pr_csv_number (&csv, flow (r, pr_day_returned, since, days[k]));
      pr_csv_end_row (&csv);
      since = days[k] + 1;
    }
  return pr_csv_end (&csv);
}

static char *
worst_data (const pr_report *r)
{
  pr_csv csv;
  size_t n, n_units;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  g_autofree pr_ranked *units = pr_units_by_growth (r, &n_units);
  pr_csv_begin (&csv, PR_FILE_PLOT_WORST);
  for (size_t u = 0; u < MIN (n_units, PR_PLOT_WORST); u++)
    {
      double normal = pr_reduce (r, pr_unit_normal, units[u].i, 0).mean;
      if (u > 0)
        g_string_append (csv.out, "\n\n");
      for (size_t k = 0; k < n; k++)
        {
          pr_csv_date (&csv, pr_window_date (r, days[k]));
          write_band (r, &csv, units[u].i, days[k]);
          pr_csv_number (&csv, normal);
          pr_csv_text (&csv, r->world->places[units[u].i].code);
          pr_csv_end_row (&csv);
        }
    }
  return pr_csv_end (&csv);
}

static char *
heatmap_data (const pr_report *r)
{
  pr_csv csv;
  size_t n;
  uint32_t n_units;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  g_autofree uint32_t *units = pr_plot_units (r, &n_units);
  pr_csv_begin (&csv, PR_FILE_PLOT_HEATMAP);
  for (uint32_t u = 0; u < n_units; u++)
    {
      double normal = pr_reduce (r, pr_unit_normal, units[u], 0).mean;
      for (size_t k = 0; k < n; k++)
        {
          pr_csv_number (&csv, u);
          pr_csv_number (&csv, (double) k);
          pr_csv_number (
              &csv, fmax (pr_reduce (r, pr_day_backlog, units[u], days[k]).mean, PR_NORMAL_LEAST)
                        / normal);
          pr_csv_date (&csv, pr_window_date (r, days[k]));
          pr_csv_text (&csv, r->world->places[units[u]].code);
          pr_csv_end_row (&csv);
        }
    }
  return pr_csv_end (&csv);
}

static char *
utilisation_data (const pr_report *r)
{
  pr_csv csv;
  size_t n;
  g_autofree pr_ranked *pools = pr_fullest_pools (r, &n);
  pr_csv_begin (&csv, PR_FILE_PLOT_UTILISATION);
  for (size_t k = 0; k < MIN (n, PR_PLOT_POOLS); k++)
    {
      const pr_pool *pool = &r->world->pools[pools[k].i];
      pr_moments m = pr_reduce (r, pr_pool_utilisation, pools[k].i, 0);
      pr_csv_number (&csv, (double) k);
      pr_csv_number (&csv, 100 * m.mean);
      pr_csv_number (&csv, 100 * pr_half_width (r, &m));
      pr_csv_text (&csv, r->world->places[pool->place].code);
      pr_csv_text (&csv, pool->name);
      pr_csv_end_row (&csv);
    }
  return pr_csv_end (&csv);
}

char *
pr_plot_data (const pr_report *r, pr_file_id file)
{
  switch (file)
    {
    case PR_FILE_PLOT_BACKLOG:
      return backlog_data (r);
    case PR_FILE_PLOT_WORST:
      return worst_data (r);
    case PR_FILE_PLOT_HEATMAP:
      return heatmap_data (r);
    case PR_FILE_PLOT_UTILISATION:
      return utilisation_data (r);
    case PR_FILE_PLOT_AGES:
      return pr_ages_data (r);
    case PR_FILE_PLOT_DAY:
      return pr_over_the_day_data (r);
    case PR_FILE_PLOT_WAITING:
      return pr_waiting_data (r);
    case PR_FILE_PLOT_FAILURES:
      return pr_failures_plot_data (r);
    case PR_FILE_PLOT_CAUSES:
      return pr_causes_data (r);
    default:
      g_assert_not_reached ();
    }
}
