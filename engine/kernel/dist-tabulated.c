/* Building tabulated quantile functions: see dist-tabulated.h. */
#include "kernel/dist-tabulated.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <pthread.h>

#define KNOTS (PR_TABLE_SIDE + 1)

/* Below this a gamma variate of unit scale counts as 0: it keeps densities finite. */
#define TINY 1e-280

/* Below this cv (shape above 10^4) the normal approximation of the cube root is
 * better than needed, and the incomplete gamma function slower. */
#define CV_CUBE_ROOT 0.0099

typedef struct {
  bool beta;   /* else gamma of unit scale */
  double a, b; /* shapes; gamma has only a */
} law;

typedef struct {
  double x[KNOTS];     /* quantile at the knot w */
  double slope[KNOTS]; /* |dx/dw| */
} side;

static double
knot_w (size_t i)
{
  uint64_t bits = (PR_TABLE_BASE + i) << PR_TABLE_SHIFT;
  double w;

  memcpy (&w, &bits, sizeof w);
  return w;
}

static double
law_tail (const law *l, double x, bool upper)
{
  if (l->beta)
    return gsl_cdf_beta_P (x, l->a, l->b); /* the upper tail comes from the mirrored law */
  return upper ? gsl_cdf_gamma_Q (x, l->a, 1) : gsl_cdf_gamma_P (x, l->a, 1);
}

static double
law_density (const law *l, double x)
{
  return l->beta ? gsl_ran_beta_pdf (x, l->a, l->b) : gsl_ran_gamma_pdf (x, l->a, 1);
}

/* Solves tail (e^y) = w for y in [lo, hi] by Newton's method on the logarithm of
 * the tail, which is nearly linear there, inside a shrinking bracket. */
static double
law_solve (const law *l, bool upper, double w, double lo, double hi, double start)
{
  double y = start;

  for (int i = 0; i < 200 && hi > lo; i++)
    {
      double x = exp (y);
      double tail = law_tail (l, x, upper);
      if (isnan (tail))
        return NAN;
      if ((tail < w) != upper)
        lo = y;
      else
        hi = y;
      double step = log (w / tail) * tail / (x * law_density (l, x)) * (upper ? -1 : 1);
      double next = y + step;
      if (!(next > lo && next < hi)) /* also when it is not a number */
        {
          if (fabs (step) < 1e-13)
            return y;
          next = (lo + hi) / 2;
          if (next <= lo || next >= hi)
            return next;
        }
      else if (fabs (step) < 1e-8) /* the next error is about its square */
        return next;
      y = next;
    }
  return y;
}

/* Walks from the median outwards: each quantile bounds the next. */
static bool
law_side (const law *l, bool upper, side *s)
{
  double lo = log (TINY);
  double hi = l->beta ? 0 : log (l->a + 12 * sqrt (l->a) + 60); /* Q < 2^-54 there */
  double y = l->beta ? log (l->a / (l->a + l->b)) : log (l->a);
  double tail_lo = law_tail (l, TINY, upper);

  y = y > lo ? y : lo;
  for (size_t i = KNOTS; i-- > 0;)
    {
      double w = knot_w (i);
      s->x[i] = 0;
      s->slope[i] = 0;
      if (upper ? tail_lo <= w : tail_lo >= w)
        continue; /* rounds to 0 */
      y = law_solve (l, upper, w, lo, hi, y);
      if (!isfinite (y))
        return false;
      s->x[i] = exp (y);
      s->slope[i] = 1 / law_density (l, s->x[i]);
      if (upper)
        lo = y;
      else
        hi = y;
    }
  return true;
}

/* Wilson and Hilferty (1931): the cube root of a gamma variate is nearly normal,
 * here for mean 1. */
static void
cube_root_side (double cv, bool upper, side *s)
{
  for (size_t i = 0; i < KNOTS; i++)
    {
      double w = knot_w (i);
      double z = gsl_cdf_ugaussian_Pinv (w) * (upper ? -1 : 1);
      double root = 1 - cv * cv / 9 + z * cv / 3;
      s->x[i] = root * root * root;
      s->slope[i] = root * root * cv / gsl_ran_ugaussian_pdf (z);
    }
}

