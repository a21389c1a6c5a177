/* What happens at 00:00 belongs to the day that begins: the sample that closes the day before comes
 * first, and so does the end of the window. Base world: tiny.h; 1 July 2025 is a
 * Tuesday.
 */
#include "tiny.h"

#include <string.h>

#define INI(end, more)                                                                             \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end "\n" more
#define ALWAYS                                                                                     \
  "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun,00:00-24:00,assumption\n"
#define BACKLOG(received, n)                                                                       \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-" received "," n ",assumption" \
  "\n"
#define ARRIVALS(rate) "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p," rate ",assumption\n"
#define WORK(effort)                                                                               \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort ",suspend,returned,assumption\n"
#define OLD                                                                                        \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"               \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,u1,clerk,1,office,assumption\nold-desk,d1,clerk,1,office,assumption\n"                     \
  "== backlog.csv\nwhere,procedure,received,count,home,source\n"                                   \
  "d1,p,2025-06-30,2,u1,assumption\n"                                                              \
  "== workflows.csv\nworkflow,step,kind,role,place,effort,at_close,next,source\n"                  \
  "w,work,work,clerk,home,60h,suspend,returned,assumption\n"
#define HANDS_OVER(on)                                                                             \
  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"                 \
  "*,*," on ",unit,assumption\n"                                                                   \
  "== handovers.csv\nwhere,on,source\ndistrict," on ",assumption\n"

static int
at_end_of (const tiny *t, pr_series_id id, uint32_t place, uint32_t day)
{
  return pr_record_series (t->record, id, place, day);
}

/* The old office still holds both at the end of 2 July; those of 3 July begin with the hand-over.
 * Places: u1, d1. */
START_TEST (hand_over)
{
  tiny *t = tiny_run (INI ("04", "") OLD HANDS_OVER ("2025-07-03"), TINY_WORK);
  static const int old[] = { 2, 2, 0, 0 };
  for (uint32_t day = 0; day < 4; day++)
    {
      ck_assert_int_eq (at_end_of (t, PR_SERIES_BACKLOG, 1, day), old[day]);
      ck_assert_int_eq (at_end_of (t, PR_SERIES_HELD, 1, day), old[day]);
      ck_assert_int_eq (at_end_of (t, PR_SERIES_BACKLOG, 0, day), 2 - old[day]);
      ck_assert_int_eq (at_end_of (t, PR_SERIES_HELD, 0, day), 2 - old[day]);
      ck_assert_int_eq (at_end_of (t, PR_SERIES_ENTERED, 0, day), day == 2 ? 2 : 0);
    }
  ck_assert_int_eq (t->record->place[1].handed_over, 2);
  tiny_free (t);
}
END_TEST

/* On the day after the window nothing is handed over. */
START_TEST (hand_over_at_the_end)
{
  tiny *t = tiny_run (INI ("02", "") OLD HANDS_OVER ("2025-07-03"), TINY_WORK);
  ck_assert_int_eq (t->record->place[1].handed_over, 0);
  ck_assert_int_eq (t->record->place[1].in_process, 2);
  tiny_free (t);
}
END_TEST

/* At the very first instant: what the backlog file lists is taken over, and handed over. */
START_TEST (hand_over_at_the_begin)
{
  tiny *t = tiny_run (INI ("02", "") OLD HANDS_OVER ("2025-07-01"), TINY_WORK);
  ck_assert_int_eq (t->record->place[1].taken_over, 2);
  ck_assert_int_eq (t->record->place[1].handed_over, 2);
  ck_assert_int_eq (t->record->place[0].taken_in, 2);
  ck_assert_int_eq (at_end_of (t, PR_SERIES_BACKLOG, 1, 0), 0);
  ck_assert (g_str_has_prefix (t->log, "07-01 08:00:00 #1 began work@u1\n"));
  tiny_free (t);
}
END_TEST

/* Every 24 hours from 30 June 00:00 on, when the warm-up begins: one at 00:00 of each day. The one
 * of 1 July is the window's first, the one of 4 July is no longer in it. */
START_TEST (arrivals)
{
  tiny *t = tiny_run (INI ("03", "warm_up=1 day\n") ARRIVALS ("every 24h") WORK ("1h"),
                      1u << PR_HAPPENS_CAME);
  ck_assert_str_eq (t->log, "07-01 00:00:00 #1 came\n"
                            "07-02 00:00:00 #2 came\n"
                            "07-03 00:00:00 #3 came\n");
  for (uint32_t day = 0; day < 3; day++)
    ck_assert_int_eq (tiny_series (t, PR_SERIES_ARRIVED, day), 1);
  ck_assert_int_eq (t->record->place[0].taken_over, 0);
  ck_assert_int_eq (t->record->place[0].arrived, 3);
  tiny_free (t);
}
END_TEST

