/* Risks: moments and intervals worked out by hand, and ranges of ranks from exact binomials. */
#include "figure/failure-ranks.h"
#include "kernel/rng.h"
#include "../report/synthetic.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>

static bool
near (double x, double y)
{
  return fabs (x - y) < 1e-9 * (1 + fabs (y));
}

/* 10 of 12 replications: 1 .. 10, and twice 0. Mean 55/12; sums of powers of deviations by hand. */
START_TEST (moments)
{
  pr_risk r = { { 0 }, { 0 }, 0 };
  double m2 = 0, m3 = 0, mean = 55 / 12.0;
  for (int k = 1; k <= 12; k++)
    {
      double x = k <= 10 ? k : 0;
      pr_risk_add (&r, x, k <= 10);
      m2 += (x - mean) * (x - mean);
      m3 += (x - mean) * (x - mean) * (x - mean);
    }
  ck_assert (r.all.n == 12 && r.there.n == 10);
  ck_assert (near (r.all.mean, mean) && near (r.there.mean, 5.5));
  ck_assert (near (r.all.m2, m2) && near (r.m3, m3));
  pr_risk_add (&r, NAN, true);
  ck_assert (r.all.n == 12 && r.there.n == 10 && near (r.m3, m3));
}
END_TEST

/* Ten losses of 9 and thirty of nothing: mean 9/4, s^2 = 40 x 81 x 3/16 / 39, g = 2/sqrt 3;
 * t(0.975, 39) = 2.022691. The ends solve T = t + g t^2/(3 r) + g^2 t^3/(27 n) + g/(6 r). */
START_TEST (interval)
{
  pr_risk r = { { 0 }, { 0 }, 0 };
  for (int k = 0; k < 40; k++)
    pr_risk_add (&r, k % 4 == 0 ? 9 : 0, k % 4 == 0);
  const pr_interval of = pr_risk_interval (&r, 0.95);
  double n = 40, root = sqrt (n), g = 2 / sqrt (3), s = sqrt (40 * 81 * 3 / 16.0 / 39);
  const double end[2] = { of.high, of.low }, t[2] = { -2.02269092, 2.02269092 };
  for (int k = 0; k < 2; k++)
    {
      double u = (2.25 - end[k]) * root / s;
      double cubic = u + g * u * u / (3 * root) + g * g * u * u * u / (27 * n) + g / (6 * root);
      ck_assert_msg (fabs (cubic - t[k]) < 1e-6, "%g, not %g", cubic, t[k]);
    }
  /* Longer above than below, and both longer than nothing. */
  ck_assert (of.high - 2.25 > 2.25 - of.low && of.low > 0 && of.low < 2.25);
}
END_TEST

/* Mirrored data have the mirrored interval; data without skewness have the t interval; data all
 * alike have none but themselves; nine occurrences have no interval. */
START_TEST (cases)
{
  pr_risk r = { { 0 }, { 0 }, 0 }, mirror = r, even = r, alike = r, nine = r;
  for (int k = 0; k < 20; k++)
    {
      pr_risk_add (&r, k * k, true);
      pr_risk_add (&mirror, -k * k, true);
      pr_risk_add (&even, k, true);
      pr_risk_add (&alike, 7, true);
      pr_risk_add (&nine, k < 9 ? 1 : 0, k < 9);
    }
  const pr_interval a = pr_risk_interval (&r, 0.9), b = pr_risk_interval (&mirror, 0.9),
                    c = pr_risk_interval (&even, 0.9), d = pr_risk_interval (&alike, 0.9),
                    e = pr_risk_interval (&nine, 0.9);
  ck_assert (near (a.low, -b.high) && near (a.high, -b.low));
  double half = pr_moments_half_width (&even.all, 0.9);
  ck_assert (near (c.low, 9.5 - half) && near (c.high, 9.5 + half));
  ck_assert (d.low == 7 && d.high == 7);
  ck_assert (isnan (e.low) && isnan (e.high));
}
END_TEST

