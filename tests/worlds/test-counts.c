/* Counts that are read from tiny worlds: waits by length, when a place is empty. */
#include "tiny.h"

#define INI(start, end, more)                                                                      \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=" start "\nend=" end                       \
  "\nreplications=1\n" more
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"

/* Four dossiers of an hour wait 0, 1, 2 and 3 hours: half of them at most one hour, a quarter not
 * at all. */
START_TEST (waits_by_length)
{
  tiny *t = tiny_run (
      INI ("2025-07-01 08:00", "2025-07-01", "[report]\nwait_within=1h\n") BACKLOG ("4"), 0);
  ck_assert_int_eq (t->record->line[0].wait.n, 4);
  ck_assert_int_eq (t->record->line[0].waited, 3);
  ck_assert_int_eq (t->record->line[0].within, 2);
  tiny_free (t);
}
END_TEST

/* 30 minutes unless the scenario says so; a wait of exactly that is within. */
START_TEST (half_an_hour)
{
  tiny *t = tiny_run (INI ("2025-07-01 08:00", "2025-07-01", "")
                          BACKLOG ("4") "== workflows.csv\nworkflow,step,role,effort,next,source\n"
                                        "w,work,clerk,15min,returned,assumption\n",
                      0);
  ck_assert_int_eq (t->record->line[0].within, 3);
  tiny_free (t);
}
END_TEST

/* Three dossiers are done at 11:00; two more come in the night and are done at ten. */
START_TEST (empty_twice)
{
  tiny *t
      = tiny_run (INI ("2025-07-01 08:00", "2025-07-03", "")
                      BACKLOG ("3") "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"
                                    "s,u1,p,every 20h,2,2025-07-02,assumption\n",
                  TINY_RETURNED);
  ck_assert_int_eq (t->record->place[0].first_empty, 11 * PR_HOUR);
  ck_assert_int_eq (t->record->place[0].last_empty, 34 * PR_HOUR);
  tiny_free (t);
}
END_TEST

START_TEST (never_empty)
{
  tiny *t = tiny_run (INI ("2025-07-01 08:00", "2025-07-01", "") BACKLOG ("30"), 0);
  ck_assert_int_eq (t->record->place[0].first_empty, PR_NEVER);
  ck_assert_int_eq (t->record->place[0].last_empty, PR_NEVER);
  tiny_free (t);
}
END_TEST

/* Four dossiers of an hour each are worked on from 08:00 to 12:00 of the first of two days. */
START_TEST (over_the_day)
{
  tiny *t = tiny_run (INI ("2025-07-01 08:00", "2025-07-02", "") BACKLOG ("4"), 0);
  ck_assert_uint_eq (t->record->n_kinds, 1);
  for (int slot = 0; slot < PR_GLANCES; slot++)
    {
      bool morning = slot >= 16 && slot < 24, afternoon = slot >= 26 && slot < 34;
      ck_assert_int_eq (t->record->at_work[slot], morning ? 1 : 0);
      ck_assert_int_eq (t->record->on_duty[slot], morning || afternoon ? 2 : 0);
    }
  tiny_free (t);
}
END_TEST

/* Ten dossiers of a day's work, received on Monday 30 June at 00:00. On Sunday 6 July at 24:00 six
 * are left, seven days old to the second, in the band that begins there, and a week later one of
 * fourteen; that is done on the last day. */
START_TEST (ages_by_week)
{
  tiny *t = tiny_run (INI ("2025-07-01 08:00", "2025-07-14", "")
                          BACKLOG ("10") "== workflows.csv\nworkflow,step,role,effort,next,source\n"
                                         "w,work,clerk,8h,returned,assumption\n",
                      0);
  static const int64_t expected[3][PR_N_AGES] = { { 0, 0, 0, 6 }, { 0, 0, 0, 0, 1 }, { 0 } };
  ck_assert_uint_eq (t->record->n_weeks, 3);
  for (int week = 0; week < 3; week++)
    for (int band = 0; band < PR_N_AGES; band++)
      ck_assert_int_eq (t->record->ages[week * PR_N_AGES + band], expected[week][band]);
  tiny_free (t);
}
END_TEST

/* Visitors count: one leaves at closing, and nobody is there any more. That the place was empty in
 * the warm-up is forgotten. */
START_TEST (empty_of_visitors)
{
  tiny *t
      = tiny_run (INI ("2025-07-01 16:00", "2025-07-01",
                       "warm_up=2h\n") "== "
                                       "procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,"
                                       "visit,assumption\n"
                                       "== workflows.csv\nworkflow,step,role,effort,next,source\n"
                                       "ask,talk,clerk,50min,left,assumption\n"
                                       "== arrivals.csv\nstream,where,mix,rate,batch,source\n"
                                       "s,u1,v,every 1h,,assumption\n",
                  0);
  /* 15:00 to 15:50, 16:00 to 16:50, 17:00: too late, as at every hour after it. */
  ck_assert_int_eq (t->record->place[0].first_empty, 16 * PR_HOUR + 50 * PR_MINUTE);
  ck_assert_int_eq (t->record->place[0].last_empty, 23 * PR_HOUR); /* at 24:00 one comes early */
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("counts");
  tcase_add_test (tc, waits_by_length);
  tcase_add_test (tc, half_an_hour);
  tcase_add_test (tc, over_the_day);
  tcase_add_test (tc, ages_by_week);
  tcase_add_test (tc, empty_twice);
  tcase_add_test (tc, never_empty);
  tcase_add_test (tc, empty_of_visitors);
  return tiny_main ("counts", tc);
}