/* Day and night, 24 hours each: done at 00:00 of 2 July, which belongs to that day, and of 3 July,
 * which is after the window's last day. Work went on during the whole window. */
START_TEST (completed)
{
  tiny *t = tiny_run (INI ("02", "") ALWAYS BACKLOG ("06-30", "3") WORK ("24h"), TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-02 00:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 0), 0);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, 0), 3);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 1), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, 1), 2);
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 2 * PR_DAY);
  ck_assert_int_eq (tiny_pool (t, "desk")->served, 1);
  tiny_free (t);
}
END_TEST

#define TESTS                                                                                      \
  "== arrivals.csv\nstream,where,mix,rate,test,until,source\n"                                     \
  "t,u1,p,every 20h,yes,2025-07-01,assumption\n"                                                   \
  "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                            \
  "tests_until,2025-07-01,assumption\n"

/* Tests until 1 July, that day included: the one that came at 20:00 is closed when 2 July begins.
 */
START_TEST (tests_end)
{
  tiny *t = tiny_run (INI ("02", "") TESTS WORK ("1h"),
                      1u << PR_HAPPENS_CLOSED | 1u << PR_HAPPENS_CAME);
  ck_assert_str_eq (t->log, "07-01 20:00:00 #1 came\n07-02 00:00:00 #1 closed\n");
  ck_assert_int_eq (at_end_of (t, PR_SERIES_HELD, 0, 0), 1);
  ck_assert_int_eq (at_end_of (t, PR_SERIES_HELD, 0, 1), 0);
  ck_assert_int_eq (t->record->place[0].tests_closed, 1);
  tiny_free (t);
  t = tiny_run (INI ("01", "") TESTS WORK ("1h"), 0);
  ck_assert_int_eq (t->record->place[0].tests_closed, 0);
  ck_assert_int_eq (t->record->place[0].tests_in_process, 1);
  tiny_free (t);
}
END_TEST

#define NETWORK                                                                                    \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,until,source\n*,*,net,2025-07-02,assumption\n"

