/* Findings: see findings.h. */
#include "figure/findings.h"

#include "figure/reduce.h"
#include "figure/window.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_ranked (const void *a, const void *b)
{
  const pr_ranked *x = a, *y = b;
  if (x->score != y->score)
    return x->score < y->score ? 1 : -1;
  return (x->i > y->i) - (x->i < y->i);
}

pr_ranked *
pr_overloads (const pr_results *r, size_t *n)
{
  pr_ranked *list = g_new (pr_ranked, r->world->n_pools);
  *n = 0;
  for (uint32_t p = 0; p < r->world->n_pools; p++)
    {
      double utilisation = pr_reduce_named (r, PR_OF_POOL, "utilisation", p).mean;
      if (utilisation > PR_OVERLOAD_UTILISATION
          || pr_reduce_named (r, PR_OF_POOL, "over_share", p).mean >= 0.5)
        list[(*n)++] = (pr_ranked){ p, pr_reduce_named (r, PR_OF_POOL, "waiting_most", p).mean };
    }
  qsort (list, *n, sizeof *list, compare_ranked);
  return list;
}

pr_ranked *
pr_fullest_pools (const pr_results *r, size_t *n)
{
  pr_ranked *list = g_new (pr_ranked, r->world->n_pools);
  *n = 0;
  for (uint32_t p = 0; p < r->world->n_pools; p++)
    {
      pr_moments m = pr_reduce_named (r, PR_OF_POOL, "utilisation", p);
      if (m.n > 0)
        list[(*n)++] = (pr_ranked){ p, m.mean };
    }
  qsort (list, *n, sizeof *list, compare_ranked);
  return list;
}

double
pr_unit_most (const pr_results *r, uint32_t unit, uint32_t *day)
{
  size_t n;
  double most = -1;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  *day = 0;
  for (size_t k = 0; k < n; k++)
    {
      double mean = pr_reduce_day (r, "backlog", unit, days[k]).mean;
      if (mean <= most)
        continue;
      most = mean;
      *day = days[k];
    }
  return MAX (most, 0);
}

pr_ranked *
pr_units_by_growth (const pr_results *r, size_t *n)
{
  uint32_t day;
  pr_ranked *list = g_new (pr_ranked, r->world->n_units);
  *n = r->world->n_units;
  for (uint32_t u = 0; u < *n; u++)
    list[u] = (pr_ranked){ u, pr_unit_most (r, u, &day)
                                  / pr_reduce_named (r, PR_OF_UNIT, "normal_backlog", u).mean };
  qsort (list, *n, sizeof *list, compare_ranked);
  return list;
}
