/* Leave and sickness through the year. Base world: tiny.h; 1 July 2025 is a Tuesday. With 365
 * spells a year one begins on a working day with 1 - exp (-365 x 7 / (365.2425 x 5)) = 75 %: seeds
 * are searched for which it does. */
#include "tiny.h"

#include <math.h>
#include <string.h>

#define LEAVE(rows) "== leave.csv\npool,where,reason,rate,length,from,until,source\n" rows
#define CLERKS(n)                                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," n ",office,assumption\n"
#define WINDOW(start, end)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=" start "\nend=" end "\n"
#define SEEDED(end) WINDOW ("2025-07-01", end "\nseed=@seed")
#define LONG_WORK                                                                                  \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,1,assumption\n"          \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,100h,suspend,returned,assumption\n"

/* Time on duty that officers of the desk missed. */
static pr_time
absent (const tiny *t)
{
  const pr_pool_count *c = tiny_pool (t, "desk");
  pr_time sum = 0;
  for (uint32_t i = 0; i < t->world->n_officers; i++)
    sum += t->record->officer[i].absent;
  ck_assert_int_eq (sum, c->scheduled_all - c->scheduled);
  return sum;
}

static bool
somebody_is_absent (const tiny *t)
{
  return absent (t) > 0;
}

/* From Friday 4 July for three working days: to the evening of Tuesday. What was laid down on
 * Thursday is handed back, and taken up by whoever is there: nobody until Wednesday. */
START_TEST (working_days)
{
  tiny *t = tiny_search (SEEDED ("2025-07-09") CLERKS ("1") LONG_WORK LEAVE (
                             "desk,u1,leave,365,3 days,2025-07-04,2025-07-04,assumption\n"),
                         TINY_WORK, somebody_is_absent);
  ck_assert_int_eq (absent (t), 24 * PR_HOUR);
  ck_assert_str_eq (tiny_since (t, "07-03 17:00"), "07-03 17:00:00 #1 suspended work@u1\n"
                                                   "07-04 00:00:00 #1 handed back work@u1\n"
                                                   "07-09 08:00:00 #1 began work@u1\n"
                                                   "07-09 12:00:00 #1 suspended work@u1\n"
                                                   "07-09 13:00:00 #1 began work@u1\n"
                                                   "07-09 17:00:00 #1 suspended work@u1\n");
  tiny_free (t);
}
END_TEST

static bool
for_two_days (const tiny *t)
{
  return absent (t) == 16 * PR_HOUR;
}

/* A spell ends at 24:00 of its last working day, also before a weekend. One that follows on the
 * next day goes on with it; one that follows after the weekend is another. */
START_TEST (ends_with_its_last_day)
{
  static const struct {
    const char *leave;
    bool (*wanted) (const tiny *);
    const char *log;
  } rows[] = {
    { "desk,u1,leave,365,1 day,2025-07-04,2025-07-04,assumption\n", somebody_is_absent,
      "07-04 00:00:00 desk/1@u1 went away: leave\n07-05 00:00:00 desk/1@u1 came back: leave\n" },
    { "desk,u1,leave,365,2 days,2025-07-04,2025-07-04,assumption\n", somebody_is_absent,
      "07-04 00:00:00 desk/1@u1 went away: leave\n07-08 00:00:00 desk/1@u1 came back: leave\n" },
    { "desk,u1,leave,365,1 day,2025-07-03,2025-07-04,assumption\n", for_two_days,
      "07-03 00:00:00 desk/1@u1 went away: leave\n07-05 00:00:00 desk/1@u1 came back: leave\n" },
    { "desk,u1,leave,365,1 day,2025-07-04,2025-07-07,assumption\n", for_two_days,
      "07-04 00:00:00 desk/1@u1 went away: leave\n07-05 00:00:00 desk/1@u1 came back: leave\n"
      "07-07 00:00:00 desk/1@u1 went away: leave\n07-08 00:00:00 desk/1@u1 came back: leave\n" }
  };
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text
          = g_strconcat (SEEDED ("2025-07-09") CLERKS ("1") LEAVE (""), rows[i].leave, NULL);
      tiny *t = tiny_search (text, TINY_DUTY, rows[i].wanted);
      ck_assert_str_eq (t->log, rows[i].log);
      tiny_free (t);
    }
}
END_TEST

