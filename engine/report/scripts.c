/* Plots: the scripts, from their templates. See plots.h. */
#include "report/plots.h"

#include "report/failures.h"
#include "report/findings.h"
#include "report/metric.h"
#include "report/pr-templates.h"
#include "report/script.h"
#include "report/text.h"

#include <math.h>
#include <string.h>

/* Cells of what is written beside a picture; what is longer is cut. */
#define NAME_WIDTH 26
#define ITEM_WIDTH 44

/* Fills @key@ as it stands. */
void
pr_fill (GString *script, const char *key, const char *text)
{
  g_autofree char *word = g_strdup_printf ("@%s@", key);
  g_string_replace (script, word, text, 0);
}

/* In gnuplot's single quotes only the quote itself is special. */
char *
pr_quoted (const char *text)
{
  g_autoptr (GString) s = g_string_new (text);
  g_string_replace (s, "'", "''", 0);
  g_string_replace (s, "\n", " ", 0);
  return g_strdup_printf ("'%s'", s->str);
}

void
pr_fill_quoted (GString *script, const char *key, const char *text)
{
  g_autofree char *q = pr_quoted (text);
  pr_fill (script, key, q);
}

void
pr_fill_number (GString *script, const char *key, double x)
{
  char buf[PR_NUMBER_SIZE];
  pr_fill (script, key, pr_text_number (buf, x));
}

/* "1 Jul", as short as an axis needs. */
static char *
short_date (pr_day day)
{
  static const char *const months[]
      = { N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"), N_ ("May"), N_ ("Jun"),
          N_ ("Jul"), N_ ("Aug"), N_ ("Sep"), N_ ("Oct"), N_ ("Nov"), N_ ("Dec") };
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%d %s", d, _ (months[m - 1]));
}

/* The day of a mark's period: with `monthly` marks, one a month, else one a week. */
static int64_t
period (pr_day day, bool monthly)
{
  int y, m, d;
  if (!monthly)
    return (day - pr_day_weekday (day)) / 7;
  pr_day_to_civil (day, &y, &m, &d);
  return 12 * (int64_t) y + m;
}

/* Marks of the x axis, 'label' column, ...: the first drawn day of each week, or of
 * each month when there are more than `most` weeks; all days when there are few. A mark
 * too near the last label has none. */
char *
pr_x_tics (const pr_report *r, size_t most, bool labels)
{
  size_t n, labelled = 0;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  g_autoptr (GString) s = g_string_new (NULL);
  bool monthly = n > 5 * most, daily = n <= most;
  for (size_t k = 0; k < n; k++)
    {
      pr_day day = pr_window_date (r, days[k]);
      if (k > 0 && !daily
          && period (day, monthly) == period (pr_window_date (r, days[k - 1]), monthly))
        continue;
      bool crowded = k > 0 && 9 * most * (k - labelled) < 10 * n;
      g_autofree char *date = labels && !crowded ? short_date (day) : g_strdup ("");
      g_string_append_printf (s, "%s'%s' %zu", s->len > 0 ? ", " : "", date, k);
      labelled = crowded ? labelled : k;
    }
  return g_string_free (g_steal_pointer (&s), FALSE);
}

static char *
window_words (const pr_report *r)
{
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE];
  uint32_t n = r->outcome->n;
  g_autofree char *replications
      = g_strdup_printf (NGETTEXT ("%u replication", "%u replications", n), n);
  return g_strdup_printf (
      _ ("%s, %s to %s, %s"), r->world->name, pr_text_date (from, pr_window_date (r, 0)),
      pr_text_date (until, pr_window_date (r, pr_window_days (r) - 1)), replications);
}

/* What every script has. */
static void
fill_common (const pr_report *r, GString *script, const char *title)
{
  size_t n;
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  g_autofree char *window = window_words (r);
  pr_fill_quoted (script, "TITLE", title);
  pr_fill_quoted (script, "SUBTITLE", window);
  pr_fill_number (script, "DAYS", (double) n);
  pr_fill (script, "BAND", r->outcome->n > 1 ? "1" : "0");
}

static void
fill_backlog (const pr_report *r, GString *script)
{
  g_autofree char *tics = pr_x_tics (r, 20, true), *blank = pr_x_tics (r, 20, false);
  fill_common (r, script, _ ("Backlog of the province, arrivals and returns"));
  pr_fill (script, "XTICS", tics);
  pr_fill (script, "XTICS_BLANK", blank);
  pr_fill_quoted (script, "X_LABEL", _ ("working days"));
  pr_fill_quoted (script, "Y_BACKLOG", _ ("dossiers in process"));
  pr_fill_quoted (script, "Y_FLOW", _ ("dossiers per working day"));
  pr_fill_quoted (script, "L_BAND", _ ("80 % of replications"));
  pr_fill_quoted (script, "L_BACKLOG", _ ("backlog at the day's end, mean"));
  pr_fill_quoted (script, "L_ARRIVED", _ ("arrived (days off count to the next working day)"));
  pr_fill_quoted (script, "L_RETURNED", _ ("returned"));
}

