/* Rehearsals that have passed, by working day. */
#include "report/plot/rows.h"
#include "figure/reduce.h"
#include "figure/window.h"

#include "kernel/i18n.h"

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("date", N_ ("working day")),
  PR_PLOT_COLUMN ("done", NP_ ("unit", "rehearsals"), PR_KIND_LEVEL,
                  N_ ("activities at places that have passed by the end of the day")),
  PR_PLOT_COLUMN ("done_q10", NP_ ("unit", "rehearsals"), PR_KIND_QUANTILE,
                  /* xgettext:no-c-format */
                  N_ ("10 % quantile over replications, linear between order statistics; with one "
                      "replication the same as done")),
  PR_PLOT_COLUMN ("done_q90", NP_ ("unit", "rehearsals"), PR_KIND_QUANTILE,
                  /* xgettext:no-c-format */ N_ ("90 % quantile, in the same way")),
};

static gboolean
any (const pr_plot_source *of)
{
  return of->run->world->n_rehearsals > 0;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  for (size_t k = 0; k < n; k++)
    {
      pr_csv_date (csv, pr_window_date (r, days[k]));
      pr_rows_band (r, csv, "rehearsals_done", PR_PROVINCE, days[k]);
      pr_csv_end_row (csv);
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  pr_rows_head (rows, r, _ ("Rehearsals that have passed"));
  pr_rows_days (rows, r, 20);
  pr_rows_milestones (rows, r, PR_AXIS_WORKDAYS, 140);
  pr_rows_number (rows, "planned", r->world->n_rehearsals);
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "y_label", _ ("activities at places"));
  pr_rows_text (rows, "l_band", /* xgettext:no-c-format */ _ ("80 % of replications"));
  pr_rows_text (rows, "l_done", _ ("passed by the day's end, mean"));
  pr_rows_text (rows, "l_planned", _ ("planned"));
}

const pr_plot pr_rehearsals_plot = {
  PR_PLOT_TABLE ("rehearsals", N_ ("Rehearsals that have passed, by working day."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 10,
  .words = N_ ("Rehearsals that have passed, with their band over replications."),
  .any = any,
  .data = data,
  .texts = texts,
};
