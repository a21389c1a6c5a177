/* Priorities that measures raise for a while: see measures-actions.h. */
#include "measures-actions.h"

#include <string.h>

/* The b go first. From 09:30 to 11:30 the a do, #2, begun at 11:00, as the last of them; what is
 * left goes back to where it was. */
START_TEST (moves_and_moves_back)
{
  tiny_expect (WINDOW ("01", "01") PROCEDURES WORK ("1h", "", "suspend")
                   BACKLOG OLD ("a", "24", "3") OLD ("b", "25", "4") ONCE
               "m,*,date,daily 09:30,priority x +2,2h,1,assumption\n",
               ACTIONS,
               "07-01 08:00:00 #4 began work@u1\n"
               "07-01 09:00:00 #5 began work@u1\n"
               "07-01 09:30:00 m@u1 began\n"
               "07-01 10:00:00 #1 began work@u1\n"
               "07-01 11:00:00 #2 began work@u1\n"
               "07-01 11:30:00 m@u1 ended\n"
               "07-01 13:00:00 #6 began work@u1\n"
               "07-01 14:00:00 #7 began work@u1\n"
               "07-01 15:00:00 #3 began work@u1\n");
}
END_TEST

/* With one step they are equals: what joined first is first, whatever list it came from. */
START_TEST (equals)
{
  tiny_expect (WINDOW ("01", "01") PROCEDURES WORK ("1h", "", "suspend")
                   BACKLOG OLD ("a", "24", "1") OLD ("b", "25", "2") OLD ("a", "26", "2")
                       OLD ("b", "27", "1") ONCE
               "m,*,date,daily 06:00,priority a +1,,1,assumption\n",
               ACTIONS,
               "07-01 06:00:00 m@u1 began\n"
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 #2 began work@u1\n"
               "07-01 10:00:00 #3 began work@u1\n"
               "07-01 11:00:00 #4 began work@u1\n"
               "07-01 13:00:00 #5 began work@u1\n"
               "07-01 14:00:00 #6 began work@u1\n");
}
END_TEST

/* Two steps of one measure, one of another: at 09:30 a is an equal of c, at 10:30 above it. */
START_TEST (steps_add_up)
{
  tiny_expect (
      WINDOW ("01", "01") "== procedures.csv\ncode,name,group,workflow,priority,source\n"
                          "a,A,x,w,0,assumption\nc,C,z,w,2,assumption\n" WORK ("1h", "", "suspend")
                              BACKLOG OLD ("c", "24", "4") OLD ("a", "25", "3") ONCE
      "m,*,date,daily 09:30,priority x +2,,1,assumption\n"
      "n,*,date,daily 10:30,priority * +1,1h,1,assumption\n"
      "o,*,date,daily 10:30,priority a +1,1h,1,assumption\n",
      ACTIONS,
      "07-01 08:00:00 #1 began work@u1\n"
      "07-01 09:00:00 #2 began work@u1\n"
      "07-01 09:30:00 m@u1 began\n"
      "07-01 10:00:00 #3 began work@u1\n"
      "07-01 10:30:00 n@u1 began\n"
      "07-01 10:30:00 o@u1 began\n"
      "07-01 11:00:00 #5 began work@u1\n"
      "07-01 11:30:00 n@u1 ended\n"
      "07-01 11:30:00 o@u1 ended\n"
      "07-01 13:00:00 #4 began work@u1\n"
      "07-01 14:00:00 #6 began work@u1\n"
      "07-01 15:00:00 #7 began work@u1\n");
}
END_TEST

/* At 08:30 what is in hand gives way to what is now above it, half way through. At 09:00 that
 * gives way in turn, half way through as well. */
