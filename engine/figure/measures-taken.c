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
