/* Late dossiers avoided, and what each costs: see cost.h. */
#include "figure/cost.h"

#include "figure/rows.h"

#include <math.h>

static void
get_values (const pr_results *r, pr_of of, const char *name, double *values)
{
  const pr_figure *figure = pr_figure_named (of, name);
  for (uint32_t k = 0; k < r->outcome->n; k++)
    values[k] = figure->value (r, r->outcome->record[k], PR_PROVINCE, 0);
}

static bool
measures_cost (const pr_results *r)
{
  const pr_policy *p = r->world->policy;
  for (uint32_t i = 0; p != NULL && i < p->n_measures; i++)
    if (pr_measure_has_cost (&p->measures[i]))
      return true;
  return false;
}

pr_avoided
pr_late_avoided (const pr_results *with, const pr_results *without, double level)
{
  uint32_t n = with->outcome->n;
  bool all = pr_has_costs (with) && pr_has_costs (without);
  pr_of of = all ? PR_OF_COST : PR_OF_REPLICATION;
  const char *name = all ? "cost" : "measures_cost";
  g_autofree double *cost = g_new (double, n), *base_cost = g_new (double, n),
                    *late = g_new (double, n), *base_late = g_new (double, n);
  get_values (with, of, name, cost);
  get_values (without, of, name, base_cost);
  get_values (with, PR_OF_PROVINCE, "late_count", late);
  get_values (without, PR_OF_PROVINCE, "late_count", base_late);
  pr_avoided a = { .each = NAN, .low = NAN, .high = NAN };
  a.avoided = pr_paired_of (base_late, late, n, level);
  if (!all && !measures_cost (with) && !measures_cost (without))
    return a;
  a.cost = pr_paired_of (cost, base_cost, n, level);
  for (uint32_t k = 0; k < n; k++)
    {
      cost[k] -= base_cost[k];
      base_late[k] -= late[k];
    }
  if (a.cost.difference.n == n && a.avoided.difference.mean > a.avoided.half_width
      && pr_paired_ratio (cost, base_late, n, level, &a.low, &a.high))
    a.each = a.cost.difference.mean / a.avoided.difference.mean;
  return a;
}
