#include "kernel/clock.h"

#include "kernel-test.h"

START_TEST (known_days)
{
  ck_assert_int_eq (pr_day_from_civil (1970, 1, 1), 0);
  ck_assert_int_eq (pr_day_from_civil (1969, 12, 31), -1);
  ck_assert_int_eq (pr_day_from_civil (2000, 3, 1), 11017);
  ck_assert_int_eq (pr_day_weekday (pr_day_from_civil (1970, 1, 1)), 3);
  ck_assert_int_eq (pr_day_weekday (pr_day_from_civil (2025, 7, 1)), 1);
  ck_assert_int_eq (pr_day_weekday (pr_day_from_civil (2025, 6, 15)), 6);
  ck_assert_int_eq (pr_day_weekday (pr_day_from_civil (1945, 9, 2)), 6);
  ck_assert_int_eq (pr_day_weekday (pr_day_from_civil (1582, 10, 15)), 4);
}
END_TEST

/* Every day of 800 years: the next civil date by the rules of the calendar. */
START_TEST (round_trip)
{
  int y = 1600, m = 1, d = 1;
  pr_day first = pr_day_from_civil (y, m, d);
  int weekday = 5; /* 1600-01-01 was a Saturday */

  for (pr_day day = first; y <= 2400; day++)
    {
      int yy, mm, dd;
      pr_day_to_civil (day, &yy, &mm, &dd);
      bool same = yy == y && mm == m && dd == d && pr_day_from_civil (y, m, d) == day;
      if (!same || pr_day_weekday (day) != weekday || !pr_day_valid (y, m, d))
        ck_abort_msg ("day %d: %d-%d-%d, not %d-%d-%d", day, yy, mm, dd, y, m, d);
      weekday = (weekday + 1) % 7;
      if (!pr_day_valid (y, m, ++d))
        {
          d = 1;
          if (++m == 13)
            {
              m = 1;
              y++;
            }
        }
    }
  /* Two Gregorian cycles and the leap year 2400. */
  ck_assert_int_eq (pr_day_from_civil (y, m, d) - first, 2 * 146097 + 366);
}
END_TEST

START_TEST (validity)
{
  ck_assert (pr_day_valid (2024, 2, 29));
  ck_assert (pr_day_valid (2000, 2, 29));
  ck_assert (!pr_day_valid (2025, 2, 29));
  ck_assert (!pr_day_valid (1900, 2, 29));
  ck_assert (!pr_day_valid (2025, 4, 31));
  ck_assert (!pr_day_valid (2025, 0, 1));
  ck_assert (!pr_day_valid (2025, 13, 1));
  ck_assert (!pr_day_valid (2025, 1, 0));
  ck_assert (!pr_day_valid (0, 1, 1));
  ck_assert (!pr_day_valid (10000, 1, 1));
}
END_TEST

START_TEST (floor_division)
{
  ck_assert_int_eq (pr_time_day (0), 0);
  ck_assert_int_eq (pr_time_day (PR_DAY - 1), 0);
  ck_assert_int_eq (pr_time_day (PR_DAY), 1);
  ck_assert_int_eq (pr_time_day (-1), -1);
  ck_assert_int_eq (pr_time_day (-PR_DAY), -1);
  ck_assert_int_eq (pr_time_day (-PR_DAY - 1), -2);
  ck_assert_int_eq (pr_time_of_day (-1), PR_DAY - 1);
  ck_assert_int_eq (pr_time_of_day (-PR_DAY), 0);
  ck_assert_int_eq (pr_time_of_day (3 * PR_DAY + 5), 5);
}
END_TEST

int
main (void)
{
  Suite *s = suite_create ("clock");
  TCase *t = tcase_create ("clock");
  suite_add_tcase (s, t);
  tcase_add_test (t, known_days);
  tcase_add_test (t, round_trip);
  tcase_add_test (t, validity);
  tcase_add_test (t, floor_division);
  return run_suite (s);
}
