/* Overtime while dossiers wait. Base world: tiny.h, with one clerk from 08:00 to 17:00 who does
 * eight hours of work a day. 1 July 2025 is a Tuesday.
 */
#include "tiny.h"

#include "model/overtime.h"

#include <string.h>

#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define CLERKS(n, beyond, most)                                                                    \
  "== pools.csv\npool,where,roles,count,calendar,overtime_beyond,overtime_most,source\n"           \
  "desk,u1,clerk," n ",office," beyond "," most ",assumption\n"
#define FROM_TO(start, end)                                                                        \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end "\n"
#define ABSENCES "== absences.csv\npool,where,from,until,officers,reason,source\n"
#define AWAY(from, until) "desk,u1,2025-07-" from ",2025-07-" until ",2,sickness,assumption\n"

static void
expect_since (const char *text, const char *since, const char *expected, pr_time overtime)
{
  tiny *t = tiny_run (text, TINY_WORK & ~TINY_RETURNED);
  ck_assert_str_eq (tiny_since (t, since), expected);
  ck_assert_int_eq (t->record->pool[0].overtime, overtime);
  tiny_conserved (t);
  tiny_free (t);
}

/* Eight dossiers of an hour and a half. At 17:00 the sixth has half an hour done and two wait:
 * three hours, and a quarter of a day is two. */
#define EIGHT(beyond, most, at_close)                                                              \
  FROM_TO ("01", "02") CLERKS ("1", beyond, most) BACKLOG ("8") WORK ("90min", at_close)

/* Noon is no last closing. As the sixth is done as much waits, as the seventh is an hour and a
 * half. */
START_TEST (ends_as_the_line_falls)
{
  expect_since (EIGHT ("0.25", "5h", "suspend"), "07-01 11",
                "07-01 11:00:00 #2 completed work@u1\n"
                "07-01 11:00:00 #3 began work@u1\n"
                "07-01 12:00:00 #3 suspended work@u1\n"
                "07-01 13:00:00 #3 began work@u1\n"
                "07-01 13:30:00 #3 completed work@u1\n"
                "07-01 13:30:00 #4 began work@u1\n"
                "07-01 15:00:00 #4 completed work@u1\n"
                "07-01 15:00:00 #5 began work@u1\n"
                "07-01 16:30:00 #5 completed work@u1\n"
                "07-01 16:30:00 #6 began work@u1\n"
                "07-01 18:00:00 #6 completed work@u1\n"
                "07-01 18:00:00 #7 began work@u1\n"
                "07-01 19:30:00 #7 completed work@u1\n"
                "07-02 08:00:00 #8 began work@u1\n"
                "07-02 09:30:00 #8 completed work@u1\n",
                150 * PR_MINUTE);
}
END_TEST

/* Three hours do not exceed three hours: nobody stays on. */
START_TEST (no_more_than_that)
{
  expect_since (EIGHT ("0.375", "5h", "suspend"), "07-01 17",
                "07-01 17:00:00 #6 suspended work@u1\n"
                "07-02 08:00:00 #6 began work@u1\n"
                "07-02 09:00:00 #6 completed work@u1\n"
                "07-02 09:00:00 #7 began work@u1\n"
                "07-02 10:30:00 #7 completed work@u1\n"
                "07-02 10:30:00 #8 began work@u1\n"
                "07-02 12:00:00 #8 completed work@u1\n",
                0);
}
END_TEST

/* The same from 13:30 on, with the third in hand at 17:00. The bound is at 19:00, when the fourth
 * has an hour done. */
#define FIVE(at_close)                                                                             \
  FROM_TO ("01 13:30", "02") CLERKS ("1", "0.25", "2h") BACKLOG ("5") WORK ("90min", at_close)
#define TO_THE_BOUND(at_close, rest, overtime)                                                     \
  expect_since (FIVE (at_close), "07-01 17",                                                       \
                "07-01 18:00:00 #3 completed work@u1\n"                                            \
                "07-01 18:00:00 #4 began work@u1\n" rest,                                          \
                overtime)
