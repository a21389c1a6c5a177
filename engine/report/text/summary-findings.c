/* Summary: overloads, observed, assumptions. See summary.h. */
#include "report/text/summary.h"
#include "compile/compile.h"
#include "compile/world-names.h"
#include "model/shown.h"

#include "figure/findings.h"
#include "figure/observed.h"
#include "report/text/labels.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BARS 6
#define BAR_WIDTH 40
#define LEAST_SHOWN 0.05 /* the least that is not rounded to 0 */
#define MOST_OVERLOADS 10
#define MOST_FULLEST 5
#define MOST_OBSERVED 12

static int
by_score (const void *a, const void *b)
{
  const pr_ranked *x = a, *y = b;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->i < y->i ? -1 : 1;
}

/* The longest bar is that of the largest value. Work for which there is nobody waits without
 * end. */
static void
append_bar (GString *out, const char *name, const pr_ranked *unit, double most)
{
  char number[PR_NUMBER_SIZE];
  gboolean endless = !isfinite (unit->score);
  int width = endless ? BAR_WIDTH : (int) lround (BAR_WIDTH * unit->score / most);
  g_string_append (out, "  ");
  pr_text_cell (out, name, 27, FALSE);
  pr_text_cell (out, endless ? _ ("no end") : pr_text_fixed (number, unit->score, 1), 7, TRUE);
  g_string_append_c (out, ' ');
  for (int k = 0; k < width; k++)
    g_string_append_c (out, '#');
  pr_text_end_line (out);
}

void
pr_summary_worst (const pr_results *r, GString *out)
{
  uint32_t n = r->world->n_units;
  g_autofree pr_ranked *units = g_new (pr_ranked, n + 1);
  double most = 0;
  for (uint32_t u = 0; u < n; u++)
    units[u] = (pr_ranked){ u, pr_reduce_named (r, PR_OF_UNIT, "waiting_most", u).mean };
  qsort (units, n, sizeof *units, by_score);
  for (uint32_t u = 0; u < n; u++)
    most = isfinite (units[u].score) ? fmax (most, units[u].score) : most;
  if (n == 0 || units[0].score < LEAST_SHOWN)
    return;
  g_string_append_printf (out, "\n%s\n",
                          _ ("MOST WORK WAITING (at a pool of the unit, in its working days)"));
  const char *names[MOST_BARS];
  uint32_t shown = 0;
  for (; shown < MIN (n, MOST_BARS) && units[shown].score >= LEAST_SHOWN; shown++)
    names[shown] = r->world->places[units[shown].i].name;
  g_auto (GStrv) labels = pr_labels (names, shown, 26);
  for (uint32_t k = 0; k < shown; k++)
    append_bar (out, labels[k], &units[k], most > 0 ? most : 1);
}

static void
overload_row (GString *out, const char *const cells[7])
{
  static const int widths[] = { 22, 12, 6, 13, 8, 11, 6 };
  g_string_append_c (out, ' ');
  for (int k = 0; k < 7; k++)
    {
      g_string_append_c (out, ' ');
      /* Words to the left, figures to the right. */
      pr_text_cell (out, cells[k], widths[k] - 1, k >= 2);
    }
  pr_text_end_line (out);
}

static void
append_overload (const pr_results *r, GString *out, uint32_t p, const char *place)
{
  const pr_pool *pool = &r->world->pools[p];
  pr_moments m = pr_reduce_named (r, PR_OF_POOL, "utilisation", p);
  double median = pr_reduce_median (r, pr_figure_named (PR_OF_POOL, "first_over")->value, p);
  double share = pr_reduce_named (r, PR_OF_POOL, "over_share", p).mean;
  char most[PR_NUMBER_SIZE], date[PR_DATE_SIZE] = "-", number[PR_NUMBER_SIZE];
  g_autofree char *plus_minus
      = m.n > 0 ? pr_text_plus_minus (100 * m.mean, 100 * pr_half_width (r, &m), 1)
                : g_strdup (pr_text_none ());
  g_autofree char *utilisation = g_strdup_printf ("%s %%", plus_minus);
  g_autofree char *officers = g_strdup_printf ("%u", pool->count);
  g_autofree char *replications = g_strdup_printf ("%s %%", pr_text_fixed (number, 100 * share, 0));
  pr_text_fixed (most, pr_reduce_named (r, PR_OF_POOL, "waiting_most", p).mean, 1);
  if (!isnan (median))
    pr_text_day (date, pr_window_date (r, (uint32_t) median));
  overload_row (out, (const char *const[]){ place, pr_shown (r->world, PR_NAMED_POOL, pool->name),
                                            officers, utilisation, most, date, replications });
}