START_TEST (gives_way)
{
  tiny *t = tiny_run (WINDOW ("01", "01") PROCEDURES WORK ("1h", "resume", "suspend")
                          BACKLOG OLD ("a", "24", "2") OLD ("b", "25", "2") ONCE
                      "m,*,date,daily 08:30,priority x +9,30min,1,assumption\n",
                      TINY_WORK | TINY_MEASURES);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #3 began work@u1\n"
                            "07-01 08:30:00 m@u1 began\n"
                            "07-01 08:30:00 #3 interrupted work@u1\n"
                            "07-01 08:30:00 #1 began work@u1\n"
                            "07-01 09:00:00 m@u1 ended\n"
                            "07-01 09:00:00 #1 interrupted work@u1\n"
                            "07-01 09:00:00 #3 began work@u1\n"
                            "07-01 09:30:00 #3 completed work@u1\n07-01 09:30:00 #3 returned\n"
                            "07-01 09:30:00 #4 began work@u1\n"
                            "07-01 10:30:00 #4 completed work@u1\n07-01 10:30:00 #4 returned\n"
                            "07-01 10:30:00 #1 began work@u1\n"
                            "07-01 11:00:00 #1 completed work@u1\n07-01 11:00:00 #1 returned\n"
                            "07-01 11:00:00 #2 began work@u1\n"
                            "07-01 12:00:00 #2 completed work@u1\n07-01 12:00:00 #2 returned\n");
  ck_assert_int_eq (t->record->pool[0].interrupted, 2);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* All have one priority: only the measure makes any work give way. */
START_TEST (gives_way_to_equals)
{
  tiny_expect (WINDOW ("01", "01") "== procedures.csv\ncode,name,group,workflow,source\n"
                                   "a,A,x,w,assumption\nb,B,y,w,assumption\n" WORK ("1h", "restart",
                                                                                    "suspend")
                                       BACKLOG OLD ("b", "24", "1") OLD ("a", "25", "1") ONCE
               "m,*,date,daily 08:30,priority x +1,,1,assumption\n",
               ACTIONS,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:30:00 m@u1 began\n"
               "07-01 08:30:00 #2 began work@u1\n"
               "07-01 09:30:00 #1 began work@u1\n");
}
END_TEST

#define BY_DUE_DAY                                                                                 \
  "== pools.csv\npool,where,roles,count,calendar,order,source\n"                                   \
  "desk,u1,clerk,1,office,due,assumption\n"

/* By due day within a priority: the a (10 working days from the 16th, 18th and 24th of June) are
 * due on 30 June and 2 and 8 July, the b (5 from the 23rd and 26th) on 30 June and 3 July. From
 * 08:30 to 10:30 they are equals. */
START_TEST (by_due_day)
{
  tiny_expect (WINDOW ("01", "01") BY_DUE_DAY PROCEDURES WORK ("1h", "", "suspend")
                   BACKLOG OLD ("b", "26", "2") OLD ("a", "24", "1") OLD ("a", "18", "1")
                       OLD ("a", "16", "1") OLD ("b", "23", "1") ONCE
               "m,*,date,daily 08:30,priority x +1,2h,1,assumption\n",
               ACTIONS,
               "07-01 08:00:00 #6 began work@u1\n"
               "07-01 08:30:00 m@u1 began\n"
               "07-01 09:00:00 #5 began work@u1\n"
               "07-01 10:00:00 #4 began work@u1\n"
               "07-01 10:30:00 m@u1 ended\n"
               "07-01 11:00:00 #1 began work@u1\n"
               "07-01 13:00:00 #2 began work@u1\n"
               "07-01 14:00:00 #3 began work@u1\n");
}
END_TEST

/* All is laid aside at 08:00. What has been raised meanwhile is taken first at 10:00; what is no
 * longer raised then is not. */
