#include "kernel/batch-means.h"

#include "kernel-test.h"
#include "kernel/stat.h"

#include <math.h>

#define N(array) (sizeof (array) / sizeof *(array))

/* Deleted 0 .. 4: 38/64, 9.43/49, 6/36, 4.8/25, 4/16. */
static const double falls[] = { 8, 4, 1, 3, 1, 3, 1, 3 };

START_TEST (mser_by_hand)
{
  size_t d = 99;
  ck_assert (pr_mser (falls, N (falls), 1, &d));
  ck_assert_uint_eq (d, 2);
}
END_TEST

/* Each observation above is the mean of five, and a remainder at the end is not a batch. */
START_TEST (mser5)
{
  double x[5 * N (falls) + 4];
  size_t d = 99;
  for (size_t i = 0; i < N (x); i++)
    x[i] = (i / 5 < N (falls) ? falls[i / 5] : 1e6) + ((double) (i % 5) - 2) * 10;
  ck_assert (pr_mser5 (x, N (x), &d));
  ck_assert_uint_eq (d, 10);
}
END_TEST

/* n whole numbers in a row: (n^2 - 1) / 12 n, smallest where the search ends. */
START_TEST (mser_at_the_limit)
{
  static const double down[] = { 8, 7, 6, 5, 4, 3, 2, 1 };
  size_t d = 99;
  ck_assert (!pr_mser (down, N (down), 1, &d));
  ck_assert_uint_eq (d, 99);
}
END_TEST

START_TEST (mser_short)
{
  static const double flat[19] = { 0 };
  size_t d = 99;
  ck_assert (!pr_mser5 (flat, 19, &d)); /* three batches */
  ck_assert (!pr_mser5 (flat, 0, &d));
  ck_assert_uint_eq (d, 99);
  ck_assert (pr_mser (flat, 4, 1, &d));
  ck_assert_uint_eq (d, 0); /* nothing to delete where nothing varies */
}
END_TEST

/* Batches 2, 3, 7 after an observation that is left out: deviations -2, -1, 3. */
START_TEST (batches_by_hand)
{
  static const double x[] = { 100, 1, 3, 2, 4, 6, 8 };
  pr_batches b = pr_batches_of (x, N (x), 2, 3, 0.95);
  ck_assert_uint_eq (b.n, 3);
  ck_assert_uint_eq (b.length, 2);
  ck_assert_double_eq_tol (b.mean, 4, 1e-12);
  ck_assert_double_eq_tol (b.half_width, 4.302652730 * sqrt (7. / 3), 1e-8);
  ck_assert_double_eq_tol (b.lag1, -1. / 14, 1e-12);
  ck_assert_double_eq_tol (b.von_neumann, 1 - 17. / 28, 1e-12);
  ck_assert (b.too_few);
  ck_assert (!b.correlated); /* 0.39 is below 1.645 sqrt (1/8) = 0.58 */
}
END_TEST

START_TEST (batches_without_spread)
{
  static const double x[] = { 5, 5, 5, 5 };
  pr_batches b = pr_batches_of (x, N (x), 1, 4, 0.95);
  ck_assert_double_eq (b.mean, 5);
  ck_assert_double_eq (b.half_width, 0);
  ck_assert (isnan (b.lag1) && isnan (b.von_neumann));
  ck_assert (!b.correlated);
  b = pr_batches_of (x, N (x), 1, 1, 0.95);
  ck_assert (isnan (b.half_width));
  b = pr_batch_means (x, 3, 7, 0.95); /* not even a week */
  ck_assert_uint_eq (b.n, 0);
  ck_assert (isnan (b.mean) && b.too_few);
}
END_TEST

/* A trend is seen at every length: 30 batches of 1, then 15 of 2, and 7 would be too few. */
START_TEST (batches_grow)
{
  double x[30];
  for (size_t i = 0; i < N (x); i++)
    x[i] = (double) i;
  pr_batches b = pr_batch_means (x, N (x), 1, 0.95);
  ck_assert_uint_eq (b.n, 15);
  ck_assert_uint_eq (b.length, 2);
  ck_assert (b.correlated);
  ck_assert_double_gt (b.lag1, 0.7);
  for (size_t i = 0; i < N (x); i++)
    x[i] = (double) (i % 2);
  b = pr_batch_means (x, N (x), 1, 0.95);
  ck_assert_uint_eq (b.n, 30);
  ck_assert (!b.correlated);
  ck_assert_double_lt (b.von_neumann, -0.9);
}
END_TEST

/* Whole weeks: 100 days are 14 of them, the first two days left out. */
START_TEST (batches_of_weeks)
{
  double x[100];
  for (size_t i = 0; i < N (x); i++)
    x[i] = (i + 5) % 7 < 5 ? 7 : 0;
  pr_batches b = pr_batch_means (x, N (x), 7, 0.95);
  ck_assert_uint_eq (b.n, 14);
  ck_assert_uint_eq (b.length, 7);
  ck_assert_double_eq_tol (b.mean, 5, 1e-12);
  ck_assert_double_eq (b.half_width, 0);
}
END_TEST

/* x' = 0.9 x + noise: 1 in 20 intervals may miss 0. Without longer batches nearly all would be
 * too narrow: neighbours have a correlation of 0.9. */
START_TEST (batches_of_a_process)
{
  static double x[6000];
  uint64_t state = 1;
  int covered = 0;
  for (int experiment = 0; experiment < 100; experiment++)
    {
      double last = 0;
      for (size_t i = 0; i < N (x) + 200; i++)
        {
          last = 0.9 * last + (double) (noise (&state) >> 11) * 0x1p-53 - 0.5;
          if (i >= 200)
            x[i - 200] = last;
        }
      pr_batches b = pr_batch_means (x, N (x), 1, 0.95);
      ck_assert_uint_ge (b.n, PR_BATCHES_LEAST);
      covered += fabs (b.mean) <= b.half_width;
    }
  ck_assert_int_ge (covered, 89); /* 95 - 2.75 standard errors */
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("steady");
  TCase *tc = tcase_create ("steady");
  tcase_add_test (tc, mser_by_hand);
  tcase_add_test (tc, mser5);
  tcase_add_test (tc, mser_at_the_limit);
  tcase_add_test (tc, mser_short);
  tcase_add_test (tc, batches_by_hand);
  tcase_add_test (tc, batches_without_spread);
  tcase_add_test (tc, batches_grow);
  tcase_add_test (tc, batches_of_weeks);
  tcase_add_test (tc, batches_of_a_process);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
