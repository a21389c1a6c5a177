#include "kernel/dist.h"

#include "kernel/dist-tabulated.h"
#include "kernel/rng.h"

#include "kernel-test.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

/* The moments are worked out by hand from each distribution's definition. */
typedef struct {
  const char *name;
  double p[3]; /* the constructor's parameters */
  pr_dist_kind kind;
  double mean, cv;
} expectation;

/* clang-format off */
static const expectation expected[] = {
  { "constant", { 5 }, PR_DIST_CONSTANT, 5, 0 },
  { "exponential", { 120 }, PR_DIST_EXPONENTIAL, 120, 1 },
  { "uniform", { 2, 8 }, PR_DIST_UNIFORM, 5, 0.346410161513775 },            /* sd sqrt 3 */
  { "triangular", { 1, 2, 6 }, PR_DIST_TRIANGULAR, 3, 0.360041149911548 },   /* var 21/18 */
  { "triangular", { 0, 0, 3 }, PR_DIST_TRIANGULAR, 1, 0.707106781186548 },   /* var 1/2 */
  { "triangular", { 0, 3, 3 }, PR_DIST_TRIANGULAR, 2, 0.353553390593274 },
  { "pert", { 1, 2, 6 }, PR_DIST_TABULATED, 2.5, 0.346410161513775 },        /* var 3/4 */
  { "pert", { 0, 0, 6 }, PR_DIST_TABULATED, 1, 0.845154254728517 },          /* var 5/7 */
  { "pert", { 0, 6, 6 }, PR_DIST_TABULATED, 5, 0.169030850945703 },
  { "lognormal", { 1000, 0.5 }, PR_DIST_TABULATED, 1000, 0.5 },
  { "lognormal", { 10, 3 }, PR_DIST_TABULATED, 10, 3 },
  { "gamma", { 100, 0.009 }, PR_DIST_TABULATED, 100, 0.009 },
  { "gamma", { 100, 0.3 }, PR_DIST_TABULATED, 100, 0.3 },
  { "gamma", { 100, 1 }, PR_DIST_TABULATED, 100, 1 },
  { "gamma", { 100, 2.5 }, PR_DIST_TABULATED, 100, 2.5 },
  { "gamma", { 100, 10 }, PR_DIST_TABULATED, 100, 10 },
  { "gamma", { 100, 100 }, PR_DIST_TABULATED, 100, 100 },
  { "erlang", { 60, 1 }, PR_DIST_EXPONENTIAL, 60, 1 },
  { "erlang", { 60, 4 }, PR_DIST_TABULATED, 60, 0.5 },
  { "erlang", { 60, 10000 }, PR_DIST_TABULATED, 60, 0.01 },
  { "hyperexponential", { 60, 1 }, PR_DIST_EXPONENTIAL, 60, 1 },
  { "hyperexponential", { 60, 1.0001 }, PR_DIST_TABULATED, 60, 1.0001 },
  { "hyperexponential", { 60, 2 }, PR_DIST_TABULATED, 60, 2 },
  { "hyperexponential", { 60, 5 }, PR_DIST_TABULATED, 60, 5 },
  { "hyperexponential", { 60, 8 }, PR_DIST_TABULATED, 60, 8 },
  { "weibull", { 50, 2 }, PR_DIST_WEIBULL, 50, 0.522723200877063 },          /* sqrt (4/pi - 1) */
  { "weibull", { 50, 0.5 }, PR_DIST_WEIBULL, 50, 2.23606797749979 },         /* sqrt 5 */
  { "normal", { 100, 10 }, PR_DIST_NORMAL, 100, 0.1 },                       /* cut at -10 sd */
  { "normal", { 0, 1 }, PR_DIST_NORMAL, 0.797884560802865, 0.755510639762871 }, /* half-normal */
  { "discrete", { 0 }, PR_DIST_DISCRETE, 4.5, 0.675862503366469 },           /* var 9.25 */
  { "empirical", { 0 }, PR_DIST_EMPIRICAL, 3.5, 0.760415210603396 },         /* var 85/12 */
};
/* clang-format on */
#define N_CASES ((int) (sizeof expected / sizeof *expected))