#define FOURTH_AND_FIFTH(fourth, fifth)                                                            \
  "07-02 08:00:00 #4 began work@u1\n"                                                              \
  "07-02 " fourth " #4 completed work@u1\n"                                                        \
  "07-02 " fourth " #5 began work@u1\n"                                                            \
  "07-02 " fifth " #5 completed work@u1\n"

START_TEST (to_the_bound)
{
  TO_THE_BOUND ("suspend",
                "07-01 19:00:00 #4 suspended work@u1\n" FOURTH_AND_FIFTH ("08:30:00", "10:00:00"),
                120 * PR_MINUTE);
  TO_THE_BOUND ("finish 10min",
                "07-01 19:10:00 #4 suspended work@u1\n" FOURTH_AND_FIFTH ("08:20:00", "09:50:00"),
                130 * PR_MINUTE);
  TO_THE_BOUND ("finish",
                "07-01 19:30:00 #4 completed work@u1\n"
                "07-02 08:00:00 #5 began work@u1\n"
                "07-02 09:30:00 #5 completed work@u1\n",
                150 * PR_MINUTE);
  TO_THE_BOUND ("hand back",
                "07-01 19:00:00 #4 handed back work@u1\n" FOURTH_AND_FIFTH ("08:30:00", "10:00:00"),
                120 * PR_MINUTE);
  TO_THE_BOUND ("hand back lost",
                "07-01 19:00:00 #4 handed back work@u1\n" FOURTH_AND_FIFTH ("09:30:00", "11:00:00"),
                120 * PR_MINUTE);
}
END_TEST

/* Through the night: the sixteenth is laid down and taken up as the office opens. */
START_TEST (to_the_opening)
{
  expect_since (FROM_TO ("01", "02 09:15") CLERKS ("1", "0", "24h") BACKLOG ("17")
                    WORK ("90min", "suspend"),
                "07-02 07",
                "07-02 07:30:00 #15 completed work@u1\n"
                "07-02 07:30:00 #16 began work@u1\n"
                "07-02 08:00:00 #16 suspended work@u1\n"
                "07-02 08:00:00 #16 began work@u1\n"
                "07-02 09:00:00 #16 completed work@u1\n"
                "07-02 09:00:00 #17 began work@u1\n",
                15 * PR_HOUR);
}
END_TEST

/* Four hours on a Saturday, whose only closing is at noon: four more wait, then three. */
START_TEST (half_a_day)
{
  expect_since ("== calendars.csv\ncalendar,days,open,source\n"
                "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"
                "office,Sat,08:00-12:00,assumption\n" FROM_TO ("05", "05")
                    CLERKS ("1", "0.75", "3h") BACKLOG ("8") WORK ("1h", "suspend"),
                "07-05 12",
                "07-05 12:00:00 #4 completed work@u1\n"
                "07-05 12:00:00 #5 began work@u1\n"
                "07-05 13:00:00 #5 completed work@u1\n",
                PR_HOUR);
}
END_TEST

/* Not begun within half an hour of noon, of 17:00, and then of 18:00, which is the bound: 25
 * minutes each, nine in the morning, nine in the afternoon, two after closing; two are left. */
START_TEST (not_within)
{
  expect_since (
      FROM_TO ("01", "01") CLERKS ("1", "0", "1h") BACKLOG (
          "22") "== workflows.csv\nworkflow,step,role,effort,at_close,not_within,next,source\n"
                "w,work,clerk,25min,suspend,30min,returned,assumption\n",
      "07-01 16:45",
      "07-01 16:45:00 #18 completed work@u1\n"
      "07-01 17:00:00 #19 began work@u1\n"
      "07-01 17:25:00 #19 completed work@u1\n"
      "07-01 17:25:00 #20 began work@u1\n"
      "07-01 17:50:00 #20 completed work@u1\n",
      50 * PR_MINUTE);
}
END_TEST

