/* A share of time that gives way to what waits, and is made good. Base world: tiny.h, with one
 * clerk half of whose time, four hours of eight, is for dossiers. 1 July 2025 is a Tuesday.
 */
#include "pieces.h"

#include <string.h>

#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define CLERKS(n, share, most, beyond, least)                                                      \
  "== "                                                                                            \
  "pools.csv\npool,where,roles,count,calendar,share,share_most,share_beyond,share_least,source\n"  \
  "desk,u1,clerk," n ",office," share "," most "," beyond "," least ",assumption\n"
#define UNTIL(end)                                                                                 \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end "\n"
#define TOLD (TINY_WORK & ~TINY_RETURNED)

static void
expect (const char *text, const char *expected, pr_time owed)
{
  tiny *t = tiny_run (text, TOLD);
  ck_assert_str_eq (t->log, expected);
  ck_assert_int_eq (t->record->pool[0].owed, owed);
  tiny_conserved (t);
  tiny_free (t);
}

/* Four dossiers of an hour. Beside the first three hours wait, and half a day is two: all of the
 * time, and half an hour is owed. Beside the second no more than two: half of the time. Beside the
 * fourth nothing, and time is owed: a quarter, until it is done; after two of these four hours
 * nothing is owed any more. */
#define FOUR(end)                                                                                  \
  UNTIL (end) CLERKS ("1", "50%", "100%", "0.5", "25%") BACKLOG ("4") WORK ("1h", "suspend")
#define UP_TO_THE_FOURTH                                                                           \
  "07-01 08:00:00 #1 began work@u1\n"                                                              \
  "07-01 09:00:00 #1 completed work@u1\n"                                                          \
  "07-01 09:00:00 #2 began work@u1\n"                                                              \
  "07-01 11:00:00 #2 completed work@u1\n"                                                          \
  "07-01 11:00:00 #3 began work@u1\n"                                                              \
  "07-01 12:00:00 #3 suspended work@u1\n"                                                          \
  "07-01 13:00:00 #3 began work@u1\n"                                                              \
  "07-01 14:00:00 #3 completed work@u1\n"                                                          \
  "07-01 14:00:00 #4 began work@u1\n"

START_TEST (given_and_made_good)
{
  expect (FOUR ("02"),
          UP_TO_THE_FOURTH "07-01 17:00:00 #4 suspended work@u1\n"
                           "07-02 08:00:00 #4 began work@u1\n"
                           "07-02 09:00:00 #4 completed work@u1\n",
          0);
}
END_TEST

/* A quarter of the hour from 14:00 to 15:00 is made good by then. */
START_TEST (owed_at_the_end)
{
  expect (FOUR ("01 15:00"), UP_TO_THE_FOURTH, 15 * PR_MINUTE);
  expect (FOUR ("01 10:00"),
          "07-01 08:00:00 #1 began work@u1\n"
          "07-01 09:00:00 #1 completed work@u1\n"
          "07-01 09:00:00 #2 began work@u1\n",
          30 * PR_MINUTE);
}
END_TEST

/* Without a share at which it is made good, only idle time does that: of the 15 minutes before noon
 * half, and nothing at noon. Work at the share leaves it as it is. */
START_TEST (idle)
{
  expect (UNTIL ("01 10:20") CLERKS ("1", "50%", "100%", "0.25", "") BACKLOG ("2")
              WORK ("1h15", "suspend"),
          "07-01 08:00:00 #1 began work@u1\n"
          "07-01 09:15:00 #1 completed work@u1\n"
          "07-01 09:15:00 #2 began work@u1\n",
          37 * PR_MINUTE + 30 * PR_SECOND);
  expect (UNTIL ("01 12:05") CLERKS ("1", "50%", "100%", "0.25", "") BACKLOG ("2")
              WORK ("1h15", "suspend"),
          "07-01 08:00:00 #1 began work@u1\n"
          "07-01 09:15:00 #1 completed work@u1\n"
          "07-01 09:15:00 #2 began work@u1\n"
          "07-01 11:45:00 #2 completed work@u1\n",
          30 * PR_MINUTE);
}
END_TEST

/* What is laid down keeps its share; an hour of all the time on each side of noon, and half an hour
 * each owed. Away for the afternoon, which makes nothing good; the work is kept for the morning. */