/* An incident may begin at the very first instant, and is over at 10:00. */
START_TEST (incident_at_the_begin)
{
  tiny *t = tiny_run (INI ("02", "") NETWORK
                      "== incidents.csv\nincident,system,start,repair,source\n"
                      "a,net,2025-07-01,10h,assumption\n" BACKLOG ("06-30", "1") WORK ("1h"),
                      TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 11:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->thing[0].incidents, 1);
  ck_assert_int_eq (t->record->thing[0].down, 10 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Every 48 hours, until 2 July: the first would begin with 3 July. The need ends then, too, so
 * that what waits for a network that is down goes on. */
START_TEST (until_that_day)
{
  tiny *t = tiny_run (INI ("04", "") ALWAYS NETWORK
                      "== incidents.csv\nincident,system,start,every,until,repair,source\n"
                      "a,net,2025-07-01,,,9 days,assumption\n"
                      "b,net,,48h,2025-07-02,1h,assumption\n" BACKLOG ("06-30", "1") WORK ("1h"),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-03 00:00:00 #1 began work@u1\n"
                            "07-03 01:00:00 #1 completed work@u1\n"
                            "07-03 01:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->thing[0].incidents, 1);
  tiny_free (t);
}
END_TEST

/* Away until 1 July, and the tier there until 2 July, these days included. */
START_TEST (absence_and_tier)
{
  tiny_expect (INI ("04", "") ALWAYS "== absences.csv\npool,where,from,until,count,reason,source\n"
                                     "desk,u1,2025-06-30,2025-07-01,1,leave,assumption\n"
                                     "== tiers.csv\ntier,where,from,until,source\n"
                                     "t,u1,,2025-07-02,assumption\n" BACKLOG ("06-30", "1")
                                         WORK ("25h"),
               TINY_WORK,
               "07-02 00:00:00 #1 began work@u1\n"
               "07-03 00:00:00 #1 suspended work@u1\n");
}
END_TEST

/* Due on 3 July, day and night: the apology is sent when 2 July begins. */
START_TEST (apology)
{
  static const char *const ends[] = { INI ("01", ""), INI ("02", "") };
  g_autofree char *text = g_strconcat (
      ends[_i],
      ALWAYS BACKLOG ("06-30", "1")
          WORK ("90h") "== procedures.csv\ncode,name,workflow,limit,source\n"
                       "p,P,w,3 working days,assumption\n"
                       "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
                       "apology_extension,1,assumption\n",
      NULL);
  tiny *t = tiny_run (text, 0);
  ck_assert_int_eq (t->record->place[0].apologies, _i);
  tiny_free (t);
}
END_TEST

/* Two come at 23:30; the first is at the counter until 00:15, the second waits 45 minutes, whether
 * the counter is open all night or serves its last visitors after closing. */
START_TEST (wait_across_midnight)
{
  static const char *const open[] = { "00:00-24:00", "14:00-24:00" };
  g_autofree char *text = g_strconcat (
      INI ("02", "") "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun,", open[_i],
      ",assumption\n"
      "== procedures.csv\ncode,name,workflow,kind,source\np,P,w,visit,assumption\n"
      "== workflows.csv\nworkflow,step,kind,role,effort,receives,at_close,next,source\n"
      "w,work,work,clerk,45min,no,finish,left,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,source\na,u1,p,every 1410min,assumption\n"
      "b,u1,p,every 1410min,assumption\n"
      "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
      "visitor_overtime,1h,assumption\n",
      NULL);
  tiny *t = tiny_run (text, TINY_WORK);
  const pr_tally *wait = &t->record->place[0].counter_wait;
  ck_assert_msg (strstr (t->log, "07-02 00:15:00 #2 began work@u1\n") != NULL, "%s", t->log);
  ck_assert_int_eq ((int64_t) wait->sum, 90 * PR_MINUTE); /* and the same on the next evening */
  ck_assert_int_eq (wait->max, 45 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

#define VISITS(open, room, rate)                                                                   \
  INI ("03", "")                                                                                   \
  "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun," open ",assumption\n"              \
  "== pools.csv\npool,where,roles,count,calendar,room,source\n"                                    \
  "desk,u1,clerk,1,office," room ",assumption\n"                                                   \
  "== procedures.csv\ncode,name,kind,workflow,source\nv,V,visit,t,assumption\n"                    \
  "== workflows.csv\nworkflow,step,role,effort,next,source\nt,talk,clerk,1h,left,assumption\n"     \
  "== arrivals.csv\nstream,where,mix,rate,batch,source\ns,u1,v," rate ",2,assumption\n"            \
  "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                            \
  "visitor_return,100%,assumption\n"
#define COMES (1u << PR_HAPPENS_CAME | 1u << PR_HAPPENS_LEFT)

/* Who is sent home at 24:00 comes back on the day that begins. */
START_TEST (closes_at_midnight)
{
  tiny_expect (VISITS ("20:00-24:00", "", "every 23h50min"), COMES,
               "07-01 23:50:00 #1 came\n"
               "07-01 23:50:00 #2 came\n"
               "07-02 00:00:00 #2 left\n"
               "07-02 00:50:00 #1 left\n"
               "07-02 20:00:00 #2 came\n"
               "07-02 21:00:00 #2 left\n"
               "07-02 23:40:00 #3 came\n"
               "07-02 23:40:00 #4 came\n"
               "07-03 00:00:00 #4 left\n"
               "07-03 00:40:00 #3 left\n"
               "07-03 20:00:00 #4 came\n"
               "07-03 21:00:00 #4 left\n"
               "07-03 23:30:00 #5 came\n"
               "07-03 23:30:00 #6 came\n");
}
END_TEST

/* But not at once. */
START_TEST (turned_away_at_midnight)
{
  tiny_expect (VISITS ("00:00-24:00", "0", "every 24h"), COMES,
               "07-02 00:00:00 #1 came\n"
               "07-02 00:00:00 #2 came\n"
               "07-02 00:00:00 #2 left\n"
               "07-02 01:00:00 #1 left\n"
               "07-03 00:00:00 #2 came\n"
               "07-03 00:00:00 #3 came\n"
               "07-03 00:00:00 #3 left\n"
               "07-03 00:00:00 #4 came\n"
               "07-03 00:00:00 #4 left\n"
               "07-03 01:00:00 #2 left\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("midnight");
  tcase_add_test (tc, hand_over);
  tcase_add_test (tc, hand_over_at_the_end);
  tcase_add_test (tc, hand_over_at_the_begin);
  tcase_add_test (tc, arrivals);
  tcase_add_test (tc, completed);
  tcase_add_test (tc, tests_end);
  tcase_add_test (tc, incident_at_the_begin);
  tcase_add_test (tc, until_that_day);
  tcase_add_test (tc, absence_and_tier);
  tcase_add_loop_test (tc, apology, 0, 2);
  tcase_add_loop_test (tc, wait_across_midnight, 0, 2);
  tcase_add_test (tc, closes_at_midnight);
  tcase_add_test (tc, turned_away_at_midnight);
  return tiny_main ("midnight", tc);
}