enum { N = 10 };

/* Losses of points 0 .. in each of ten replications; *s, whose ranges are the result. */
static pr_ranks *
ranges (const int64_t losses[][N], size_t n, pr_synthetic *s)
{
  static pr_step steps[] = { { .name = (char *) "work" } };
  g_autofree pr_point *points = g_new0 (pr_point, n * N);
  s->world.steps = steps;
  s->world.n_steps = 1;
  for (int k = 0; k < N; k++)
    {
      pr_record *rec = s->outcome.record[k];
      rec->point = points + (size_t) k * n;
      rec->n_points = 0;
      for (size_t i = 0; i < n; i++)
        if (losses[i][k] > 0)
          rec->point[rec->n_points++] = (pr_point){
            (uint16_t) i, 0, PR_CAUSE_STAFF, PR_AWAY_UNFILLED, 1, 1, 1, losses[i][k] * PR_LOST_DAY
          };
    }
  size_t found;
  g_autofree pr_failure *list = pr_failures (&s->outcome, &found);
  ck_assert_uint_eq (found, n);
  for (size_t i = 0; i < n; i++)
    ck_assert_uint_eq (list[i].place, i); /* as ranked */
  pr_ranks *of = pr_failure_ranks (&s->outcome, list, found, found, 0.95);
  for (int k = 0; k < N; k++)
    {
      s->outcome.record[k]->point = NULL;
      s->outcome.record[k]->n_points = 0;
    }
  return of;
}

#define EACH(x)                                                                                    \
  {                                                                                                \
    x, x, x, x, x, x, x, x, x, x                                                                   \
  }

/* A loses 10 in each replication; B 55 in one of them; C 4 in each. In a resample B's replication
 * is there T times, binomial (10, 0.1): B is before A if T >= 2 (0.264), after C if T = 0 (0.349).
 * So B may have all ranks, A the first two, C the last two. */
START_TEST (ranks)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, N);
  const int64_t losses[][N] = { EACH (10), { 0, 0, 0, 55, 0, 0, 0, 0, 0, 0 }, EACH (4) };
  g_autofree pr_ranks *of = ranges (losses, 3, s);
  ck_assert (of[0].low == 1 && of[0].high == 2);
  ck_assert (of[1].low == 1 && of[1].high == 3);
  ck_assert (of[2].low == 2 && of[2].high == 3);
  g_autofree pr_ranks *again = ranges (losses, 3, s);
  ck_assert_mem_eq (of, again, 3 * sizeof *of);
}
END_TEST

/* With 24 B is before A only if T >= 5 (0.0016), which is rarer than what a level of 0.95 leaves
 * out. Two that are alike share the better rank. */
START_TEST (ranks_that_are_sure)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, N);
  const int64_t losses[][N] = { EACH (10), { 0, 0, 0, 24, 0, 0, 0, 0, 0, 0 }, EACH (1) };
  g_autofree pr_ranks *of = ranges (losses, 3, s);
  ck_assert (of[0].low == 1 && of[0].high == 1);
  ck_assert (of[1].low == 2 && of[1].high == 3);
  const int64_t same[][N] = { EACH (3), EACH (2), EACH (2) };
  g_autofree pr_ranks *shared = ranges (same, 3, s);
  ck_assert (shared[1].low == 2 && shared[1].high == 2);
  ck_assert (shared[2].low == 2 && shared[2].high == 2);
}
END_TEST

START_TEST (too_few_for_ranks)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, N - 1);
  ck_assert_ptr_null (pr_failure_ranks (&s->outcome, NULL, 0, 0, 0.95));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("risk");
  TCase *tests = tcase_create ("risk");
  tcase_add_test (tests, moments);
  tcase_add_test (tests, interval);
  tcase_add_test (tests, cases);
  tcase_add_test (tests, ranks);
  tcase_add_test (tests, ranks_that_are_sure);
  tcase_add_test (tests, too_few_for_ranks);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
