/* Plots of backlogs by working day: the province's, and of the units where it grew most. */
#include "report/plot/rows.h"
#include "figure/findings.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"

#include "kernel/i18n.h"

#include <math.h>

#define WORST 10 /* units */
#define NAME_WIDTH 26

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("date", N_ ("working day")),
  PR_PLOT_COLUMN ("backlog", N_ ("dossiers"), PR_KIND_LEVEL,
                  N_ ("the province's, at the end of the day")),
  PR_PLOT_COLUMN ("backlog_q10", N_ ("dossiers"), PR_KIND_QUANTILE,
                  N_ ("10 % quantile over replications, linear between order statistics; with one "
                      "replication the same as backlog")),
  PR_PLOT_COLUMN ("backlog_q90", N_ ("dossiers"), PR_KIND_QUANTILE,
                  N_ ("90 % quantile, in the same way")),
  PR_PLOT_COLUMN (
      "arrived", N_ ("dossiers"), PR_KIND_COUNT,
      N_ ("came on this day and on the days off before it, since the last working day")),
  PR_PLOT_COLUMN ("returned", N_ ("dossiers"), PR_KIND_COUNT, N_ ("returned on the same days")),
};

/* Mean, 10 % and 90 % quantile of the backlog of i on a day; without a band all the mean. */
static void
write_band (const pr_results *r, pr_csv *csv, uint32_t i, uint32_t day)
{
  uint32_t n = r->outcome->n;
  g_autofree double *x = g_new (double, n);
  const pr_figure *backlog = pr_figure_named (PR_OF_DAY, "backlog");
  double mean = pr_reduce (r, backlog->value, i, day).mean;
  for (uint32_t k = 0; k < n; k++)
    x[k] = backlog->value (r, r->outcome->record[k], i, day);
  pr_csv_number (csv, mean);
  pr_csv_number (csv, n > 1 ? pr_quantile (x, n, 0.1) : mean);
  pr_csv_number (csv, n > 1 ? pr_quantile (x, n, 0.9) : mean);
}

/* Mean of the province's flow over the days [from, until]. */
static double
flow (const pr_results *r, const char *name, uint32_t from, uint32_t until)
{
  double sum = 0;
  for (uint32_t d = from; d <= until; d++)
    sum += pr_reduce_day (r, name, PR_PROVINCE, d).mean;
  return sum;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  uint32_t since = 0;
  for (size_t k = 0; k < n; k++)
    {
      pr_csv_date (csv, pr_window_date (r, days[k]));
      write_band (r, csv, PR_PROVINCE, days[k]);
      pr_csv_number (csv, flow (r, "arrived", since, days[k]));
      pr_csv_number (csv, flow (r, "returned", since, days[k]));
      pr_csv_end_row (csv);
      since = days[k] + 1;
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  pr_rows_head (rows, r, _ ("Backlog of the province, arrivals and returns"));
  pr_rows_days (rows, r, 20);
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "y_backlog", _ ("dossiers in process"));
  pr_rows_text (rows, "y_flow", _ ("dossiers per working day"));
  pr_rows_text (rows, "l_band", _ ("80 % of replications"));
  pr_rows_text (rows, "l_backlog", _ ("backlog at the day's end, mean"));
  pr_rows_text (rows, "l_arrived", _ ("arrived (days off count to the next working day)"));
  pr_rows_text (rows, "l_returned", _ ("returned"));
}

const pr_plot pr_backlog_plot = {
  PR_PLOT_TABLE ("backlog", N_ ("The province's backlog, arrivals and returns by working day."),
                 columns),
  .kind = PR_RESULTS_RUN,
  .page = 1,
  .words = N_ ("Backlog of the province with its band over replications; arrivals and "
               "returns."),
  .data = data,
  .texts = texts,
};

static const pr_out_column worst_columns[] = {
  PR_PLOT_KEY ("date", N_ ("working day")),
  PR_PLOT_COLUMN ("backlog", N_ ("dossiers"), PR_KIND_LEVEL, N_ ("at the end of the day")),
  PR_PLOT_COLUMN ("backlog_q10", N_ ("dossiers"), PR_KIND_QUANTILE,
                  N_ ("10 % quantile over replications")),
  PR_PLOT_COLUMN ("backlog_q90", N_ ("dossiers"), PR_KIND_QUANTILE,
                  N_ ("90 % quantile over replications")),
  PR_PLOT_COLUMN ("normal_backlog", N_ ("dossiers"), PR_KIND_LEVEL, N_ ("as in units.csv")),
  PR_PLOT_KEY ("unit",
               N_ ("code of the unit; the worst unit first, two blank lines between units")),
};

static void
worst_data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n, n_units;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  g_autofree pr_ranked *units = pr_units_by_growth (r, &n_units);
  for (size_t u = 0; u < MIN (n_units, WORST); u++)
    {
      double normal = pr_reduce_named (r, PR_OF_UNIT, "normal_backlog", units[u].i).mean;
      if (u > 0)
        g_string_append (csv->out, "\n\n");
      for (size_t k = 0; k < n; k++)
        {
          pr_csv_date (csv, pr_window_date (r, days[k]));
          write_band (r, csv, units[u].i, days[k]);
          pr_csv_number (csv, normal);
          pr_csv_text (csv, r->world->places[units[u].i].code);
          pr_csv_end_row (csv);
        }
    }
}

static void
worst_texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  size_t n;
  char normal[PR_NUMBER_SIZE], final[PR_NUMBER_SIZE], growth[PR_NUMBER_SIZE];
  g_autofree pr_ranked *units = pr_units_by_growth (r, &n);
  const char *names[WORST];
  size_t panels = MIN (n, WORST);
  for (size_t k = 0; k < panels; k++)
    {
      uint32_t u = units[k].i;
      g_autofree char *note = g_strdup_printf (
          _ ("%s → %s, %s times normal"),
          pr_text_fixed (normal, pr_reduce_named (r, PR_OF_PROVINCE, "backlog_first_day", u).mean,
                         0),
          pr_text_fixed (final, pr_reduce_named (r, PR_OF_PROVINCE, "backlog_end", u).mean, 0),
          pr_text_fixed (growth, units[k].score, 1));
      names[k] = r->world->places[u].name;
      pr_rows_at (rows, "note", (double) k, note);
    }
  double limit = r->tables->ini[PR_INI_REPORT_BACKLOG].v.number;
  char times[PR_NUMBER_SIZE];
  g_autofree char *words
      = g_strdup_printf (_ ("Dossiers in process by working day: mean%s; dashed: first-day level; "
                            "dotted: %s times that."),
                         r->outcome->n > 1 ? _ (" and 80 % of replications") : "",
                         pr_text_fixed (times, limit, pr_text_decimals (limit, NAN, 1)));
  pr_rows_head (rows, r, _ ("Units whose backlog grew most"));
  pr_rows_text (rows, "words", words);
  pr_rows_days (rows, r, 4);
  pr_rows_names (rows, "unit", names, panels, NAME_WIDTH);
  pr_rows_number (rows, "panels", (double) panels);
  pr_rows_number (rows, "limit", limit);
}

const pr_plot pr_worst_units_plot = {
  PR_PLOT_TABLE ("worst-units",
                 N_ ("The ten units with the largest mean backlog at the end / "
                     "mean normal backlog, by working day."),
                 worst_columns),
  .kind = PR_RESULTS_RUN,
  .page = 2,
  .words = N_ ("The units whose backlog grows most."),
  .data = worst_data,
  .texts = worst_texts,
};
