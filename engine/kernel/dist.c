/* Distributions: see dist.h. The use of a, b, c, d by kind:
 *
 *   constant     a value
 *   exponential  a mean
 *   uniform      a minimum, b maximum - minimum
 *   triangular   a minimum, b mode, c maximum, d probability below the mode
 *   weibull      a scale, b 1 / shape
 *   normal       a mean and b sd before truncation, c probability of being >= 0
 *   discrete     u[i] cumulative probability up to and including x[i]
 *   empirical    knots (u[i], x[i])
 *   tabulated    a scale, b shift of what the table gives (dist-tabulated.h)
 */
#include "kernel/dist.h"

#include "kernel/dist-tabulated.h"
#include "kernel/i18n.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

/* Beyond this the moments lie in a tail that 52-bit uniforms no longer reach. */
#define CV_MAX 100

static bool
refuse (pr_dist *d, const char **why, const char *text)
{
  *d = (pr_dist){ 0 };
  *why = text;
  return false;
}

static bool
accept_moments (pr_dist *d, double mean, double sd)
{
  d->mean = mean;
  d->cv = mean > 0 ? sd / mean : 0;
  return true;
}

static bool
mean_ok (double mean)
{
  return isfinite (mean) && mean > 0;
}

static bool
cv_ok (double cv)
{
  return cv >= 0 && cv <= CV_MAX;
}

static const char why_mean[] = N_ ("the mean must be a number above 0");
static const char why_cv[] = N_ ("the coefficient of variation must be between 0 and 100");
static const char why_range[] = N_ ("the minimum must be 0 or more and not above the maximum");
static const char why_mode[]
    = N_ ("needs 0 <= minimum <= most likely value <= maximum, all of them numbers");
static const char why_numeric[] = N_ ("the parameters are too extreme to compute with");

/* shift + scale times what the shape gives. */
static bool
tabulate (pr_dist *d, pr_shape shape, double parameter, double scale, double shift,
          const char **why)
{
  const double *table = pr_table_take (shape, parameter);
  if (!table)
    return refuse (d, why, why_numeric);
  *d = (pr_dist){ .kind = PR_DIST_TABULATED, .a = scale, .b = shift, .table = table };
  return true;
}

bool
pr_dist_constant (pr_dist *d, double value, const char **why)
{
  if (!(isfinite (value) && value >= 0))
    return refuse (d, why, N_ ("the value must be a number, 0 or more"));
  *d = (pr_dist){ .kind = PR_DIST_CONSTANT, .a = value };
  return accept_moments (d, value, 0);
}

bool
pr_dist_exponential (pr_dist *d, double mean, const char **why)
{
  if (!mean_ok (mean))
    return refuse (d, why, why_mean);
  pr_table_log_make ();
  *d = (pr_dist){ .kind = PR_DIST_EXPONENTIAL, .a = mean };
  return accept_moments (d, mean, mean);
}

bool
pr_dist_uniform (pr_dist *d, double min, double max, const char **why)
{
  if (!(isfinite (max) && min >= 0 && min <= max))
    return refuse (d, why, why_range);
  *d = (pr_dist){ .kind = PR_DIST_UNIFORM, .a = min, .b = max - min };
  return accept_moments (d, min + (max - min) / 2, (max - min) / sqrt (12));
}

bool
pr_dist_triangular (pr_dist *d, double min, double mode, double max, const char **why)
{
  if (!(isfinite (max) && min >= 0 && min <= mode && mode <= max))
    return refuse (d, why, why_mode);
  if (min == max)
    return pr_dist_constant (d, min, why);
  *d = (pr_dist){ .kind = PR_DIST_TRIANGULAR, .a = min, .b = mode, .c = max };
  double width = max - min, p = (mode - min) / width;
  d->d = p;
  return accept_moments (d, min + width * (1 + p) / 3, width * sqrt ((1 - p + p * p) / 18));
}

bool
pr_dist_pert (pr_dist *d, double min, double mode, double max, const char **why)
{
  if (!(isfinite (max) && min >= 0 && min <= mode && mode <= max))
    return refuse (d, why, why_mode);
  if (min == max)
    return pr_dist_constant (d, min, why);
  double width = max - min, p = (mode - min) / width;
  double m = (1 + 4 * p) / 6; /* of the beta variate; its variance is m (1 - m) / 7 */
  return tabulate (d, PR_SHAPE_PERT, p, width, min, why)
         && accept_moments (d, min + width * m, width * sqrt (m * (1 - m) / 7));
}

bool
pr_dist_lognormal (pr_dist *d, double mean, double cv, const char **why)
{
  if (!mean_ok (mean))
    return refuse (d, why, why_mean);
  if (!cv_ok (cv))
    return refuse (d, why, why_cv);
  if (cv == 0)
    return pr_dist_constant (d, mean, why);
  double median = mean / sqrt (1 + cv * cv);
  return tabulate (d, PR_SHAPE_LOGNORMAL, cv, median, 0, why)
         && accept_moments (d, mean, mean * cv);
}

