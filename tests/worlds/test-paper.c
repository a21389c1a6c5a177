/* Work on paper, and people who wait, while something is missing: keying in, pairs with closing,
 * pre-emption, patience and rooms; needs that begin; the portal. Base world: tiny.h. Every dossier
 * of the backlog waits at 00:00 of Tuesday 1 July; the office opens at 08:00. Visitors come in
 * groups, 24 hours after the beginning of simulated time.
 */
#include "tiny.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INI(time, end)                                                                             \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 " time "\nend=2025-07-" end     \
  "\nreplications=1\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define NET "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
#define NEEDS "== needs.csv\nrole,step,need,if_down,key_in,source\n"
#define ON_PAPER(step, need, effort) "clerk," step "," need ",paper," effort ",assumption\n"
#define WAITS(step, need) "clerk," step "," need ",wait,,assumption\n"
#define INCIDENTS "== incidents.csv\nincident,system,start,repair,source\n"
#define OUTAGE(name, system, start, repair) name "," system "," start "," repair ",assumption\n"

#define TWO_SYSTEMS                                                                                \
  BACKLOG ("1")                                                                                    \
  WORK ("30min", "suspend")                                                                        \
  "== "                                                                                            \
  "systems.csv\nsystem,scope,source\nnet,place,assumption\nplatform,province,assumption\n" NEEDS   \
      ON_PAPER ("work", "net", "10min") ON_PAPER ("work", "platform", "20min") INCIDENTS

/* The platform is down and the network is not: keying in, which takes as long as the platform's row
 * says, waits for the platform. */
START_TEST (keyed_in_when_that_system_is_back)
{
  tiny_expect (TWO_SYSTEMS OUTAGE ("a", "platform", "2025-07-01 07:00", "2h15"), TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:30:00 #1 completed work@u1\n"
               "07-01 09:15:00 #1 began key-in@u1\n"
               "07-01 09:35:00 #1 completed key-in@u1\n"
               "07-01 09:35:00 #1 returned\n");
}
END_TEST

/* The platform is back at 08:15, in the middle of the work on paper; the network fails at 08:20,
 * until 09:20, and keying in needs both. */