/* Two have a day of sixteen hours, a quarter of which is four; at 17:00 six hours wait. The second
 * falls ill at 17:30 and hands back what has half an hour left; the first goes on until three hours
 * wait. */
START_TEST (ill_in_overtime)
{
  expect_since (FROM_TO ("01", "01") CLERKS ("2", "0.25", "5h") BACKLOG ("16")
                    WORK ("90min", "suspend") ABSENCES AWAY ("01 17:30", "02 10:00"),
                "07-01 17",
                "07-01 17:30:00 #12 handed back work@u1\n"
                "07-01 18:00:00 #11 completed work@u1\n"
                "07-01 18:00:00 #12 began work@u1\n"
                "07-01 18:30:00 #12 completed work@u1\n"
                "07-01 18:30:00 #13 began work@u1\n"
                "07-01 20:00:00 #13 completed work@u1\n"
                "07-01 20:00:00 #14 began work@u1\n"
                "07-01 21:30:00 #14 completed work@u1\n",
                (270 + 30) * PR_MINUTE);
}
END_TEST

/* Three and a half hours each, through the night. The second falls ill at 01:00, until the office
 * is open again, with an hour and a half left of the tenth: it goes back, and the first goes on
 * with it after the ninth. Who is alone goes on with it when back. */
START_TEST (ill_after_midnight)
{
  expect_since (FROM_TO ("01", "02") CLERKS ("2", "0", "24h") BACKLOG ("10")
                    WORK ("3h30", "suspend") ABSENCES AWAY ("02 01:00", "02 10:00"),
                "07-02",
                "07-02 01:00:00 #10 handed back work@u1\n"
                "07-02 02:30:00 #9 completed work@u1\n"
                "07-02 02:30:00 #10 began work@u1\n"
                "07-02 04:00:00 #10 completed work@u1\n",
                (11 + 8) * PR_HOUR);
  expect_since (FROM_TO ("01", "02") CLERKS ("1", "0", "24h") BACKLOG ("5") WORK ("3h30", "suspend")
                    ABSENCES "desk,u1,2025-07-02 01:00,2025-07-02 10:00,1,sickness,assumption\n",
                "07-02",
                "07-02 01:00:00 #5 handed back work@u1\n"
                "07-02 10:00:00 #5 began work@u1\n"
                "07-02 11:30:00 #5 completed work@u1\n",
                8 * PR_HOUR);
}
END_TEST

/* The second is away at 17:00, back at 17:30 and does not stay on; a quarter of a day is that of
 * the first alone. With both away nobody stays on. */
START_TEST (away_at_closing)
{
  expect_since (FROM_TO ("01", "01") CLERKS ("2", "0.25", "5h") BACKLOG ("12")
                    WORK ("90min", "suspend") ABSENCES AWAY ("01 16:00", "01 17:30"),
                "07-01 16",
                "07-01 16:00:00 #10 handed back work@u1\n"
                "07-01 16:30:00 #9 completed work@u1\n"
                "07-01 16:30:00 #10 began work@u1\n"
                "07-01 17:00:00 #10 completed work@u1\n"
                "07-01 17:00:00 #11 began work@u1\n"
                "07-01 18:30:00 #11 completed work@u1\n",
                90 * PR_MINUTE);
  expect_since (FROM_TO ("01", "01") CLERKS ("2", "0", "5h") BACKLOG ("12")
                    WORK ("90min", "suspend") ABSENCES
                "desk,u1,2025-07-01 16:00,2025-07-01 17:30,1-2,sickness,assumption\n",
                "07-01 16",
                "07-01 16:00:00 #9 handed back work@u1\n"
                "07-01 16:00:00 #10 handed back work@u1\n",
                0);
}
END_TEST

