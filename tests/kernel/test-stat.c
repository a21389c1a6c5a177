#include "kernel/stat.h"

#include "kernel-test.h"

#include <math.h>
#include <string.h>

START_TEST (tally)
{
  pr_tally t = { 0 };
  ck_assert (isnan (pr_tally_mean (&t)));
  pr_tally_add (&t, 2 * PR_SECOND);
  ck_assert_double_eq (pr_tally_mean (&t), 2);
  pr_tally_add (&t, 4 * PR_SECOND);
  pr_tally_add (&t, 9 * PR_SECOND);
  ck_assert_double_eq (pr_tally_mean (&t), 5);
  ck_assert_int_eq (t.n, 3);
  ck_assert_int_eq (t.max, 9 * PR_SECOND);
  ck_assert_int_eq ((int64_t) t.sum, 15 * PR_SECOND);
}
END_TEST

/* In any order, and with nothing. */
START_TEST (tally_merged)
{
  pr_tally a = { 0 }, b = { 0 }, none = { 0 };
  pr_tally_add (&a, -3);
  pr_tally_add (&b, -5);
  pr_tally_add (&b, -1);
  pr_tally_merge (&none, &a);
  pr_tally_merge (&none, &b);
  pr_tally_merge (&none, &(pr_tally){ 0 });
  ck_assert_int_eq (none.n, 3);
  ck_assert_int_eq (none.max, -1);
  ck_assert_int_eq ((int64_t) none.sum, -9);
}
END_TEST

/* 2 during 10 s, 5 during 20 s, 0 during 10 s: 120 / 40. Then a reset. */
START_TEST (level)
{
  pr_level l = { .value = 2, .since = -10 * PR_SECOND };
  pr_level_set (&l, 0, 5);
  pr_level_set (&l, 20 * PR_SECOND, 0);
  ck_assert_double_eq (pr_level_mean (&l, -10 * PR_SECOND, 30 * PR_SECOND), 3);
  ck_assert_int_eq ((int64_t) l.integral, 120 * PR_SECOND);
  pr_level_set (&l, 30 * PR_SECOND, 4);
  pr_level_reset (&l, 35 * PR_SECOND);
  ck_assert (isnan (pr_level_mean (&l, 35 * PR_SECOND, 35 * PR_SECOND)));
  pr_level_set (&l, 36 * PR_SECOND, 1);
  ck_assert_double_eq (pr_level_mean (&l, 35 * PR_SECOND, 38 * PR_SECOND), 2);
}
END_TEST

START_TEST (hist_bins)
{
  ck_assert_int_eq (pr_hist_bin (0), 0);
  ck_assert_int_eq (pr_hist_bin (1), 1);
  ck_assert_int_eq (pr_hist_bin (PR_SECOND - 1), 1);
  ck_assert_int_eq (pr_hist_bin (PR_SECOND), 2);
  ck_assert_int_eq (pr_hist_bin (2 * PR_SECOND - 1), 9);
  ck_assert_int_eq (pr_hist_bin (2 * PR_SECOND), 10);
  ck_assert_int_eq (pr_hist_bin (INT64_MAX), PR_HIST_BINS - 1);
  /* The first whole microsecond of each bin belongs to it, the one before does not. */
  for (int bin = 3; bin < PR_HIST_BINS; bin++)
    {
      long double edge = 1e6L * exp2l ((bin - 2) / 8.0L);
      int64_t first = (int64_t) ceill (edge);
      ck_assert_int_eq (pr_hist_bin (first), bin);
      ck_assert_int_eq (pr_hist_bin (first - 1), bin - 1);
      /* It is where the bin before ends. */
      ck_assert_double_eq_tol (pr_hist_end (bin - 1), (double) edge * 1e-6, 1e-12 * (double) edge);
    }
  for (int e = 32; e < 43; e++)
    ck_assert_int_eq (pr_hist_bin (PR_SECOND << e), PR_HIST_BINS - 1);
}
END_TEST

static int
compare_times (const void *a, const void *b)
{
  pr_time x = *(const pr_time *) a, y = *(const pr_time *) b;
  return (x > y) - (x < y);
}

/* Against the exact quantile of the sorted sample: half a bin, 2^(1/16). */
START_TEST (hist_quantiles)
{
  enum { N = 5000 };
  static pr_time x[N];
  pr_hist h = { 0 };
  uint64_t s = 5;

  for (int i = 0; i < N; i++)
    {
      x[i] = (pr_time) (1e6 * exp2 ((double) (noise (&s) >> 11) * 0x1p-53 * 25));
      pr_hist_add (&h, x[i]);
    }
  qsort (x, N, sizeof *x, compare_times);
  ck_assert_int_eq (pr_hist_n (&h), N);
  for (int i = 1; i <= 1000; i++)
    {
      double p = i / 1000.0;
      double exact = (double) x[i * N / 1000 - 1] * 1e-6;
      double ratio = pr_hist_quantile (&h, p) / exact;
      ck_assert_double_lt (fabs (log2 (ratio)), (1 + 1e-5) / 16);
    }
}
END_TEST