START_TEST (keyed_in_through_both_systems)
{
  tiny_expect (TWO_SYSTEMS OUTAGE ("a", "platform", "2025-07-01 07:00", "75min")
                   OUTAGE ("b", "net", "2025-07-01 08:20", "1h"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:30:00 #1 completed work@u1\n"
               "07-01 09:20:00 #1 began key-in@u1\n"
               "07-01 09:40:00 #1 completed key-in@u1\n"
               "07-01 09:40:00 #1 returned\n");
}
END_TEST

/* One hour of five is left at noon. The system fails in the break: the rest is done on paper. */
START_TEST (on_paper_after_the_break)
{
  tiny_expect (BACKLOG ("1") WORK ("5h", "suspend") NET NEEDS ON_PAPER ("work", "net", "10min")
                   INCIDENTS OUTAGE ("a", "net", "2025-07-01 12:30", "2h"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 12:00:00 #1 suspended work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 14:00:00 #1 completed work@u1\n"
               "07-01 14:30:00 #1 began key-in@u1\n"
               "07-01 14:40:00 #1 completed key-in@u1\n"
               "07-01 14:40:00 #1 returned\n");
}
END_TEST

/* Begun at 10:00 and on paper since 10:30; handed back at noon, with everything lost, the paper,
 * too: it is done again in the system, and there is nothing to key in. */
START_TEST (lost_paper)
{
  tiny_expect (
      WORK ("3h", "hand back lost") NET NEEDS ON_PAPER ("work", "net", "10min")
          INCIDENTS OUTAGE ("a", "net", "2025-07-01 10:30",
                            "30min") "== backlog.csv\nwhere,procedure,received,remaining,source\n"
                                     "u1,p,2025-06-29,2h,assumption\nu1,p,2025-06-30,,assumption\n",
      TINY_WORK,
      "07-01 08:00:00 #1 began work@u1\n"
      "07-01 10:00:00 #1 completed work@u1\n"
      "07-01 10:00:00 #1 returned\n"
      "07-01 10:00:00 #2 began work@u1\n"
      "07-01 12:00:00 #2 handed back work@u1\n"
      "07-01 13:00:00 #2 began work@u1\n"
      "07-01 16:00:00 #2 completed work@u1\n"
      "07-01 16:00:00 #2 returned\n");
}
END_TEST

/* Done twice, the first time on paper: that is rework, with an effort of its own. */
static bool
done_twice (const tiny *t)
{
  int n = 0;
  for (const char *at = t->log; (at = strstr (at, "began work")) != NULL; at++)
    n++;
  return n == 2;
}

START_TEST (rework_of_paper)
{
  tiny *t = tiny_search (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-02\n"
      "seed=@seed\n" BACKLOG ("1") "== workflows.csv\nworkflow,step,role,effort,next,source\n"
                                   "w,work,clerk,\"uniform(min=10min, max=100min)\",work 50%; "
                                   "returned rest,assumption\n" NET NEEDS ON_PAPER ("work", "net",
                                                                                    "10min")
                                       INCIDENTS OUTAGE ("a", "net", "2025-07-01 07:00", "65min"),
      1u << PR_HAPPENS_BEGAN | 1u << PR_HAPPENS_COMPLETED, done_twice);
  pr_time work = tiny_pool (t, "desk")->busy - 10 * PR_MINUTE, first = 0;
  int h, m, s;
  const char *end = strstr (t->log, "completed work");
  ck_assert (end != NULL);
  ck_assert_int_eq (sscanf (strchr (t->log, '\n') + 7, "%d:%d:%d", &h, &m, &s), 3);
  first = h * PR_HOUR + m * PR_MINUTE + s * PR_SECOND - 8 * PR_HOUR;
  ck_assert_int_gt (first, 10 * PR_MINUTE);
  ck_assert_int_gt (llabs (work - 2 * first), 2 * PR_SECOND); /* the log tells whole seconds */
  ck_assert_int_eq (tiny_total (t).on_paper, 1);
  ck_assert_int_eq (tiny_total (t).reworked, 1);
  tiny_free (t);
}
END_TEST

/* The second, which could only have been begun on paper, could not interrupt the first; when it is
 * begun, the system is back. */
START_TEST (paper_and_preemption)
{
  tiny_expect (
      INI ("09:00", "01") "== procedures.csv\ncode,name,workflow,priority,kind,source\n"
                          "low,L,low,0,dossier,assumption\nmiddle,M,middle,5,dossier,assumption\n"
                          "high,H,high,9,dossier,assumption\n"
                          "== workflows.csv\nworkflow,step,role,effort,preempted,next,source\n"
                          "low,low,clerk,2h,no,returned,assumption\n"
                          "middle,middle,clerk,1h,resume,returned,assumption\n"
                          "high,high,clerk,30min,no,returned,assumption\n"
                          "== arrivals.csv\nstream,where,mix,rate,until,source\n"
                          "a,u1,low,every 24h,2025-07-01,assumption\n"
                          "b,u1,high,every 24h30,2025-07-01,assumption\n" NET NEEDS ON_PAPER (
                              "high", "net", "10min")
                              INCIDENTS OUTAGE ("a", "net", "2025-07-01 09:15", "45min"),
      TINY_WORK,
      "07-01 09:00:00 #1 began low@u1\n"
      "07-01 11:00:00 #1 completed low@u1\n"
      "07-01 11:00:00 #1 returned\n"
      "07-01 11:00:00 #2 began high@u1\n"
      "07-01 11:30:00 #2 completed high@u1\n"
      "07-01 11:30:00 #2 returned\n");
}
END_TEST

#define TALK                                                                                       \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "p,P,w,dossier,assumption\n"                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,patience,at_close,next,source\n"                    \
  "w,work,clerk,1h,,suspend,returned,assumption\n"
#define GROUP(n)                                                                                   \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "s,u1,v,every 24h," n ",2025-07-01,assumption\n"
#define RULES(rules) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules

/* A visitor who waits for the system leaves at closing, and comes back. It is down for 24 hours. */
START_TEST (leaves_at_closing)
{
  tiny *t = tiny_run (INI ("15:00", "02") TALK
                      "ask,talk,clerk,1h,,suspend,left,assumption\n" GROUP ("1")
                          RULES ("visitor_return,100%,assumption\n") NET NEEDS WAITS ("talk", "net")
                              INCIDENTS OUTAGE ("a", "net", "2025-07-01 14:00", "24h"),
                      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 came\n"
                            "07-01 17:00:00 #1 left\n"
                            "07-02 08:00:00 #1 came\n"
                            "07-02 14:00:00 #1 began talk@u1\n"
                            "07-02 15:00:00 #1 completed talk@u1\n"
                            "07-02 15:00:00 #1 left\n");
  ck_assert_int_eq (t->record->line[0].wait.max, 6 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* With a ticket, in overtime: the system is back at 17:30. */
START_TEST (served_in_overtime)
{
  tiny_expect (INI ("15:00", "02") TALK
               "ask,talk,clerk,20min,,suspend,left,assumption\n" GROUP ("1")
                   RULES ("visitor_overtime,1h,assumption\n") NET NEEDS WAITS ("talk", "net")
                       INCIDENTS OUTAGE ("a", "net", "2025-07-01 14:00", "3h30"),
               TINY_VISITS,
               "07-01 15:00:00 #1 came\n"
               "07-01 17:30:00 #1 began talk@u1\n"
               "07-01 17:50:00 #1 completed talk@u1\n"
               "07-01 17:50:00 #1 left\n");
}
END_TEST

/* Patience ends while both wait for the system; nobody is left when it is back. */
START_TEST (loses_patience)
{
  tiny *t = tiny_run (INI ("15:00", "01") TALK
                      "ask,talk,clerk,1h,20min,suspend,left,assumption\n" GROUP ("2") RULES ("")
                          NET NEEDS WAITS ("talk", "net")
                              INCIDENTS OUTAGE ("a", "net", "2025-07-01 14:00", "90min"),
                      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 came\n"
                            "07-01 15:00:00 #2 came\n"
                            "07-01 15:20:00 #1 left\n"
                            "07-01 15:20:00 #2 left\n");
  ck_assert_int_eq (tiny_total (t).visits_reneged, 2);
  ck_assert_int_eq (t->record->line[0].length.value, 0);
  tiny_free (t);
}
END_TEST

/* The clerk is free but can serve nobody: one chair, one who waits. */
START_TEST (room_is_full)
{
  tiny *t = tiny_run (
      INI ("15:00", "01") "== pools.csv\npool,where,roles,count,calendar,room,source\n"
                          "desk,u1,clerk,1,office,1,assumption\n" TALK
                          "ask,talk,clerk,1h,,suspend,left,assumption\n" GROUP ("3") RULES ("")
                              NET NEEDS WAITS ("talk", "net")
                                  INCIDENTS OUTAGE ("a", "net", "2025-07-01 14:00", "90min"),
      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 came\n"
                            "07-01 15:00:00 #2 came\n"
                            "07-01 15:00:00 #2 left\n"
                            "07-01 15:00:00 #3 came\n"
                            "07-01 15:00:00 #3 left\n"
                            "07-01 15:30:00 #1 began talk@u1\n"
                            "07-01 16:30:00 #1 completed talk@u1\n"
                            "07-01 16:30:00 #1 left\n");
  ck_assert_int_eq (tiny_total (t).visits_turned_away, 2);
  tiny_free (t);
}
END_TEST

/* In the meantime, what does not need the system is done; then the order of joining holds. */
START_TEST (others_overtake)
{
  tiny_expect ("== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\nq,Q,x,assumption\n"
               "== workflows.csv\nworkflow,step,role,effort,next,source\n"
               "w,work,clerk,30min,returned,assumption\nx,other,clerk,1h,returned,assumption\n"
               "== backlog.csv\nwhere,procedure,received,count,source\n"
               "u1,p,2025-06-30,2,assumption\nu1,q,2025-06-30,2,assumption\n" NET NEEDS WAITS (
                   "work", "net") INCIDENTS OUTAGE ("a", "net", "2025-07-01 07:00", "90min"),
               TINY_WORK,
               "07-01 08:00:00 #3 began other@u1\n"
               "07-01 09:00:00 #3 completed other@u1\n"
               "07-01 09:00:00 #3 returned\n"
               "07-01 09:00:00 #1 began work@u1\n"
               "07-01 09:30:00 #1 completed work@u1\n"
               "07-01 09:30:00 #1 returned\n"
               "07-01 09:30:00 #2 began work@u1\n"
               "07-01 10:00:00 #2 completed work@u1\n"
               "07-01 10:00:00 #2 returned\n"
               "07-01 10:00:00 #4 began other@u1\n"
               "07-01 11:00:00 #4 completed other@u1\n"
               "07-01 11:00:00 #4 returned\n");
}
END_TEST

#define FILED                                                                                      \
  "== workflows.csv\nworkflow,step,role,effort,receives,next,source\n"                             \
  "w,receive,clerk,10min,yes,work,assumption\nw,work,clerk,1h,,returned,assumption\n"

/* Reception on paper is reception: the clock of the law begins at 15:10. The system is back at
 * 16:00, and what was taken in is keyed in before it goes on. */
START_TEST (received_on_paper)
{
  tiny *t = tiny_run (
      INI ("15:00", "02") FILED
      "== arrivals.csv\nstream,where,mix,rate,until,source\n"
      "s,u1,p,every 24h,2025-07-01,assumption\n" NET NEEDS ON_PAPER ("receive", "net", "5min")
          INCIDENTS OUTAGE ("a", "net", "2025-07-01 14:00", "2h"),
      TINY_VISITS | TINY_RECEIVED);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 came\n"
                            "07-01 15:00:00 #1 began receive@u1\n"
                            "07-01 15:10:00 #1 completed receive@u1\n"
                            "07-01 15:10:00 #1 received, due 07-08\n"
                            "07-01 16:00:00 #1 began key-in@u1\n"
                            "07-01 16:05:00 #1 completed key-in@u1\n"
                            "07-01 16:05:00 #1 began work@u1\n"
                            "07-01 17:00:00 #1 suspended work@u1\n"
                            "07-02 08:00:00 #1 began work@u1\n"
                            "07-02 08:05:00 #1 completed work@u1\n"
                            "07-02 08:05:00 #1 returned\n");
  ck_assert_int_eq (tiny_total (t).visits_filed, 1);
  tiny_free (t);
}
END_TEST

/* Round the clock. From 2 July on the work needs an account, which is there at 10:00 of that day:
 * six hours of thirty are left. */
START_TEST (need_that_begins)
{
  tiny_expect (BACKLOG ("1")
                   WORK ("30h", "suspend") "== calendars.csv\ncalendar,days,open,source\n"
                                           "office,Mon-Sun,always,assumption\n"
                                           "== readiness.csv\ncondition,where,ready,source\n"
                                           "account,u1,2025-07-02 10:00,assumption\n"
                                           "== needs.csv\nrole,step,need,from,source\n"
                                           "clerk,work,account,2025-07-02,assumption\n",
               TINY_WORK,
               "07-01 00:00:00 #1 began work@u1\n"
               "07-02 00:00:00 #1 held work@u1\n"
               "07-02 10:00:00 #1 began work@u1\n"
               "07-02 16:00:00 #1 completed work@u1\n"
               "07-02 16:00:00 #1 returned\n");
}
END_TEST

/* Room for one: the second begins at half the pace. All of it is begun again when the first has
 * ended, and then it is alone. */
START_TEST (begins_again_at_another_pace)
{
  tiny_expect (
      "== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\nq,Q,x,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,next,source\n"
      "w,work,clerk,20min,returned,assumption\nx,work,clerk,1h,returned,assumption\n"
      "== backlog.csv\nwhere,procedure,received,count,source\n"
      "u1,p,2025-06-30,1,assumption\nu1,q,2025-06-30,1,assumption\n"
      "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,2,office,assumption\n"
      "== systems.csv\nsystem,scope,capacity,source\nnet,place,1,assumption\n"
      "== needs.csv\nrole,step,need,if_down,source\n"
      "clerk,work,net,restart,assumption\n" INCIDENTS OUTAGE ("a", "net", "2025-07-01 08:30",
                                                              "30min"),
      TINY_WORK,
      "07-01 08:00:00 #1 began work@u1\n"
      "07-01 08:00:00 #2 began work@u1\n"
      "07-01 08:20:00 #1 completed work@u1\n"
      "07-01 08:20:00 #1 returned\n"
      "07-01 08:30:00 #2 held work@u1\n"
      "07-01 09:00:00 #2 began work@u1\n"
      "07-01 10:00:00 #2 completed work@u1\n"
      "07-01 10:00:00 #2 returned\n");
}
END_TEST

/* Work on paper does not use the system: what begins when it is back has it alone. The first, on
 * paper since 08:00, takes its hour; the second, at the other desk since 08:30, another. */
START_TEST (paper_takes_no_capacity)
{
  tiny_expect (
      "== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\nq,Q,x,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,next,source\n"
      "w,work,clerk,1h,returned,assumption\nx,think,clerk,30min,work,assumption\n"
      "x,work,clerk,1h,returned,assumption\n"
      "== backlog.csv\nwhere,procedure,received,count,source\n"
      "u1,p,2025-06-30,1,assumption\nu1,q,2025-06-30,1,assumption\n"
      "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,2,office,assumption\n"
      "== systems.csv\nsystem,scope,capacity,source\nnet,place,1,assumption\n" NEEDS ON_PAPER (
          "work", "net", "10min") INCIDENTS OUTAGE ("a", "net", "2025-07-01 07:00", "75min"),
      TINY_WORK,
      "07-01 08:00:00 #1 began work@u1\n"
      "07-01 08:00:00 #2 began think@u1\n"
      "07-01 08:30:00 #2 completed think@u1\n"
      "07-01 08:30:00 #2 began work@u1\n"
      "07-01 09:00:00 #1 completed work@u1\n"
      "07-01 09:00:00 #1 began key-in@u1\n"
      "07-01 09:20:00 #1 completed key-in@u1\n" /* two at a time */
      "07-01 09:20:00 #1 returned\n"
      "07-01 09:30:00 #2 completed work@u1\n"
      "07-01 09:30:00 #2 returned\n");
}
END_TEST

#define PORTAL(outage)                                                                             \
  FILED "== systems.csv\nsystem,scope,online,source\nportal,province,yes,assumption\n" INCIDENTS   \
      OUTAGE ("a", "portal", "2025-07-01 09:00",                                                   \
              outage) "== arrivals.csv\nstream,where,mix,rate,online,until,source\n"               \
                      "s,u1,p,every 10h,100%,2025-07-01,assumption\n"

/* At 10:00 and 20:00 the portal is down: both come to the counter when it opens. */
START_TEST (to_the_counter)
{
  tiny *t = tiny_run (PORTAL ("13h") RULES ("portal_to_counter,100%,assumption\n"), TINY_VISITS);
  ck_assert_str_eq (t->log, "07-02 08:00:00 #1 came\n"
                            "07-02 08:00:00 #2 came\n"
                            "07-02 08:00:00 #1 began receive@u1\n"
                            "07-02 08:10:00 #1 completed receive@u1\n"
                            "07-02 08:10:00 #2 began receive@u1\n"
                            "07-02 08:20:00 #2 completed receive@u1\n"
                            "07-02 08:20:00 #1 began work@u1\n"
                            "07-02 09:20:00 #1 completed work@u1\n"
                            "07-02 09:20:00 #1 returned\n"
                            "07-02 09:20:00 #2 began work@u1\n"
                            "07-02 10:20:00 #2 completed work@u1\n"
                            "07-02 10:20:00 #2 returned\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.online_diverted, 2);
  ck_assert_int_eq (sum.online_to_counter, 2);
  ck_assert_int_eq (sum.visits_filed, 2);
  tiny_free (t);
}
END_TEST

/* Down for 700 hours, until 13:00 of 30 July: tried 350 times from 10:00 of 1 July on, each two
 * hours, and 345 times from 20:00 on. */
START_TEST (down_for_a_month)
{
  tiny *t = tiny_run ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\n"
                      "end=2025-07-31\n" PORTAL ("700h"),
                      1u << PR_HAPPENS_CAME);
  ck_assert_str_eq (t->log, "07-30 14:00:00 #1 came\n07-30 14:00:00 #2 came\n");
  ck_assert_int_eq (tiny_total (t).online_diverted, 695);
  tiny_free (t);
}
END_TEST

/* Five minutes of it are on paper when the power fails, and ten later the office closes and the
 * visitor leaves. On the next day all is back: all of it is done again, and nothing is left to be
 * keyed in. */
START_TEST (leaves_paper_behind)
{
  tiny *t = tiny_run (
      INI ("16:45", "02") "== workflows.csv\nworkflow,step,role,effort,receives,at_close,next,"
                          "source\nw,receive,clerk,30min,yes,hand back,work,assumption\n"
                          "w,work,clerk,1h,,suspend,returned,assumption\n"
                          "== arrivals.csv\nstream,where,mix,rate,until,source\n"
                          "s,u1,p,every 24h,2025-07-01,assumption\n" RULES (
                              "visitor_return,100%,assumption\n") NET
      "power,place,assumption\n" NEEDS ON_PAPER ("receive", "net", "5min")
          WAITS ("receive", "power") INCIDENTS OUTAGE ("a", "net", "2025-07-01 14:00", "4h")
              OUTAGE ("b", "power", "2025-07-01 16:50", "2h"),
      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 16:45:00 #1 came\n"
                            "07-01 16:45:00 #1 began receive@u1\n"
                            "07-01 16:50:00 #1 held receive@u1\n"
                            "07-01 17:00:00 #1 handed back receive@u1\n"
                            "07-01 17:00:00 #1 left\n"
                            "07-02 08:00:00 #1 came\n"
                            "07-02 08:00:00 #1 began receive@u1\n"
                            "07-02 08:30:00 #1 completed receive@u1\n"
                            "07-02 08:30:00 #1 began work@u1\n"
                            "07-02 09:30:00 #1 completed work@u1\n"
                            "07-02 09:30:00 #1 returned\n");
  ck_assert_int_eq (tiny_total (t).on_paper, 0);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("paper");
  tcase_add_test (tc, keyed_in_when_that_system_is_back);
  tcase_add_test (tc, keyed_in_through_both_systems);
  tcase_add_test (tc, on_paper_after_the_break);
  tcase_add_test (tc, lost_paper);
  tcase_add_test (tc, rework_of_paper);
  tcase_add_test (tc, paper_and_preemption);
  tcase_add_test (tc, leaves_at_closing);
  tcase_add_test (tc, served_in_overtime);
  tcase_add_test (tc, loses_patience);
  tcase_add_test (tc, room_is_full);
  tcase_add_test (tc, others_overtake);
  tcase_add_test (tc, received_on_paper);
  tcase_add_test (tc, need_that_begins);
  tcase_add_test (tc, begins_again_at_another_pace);
  tcase_add_test (tc, paper_takes_no_capacity);
  tcase_add_test (tc, to_the_counter);
  tcase_add_test (tc, down_for_a_month);
  tcase_add_test (tc, leaves_paper_behind);
  return tiny_main ("paper", tc);
}
