/* Simultaneous events: every pair of the classes in use, in their order
 *
 *   completed, passed (a delay ends), capacity (opening, closing), arrival, dispatch,
 *   sample, end
 *
 * but at 00:00 the sample comes first: what happens then belongs to the day that begins.
 *
 * Each world is made so that the other order would show. Base world: tiny.h.
 */
#include "tiny.h"

#include <string.h>

#define INI(start, end)                                                                            \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end       \
  "\nreplications=1\n"
#define BACKLOG "== backlog.csv\nwhere,procedure,received,count,source\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,at_close,next,source\n"
#define PROCEDURES "== procedures.csv\ncode,name,workflow,priority,kind,source\n"
#define POOLS "== pools.csv\npool,where,roles,count,calendar,source\n"

/* Two procedures: `a`, and `b` which is served first. */
#define A_AND_B                                                                                    \
  PROCEDURES "a,A,wa,0,dossier,assumption\nb,B,wb,5,dossier,assumption\n"                          \
             "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,a,0 per day,assumption\n"
#define ONE_EACH BACKLOG "u1,a,2025-06-30,1,assumption\nu1,b,2025-06-30,1,assumption\n"

/* One visitor comes on Tuesday 1 July, when the desk is closed, and comes back on Wednesday at the
 * instant at which the legal calendar opens. */
#define VISITOR(calendars)                                                                         \
  "== arrivals.csv\nstream,where,mix,rate,from,until,source\n"                                     \
  "s,u1,v,1 per day,2025-07-01,2025-07-01,assumption\n"                                            \
  "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                            \
  "visitor_return,100%,assumption\n"                                                               \
  "== calendars.csv\ncalendar,days,open,source\n" calendars
#define OFFICE_AND_LATE                                                                            \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"                                            \
  "late,Wed-Fri,08:00-12:00 13:00-17:00,assumption\n"
#define SEED(end)                                                                                  \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end              \
  "\nreplications=1\nseed=@seed\n"

/* The log has one visitor, who comes on Tuesday, leaves, and comes once more. */
static bool
one_visitor (const tiny *t)
{
  const char *came = strstr (t->log, " came\n");
  came = came ? strstr (came + 1, " came\n") : NULL;
  return came && !strstr (came + 1, " came\n") && tiny_total (t).visits == 2;
}

/* The same, coming a third time. */
static bool
came_thrice (const tiny *t)
{
  return strstr (t->log, "#2 came") && !strstr (t->log, "#3 came") && tiny_total (t).visits == 3;
}

/* `b` is in work until 10:00, `a` delayed until 10:00: b joins the leader's line first, although
 * the end of the delay was scheduled eight hours before. */
START_TEST (completed_passed)
{
  tiny_expect (
      INI ("01", "02") PROCEDURES
      "a,A,wa,0,dossier,assumption\nb,B,wb,0,dossier,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,a,0 per day,assumption\n" ONE_EACH POOLS
      "desk,u1,clerk,1,office,assumption\nhead,u1,leader,1,office,assumption\n" WORKFLOWS
      "wa,wait,delay,,10h,,sign,assumption\nwa,sign,work,leader,30min,,returned,assumption\n"
      "wb,work,work,clerk,2h,,sign,assumption\nwb,sign,work,leader,30min,,returned,assumption\n",
      TINY_WORK,
      "07-01 08:00:00 #2 began work@u1\n"
      "07-01 10:00:00 #2 completed work@u1\n"
      "07-01 10:00:00 #1 completed wait@u1\n"
      "07-01 10:00:00 #2 began sign@u1\n"
      "07-01 10:30:00 #2 completed sign@u1\n"
      "07-01 10:30:00 #2 returned\n"
      "07-01 10:30:00 #1 began sign@u1\n"
      "07-01 11:00:00 #1 completed sign@u1\n"
      "07-01 11:00:00 #1 returned\n");
}
END_TEST

/* Work that ends at closing is completed, not handed back; what follows waits for the morning. */
START_TEST (completed_capacity)
{
  tiny_expect (INI ("01 16:00", "03") BACKLOG
               "u1,p,2025-06-30,1,assumption\n" WORKFLOWS
               "w,work,work,clerk,1h,hand back lost,check,assumption\n"
               "w,check,work,clerk,30min,suspend,returned,assumption\n",
               TINY_WORK,
               "07-01 16:00:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 completed work@u1\n"
               "07-02 08:00:00 #1 began check@u1\n"
               "07-02 08:30:00 #1 completed check@u1\n"
               "07-02 08:30:00 #1 returned\n");
}
END_TEST

