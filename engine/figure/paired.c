#include "figure/paired.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

pr_paired
pr_paired_of (const double *x, const double *y, size_t n, double level)
{
  pr_paired d = { .half_width = NAN, .p = NAN, .saved = NAN };
  pr_moments a = { 0 }, b = { 0 }; /* of the pairs */
  for (size_t r = 0; r < n; r++)
    {
      pr_moments_add (&d.first, y[r]);
      pr_moments_add (&d.second, x[r]);
      if (isnan (x[r]) || isnan (y[r]))
        continue;
      pr_moments_add (&a, y[r]);
      pr_moments_add (&b, x[r]);
      pr_moments_add (&d.difference, x[r] - y[r]);
    }
  if (d.difference.n < 2)
    return d;
  d.half_width = pr_moments_half_width (&d.difference, level);
  double sd = pr_moments_sd (&d.difference), sx = pr_moments_sd (&b), sy = pr_moments_sd (&a);
  if (sd > 0)
    {
      double t = d.difference.mean / (sd / sqrt ((double) d.difference.n));
      d.p = pr_t_two_sided (t, (double) (d.difference.n - 1));
      d.saved = (sx * sx + sy * sy) / (sd * sd);
    }
  else
    d.p = d.difference.mean == 0 ? 1 : 0;
  return d;
}

pr_paired
pr_paired_figure (const pr_results *a, uint32_t i, const pr_results *b, uint32_t j,
                  const pr_figure *figure, uint32_t day, double level)
{
  if (strcmp (figure->name, "places_ready") == 0)
    return pr_paired_ready (a, b, level);
  uint32_t n = b->outcome->n;
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);
  for (uint32_t r = 0; r < n; r++)
    {
      x[r] = pr_metric_value (figure, a, a->outcome->record[r], i, day);
      y[r] = pr_metric_value (figure, b, b->outcome->record[r], j, day);
    }
  return pr_paired_of (x, y, n, level);
}

/* The bounds are the ratios q for which x - q y has a mean whose own interval just reaches 0: roots
 * of a quadratic in q. */
bool
pr_paired_ratio (const double *x, const double *y, size_t n, double level, double *low,
                 double *high)
{
  if (n < 2)
    return false;
  double xx = 0, xy = 0, yy = 0, mx = 0, my = 0, count = (double) n;
  for (size_t r = 0; r < n; r++)
    {
      mx += x[r] / count;
      my += y[r] / count;
    }
  for (size_t r = 0; r < n; r++)
    {
      xx += (x[r] - mx) * (x[r] - mx);
      xy += (x[r] - mx) * (y[r] - my);
      yy += (y[r] - my) * (y[r] - my);
    }
  double t = pr_t_quantile ((1 + level) / 2, count - 1), by = t * t / (count * (count - 1));
  double a = my * my - by * yy, b = mx * my - by * xy, c = mx * mx - by * xx;
  if (!(a > 0))
    return false;
  double root = sqrt (fmax (0, b * b - a * c));
  *low = (b - root) / a;
  *high = (b + root) / a;
  return true;
}

const char *
pr_paired_verdict (const pr_figure *metric, const pr_paired *d)
{
  double x = pr_moments_mean (&d->difference);
  return fabs (x) > d->half_width ? pr_figure_verdict (metric, x) : "";
}

typedef struct {
  double p;
  size_t at;
} ranked_p;

static int
compare_p (const void *a, const void *b)
{
  const ranked_p *x = a, *y = b;
  if (x->p != y->p)
    return x->p < y->p ? -1 : 1;
  return x->at < y->at ? -1 : 1;
}

void
pr_holm (double *p, size_t n)
{
  g_autofree ranked_p *order = g_new (ranked_p, n + 1);
  double most = 0;
  for (size_t i = 0; i < n; i++)
    order[i] = (ranked_p){ p[i], i };
  qsort (order, n, sizeof *order, compare_p);
  for (size_t i = 0; i < n; i++)
    {
      most = fmax (most, fmin (1, (double) (n - i) * order[i].p));
      p[order[i].at] = most;
    }
}

bool
pr_paired_best (const pr_results *const *all, size_t n, size_t k, const pr_figure *metric,
                double level, double *low, double *high)
{
  if (metric->good == PR_NEITHER_IS_GOOD)
    return false;
  double pairs = (double) (n * (n - 1)) / 2, each = 1 - (1 - level) / pairs, least = INFINITY,
         most = INFINITY;
  for (size_t j = 0; j < n; j++)
    {
      if (j == k)
        continue;
      pr_paired d = pr_paired_figure (all[k], PR_PROVINCE, all[j], PR_PROVINCE, metric, 0, each);
      if (isnan (d.half_width))
        return false;
      least = fmin (least, metric->good * d.difference.mean - d.half_width);
      most = fmin (most, metric->good * d.difference.mean + d.half_width);
    }
  /* Back in the metric's own direction: where less is good, the bounds change sign and sides. */
  double down = fmin (0, least), up = fmax (0, most);
  *low = metric->good == PR_MORE_IS_GOOD ? down : -up;
  *high = metric->good == PR_MORE_IS_GOOD ? up : -down;
  return true;
}
