/* Absences: who is away and when, what becomes of the work in hand, and pairs with closing,
 * overtime and outages. Base world: tiny.h. Every dossier of the backlog waits at 00:00 of Tuesday
 * 1 July; the office opens at 08:00.
 */
#include "tiny.h"

#include <string.h>

#define DAY "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-01\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define CLERKS(n)                                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," n ",office,assumption\n"
#define ABSENCES "== absences.csv\npool,where,from,until,count,delay,reason,source\n"
#define AWAY(from, until, n, reason)                                                               \
  "desk,u1,2025-07-" from "," until "," n ",," reason ",assumption\n"

/* Away to the end of the day: back on another working day, so an hour and a half of the work goes
 * back to the line. */
START_TEST (until_the_end_of_the_day)
{
  tiny_expect (BACKLOG ("1") WORK ("2h", "suspend")
                   ABSENCES AWAY ("01 08:30", "2025-07-01", "1", "leave"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:30:00 #1 handed back work@u1\n"
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 09:30:00 #1 completed work@u1\n"
               "07-02 09:30:00 #1 returned\n");
}
END_TEST

/* Back at 18:00, when the office is closed. A second clerk takes up what is handed back when their
 * own work is done. */
START_TEST (back_after_closing)
{
  tiny_expect (BACKLOG ("2") WORK ("2h", "suspend") CLERKS ("2")
                   ABSENCES AWAY ("01 09:00", "2025-07-01 18:00", "1", "meeting"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:00:00 #2 began work@u1\n"
               "07-01 09:00:00 #1 handed back work@u1\n"
               "07-01 10:00:00 #2 completed work@u1\n"
               "07-01 10:00:00 #2 returned\n"
               "07-01 10:00:00 #1 began work@u1\n"
               "07-01 11:00:00 #1 completed work@u1\n"
               "07-01 11:00:00 #1 returned\n");
}
END_TEST

/* Suspended at 17:00 by a clerk who is away from midnight on: nobody keeps it. */
START_TEST (away_over_night)
{
  tiny_expect (BACKLOG ("2") WORK ("5h", "suspend") CLERKS ("2") ABSENCES
               "desk,u1,2025-07-02,2025-07-02,1,,leave,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:00:00 #2 began work@u1\n"
               "07-01 12:00:00 #1 suspended work@u1\n"
               "07-01 12:00:00 #2 suspended work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 13:00:00 #2 began work@u1\n"
               "07-01 14:00:00 #1 completed work@u1\n"
               "07-01 14:00:00 #1 returned\n"
               "07-01 14:00:00 #2 completed work@u1\n"
               "07-01 14:00:00 #2 returned\n");
  tiny *t = tiny_run (BACKLOG ("2") WORK ("10h", "suspend") CLERKS ("2") ABSENCES
                      "desk,u1,2025-07-02,2025-07-02,1,,leave,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 00:00:00 #1 handed back work@u1\n"
                                             "07-02 08:00:00 #2 began work@u1\n"
                                             "07-02 10:00:00 #2 completed work@u1\n"
                                             "07-02 10:00:00 #2 returned\n"
                                             "07-02 10:00:00 #1 began work@u1\n"
                                             "07-02 12:00:00 #1 completed work@u1\n"
                                             "07-02 12:00:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* The work is finished in spite of the meeting, an hour of it after its beginning; the next is
 * begun after it. */
START_TEST (finishes_first)
{
  tiny *t = tiny_run (DAY BACKLOG ("2") WORK ("2h", "finish")
                          ABSENCES AWAY ("01 09:00", "2025-07-01 11:00", "1", "meeting"),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 10:00:00 #1 completed work@u1\n"
                            "07-01 10:00:00 #1 returned\n"
                            "07-01 11:00:00 #2 began work@u1\n"
                            "07-01 13:00:00 #2 completed work@u1\n"
                            "07-01 13:00:00 #2 returned\n");
  const pr_pool_count *desk = tiny_pool (t, "desk");
  ck_assert_int_eq (desk->busy, 4 * PR_HOUR);
  ck_assert_int_eq (desk->overtime, 2 * PR_HOUR); /* one in the meeting, one in the break */
  ck_assert_int_eq (desk->scheduled, 6 * PR_HOUR);
  ck_assert_int_eq (desk->scheduled_all, 8 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Half an hour beyond the beginning of the meeting at most; the office closes meanwhile, which
 * changes nothing. Away from 11:45, at work until 12:15; back at 14:00, half an hour is left. */
START_TEST (finishes_half)
{
  tiny *t = tiny_run (DAY BACKLOG ("1") WORK ("285min", "finish 30min")
                          ABSENCES AWAY ("01 11:45", "2025-07-01 14:00", "1", "meeting"),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 12:15:00 #1 suspended work@u1\n"
                            "07-01 14:00:00 #1 began work@u1\n"
                            "07-01 14:30:00 #1 completed work@u1\n"
                            "07-01 14:30:00 #1 returned\n");
  const pr_pool_count *desk = tiny_pool (t, "desk");
  ck_assert_int_eq (desk->overtime, 30 * PR_MINUTE);
  ck_assert_int_eq (desk->scheduled, 8 * PR_HOUR - 75 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* The system fails while the work is being finished beside the meeting: laid down, and taken up not
 * when the system is back at 09:45 but after the meeting. */
START_TEST (outage_while_away)
{
  tiny *t
      = tiny_run (DAY BACKLOG ("1") WORK ("2h", "finish") ABSENCES AWAY (
                      "01 09:00", "2025-07-01 11:00", "1",
                      "meeting") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
                                 "== needs.csv\nrole,step,need,source\nclerk,work,net,assumption\n"
                                 "== incidents.csv\nincident,system,start,repair,source\n"
                                 "a,net,2025-07-01 09:15,30min,assumption\n",
                  TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 09:15:00 #1 suspended work@u1\n"
                            "07-01 11:00:00 #1 began work@u1\n"
                            "07-01 11:45:00 #1 completed work@u1\n"
                            "07-01 11:45:00 #1 returned\n");
  ck_assert_int_eq (tiny_pool (t, "desk")->held, 0);
  ck_assert_int_eq (tiny_pool (t, "desk")->overtime, 15 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* Held since 08:30 when the meeting begins at 09:00; the system is back at 09:30, the clerk at
 * 10:00. */
START_TEST (away_during_an_outage)
{
  tiny *t
      = tiny_run (DAY BACKLOG ("1") WORK ("2h", "suspend") ABSENCES AWAY (
                      "01 09:00", "2025-07-01 10:00", "1",
                      "meeting") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
                                 "== needs.csv\nrole,step,need,source\nclerk,work,net,assumption\n"
                                 "== incidents.csv\nincident,system,start,repair,source\n"
                                 "a,net,2025-07-01 08:30,1h,assumption\n",
                  TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 08:30:00 #1 held work@u1\n"
                            "07-01 09:00:00 #1 suspended work@u1\n"
                            "07-01 10:00:00 #1 began work@u1\n"
                            "07-01 11:30:00 #1 completed work@u1\n"
                            "07-01 11:30:00 #1 returned\n");
  ck_assert_int_eq (tiny_pool (t, "desk")->held, 30 * PR_MINUTE);
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 2 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* The first is away from 09:00 to 10:00, the second from 09:30 until the next day: the first lays
 * the work down, the second hands it back. At 10:00 the third, who has finished, takes that up. */
START_TEST (absences_that_overlap)
{
  tiny_expect (BACKLOG ("3") WORK ("2h", "suspend") CLERKS ("3")
                   ABSENCES AWAY ("01 09:00", "2025-07-01 10:00", "1", "training")
                       AWAY ("01 09:30", "2025-07-02 09:00", "1", "leave"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:00:00 #2 began work@u1\n"
               "07-01 08:00:00 #3 began work@u1\n"
               "07-01 09:00:00 #1 suspended work@u1\n"
               "07-01 09:30:00 #2 handed back work@u1\n"
               "07-01 10:00:00 #3 completed work@u1\n"
               "07-01 10:00:00 #3 returned\n"
               "07-01 10:00:00 #1 began work@u1\n"
               "07-01 10:00:00 #2 began work@u1\n"
               "07-01 10:30:00 #2 completed work@u1\n"
               "07-01 10:30:00 #2 returned\n"
               "07-01 11:00:00 #1 completed work@u1\n"
               "07-01 11:00:00 #1 returned\n");
}
END_TEST

/* Two absences of two officers each: of three, none is there from 09:00 to 10:00, one from 10:00 to
 * 11:00. On duty: 3 x 1 h, 0, 1 x 1 h, 3 x 5 h. */
START_TEST (more_away_than_there_are)
{
  tiny *t
      = tiny_run (DAY CLERKS ("3") ABSENCES AWAY ("01 09:00", "2025-07-01 10:00", "2", "meeting")
                      AWAY ("01 09:00", "2025-07-01 11:00", "2", "training"),
                  TINY_WORK);
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled, 19 * PR_HOUR);
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled_all, 24 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Expected back at 08:30, and twenty minutes late. */
START_TEST (back_late)
{
  tiny_expect (BACKLOG ("1") WORK ("1h", "suspend") ABSENCES
               "desk,u1,2025-07-01,2025-07-01 08:30,1,20min,meeting,assumption\n",
               TINY_WORK,
               "07-01 08:50:00 #1 began work@u1\n"
               "07-01 09:50:00 #1 completed work@u1\n"
               "07-01 09:50:00 #1 returned\n");
}
END_TEST

/* Exactly from opening to closing: a day without anybody. */
START_TEST (from_opening_to_closing)
{
  tiny *t = tiny_run (BACKLOG ("1") WORK ("1h", "suspend")
                          ABSENCES AWAY ("01 08:00", "2025-07-01 17:00", "1", "leave"),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-02 08:00:00 #1 began work@u1\n"
                            "07-02 09:00:00 #1 completed work@u1\n"
                            "07-02 09:00:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* The row of the pool at the unit counts, not that of all pools of wards. */
START_TEST (the_more_particular_row)
{
  tiny *t = tiny_run (DAY CLERKS ("3") ABSENCES
                      "*,ward,2025-07-01 09:00,2025-07-01 10:00,3,,meeting,assumption\n"
                      "desk,u1,2025-07-01 09:00,2025-07-01 11:00,1,,meeting,assumption\n",
                      TINY_WORK);
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled, 22 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* A visitor is served after closing by an officer who should go at 17:30, or in office hours by one
 * who should be at a meeting, or on leave: to the end, whatever the step's rule says. */
#define A_VISITOR_AT(time)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 " time                          \
  "\nend=2025-07-03\nreplications=1\n"                                                             \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "ask,talk,clerk,2h,suspend,left,assumption\n"                                                    \
  "== arrivals.csv\nstream,where,mix,rate,until,source\n"                                          \
  "s,u1,v,every 24h,2025-07-01,assumption\n"

START_TEST (visitor_is_served_to_the_end)
{
  tiny_expect (A_VISITOR_AT ("16:45") ABSENCES AWAY ("01 17:30", "2025-07-02", "1", "leave"),
               TINY_VISITS,
               "07-01 16:45:00 #1 came\n"
               "07-01 16:45:00 #1 began talk@u1\n"
               "07-01 18:45:00 #1 completed talk@u1\n"
               "07-01 18:45:00 #1 left\n");
  static const char *const absences[] = { AWAY ("01 09:00", "2025-07-01 11:00", "1", "meeting"),
                                          AWAY ("01 09:00", "2025-07-02", "1", "leave") };
  for (gsize i = 0; i < G_N_ELEMENTS (absences); i++)
    {
      g_autofree char *text = g_strconcat (A_VISITOR_AT ("08:30") ABSENCES, absences[i], NULL);
      tiny *t = tiny_run (text, TINY_WORK);
      ck_assert_str_eq (t->log, "07-01 08:30:00 #1 began talk@u1\n"
                                "07-01 10:30:00 #1 completed talk@u1\n"
                                "07-01 10:30:00 #1 left\n");
      ck_assert_int_eq (tiny_pool (t, "desk")->overtime, 90 * PR_MINUTE);
      tiny_free (t);
    }
}
END_TEST

/* Held since 09:00 by a system that is down until 10:00. The clerk goes to a meeting at 09:15 until
 * 09:45, or until 11:00: the visitor waits in the line meanwhile. */
START_TEST (held_visitor_goes_back_to_the_line)
{
#define DOWN_FROM_NINE                                                                             \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,source\nclerk,talk,net,assumption\n"                               \
  "== incidents.csv\nincident,system,start,repair,source\n"                                        \
  "a,net,2025-07-01 09:00,1h,assumption\n"
  static const struct {
    const char *text, *done;
  } cases[] = {
    { CLERKS ("1") ABSENCES AWAY ("01 09:15", "2025-07-01 09:45", "1", "meeting"), "11:30" },
    { CLERKS ("1") ABSENCES AWAY ("01 09:15", "2025-07-01 11:00", "1", "meeting"), "12:30" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strconcat (A_VISITOR_AT ("08:30") DOWN_FROM_NINE, cases[i].text, NULL);
      g_autofree char *end = g_strdup_printf ("07-01 %s:00 #1 left\n", cases[i].done);
      tiny *t = tiny_run (text, TINY_WORK);
      ck_assert_ptr_nonnull (strstr (t->log, "07-01 09:15:00 #1 handed back talk@u1\n"));
      ck_assert_ptr_nonnull (strstr (t->log, end));
      tiny_free (t);
    }
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("absences");
  tcase_add_test (tc, until_the_end_of_the_day);
  tcase_add_test (tc, back_after_closing);
  tcase_add_test (tc, away_over_night);
  tcase_add_test (tc, finishes_first);
  tcase_add_test (tc, finishes_half);
  tcase_add_test (tc, outage_while_away);
  tcase_add_test (tc, away_during_an_outage);
  tcase_add_test (tc, absences_that_overlap);
  tcase_add_test (tc, more_away_than_there_are);
  tcase_add_test (tc, back_late);
  tcase_add_test (tc, from_opening_to_closing);
  tcase_add_test (tc, the_more_particular_row);
  tcase_add_test (tc, visitor_is_served_to_the_end);
  tcase_add_test (tc, held_visitor_goes_back_to_the_line);
  return tiny_main ("absences", tc);
}
