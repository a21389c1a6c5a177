/* Summary: what staff and citizens' time cost, and what a late dossier costs that is avoided. See
 * summary.h. */
#include "report/text/summary.h"

#include "figure/reduce.h"
#include "kernel/i18n.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

#define LABEL_WIDTH 24

static const char *const labels[PR_N_COSTS] = { [PR_COST_STAFF] = N_ ("officers' hours"),
                                                [PR_COST_OVERTIME] = N_ ("overtime"),
                                                [PR_COST_WAITING] = N_ ("visitors' waiting"),
                                                [PR_COST_VISITS] = N_ ("visits"),
                                                [PR_COST_MEASURES] = N_ ("measures") };

/* Without decimals if it is whole. */
static const char *
number (char *to, double v)
{
  return pr_text_fixed (to, v, v == floor (v) ? 0 : 1);
}

char *
pr_summary_dong (double amount)
{
  char buf[PR_NUMBER_SIZE];
  if (fabs (amount) >= 1e6)
    return g_strdup_printf (_ ("%s million dong"), pr_text_fixed (buf, amount / 1e6, 1));
  if (fabs (amount) >= 1e3)
    return g_strdup_printf (_ ("%s thousand dong"), number (buf, amount / 1e3));
  return g_strdup_printf (_ ("%s dong"), number (buf, amount));
}

/* "1,234.5 ± 1.2 million dong", with a plus sign if `more`; words where it is blank. */
static char *
dong_text (double mean, double hw, bool more)
{
  if (isnan (mean))
    return g_strdup (_ ("blank: not all of it has an amount in costs.csv"));
  double unit = fabs (mean) >= 1e6 ? 1e6 : fabs (mean) >= 1e3 ? 1e3 : 1;
  g_autofree char *text = pr_text_plus_minus (mean / unit, hw / unit, 3);
  g_autofree char *figure = g_strconcat (more && mean > 0 ? "+" : "", text, NULL);
  return unit == 1e6   ? g_strdup_printf (_ ("%s million dong"), figure)
         : unit == 1e3 ? g_strdup_printf (_ ("%s thousand dong"), figure)
                       : g_strdup_printf (_ ("%s dong"), figure);
}

/* Kind PR_N_COSTS: all of them. */
static const pr_figure *
figure_of (int kind)
{
  return pr_figure_named (PR_OF_COST, kind < PR_N_COSTS ? pr_cost_figures[kind] : "cost");
}

static void
append_row (GString *out, int kind, const char *text)
{
  g_string_append (out, "  ");
  pr_text_cell (out, kind < PR_N_COSTS ? _ (labels[kind]) : _ ("all"), LABEL_WIDTH, FALSE);
  g_string_append (out, text);
  pr_text_end_line (out);
}

static bool
is_nothing (double mean, double hw)
{
  return mean == 0 && !(hw > 0);
}

void
pr_summary_costs (const pr_results *r, GString *out)
{
  if (!pr_has_costs (r))
    return;
  g_string_append_printf (out, "\n%s\n", _ ("COST (by place: costs.csv)"));
  for (int kind = 0; kind <= PR_N_COSTS; kind++)
    {
      pr_moments m = pr_reduce (r, figure_of (kind)->value, PR_PROVINCE, 0);
      double mean = pr_moments_mean (&m), hw = pr_half_width (r, &m);
      g_autofree char *text = dong_text (mean, hw, false);
      if (kind == PR_N_COSTS || !is_nothing (mean, hw))
        append_row (out, kind, text);
    }
}

void
pr_summary_costs_more (const pr_results *r, const pr_results *first, GString *out)
{
  for (int kind = 0; kind <= PR_N_COSTS; kind++)
    {
      pr_paired d = pr_paired_figure (r, PR_PROVINCE, first, PR_PROVINCE, figure_of (kind), 0,
                                      pr_results_level (first));
      double mean = pr_moments_mean (&d.difference);
      g_autofree char *text = dong_text (mean, d.half_width, true);
      if (kind == PR_N_COSTS || !is_nothing (mean, d.half_width))
        append_row (out, kind, text);
    }
}

void
pr_summary_avoided (const char *who, const pr_avoided *a, GString *out)
{
  char each[PR_NUMBER_SIZE], low[PR_NUMBER_SIZE], high[PR_NUMBER_SIZE];
  g_autofree char *fewer
      = pr_text_plus_minus (a->avoided.difference.mean, a->avoided.half_width, 5);
  g_autofree char *cost = pr_summary_dong (a->cost.difference.mean), *text = NULL;
  if (a->cost.difference.n == 0)
    return;
  double hw = (a->high - a->low) / 2e3;
  int decimals = pr_text_decimals (a->each / 1e3, hw, 3);
  if (isnan (a->each))
    text = g_strdup_printf (_ ("%s: %s; no late dossier is shown to be avoided (%s)."), who, cost,
                            fewer);
  else if (a->each < 0)
    text = g_strdup_printf (_ ("%s: %s, so less; %s late dossiers avoided."), who, cost, fewer);
  else
    text = g_strdup_printf (_ ("%s: %s; %s late dossiers avoided, each for %s "
                               "thousand dong (%s to %s)."),
                            who, cost, fewer, pr_text_fixed (each, a->each / 1e3, decimals),
                            pr_text_fixed (low, a->low / 1e3, decimals),
                            pr_text_fixed (high, a->high / 1e3, decimals));
  pr_text_wrap (out, text, 5, PR_SUMMARY_WIDTH);
}