void
pr_summary_overloads (const pr_results *r, GString *out)
{
  size_t n;
  char threshold[PR_NUMBER_SIZE];
  g_autofree pr_ranked *pools = pr_overloads (r, &n);
  g_autofree char *rule
      = g_strdup_printf (_ ("above %s %% scheduled utilisation, or with more than two of their "
                            "working days of work waiting "
                            "in half of the replications; the most work waiting first."),
                         pr_text_percent (threshold, PR_OVERLOAD_UTILISATION));
  g_string_append_c (out, '\n');
  g_string_append_printf (
      out, NGETTEXT ("OVERLOADS: %zu pool of %u\n", "OVERLOADS: %zu pools of %u\n", n), n,
      r->world->n_pools);
  pr_text_wrap (out, rule, 2, PR_SUMMARY_WIDTH);
  size_t fullest;
  g_autofree pr_ranked *full = pr_fullest_pools (r, &fullest);
  if (n == 0 && fullest > 0)
    g_string_append (out, _ ("  None; the fullest are these.\n"));
  const pr_ranked *shown = n > 0 ? pools : full;
  size_t n_shown = n > 0 ? MIN (n, MOST_OVERLOADS) : MIN (fullest, MOST_FULLEST);
  if (n_shown == 0)
    return;
  overload_row (out, (const char *const[]){ "", "", "", "", P_ ("column, first line", "days,"),
                                            P_ ("column, first line", "first day"),
                                            P_ ("column, first line", "in") });
  overload_row (out, (const char *const[]){ P_ ("column", "place"), P_ ("column", "pool"),
                                            P_ ("column", "staff"), P_ ("column", "utilisation"),
                                            P_ ("column", "at most"), P_ ("column", "over two"),
                                            P_ ("column", "repl.") });
  const char *places[MAX (MOST_OVERLOADS, MOST_FULLEST)];
  for (size_t k = 0; k < n_shown; k++)
    places[k] = r->world->places[r->world->pools[shown[k].i].place].name;
  g_auto (GStrv) labels = pr_labels (places, n_shown, 21);
  for (size_t k = 0; k < n_shown; k++)
    append_overload (r, out, shown[k].i, labels[k]);
  if (n > MOST_OVERLOADS)
    g_string_append_printf (out, _ ("  and %zu more: pools.csv\n"), n - MOST_OVERLOADS);
}

static void
observed_row (GString *out, const char *const cells[6])
{
  static const int widths[] = { 19, 15, 9, 15, 11, 9 };
  g_string_append_c (out, ' ');
  for (int k = 0; k < 6; k++)
    {
      g_string_append_c (out, ' ');
      pr_text_cell (out, cells[k], widths[k] - 1, k >= 2 && k <= 4);
    }
  pr_text_end_line (out);
}

static const char *
place_name (const pr_world *w, const char *where)
{
  if (strcmp (where, "*") == 0)
    return _ ("the province");
  uint16_t place = pr_world_place_coded (w, where);
  return place != PR_NONE16 ? w->places[place].name : where;
}

