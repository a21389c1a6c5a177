/* Estimates from pairs of sums, worked out by hand. */
#include "figure/textbook.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>

#define T1 12.706204736 /* t(0.975, 1) */
#define T2 4.302652730  /* t(0.975, 2) */

START_TEST (mean)
{
  static const double sum[] = { 2, 4, 9 }, over[] = { 2, 2, 3 }; /* 1, 2, 3 */
  pr_estimate e = pr_estimate_mean (sum, over, 3, 0.95);
  ck_assert_double_eq_tol (e.value, 2, 1e-12);
  ck_assert_double_eq_tol (e.half_width, T2 / sqrt (3), 1e-8);
  ck_assert (isnan (pr_estimate_mean (sum, over, 1, 0.95).half_width));
  static const double nothing[] = { 2, 0, 3 };
  static const double zero[] = { 2, 0, 3 };
  ck_assert (
      isnan (pr_estimate_mean (zero, nothing, 3, 0.95).value)); /* 0 / 0 is not passed over */
}
END_TEST

/* 5 over 3; residuals -2/3 and 2/3. */
START_TEST (ratio)
{
  static const double sum[] = { 1, 4 }, over[] = { 1, 2 };
  pr_estimate e = pr_estimate_ratio (sum, over, 2, 0.95);
  ck_assert_double_eq_tol (e.value, 5. / 3, 1e-12);
  ck_assert_double_eq_tol (e.half_width, T1 * sqrt (8. / 9 / 2) / 1.5, 1e-7);
  ck_assert (isnan (pr_estimate_ratio (sum, over, 1, 0.95).value));
}
END_TEST

/* Squared deviations 1, 0, 1: their mean has the standard error 1/3, and sd 1. */
START_TEST (deviation)
{
  static const double sum[] = { 1, 2, 3 }, over[] = { 1, 1, 1 };
  pr_estimate e = pr_estimate_sd (sum, over, 3, 0.95);
  ck_assert_double_eq_tol (e.value, 1, 1e-12);
  ck_assert_double_eq_tol (e.half_width, T2 / 3 / 2, 1e-8);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("quantity");
  TCase *tc = tcase_create ("estimates");
  tcase_add_test (tc, mean);
  tcase_add_test (tc, ratio);
  tcase_add_test (tc, deviation);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
