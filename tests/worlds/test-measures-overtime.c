/* Overtime because of a measure. Base world: tiny.h, with one clerk from 08:00 to 12:00 and from
 * 13:00 to 17:00. 1 July 2025 is a Tuesday.
 */
#include "tiny.h"

#include <string.h>

#define FROM_TO(start, end)                                                                        \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end "\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define CLERK(beyond, most)                                                                        \
  "== pools.csv\npool,where,roles,count,calendar,overtime_beyond,overtime_most,source\n"           \
  "desk,u1,clerk,1,office," beyond "," most ",assumption\n"
#define MEASURE(pool, look, most, at_most, until)                                                  \
  "== measures.csv\nmeasure,where,watch,pool,look,action,at_most,until,most,source\n"              \
  "late,*,date," pool "," look ",overtime " most "," at_most "," until ",1,assumption\n"
#define EVERY_EVENING(most) MEASURE ("", "daily 06:00", most, "", "")

static void
expect_since (const char *text, const char *since, const char *expected, pr_time overtime)
{
  tiny *t = tiny_run (text, (TINY_WORK & ~TINY_RETURNED) | TINY_MEASURES);
  ck_assert_str_eq (tiny_since (t, since), expected);
  ck_assert_int_eq (t->record->pool[0].overtime, overtime);
  tiny_conserved (t);
  tiny_free (t);
}

/* Dossiers of an hour and a half: at 17:00 the sixth has half an hour done. With eight, the seventh
 * has an hour done at 19:00. */
#define DOSSIERS(n, at_close) FROM_TO ("01", "02") BACKLOG (n) WORK ("90min", at_close)

START_TEST (up_to_the_bound)
{
  expect_since (DOSSIERS ("8", "suspend") EVERY_EVENING ("2h"), "07-01 17",
                "07-01 18:00:00 #6 completed work@u1\n07-01 18:00:00 #7 began work@u1\n"
                "07-01 19:00:00 #7 suspended work@u1\n"
                "07-02 08:00:00 #7 began work@u1\n"
                "07-02 08:30:00 #7 completed work@u1\n07-02 08:30:00 #8 began work@u1\n"
                "07-02 10:00:00 #8 completed work@u1\n",
                2 * PR_HOUR);
}
END_TEST

/* While anything waits, the last one is done to the end as well; with only what is in hand at 17:00
 * nobody stays on. */
START_TEST (while_anything_waits)
{
  expect_since (DOSSIERS ("8", "suspend") EVERY_EVENING ("5h"), "07-01 17",
                "07-01 18:00:00 #6 completed work@u1\n07-01 18:00:00 #7 began work@u1\n"
                "07-01 19:30:00 #7 completed work@u1\n07-01 19:30:00 #8 began work@u1\n"
                "07-01 21:00:00 #8 completed work@u1\n",
                4 * PR_HOUR);
  expect_since (DOSSIERS ("6", "suspend") EVERY_EVENING ("5h"), "07-01 17",
                "07-01 17:00:00 #6 suspended work@u1\n"
                "07-02 08:00:00 #6 began work@u1\n07-02 09:00:00 #6 completed work@u1\n",
                0);
}
END_TEST

/* From 13:30 on, with the third in hand from 16:30 on; the measure is on from 14:30 to 17:30. Half
 * an hour of the third is left then. */
#define UNTIL_HALF_PAST(at_close)                                                                  \
  FROM_TO ("01 13:30", "02")                                                                       \
  BACKLOG ("5") WORK ("90min", at_close) MEASURE ("", "daily 14:30", "5h", "3h", "")
#define ENDED "07-01 17:30:00 late@u1 ended\n"
#define FOURTH_AND_FIFTH(begun, half, done)                                                        \
  "07-02 " begun " #4 began work@u1\n"                                                             \
  "07-02 " half " #4 completed work@u1\n07-02 " half " #5 began work@u1\n" done
#define FIFTH(done) "07-02 " done " #5 completed work@u1\n"