START_TEST (laid_aside)
{
#define DOWN                                                                                       \
  WINDOW ("01", "01")                                                                              \
  PROCEDURES WORK ("1h", "", "suspend") CUT ("07:00", "3h") NEED ("wait", "")                      \
      BACKLOG OLD ("a", "24", "2") OLD ("b", "25", "2")
  tiny_expect (DOWN ONCE "m,*,date,daily 09:00,priority x +2,,1,assumption\n", ACTIONS,
               "07-01 09:00:00 m@u1 began\n"
               "07-01 10:00:00 #1 began work@u1\n"
               "07-01 11:00:00 #2 began work@u1\n"
               "07-01 13:00:00 #3 began work@u1\n"
               "07-01 14:00:00 #4 began work@u1\n");
  tiny_expect (DOWN ONCE "m,*,date,daily 09:00,priority x +2,30min,1,assumption\n", ACTIONS,
               "07-01 09:00:00 m@u1 began\n"
               "07-01 09:30:00 m@u1 ended\n"
               "07-01 10:00:00 #3 began work@u1\n"
               "07-01 11:00:00 #4 began work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 14:00:00 #2 began work@u1\n");
}
END_TEST

/* At one place only. */
START_TEST (where_it_is_in_force)
{
  tiny_expect (
      WINDOW (
          "01",
          "01") "== units.csv\ncode,name,type,population,source\n"
                "u1,One,ward,1000,assumption\nu2,Two,ward,1000,assumption\n"
                "== pools.csv\npool,where,roles,count,calendar,source\n"
                "desk,*,clerk,1,office,assumption\n" PROCEDURES WORK ("1h", "", "suspend")
                    BACKLOG OLD ("a", "24", "1") OLD (
                        "b", "25",
                        "1") "u2,a,2025-06-26,1,,assumption\nu2,b,2025-06-27,1,,assumption\n" ONCE
                             "m,u2,date,daily 06:00,priority x +2,,1,assumption\n",
      ACTIONS,
      "07-01 06:00:00 m@u2 began\n"
      "07-01 08:00:00 #2 began work@u1\n"
      "07-01 08:00:00 #3 began work@u2\n"
      "07-01 09:00:00 #1 began work@u1\n"
      "07-01 09:00:00 #4 began work@u2\n");
}
END_TEST

/* Three come at 15:00 for each of two talks, and wait an hour at most. The v, the last three, go
 * first from 15:10 to 15:40: so one of them is served before the second u. Patience hears nothing
 * of it. */
START_TEST (patience_runs_on)
{
  tiny *t = tiny_run (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 15:00\nend=2025-07-01\n"
      "== procedures.csv\ncode,name,group,workflow,kind,priority,source\n"
      "u,U,x,ask,visit,1,assumption\nv,V,y,ask,visit,0,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,patience,next,source\n"
      "ask,talk,clerk,25min,1h,left,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"
      "s,u1,u,every 24h,3,2025-07-01,assumption\nt,u1,v,every 24h,3,2025-07-01,assumption\n" HEAD (
          "at_most,from,") "m,*,date,daily 15:10,priority y +2,30min,2025-07-01,assumption\n",
      TINY_WORK | TINY_MEASURES);
  ck_assert_str_eq (tiny_since (t, "07-01"), "07-01 15:00:00 #1 began talk@u1\n"
                                             "07-01 15:10:00 m@u1 began\n"
                                             "07-01 15:25:00 #1 completed talk@u1\n"
                                             "07-01 15:25:00 #1 left\n"
                                             "07-01 15:25:00 #4 began talk@u1\n"
                                             "07-01 15:40:00 m@u1 ended\n"
                                             "07-01 15:50:00 #4 completed talk@u1\n"
                                             "07-01 15:50:00 #4 left\n"
                                             "07-01 15:50:00 #2 began talk@u1\n"
                                             "07-01 16:00:00 #3 left\n07-01 16:00:00 #5 left\n"
                                             "07-01 16:00:00 #6 left\n"
                                             "07-01 16:15:00 #2 completed talk@u1\n"
                                             "07-01 16:15:00 #2 left\n");
  ck_assert_int_eq (tiny_total (t).visits_reneged, 3);
  tiny_free (t);
}
END_TEST

