/* Backlogs of scenarios, and their differences to the first. */
#include "report/plot/rows.h"
#include "model/shown.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/table/comparison.h"
#include "report/text/text.h"

#include "kernel/i18n.h"

#include <math.h>

#define NAME_WIDTH 90

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("scenario",
               N_ ("number of the scenario, from 0; two blank lines between scenarios")),
  PR_PLOT_KEY ("date", N_ ("working day of the first scenario's window")),
  PR_PLOT_COLUMN ("backlog", NP_ ("unit", "dossiers"), PR_KIND_LEVEL,
                  N_ ("the province's, at the end of the day")),
  PR_PLOT_COLUMN_HW ("difference", NP_ ("unit", "dossiers"), PR_KIND_MEAN,
                     N_ ("to the first scenario's, mean of the pairs")),
};

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_comparison *c = of->comparison;
  const pr_results *first = &c->report[0].results;
  const pr_figure *backlog = pr_figure_named (PR_OF_DAY, "backlog");
  size_t n;
  g_autofree uint32_t *days = pr_window_working (first, &n);
  for (size_t k = 0; k < c->n; k++)
    {
      if (k > 0)
        g_string_append (csv->out, "\n\n");
      for (size_t i = 0; i < n; i++)
        {
          pr_paired d = pr_compare_province (c, k, backlog, days[i], pr_results_level (first));
          pr_csv_number (csv, (double) k);
          pr_csv_date (csv, pr_window_date (first, days[i]));
          pr_csv_number (csv, d.second.mean);
          pr_csv_number (csv, d.difference.mean);
          pr_csv_number (csv, isnan (d.half_width) ? 0 : d.half_width);
          pr_csv_end_row (csv);
        }
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_comparison *c = of->comparison;
  const pr_results *first = &c->report[0].results;
  size_t n;
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE];
  g_autofree uint32_t *days = pr_window_working (first, &n);
  g_auto (GStrv) names = g_new0 (char *, c->n + 1);
  for (size_t k = 0; k < c->n; k++)
    names[k] = g_strdup_printf ("%c  %s", (char) ('A' + k), pr_title (c->report[k].results.world));
  g_autofree char *subtitle = g_strdup_printf (
      NGETTEXT ("%s to %s, %u paired replication; bands: half-widths of the mean difference",
                "%s to %s, %u paired replications; bands: half-widths of the mean difference",
                first->outcome->n),
      pr_text_day (from, pr_window_date (first, 0)),
      pr_text_day (until, pr_window_date (first, pr_window_days (first) - 1)), first->outcome->n);
  pr_rows_text (rows, "title", _ ("Backlog of the province in each scenario"));
  pr_rows_text (rows, "subtitle", subtitle);
  pr_rows_number (rows, "days", (double) n);
  pr_rows_number (rows, "n", (double) c->n);
  pr_rows_names (rows, "scenario", (const char *const *) names, c->n, NAME_WIDTH);
  pr_rows_days (rows, first, 20);
  pr_rows_milestones_of_all (rows, c, 140);
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "y_backlog", _ ("dossiers in process at the day's end, mean"));
  pr_rows_text (rows, "y_difference", _ ("difference to A, dossiers"));
}

const pr_plot pr_compared_plot = {
  PR_PLOT_TABLE ("compared", N_ ("Of compare: backlogs and their differences by working day."),
                 columns),
  .kind = PR_RESULTS_COMPARISON,
  .words = N_ ("Backlogs of the scenarios, and their differences to the first."),
  .data = data,
  .texts = texts,
};
