/* The map: backlog of every unit on every working day. */
#include "report/plot/rows.h"
#include "figure/findings.h"
#include "figure/reduce.h"
#include "figure/window.h"

#include "kernel/i18n.h"

#include <math.h>

#define ROWS 60 /* units */
#define NAME_WIDTH 26
#define DISTRICT_WIDTH 27

static const pr_out_column columns[] = {
  PR_PLOT_COLUMN ("row", "", PR_KIND_NUMBER, N_ ("row of the map, from 0 at the top")),
  PR_PLOT_COLUMN ("column", "", PR_KIND_NUMBER, N_ ("working day of the window, from 0")),
  PR_PLOT_COLUMN (
      "growth", NP_ ("unit", "ratio"), PR_KIND_RATIO,
      N_ ("mean backlog at the end of the day (5 at least) / mean normal backlog; NaN: the "
          "unit is not there on that day")),
  PR_PLOT_KEY ("date", N_ ("working day")),
  PR_PLOT_KEY ("unit", N_ ("code of the unit")),
};

uint32_t *
pr_plot_units (const pr_results *r, uint32_t *n)
{
  const pr_world *w = r->world;
  size_t ranked;
  g_autofree pr_ranked *worst = pr_units_by_growth (r, &ranked);
  g_autofree bool *shown = g_new0 (bool, w->n_places + 1u);
  for (uint32_t u = 0; u < w->n_units; u++)
    shown[u] = w->n_units <= ROWS;
  for (size_t k = 0; k < MIN (ranked, ROWS); k++)
    shown[worst[k].i] = true;
  *n = 0;
  for (uint32_t u = 0; u < w->n_units; u++)
    *n += shown[u];
  return pr_plot_by_district (w, shown);
}

static double
growth (const pr_results *r, uint32_t unit, uint32_t day, double normal)
{
  if (!pr_place_is_there (r->world, unit, day))
    return NAN;
  return fmax (pr_reduce_day (r, "backlog", unit, day).mean, PR_NORMAL_LEAST) / normal;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n;
  uint32_t n_units;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  g_autofree uint32_t *units = pr_plot_units (r, &n_units);
  for (uint32_t u = 0; u < n_units; u++)
    {
      double normal = pr_reduce_named (r, PR_OF_UNIT, "normal_backlog", units[u]).mean;
      for (size_t k = 0; k < n; k++)
        {
          pr_csv_number (csv, u);
          pr_csv_number (csv, (double) k);
          pr_csv_number (csv, growth (r, units[u], days[k], normal));
          pr_csv_date (csv, pr_window_date (r, days[k]));
          pr_csv_text (csv, r->world->places[units[u]].code);
          pr_csv_end_row (csv);
        }
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  uint32_t n, all = r->world->n_units;
  g_autofree uint32_t *units = pr_plot_units (r, &n);
  g_autofree const char **names = g_new (const char *, n + 1u);
  for (uint32_t u = 0; u < n; u++)
    names[u] = r->world->places[units[u]].name;
  g_autofree char *title
      = n == all ? g_strdup (_ ("Backlog of every unit, working day by working day"))
                 : g_strdup_printf (_ ("Backlog by working day of the %u units of %u where it grew "
                                       "most"),
                                    n, all);
  pr_rows_head (rows, r, title);
  pr_rows_number (rows, "units", n);
  pr_rows_days (rows, r, 20);
  pr_rows_milestones (rows, r, PR_AXIS_WORKDAYS, 125);
  pr_rows_names (rows, "unit", names, n, NAME_WIDTH);
  pr_rows_districts (rows, r, units, n, DISTRICT_WIDTH);
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_absent (rows, r, units, n);
  pr_rows_text (rows, "c_label",
                _ ("backlog at the day's end as a multiple of the unit's own on the first working "
                   "day (fewer than 5 count as 5)"));
}

const pr_plot pr_heatmap_plot = {
  PR_PLOT_TABLE ("heatmap", N_ ("Every unit on every working day."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 3,
  .words = N_ ("Backlog of every unit on every working day."),
  .data = data,
  .texts = texts,
};