/* A day and a half is two; half a day is one. */
START_TEST (whole_days)
{
  tiny *t = tiny_search (SEEDED ("2025-07-09") CLERKS ("1")
                             LEAVE ("desk,u1,sickness,365,36h,2025-07-04,2025-07-04,assumption\n"),
                         0, somebody_is_absent);
  ck_assert_int_eq (absent (t), 16 * PR_HOUR);
  tiny_free (t);
  t = tiny_search (SEEDED ("2025-07-09") CLERKS ("1")
                       LEAVE ("desk,u1,sickness,365,1h,2025-07-04,2025-07-04,assumption\n"),
                   0, somebody_is_absent);
  ck_assert_int_eq (absent (t), 8 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Without the leave of the next test it is 6 hours of Friday and 2 of Monday. */
static bool
more_than_the_meeting (const tiny *t)
{
  return absent (t) != 8 * PR_HOUR;
}

/* Who is away for another reason misses nothing twice: a meeting on Friday from 10:00 until Monday
 * 10:00, and a day of leave on Friday. */
START_TEST (with_an_absence)
{
  tiny *t = tiny_search (
      SEEDED ("2025-07-09") CLERKS ("1") LEAVE (
          "desk,u1,leave,365,1 day,2025-07-04,2025-07-04,assumption\n") "== "
                                                                        "absences.csv\npool,where,"
                                                                        "from,until,officers,"
                                                                        "reason,source\n"
                                                                        "desk,u1,2025-07-04 "
                                                                        "10:00,2025-07-07 "
                                                                        "10:00,1,meeting,"
                                                                        "assumption\n",
      0, more_than_the_meeting);
  ck_assert_int_eq (absent (t), 10 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Spells of a day at 12 a year: each of 261 working days of 100 officers begins one with the same
 * chance, whatever came before. */
START_TEST (rate)
{
  tiny *t = tiny_run (WINDOW ("2025-07-01", "2026-06-30") CLERKS ("100")
                          LEAVE ("*,*,sickness,12,1 day,,,assumption\n"),
                      0);
  double n = (double) tiny_pool (t, "desk")->scheduled_all / (8 * PR_HOUR);
  double p = -expm1 (-12 * 7 / (365.2425 * 5));
  double days = (double) absent (t) / (8 * PR_HOUR);
  ck_assert_double_eq (n, 26100);
  ck_assert_double_lt (fabs (days - n * p), 5 * sqrt (n * p * (1 - p)));
  tiny_free (t);
}
END_TEST

/* Two rows that hold side by side have each their own luck. */
START_TEST (side_by_side)
{
  tiny *t = tiny_run (WINDOW ("2025-07-01", "2026-06-30") CLERKS ("100")
                          LEAVE ("*,*,sickness,12,1 day,,,assumption\n"
                                 "*,*,sickness,12,1 day,2025-07-01,,assumption\n"),
                      0);
  double p = -expm1 (-12 * 7 / (365.2425 * 5)), away = 1 - (1 - p) * (1 - p);
  double days = (double) absent (t) / (8 * PR_HOUR);
  ck_assert_double_lt (fabs (days - 26100 * away), 5 * sqrt (26100 * away * (1 - away)));
  tiny_free (t);
}
END_TEST

/* At rate 0, and where a more particular row says 0, everything is as without the table. */
START_TEST (rate_zero)
{
#define WORLD WINDOW ("2025-07-01", "2025-07-21") CLERKS ("3") LONG_WORK
  tiny *without = tiny_run (WORLD, TINY_WORK);
  tiny *zero = tiny_run (WORLD LEAVE ("*,*,leave,0,3 days,,,assumption\n"), TINY_WORK);
  tiny *one = tiny_run (WORLD LEAVE ("*,*,leave,365,3 days,,,assumption\n"
                                     "desk,*,leave,0,3 days,,,assumption\n"),
                        TINY_WORK);
  ck_assert_str_eq (zero->log, without->log);
  ck_assert_str_eq (one->log, without->log);
  tiny_expect_same (zero->record, without->record);
  tiny_expect_same (one->record, without->record);
  tiny_free (without);
  tiny_free (zero);
  tiny_free (one);
}
END_TEST

/* More officers, and another reason, change nobody's own spells. */
START_TEST (own_luck)
{
  tiny *two = tiny_run (WINDOW ("2025-07-01", "2025-09-30") CLERKS ("2")
                            LEAVE ("*,*,leave,20,2 days,,,assumption\n"),
                        0);
  tiny *five = tiny_run (WINDOW ("2025-07-01", "2025-09-30") CLERKS ("5")
                             LEAVE ("*,*,leave,20,2 days,,,assumption\n"),
                         0);
  for (int i = 0; i < 2; i++)
    {
      ck_assert_int_gt (two->record->officer[i].absent, 0);
      ck_assert_int_eq (two->record->officer[i].absent, five->record->officer[i].absent);
    }
  tiny_free (two);
  tiny_free (five);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("leave");
  tcase_add_test (tc, working_days);
  tcase_add_test (tc, ends_with_its_last_day);
  tcase_add_test (tc, whole_days);
  tcase_add_test (tc, with_an_absence);
  tcase_add_test (tc, rate);
  tcase_add_test (tc, side_by_side);
  tcase_add_test (tc, rate_zero);
  tcase_add_test (tc, own_luck);
  return tiny_main ("leave", tc);
}