static void
append_item (GString *list, const char *text, int width)
{
  g_autoptr (GString) cut = g_string_new (NULL);
  pr_text_cell (cut, text, width, FALSE);
  g_autofree char *q = pr_quoted (g_strchomp (cut->str));
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", q);
}

static void
fill_worst (const pr_report *r, GString *script)
{
  size_t n;
  char normal[PR_NUMBER_SIZE], final[PR_NUMBER_SIZE], growth[PR_NUMBER_SIZE];
  g_autofree pr_ranked *units = pr_units_by_growth (r, &n);
  g_autoptr (GString) names = g_string_new (NULL), notes = g_string_new (NULL);
  size_t panels = MIN (n, PR_PLOT_WORST);
  for (size_t k = 0; k < panels; k++)
    {
      uint32_t u = units[k].i;
      g_autofree char *note = g_strdup_printf (
          _ ("%s → %s, %s times normal"),
          pr_text_fixed (normal, pr_reduce (r, pr_place_backlog_first, u, 0).mean, 0),
          pr_text_fixed (final, pr_reduce (r, pr_place_backlog, u, 0).mean, 0),
          pr_text_fixed (growth, units[k].score, 1));
      append_item (names, r->world->places[u].name, NAME_WIDTH);
      append_item (notes, note, ITEM_WIDTH);
    }
  g_autofree char *tics = pr_x_tics (r, 4, true);
  double limit = r->tables->ini[PR_INI_REPORT_BACKLOG].v.number;
  char times[PR_NUMBER_SIZE];
  g_autofree char *words
      = g_strdup_printf (_ ("Dossiers in process by working day: mean%s; dashed: first-day level; "
                            "dotted: %s times that."),
                         r->outcome->n > 1 ? _ (" and 80 % of replications") : "",
                         pr_text_fixed (times, limit, pr_text_decimals (limit, NAN, 1)));
  fill_common (r, script, _ ("Units whose backlog grew most"));
  pr_fill_quoted (script, "WORDS", words);
  pr_fill (script, "XTICS", tics);
  pr_fill (script, "NAMES", names->str);
  pr_fill (script, "NOTES", notes->str);
  pr_fill_number (script, "PANELS", (double) panels);
  pr_fill_number (script, "LIMIT", limit);
}

/* Thin lines between districts, and their names on the right. */
static char *
group_marks (const pr_report *r, const uint32_t *units, uint32_t n)
{
  const pr_place *places = r->world->places;
  GString *s = g_string_new (NULL);
  for (uint32_t from = 0, until; from < n; from = until)
    {
      const char *district = places[units[from]].district;
      for (until = from + 1; until < n; until++)
        if (strcmp (places[units[until]].district, district) != 0)
          break;
      g_autofree char *name = pr_quoted (district);
      g_string_append_printf (s,
                              "set label %u %s at graph 1,first %g offset 1,0 font ',10' "
                              "textcolor '#444444'\n",
                              10 + from, name, (from + until - 1) / 2.0);
      if (until < n)
        g_string_append_printf (
            s,
            "  set arrow %u from graph -0.24,first %g to graph 1.22,first %g nohead "
            "front linecolor '#777777' linewidth 0.6\n  ",
            10 + from, until - 0.5, until - 0.5);
    }
  return g_string_free (s, FALSE);
}

static void
fill_heatmap (const pr_report *r, GString *script)
{
  uint32_t n, all = r->world->n_units;
  g_autofree uint32_t *units = pr_plot_units (r, &n);
  g_autofree char *tics = pr_x_tics (r, 20, true), *groups = group_marks (r, units, n);
  g_autoptr (GString) names = g_string_new (NULL);
  for (uint32_t u = 0; u < n; u++)
    {
      append_item (names, r->world->places[units[u]].name, NAME_WIDTH);
      g_string_append_printf (names, " %u", u);
    }
  g_autofree char *title
      = n == all ? g_strdup (_ ("Backlog of every unit, working day by working day"))
                 : g_strdup_printf (_ ("Backlog by working day of the %u units of %u where it grew "
                                       "most"),
                                    n, all);
  fill_common (r, script, title);
  pr_fill_number (script, "UNITS", n);
  pr_fill (script, "XTICS", tics);
  pr_fill (script, "YTICS", names->str);
  pr_fill (script, "GROUPS", groups);
  pr_fill_quoted (script, "X_LABEL", _ ("working days"));
  pr_fill_quoted (
      script, "C_LABEL",
      _ ("backlog at the day's end as a multiple of the unit's own on the first working "
         "day (fewer than 5 count as 5)"));
}