START_TEST (hist_small)
{
  pr_hist h = { 0 };
  ck_assert (isnan (pr_hist_quantile (&h, 0.5)));
  pr_hist_add (&h, 0);
  pr_hist_add (&h, 0);
  pr_hist_add (&h, 3);
  pr_hist_add (&h, PR_SECOND);
  ck_assert_double_eq (pr_hist_quantile (&h, 0), 0);
  ck_assert_double_eq (pr_hist_quantile (&h, 0.5), 0);
  ck_assert_double_eq (pr_hist_quantile (&h, 0.51), 0.5);
  ck_assert_double_eq (pr_hist_quantile (&h, 0.75), 0.5);
  ck_assert_double_eq_tol (pr_hist_quantile (&h, 1), exp2 (1.0 / 16), 1e-12);
}
END_TEST

START_TEST (hist_merge)
{
  pr_hist part[3] = { 0 }, all = { 0 }, ab = { 0 }, ba = { 0 };
  uint64_t s = 9;

  for (int i = 0; i < 3000; i++)
    {
      pr_time x = (pr_time) (noise (&s) >> (noise (&s) % 50 + 10));
      pr_hist_add (&part[i % 3], x);
      pr_hist_add (&all, x);
    }
  for (int i = 0; i < 3; i++)
    {
      pr_hist_merge (&ab, &part[i]);
      pr_hist_merge (&ba, &part[2 - i]);
    }
  ck_assert_mem_eq (&ab, &ba, sizeof ab);
  ck_assert_mem_eq (&ab, &all, sizeof ab);
  ck_assert_int_eq (pr_hist_n (&ab), 3000);
}
END_TEST

START_TEST (t_interval)
{
  pr_moments m = { 0 };
  ck_assert (isnan (pr_moments_half_width (&m, 0.95)));
  ck_assert (isnan (pr_moments_mean (&m))); /* the mean of nothing is not 0 */
  pr_moments_add (&m, NAN);
  ck_assert (isnan (pr_moments_mean (&m)));
  m = (pr_moments){ 0 };
  pr_moments_add (&m, 10);
  ck_assert (isnan (pr_moments_sd (&m)) && isnan (pr_moments_half_width (&m, 0.95)));
  pr_moments_add (&m, NAN);
  pr_moments_add (&m, 20);
  pr_moments_add (&m, 30);
  ck_assert_uint_eq (m.n, 3);
  ck_assert_uint_eq (m.n_missing, 1);
  ck_assert_double_eq (m.min, 10);
  ck_assert_double_eq (m.max, 30);
  ck_assert_double_eq_tol (pr_moments_sd (&m), 10, 1e-12);
  double h = pr_moments_half_width (&m, 0.95);
  ck_assert_double_eq_tol (m.mean - h, -4.84137712, 1e-7);
  ck_assert_double_eq_tol (m.mean + h, 44.8413771, 1e-7);
  /* t with 2 degrees of freedom in closed form: p = 0.995. */
  double a = 2 * 0.995 - 1;
  double t = a * sqrt (2 / (1 - a * a));
  ck_assert_double_eq_tol (pr_moments_half_width (&m, 0.99), t * 10 / sqrt (3), 1e-9);
}
END_TEST

/* A large offset ruins the textbook sum of squares; Welford's update keeps the digits. */
START_TEST (welford)
{
  pr_moments m = { 0 };
  for (int i = 1; i <= 5; i++)
    pr_moments_add (&m, 1e9 + i);
  ck_assert_double_eq (m.mean, 1e9 + 3);
  ck_assert_double_eq_tol (pr_moments_sd (&m), sqrt (2.5), 1e-9);
}
END_TEST

/* All of 30: n / (n + z^2); 27 of 30 is the interval of 0.74 to 0.97. */
START_TEST (wilson)
{
  double z2 = 1.959963984540054 * 1.959963984540054;
  pr_interval i = pr_wilson (30, 30, 0.95);
  ck_assert_double_eq_tol (i.low, 30 / (30 + z2), 1e-12);
  ck_assert_double_eq_tol (i.high, 1, 1e-12);
  i = pr_wilson (27, 30, 0.95);
  ck_assert_double_eq_tol (i.low, 0.74379, 1e-5);
  ck_assert_double_eq_tol (i.high, 0.96540, 1e-5);
  ck_assert_double_eq_tol (pr_wilson (30, 30, 0.9).low, 0.9172757, 1e-7);
  ck_assert_double_eq_tol (pr_wilson (29, 30, 0.9).low, 0.8635959, 1e-7);
  ck_assert_double_eq_tol (pr_wilson (0, 7, 0.95).low, 0, 1e-12);
  ck_assert_double_eq_tol (pr_wilson (3, 10, 0).low, 0.3, 1e-12);
  ck_assert_double_eq_tol (pr_wilson (3, 10, 0).high, 0.3, 1e-12);
  ck_assert (isnan (pr_wilson (0, 0, 0.95).low) && isnan (pr_wilson (0, 0, 0.95).high));
}
END_TEST

int
main (void)
{
  Suite *s = suite_create ("stat");
  TCase *t = tcase_create ("stat");
  suite_add_tcase (s, t);
  tcase_add_test (t, tally);
  tcase_add_test (t, tally_merged);
  tcase_add_test (t, level);
  tcase_add_test (t, hist_bins);
  tcase_add_test (t, hist_quantiles);
  tcase_add_test (t, hist_small);
  tcase_add_test (t, hist_merge);
  tcase_add_test (t, t_interval);
  tcase_add_test (t, welford);
  tcase_add_test (t, wilson);
  return run_suite (s);
}