bool
pr_dist_gamma (pr_dist *d, double mean, double cv, const char **why)
{
  if (!mean_ok (mean))
    return refuse (d, why, why_mean);
  if (!cv_ok (cv))
    return refuse (d, why, why_cv);
  if (cv == 0)
    return pr_dist_constant (d, mean, why);
  return tabulate (d, PR_SHAPE_GAMMA, cv, mean, 0, why) && accept_moments (d, mean, mean * cv);
}

bool
pr_dist_erlang (pr_dist *d, double mean, unsigned k, const char **why)
{
  if (k < 1 || k > 10000)
    return refuse (d, why, N_ ("the number of phases must be between 1 and 10000"));
  if (k == 1)
    return pr_dist_exponential (d, mean, why);
  return pr_dist_gamma (d, mean, 1 / sqrt (k), why);
}

bool
pr_dist_hyperexponential (pr_dist *d, double mean, double cv, const char **why)
{
  if (!mean_ok (mean))
    return refuse (d, why, why_mean);
  if (!(cv >= 1 && cv <= 8))
    return refuse (d, why,
                   N_ ("the coefficient of variation must be between 1 and 8; write gamma or "
                       "erlang for less"));
  if (cv == 1)
    return pr_dist_exponential (d, mean, why);
  return tabulate (d, PR_SHAPE_HYPEREXPONENTIAL, cv, mean, 0, why)
         && accept_moments (d, mean, mean * cv);
}

bool
pr_dist_weibull (pr_dist *d, double mean, double shape, const char **why)
{
  if (!mean_ok (mean))
    return refuse (d, why, why_mean);
  if (!(shape >= 0.1 && shape <= 1000))
    return refuse (d, why, N_ ("the shape must be between 0.1 and 1000"));
  pr_table_log_make ();
  double m1 = tgamma (1 + 1 / shape), m2 = tgamma (1 + 2 / shape); /* of unit scale */
  *d = (pr_dist){ .kind = PR_DIST_WEIBULL, .a = mean / m1, .b = 1 / shape };
  return accept_moments (d, mean, mean * sqrt (fmax (m2 / (m1 * m1) - 1, 0)));
}

/* Moments of a normal truncated on one side: Johnson, Kotz and Balakrishnan
 * (1994), Continuous Univariate Distributions 1, section 13.10.1. */
bool
pr_dist_normal (pr_dist *d, double mean, double sd, const char **why)
{
  if (!(isfinite (mean) && mean >= 0 && isfinite (sd) && sd >= 0))
    return refuse (d, why, N_ ("the mean and the standard deviation must be numbers, 0 or more"));
  if (sd == 0)
    return pr_dist_constant (d, mean, why);
  double low = -mean / sd;
  double inside = gsl_cdf_ugaussian_Q (low);
  double hazard = gsl_ran_ugaussian_pdf (low) / inside;
  *d = (pr_dist){ .kind = PR_DIST_NORMAL, .a = mean, .b = sd, .c = inside };
  return accept_moments (d, mean + sd * hazard, sd * sqrt (1 + hazard * (low - hazard)));
}

typedef struct {
  double x, p;
} atom;

static int
compare_atoms (const void *a, const void *b)
{
  double x = ((const atom *) a)->x, y = ((const atom *) b)->x;
  return (x > y) - (x < y);
}

bool
pr_dist_discrete (pr_dist *d, size_t n, const double *x, const double *p, const char **why)
{
  double sum = 0;

  if (n == 0)
    return refuse (d, why, N_ ("needs at least one value"));
  for (size_t i = 0; i < n; i++)
    {
      if (!(isfinite (x[i]) && x[i] >= 0))
        return refuse (d, why, N_ ("every value must be a number, 0 or more"));
      if (!(isfinite (p[i]) && p[i] > 0))
        return refuse (d, why, N_ ("every probability must be above 0"));
      sum += p[i];
    }
  if (!(fabs (sum - 1) <= 1e-9))
    return refuse (d, why, N_ ("the probabilities must add up to 1"));

  atom *atoms = g_new (atom, n);
  for (size_t i = 0; i < n; i++)
    atoms[i] = (atom){ x[i], p[i] / sum };
  qsort (atoms, n, sizeof *atoms, compare_atoms);

  *d = (pr_dist){ .kind = PR_DIST_DISCRETE, .n = n };
  d->u = g_new (double, n);
  d->x = g_new (double, n);
  double cumulative = 0, mean = 0, variance = 0;
  for (size_t i = 0; i < n; i++)
    {
      cumulative += atoms[i].p;
      d->u[i] = cumulative;
      d->x[i] = atoms[i].x;
      mean += atoms[i].p * atoms[i].x;
    }
  d->u[n - 1] = 1;
  for (size_t i = 0; i < n; i++)
    variance += atoms[i].p * (atoms[i].x - mean) * (atoms[i].x - mean);
  g_free (atoms);
  return accept_moments (d, mean, sqrt (variance));
}