static const double atom_x[] = { 10, 2, 5 }, atom_p[] = { 0.2, 0.5, 0.3 };
static const double knot_u[] = { 0, 0.5, 0.5, 1 }, knot_x[] = { 0, 2, 4, 8 };

static bool
make_case (int i, pr_dist *d)
{
  const char *why, *name = expected[i].name;
  const double *p = expected[i].p;

  if (strcmp (name, "constant") == 0)
    return pr_dist_constant (d, p[0], &why);
  if (strcmp (name, "exponential") == 0)
    return pr_dist_exponential (d, p[0], &why);
  if (strcmp (name, "uniform") == 0)
    return pr_dist_uniform (d, p[0], p[1], &why);
  if (strcmp (name, "triangular") == 0)
    return pr_dist_triangular (d, p[0], p[1], p[2], &why);
  if (strcmp (name, "pert") == 0)
    return pr_dist_pert (d, p[0], p[1], p[2], &why);
  if (strcmp (name, "lognormal") == 0)
    return pr_dist_lognormal (d, p[0], p[1], &why);
  if (strcmp (name, "gamma") == 0)
    return pr_dist_gamma (d, p[0], p[1], &why);
  if (strcmp (name, "erlang") == 0)
    return pr_dist_erlang (d, p[0], (unsigned) p[1], &why);
  if (strcmp (name, "hyperexponential") == 0)
    return pr_dist_hyperexponential (d, p[0], p[1], &why);
  if (strcmp (name, "weibull") == 0)
    return pr_dist_weibull (d, p[0], p[1], &why);
  if (strcmp (name, "normal") == 0)
    return pr_dist_normal (d, p[0], p[1], &why);
  if (strcmp (name, "discrete") == 0)
    return pr_dist_discrete (d, 3, atom_x, atom_p, &why);
  return pr_dist_empirical (d, 4, knot_u, knot_x, &why);
}

/* Mean and sd of the quantile function by the midpoint rule, with 2048 cells in every
 * factor of two of the distance from 0 and from 1. */
static void
integrate (const pr_dist *d, double scale, double *mean, double *sd)
{
  enum { CELLS = 2048 };
  double m = 0, ss = 0;

  for (int pass = 0; pass < 2; pass++) /* the mean, then the deviations from it */
    {
      for (int e = -53; e <= -2; e++)
        for (int k = 0; k < CELLS; k++)
          {
            double cell = ldexp (1, e) / CELLS, w = ldexp (1, e) * (1 + (k + 0.5) / CELLS);
            double x = pr_dist_quantile (d, w) / scale, y = pr_dist_quantile (d, 1 - w) / scale;
            if (pass == 0)
              m += cell * (x + y);
            else
              ss += cell * ((x - m) * (x - m) + (y - m) * (y - m));
          }
    }
  *mean = m * scale;
  *sd = sqrt (ss) * scale;
}

START_TEST (moments_by_integration)
{
  const expectation *e = &expected[_i];
  pr_dist d;
  double mean, sd;

  ck_assert (make_case (_i, &d));
  ck_assert_msg (d.kind == e->kind, "%s: kind %d", e->name, d.kind);
  ck_assert_msg (fabs (d.mean / e->mean - 1) < 1e-12, "%s: mean %.17g", e->name, d.mean);
  ck_assert_msg (fabs (d.cv - e->cv) <= 1e-12 * e->cv, "%s: cv %.17g", e->name, d.cv);
  /* A cell of the midpoint rule that holds a jump is off by up to half its width. */
  double tolerance = e->kind == PR_DIST_DISCRETE || e->kind == PR_DIST_EMPIRICAL ? 1e-4 : 1e-5;
  if (strcmp (e->name, "hyperexponential") == 0) /* the bend between the two exponentials */
    tolerance = 1e-4;
  integrate (&d, e->mean, &mean, &sd);
  ck_assert_msg (fabs (mean / e->mean - 1) < tolerance, "%s: integrated mean %.9g", e->name, mean);
  ck_assert_msg (fabs (sd / e->mean - e->cv) <= 1e-4 * e->cv + 1e-14, "%s: integrated sd %.9g",
                 e->name, sd);
  pr_dist_clear (&d);
}
END_TEST