/* Down from 17:30 on: held, and laid down at the bound; or held until 18:00. */
#define DOWN(repair)                                                                               \
  EIGHT ("0.25", "2h", "suspend")                                                                  \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,if_down,source\nclerk,work,net,wait,assumption\n"                  \
  "== incidents.csv\nincident,system,start,repair,source\na,net,2025-07-01 17:30," repair          \
  ",assumption\n"

START_TEST (outage)
{
  tiny *t = tiny_run (DOWN ("5h"), TINY_WORK);
  ck_assert (g_str_has_prefix (tiny_since (t, "07-01 17"),
                               "07-01 17:30:00 #6 held work@u1\n"
                               "07-01 19:00:00 #6 suspended work@u1\n"
                               "07-02 08:00:00 #6 began work@u1\n"
                               "07-02 08:30:00 #6 completed work@u1\n"));
  ck_assert_int_eq (t->record->pool[0].overtime, 30 * PR_MINUTE);
  ck_assert_int_eq (t->record->pool[0].held, 0);
  tiny_free (t);
  t = tiny_run (DOWN ("30min"), TINY_WORK);
  ck_assert (g_str_has_prefix (tiny_since (t, "07-01 17"),
                               "07-01 17:30:00 #6 held work@u1\n"
                               "07-01 18:00:00 #6 began work@u1\n"
                               "07-01 18:30:00 #6 completed work@u1\n"));
  tiny_free (t);
}
END_TEST

/* What is urgent comes at 18:15, interrupts nothing, and is done first at 19:30, as two hours wait;
 * then an hour and a half, and a fifth of a day is six minutes more. */
START_TEST (urgent_in_overtime)
{
  expect_since (
      FROM_TO ("01", "01") CLERKS ("1", "0.2", "5h") BACKLOG (
          "8") "== procedures.csv\ncode,name,workflow,priority,source\np,P,w,0,assumption\n"
               "u,U,urgent,9,assumption\n"
               "== workflows.csv\nworkflow,step,role,effort,at_close,preempted,next,source\n"
               "w,work,clerk,90min,suspend,resume,returned,assumption\n"
               "urgent,haste,clerk,30min,suspend,no,returned,assumption\n"
               "== arrivals.csv\nstream,where,mix,rate,online,source\ns,u1,u,every "
               "18h15,100%,assumption\n",
      "07-01 18",
      "07-01 18:00:00 #6 completed work@u1\n"
      "07-01 18:00:00 #7 began work@u1\n"
      "07-01 19:30:00 #7 completed work@u1\n"
      "07-01 19:30:00 #9 began haste@u1\n"
      "07-01 20:00:00 #9 completed haste@u1\n",
      3 * PR_HOUR);
}
END_TEST

/* Three dossiers of eight hours; one visitor with a ticket comes at 16:20, one without at 16:40. */
#define VISITORS(beyond)                                                                           \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-01\nseed=@seed\n"  \
  "== procedures.csv\ncode,name,workflow,kind,source\np,P,w,dossier,assumption\n"                  \
  "v,V,ask,visit,assumption\n" CLERKS ("1", beyond, "3h") BACKLOG (                                \
      "3") "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                    \
           "w,work,clerk,8h,suspend,returned,assumption\nask,talk,clerk,10min,suspend,left,"       \
           "assumption\n"                                                                          \
           "== arrivals.csv\nstream,where,mix,rate,profile,source\n"                               \
           "a,u1,v,1 per working day,early,assumption\nb,u1,v,1 per working day,late,assumption\n" \
           "== profiles.csv\nprofile,days,from,to,weight,source\n"                                 \
           "early,Mon-Fri,16:20,16:21,1,assumption\nlate,Mon-Fri,16:40,16:41,1,assumption\n"       \
           "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                   \
           "ticket_cutoff,30min,assumption\nvisitor_overtime,30min,assumption\n"

