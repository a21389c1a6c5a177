/* How often the interval of a risk holds its expected value, which is known: in many experiments
 * of n replications of which a share p has a loss of a given distribution. The tolerance is three
 * binomial standard errors.
 *
 * An interval for skewed data keeps its level only nearly with few replications: what it promises
 * is to do better than t, and to be near its level where losses are not very skewed.
 */
#include "figure/risk.h"
#include "kernel/rng.h"

#include "../quick-check.h"
#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { EXPERIMENTS = 4000 };

typedef double (*quantile) (double u);

static double
exponential (double u)
{
  return -log (u);
}

static double
even (double u)
{
  return 0.5 + u;
}

static double
lognormal (double u) /* sigma 1, mean exp 0.5 */
{
  return exp (gsl_cdf_ugaussian_Pinv (u));
}

typedef struct {
  double here, t; /* shares of experiments whose interval, or t interval, holds the value */
} coverage;

/* Of experiments that have an interval. */
static coverage
cover (uint64_t seed, int n, double p, quantile loss, double mean)
{
  int shown = 0, here = 0, by_t = 0;
  for (uint64_t e = 0; e < EXPERIMENTS; e++)
    {
      const pr_rng rng = { .seed = seed, .replication = e };
      pr_risk r = { { 0 }, { 0 }, 0 };
      for (int k = 0; k < n; k++)
        {
          pr_block b = pr_rng_block (&rng, 1, (uint64_t) k, 0, 0);
          bool occurs = pr_u01 (b.u[0]) < p;
          pr_risk_add (&r, occurs ? loss (pr_u01 (b.u[1])) : 0, occurs);
        }
      const pr_interval of = pr_risk_interval (&r, 0.95);
      if (isnan (of.low))
        continue;
      shown++;
      here += of.low <= p * mean && p * mean <= of.high;
      by_t += fabs (r.all.mean - p * mean) <= pr_moments_half_width (&r.all, 0.95);
    }
  return (coverage){ (double) here / shown, (double) by_t / shown };
}

static const struct {
  int n;
  double p;
  quantile loss;
  double mean, least, most;
} rows[] = {
  { 30, 0.9, even, 1, 0.94, 0.96 },
  { 60, 0.5, even, 1, 0.94, 0.97 },
  { 30, 0.5, exponential, 1, 0.95, 0.97 },
  { 60, 0.3, exponential, 1, 0.95, 0.97 },
  { 100, 0.9, exponential, 1, 0.94, 0.96 },
  { 60, 0.5, lognormal, 1.6487212707, 0.92, 0.96 },
  { 200, 0.1, lognormal, 1.6487212707, 0.92, 0.96 },
};

START_TEST (coverages)
{
  double error = sqrt (0.95 * 0.05 / EXPERIMENTS);
  coverage c = cover (20 + (uint64_t) _i, rows[_i].n, rows[_i].p, rows[_i].loss, rows[_i].mean);
  ck_assert_msg (c.here > rows[_i].least - 3 * error && c.here < rows[_i].most + 3 * error,
                 "n = %d, p = %g: %.4f (t: %.4f)", rows[_i].n, rows[_i].p, c.here, c.t);
  ck_assert_msg (c.here > c.t, "no better than t: %.4f, %.4f", c.here, c.t);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("risk");
  TCase *tests = tcase_create ("risk");
  tcase_set_timeout (tests, 120);
  tcase_add_loop_test (tests, coverages, 0, G_N_ELEMENTS (rows));
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