/* Five standard errors: of the mean, sd / sqrt n; of the variance, from the sample's
 * fourth central moment. The heaviest tails need more draws than a test has. */
START_TEST (moments_by_sampling)
{
  enum { N = 200000 };
  static double x[N];
  const expectation *e = &expected[_i];
  pr_dist d;
  pr_rng rng = { 2025, (uint64_t) _i };
  double mean = 0, m2 = 0, m4 = 0;

  ck_assert (make_case (_i, &d));
  for (uint64_t i = 0; i < N; i++)
    {
      x[i] = pr_dist_quantile (&d, pr_u01 (pr_rng_block (&rng, 1, i, 2, 0).u[0]));
      mean += x[i] / N;
    }
  for (int i = 0; i < N; i++)
    {
      double square = (x[i] - mean) * (x[i] - mean);
      m2 += square / N;
      m4 += square * square / N;
    }
  double sd = e->mean * e->cv, rounding = 1e-9 * e->mean;
  ck_assert_msg (fabs (mean - e->mean) <= 5 * sd / sqrt (N) + rounding, "%s: sampled mean %.9g",
                 e->name, mean);
  if (e->cv < 2)
    ck_assert_msg (fabs (m2 - sd * sd) <= 5 * sqrt ((m4 - m2 * m2) / N) + rounding * rounding,
                   "%s: sampled variance %.9g", e->name, m2);
  pr_dist_clear (&d);
}
END_TEST

static void
check_step (const expectation *e, const pr_dist *d, double u, double *last)
{
  double x = pr_dist_quantile (d, u);
  ck_assert_msg (isfinite (x) && x >= 0, "%s at %.17g: %.17g", e->name, u, x);
  /* Up to the rounding of the last bits. */
  ck_assert_msg (x >= *last * (1 - 2e-15), "%s at %.17g: %.17g after %.17g", e->name, u, x, *last);
  *last = x;
}

/* All of (0, 1) with 500 steps in each factor of two of the distance from its ends, then
 * neighbours on the grid of pr_u01(): around the middle, and around the pieces' joints. */
START_TEST (monotone)
{
  const expectation *e = &expected[_i];
  pr_dist d;
  double last = 0;

  ck_assert (make_case (_i, &d));
  for (int i = 52 * 500; i >= 0; i--)
    check_step (e, &d, exp2 (-1 - i / 500.0), &last);
  for (int i = 0; i <= 52 * 500; i++)
    check_step (e, &d, 1 - exp2 (-1 - i / 500.0), &last);
  double low = pr_dist_quantile (&d, 0x1p-53), high = pr_dist_quantile (&d, 1 - 0x1p-53);
  ck_assert (e->cv == 0 ? low == high : low < high);

  for (int j = 1; j < 64; j++)
    {
      last = 0;
      for (int k = -64; k <= 64; k++)
        check_step (e, &d, j / 64.0 + k * 0x1p-52 + 0x1p-53, &last);
    }
  pr_dist_clear (&d);
}
END_TEST

START_TEST (scaled)
{
  pr_dist d, f;

  ck_assert (make_case (_i, &d));
  pr_dist_copy (&f, &d); /* on its own: freed below, apart from d */
  pr_dist_scale (&f, 1.25);
  ck_assert_double_eq_tol (f.mean, 1.25 * d.mean, 1e-12 * d.mean);
  ck_assert_double_eq (f.cv, d.cv);
  for (double u = 0.0005; u < 1; u += 0.001)
    {
      double x = 1.25 * pr_dist_quantile (&d, u);
      ck_assert_double_le (fabs (pr_dist_quantile (&f, u) - x), 1e-12 * x);
    }
  pr_dist_clear (&d);
  pr_dist_clear (&f);
}
END_TEST

