/* What counts for the verdict of a place: what it decides, when that is due, how long people wait,
 * and how soon online filings are accepted.
 */
#include "tiny.h"

#include <string.h>

#define INI(end)                                                                                   \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=" end "\nreplications=1\n"
#define OFFICES                                                                                    \
  "== authorities.csv\ncode,name,kind,serves,source\nb1,Branch,branch,*,assumption\n"              \
  "d1,Old,district,*,assumption\n"                                                                 \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,1,office,assumption\n"      \
  "files,b1,clerk,1,office,assumption\nold,d1,clerk,1,office,assumption\n"
#define PROCEDURE(by, limit)                                                                       \
  "== procedures.csv\ncode,name,workflow,limit,decided_by,source\np,P,w," limit "," by             \
  ",assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,home,source\nu1,p,2025-06-30," n                 \
  ",u1,assumption\n"
#define WORK(effort)                                                                               \
  "== workflows.csv\nworkflow,step,kind,role,place,effort,at_close,next,source\n"                  \
  "w,work,work,clerk,deciding," effort ",suspend,returned,assumption\n"
#define RULES "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"

#define TWO PROCEDURE ("home", "3 working days") "q,Q,w,6 working days,home,assumption\n"

enum { U1, B1, D1 };

/* "3 1 0": the first days of a series at a place. */
static void
expect_series (const tiny *t, pr_series_id id, uint32_t place, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  gsize days = (strlen (expected) + 1) / 2;
  for (uint32_t d = 0; d < days; d++)
    g_string_append_printf (found, "%s%d", d > 0 ? " " : "",
                            pr_record_series (t->record, id, place, d));
  ck_assert_str_eq (found->str, expected);
}

/* Four filed at u1, due on Wednesday, five hours each at the branch: done on Tuesday 14:00, on
 * Wednesday 10:00 and 16:00, on Thursday 12:00. Three are on time. */
START_TEST (decided_elsewhere)
{
  tiny *t = tiny_run (INI ("2025-07-03") OFFICES PROCEDURE ("branch", "2 working days")
                          BACKLOG ("4") WORK ("5h"),
                      TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 14:00:00 #1 returned\n07-02 10:00:00 #2 returned\n"
                            "07-02 16:00:00 #3 returned\n07-03 12:00:00 #4 returned\n");
  expect_series (t, PR_SERIES_DECIDING, B1, "3 1 0");
  expect_series (t, PR_SERIES_DECIDING, U1, "0 0 0");
  expect_series (t, PR_SERIES_BACKLOG, U1, "3 1 0");
  expect_series (t, PR_SERIES_DUE_ON_TIME, B1, "0 3 0");
  expect_series (t, PR_SERIES_DUE_LATE, B1, "0 1 0");
  expect_series (t, PR_SERIES_DUE_ON_TIME, U1, "0 0 0");
  tiny_free (t);
}
END_TEST

/* Not finished at the end of Wednesday: late on the day on which they were due. */
START_TEST (unfinished)
{
  tiny *t = tiny_run (INI ("2025-07-02") OFFICES PROCEDURE ("branch", "2 working days")
                          BACKLOG ("4") WORK ("20h"),
                      TINY_RETURNED);
  expect_series (t, PR_SERIES_DECIDING, B1, "4 4");
  expect_series (t, PR_SERIES_DUE_LATE, B1, "0 4");
  tiny_free (t);
}
END_TEST

/* A dossier that nobody else is named for is decided where it is filed, due or not. */
START_TEST (decided_at_home)
{
  tiny *t = tiny_run (INI ("2025-07-02") OFFICES PROCEDURE ("home", "") BACKLOG ("2") WORK ("5h"),
                      TINY_RETURNED);
  expect_series (t, PR_SERIES_DECIDING, U1, "1 0");
  expect_series (t, PR_SERIES_DUE_ON_TIME, U1, "0 0");
  tiny_free (t);
}
END_TEST

/* Three at the old office, nine hours each, which hands over at Wednesday 00:00: one has eight
 * hours of work behind it. What is due on Monday 7 July counts at the new one. */
