/* Closing time: a 60-minute job begun 15 minutes before closing, under each rule. */
#include "tiny.h"

#include <check.h>
#include <stdlib.h>

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
  tiny *t = tiny_run (AT_1645 ("w,work,clerk,1h,finish 30min,0min,returned,assumption\n"),
                      TINY_WORK);
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

/* Work that ends at 17:00 sharp counts, under every rule. */
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
  Suite *s = suite_create ("closing");
  suite_add_tcase (s, tc);
  SRunner *r = srunner_create (s);
  srunner_run_all (r, CK_ENV);
  int failed = srunner_ntests_failed (r);
  srunner_free (r);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
