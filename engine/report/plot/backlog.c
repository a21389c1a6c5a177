/* The province's backlog by working day. */
#include "report/plot/rows.h"
#include "figure/reduce.h"
#include "figure/window.h"

#include "kernel/i18n.h"

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("date", N_ ("working day")),
  PR_PLOT_COLUMN ("backlog", NP_ ("unit", "dossiers"), PR_KIND_LEVEL,
                  N_ ("the province's, at the end of the day")),
  PR_PLOT_COLUMN ("backlog_q10", NP_ ("unit", "dossiers"), PR_KIND_QUANTILE,
                  /* xgettext:no-c-format */
                  N_ ("10 % quantile over replications, linear between order statistics; with one "
                      "replication the same as backlog")),
  PR_PLOT_COLUMN ("backlog_q90", NP_ ("unit", "dossiers"), PR_KIND_QUANTILE,
                  /* xgettext:no-c-format */ N_ ("90 % quantile, in the same way")),
  PR_PLOT_COLUMN (
      "arrived", NP_ ("unit", "dossiers"), PR_KIND_COUNT,
      N_ ("came on this day and on the days off before it, since the last working day")),
  PR_PLOT_COLUMN ("returned", NP_ ("unit", "dossiers"), PR_KIND_COUNT,
                  N_ ("returned on the same days")),
};

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
  g_autofree uint32_t *days = pr_window_working (r, &n);
  uint32_t since = 0;
  for (size_t k = 0; k < n; k++)
    {
      pr_csv_date (csv, pr_window_date (r, days[k]));
      pr_rows_band (r, csv, "backlog", PR_PROVINCE, days[k]);
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
  pr_rows_milestones (rows, r, PR_AXIS_WORKDAYS, 140);
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "y_backlog", _ ("dossiers in process"));
  pr_rows_text (rows, "y_flow", _ ("dossiers per working day"));
  pr_rows_text (rows, "l_band", /* xgettext:no-c-format */ _ ("80 % of replications"));
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