/* A dossier whose preparation ends at 08:00 stands in line before a visitor who comes at 08:00. */
START_TEST (completed_arrival)
{
  tiny *t = tiny_search (
      SEED ("03") VISITOR (OFFICE_AND_LATE "always,Mon-Sun,always,assumption\n") PROCEDURES
      "p,P,w,0,dossier,assumption\nv,V,ask,0,visit,assumption\n" BACKLOG
      "u1,p,2025-06-30,1,assumption\n" POOLS
      "desk,u1,clerk,1,late,assumption\nprep,u1,typist,1,always,assumption\n" WORKFLOWS
      "w,type,work,typist,32h,,check,assumption\n"
      "w,check,work,clerk,30min,,returned,assumption\n"
      "ask,talk,work,clerk,10min,,left,assumption\n",
      TINY_VISITS, one_visitor);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #1 completed type@u1\n"
                                             "07-02 08:00:00 #2 came\n"
                                             "07-02 08:00:00 #1 began check@u1\n"
                                             "07-02 08:30:00 #1 completed check@u1\n"
                                             "07-02 08:30:00 #1 returned\n"
                                             "07-02 08:30:00 #2 began talk@u1\n"
                                             "07-02 08:40:00 #2 completed talk@u1\n"
                                             "07-02 08:40:00 #2 left\n");
  tiny_free (t);
}
END_TEST

/* The clerk is free at 10:00, before the typist at 10:00 sends a dossier that is served first: the
 * clerk takes that one. */
START_TEST (completed_dispatch)
{
  tiny_expect (
      INI ("01", "02") A_AND_B BACKLOG
      "u1,a,2025-06-30,2,assumption\nu1,b,2025-06-30,1,assumption\n" POOLS
      "desk,u1,clerk,1,office,assumption\nprep,u1,typist,1,office,assumption\n" WORKFLOWS
      "wa,work,work,clerk,2h,,returned,assumption\n"
      "wb,type,work,typist,2h,,work,assumption\nwb,work,work,clerk,1h,,returned,assumption\n",
      TINY_WORK,
      "07-01 08:00:00 #1 began work@u1\n"
      "07-01 08:00:00 #3 began type@u1\n"
      "07-01 10:00:00 #1 completed work@u1\n"
      "07-01 10:00:00 #1 returned\n"
      "07-01 10:00:00 #3 completed type@u1\n"
      "07-01 10:00:00 #3 began work@u1\n"
      "07-01 11:00:00 #3 completed work@u1\n"
      "07-01 11:00:00 #3 returned\n"
      "07-01 11:00:00 #2 began work@u1\n"
      "07-01 12:00:00 #2 suspended work@u1\n"
      "07-01 13:00:00 #2 began work@u1\n"
      "07-01 14:00:00 #2 completed work@u1\n"
      "07-01 14:00:00 #2 returned\n");
}
END_TEST

/* Work that ends at 24:00 belongs to the day that then begins. */
START_TEST (completed_sample)
{
  tiny *t = tiny_run (INI ("01", "02") BACKLOG "u1,p,2025-06-30,1,assumption\n"
                                               "== calendars.csv\ncalendar,days,open,source\n"
                                               "office,Mon-Sun,always,assumption\n" WORKFLOWS
                                               "w,work,work,clerk,24h,,returned,assumption\n",
                      TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-02 00:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 0), 0);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, 0), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 1), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, 1), 0);
  tiny_free (t);
}
END_TEST