static bool
one_and_one (const tiny *t)
{
  const char *early = strstr (t->log, "07-01 16:20:"), *late = strstr (t->log, "07-01 16:40:");
  return early != NULL && late != NULL && strstr (early + 1, "07-01 16:20:") == NULL
         && strstr (late + 1, "07-01 16:40:") == NULL;
}

/* Sixteen hours of dossiers wait; the ticket holder goes before them, and does not count. */
START_TEST (ticket_holders)
{
  tiny *t = tiny_search (VISITORS ("1.9"), TINY_VISITS & ~TINY_RETURNED, one_and_one);
  ck_assert_str_eq (tiny_since (t, "07-01 17"), "07-01 17:00:00 #1 completed work@u1\n"
                                                "07-01 17:00:00 #5 left\n"
                                                "07-01 17:00:00 #4 began talk@u1\n"
                                                "07-01 17:10:00 #4 completed talk@u1\n"
                                                "07-01 17:10:00 #4 left\n"
                                                "07-01 17:10:00 #2 began work@u1\n"
                                                "07-01 20:00:00 #2 suspended work@u1\n");
  ck_assert_int_eq (t->record->pool[0].overtime, 3 * PR_HOUR);
  tiny_free (t);
  t = tiny_search (VISITORS ("2"), TINY_VISITS & ~TINY_RETURNED, one_and_one);
  ck_assert_str_eq (tiny_since (t, "07-01 17"), "07-01 17:00:00 #1 completed work@u1\n"
                                                "07-01 17:00:00 #5 left\n"
                                                "07-01 17:00:00 #4 began talk@u1\n"
                                                "07-01 17:10:00 #4 completed talk@u1\n"
                                                "07-01 17:10:00 #4 left\n");
  tiny_free (t);
}
END_TEST

/* A bound that is never reached gives every number of none. */
START_TEST (never)
{
  tiny *with = tiny_run (EIGHT ("1000", "5h", "suspend"), TINY_WORK),
       *without = tiny_run (EIGHT ("", "", "suspend"), TINY_WORK);
  ck_assert_str_eq (with->log, without->log);
  tiny_expect_same (with->record, without->record);
  tiny_free (with);
  tiny_free (without);
}
END_TEST

/* Ordered on the first evening for all closings to come, for at most an hour. */
static void
order (void *self G_GNUC_UNUSED, const pr_model *m, pr_time now)
{
  if (now == PR_DAY)
    pr_overtime_set ((pr_model *) m, 0, 0, PR_HOUR);
}

START_TEST (ordered)
{
  pr_world *w = tiny_world (FROM_TO ("01", "02") CLERKS ("1", "1000", "5h") BACKLOG ("40")
                                WORK ("1h", "suspend"));
  const pr_probe probe = { .sample = order };
  g_autoptr (pr_model) m = pr_model_new (w, &probe, NULL);
  ck_assert (pr_model_run (m, 0, NULL, NULL));
  ck_assert_int_eq (pr_model_pools (m)[0].overtime, PR_HOUR);
  ck_assert_int_eq (pr_model_pools (m)[0].served, 17);
  g_clear_pointer (&m, pr_model_free);
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("overtime");
  tcase_add_test (tc, ends_as_the_line_falls);
  tcase_add_test (tc, no_more_than_that);
  tcase_add_test (tc, to_the_bound);
  tcase_add_test (tc, to_the_opening);
  tcase_add_test (tc, half_a_day);
  tcase_add_test (tc, not_within);
  tcase_add_test (tc, ill_in_overtime);
  tcase_add_test (tc, ill_after_midnight);
  tcase_add_test (tc, away_at_closing);
  tcase_add_test (tc, outage);
  tcase_add_test (tc, urgent_in_overtime);
  tcase_add_test (tc, ticket_holders);
  tcase_add_test (tc, never);
  tcase_add_test (tc, ordered);
  return tiny_main ("overtime", tc);
}