START_TEST (handed_over)
{
  tiny *t = tiny_run (
      INI ("2025-07-07") OFFICES PROCEDURE (
          "home",
          "5 working days") "== "
                            "phases.csv\nprocedures,where,from,office,source\n*,*,,district,"
                            "assumption\n"
                            "*,*,2025-07-02,unit,assumption\n"
                            "== backlog.csv\nwhere,procedure,received,count,home,source\n"
                            "d1,p,2025-06-30,3,u1,assumption\n"
                            "== handovers.csv\nwhere,on,source\ndistrict,2025-07-02,assumption\n"
                            "== "
                            "workflows.csv\nworkflow,step,kind,role,place,effort,at_close,next,"
                            "source\n"
                            "w,work,work,clerk,home,9h,suspend,returned,assumption\n",
      TINY_RETURNED);
  /* 18 hours and one: the rest of the first comes after the others. */
  expect_series (t, PR_SERIES_DECIDING, D1, "3 0 0 0 0 0 0");
  expect_series (t, PR_SERIES_DECIDING, U1, "0 3 2 0 0 0 0");
  expect_series (t, PR_SERIES_DUE_ON_TIME, U1, "0 0 0 0 0 0 3");
  expect_series (t, PR_SERIES_DUE_ON_TIME, D1, "0 0 0 0 0 0 0");
  tiny_free (t);
}
END_TEST

/* Of three at the old office two are due on Thursday 3 July, one on Tuesday 8 July: the former are
 * missed there, before it hands over on Friday, the latter at the new one. Nobody works on them. */
START_TEST (missed_before_a_hand_over)
{
  tiny *t = tiny_run (INI ("2025-07-09") OFFICES TWO
                      "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,"
                      "assumption\n"
                      "*,*,2025-07-04,unit,assumption\n"
                      "== backlog.csv\nwhere,procedure,received,count,home,source\n"
                      "d1,p,2025-06-30,2,u1,assumption\nd1,q,2025-06-30,1,u1,assumption\n"
                      "== handovers.csv\nwhere,on,source\ndistrict,2025-07-04,assumption\n"
                      "== "
                      "workflows.csv\nworkflow,step,kind,role,place,effort,at_close,next,"
                      "source\n"
                      "w,work,work,clerk,home,500h,suspend,returned,assumption\n",
                      TINY_RETURNED);
  expect_series (t, PR_SERIES_DUE_LATE, D1, "0 0 2 0 0 0 0 0 0");
  expect_series (t, PR_SERIES_DUE_LATE, U1, "0 0 0 0 0 0 0 1 0");
  ck_assert_int_eq (tiny_total (t).late_count, 3);
  tiny_free (t);
}
END_TEST

/* Filed online at the old office on Tuesday at 16:45, not accepted within eight hours, by Wednesday
 * 16:45. It hands over on Thursday, and the new one accepts at once: the old one was late. */
START_TEST (accepted_after_a_hand_over)
{
  tiny *t
      = tiny_run (INI ("2025-07-04") RULES OFFICES
                  "== procedures.csv\ncode,name,workflow,limit,decided_by,online,source\n"
                  "p,P,w,2 working days,home,100%,assumption\n"
                  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"
                  "*,*,2025-07-03,unit,assumption\n"
                  "== absences.csv\npool,where,from,until,count,reason,source\n"
                  "old,d1,2025-07-01,2025-07-04,1,leave,assumption\n"
                  "== handovers.csv\nwhere,on,source\ndistrict,2025-07-03,assumption\n"
                  "== arrivals.csv\nstream,where,mix,rate,from,until,source\n"
                  "s,u1,p,every 16h45,2025-07-01,2025-07-01,assumption\n"
                  "== workflows.csv\nworkflow,step,role,effort,receives,at_close,next,source\n"
                  "w,accept,clerk,15min,yes,suspend,work,assumption\n"
                  "w,work,clerk,10min,no,finish,returned,assumption\n",
                  TINY_RECEIVED);
  expect_series (t, PR_SERIES_ACCEPTED_LATE, D1, "0 1 0 0");
  expect_series (t, PR_SERIES_ACCEPTED_LATE, U1, "0 0 0 0");
  expect_series (t, PR_SERIES_ACCEPTED, U1, "0 0 0 0");
  tiny_free (t);
}
END_TEST

/* Three come at 08:30 and talk for so long: the second waits once, the third twice as long. */
#define TALK(minutes)                                                                              \
  INI ("2025-07-01")                                                                               \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "== arrivals.csv\nstream,where,mix,rate,batch,from,until,source\n"                               \
  "s,u1,v,every 8h30,3,2025-07-01,2025-07-01,assumption\n"                                         \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "ask,talk,clerk," minutes ",finish,left,assumption\n"

