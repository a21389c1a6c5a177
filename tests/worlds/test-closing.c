/* Closing time: a 60-minute job begun 15 minutes before closing, under each rule. */
#include "tiny.h"

/* One dossier taken over at 16:45 on Tuesday 1 July; the workflow's row is the test's. */
#define AT_1645(step)                                                                              \
  "== scenario.ini\n"                                                                              \
  "[scenario]\nformat=1\nname=t\nstart=2025-07-01 16:45\nend=2025-07-04\nreplications=1\n"         \
  "== backlog.csv\n"                                                                               \
  "where,procedure,received,count,source\nu1,p,2025-07-01 16:00,1,assumption\n"                    \
  "== workflows.csv\n"                                                                             \
  "workflow,step,role,effort,at_close,not_within,next,source\n" step

START_TEST (suspend)
{
  tiny_expect (AT_1645 ("w,work,clerk,1h,suspend,0min,returned,assumption\n"), TINY_WORK,
               "07-01 16:45:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 suspended work@u1\n"
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 08:45:00 #1 completed work@u1\n"
               "07-02 08:45:00 #1 returned\n");
}
END_TEST

START_TEST (finish_without_bound)
{
  tiny *t = tiny_run (AT_1645 ("w,work,clerk,1h,finish,0min,returned,assumption\n"), TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 16:45:00 #1 began work@u1\n"
                            "07-01 17:45:00 #1 completed work@u1\n"
                            "07-01 17:45:00 #1 returned\n");
  ck_assert_int_eq (t->record->pool[0].overtime, 45 * PR_MINUTE);
  ck_assert_int_eq (t->record->pool[0].busy, 60 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* 30 minutes of overtime are not enough: 15 + 30 are done, 15 remain for the morning. */
START_TEST (finish_within_30_minutes)
{
  tiny *t
      = tiny_run (AT_1645 ("w,work,clerk,1h,finish 30min,0min,returned,assumption\n"), TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 16:45:00 #1 began work@u1\n"
                            "07-01 17:30:00 #1 suspended work@u1\n"
                            "07-02 08:00:00 #1 began work@u1\n"
                            "07-02 08:15:00 #1 completed work@u1\n"
                            "07-02 08:15:00 #1 returned\n");
  ck_assert_int_eq (t->record->pool[0].overtime, 30 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* Exactly as long as the overtime allows: finished at its last moment. */
START_TEST (finish_within_45_minutes)
{
  tiny_expect (AT_1645 ("w,work,clerk,1h,finish 45min,0min,returned,assumption\n"), TINY_WORK,
               "07-01 16:45:00 #1 began work@u1\n"
               "07-01 17:45:00 #1 completed work@u1\n"
               "07-01 17:45:00 #1 returned\n");
}
END_TEST

START_TEST (hand_back_keeps_effort)
{
  tiny_expect (AT_1645 ("w,work,clerk,1h,hand back,0min,returned,assumption\n"), TINY_WORK,
               "07-01 16:45:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 handed back work@u1\n"
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 08:45:00 #1 completed work@u1\n"
               "07-02 08:45:00 #1 returned\n");
}
END_TEST

START_TEST (hand_back_loses_effort)
{
  tiny_expect (AT_1645 ("w,work,clerk,1h,hand back lost,0min,returned,assumption\n"), TINY_WORK,
               "07-01 16:45:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 handed back work@u1\n"
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 09:00:00 #1 completed work@u1\n"
               "07-02 09:00:00 #1 returned\n");
}
END_TEST

START_TEST (not_begun_within_30_minutes)
{
  tiny_expect (AT_1645 ("w,work,clerk,1h,suspend,30min,returned,assumption\n"), TINY_WORK,
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 09:00:00 #1 completed work@u1\n"
               "07-02 09:00:00 #1 returned\n");
}
END_TEST

/* Exactly 15 minutes before closing is not within 15 minutes of it. */
START_TEST (begun_at_the_last_allowed_moment)
{
  tiny_expect (AT_1645 ("w,work,clerk,15min,suspend,15min,returned,assumption\n"), TINY_WORK,
               "07-01 16:45:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 completed work@u1\n"
               "07-01 17:00:00 #1 returned\n");
}
END_TEST

/* Work that ends exactly at 17:00 counts, under every rule. */
START_TEST (completed_at_closing)
{
  tiny_expect (AT_1645 ("w,work,clerk,15min,hand back lost,0min,returned,assumption\n"), TINY_WORK,
               "07-01 16:45:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 completed work@u1\n"
               "07-01 17:00:00 #1 returned\n");
}
END_TEST

/* Two officers hand back at closing: the order of joining holds in the morning. */
START_TEST (hand_back_keeps_order)
{
  tiny_expect (
      "== scenario.ini\n"
      "[scenario]\nformat=1\nname=t\nstart=2025-07-01 16:45\nend=2025-07-04\nreplications=1\n"
      "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,2,office,assumption\n"
      "== backlog.csv\n"
      "where,procedure,received,count,source\nu1,p,2025-07-01 16:00,3,assumption\n"
      "== workflows.csv\n"
      "workflow,step,role,effort,at_close,next,source\n"
      "w,work,clerk,30min,hand back,returned,assumption\n",
      TINY_WORK,
      "07-01 16:45:00 #1 began work@u1\n"
      "07-01 16:45:00 #2 began work@u1\n"
      "07-01 17:00:00 #1 handed back work@u1\n"
      "07-01 17:00:00 #2 handed back work@u1\n"
      "07-02 08:00:00 #1 began work@u1\n"
      "07-02 08:00:00 #2 began work@u1\n"
      "07-02 08:15:00 #1 completed work@u1\n"
      "07-02 08:15:00 #1 returned\n"
      "07-02 08:15:00 #2 completed work@u1\n"
      "07-02 08:15:00 #2 returned\n"
      "07-02 08:15:00 #3 began work@u1\n"
      "07-02 08:45:00 #3 completed work@u1\n"
      "07-02 08:45:00 #3 returned\n");
}
END_TEST

/* Lunch is a closing like any other: begun at 11:45. */
#define AT_1145(rule)                                                                              \
  "== scenario.ini\n"                                                                              \
  "[scenario]\nformat=1\nname=t\nstart=2025-07-01 11:45\nend=2025-07-04\nreplications=1\n"         \
  "== backlog.csv\n"                                                                               \
  "where,procedure,received,count,source\nu1,p,2025-07-01 10:00,1,assumption\n"                    \
  "== workflows.csv\n"                                                                             \
  "workflow,step,role,effort,at_close,next,source\nw,work,clerk,1h," rule ",returned,assumption\n"

START_TEST (lunch_suspends)
{
  tiny_expect (AT_1145 ("suspend"), TINY_WORK,
               "07-01 11:45:00 #1 began work@u1\n"
               "07-01 12:00:00 #1 suspended work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 13:45:00 #1 completed work@u1\n"
               "07-01 13:45:00 #1 returned\n");
}
END_TEST

START_TEST (lunch_is_worked_through)
{
  tiny *t = tiny_run (AT_1145 ("finish"), TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 11:45:00 #1 began work@u1\n"
                            "07-01 12:45:00 #1 completed work@u1\n"
                            "07-01 12:45:00 #1 returned\n");
  ck_assert_int_eq (t->record->pool[0].overtime, 45 * PR_MINUTE);
  ck_assert_int_eq (t->record->pool[0].scheduled, (15 + 240 + 2 * 480 + 480) * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* Work kept beyond 12:00 and not done at 13:00 goes on: overtime is the lunch hour only. */
START_TEST (finish_into_the_next_slot)
{
  tiny *t = tiny_run ("== scenario.ini\n"
                      "[scenario]\nformat=1\nname=t\nstart=2025-07-01 11:45\nend=2025-07-04\n"
                      "replications=1\n"
                      "== backlog.csv\n"
                      "where,procedure,received,count,source\nu1,p,2025-07-01 10:00,1,assumption\n"
                      "== workflows.csv\n"
                      "workflow,step,role,effort,at_close,next,source\n"
                      "w,work,clerk,2h,finish,returned,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 11:45:00 #1 began work@u1\n"
                            "07-01 13:45:00 #1 completed work@u1\n"
                            "07-01 13:45:00 #1 returned\n");
  ck_assert_int_eq (t->record->pool[0].overtime, PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].busy, 2 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Sunday 6 July 2025, 22:00; the slot of Sunday evening ends on Monday 00:00. */
#define SUNDAY(monday, effort, rule)                                                               \
  "== scenario.ini\n"                                                                              \
  "[scenario]\nformat=1\nname=t\nstart=2025-07-06 22:00\nend=2025-07-14\nreplications=1\n"         \
  "== calendars.csv\n"                                                                             \
  "calendar,days,open,source\noffice,Sun,20:00-24:00,assumption\noffice,Mon," monday               \
  ",assumption\n"                                                                                  \
  "== backlog.csv\n"                                                                               \
  "where,procedure,received,count,source\nu1,p,2025-07-01,1,assumption\n"                          \
  "== workflows.csv\n"                                                                             \
  "workflow,step,role,effort,at_close,next,source\nw,work,clerk," effort "," rule                  \
  ",returned,assumption\n"

/* Monday's slot goes on from 00:00: nothing closes at midnight, else the effort were lost. */
START_TEST (open_over_midnight)
{
  tiny_expect (SUNDAY ("00:00-04:00", "5h", "hand back lost"), TINY_WORK,
               "07-06 22:00:00 #1 began work@u1\n"
               "07-07 03:00:00 #1 completed work@u1\n"
               "07-07 03:00:00 #1 returned\n");
}
END_TEST

START_TEST (open_over_midnight_until_4)
{
  tiny_expect (SUNDAY ("00:00-04:00", "7h", "suspend"), TINY_WORK,
               "07-06 22:00:00 #1 began work@u1\n"
               "07-07 04:00:00 #1 suspended work@u1\n"
               "07-13 20:00:00 #1 began work@u1\n"
               "07-13 21:00:00 #1 completed work@u1\n"
               "07-13 21:00:00 #1 returned\n");
}
END_TEST

START_TEST (closed_at_midnight)
{
  tiny_expect (SUNDAY ("08:00-12:00", "4h", "suspend"), TINY_WORK,
               "07-06 22:00:00 #1 began work@u1\n"
               "07-07 00:00:00 #1 suspended work@u1\n"
               "07-07 08:00:00 #1 began work@u1\n"
               "07-07 10:00:00 #1 completed work@u1\n"
               "07-07 10:00:00 #1 returned\n");
}
END_TEST

/* Work that ends on Monday exactly at 00:00 counts. */
START_TEST (completed_at_midnight)
{
  tiny_expect (SUNDAY ("08:00-12:00", "2h", "hand back lost"), TINY_WORK,
               "07-06 22:00:00 #1 began work@u1\n"
               "07-07 00:00:00 #1 completed work@u1\n"
               "07-07 00:00:00 #1 returned\n");
}
END_TEST

/* A holiday closes the day in between. */
START_TEST (suspended_over_a_holiday)
{
  tiny_expect (
      "== holidays.csv\ndate,calendar,open,source\n2025-07-02,*,closed,assumption\n" AT_1645 (
          "w,work,clerk,1h,suspend,0min,returned,assumption\n"),
      TINY_WORK,
      "07-01 16:45:00 #1 began work@u1\n"
      "07-01 17:00:00 #1 suspended work@u1\n"
      "07-03 08:00:00 #1 began work@u1\n"
      "07-03 08:45:00 #1 completed work@u1\n"
      "07-03 08:45:00 #1 returned\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("closing");
  tcase_add_test (tc, suspend);
  tcase_add_test (tc, finish_without_bound);
  tcase_add_test (tc, finish_within_30_minutes);
  tcase_add_test (tc, finish_within_45_minutes);
  tcase_add_test (tc, hand_back_keeps_effort);
  tcase_add_test (tc, hand_back_loses_effort);
  tcase_add_test (tc, not_begun_within_30_minutes);
  tcase_add_test (tc, begun_at_the_last_allowed_moment);
  tcase_add_test (tc, completed_at_closing);
  tcase_add_test (tc, hand_back_keeps_order);
  tcase_add_test (tc, lunch_suspends);
  tcase_add_test (tc, lunch_is_worked_through);
  tcase_add_test (tc, finish_into_the_next_slot);
  tcase_add_test (tc, open_over_midnight);
  tcase_add_test (tc, open_over_midnight_until_4);
  tcase_add_test (tc, closed_at_midnight);
  tcase_add_test (tc, completed_at_midnight);
  tcase_add_test (tc, suspended_over_a_holiday);
  return tiny_main ("closing", tc);
}
