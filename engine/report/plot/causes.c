/* Why dossiers were late, week by week. */
#include "report/plot/rows.h"
#include "report/table/failures.h"

#include "kernel/i18n.h"

#include <math.h>

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("week", N_ ("its Monday; by due date")),
  PR_PLOT_COLUMN ("transfer", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("lost days of dossiers due in that week, as the next")),
  PR_PLOT_COLUMN ("readiness", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("a condition is not met, or a post is not filled")),
  PR_PLOT_COLUMN ("outage", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("a system that the step needs is down")),
  PR_PLOT_COLUMN ("absence", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("somebody who does the step is away")),
  PR_PLOT_COLUMN ("signature", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("waits for who signs")),
  PR_PLOT_COLUMN ("staff", NP_ ("unit", "working days"), PR_KIND_COUNT, N_ ("waits for staff")),
  PR_PLOT_COLUMN ("effort", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("in work, nothing was avoidable")),
  PR_PLOT_COLUMN ("statutory", NP_ ("unit", "working days"), PR_KIND_COUNT,
                  N_ ("a delay that the law prescribes, nothing was avoidable")),
};

/* Lost days of a cause in a week, mean over replications. */
static double
lost_in_week (const pr_results *r, pr_cause cause, uint32_t week)
{
  pr_moments m = { 0 };
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      const pr_record *rec = r->outcome->record[k];
      pr_moments_add (&m, (double) rec->lost[(size_t) cause * rec->n_weeks + week] / PR_LOST_DAY);
    }
  return m.mean;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  for (uint32_t week = 0; week < r->outcome->record[0]->n_weeks; week++)
    {
      pr_csv_date (csv, pr_causes_week (r, week));
      for (int cause = 0; cause < PR_N_CAUSES; cause++)
        if (cause != PR_CAUSE_CITIZEN && cause != PR_CAUSE_CLOSED)
          pr_csv_number (csv, lost_in_week (r, (pr_cause) cause, week));
      pr_csv_end_row (csv);
    }
}

/* Lost days of the fullest week, all causes together; mean over replications. */
static double
most_of (const pr_results *r)
{
  double most = 0;
  for (uint32_t week = 0; week < r->outcome->record[0]->n_weeks; week++)
    {
      double sum = 0;
      for (int cause = 0; cause < PR_N_CAUSES; cause++)
        sum += lost_in_week (r, (pr_cause) cause, week);
      most = fmax (most, sum);
    }
  return most;
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  uint32_t weeks = r->outcome->record[0]->n_weeks;
  double most = most_of (r);
  pr_rows_head (rows, r, _ ("Why dossiers were late"));
  pr_rows_text (rows, "words",
                _ ("Working days past due by what the dossiers had waited for. What an outage left "
                   "behind shows as staff."));
  pr_rows_weeks_label (rows, r, _ ("week of the due date (its Monday)"));
  pr_rows_text (rows, "y_label", _ ("working days lost by late dossiers, mean of replications"));
  pr_rows_weeks (rows, r, weeks);
  pr_rows_milestones (rows, r, PR_AXIS_WEEKS, 110);
  pr_rows_number (rows, "weeks", weeks);
  pr_rows_number (rows, "y_most", most > 0 ? 1.05 * most : 1);
  pr_rows_text (rows, "l_transfer", _ ("transfer"));
  pr_rows_text (rows, "l_readiness", _ ("readiness"));
  pr_rows_text (rows, "l_outage", _ ("outage"));
  pr_rows_text (rows, "l_absence", _ ("absence"));
  pr_rows_text (rows, "l_signature", _ ("signature"));
  pr_rows_text (rows, "l_staff", _ ("staff"));
  pr_rows_text (rows, "l_effort", _ ("effort"));
  pr_rows_text (rows, "l_statutory", _ ("statutory"));
}

const pr_plot pr_causes_plot = {
  PR_PLOT_TABLE ("causes", N_ ("Why dossiers were late: lost working days by week."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 8,
  .words = N_ ("Why dossiers were late, by week."),
  .data = data,
  .texts = texts,
};