static void
fill_utilisation (const pr_report *r, GString *script)
{
  size_t n;
  double most = 100;
  g_autofree pr_ranked *pools = pr_fullest_pools (r, &n);
  g_autoptr (GString) names = g_string_new (NULL);
  n = MIN (n, PR_PLOT_POOLS);
  for (size_t k = 0; k < n; k++)
    {
      const pr_pool *pool = &r->world->pools[pools[k].i];
      g_autofree char *name = g_strdup_printf ("%s · %s (%u)", r->world->places[pool->place].name,
                                               pool->name, pool->count);
      append_item (names, name, ITEM_WIDTH);
      g_string_append_printf (names, " %zu", k);
      most = fmax (most, 105 * pools[k].score);
    }
  fill_common (r, script, _ ("The fullest pools of staff"));
  pr_fill_quoted (script, "WORDS",
                  _ ("In brackets: officers. Thin bars: half-widths. Above the dashed line a pool "
                     "counts as overloaded."));
  pr_fill_quoted (script, "X_LABEL", _ ("scheduled utilisation: time at work / time on duty"));
  pr_fill_number (script, "POOLS", (double) n);
  pr_fill (script, "YTICS", names->str);
  pr_fill_number (script, "X_MOST", ceil (most / 20) * 20);
  pr_fill_number (script, "THRESHOLD", 100 * PR_OVERLOAD_UTILISATION);
}

char *
pr_week_tics (const pr_report *r, uint32_t weeks)
{
  const uint32_t most = 14;
  uint32_t step = 1 + (weeks - 1) / most;
  g_autoptr (GString) s = g_string_new (NULL);
  for (uint32_t k = 0; k < weeks; k += step)
    {
      g_autofree char *date = short_date (pr_causes_week (r, k));
      g_string_append_printf (s, "%s'%s' %u", k > 0 ? ", " : "", date, k);
    }
  return g_string_free (g_steal_pointer (&s), FALSE);
}

static void
fill_causes (const pr_report *r, GString *script)
{
  uint32_t weeks = r->outcome->record[0]->n_weeks;
  double most = pr_causes_most (r);
  g_autofree char *tics = pr_week_tics (r, weeks);
  fill_common (r, script, _ ("Why dossiers were late"));
  pr_fill_quoted (
      script, "WORDS",
      _ ("Working days past due by what the dossiers had waited for. What an outage left "
         "behind shows as staff."));
  pr_fill_quoted (script, "X_LABEL", _ ("week of the due date (its Monday)"));
  pr_fill_quoted (script, "Y_LABEL",
                  _ ("working days lost by late dossiers, mean of replications"));
  pr_fill (script, "XTICS", tics);
  pr_fill_number (script, "WEEKS", weeks);
  pr_fill_number (script, "Y_MOST", most > 0 ? 1.05 * most : 1);
  pr_fill_quoted (script, "L_TRANSFER", _ ("transfer"));
  pr_fill_quoted (script, "L_READINESS", _ ("readiness"));
  pr_fill_quoted (script, "L_OUTAGE", _ ("outage"));
  pr_fill_quoted (script, "L_ABSENCE", _ ("absence"));
  pr_fill_quoted (script, "L_SIGNATURE", _ ("signature"));
  pr_fill_quoted (script, "L_STAFF", _ ("staff"));
  pr_fill_quoted (script, "L_EFFORT", _ ("effort"));
}

GString *
pr_template_named (const char *name)
{
  gsize size;
  g_autofree char *path = g_strconcat ("/pilotrun/plots/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pr_templates_get_resource (), path, 0, NULL);
  g_assert (bytes != NULL); /* compiled in */
  const char *data = g_bytes_get_data (bytes, &size);
  return g_string_new_len (data, (gssize) size);
}

GString *
pr_template (pr_file_id file)
{
  g_autofree char *base = g_path_get_basename (pr_out_files[file].name);
  g_autoptr (GString) name = g_string_new (base);
  g_string_replace (name, ".dat", ".gp", 1);
  return pr_template_named (name->str);
}

char *
pr_plot_script (const pr_report *r, pr_file_id file)
{
  GString *script = pr_template (file);
  switch (file)
    {
    case PR_FILE_PLOT_BACKLOG:
      fill_backlog (r, script);
      break;
    case PR_FILE_PLOT_WORST:
      fill_worst (r, script);
      break;
    case PR_FILE_PLOT_HEATMAP:
      fill_heatmap (r, script);
      break;
    case PR_FILE_PLOT_UTILISATION:
      fill_utilisation (r, script);
      break;
    case PR_FILE_PLOT_AGES:
      fill_common (r, script, _ ("How old the backlog is"));
      pr_ages_fill (r, script);
      break;
    case PR_FILE_PLOT_DAY:
      fill_common (r, script, _ ("Officers at work over the day"));
      pr_over_the_day_fill (r, script);
      break;
    case PR_FILE_PLOT_WAITING:
      fill_common (r, script, _ ("How long work waits"));
      pr_waiting_fill (r, script);
      break;
    case PR_FILE_PLOT_FAILURES:
      fill_common (r, script, _ ("When failure points held dossiers up"));
      pr_failures_plot_fill (r, script);
      break;
    case PR_FILE_PLOT_CAUSES:
      fill_causes (r, script);
      break;
    default:
      g_assert_not_reached ();
    }
  return g_string_free (script, FALSE);
}
