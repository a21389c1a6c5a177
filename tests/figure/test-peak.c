/* Peaks, recovery, posts and what a place decides, from records made by hand.
 *
 * The window has 14 days from Tuesday 1 July 2025; Friday the 4th is a holiday. Days count from 0:
 * the working days are 0, 1, 2, 6, 7, 8, 9, 10 and 13. Place 0 has 20 dossiers at the end of the
 * first day, so that up to 1.25 x 20 + 5 = 30 are normal. */
#include "../report/synthetic.h"

#include "figure/figure.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAYS 14

static void
set (pr_synthetic *s, pr_series_id id, uint32_t place, const int32_t levels[DAYS])
{
  pr_record *rec = s->outcome.record[0];
  memcpy (&rec->series[((size_t) id * rec->n_places + place) * rec->n_days], levels,
          DAYS * sizeof *levels);
}

static double
value (const pr_synthetic *s, const char *name, uint32_t place)
{
  return pr_figure_named (PR_OF_PROVINCE, name)
      ->value (&s->report.results, s->outcome.record[0], place, 0);
}

/* recovered < 0: never. */
static void
expect (const int32_t levels[DAYS], double peak, double at, double recovered)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
  set (s, PR_SERIES_DECIDING, 0, levels);
  for (uint32_t k = 0; k < 2; k++) /* the other place has none: the province is place 0 */
    {
      uint32_t place = k == 0 ? 0 : PR_PROVINCE;
      double day = value (s, "deciding_recovered", place);
      ck_assert_double_eq (value (s, "deciding_peak", place), peak);
      ck_assert_double_eq (value (s, "deciding_peak_date", place), at);
      if (recovered < 0)
        ck_assert (isnan (day));
      else
        ck_assert_double_eq (day, recovered);
    }
}

START_TEST (recovery)
{
  /* Back on day 2, and on the working days 6 to 10; the holiday between them does not count. */
  expect ((const int32_t[]){ 20, 31, 30, 99, 30, 30, 30, 30, 30, 30, 30, 30, 30, 20 }, 31, 1, 2);
  expect ((const int32_t[]){ 20, 50, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 31 }, 50, 1, 2);
  /* A level world: the peak is normal, wherever it is. */
  expect ((const int32_t[]){ 20, 21, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 25 }, 25, 13, 13);
  expect ((const int32_t[]){ 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20 }, 20, 0, 0);
  /* Beyond normal again within the week: the count begins anew, and the window ends before it. */
  expect ((const int32_t[]){ 20, 50, 30, 30, 30, 30, 30, 31, 30, 30, 30, 30, 30, 30 }, 50, 1, -1);
  /* On a day off it may be beyond. */
  expect ((const int32_t[]){ 20, 50, 30, 40, 40, 40, 30, 30, 30, 30, 30, 30, 30, 40 }, 50, 1, 2);
  /* It never is back, or too late to be seen. */
  expect ((const int32_t[]){ 20, 50, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40 }, 50, 1, -1);
  expect ((const int32_t[]){ 20, 50, 40, 40, 40, 40, 30, 30, 30, 30, 30, 30, 30, 30 }, 50, 1, 6);
  expect ((const int32_t[]){ 20, 50, 40, 40, 40, 40, 40, 30, 30, 30, 30, 30, 30, 30 }, 50, 1, -1);
}
END_TEST

START_TEST (nothing_in_process)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
  ck_assert_double_eq (value (s, "deciding_peak", 1), 0);
  ck_assert (isnan (value (s, "deciding_peak_date", 1)));
  ck_assert (isnan (value (s, "deciding_recovered", 1)));
}
END_TEST

/* What an authority decides counts there, not where it was filed. */
START_TEST (decided)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
  set (s, PR_SERIES_DUE_ON_TIME, 0, (const int32_t[DAYS]){ 5, 1, 3 });
  set (s, PR_SERIES_DUE_LATE, 0, (const int32_t[DAYS]){ 0 });
  set (s, PR_SERIES_DUE_ON_TIME, 1, (const int32_t[DAYS]){ 3 });
  set (s, PR_SERIES_DUE_LATE, 1, (const int32_t[DAYS]){ [2] = 2, [13] = 2 });
  ck_assert_double_eq (value (s, "decided_late", 0), 0);
  ck_assert_double_eq (value (s, "decided_late", 1), 4);
  ck_assert_double_eq (value (s, "decided_late", PR_PROVINCE), 4);
  ck_assert_double_eq (value (s, "decided_on_time", 0), 1);
  ck_assert_double_eq_tol (value (s, "decided_on_time", 1), 3.0 / 7, 1e-12);
  ck_assert_double_eq_tol (value (s, "decided_on_time", PR_PROVINCE), 12.0 / 16, 1e-12);
}
END_TEST

/* Each place has one pool of two. */
START_TEST (posts)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 1);
  ck_assert_double_eq (value (s, "posts", 0), 2);
  ck_assert_double_eq (value (s, "posts", PR_PROVINCE), 6);
  s->world.places[0].tier_end = 10; /* ends before the window */
  s->world.places[1].tier_first = 5;
  ck_assert_double_eq (value (s, "posts", 0), 0);
  ck_assert_double_eq (value (s, "posts", PR_PROVINCE), 4);
  /* From a date on another world holds. */
  pr_world later = s->world;
  g_autofree pr_pool *pools = g_memdup2 (s->world.pools, 3 * sizeof *pools);
  pools[1].count = 5;
  later.pools = pools;
  s->world.later = &later;
  ck_assert_double_eq (value (s, "posts", 1), 5);
  ck_assert_double_eq (value (s, "posts", PR_PROVINCE), 7);
  s->world.later = NULL;
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("peaks");
  TCase *c = tcase_create ("figures");
  tcase_add_test (c, recovery);
  tcase_add_test (c, nothing_in_process);
  tcase_add_test (c, decided);
  tcase_add_test (c, posts);
  suite_add_tcase (suite, c);
  SRunner *runner = srunner_create (suite);
  srunner_set_tap (runner, "-");
  srunner_run_all (runner, CK_SILENT);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