START_TEST (completed_end)
{
  tiny *t = tiny_run (INI ("01", "01 10:00") BACKLOG "u1,p,2025-06-30,1,assumption\n" WORKFLOWS
                                                     "w,work,work,clerk,2h,,returned,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 10:00:00 #1 completed work@u1\n"
                            "07-01 10:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_total (t).returned, 1);
  ck_assert_int_eq (tiny_total (t).in_process, 0);
  ck_assert_int_eq (t->record->pool[0].busy, 2 * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].scheduled, 2 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* A visitor with a ticket is back from filling in a form exactly at 17:00: the visitor is in line
 * when the office closes, and is served in overtime. */
START_TEST (passed_capacity)
{
  tiny *t = tiny_search (
      SEED ("03") VISITOR (
          OFFICE_AND_LATE) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
                           "visitor_return,100%,assumption\nvisitor_overtime,30min,"
                           "assumption\n" PROCEDURES "v,V,ask,0,visit,assumption\n" POOLS
                           "desk,u1,clerk,1,late,assumption\n" WORKFLOWS
                           "ask,hello,work,clerk,0min,,form,assumption\n"
                           "ask,form,delay,,9h,,talk,assumption\n"
                           "ask,talk,work,clerk,10min,,left,assumption\n",
      TINY_VISITS, one_visitor);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #1 came\n"
                                             "07-02 08:00:00 #1 began hello@u1\n"
                                             "07-02 08:00:00 #1 completed hello@u1\n"
                                             "07-02 17:00:00 #1 completed form@u1\n"
                                             "07-02 17:00:00 #1 began talk@u1\n"
                                             "07-02 17:10:00 #1 completed talk@u1\n"
                                             "07-02 17:10:00 #1 left\n");
  tiny_free (t);
}
END_TEST

/* A dossier that comes from a delay exactly at 17:00 is not begun on that day. */
START_TEST (passed_at_closing)
{
  tiny_expect (INI ("01", "03") BACKLOG "u1,p,2025-06-30,1,assumption\n" WORKFLOWS
                                        "w,wait,delay,,17h,,work,assumption\n"
                                        "w,work,work,clerk,30min,finish,returned,assumption\n",
               TINY_WORK,
               "07-01 17:00:00 #1 completed wait@u1\n"
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 08:30:00 #1 completed work@u1\n"
               "07-02 08:30:00 #1 returned\n");
}
END_TEST

/* A dossier whose delay ends exactly at 08:00 stands before a visitor who comes at 08:00. */
START_TEST (passed_arrival)
{
  tiny *t = tiny_search (SEED ("03") VISITOR (OFFICE_AND_LATE) PROCEDURES
                         "p,P,w,0,dossier,assumption\nv,V,ask,0,visit,assumption\n" BACKLOG
                         "u1,p,2025-06-30,1,assumption\n" POOLS
                         "desk,u1,clerk,1,late,assumption\n" WORKFLOWS
                         "w,wait,delay,,32h,,check,assumption\n"
                         "w,check,work,clerk,30min,,returned,assumption\n"
                         "ask,talk,work,clerk,10min,,left,assumption\n",
                         TINY_VISITS, one_visitor);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #1 completed wait@u1\n"
                                             "07-02 08:00:00 #2 came\n"
                                             "07-02 08:00:00 #1 began check@u1\n"
                                             "07-02 08:30:00 #1 completed check@u1\n"
                                             "07-02 08:30:00 #1 returned\n"
                                             "07-02 08:30:00 #2 began talk@u1\n"
                                             "07-02 08:40:00 #2 completed talk@u1\n"
                                             "07-02 08:40:00 #2 left\n");
  tiny_free (t);
}
END_TEST

/* The clerk is free at 10:00; a dossier that is served first comes from a delay at 10:00. */
START_TEST (passed_dispatch)
{
  tiny_expect (INI ("01", "02") A_AND_B BACKLOG
               "u1,a,2025-06-30,2,assumption\nu1,b,2025-06-30,1,assumption\n" WORKFLOWS
               "wa,work,work,clerk,2h,,returned,assumption\n"
               "wb,wait,delay,,10h,,sign,assumption\nwb,sign,work,clerk,1h,,returned,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 10:00:00 #1 completed work@u1\n"
               "07-01 10:00:00 #1 returned\n"
               "07-01 10:00:00 #3 completed wait@u1\n"
               "07-01 10:00:00 #3 began sign@u1\n"
               "07-01 11:00:00 #3 completed sign@u1\n"
               "07-01 11:00:00 #3 returned\n"
               "07-01 11:00:00 #2 began work@u1\n"
               "07-01 12:00:00 #2 suspended work@u1\n"
               "07-01 13:00:00 #2 began work@u1\n"
               "07-01 14:00:00 #2 completed work@u1\n"
               "07-01 14:00:00 #2 returned\n");
}
END_TEST

