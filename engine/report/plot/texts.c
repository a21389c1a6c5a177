/* Plots: their texts and numbers. See plots.h. */
#include "report/plot/plots.h"

#include "report/table/failures.h"
#include "report/findings.h"
#include "report/text/labels.h"
#include "report/metric.h"
#include "report/plot/rows.h"
#include "report/text/text.h"

#include "kernel/i18n.h"

#include <math.h>
#include <string.h>

/* Cells of what is written beside a picture; what is longer is cut. */
#define TITLE_WIDTH 70
#define NAME_WIDTH 26
#define DISTRICT_WIDTH 27
#define ITEM_WIDTH 44

static char *
window_words (const pr_report *r)
{
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE];
  uint32_t n = r->outcome->n;
  g_autofree char *replications
      = g_strdup_printf (NGETTEXT ("%u replication", "%u replications", n), n);
  g_autoptr (GString) name = g_string_new (NULL);
  pr_label_cut (name, r->world->name, TITLE_WIDTH);
  return g_strdup_printf (
      _ ("%s, %s to %s, %s"), name->str, pr_text_date (from, pr_window_date (r, 0)),
      pr_text_date (until, pr_window_date (r, pr_window_days (r) - 1)), replications);
}

/* What every plot has. */
static void
common (const pr_report *r, GString *rows, const char *title)
{
  size_t n;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  g_autofree char *window = window_words (r);
  pr_rows_text (rows, "title", title);
  pr_rows_text (rows, "subtitle", window);
  pr_rows_number (rows, "days", (double) n);
  pr_rows_number (rows, "band", r->outcome->n > 1);
}

static void
backlog_texts (const pr_report *r, GString *rows)
{
  common (r, rows, _ ("Backlog of the province, arrivals and returns"));
  pr_rows_days (rows, r, 20);
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "y_backlog", _ ("dossiers in process"));
  pr_rows_text (rows, "y_flow", _ ("dossiers per working day"));
  pr_rows_text (rows, "l_band", _ ("80 % of replications"));
  pr_rows_text (rows, "l_backlog", _ ("backlog at the day's end, mean"));
  pr_rows_text (rows, "l_arrived", _ ("arrived (days off count to the next working day)"));
  pr_rows_text (rows, "l_returned", _ ("returned"));
}

static void
worst_texts (const pr_report *r, GString *rows)
{
  size_t n;
  char normal[PR_NUMBER_SIZE], final[PR_NUMBER_SIZE], growth[PR_NUMBER_SIZE];
  g_autofree pr_ranked *units = pr_units_by_growth (r, &n);
  const char *names[PR_PLOT_WORST];
  size_t panels = MIN (n, PR_PLOT_WORST);
  for (size_t k = 0; k < panels; k++)
    {
      uint32_t u = units[k].i;
      g_autofree char *note = g_strdup_printf (
          _ ("%s → %s, %s times normal"),
          pr_text_fixed (normal, pr_reduce (r, pr_place_backlog_first, u, 0).mean, 0),
          pr_text_fixed (final, pr_reduce (r, pr_place_backlog, u, 0).mean, 0),
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
  common (r, rows, _ ("Units whose backlog grew most"));
  pr_rows_text (rows, "words", words);
  pr_rows_days (rows, r, 4);
  pr_rows_names (rows, "unit", names, panels, NAME_WIDTH);
  pr_rows_number (rows, "panels", (double) panels);
  pr_rows_number (rows, "limit", limit);
}

/* The names of districts beside the middles of their rows, and lines between them. */
static void
district_rows (const pr_report *r, const uint32_t *units, uint32_t n, GString *rows)
{
  const pr_place *places = r->world->places;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) middles = g_array_new (FALSE, FALSE, sizeof (double));
  for (uint32_t from = 0, until; from < n; from = until)
    {
      const char *district = places[units[from]].district;
      for (until = from + 1; until < n; until++)
        if (strcmp (places[units[until]].district, district) != 0)
          break;
      double middle = (from + until - 1) / 2.0;
      g_ptr_array_add (names, (char *) district);
      g_array_append_val (middles, middle);
      if (until < n)
        pr_rows_at (rows, "divider", until - 0.5, "");
    }
  g_auto (GStrv) labels
      = pr_labels ((const char *const *) names->pdata, names->len, DISTRICT_WIDTH);
  for (guint k = 0; k < names->len; k++)
    pr_rows_at (rows, "district", g_array_index (middles, double, k), labels[k]);
}

static void
heatmap_texts (const pr_report *r, GString *rows)
{
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
  common (r, rows, title);
  pr_rows_number (rows, "units", n);
  pr_rows_days (rows, r, 20);
  pr_rows_names (rows, "unit", names, n, NAME_WIDTH);
  district_rows (r, units, n, rows);
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "c_label",
                _ ("backlog at the day's end as a multiple of the unit's own on the first working "
                   "day (fewer than 5 count as 5)"));
}