START_TEST (long_waits)
{
  static const struct {
    const char *text, *waits;
  } rows[] = { { TALK ("30min"), "0" }, { TALK ("31min"), "1" }, { TALK ("61min"), "2" } };
  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      tiny *t = tiny_run (rows[k].text, TINY_VISITS);
      expect_series (t, PR_SERIES_WAITS, U1, "3");
      expect_series (t, PR_SERIES_LONG_WAITS, U1, rows[k].waits);
      ck_assert_int_eq (t->record->place[U1].visits_long, tiny_series (t, PR_SERIES_LONG_WAITS, 0));
      tiny_free (t);
    }
}
END_TEST

/* Filed online on Tuesday at 16:45: eight working hours later it is Wednesday 16:45. */
#define ONLINE(end, from, effort)                                                                  \
  INI (end)                                                                                        \
  RULES                                                                                            \
  "== arrivals.csv\nstream,where,mix,rate,online,from,until,source\n"                              \
  "s,u1,p,every 16h45,100%," from ",2025-07-01,assumption\n"                                       \
  "== workflows.csv\nworkflow,step,role,effort,receives,at_close,next,source\n"                    \
  "w,accept,clerk," effort ",yes,suspend,work,assumption\n"                                        \
  "w,work,clerk,10min,no,finish,returned,assumption\n"

START_TEST (accepted)
{
  static const struct {
    const char *text, *in_time, *late;
  } rows[] = {
    { ONLINE ("2025-07-04", "2025-07-01", "15min"), "0 1 0 0", "0 0 0 0" },
    { ONLINE ("2025-07-04", "2025-07-01", "8h"), "0 1 0 0", "0 0 0 0" },
    { ONLINE ("2025-07-04", "2025-07-01", "8h1min"), "0 0 0 0", "0 1 0 0" },
    { ONLINE ("2025-07-04", "2025-07-01", "100h"), "0 0 0 0", "0 1 0 0" },
    { ONLINE ("2025-07-02", "2025-07-01", "100h"), "0 0", "0 1" },
    /* The time to accept it is not over by the end. */
    { ONLINE ("2025-07-01", "2025-07-01", "100h"), "0", "0" },
  };
  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      tiny *t = tiny_run (rows[k].text, TINY_RECEIVED);
      expect_series (t, PR_SERIES_ACCEPTED, U1, rows[k].in_time);
      expect_series (t, PR_SERIES_ACCEPTED_LATE, U1, rows[k].late);
      tiny_free (t);
    }
}
END_TEST

/* What is due on each day adds up to what is on time, and late. */
START_TEST (days_add_up)
{
  tiny *t = tiny_run (
      INI ("2025-08-31") OFFICES PROCEDURE (
          "branch", "3 working days") "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every "
                                      "5h,assumption\n" WORK ("exponential(mean=4h)"),
      TINY_RETURNED);
  pr_place_count sum = tiny_total (t);
  int64_t on_time = 0, late = 0;
  for (uint32_t d = 0; d < t->record->n_days; d++)
    {
      on_time += pr_record_series (t->record, PR_SERIES_DUE_ON_TIME, B1, d);
      late += pr_record_series (t->record, PR_SERIES_DUE_LATE, B1, d);
      ck_assert_int_eq (pr_record_series (t->record, PR_SERIES_DECIDING, B1, d),
                        pr_record_series (t->record, PR_SERIES_BACKLOG, U1, d));
    }
  ck_assert_int_gt (on_time, 0);
  ck_assert_int_gt (late, 0);
  ck_assert_int_eq (on_time, sum.on_time_count);
  ck_assert_int_eq (late, sum.late_count);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("deciding");
  tcase_add_test (tc, decided_elsewhere);
  tcase_add_test (tc, unfinished);
  tcase_add_test (tc, decided_at_home);
  tcase_add_test (tc, handed_over);
  tcase_add_test (tc, missed_before_a_hand_over);
  tcase_add_test (tc, accepted_after_a_hand_over);
  tcase_add_test (tc, long_waits);
  tcase_add_test (tc, accepted);
  tcase_add_test (tc, days_add_up);
  return tiny_main ("deciding", tc);
}
