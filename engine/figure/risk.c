/* Risk: see risk.h. */
#include "figure/risk.h"

#include <math.h>

void
pr_risk_add (pr_risk *r, double x, bool occurs)
{
  double before = r->all.mean, m2 = r->all.m2;
  size_t had = r->all.n;
  pr_moments_add (&r->all, x);
  if (r->all.n > had && had > 0)
    {
      double n = (double) r->all.n, delta = x - before, part = delta / n;
      r->m3 += part * (delta * part * (n - 1) * (n - 2) - 3 * m2);
    }
  if (occurs)
    pr_moments_add (&r->there, x);
}

pr_interval
pr_risk_interval (const pr_risk *r, double level)
{
  if (r->there.n < PR_RISK_LEAST)
    return (pr_interval){ NAN, NAN };
  double n = (double) r->all.n, root = sqrt (n), mean = r->all.mean;
  double unit = pr_moments_sd (&r->all) / root, t = pr_t_quantile ((1 + level) / 2, n - 1);
  double g = r->all.m2 > 0 ? root * r->m3 / (r->all.m2 * sqrt (r->all.m2)) : 0;
  if (fabs (g) < 1e-6) /* the limit, which the formula would lose to rounding */
    return (pr_interval){ mean - t * unit, mean + t * unit };
  double c = g / root, shift = c / 6;
  double above = 3 / c * (cbrt (1 + c * (t - shift)) - 1);
  double below = 3 / c * (cbrt (1 - c * (t + shift)) - 1);
  return (pr_interval){ mean - above * unit, mean - below * unit };
}