/* A delay that ends at 24:00: returned on the day that begins. */
START_TEST (passed_sample)
{
  tiny *t = tiny_run (INI ("01", "02") BACKLOG "u1,p,2025-06-30,1,assumption\n" WORKFLOWS
                                               "w,wait,delay,,24h,,returned,assumption\n",
                      TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-02 00:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 0), 0);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 1), 1);
  tiny_free (t);
}
END_TEST

START_TEST (passed_end)
{
  tiny *t = tiny_run (INI ("01", "01 10:00") BACKLOG "u1,p,2025-06-30,1,assumption\n" WORKFLOWS
                                                     "w,wait,delay,,10h,,returned,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 10:00:00 #1 completed wait@u1\n07-01 10:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_total (t).returned, 1);
  tiny_free (t);
}
END_TEST

/* Coming exactly at opening: served, without a wait. */
START_TEST (capacity_arrival)
{
  tiny *t = tiny_search (SEED ("03") VISITOR (OFFICE_AND_LATE) PROCEDURES
                         "v,V,ask,0,visit,assumption\n" POOLS
                         "desk,u1,clerk,1,late,assumption\n" WORKFLOWS
                         "ask,talk,work,clerk,10min,,left,assumption\n",
                         TINY_VISITS, one_visitor);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #1 came\n"
                                             "07-02 08:00:00 #1 began talk@u1\n"
                                             "07-02 08:10:00 #1 completed talk@u1\n"
                                             "07-02 08:10:00 #1 left\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.visits_left, 1);
  ck_assert_int_eq (sum.visits_served, 1);
  ck_assert_int_eq (t->record->place[0].counter_wait.n, 1);
  ck_assert_int_eq ((int64_t) t->record->place[0].counter_wait.sum, 0);
  tiny_free (t);
}
END_TEST

/* Coming exactly at the last closing: the office closes first, the visitor leaves at once and comes
 * back on Thursday. */
START_TEST (capacity_arrival_at_closing)
{
  tiny *t = tiny_search (
      SEED ("03") VISITOR ("office,Mon-Fri,12:00-17:00,assumption\n"
                           "late,Wed,08:00-12:00,assumption\nlate,Thu,08:00-17:00,assumption\n")
          PROCEDURES "p,P,w,0,dossier,assumption\nv,V,ask,0,visit,assumption\n" BACKLOG
                     "u1,p,2025-06-30,1,assumption\n" POOLS
                     "desk,u1,clerk,1,late,assumption\n" WORKFLOWS
                     "w,work,work,clerk,6h,suspend,returned,assumption\n"
                     "ask,talk,work,clerk,10min,,left,assumption\n",
      TINY_VISITS, came_thrice);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #1 began work@u1\n"
                                             "07-02 12:00:00 #1 suspended work@u1\n"
                                             "07-02 12:00:00 #2 came\n"
                                             "07-02 12:00:00 #2 left\n"
                                             "07-03 08:00:00 #1 began work@u1\n"
                                             "07-03 10:00:00 #1 completed work@u1\n"
                                             "07-03 10:00:00 #1 returned\n"
                                             "07-03 12:00:00 #2 came\n"
                                             "07-03 12:00:00 #2 began talk@u1\n"
                                             "07-03 12:10:00 #2 completed talk@u1\n"
                                             "07-03 12:10:00 #2 left\n");
  tiny_free (t);
}
END_TEST

/* At 17:00 the clerk is free and a dossier waits, but the office closes first. */
START_TEST (capacity_dispatch)
{
  tiny_expect (INI ("01 16:00", "03") BACKLOG "u1,p,2025-06-30,2,assumption\n" WORKFLOWS
                                              "w,work,work,clerk,1h,finish,returned,assumption\n",
               TINY_WORK,
               "07-01 16:00:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 completed work@u1\n"
               "07-01 17:00:00 #1 returned\n"
               "07-02 08:00:00 #2 began work@u1\n"
               "07-02 09:00:00 #2 completed work@u1\n"
               "07-02 09:00:00 #2 returned\n");
}
END_TEST

/* Handed back at 24:00, which belongs to the next day: at the first sample it is in hand, at the
 * second, when the clerk is on leave, the eight hours wait, two evenings of four hours. */
