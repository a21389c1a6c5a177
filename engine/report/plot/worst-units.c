/* The units whose backlog grew most. */
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
  PR_PLOT_COLUMN ("backlog", NP_ ("unit", "dossiers"), PR_KIND_LEVEL,
                  N_ ("at the end of the day; NaN: the unit is not there on that day")),
  PR_PLOT_COLUMN ("backlog_q10", NP_ ("unit", "dossiers"), PR_KIND_QUANTILE,
                  /* xgettext:no-c-format */ N_ ("10 % quantile over replications")),
  PR_PLOT_COLUMN ("backlog_q90", NP_ ("unit", "dossiers"), PR_KIND_QUANTILE,
                  /* xgettext:no-c-format */ N_ ("90 % quantile over replications")),
  PR_PLOT_COLUMN ("normal_backlog", NP_ ("unit", "dossiers"), PR_KIND_LEVEL,
                  N_ ("as in units.csv")),
  PR_PLOT_KEY ("unit",
               N_ ("code of the unit; the worst unit first, two blank lines between units")),
};

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n, n_units;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  g_autofree pr_ranked *units = pr_units_by_growth (r, &n_units);
  for (size_t u = 0; u < MIN (n_units, WORST); u++)
    {
      double normal = pr_reduce_named (r, PR_OF_UNIT, "normal_backlog", units[u].i).mean;
      if (u > 0)
        g_string_append (csv->out, "\n\n");
      for (size_t k = 0; k < n; k++)
        {
          pr_csv_date (csv, pr_window_date (r, days[k]));
          if (pr_place_is_there (r->world, units[u].i, days[k]))
            pr_rows_band (r, csv, "backlog", units[u].i, days[k]);
          else
            for (int i = 0; i < 3; i++)
              pr_csv_number (csv, NAN);
          pr_csv_number (csv, normal);
          pr_csv_text (csv, r->world->places[units[u].i].code);
          pr_csv_end_row (csv);
        }
    }
}

/* "normal 32, most 64 (25 Jul), end 29". Free with g_free. */
static char *
note_of (const pr_results *r, uint32_t unit)
{
  uint32_t day;
  char normal[PR_NUMBER_SIZE], peak[PR_NUMBER_SIZE], end[PR_NUMBER_SIZE];
  double most = pr_unit_most (r, unit, &day);
  g_autofree char *date = pr_rows_short_date (pr_window_date (r, day));
  return g_strdup_printf (
      _ ("normal %s, most %s (%s), end %s"),
      pr_text_fixed (normal, pr_reduce_named (r, PR_OF_UNIT, "normal_backlog", unit).mean, 0),
      pr_text_fixed (peak, most, 0), date,
      pr_text_fixed (end, pr_reduce_named (r, PR_OF_PROVINCE, "backlog_end", unit).mean, 0));
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree pr_ranked *units = pr_units_by_growth (r, &n);
  const char *names[WORST];
  size_t panels = MIN (n, WORST);
  for (size_t k = 0; k < panels; k++)
    {
      uint32_t u = units[k].i;
      g_autofree char *note = note_of (r, u);
      names[k] = r->world->places[u].name;
      pr_rows_at (rows, "note", (double) k, note);
    }
  double limit = r->tables->ini[PR_INI_REPORT_BACKLOG].v.number;
  char times[PR_NUMBER_SIZE];
  g_autofree char *words = g_strdup_printf (
      _ ("Dossiers in process by working day: mean%s; dashed: normal; "
         "dotted: %s times that; upright: other rules, hand-overs, incidents."),
      r->outcome->n > 1 ? /* xgettext:no-c-format */ _ (" and 80 % of replications") : "",
      pr_text_fixed (times, limit, pr_text_decimals (limit, NAN, 1)));
  pr_rows_head (rows, r, _ ("Units whose backlog grew most"));
  pr_rows_text (rows, "words", words);
  pr_rows_days (rows, r, 4);
  pr_rows_milestones (rows, r, PR_AXIS_WORKDAYS, 0);
  pr_rows_names (rows, "unit", names, panels, NAME_WIDTH);
  pr_rows_number (rows, "panels", (double) panels);
  pr_rows_number (rows, "limit", limit);
}

const pr_plot pr_worst_units_plot = {
  PR_PLOT_TABLE ("worst-units",
                 N_ ("The ten units with the largest mean backlog of a day / "
                     "mean normal backlog, by working day."),
                 columns),
  .kind = PR_RESULTS_RUN,
  .page = 2,
  .words = N_ ("The units whose backlog grows most."),
  .data = data,
  .texts = texts,
};