START_TEST (away)
{
  expect (UNTIL ("02 08:30") CLERKS ("1", "50%", "100%", "0.25", "25%") BACKLOG ("3")
              WORK ("5h", "suspend") "== absences.csv\npool,where,from,until,count,reason,source\n"
                                     "desk,u1,2025-07-01 14:00,2025-07-01 17:00,1,leave,"
                                     "assumption\n",
          "07-01 08:00:00 #1 began work@u1\n"
          "07-01 12:00:00 #1 suspended work@u1\n"
          "07-01 13:00:00 #1 began work@u1\n"
          "07-01 14:00:00 #1 completed work@u1\n"
          "07-02 08:00:00 #2 began work@u1\n",
          165 * PR_MINUTE);
}
END_TEST

/* Work beyond closing is at nobody's cost: the five hours of the first are owed by half, of the
 * second the four hours in time. */
START_TEST (beyond_closing)
{
  expect (UNTIL ("01") CLERKS ("1", "50%", "100%", "0.25", "") BACKLOG ("3") WORK ("5h", "finish"),
          "07-01 08:00:00 #1 began work@u1\n"
          "07-01 13:00:00 #1 completed work@u1\n"
          "07-01 13:00:00 #2 began work@u1\n"
          "07-01 18:00:00 #2 completed work@u1\n",
          4 * PR_HOUR);
}
END_TEST

/* An hour in which the work is held makes half an hour good, as idle time does: of the half hours
 * of the first and the third one is left. */