START_TEST (capacity_sample)
{
  tiny *t = tiny_run (INI ("01", "03") BACKLOG
                      "u1,p,2025-06-30,1,assumption\n"
                      "== calendars.csv\ncalendar,days,open,source\n"
                      "office,Mon-Fri,20:00-24:00,assumption\n" WORKFLOWS
                      "w,work,work,clerk,8h,hand back lost,returned,assumption\n"
                      "== absences.csv\npool,where,from,until,count,reason,source\n"
                      "desk,u1,2025-07-02,2025-07-02,1,leave,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 20:00:00 #1 began work@u1\n"
                            "07-02 00:00:00 #1 handed back work@u1\n"
                            "07-03 20:00:00 #1 began work@u1\n");
  ck_assert_float_eq_tol (t->record->work_days[0], 0, 1e-6f);
  ck_assert_float_eq_tol (t->record->work_days[1], 2, 1e-6f);
  ck_assert_float_eq_tol (t->record->work_days[2], 0, 1e-6f);
  tiny_free (t);
}
END_TEST

/* The window ends at closing: the work is laid down, and all scheduled time is counted once. */
START_TEST (capacity_end)
{
  tiny *t
      = tiny_run (INI ("01", "01 17:00") BACKLOG
                  "u1,p,2025-06-30,1,assumption\n" WORKFLOWS "w,wait,delay,,16h,,work,assumption\n"
                  "w,work,work,clerk,2h,suspend,returned,assumption\n",
                  TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 16:00:00 #1 completed wait@u1\n"
                            "07-01 16:00:00 #1 began work@u1\n"
                            "07-01 17:00:00 #1 suspended work@u1\n");
  ck_assert_int_eq (t->record->pool[0].scheduled, 8 * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].busy, PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].overtime, 0);
  ck_assert_int_eq (tiny_total (t).in_process, 1);
  tiny_free (t);
}
END_TEST

/* Two visitors: `low` was here first on Tuesday and comes first on Wednesday. */
static bool
low_before_high (const tiny *t)
{
  const char *low = strstr (t->log, "#1 began low@u1");
  return low && strstr (t->log, "#2 began high@u1") && tiny_total (t).visits == 4;
}

/* Both come at 08:00; who is served first is seen when both are there. */
START_TEST (arrival_dispatch)
{
  tiny *t = tiny_search (
      SEED ("03") VISITOR (
          OFFICE_AND_LATE) "== arrivals.csv\nstream,where,mix,rate,from,until,source\n"
                           "s,u1,v,1 per day,2025-07-01,2025-07-01,assumption\n"
                           "z,u1,x,1 per day,2025-07-01,2025-07-01,assumption\n" PROCEDURES
                           "v,V,low,0,visit,assumption\nx,X,high,3,visit,assumption\n" POOLS
                           "desk,u1,clerk,1,late,assumption\n" WORKFLOWS
                           "low,low,work,clerk,10min,,left,assumption\n"
                           "high,high,work,clerk,20min,,left,assumption\n",
      TINY_VISITS, low_before_high);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #1 came\n"
                                             "07-02 08:00:00 #2 came\n"
                                             "07-02 08:00:00 #2 began high@u1\n"
                                             "07-02 08:20:00 #2 completed high@u1\n"
                                             "07-02 08:20:00 #2 left\n"
                                             "07-02 08:20:00 #1 began low@u1\n"
                                             "07-02 08:30:00 #1 completed low@u1\n"
                                             "07-02 08:30:00 #1 left\n");
  tiny_free (t);
}
END_TEST

#define MIDNIGHT "office,Mon-Fri,00:00-24:00,assumption\nlate,Wed-Fri,00:00-24:00,assumption\n"

/* A visitor at midnight comes after the sample, which ends the day before. */
START_TEST (arrival_sample)
{
  tiny *t = tiny_search (SEED ("02") VISITOR (MIDNIGHT) PROCEDURES
                         "v,V,ask,0,visit,assumption\n" POOLS
                         "desk,u1,clerk,1,late,assumption\n" WORKFLOWS
                         "ask,talk,work,clerk,10min,,left,assumption\n",
                         TINY_VISITS, one_visitor);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 00:00:00 #1 came\n"
                                             "07-02 00:00:00 #1 began talk@u1\n"
                                             "07-02 00:10:00 #1 completed talk@u1\n"
                                             "07-02 00:10:00 #1 left\n");
  ck_assert_int_eq (tiny_series (t, PR_SERIES_VISITS, 0), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_VISITS_LEFT, 0), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_VISITS, 1), 1);
  tiny_free (t);
}
END_TEST