START_TEST (ends_with_the_measure)
{
  expect_since (
      UNTIL_HALF_PAST ("suspend"), "07-01 17",
      ENDED
      "07-01 17:30:00 #3 suspended work@u1\n"
      "07-02 08:00:00 #3 began work@u1\n07-02 08:30:00 #3 completed work@u1\n" FOURTH_AND_FIFTH (
          "08:30:00", "10:00:00", FIFTH ("11:30:00")),
      30 * PR_MINUTE);
  expect_since (
      UNTIL_HALF_PAST ("hand back"), "07-01 17",
      ENDED
      "07-01 17:30:00 #3 handed back work@u1\n"
      "07-02 08:00:00 #3 began work@u1\n07-02 08:30:00 #3 completed work@u1\n" FOURTH_AND_FIFTH (
          "08:30:00", "10:00:00", FIFTH ("11:30:00")),
      30 * PR_MINUTE);
  expect_since (
      UNTIL_HALF_PAST ("hand back lost"), "07-01 17",
      ENDED
      "07-01 17:30:00 #3 handed back work@u1\n"
      "07-02 08:00:00 #3 began work@u1\n07-02 09:30:00 #3 completed work@u1\n" FOURTH_AND_FIFTH (
          "09:30:00", "11:00:00",
          "07-02 12:00:00 #5 handed back work@u1\n"
          "07-02 13:00:00 #5 began work@u1\n" FIFTH ("14:30:00")),
      30 * PR_MINUTE);
  expect_since (UNTIL_HALF_PAST ("finish"), "07-01 17",
                ENDED "07-01 18:00:00 #3 completed work@u1\n" FOURTH_AND_FIFTH (
                    "08:00:00", "09:30:00", FIFTH ("11:00:00")),
                60 * PR_MINUTE);
  expect_since (
      UNTIL_HALF_PAST ("finish 10min"), "07-01 17",
      ENDED
      "07-01 17:40:00 #3 suspended work@u1\n"
      "07-02 08:00:00 #3 began work@u1\n07-02 08:20:00 #3 completed work@u1\n" FOURTH_AND_FIFTH (
          "08:20:00", "09:50:00", FIFTH ("11:20:00")),
      40 * PR_MINUTE);
}
END_TEST

/* Three and a half hours each: the third from 16:00 to 19:30, the fourth to 23:00, and the fifth
 * has an hour done at midnight. */
START_TEST (until_midnight)
{
  expect_since (FROM_TO ("01", "02") BACKLOG ("6") WORK ("3h30", "suspend")
                    MEASURE ("", "daily 06:00", "24h", "", "2025-07-01"),
                "07-01 17",
                "07-01 19:30:00 #3 completed work@u1\n07-01 19:30:00 #4 began work@u1\n"
                "07-01 23:00:00 #4 completed work@u1\n07-01 23:00:00 #5 began work@u1\n"
                "07-02 00:00:00 late@u1 ended\n"
                "07-02 00:00:00 #5 suspended work@u1\n"
                "07-02 08:00:00 #5 began work@u1\n"
                "07-02 10:30:00 #5 completed work@u1\n07-02 10:30:00 #6 began work@u1\n"
                "07-02 12:00:00 #6 suspended work@u1\n07-02 13:00:00 #6 began work@u1\n"
                "07-02 15:00:00 #6 completed work@u1\n",
                7 * PR_HOUR);
}
END_TEST

/* From 13:45 on: the third is in hand from 16:45 on, and would be done at 18:15, the fourth at
 * 19:45. The pool itself stays on for three hours, while more than nothing waits. */
#define SHORT_DAY(most)                                                                            \
  FROM_TO ("01 13:45", "01") CLERK ("0", most) BACKLOG ("9") WORK ("90min", "suspend")
#define FOUR_AND_A_BIT                                                                             \
  "07-01 18:15:00 #3 completed work@u1\n07-01 18:15:00 #4 began work@u1\n"                         \
  "07-01 19:45:00 #4 completed work@u1\n07-01 19:45:00 #5 began work@u1\n"                         \
  "07-01 20:00:00 #5 suspended work@u1\n"

START_TEST (own_overtime_is_longer)
{
  expect_since (SHORT_DAY ("3h"), "07-01 17", FOUR_AND_A_BIT, 3 * PR_HOUR);
  expect_since (SHORT_DAY ("3h") MEASURE ("", "daily 16:00", "1h", "", ""), "07-01 17",
                FOUR_AND_A_BIT, 3 * PR_HOUR);
  /* The measure ends at 18:30: the pool's own bound holds as before. */
  expect_since (SHORT_DAY ("3h") MEASURE ("", "daily 16:00", "1h", "2h30", ""), "07-01 17",
                "07-01 18:15:00 #3 completed work@u1\n07-01 18:15:00 #4 began work@u1\n"
                "07-01 18:30:00 late@u1 ended\n"
                "07-01 19:45:00 #4 completed work@u1\n07-01 19:45:00 #5 began work@u1\n"
                "07-01 20:00:00 #5 suspended work@u1\n",
                3 * PR_HOUR);
}
END_TEST