static void
utilisation_texts (const pr_report *r, GString *rows)
{
  size_t n;
  double most = 100;
  g_autofree pr_ranked *pools = pr_fullest_pools (r, &n);
  g_auto (GStrv) names = g_new0 (char *, PR_PLOT_POOLS + 1);
  n = MIN (n, PR_PLOT_POOLS);
  for (size_t k = 0; k < n; k++)
    {
      const pr_pool *pool = &r->world->pools[pools[k].i];
      names[k] = g_strdup_printf ("%s · %s (%u)", r->world->places[pool->place].name, pool->name,
                                  pool->count);
      most = fmax (most, 105 * pools[k].score);
    }
  common (r, rows, _ ("The fullest pools of staff"));
  pr_rows_text (rows, "words",
                _ ("In brackets: officers. Thin bars: half-widths. Above the dashed line a pool "
                   "counts as overloaded."));
  pr_rows_text (rows, "x_label", _ ("scheduled utilisation: time at work / time on duty"));
  pr_rows_number (rows, "pools", (double) n);
  pr_rows_names (rows, "pool", (const char *const *) names, n, ITEM_WIDTH);
  pr_rows_number (rows, "x_most", ceil (most / 20) * 20);
  pr_rows_number (rows, "threshold", 100 * PR_OVERLOAD_UTILISATION);
}

static void
causes_texts (const pr_report *r, GString *rows)
{
  uint32_t weeks = r->outcome->record[0]->n_weeks;
  double most = pr_causes_most (r);
  common (r, rows, _ ("Why dossiers were late"));
  pr_rows_text (rows, "words",
                _ ("Working days past due by what the dossiers had waited for. What an outage left "
                   "behind shows as staff."));
  pr_rows_text (rows, "x_label", _ ("week of the due date (its Monday)"));
  pr_rows_text (rows, "y_label", _ ("working days lost by late dossiers, mean of replications"));
  pr_rows_weeks (rows, r, weeks);
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

char *
pr_plot_texts (const pr_report *r, pr_file_id file)
{
  GString *rows = g_string_new (NULL);
  switch (file)
    {
    case PR_FILE_PLOT_BACKLOG:
      backlog_texts (r, rows);
      break;
    case PR_FILE_PLOT_WORST:
      worst_texts (r, rows);
      break;
    case PR_FILE_PLOT_HEATMAP:
      heatmap_texts (r, rows);
      break;
    case PR_FILE_PLOT_UTILISATION:
      utilisation_texts (r, rows);
      break;
    case PR_FILE_PLOT_AGES:
      common (r, rows, _ ("How old the backlog is"));
      pr_ages_texts (r, rows);
      break;
    case PR_FILE_PLOT_DAY:
      common (r, rows, _ ("Officers at work over the day"));
      pr_over_the_day_texts (r, rows);
      break;
    case PR_FILE_PLOT_WAITING:
      common (r, rows, _ ("How long work waits"));
      pr_waiting_texts (r, rows);
      break;
    case PR_FILE_PLOT_FAILURES:
      common (r, rows, _ ("When failure points held dossiers up"));
      pr_failures_plot_texts (r, rows);
      break;
    case PR_FILE_PLOT_CAUSES:
      causes_texts (r, rows);
      break;
    default:
      g_assert_not_reached ();
    }
  return g_string_free (rows, FALSE);
}
