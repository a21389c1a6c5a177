/* Measures taken: see measures-taken.h. */
#include "figure/measures-taken.h"

#include "figure/reduce.h"
#include "figure/rows.h"

#include <math.h>

static double
mean_of (const pr_results *r, const char *figure, uint32_t i)
{
  double mean = pr_reduce_named (r, PR_OF_MEASURE, figure, i).mean;
  return isnan (mean) ? 0 : mean;
}

uint16_t
pr_n_measures_named (const pr_results *r)
{
  const pr_policy *p = r->world->policy;
  return p != NULL && p->n_measures > 0 ? p->n_names : 0;
}

pr_measure_sum
pr_measure_sum_of (const pr_results *r, uint16_t name)
{
  const pr_policy *p = r->world->policy;
  pr_value first = pr_figure_named (PR_OF_MEASURE, "first")->value;
  pr_measure_sum t = { .first = NAN, .worst = NAN };
  for (uint32_t i = 0; i < p->n_measures; i++)
    {
      if (p->measures[i].name != name)
        continue;
      t.fired += mean_of (r, "fired", i);
      t.days += mean_of (r, "days", i);
      t.refused += mean_of (r, "refused", i);
      t.put_off += mean_of (r, "put_off", i);
      t.cost += mean_of (r, "cost", i);
      t.first = fmin (t.first, pr_reduce_median (r, first, i));
      pr_moments values = pr_reduce_named (r, PR_OF_MEASURE, "worst", i);
      double worst = pr_moments_mean (&values);
      bool least = p->measures[i].watch == PR_WATCH_ON_TIME_7D;
      t.worst = least ? fmin (t.worst, worst) : fmax (t.worst, worst);
    }
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      bool fired = false;
      for (uint32_t i = 0; i < p->n_measures; i++)
        fired |= p->measures[i].name == name && r->outcome->record[k]->measure[i].fired > 0;
      t.fired_in += fired;
    }
  return t;
}

static void
get_values (const pr_results *r, pr_of of, const char *name, double *values)
{
  const pr_figure *figure = pr_figure_named (of, name);
  for (uint32_t k = 0; k < r->outcome->n; k++)
    values[k] = figure->value (r, r->outcome->record[k], PR_PROVINCE, 0);
}

static bool
has_costs (const pr_results *r)
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
  g_autofree double *cost = g_new (double, n), *base_cost = g_new (double, n),
                    *late = g_new (double, n), *base_late = g_new (double, n);
  get_values (with, PR_OF_REPLICATION, "measures_cost", cost);
  get_values (without, PR_OF_REPLICATION, "measures_cost", base_cost);
  get_values (with, PR_OF_PROVINCE, "late_count", late);
  get_values (without, PR_OF_PROVINCE, "late_count", base_late);
  pr_avoided a = { .each = NAN, .low = NAN, .high = NAN };
  a.avoided = pr_paired_of (base_late, late, n, level);
  if (!has_costs (with) && !has_costs (without))
    return a;
  a.cost = pr_paired_of (cost, base_cost, n, level);
  for (uint32_t k = 0; k < n; k++)
    {
      cost[k] -= base_cost[k];
      base_late[k] -= late[k];
    }
  if (a.avoided.difference.mean > a.avoided.half_width
      && pr_paired_ratio (cost, base_late, n, level, &a.low, &a.high))
    a.each = a.cost.difference.mean / a.avoided.difference.mean;
  return a;
}
