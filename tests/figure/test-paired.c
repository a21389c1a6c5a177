/* Statistics of comparisons, by hand. */

#include "figure/paired.h"
#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>

/* 10, 20, 30 around 20: t(0.975, 2) = 4.30265 times 10 / sqrt 3 is 24.8414. */
START_TEST (t_interval)
{
  const double x[] = { 10, 20, 30 }, none[] = { 0, 0, 0 };
  pr_paired d = pr_paired_of (x, none, 3, 0.95);
  ck_assert_double_eq_tol (d.difference.mean - d.half_width, -4.84137712, 1e-6);
  ck_assert_double_eq_tol (d.difference.mean + d.half_width, 44.8413771, 1e-6);
  /* t = 20 / (10 / sqrt 3) = 2 sqrt 3; with 2 degrees of freedom P(|T| >= t) = 1 - t / sqrt (2 +
   * t^2). */
  ck_assert_double_eq_tol (d.p, 1 - sqrt (12.0 / 14.0), 1e-12);
}
END_TEST

/* Independent runs would vary by the sum of both variances. */
START_TEST (pairs_save_variance)
{
  const double y[] = { 1, 2, 3 }, x[] = { 1, 2, 6 };
  pr_paired d = pr_paired_of (x, y, 3, 0.95);
  ck_assert_double_eq_tol (d.difference.mean, 1, 1e-12);
  /* var y = 1, var x = 7, var (0, 0, 3) = 3. */
  ck_assert_double_eq_tol (d.saved, 8.0 / 3, 1e-12);
}
END_TEST

START_TEST (equal_observations)
{
  const double x[] = { 0.1, 0.7, 0.3 };
  pr_paired d = pr_paired_of (x, x, 3, 0.95);
  ck_assert_double_eq (d.difference.mean, 0);
  ck_assert_double_eq (d.half_width, 0);
  ck_assert_double_eq (d.p, 1);
  ck_assert_double_nan (d.saved);
}
END_TEST

/* A mean is over the replications that have the metric, a difference over the pairs that have it
 * twice: x is 8 / 3, y 1 / 3, and the pairs differ by 1 and 2. */
START_TEST (missing_observations)
{
  const double x[] = { 1, NAN, 5, 2 }, y[] = { 0, 1, NAN, 0 };
  pr_paired d = pr_paired_of (x, y, 4, 0.95);
  ck_assert_uint_eq (d.difference.n, 2);
  ck_assert_double_eq_tol (d.difference.mean, 1.5, 1e-12);
  ck_assert_double_eq_tol (d.second.mean, 8.0 / 3, 1e-12);
  ck_assert_double_eq_tol (d.first.mean, 1.0 / 3, 1e-12);
}
END_TEST

START_TEST (no_observations)
{
  const double x[] = { NAN, NAN, 1 }, y[] = { 2, 4, NAN };
  pr_paired d = pr_paired_of (x, y, 3, 0.95);
  ck_assert_uint_eq (d.difference.n, 0);
  ck_assert_double_nan (pr_moments_mean (&d.difference));
  ck_assert_double_nan (d.half_width);
  ck_assert_double_nan (d.p);
  ck_assert_double_eq (pr_moments_mean (&d.first), 3);
  ck_assert_double_eq (pr_moments_mean (&d.second), 1);
}
END_TEST

static pr_place_difference
difference_of (const char *metric, const double *x, const double *y, size_t n)
{
  char *why = NULL;
  return (pr_place_difference){ .metric = pr_metric_find (metric, &why),
                                .paired = pr_paired_of (x, y, n, 0.95) };
}

/* Two tests, and a row that is none. t(0.9875, 2) = 6.20535; 10, 20, 30 vary by 10 / sqrt 3, so
 * that 20 leaves 0 out neither alone (24.84) nor together (35.83); 18, 20, 22 do both: 7.17. */
START_TEST (units_hold_together)
{
  const double none[] = { 0, 0, 0 }, wide[] = { 10, 20, 30 }, narrow[] = { 18, 20, 22 },
               missing[] = { NAN, NAN, 1 };
  pr_place_difference list[]
      = { difference_of ("overdue", wide, none, 3), difference_of ("on_time", missing, none, 3),
          difference_of ("overdue", narrow, none, 3) };
  pr_judge_places (list, 3, 0.95);
  ck_assert_double_eq_tol (list[0].joint_hw, 6.205346816570649 * 10 / sqrt (3), 1e-9);
  ck_assert_double_eq_tol (list[2].joint_hw, 6.205346816570649 * 2 / sqrt (3), 1e-9);
  ck_assert_double_eq_tol (list[2].p_holm, 2 * list[2].paired.p, 1e-15);
  ck_assert_double_eq (list[0].p_holm, list[0].paired.p);
  ck_assert_double_nan (list[1].joint_hw);
  ck_assert_double_nan (list[1].p_holm);
  ck_assert_str_eq (list[0].verdict, "");
  ck_assert_str_eq (list[1].verdict, "");
  ck_assert_str_eq (list[2].verdict, "worse");
}
END_TEST