/* Distributions that differ in scale only have one table, as long as there is one of them. */
START_TEST (tables_are_shared)
{
  pr_dist a, b, c;
  const char *why;

  ck_assert (pr_dist_lognormal (&a, 10, 0.7, &why) && pr_dist_lognormal (&b, 250, 0.7, &why));
  ck_assert_ptr_eq (a.table, b.table);
  pr_dist_clear (&a);
  ck_assert (pr_dist_gamma (&a, 10, 0.7, &why) && pr_dist_lognormal (&c, 250, 0.8, &why));
  ck_assert_ptr_ne (a.table, b.table);
  ck_assert_ptr_ne (c.table, b.table);
  pr_dist_clear (&a);
  pr_dist_clear (&c);
  /* By place of the mode; the shift is not of the table. */
  ck_assert (pr_dist_pert (&a, 0, 1, 4, &why) && pr_dist_pert (&c, 10, 12, 18, &why));
  ck_assert_ptr_eq (a.table, c.table);
  for (double u = 0.05; u < 1; u += 0.1)
    ck_assert_double_eq_tol (pr_dist_quantile (&c, u), 10 + 2 * pr_dist_quantile (&a, u), 1e-12);
  pr_dist_clear (&a);
  pr_dist_clear (&b);
  pr_dist_clear (&c);
}
END_TEST

START_TEST (closed_forms)
{
  pr_dist d;
  const char *why;

  ck_assert (pr_dist_exponential (&d, 3, &why));
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0.5), 3 * M_LN2, 1e-14);
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0x1p-53), 3 * 0x1p-53, 1e-30);
  ck_assert (pr_dist_lognormal (&d, 10, 1, &why));
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0.5), 10 / sqrt (2), 1e-13);
  ck_assert_double_eq_tol (log (pr_dist_quantile (&d, 0.975) / pr_dist_quantile (&d, 0.5)),
                           1.959963984540054 * sqrt (log (2)), 2e-6); /* from the table */
  pr_dist_clear (&d);
  ck_assert (pr_dist_triangular (&d, 0, 2, 4, &why));
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0.125), 1, 1e-14);
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0.5), 2, 1e-14);
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0.875), 3, 1e-14);
  ck_assert (pr_dist_discrete (&d, 3, atom_x, atom_p, &why));
  ck_assert_double_eq (pr_dist_quantile (&d, 0.4999), 2);
  ck_assert_double_eq (pr_dist_quantile (&d, 0.5001), 5);
  ck_assert_double_eq (pr_dist_quantile (&d, 0.7999), 5);
  ck_assert_double_eq (pr_dist_quantile (&d, 0.8001), 10);
  pr_dist_clear (&d);
  ck_assert (pr_dist_empirical (&d, 4, knot_u, knot_x, &why));
  ck_assert_double_eq (pr_dist_quantile (&d, 0.25), 1);
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0.5 - 1e-12), 2, 1e-11);
  ck_assert_double_eq_tol (pr_dist_quantile (&d, 0.5 + 1e-12), 4, 1e-11);
  ck_assert_double_eq (pr_dist_quantile (&d, 0.75), 6);
  pr_dist_clear (&d);
  /* No spread is a constant, whatever the name. */
  ck_assert (pr_dist_gamma (&d, 7, 0, &why) && d.kind == PR_DIST_CONSTANT && d.a == 7);
  ck_assert (pr_dist_lognormal (&d, 7, 0, &why) && d.kind == PR_DIST_CONSTANT && d.a == 7);
  ck_assert (pr_dist_normal (&d, 7, 0, &why) && d.kind == PR_DIST_CONSTANT && d.a == 7);
  ck_assert (pr_dist_pert (&d, 7, 7, 7, &why) && d.kind == PR_DIST_CONSTANT && d.a == 7);
}
END_TEST

/* The shared logarithm against the library's: 1e-9 everywhere, falling. */
START_TEST (log_table)
{
  pr_table_log_make ();
  double last = HUGE_VAL;
  for (double v = 0x1p-53; v < 1; v *= 1.0001)
    {
      double x = pr_table_minus_log (v);
      ck_assert_double_eq_tol (x, -log (v), 1e-9);
      ck_assert (x >= 0 && x <= last);
      last = x;
    }
  ck_assert_double_eq (pr_table_minus_log (1 - 0x1p-53), 0x1p-53);
}
END_TEST