/* The pool itself for half an hour: up to 18:00 with the measure; if it ends at 17:15 up to 17:30,
 * if it ends at 17:45 up to then. */
START_TEST (own_overtime_is_shorter)
{
  expect_since (SHORT_DAY ("30min"), "07-01 17", "07-01 17:30:00 #3 suspended work@u1\n",
                30 * PR_MINUTE);
  expect_since (SHORT_DAY ("30min") MEASURE ("", "daily 16:00", "1h", "", ""), "07-01 17",
                "07-01 18:00:00 #3 suspended work@u1\n", PR_HOUR);
  expect_since (SHORT_DAY ("30min") MEASURE ("", "daily 16:00", "1h", "1h15", ""), "07-01 17",
                "07-01 17:15:00 late@u1 ended\n07-01 17:30:00 #3 suspended work@u1\n",
                30 * PR_MINUTE);
  expect_since (SHORT_DAY ("30min") MEASURE ("", "daily 16:00", "1h", "1h45", ""), "07-01 17",
                "07-01 17:45:00 late@u1 ended\n07-01 17:45:00 #3 suspended work@u1\n",
                45 * PR_MINUTE);
}
END_TEST

/* It concerns closings to come: who has gone home at 17:00 does not come back at 17:30. On the next
 * evening the eleventh is in hand at 17:00, and the twelfth is completed at the bound. */
START_TEST (from_the_next_closing_on)
{
  expect_since (DOSSIERS ("14", "suspend") MEASURE ("", "daily 17:30", "2h", "", ""), "07-01 17",
                "07-01 17:00:00 #6 suspended work@u1\n"
                "07-01 17:30:00 late@u1 began\n"
                "07-02 08:00:00 #6 began work@u1\n"
                "07-02 09:00:00 #6 completed work@u1\n07-02 09:00:00 #7 began work@u1\n"
                "07-02 10:30:00 #7 completed work@u1\n07-02 10:30:00 #8 began work@u1\n"
                "07-02 12:00:00 #8 completed work@u1\n07-02 13:00:00 #9 began work@u1\n"
                "07-02 14:30:00 #9 completed work@u1\n07-02 14:30:00 #10 began work@u1\n"
                "07-02 16:00:00 #10 completed work@u1\n07-02 16:00:00 #11 began work@u1\n"
                "07-02 17:30:00 #11 completed work@u1\n07-02 17:30:00 #12 began work@u1\n"
                "07-02 19:00:00 #12 completed work@u1\n",
                2 * PR_HOUR);
}
END_TEST

/* Two pools, each with its own dossiers of three hours: the third is in hand at 17:00. */
#define TWO_POOLS                                                                                  \
  FROM_TO ("01", "01")                                                                             \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "back,u1,expert,1,office,assumption\ndesk,u1,clerk,1,office,assumption\n"                        \
  "== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\nq,Q,v,assumption\n"             \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,3h,suspend,returned,assumption\nv,look,expert,3h,suspend,returned,assumption\n"    \
  "== backlog.csv\nwhere,procedure,received,count,source\n"                                        \
  "u1,p,2025-06-30,5,assumption\nu1,q,2025-06-30,5,assumption\n"

static void
expect_overtimes (const char *pool, pr_time desk, pr_time back)
{
  g_autofree char *measure
      = g_strdup_printf (TWO_POOLS MEASURE ("%s", "daily 06:00", "2h", "", ""), pool);
  tiny *t = tiny_run (measure, 0);
  ck_assert_int_eq (tiny_pool (t, "desk")->overtime, desk);
  ck_assert_int_eq (tiny_pool (t, "back")->overtime, back);
  tiny_conserved (t);
  tiny_free (t);
}

START_TEST (one_pool_only)
{
  expect_overtimes ("desk", 2 * PR_HOUR, 0);
  expect_overtimes ("back", 0, 2 * PR_HOUR);
  expect_overtimes ("", 2 * PR_HOUR, 2 * PR_HOUR);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("measures: overtime");
  tcase_add_test (tc, up_to_the_bound);
  tcase_add_test (tc, while_anything_waits);
  tcase_add_test (tc, ends_with_the_measure);
  tcase_add_test (tc, until_midnight);
  tcase_add_test (tc, own_overtime_is_longer);
  tcase_add_test (tc, own_overtime_is_shorter);
  tcase_add_test (tc, from_the_next_closing_on);
  tcase_add_test (tc, one_pool_only);
  return tiny_main ("measures: overtime", tc);
}