START_TEST (outage)
{
  tiny *t = tiny_run (
      UNTIL ("01 11:00") CLERKS ("1", "50%", "100%", "0.25", "") BACKLOG ("3") WORK (
          "5h",
          "suspend") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
                     "== needs.csv\nrole,step,need,if_down,source\nclerk,work,net,wait,assumption\n"
                     "== incidents.csv\nincident,system,start,repair,source\n"
                     "a,net,2025-07-01 09:00,1h,assumption\n",
      TOLD);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 09:00:00 #1 held work@u1\n"
                            "07-01 10:00:00 #1 began work@u1\n");
  ck_assert_int_eq (t->record->pool[0].owed, 30 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* All that they learn is beside the share: a quarter longer at first, at all of the time. */
START_TEST (learning)
{
  expect (UNTIL ("01 09:30") CLERKS ("1", "50%", "100%", "0.5", "25%") BACKLOG ("4")
              WORK ("1h", "suspend") "== skills.csv\nskill,where,rate,standard_after,source\n"
                                     "work,u1,80%,2,assumption\n",
          "07-01 08:00:00 #1 began work@u1\n"
          "07-01 09:15:00 #1 completed work@u1\n"
          "07-01 09:15:00 #2 began work@u1\n",
          37 * PR_MINUTE + 30 * PR_SECOND);
}
END_TEST

/* Beside the first three hours wait, and a quarter of a day is one: all of the time, before the
 * meeting and after it. The hour of the meeting makes nothing good. */
START_TEST (handed_back)
{
  expect (UNTIL ("01 12:00") CLERKS ("1", "50%", "100%", "0.25", "25%") BACKLOG ("2") WORK (
              "3h", "hand back") "== absences.csv\npool,where,from,until,count,reason,source\n"
                                 "desk,u1,2025-07-01 09:00,2025-07-01 10:00,1,meeting,"
                                 "assumption\n",
          "07-01 08:00:00 #1 began work@u1\n"
          "07-01 09:00:00 #1 handed back work@u1\n"
          "07-01 10:00:00 #1 began work@u1\n"
          "07-01 12:00:00 #1 completed work@u1\n",
          90 * PR_MINUTE);
}
END_TEST

/* Never in force, or of no more than the share: every number is that of the share alone. */
START_TEST (never)
{
#define PLAIN(most, beyond, least)                                                                 \
  CLERKS ("2", "50%", most, beyond, least) BACKLOG ("9") WORK ("90min", "hand back")
  tiny *without = tiny_run (PLAIN ("", "", ""), TINY_WORK);
  static const char *const with[] = { PLAIN ("100%", "1000", "10%"), PLAIN ("50%", "0", "10%") };
  for (guint i = 0; i < G_N_ELEMENTS (with); i++)
    {
      tiny *t = tiny_run (with[i], TINY_WORK);
      ck_assert_str_eq (t->log, without->log);
      tiny_expect_same (t->record, without->record);
      tiny_free (t);
    }
  tiny_free (without);
}
END_TEST

/* Stretches of an hour, a quarter of the time, or half of it on a day on which more than a day's
 * two hours wait; an eighth when nothing waits and time is owed. */
#define STRETCHED(end, n)                                                                          \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end              \
  "\nseed=11\n"                                                                                    \
  "== pools.csv\npool,where,roles,count,calendar,share,stretch,share_most,share_beyond,"           \
  "share_least,source\n"                                                                           \
  "desk,u1,clerk,1,office,25%,1h,50%,1,12.5%,assumption\n" BACKLOG (n) WORK ("40min", "suspend")

static guint
of_day (const pr_world *w, int day, double share, piece *out)
{
  piece open[2];
  pieces_office (day, open);
  return pieces_of_day (w, 0, day, share, PR_HOUR, open, 2, out);
}

/* Seven dossiers: more than two hours wait on the first day, which has four stretches and two hours
 * owed. Of the last four hours forty minutes are left, which wait on the second day: two stretches,
 * of which 40 minutes are worked, so that 80 of 120 minutes are made good; on the third nothing
 * waits, so that one stretch of one hour makes good what is left. */
START_TEST (more_stretches)
{
  pr_world *w = tiny_world (STRETCHED ("04", "7"));
  g_autoptr (GString) s = g_string_new (NULL);
  piece pieces[MOST_PIECES];
  guint item = 1;
  pr_time left = 40 * PR_MINUTE, worked = 0;
  guint n = of_day (w, 0, 0.5, pieces);
  for (guint i = 0; i < n; i++)
    worked += pieces[i].to - pieces[i].from;
  ck_assert_int_eq (worked, 4 * PR_HOUR);
  pieces_work_off (s, w, 0, pieces, n, 40 * PR_MINUTE, &item, &left);
  ck_assert_uint_eq (item, 7);
  of_day (w, 1, 0.25, pieces);
  ck_assert (pieces[0].to - pieces[0].from >= 40 * PR_MINUTE);
  pieces_add (s, w, pieces[0].from, 0, '+', 7);
  pieces_add (s, w, pieces[0].from + 40 * PR_MINUTE, 0, '-', 7);
  tiny *t = pieces_expect (STRETCHED ("04", "7"), s->str);
  /* 4 hours, 2 hours, then twice an hour: owed are 120, 40 and no minutes. */
  ck_assert_int_eq (t->record->pool[0].scheduled, (4 + 2 + 1 + 2) * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].owed, 0);
  tiny_free (t);
  t = tiny_run (STRETCHED ("01", "7"), 0);
  ck_assert_int_eq (t->record->pool[0].owed, 2 * PR_HOUR);
  tiny_free (t);
  t = tiny_run (STRETCHED ("02", "7"), 0);
  ck_assert_int_eq (t->record->pool[0].owed, 40 * PR_MINUTE);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

/* The same from a date on, with a short Friday of two hours, half an hour of them for dossiers. */
#define SHORT_FRIDAY(start, end, beyond, n)                                                        \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end       \
  "\nseed=11\n"                                                                                    \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Thu,08:00-12:00 13:00-17:00,assumption\noffice,Fri,08:00-10:00,assumption\n"         \
  "== pools.csv\npool,where,roles,count,calendar,share,stretch,share_most,share_beyond,"           \
  "share_least,source\n"                                                                           \
  "desk,u1,clerk,1,office,25%,1h,50%," beyond ",12.5%,assumption\n" BACKLOG (n)                    \
      WORK ("40min", "suspend")

static void
expect_scheduled (const char *text, pr_time scheduled, pr_time owed)
{
  tiny *t = tiny_run (text, 0);
  ck_assert_int_eq (t->record->pool[0].scheduled, scheduled);
  ck_assert_int_eq (t->record->pool[0].owed, owed);
  tiny_conserved (t);
  tiny_free (t);
}

/* On the window's first day, a Monday, 80 minutes wait, and a day is two hours: the share. On
 * Friday two hours wait, which is more than half an hour: an hour is worked, half of it owed. On
 * Monday one dossier waits in the line, which is less than two hours, and one has been laid down:
 * two hours, of which an hour is worked, so that nothing is owed. On Thursday 200 minutes are less
 * than twice two hours, and after two hours on Friday 80 more than twice half an hour: an hour, and
 * half of it owed. */
START_TEST (what_a_day_can_do)
{
  expect_scheduled (SHORT_FRIDAY ("07", "07", "1", "2"), 2 * PR_HOUR, 0);
  expect_scheduled (SHORT_FRIDAY ("11", "11", "1", "3"), PR_HOUR, 30 * PR_MINUTE);
  expect_scheduled (SHORT_FRIDAY ("11", "14", "1", "3"), (1 + 2) * PR_HOUR, 0);
  expect_scheduled (SHORT_FRIDAY ("10", "11", "2", "5"), (2 + 1) * PR_HOUR, 30 * PR_MINUTE);
}
END_TEST

/* All of the time in stretches while more than a tenth of a day waits; a quarter is the share. */
#define HELPED(end, look, at_most)                                                                 \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end              \
  "\n== pools.csv\npool,where,roles,count,calendar,share,stretch,share_most,share_beyond,source\n" \
  "desk,u1,clerk,1,office,25%,1h,100%,0.1,assumption\n" BACKLOG ("5") WORK (                       \
      "100h", "suspend") "== measures.csv\nmeasure,where,watch,look,action,at_most,most,source\n"  \
                         "more,*,date,daily " look ",reinforce desk +1," at_most ",1,assumption\n"

/* The pool's own officer works eight hours a day and owes six of them, each day. Who reinforces on
 * the first day only owes six as well, and is not there to make them good; who comes at 12:30 works
 * four hours, and owes three. */
START_TEST (who_reinforces_owes)
{
  expect_scheduled (HELPED ("01", "06:00", "12h"), 16 * PR_HOUR, (6 + 6) * PR_HOUR);
  expect_scheduled (HELPED ("03", "06:00", "12h"), 32 * PR_HOUR, (18 + 6) * PR_HOUR);
  expect_scheduled (HELPED ("01", "12:30", ""), 12 * PR_HOUR, (6 + 3) * PR_HOUR);
}
END_TEST

/* Stretches of all of a day follow one another as one: nothing is laid down but at noon and at
 * closing. */
START_TEST (all_of_a_day)
{
  tiny *t = tiny_run ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\n"
                      "end=2025-07-01\n"
                      "== pools.csv\npool,where,roles,count,calendar,share,stretch,share_most,"
                      "share_beyond,source\n"
                      "desk,u1,clerk,1,office,25%,1h,100%,1,assumption\n" BACKLOG ("4")
                          WORK ("150min", "suspend"),
                      TOLD);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 10:30:00 #1 completed work@u1\n"
                            "07-01 10:30:00 #2 began work@u1\n"
                            "07-01 12:00:00 #2 suspended work@u1\n"
                            "07-01 13:00:00 #2 began work@u1\n"
                            "07-01 14:00:00 #2 completed work@u1\n"
                            "07-01 14:00:00 #3 began work@u1\n"
                            "07-01 16:30:00 #3 completed work@u1\n"
                            "07-01 16:30:00 #4 began work@u1\n"
                            "07-01 17:00:00 #4 suspended work@u1\n");
  ck_assert_int_eq (t->record->pool[0].scheduled, 8 * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].owed, 6 * PR_HOUR);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("debts");
  tcase_add_test (tc, given_and_made_good);
  tcase_add_test (tc, owed_at_the_end);
  tcase_add_test (tc, idle);
  tcase_add_test (tc, away);
  tcase_add_test (tc, beyond_closing);
  tcase_add_test (tc, outage);
  tcase_add_test (tc, learning);
  tcase_add_test (tc, handed_back);
  tcase_add_test (tc, never);
  tcase_add_test (tc, more_stretches);
  tcase_add_test (tc, what_a_day_can_do);
  tcase_add_test (tc, who_reinforces_owes);
  tcase_add_test (tc, all_of_a_day);
  return tiny_main ("debts", tc);
}
