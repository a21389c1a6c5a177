/* Statistics of comparisons, by hand. */
#include "report/comparison.h"

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

/* A replication without the metric in either is left out of both. */
START_TEST (missing_observations)
{
  const double x[] = { 1, NAN, 5, 2 }, y[] = { 0, 1, NAN, 0 };
  pr_paired d = pr_paired_of (x, y, 4, 0.95);
  ck_assert_uint_eq (d.difference.n, 2);
  ck_assert_double_eq_tol (d.difference.mean, 1.5, 1e-12);
  ck_assert_double_eq_tol (d.first.mean, 0, 1e-12);
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
  Suite *suite = suite_create ("comparison");
  TCase *tc = tcase_create ("statistics");
  tcase_add_test (tc, t_interval);
  tcase_add_test (tc, pairs_save_variance);
  tcase_add_test (tc, equal_observations);
  tcase_add_test (tc, missing_observations);
  tcase_add_test (tc, holm);
  tcase_add_test (tc, names);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
