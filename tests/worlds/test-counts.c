/* Counts that are read from tiny worlds: waits by length, when a place is empty. */
#include "observe/record-check.h"
#include "tiny.h"

#include <string.h>

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
  ck_assert_uint_eq (t->record->n_pools, 1);
  for (int slot = 0; slot < PR_GLANCES; slot++)
    {
      bool morning = slot >= 16 && slot < 24, afternoon = slot >= 26 && slot < 34;
      ck_assert_int_eq (t->record->at_work[slot], morning ? 1 : 0);
      ck_assert_int_eq (t->record->on_duty[slot], morning || afternoon ? 2 : 0);
    }
  tiny_free (t);
}
END_TEST

/* The same: at the glances 15 and 45 minutes past eight there are four, past nine three, past ten
 * two, past eleven one, and none at the other 72 of the 40 hours. */
START_TEST (numbers)
{
  tiny *t = tiny_run (INI ("2025-07-01 08:00", "2025-07-02", "") BACKLOG ("4"), 0);
  static const int32_t expected[] = { 72, 2, 2, 2, 2 };
  for (int band = 0; band < PR_N_BANDS; band++)
    ck_assert_int_eq (t->record->in_system[band], band < 5 ? expected[band] : 0);
  /* They are in process for 1 + 2 + 3 + 4 hours, and one after the other in hand for one. */
  ck_assert_int_eq (t->record->place[0].process_time, 10 * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].in_hand, 4 * PR_HOUR);
  ck_assert (t->record->line[0].length.integral == 6 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* A record that says what cannot be is not taken from a file. */
START_TEST (forged)
{
  tiny *t = tiny_run (INI ("2025-07-01 08:00", "2025-07-02", "") BACKLOG ("4"), 0);
  pr_record *r = t->record;
  struct {
    void *at;
    size_t size;
    int64_t value;
  } forgeries[] = {
    { &r->in_system[0], sizeof *r->in_system, -1 },
    { &r->in_system[PR_N_BANDS - 1], sizeof *r->in_system, 48 },
    { &r->at_work[20], sizeof *r->at_work, -1 },
    { &r->on_duty[20], sizeof *r->on_duty, -1 },
    { &r->ages[PR_N_AGES], sizeof *r->ages, -1 },
    { &r->place[0].process_time, sizeof (pr_time), -1 },
    { &r->place[0].process_time, sizeof (pr_time), 161 * PR_HOUR }, /* 4 dossiers, 40 hours */
    { &r->pool[0].in_hand, sizeof (int64_t), 4 * PR_HOUR - 1 },     /* less than they worked */
  };
  for (size_t k = 0; k < G_N_ELEMENTS (forgeries); k++)
    {
      int64_t true_value = 0;
      memcpy (&true_value, forgeries[k].at, forgeries[k].size);
      memcpy (forgeries[k].at, &forgeries[k].value, forgeries[k].size);
      ck_assert_msg (!pr_record_is_sound (r, t->world), "forgery %zu is taken", k);
      memcpy (forgeries[k].at, &true_value, forgeries[k].size);
    }
  ck_assert (pr_record_is_sound (r, t->world));
  tiny_free (t);
}
END_TEST

/* Two dossiers of ten hours come in the warm-up, at 09:00 and 18:00. The first is half done when
 * the window begins at midnight, and finished at 11:00; the other is begun then, laid by from 17:00
 * until 08:00, and finished at 14:00 of the second day: it waits for 11 hours in the window and is
 * in hand for 27. */
START_TEST (in_hand_over_night)
{
  tiny *t = tiny_run (INI ("2025-07-02", "2025-07-03",
                           "warm_up=1 day\n") "== workflows.csv\n"
                                              "workflow,step,role,effort,at_close,next,source\n"
                                              "w,work,clerk,10h,suspend,returned,assumption\n"
                                              "== arrivals.csv\n"
                                              "stream,where,mix,rate,online,until,source\n"
                                              "s,u1,p,every 9h,100%,2025-07-01,assumption\n",
                      0);
  ck_assert_int_eq (t->record->place[0].taken_over, 2);
  ck_assert_int_eq (t->record->place[0].returned, 2);
  ck_assert_int_eq (t->record->pool[0].in_hand, (11 + 27) * PR_HOUR);
  ck_assert (t->record->line[0].length.integral == 11 * PR_HOUR);
  ck_assert_int_eq (t->record->place[0].process_time, (11 + 38) * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Ten dossiers of a day's work, received on Monday 30 June at 00:00: one is done on every working
 * day. At the end of Wednesday they are three days old to the second, in the band that begins
 * there; on Sunday seven, and a week later the last one is fourteen. */
START_TEST (ages_by_day)
{
  tiny *t = tiny_run (INI ("2025-07-01 08:00", "2025-07-14", "")
                          BACKLOG ("10") "== workflows.csv\nworkflow,step,role,effort,next,source\n"
                                         "w,work,clerk,8h,returned,assumption\n",
                      0);
  static const int64_t left[14] = { 9, 8, 7, 6, 6, 6, 5, 4, 3, 2, 1, 1, 1, 0 };
  ck_assert_uint_eq (t->record->n_days, 14);
  for (int day = 0; day < 14; day++)
    for (int band = 0; band < PR_N_AGES; band++)
      {
        int expected = day < 1 ? 1 : day < 5 ? 2 : day < 12 ? 3 : 4;
        ck_assert_int_eq (t->record->ages[day * PR_N_AGES + band],
                          band == expected ? left[day] : 0);
      }
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
  tcase_add_test (tc, numbers);
  tcase_add_test (tc, forged);
  tcase_add_test (tc, in_hand_over_night);
  tcase_add_test (tc, ages_by_day);
  tcase_add_test (tc, empty_twice);
  tcase_add_test (tc, never_empty);
  tcase_add_test (tc, empty_of_visitors);
  return tiny_main ("counts", tc);
}
