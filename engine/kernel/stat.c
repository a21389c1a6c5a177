/* Statistics: see stat.h. */
#include "kernel/stat.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <pthread.h>

void
pr_tally_merge (pr_tally *into, const pr_tally *from)
{
  if (from->n == 0)
    return;
  if (into->n == 0 || from->max > into->max)
    into->max = from->max;
  into->n += from->n;
  into->sum += from->sum;
}

double
pr_tally_mean (const pr_tally *t)
{
  return t->n > 0 ? (double) t->sum * 1e-6 / (double) t->n : NAN;
}

double
pr_level_mean (const pr_level *l, pr_time from, pr_time now)
{
  if (now <= from)
    return NAN;
  pr_wide integral = l->integral + (pr_wide) l->value * (now - l->since);
  return (double) integral / (double) (now - from);
}

/* ceil (10^6 2^(j/8) 2^42), j = 1 .. 7. The thresholds are irrational, so that
 * comparing whole numbers with their ceilings is exact. */
const int64_t pr_hist_eighth[8] = { INT64_C (4796103728980369984), INT64_C (5230188203117770683),
                                    INT64_C (5703560678794538198), INT64_C (6219777023950949771),
                                    INT64_C (6782714940072214217), INT64_C (7396603090612919306),
                                    INT64_C (8066052865769131981), INT64_MAX };

const uint8_t pr_hist_below[64]
    = { 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3,
        3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5,
        6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 };

void
pr_hist_merge (pr_hist *into, const pr_hist *from)
{
  for (int i = 0; i < PR_HIST_BINS; i++)
    into->count[i] += from->count[i];
}

void
pr_hist_merge_small (pr_hist *into, const pr_hist_small *from)
{
  for (int i = 0; i < PR_HIST_BINS; i++)
    into->count[i] += from->count[i];
}

int64_t
pr_hist_n (const pr_hist *h)
{
  int64_t n = 0;

  for (int i = 0; i < PR_HIST_BINS; i++)
    n += h->count[i];
  return n;
}

double
pr_hist_end (int bin)
{
  return bin == 0 ? 0 : exp2 ((bin - 1) / 8.0);
}

static double
bin_middle (int bin) /* seconds */
{
  if (bin < 2)
    return bin == 0 ? 0 : 0.5;
  return exp2 ((bin - 2 + 0.5) / 8);
}

/* The smallest observation with at least p n observations at or below it. The
 * tiny number undoes the rounding of p (0.07 x 100 > 7). */
double
pr_hist_quantile (const pr_hist *h, double p)
{
  int64_t n = pr_hist_n (h);

  assert (p >= 0 && p <= 1);
  if (n == 0)
    return NAN;
  double rank = ceil (p * (double) n * (1 - 1e-14));
  int64_t seen = 0;
  for (int i = 0; i < PR_HIST_BINS; i++)
    {
      seen += h->count[i];
      if (seen > 0 && (double) seen >= rank)
        return bin_middle (i);
    }
  return bin_middle (PR_HIST_BINS - 1);
}

void
pr_moments_add (pr_moments *m, double x)
{
  if (isnan (x))
    {
      m->n_missing++;
      return;
    }
  if (m->n == 0 || x < m->min)
    m->min = x;
  if (m->n == 0 || x > m->max)
    m->max = x;
  m->n++;
  if (isinf (x) || isinf (m->mean)) /* infinity minus infinity would not be a number */
    {
      m->mean = isinf (m->mean) ? m->mean : x;
      m->m2 = NAN;
      return;
    }
  double delta = x - m->mean;
  m->mean += delta / (double) m->n;
  m->m2 += delta * (x - m->mean);
}

double
pr_moments_mean (const pr_moments *m)
{
  return m->n > 0 ? m->mean : NAN;
}

double
pr_moments_sd (const pr_moments *m)
{
  return m->n >= 2 ? sqrt (m->m2 / (double) (m->n - 1)) : NAN;
}

/* GSL's default handler aborts; here a failure is a value that is not finite. */
static void
turn_handler_off (void)
{
  gsl_set_error_handler_off ();
}

/* Uses the smaller tail, which keeps its precision near 0 and 1. */
static double
upper_t (double tail, double df)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;

  pthread_once (&once, turn_handler_off);
  return gsl_cdf_tdist_Qinv (tail, df);
}

double
pr_t_quantile (double p, double df)
{
  assert (p > 0 && p < 1 && df > 0);
  return p > 0.5 ? upper_t (1 - p, df) : -upper_t (p, df);
}

double
pr_t_two_sided (double t, double df)
{
  assert (df > 0);
  return 2 * gsl_cdf_tdist_Q (fabs (t), df);
}

double
pr_moments_half_width (const pr_moments *m, double level)
{
  assert (level > 0 && level < 1);
  if (m->n < 2)
    return NAN;
  double t = upper_t ((1 - level) / 2, (double) (m->n - 1));
  return t * pr_moments_sd (m) / sqrt ((double) m->n);
}

pr_interval
pr_wilson (double k, double n, double level)
{
  assert (k >= 0 && k <= n && level >= 0 && level < 1);
  if (n == 0)
    return (pr_interval){ NAN, NAN };
  double z = gsl_cdf_ugaussian_Qinv ((1 - level) / 2), z2 = z * z;
  double middle = (k + z2 / 2) / (n + z2);
  double half = z * sqrt (k * (n - k) / n + z2 / 4) / (n + z2);
  return (pr_interval){ fmax (0, middle - half), fmin (1, middle + half) };
}