/* At 15:25 the two of g go to the list of the u, between one who waits up to two hours and one who
 * waits for half an hour, as the first of them does. They leave another behind who does so, too.
 * The clerk is busy until 16:30. */
START_TEST (from_the_middle)
{
  tiny *t = tiny_run (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 15:00\nend=2025-07-01\n"
      "== procedures.csv\ncode,name,group,workflow,kind,priority,source\n"
      "u,U,x,long,visit,1,assumption\nv,V,x,short,visit,1,assumption\n"
      "y,Y,g,short,visit,0,assumption\nq,Q,g,long,visit,0,assumption\n"
      "z,Z,z,short,visit,0,assumption\n"
      "p,P,p,w,dossier,0,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,patience,next,source\n"
      "long,talk,clerk,10min,2h,left,assumption\nshort,ask,clerk,10min,30min,left,assumption\n"
      "w,work,clerk,90min,,returned,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,until,source\n"
      "a,u1,p,every 24h,2025-07-01,assumption\nb,u1,u,every 24h10,2025-07-01,assumption\n"
      "c,u1,y,every 24h15,2025-07-01,assumption\nd,u1,z,every 24h18,2025-07-01,assumption\n"
      "e,u1,v,every 24h20,2025-07-01,assumption\n"
      "f,u1,q,every 24h16,2025-07-01,assumption\n" HEAD (
          "from,") "m,*,date,daily 15:25,priority g +1,2025-07-01,assumption\n",
      TINY_WORK | TINY_MEASURES);
  ck_assert_str_eq (tiny_since (t, "07-01"), "07-01 15:00:00 #1 began work@u1\n"
                                             "07-01 15:25:00 m@u1 began\n"
                                             "07-01 15:45:00 #3 left\n07-01 15:48:00 #5 left\n"
                                             "07-01 15:50:00 #6 left\n"
                                             "07-01 16:30:00 #1 completed work@u1\n"
                                             "07-01 16:30:00 #1 returned\n"
                                             "07-01 16:30:00 #2 began talk@u1\n"
                                             "07-01 16:40:00 #2 completed talk@u1\n"
                                             "07-01 16:40:00 #2 left\n"
                                             "07-01 16:40:00 #4 began talk@u1\n"
                                             "07-01 16:50:00 #4 completed talk@u1\n"
                                             "07-01 16:50:00 #4 left\n");
  tiny_free (t);
}
END_TEST

/* What never fires changes nothing. */
START_TEST (never)
{
  const char *const rest = WINDOW ("01", "04") PROCEDURES WORK ("50min", "resume", "hand back")
      CUT ("09:20", "2h") NEED ("wait", "") BACKLOG OLD ("a", "24", "20") OLD ("b", "25", "9");
  g_autofree char *with
      = g_strconcat (rest,
                     "== measures.csv\nmeasure,where,watch,on,look,action,source\n"
                     "m,*,waiting,1000,hourly,priority x +3,assumption\n"
                     "n,*,waiting,1000,hourly,batch clerk 5 10%,assumption\n",
                     NULL);
  tiny *a = tiny_run (rest, ~TINY_WHY), *b = tiny_run (with, ~TINY_WHY);
  ck_assert_str_eq (a->log, b->log);
  tiny_expect_same (a->record, b->record);
  tiny_free (a);
  tiny_free (b);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("measures-priority");
  tcase_add_test (tc, moves_and_moves_back);
  tcase_add_test (tc, equals);
  tcase_add_test (tc, steps_add_up);
  tcase_add_test (tc, gives_way);
  tcase_add_test (tc, gives_way_to_equals);
  tcase_add_test (tc, by_due_day);
  tcase_add_test (tc, laid_aside);
  tcase_add_test (tc, where_it_is_in_force);
  tcase_add_test (tc, patience_runs_on);
  tcase_add_test (tc, from_the_middle);
  tcase_add_test (tc, never);
  return tiny_main ("measures-priority", tc);
}