static const char *
empirical_fault (size_t n, const double *u, const double *x)
{
  if (n < 2)
    return N_ ("needs at least two knots");
  if (u[0] != 0 || u[n - 1] != 1)
    return N_ ("the probabilities must begin with 0 and end with 1");
  for (size_t i = 0; i < n; i++)
    {
      if (!(isfinite (x[i]) && x[i] >= 0))
        return N_ ("every value must be a number, 0 or more");
      if (i > 0 && !(u[i] >= u[i - 1]))
        return N_ ("the probabilities must not decrease");
      if (i > 0 && !(x[i] >= x[i - 1]))
        return N_ ("the values must not decrease");
    }
  return NULL;
}

bool
pr_dist_empirical (pr_dist *d, size_t n, const double *u, const double *x, const char **why)
{
  const char *fault = empirical_fault (n, u, x);

  if (fault != NULL)
    return refuse (d, why, fault);
  *d = (pr_dist){ .kind = PR_DIST_EMPIRICAL, .n = n };
  d->u = g_memdup2 (u, n * sizeof *u);
  d->x = g_memdup2 (x, n * sizeof *x);

  /* A piece is uniform on [x0, x1]. */
  double mean = 0, variance = 0;
  for (size_t i = 1; i < n; i++)
    mean += (u[i] - u[i - 1]) * (x[i - 1] + (x[i] - x[i - 1]) / 2);
  for (size_t i = 1; i < n; i++)
    {
      double width = x[i] - x[i - 1], off = x[i - 1] + width / 2 - mean;
      variance += (u[i] - u[i - 1]) * (off * off + width * width / 12);
    }
  return accept_moments (d, mean, sqrt (variance));
}

void
pr_dist_clear (pr_dist *d)
{
  g_free (d->u);
  g_free (d->x);
  pr_table_release (d->table);
  *d = (pr_dist){ 0 };
}

/* The first i with u <= knots[i]; u < knots[n - 1] = 1. */
static size_t
first_not_below (const double *knots, size_t n, double u)
{
  size_t lo = 0, hi = n - 1;

  while (lo < hi)
    {
      size_t mid = lo + (hi - lo) / 2;
      if (knots[mid] < u)
        lo = mid + 1;
      else
        hi = mid;
    }
  return lo;
}

/* u > 0 = knots[0], hence i >= 1 and u[i - 1] < u <= u[i]. */
static double
empirical_quantile (const pr_dist *d, double u)
{
  size_t i = first_not_below (d->u, d->n, u);
  double t = (u - d->u[i - 1]) / (d->u[i] - d->u[i - 1]);
  double x = d->x[i - 1] + t * (d->x[i] - d->x[i - 1]);
  return x < d->x[i] ? x : d->x[i];
}

static double
triangular_quantile (const pr_dist *d, double u)
{
  double width = d->c - d->a;

  if (u < d->d)
    return fmin (d->a + sqrt (u * (d->b - d->a) * width), d->b);
  return fmax (d->c - sqrt ((1 - u) * (d->c - d->b) * width), d->b);
}

/* 1 - u is exact for every u of pr_u01(), so that its logarithm loses nothing. */
double
pr_dist_quantile (const pr_dist *d, double u)
{
  double x;

  switch (d->kind)
    {
    case PR_DIST_CONSTANT:
      return d->a;
    case PR_DIST_EXPONENTIAL:
      return d->a * pr_table_minus_log (1 - u);
    case PR_DIST_UNIFORM:
      return d->a + u * d->b;
    case PR_DIST_TRIANGULAR:
      return triangular_quantile (d, u);
    case PR_DIST_WEIBULL:
      return d->a * pow (pr_table_minus_log (1 - u), d->b);
    case PR_DIST_NORMAL:
      x = d->a + d->b * gsl_cdf_ugaussian_Qinv ((1 - u) * d->c);
      return x > 0 ? x : 0;
    case PR_DIST_DISCRETE:
      return d->x[first_not_below (d->u, d->n, u)];
    case PR_DIST_EMPIRICAL:
      return empirical_quantile (d, u);
    case PR_DIST_TABULATED:
      return d->b + d->a * pr_table_quantile (d->table, u);
    }
  g_assert_not_reached ();
}

void
pr_dist_copy (pr_dist *to, const pr_dist *from)
{
  *to = *from;
  to->u = from->u ? g_memdup2 (from->u, from->n * sizeof *from->u) : NULL;
  to->x = from->x ? g_memdup2 (from->x, from->n * sizeof *from->x) : NULL;
  pr_table_hold (to->table);
}

void
pr_dist_scale (pr_dist *d, double factor)
{
  d->mean *= factor;
  if (d->kind == PR_DIST_DISCRETE || d->kind == PR_DIST_EMPIRICAL)
    {
      for (size_t i = 0; i < d->n; i++)
        d->x[i] *= factor;
      return;
    }
  d->a *= factor; /* a scale in every kind */
  if (d->kind == PR_DIST_UNIFORM || d->kind == PR_DIST_TRIANGULAR || d->kind == PR_DIST_NORMAL
      || d->kind == PR_DIST_TABULATED)
    d->b *= factor;
  if (d->kind == PR_DIST_TRIANGULAR)
    d->c *= factor;
}