/* Hermite's cubic on each piece, from its small end (the lower end of w below the
 * median, the upper end above); both end slopes at most three times the chord's. */
static void
make_pieces (const side *s, bool upper, double *table)
{
  for (size_t i = 0; i < PR_TABLE_SIDE; i++)
    {
      size_t small = i + upper, large = i + !upper;
      double width = knot_w (i + 1) - knot_w (i);
      double chord = fmax (s->x[large] - s->x[small], 0);
      double m0 = fmin (s->slope[small] * width, 3 * chord);
      double m1 = fmin (s->slope[large] * width, 3 * chord);
      double *c = table + 4 * i;
      c[0] = s->x[small];
      c[1] = m0;
      c[2] = 3 * chord - 2 * m0 - m1;
      c[3] = m0 + m1 - 2 * chord;
    }
}

static bool
gamma_sides (double cv, side *lower, side *upper)
{
  if (cv < CV_CUBE_ROOT)
    {
      cube_root_side (cv, false, lower);
      cube_root_side (cv, true, upper);
      return true;
    }
  const law l = { .beta = false, .a = 1 / (cv * cv) };
  if (!law_side (&l, false, lower) || !law_side (&l, true, upper))
    return false;
  for (size_t i = 0; i < KNOTS; i++)
    {
      lower->x[i] /= l.a;
      lower->slope[i] /= l.a;
      upper->x[i] /= l.a;
      upper->slope[i] /= l.a;
    }
  return true;
}

/* exp (sigma z), sigma^2 = log (1 + cv^2). */
static void
lognormal_sides (double cv, side *lower, side *upper)
{
  double sigma = sqrt (log1p (cv * cv));

  for (size_t i = 0; i < KNOTS; i++)
    {
      double z = gsl_cdf_ugaussian_Pinv (knot_w (i)), slope = sigma / gsl_ran_ugaussian_pdf (z);
      lower->x[i] = exp (sigma * z);
      lower->slope[i] = lower->x[i] * slope;
      upper->x[i] = exp (-sigma * z);
      upper->slope[i] = upper->x[i] * slope;
    }
}

/* Beta with a total shape of 4 (Malcolm, Roseboom, Clark and Fazar, 1959). */
static bool
pert_sides (double mode, side *lower, side *upper)
{
  const law l = { .beta = true, .a = 1 + 4 * mode, .b = 5 - 4 * mode };
  const law mirrored = { .beta = true, .a = l.b, .b = l.a };

  if (!law_side (&l, false, lower) || !law_side (&mirrored, false, upper))
    return false;
  for (size_t i = 0; i < KNOTS; i++)
    upper->x[i] = 1 - upper->x[i];
  return true;
}

/* Two exponentials with a total mean of 1: rate[0] with probability p[0], else rate[1]. Each
 * contributes half of the mean (balanced means). */
typedef struct {
  double p[2], rate[2];
} hyper;

static hyper
hyper_make (double cv)
{
  double c2 = cv * cv, s = sqrt ((c2 - 1) / (c2 + 1));
  double q = 1 / ((c2 + 1) * (1 + s)); /* (1 - s) / 2 without the cancellation */
  return (hyper){ { 1 - q, q }, { 2 * (1 - q), 2 * q } };
}

static double
hyper_density (const hyper *h, double x)
{
  return h->p[0] * h->rate[0] * exp (-h->rate[0] * x)
         + h->p[1] * h->rate[1] * exp (-h->rate[1] * x);
}

/* Newton's method from 0. The distribution function is concave and the logarithm of the upper
 * tail convex: each step ends at or before the root, so that x only grows. */
static double
hyper_solve (const hyper *h, bool upper, double w, double x)
{
  for (int i = 0; i < 200; i++)
    {
      double tail = 0, step;
      for (int k = 0; k < 2; k++)
        tail += h->p[k] * (upper ? exp (-h->rate[k] * x) : -expm1 (-h->rate[k] * x));
      if (upper)
        step = log (tail / w) * tail / hyper_density (h, x);
      else
        step = (w - tail) / hyper_density (h, x);
      if (!(step > 1e-15 * x))
        break;
      x += step;
    }
  return x;
}

