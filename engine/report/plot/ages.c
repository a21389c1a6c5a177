/* How old the backlog is, week by week. */
#include "report/plot/rows.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/table/failures.h"

#include "kernel/i18n.h"

#include <math.h>

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("week", N_ ("its Monday")),
#define AGE(name, doc) PR_PLOT_COLUMN (name, NP_ ("unit", "dossiers"), PR_KIND_LEVEL, N_ (doc))
  AGE ("to_1", "in process at the end of the week's last day in the window, less than a day since "
               "they were submitted or came to the counter"),
  AGE ("to_3", "the same, 1 day or more and less than 3"),
  AGE ("to_7", "3 days or more and less than 7"),
  AGE ("to_14", "7 days or more and less than 14"),
  AGE ("to_30", "14 days or more and less than 30"),
  AGE ("more", "30 days or more"),
#undef AGE
};

/* Of a week, in the window. */
static uint32_t
last_day (const pr_results *r, uint32_t week)
{
  uint32_t before = (uint32_t) pr_day_weekday (pr_window_date (r, 0));
  return MIN (7 * week + 6 - before, pr_window_days (r) - 1);
}

/* Mean over replications. */
static double
age (const pr_results *r, uint32_t week, int band)
{
  return pr_reduce (r, pr_figure_named (PR_OF_AGE, "dossiers")->value, (uint32_t) band,
                    last_day (r, week))
      .mean;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  for (uint32_t week = 0; week < r->outcome->record[0]->n_weeks; week++)
    {
      pr_csv_date (csv, pr_causes_week (r, week));
      for (int band = 0; band < PR_N_AGES; band++)
        pr_csv_number (csv, age (r, week, band));
      pr_csv_end_row (csv);
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  uint32_t weeks = r->outcome->record[0]->n_weeks;
  double most = 0;
  pr_rows_head (rows, r, _ ("How old the backlog is"));
  for (int band = 0; band < PR_N_AGES; band++)
    {
      g_autofree char *name
          = band + 1 == PR_N_AGES ? g_strdup_printf (_ ("%d days and more"), pr_age_days[band - 1])
            : band == 0
                ? g_strdup (_ ("less than a day"))
                : g_strdup_printf (_ ("%d to %d days"), pr_age_days[band - 1], pr_age_days[band]);
      pr_rows_at (rows, "age", band, name);
    }
  for (uint32_t week = 0; week < weeks; week++)
    {
      double sum = 0;
      for (int band = 0; band < PR_N_AGES; band++)
        sum += age (r, week, band);
      most = fmax (most, sum);
    }
  pr_rows_weeks (rows, r, weeks);
  pr_rows_milestones (rows, r, PR_AXIS_WEEKS, 110);
  pr_rows_number (rows, "weeks", weeks);
  pr_rows_number (rows, "y_most", most > 0 ? 1.05 * most : 1);
  pr_rows_weeks_label (rows, r, _ ("week (its Monday)"));
  pr_rows_text (rows, "y_label",
                _ ("dossiers in process at the end of the week, by calendar days since they came; "
                   "mean of replications"));
}

const pr_plot pr_ages_plot = {
  PR_PLOT_TABLE ("ages", N_ ("How old the dossiers in process are, by week."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 5,
  .words = N_ ("How old the dossiers in process are, week by week."),
  .data = data,
  .texts = texts,
};