static void
append_comparison (const pr_results *r, GString *out, const pr_observed *c)
{
  static const char *const metrics[PR_N_OBSERVED_METRICS] = {
    [PR_OBSERVED_IS_RECEIVED] = N_ ("received"),
    [PR_OBSERVED_IS_RECEIVED_PER_DAY] = N_ ("received per day"),
    [PR_OBSERVED_IS_RECEIVED_PEAK] = N_ ("received, peak day"),
    [PR_OBSERVED_IS_ENTERED_PER_DAY] = N_ ("entered per day"),
    [PR_OBSERVED_IS_ENTERED_PEAK] = N_ ("entered, peak day"),
  };
  static const char *const shares[PR_N_DEFINITIONS] = {
    [PR_DEFINITION_DUE] = N_ ("on time, %"),
    [PR_DEFINITION_RESOLVED] = N_ ("on time, resolved"),
    [PR_DEFINITION_RESOLVED_ONLINE] = N_ ("on time, online"),
    [PR_DEFINITION_RESOLVED_OWN] = N_ ("on time, own"),
  };
  const pr_cell *cell = c->row->cells;
  int metric = cell[PR_OBSERVED_METRIC].v.choice;
  bool share = c->share;
  double scale = share ? 100 / c->scale : 1, value = scale * cell[PR_OBSERVED_VALUE].v.number;
  char observed[PR_NUMBER_SIZE], difference[PR_NUMBER_SIZE];
  g_autofree char *simulated
      = c->simulated.n > 0 ? pr_text_plus_minus (
            scale * c->simulated.mean, scale * pr_half_width (r, &c->simulated), share ? 2 : 1)
                           : g_strdup (pr_text_none ());
  double by = scale * c->simulated.mean - value;
  g_autofree char *sign = NULL;
  if (c->simulated.n == 0 || (!share && value == 0))
    sign = g_strdup (pr_text_none ());
  else if (share)
    sign = g_strdup_printf (_ ("%s%s pp"), by > 0 ? "+" : "", pr_text_fixed (difference, by, 2));
  else
    sign = g_strdup_printf ("%s%s %%", by > 0 ? "+" : "",
                            pr_text_fixed (difference, 100 * by / value, 1));
  pr_text_fixed (observed, value, pr_text_decimals (value, NAN, share ? 2 : 1));
  if (share)
    pr_text_fixed (observed, value, 2);
  bool of_some = share && strcmp (c->procedures, "*") != 0;
  const char *place = place_name (r->world, cell[PR_OBSERVED_WHERE].text);
  g_autofree char *where
      = of_some ? g_strdup_printf ("%s, %s", c->procedures, place) : g_strdup (place);
  observed_row (out, (const char *const[]){ share ? _ (shares[c->definition]) : _ (metrics[metric]),
                                            where, observed, simulated, sign,
                                            PR_OF ("cell", cell[PR_OBSERVED_STATUS].text) });
}

void
pr_summary_observed (const pr_results *r, GString *out)
{
  size_t n;
  bool defined = false;
  g_autofree pr_observed *list = pr_observed_all (r, &n);
  if (n == 0)
    return;
  g_string_append_printf (
      out, "\n%s\n",
      _ ("SIMULATED BESIDE OBSERVED (fitted: the scenario was set to it; held out: "
         "not)"));
  observed_row (out, (const char *const[]){ P_ ("column", "figure"), P_ ("column", "where"),
                                            P_ ("column", "observed"), P_ ("column", "simulated"),
                                            P_ ("column", "difference"), P_ ("column", "status") });
  for (size_t k = 0; k < MIN (n, MOST_OBSERVED); k++)
    {
      append_comparison (r, out, &list[k]);
      defined |= list[k].share && list[k].definition != PR_DEFINITION_DUE;
    }
  if (defined)
    pr_text_wrap (out,
                  _ ("Resolved: the share of those resolved by their first due date, not of those "
                     "due; online: of these, filed online; own: decided where they were filed."),
                  2, PR_SUMMARY_WIDTH);
  if (n > MOST_OBSERVED)
    g_string_append_printf (out, _ ("  and %zu more: observed.csv\n"), n - MOST_OBSERVED);
}

void
pr_summary_assumptions (const pr_results *r, GString *out)
{
  guint counts[PR_N_SOURCES];
  pr_count_sources (r->tables, counts);
  g_autofree char *text
      = g_strdup_printf (_ ("%u official, %u press, %u measured, %u assumption. Each assumption is "
                            "a row of assumptions.csv: "
                            "the figures above are no better than these."),
                         counts[PR_SOURCE_OFFICIAL], counts[PR_SOURCE_PRESS],
                         counts[PR_SOURCE_MEASURED], counts[PR_SOURCE_ASSUMPTION]);
  g_string_append_printf (out, "\n%s\n", _ ("SOURCES OF THE SCENARIO'S ROWS"));
  pr_text_wrap (out, text, 2, PR_SUMMARY_WIDTH);
}