static void
hyperexponential_sides (double cv, side *lower, side *upper)
{
  const hyper h = hyper_make (cv);

  for (size_t i = 0; i < KNOTS; i++)
    {
      double w = knot_w (i);
      lower->x[i] = hyper_solve (&h, false, w, 0);
      lower->slope[i] = 1 / hyper_density (&h, lower->x[i]);
      upper->x[i] = hyper_solve (&h, true, w, 0);
      upper->slope[i] = 1 / hyper_density (&h, upper->x[i]);
    }
}

static bool
shape_sides (pr_shape shape, double parameter, side *lower, side *upper)
{
  switch (shape)
    {
    case PR_SHAPE_GAMMA:
      return gamma_sides (parameter, lower, upper);
    case PR_SHAPE_LOGNORMAL:
      lognormal_sides (parameter, lower, upper);
      return true;
    case PR_SHAPE_PERT:
      return pert_sides (parameter, lower, upper);
    case PR_SHAPE_HYPEREXPONENTIAL:
      hyperexponential_sides (parameter, lower, upper);
      return true;
    }
  g_assert_not_reached ();
}

/* A table that somebody holds. */
typedef struct {
  pr_shape shape;
  double parameter;
  unsigned held;
  double pieces[4 * PR_TABLE_PIECES];
} shared;

static GMutex lock;
static GPtrArray *tables; /* of shared; NULL while there is none */

static shared *
holder (const double *pieces)
{
  return (shared *) ((char *) pieces - offsetof (shared, pieces));
}

static shared *
find (pr_shape shape, double parameter)
{
  for (guint i = 0; tables && i < tables->len; i++)
    {
      shared *t = g_ptr_array_index (tables, i);
      if (t->shape == shape && !(t->parameter < parameter || t->parameter > parameter))
        return t;
    }
  return NULL;
}

static shared *
make (pr_shape shape, double parameter)
{
  side lower, upper;

  gsl_set_error_handler_off (); /* GSL's default handler aborts; here a failure is no number */
  if (!shape_sides (shape, parameter, &lower, &upper))
    return NULL;
  upper.x[KNOTS - 1] = lower.x[KNOTS - 1]; /* the median, to the last bit */
  shared *t = g_new (shared, 1);
  *t = (shared){ .shape = shape, .parameter = parameter };
  make_pieces (&lower, false, t->pieces);
  make_pieces (&upper, true, t->pieces + 4 * PR_TABLE_SIDE);
  if (!tables)
    tables = g_ptr_array_new ();
  g_ptr_array_add (tables, t);
  return t;
}

const double *
pr_table_take (pr_shape shape, double parameter)
{
  g_mutex_lock (&lock);
  shared *t = find (shape, parameter);
  if (!t)
    t = make (shape, parameter);
  if (t)
    t->held++;
  g_mutex_unlock (&lock);
  return t ? t->pieces : NULL;
}

void
pr_table_hold (const double *table)
{
  if (!table)
    return;
  g_mutex_lock (&lock);
  holder (table)->held++;
  g_mutex_unlock (&lock);
}

void
pr_table_release (const double *table)
{
  if (!table)
    return;
  g_mutex_lock (&lock);
  shared *t = holder (table);
  if (--t->held == 0)
    {
      g_ptr_array_remove_fast (tables, t);
      g_free (t);
      if (tables->len == 0)
        g_clear_pointer (&tables, g_ptr_array_unref);
    }
  g_mutex_unlock (&lock);
}

double pr_table_log[4 << PR_LOG_CUT_BITS];

/* Hermite's cubics again, with the exact derivative 1/m. */
static void
make_log (void)
{
  const size_t n = 1u << PR_LOG_CUT_BITS;

  for (size_t i = 0; i < n; i++)
    {
      double a = 1 + (double) i / (double) n, b = 1 + (double) (i + 1) / (double) n;
      double rise = log (b) - log (a), m0 = (b - a) / a, m1 = (b - a) / b;
      double *c = pr_table_log + 4 * i;
      c[0] = log (a);
      c[1] = m0;
      c[2] = 3 * rise - 2 * m0 - m1;
      c[3] = m0 + m1 - 2 * rise;
    }
}

void
pr_table_log_make (void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;

  pthread_once (&once, make_log);
}