/* A visitor at the end of the window still counts. */
START_TEST (arrival_end)
{
  tiny *t = tiny_search (SEED ("02 08:00") VISITOR (OFFICE_AND_LATE) PROCEDURES
                         "v,V,ask,0,visit,assumption\n" POOLS
                         "desk,u1,clerk,1,late,assumption\n" WORKFLOWS
                         "ask,talk,work,clerk,10min,,left,assumption\n",
                         TINY_VISITS, one_visitor);
  ck_assert_str_eq (tiny_since (t, "07-02"),
                    "07-02 08:00:00 #1 came\n07-02 08:00:00 #1 began talk@u1\n");
  ck_assert_int_eq (tiny_total (t).waiting_visits, 1);
  tiny_free (t);
}
END_TEST

/* Work begun at midnight still waits in that midnight's sample, and the window ends before what its
 * last midnight brings. */
START_TEST (dispatch_sample)
{
  tiny *t = tiny_run (
      INI ("01", "02") BACKLOG
      "u1,p,2025-06-30,2,assumption\n"
      "== calendars.csv\ncalendar,days,open,source\n"
      "office,Mon-Fri,00:00-24:00,assumption\nlate,Wed-Fri,00:00-24:00,assumption\n" POOLS
      "desk,u1,clerk,1,late,assumption\n" WORKFLOWS "w,work,work,clerk,24h,,returned,assumption\n",
      TINY_WORK);
  ck_assert_str_eq (t->log, "07-02 00:00:00 #1 began work@u1\n");
  /* Both wait at the first sample, one at the second. */
  ck_assert_float_eq_tol (t->record->work_days[0], 2, 1e-6f);
  ck_assert_float_eq_tol (t->record->work_days[1], 1, 1e-6f);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, 1), 2);
  tiny_free (t);
}
END_TEST

/* At the end of the window the clerk still takes up the next dossier. */
START_TEST (dispatch_end)
{
  tiny *t = tiny_run (INI ("01", "01 10:00") BACKLOG "u1,p,2025-06-30,2,assumption\n" WORKFLOWS
                                                     "w,work,work,clerk,2h,,returned,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 10:00:00 #1 completed work@u1\n"
                            "07-01 10:00:00 #1 returned\n"
                            "07-01 10:00:00 #2 began work@u1\n");
  ck_assert_int_eq (t->record->line[0].wait.n, 2);
  ck_assert_int_eq ((int64_t) t->record->line[0].wait.sum, 18 * PR_HOUR);
  ck_assert_int_eq (t->record->line[0].length.value, 0);
  tiny_free (t);
}
END_TEST

/* The last sample belongs to the window, even if that ends in the middle of a day. */
START_TEST (sample_end)
{
  tiny *t = tiny_run (INI ("01", "02 10:00") BACKLOG "u1,p,2025-06-30,9,assumption\n" WORKFLOWS
                                                     "w,work,work,clerk,2h,,returned,assumption\n",
                      TINY_RETURNED);
  ck_assert_uint_eq (t->record->n_days, 2);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 0), 4);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, 0), 5);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_RETURNED, 1), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, 1), 4);
  ck_assert_int_eq (tiny_total (t).in_process, 4);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("order");
  tcase_add_test (tc, completed_passed);
  tcase_add_test (tc, completed_capacity);
  tcase_add_test (tc, completed_arrival);
  tcase_add_test (tc, completed_dispatch);
  tcase_add_test (tc, completed_sample);
  tcase_add_test (tc, completed_end);
  tcase_add_test (tc, passed_capacity);
  tcase_add_test (tc, passed_at_closing);
  tcase_add_test (tc, passed_arrival);
  tcase_add_test (tc, passed_dispatch);
  tcase_add_test (tc, passed_sample);
  tcase_add_test (tc, passed_end);
  tcase_add_test (tc, capacity_arrival);
  tcase_add_test (tc, capacity_arrival_at_closing);
  tcase_add_test (tc, capacity_dispatch);
  tcase_add_test (tc, capacity_sample);
  tcase_add_test (tc, capacity_end);
  tcase_add_test (tc, arrival_dispatch);
  tcase_add_test (tc, arrival_sample);
  tcase_add_test (tc, arrival_end);
  tcase_add_test (tc, dispatch_sample);
  tcase_add_test (tc, dispatch_end);
  tcase_add_test (tc, sample_end);
  return tiny_main ("order", tc);
}