/* The inverse of the inverse: the distribution function at the tabulated quantile.
 * The probability left on the nearer side agrees to 1e-5, deep into both tails. */
START_TEST (tables_against_cdf)
{
  static const double cvs[] = { 0.02, 0.3, 1, 2.5 };
  const char *why;
  pr_dist d;

  for (int c = 0; c < 4; c++)
    {
      double shape = 1 / (cvs[c] * cvs[c]), theta = 100 / shape;
      ck_assert (pr_dist_gamma (&d, 100, cvs[c], &why));
      for (double e = -50; e < -1; e += 0.037)
        {
          double w = 1 - (1 - exp2 (e)); /* so that 1 - w is exact */
          double x = pr_dist_quantile (&d, w), y = pr_dist_quantile (&d, 1 - w);
          if (x > 1e-200) /* below, the table counts it as 0 */
            ck_assert_double_lt (fabs (gsl_cdf_gamma_P (x, shape, theta) / w - 1), 2e-3);
          ck_assert_double_lt (fabs (gsl_cdf_gamma_Q (y, shape, theta) / w - 1), 2e-3);
        }
      pr_dist_clear (&d);
    }
  for (int c = 0; c < 4; c++)
    {
      double sigma = sqrt (log1p (cvs[c] * cvs[c]));
      ck_assert (pr_dist_lognormal (&d, 100, cvs[c], &why));
      for (double e = -50; e < -1; e += 0.037)
        {
          double w = 1 - (1 - exp2 (e)), z = gsl_cdf_ugaussian_Pinv (w);
          double x = pr_dist_quantile (&d, w), y = pr_dist_quantile (&d, 1 - w);
          double median = 100 * exp (-sigma * sigma / 2);
          ck_assert_double_lt (fabs (x / (median * exp (sigma * z)) - 1), 1e-4);
          ck_assert_double_lt (fabs (y / (median * exp (-sigma * z)) - 1), 1e-4);
        }
      pr_dist_clear (&d);
    }
  ck_assert (pr_dist_pert (&d, 0, 0.3, 1, &why)); /* beta (2.2, 3.8) */
  for (double e = -40; e < -1; e += 0.037)
    {
      double w = 1 - (1 - exp2 (e)); /* so that 1 - w is exact */
      double x = pr_dist_quantile (&d, w), y = pr_dist_quantile (&d, 1 - w);
      ck_assert_double_lt (fabs (gsl_cdf_beta_P (x, 2.2, 3.8) / w - 1), 2e-3);
      ck_assert_double_lt (fabs (gsl_cdf_beta_Q (y, 2.2, 3.8) / w - 1), 2e-3);
    }
  pr_dist_clear (&d);
}
END_TEST

