#include "figure/reduce.h"

#include "figure/rows.h"

#include <math.h>
#include <stdlib.h>

pr_moments
pr_reduce_named (const pr_results *r, pr_of of, const char *name, uint32_t i)
{
  return pr_reduce (r, pr_figure_named (of, name)->value, i, 0);
}

pr_moments
pr_reduce_day (const pr_results *r, const char *name, uint32_t i, uint32_t day)
{
  return pr_reduce (r, pr_figure_named (PR_OF_DAY, name)->value, i, day);
}

double
pr_results_level (const pr_results *r)
{
  return r->tables->ini[PR_INI_REPORT_LEVEL].v.number;
}

pr_moments
pr_reduce (const pr_results *r, pr_value value, uint32_t i, uint32_t day)
{
  pr_moments m = { 0 };
  for (uint32_t k = 0; k < r->outcome->n; k++)
    pr_moments_add (&m, value (r, r->outcome->record[k], i, day));
  return m;
}

pr_moments
pr_reduce_metric (const pr_results *r, const pr_figure *metric, uint32_t i)
{
  pr_moments m = { 0 };
  for (uint32_t k = 0; k < r->outcome->n; k++)
    pr_moments_add (&m, pr_metric_value (metric, r, r->outcome->record[k], i, 0));
  return m;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

double
pr_quantile (double *x, size_t n, double p)
{
  if (n == 0)
    return NAN;
  qsort (x, n, sizeof *x, compare_doubles);
  double at = p * (double) (n - 1);
  size_t below = (size_t) at;
  if (below + 1 >= n)
    return x[n - 1];
  return x[below] + (at - (double) below) * (x[below + 1] - x[below]);
}

double
pr_reduce_median (const pr_results *r, pr_value value, uint32_t i)
{
  g_autofree double *x = g_new (double, r->outcome->n);
  size_t n = 0;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      double v = value (r, r->outcome->record[k], i, 0);
      if (!isnan (v))
        x[n++] = v;
    }
  if (n == 0)
    return NAN;
  /* The lower of the two middle values: no replication may have had a date between them. */
  qsort (x, n, sizeof *x, compare_doubles);
  return x[(n - 1) / 2];
}

double
pr_half_width (const pr_results *r, const pr_moments *m)
{
  return pr_moments_half_width (m, pr_results_level (r));
}

double
pr_kind_half_width (pr_kind kind, const pr_moments *m, double level)
{
  if (kind != PR_KIND_SHARE || m->n < 2)
    return pr_moments_half_width (m, level);
  double n = (double) m->n;
  pr_interval share = pr_wilson (round (m->mean * n), n, level);
  return fmax (m->mean - share.low, share.high - m->mean);
}

/* Where the outcome keeps the level. */
static double *
kept_normal (const pr_outcome *o, pr_normal kind, uint32_t place)
{
  size_t n = o->world->n_places + 1u;
  pr_reduced *kept = pr_outcome_reduced (o);
  if (kept->normal == NULL)
    {
      kept->normal = g_new (double, PR_N_NORMAL *n);
      for (size_t i = 0; i < PR_N_NORMAL * n; i++)
        kept->normal[i] = NAN;
    }
  return &kept->normal[kind * n + MIN (place, n - 1)];
}

double
pr_normal_level (const pr_results *r, pr_value level, pr_normal kind, uint32_t place)
{
  double *kept = kept_normal (r->outcome, kind, place);
  if (isnan (*kept))
    *kept = fmax (PR_NORMAL_LEAST, pr_reduce (r, level, place, 0).mean);
  return *kept;
}