/* 20 +- 14 by itself is a difference; one of ten it is none: t(0.9975, 2) = 14.089. */
START_TEST (verdict_follows_the_joint_interval)
{
  const double none[] = { 0, 0, 0 }, x[] = { 15, 20, 25 }, equal[] = { 1, 1, 1 };
  pr_place_difference list[10];
  list[0] = difference_of ("overdue", x, none, 3);
  for (int k = 1; k < 10; k++)
    list[k] = difference_of ("overdue", equal, equal, 3);
  ck_assert_str_ne (pr_paired_verdict (list[0].metric, &list[0].paired), "");
  pr_judge_places (list, 10, 0.95);
  ck_assert_double_eq_tol (list[0].joint_hw, 14.08905 * 5 / sqrt (3), 1e-3);
  ck_assert_str_eq (list[0].verdict, "");
}
END_TEST

/* At each bound q the mean of x - q y is just as far from 0 as its own half-width. */
static void
assert_bound (const double *x, const double *y, size_t n, double q)
{
  const double none[8] = { 0 };
  double of[8];
  for (size_t i = 0; i < n; i++)
    of[i] = x[i] - q * y[i];
  pr_paired d = pr_paired_of (of, none, n, 0.95);
  ck_assert_double_eq_tol (fabs (d.difference.mean), d.half_width, 1e-9);
}

START_TEST (ratio)
{
  const double two[] = { 2, 2, 2 }, x[] = { 10, 20, 30 }, y[] = { 9, 10, 11 }, wide[] = { 1, 2, 6 },
               twice[] = { 18, 20, 22 };
  double low, high;
  /* Of a constant: half of 20 -+ 24.8414. */
  ck_assert (pr_paired_ratio (x, two, 3, 0.95, &low, &high));
  ck_assert_double_eq_tol (low, -2.42068856, 1e-6);
  ck_assert_double_eq_tol (high, 22.42068856, 1e-6);
  ck_assert (pr_paired_ratio (twice, y, 3, 0.95, &low, &high));
  ck_assert_double_eq_tol (low, 2, 1e-6);
  ck_assert_double_eq_tol (high, 2, 1e-6);
  const double z[] = { 25, 18, 23 };
  ck_assert (pr_paired_ratio (z, y, 3, 0.95, &low, &high));
  ck_assert_double_lt (low, 2.2);
  ck_assert_double_gt (high, 2.2);
  assert_bound (z, y, 3, low);
  assert_bound (z, y, 3, high);
  /* 3 -+ 6.6 holds 0; one pair has no interval. */
  ck_assert (!pr_paired_ratio (x, wide, 3, 0.95, &low, &high));
  ck_assert (!pr_paired_ratio (x, y, 1, 0.95, &low, &high));
}
END_TEST

/* Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1 are 0.02, 0.03, 0.06, 0.04: never falling, 0.06.
 */
START_TEST (holm)
{
  double p[] = { 0.01, 0.04, 0.03, 0.005 }, one[] = { 0.6, 0.7 };
  pr_holm (p, 4);
  ck_assert_double_eq_tol (p[0], 0.03, 1e-12);
  ck_assert_double_eq_tol (p[1], 0.06, 1e-12);
  ck_assert_double_eq_tol (p[2], 0.06, 1e-12);
  ck_assert_double_eq_tol (p[3], 0.02, 1e-12);
  pr_holm (one, 2);
  ck_assert_double_eq (one[0], 1);
  ck_assert_double_eq (one[1], 1);
}
END_TEST

START_TEST (names)
{
  char *why = NULL;
  ck_assert_str_eq (pr_metric_find ("backlog.end", &why)->name, "backlog_end");
  ck_assert_ptr_null (pr_metric_find ("backlog_and", &why));
  ck_assert_str_eq (why, "unknown metric 'backlog_and'; did you mean 'backlog_end'?");
  g_free (why);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("paired");
  TCase *tc = tcase_create ("statistics");
  tcase_add_test (tc, t_interval);
  tcase_add_test (tc, pairs_save_variance);
  tcase_add_test (tc, equal_observations);
  tcase_add_test (tc, missing_observations);
  tcase_add_test (tc, no_observations);
  tcase_add_test (tc, units_hold_together);
  tcase_add_test (tc, verdict_follows_the_joint_interval);
  tcase_add_test (tc, ratio);
  tcase_add_test (tc, holm);
  tcase_add_test (tc, names);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