#define REFUSED(call)                                                                              \
  do                                                                                               \
    {                                                                                              \
      why = NULL;                                                                                  \
      ck_assert (!(call));                                                                         \
      ck_assert_msg (why != NULL && *why != 0, "%s", #call);                                       \
      ck_assert_ptr_null (d.u);                                                                    \
      ck_assert_ptr_null (d.x);                                                                    \
    }                                                                                              \
  while (0)

START_TEST (refusals)
{
  static const double bad[] = { NAN, INFINITY, -INFINITY, -1 };
  pr_dist d;
  const char *why;

  for (int i = 0; i < 4; i++)
    {
      double b = bad[i];
      REFUSED (pr_dist_constant (&d, b, &why));
      REFUSED (pr_dist_exponential (&d, b, &why));
      REFUSED (pr_dist_uniform (&d, b, 5, &why));
      REFUSED (pr_dist_uniform (&d, 0, b, &why));
      REFUSED (pr_dist_triangular (&d, b, 1, 2, &why));
      REFUSED (pr_dist_triangular (&d, 0, b, 2, &why));
      REFUSED (pr_dist_triangular (&d, 0, 1, b, &why));
      REFUSED (pr_dist_pert (&d, b, 1, 2, &why));
      REFUSED (pr_dist_pert (&d, 0, b, 2, &why));
      REFUSED (pr_dist_pert (&d, 0, 1, b, &why));
      REFUSED (pr_dist_lognormal (&d, b, 1, &why));
      REFUSED (pr_dist_lognormal (&d, 1, b, &why));
      REFUSED (pr_dist_gamma (&d, b, 1, &why));
      REFUSED (pr_dist_gamma (&d, 1, b, &why));
      REFUSED (pr_dist_erlang (&d, b, 2, &why));
      REFUSED (pr_dist_weibull (&d, b, 1, &why));
      REFUSED (pr_dist_weibull (&d, 1, b, &why));
      REFUSED (pr_dist_normal (&d, b, 1, &why));
      REFUSED (pr_dist_normal (&d, 1, b, &why));
      REFUSED (pr_dist_discrete (&d, 2, (double[]){ b, 1 }, (double[]){ 0.5, 0.5 }, &why));
      REFUSED (pr_dist_discrete (&d, 2, (double[]){ 0, 1 }, (double[]){ 0.5, b }, &why));
      REFUSED (pr_dist_empirical (&d, 2, (double[]){ 0, 1 }, (double[]){ b, 1 }, &why));
      REFUSED (pr_dist_empirical (&d, 3, (double[]){ 0, b, 1 }, (double[]){ 0, 1, 2 }, &why));
    }
  REFUSED (pr_dist_exponential (&d, 0, &why));
  REFUSED (pr_dist_uniform (&d, 5, 4, &why));
  REFUSED (pr_dist_triangular (&d, 2, 1, 3, &why));
  REFUSED (pr_dist_triangular (&d, 0, 4, 3, &why));
  REFUSED (pr_dist_pert (&d, 2, 1, 3, &why));
  REFUSED (pr_dist_pert (&d, 0, 4, 3, &why));
  REFUSED (pr_dist_gamma (&d, 1, 101, &why));
  REFUSED (pr_dist_hyperexponential (&d, 1, 0.99, &why));
  REFUSED (pr_dist_hyperexponential (&d, 1, 8.1, &why));
  REFUSED (pr_dist_erlang (&d, 1, 0, &why));
  REFUSED (pr_dist_erlang (&d, 1, 10001, &why));
  REFUSED (pr_dist_weibull (&d, 1, 0, &why));
  REFUSED (pr_dist_discrete (&d, 0, NULL, NULL, &why));
  REFUSED (pr_dist_discrete (&d, 2, (double[]){ 0, 1 }, (double[]){ 0.5, 0.4 }, &why));
  REFUSED (pr_dist_discrete (&d, 2, (double[]){ 0, 1 }, (double[]){ 1, 0 }, &why));
  REFUSED (pr_dist_empirical (&d, 1, (double[]){ 0 }, (double[]){ 1 }, &why));
  REFUSED (pr_dist_empirical (&d, 2, (double[]){ 0.1, 1 }, (double[]){ 0, 1 }, &why));
  REFUSED (pr_dist_empirical (&d, 2, (double[]){ 0, 0.9 }, (double[]){ 0, 1 }, &why));
  REFUSED (pr_dist_empirical (&d, 2, (double[]){ 0, 1 }, (double[]){ 2, 1 }, &why));
  REFUSED (pr_dist_empirical (&d, 4, (double[]){ 0, 0.6, 0.5, 1 }, (double[]){ 0, 1, 2, 3 }, &why));
}
END_TEST

int
main (void)
{
  Suite *s = suite_create ("dist");
  TCase *t = tcase_create ("dist");
  suite_add_tcase (s, t);
  tcase_set_timeout (t, 60);
  tcase_add_loop_test (t, moments_by_integration, 0, N_CASES);
  tcase_add_loop_test (t, moments_by_sampling, 0, N_CASES);
  tcase_add_loop_test (t, monotone, 0, N_CASES);
  tcase_add_loop_test (t, scaled, 0, N_CASES);
  tcase_add_test (t, tables_are_shared);
  tcase_add_test (t, closed_forms);
  tcase_add_test (t, log_table);
  tcase_add_test (t, tables_against_cdf);
  tcase_add_test (t, refusals);
  return run_suite (s);
}
