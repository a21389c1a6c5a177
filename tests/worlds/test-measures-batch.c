/* Papers that are done in batches because of a measure: see measures-actions.h. */
#include "measures-actions.h"

#include <string.h>

#define TOGETHER(n, share) HEAD ("") "m,*,date,daily 06:00,batch clerk " n " " share ",assumption\n"
/* From 06:00 of the first day on, for so long. */
#define FOR(n, share, time)                                                                        \
  ONCE "m,*,date,daily 06:00,batch clerk " n " " share "," time ",1,assumption\n"
#define ONE_KIND                                                                                   \
  "== procedures.csv\ncode,name,group,workflow,priority,limit,source\n"                            \
  "a,A,x,w,0,10 working days,assumption\n"

/* Five signatures, of which three are done at once: 60 minutes and a quarter of 40 and 20; then 20
 * and a quarter of 20. */
START_TEST (signatures)
{
  tiny *t = tiny_run (WINDOW ("01", "01") ONE_KIND WORK ("1h", "", "suspend")
                          BACKLOG LEFT ("20", "40min") LEFT ("21", "20min") LEFT ("22", "60min")
                              LEFT ("23", "20min") LEFT ("24", "20min") TOGETHER ("3", "25%"),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n07-01 08:00:00 #2 began work@u1\n"
                            "07-01 08:00:00 #3 began work@u1\n"
                            "07-01 09:15:00 #1 completed work@u1\n07-01 09:15:00 #1 returned\n"
                            "07-01 09:15:00 #2 completed work@u1\n07-01 09:15:00 #2 returned\n"
                            "07-01 09:15:00 #3 completed work@u1\n07-01 09:15:00 #3 returned\n"
                            "07-01 09:15:00 #4 began work@u1\n07-01 09:15:00 #5 began work@u1\n"
                            "07-01 09:40:00 #4 completed work@u1\n07-01 09:40:00 #4 returned\n"
                            "07-01 09:40:00 #5 completed work@u1\n07-01 09:40:00 #5 returned\n");
  const pr_pool_count *desk = tiny_pool (t, "desk");
  ck_assert_int_eq (desk->served, 5);
  ck_assert_int_eq (desk->busy, 100 * PR_MINUTE);
  ck_assert_int_eq (desk->in_hand, (3 * 75 + 2 * 25) * PR_MINUTE);
  ck_assert_int_eq (t->record->line[0].wait.n, 5);
  ck_assert_int_eq (t->record->line[0].wait.max, 9 * PR_HOUR + 15 * PR_MINUTE);
  ck_assert_int_eq (t->record->line[0].work, 0);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* Only what is of the same step is taken along, past what stands before it: of three a and two b,
 * in turn, first the a, then the b. */
START_TEST (same_step)
{
  tiny_expect (
      WINDOW ("01", "01") PROCEDURES FLOW
      "w,work,clerk,1h,,suspend,returned,assumption\n"
      "v,look,clerk,2h,,suspend,returned,assumption\n"
      "== procedures.csv\ncode,name,workflow,source\na,A,w,assumption\nb,B,v,assumption\n" BACKLOG
          OLD ("a", "20", "1") OLD ("b", "21", "1") OLD ("a", "22", "1") OLD ("b", "23", "1")
              OLD ("a", "24", "1") TOGETHER ("10", "0%"),
      BEGAN,
      "07-01 08:00:00 #1 began work@u1\n07-01 08:00:00 #3 began work@u1\n"
      "07-01 08:00:00 #5 began work@u1\n"
      "07-01 09:00:00 #2 began look@u1\n07-01 09:00:00 #4 began look@u1\n");
}
END_TEST

/* Those of higher priority first, though others came before; all of one step. */
START_TEST (by_the_same_rule)
{
  tiny_expect (WINDOW ("01", "01") PROCEDURES WORK ("1h", "", "suspend")
                   BACKLOG OLD ("a", "20", "2") OLD ("b", "21", "2") TOGETHER ("3", "50%"),
               BEGAN,
               "07-01 08:00:00 #3 began work@u1\n07-01 08:00:00 #4 began work@u1\n"
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 10:00:00 #2 began work@u1\n");
}
END_TEST

#define THREE BACKLOG LEFT ("20", "1h") LEFT ("21", "2h") LEFT ("22", "3h")
#define ALL(time, what)                                                                            \
  "07-01 " time " #1 " what " work@u1\n07-01 " time " #2 " what " work@u1\n"                       \
  "07-01 " time " #3 " what " work@u1\n"
#define DONE(time)                                                                                 \
  "07-01 " time " #1 completed work@u1\n07-01 " time " #1 returned\n"                              \
  "07-01 " time " #2 completed work@u1\n07-01 " time " #2 returned\n"                              \
  "07-01 " time " #3 completed work@u1\n07-01 " time " #3 returned\n"
#define CLOSING(rule) WINDOW ("01", "01") ONE_KIND WORK ("1h", "", rule) THREE

/* Three hours and half of one and two: four hours and a half, of which half an hour is left at
 * noon. */
START_TEST (closing)
{
  tiny_expect (CLOSING ("suspend") TOGETHER ("3", "50%"), TINY_WORK,
               ALL ("08:00:00", "began") ALL ("12:00:00", "suspended") ALL ("13:00:00", "began")
                   DONE ("13:30:00"));
  tiny_expect (CLOSING ("finish") TOGETHER ("3", "50%"), TINY_WORK,
               ALL ("08:00:00", "began") DONE ("12:30:00"));
  tiny_expect (CLOSING ("finish 20min") TOGETHER ("3", "50%"), TINY_WORK,
               ALL ("08:00:00", "began") ALL ("12:20:00", "suspended") ALL ("13:00:00", "began")
                   DONE ("13:10:00"));
  /* The effort so far is lost: four and a half hours are too long for an office day. */
  tiny_expect (CLOSING ("hand back lost") TOGETHER ("3", "50%"), TINY_WORK,
               ALL ("08:00:00", "began") ALL ("12:00:00", "handed back")
               /* Now each has the hour that its step draws: two hours together. */
               ALL ("13:00:00", "began") DONE ("15:00:00"));
}
END_TEST

/* A ninth of each is left: 6:40, 13:20 and 20 minutes, together half an hour, or one by one. */
START_TEST (handed_back)
{
  tiny_expect (CLOSING ("hand back") TOGETHER ("3", "50%"), TINY_WORK,
               ALL ("08:00:00", "began") ALL ("12:00:00", "handed back") ALL ("13:00:00", "began")
                   DONE ("13:30:00"));
  tiny_expect (
      CLOSING ("hand back") FOR ("3", "50%", "6h30"), TINY_WORK,
      ALL ("08:00:00", "began")
          ALL ("12:00:00",
               "handed back") "07-01 13:00:00 #1 began work@u1\n"
                              "07-01 13:06:40 #1 completed work@u1\n07-01 13:06:40 #1 returned\n"
                              "07-01 13:06:40 #2 began work@u1\n"
                              "07-01 13:20:00 #2 completed work@u1\n07-01 13:20:00 #2 returned\n"
                              "07-01 13:20:00 #3 began work@u1\n"
                              "07-01 13:40:00 #3 completed work@u1\n07-01 13:40:00 #3 returned\n");
}
END_TEST

/* The measure ends at 09:00, and the batch stays one. */
START_TEST (stays_a_batch)
{
  tiny_expect (
      WINDOW ("01", "01") ONE_KIND WORK ("1h", "", "suspend") BACKLOG OLD ("a", "20", "5")
          FOR ("3", "50%", "3h"),
      ACTIONS,
      "07-01 06:00:00 m@u1 began\n" ALL ("08:00:00", "began") "07-01 09:00:00 m@u1 ended\n"
                                                              "07-01 10:00:00 #4 began work@u1\n"
                                                              "07-01 11:00:00 #5 began work@u1\n");
}
END_TEST

/* Of two the one that began last holds: three at once, then five, then three again. */
START_TEST (the_last_one_holds)
{
  tiny_expect (WINDOW ("01", "01") ONE_KIND WORK ("1h", "", "suspend") BACKLOG OLD ("a", "20", "10")
                   ONCE "m,*,date,daily 06:00,batch clerk 2 0%,,1,assumption\n"
                        "n,*,date,daily 08:30,batch clerk 4 0%,1h,1,assumption\n",
               ACTIONS,
               "07-01 06:00:00 m@u1 began\n"
               "07-01 08:00:00 #1 began work@u1\n07-01 08:00:00 #2 began work@u1\n"
               "07-01 08:30:00 n@u1 began\n"
               "07-01 09:00:00 #3 began work@u1\n07-01 09:00:00 #4 began work@u1\n"
               "07-01 09:00:00 #5 began work@u1\n07-01 09:00:00 #6 began work@u1\n"
               "07-01 09:30:00 n@u1 ended\n"
               "07-01 10:00:00 #7 began work@u1\n07-01 10:00:00 #8 began work@u1\n"
               "07-01 11:00:00 #9 began work@u1\n07-01 11:00:00 #10 began work@u1\n");
}
END_TEST

/* Ten hours together, of which two are left in the evening. The first officer is then away; of each
 * piece an hour is left, with which the second goes on: two hours together. */
START_TEST (absence)
{
  tiny_expect (
      WINDOW ("01", "02") "== pools.csv\npool,where,roles,count,calendar,source\n"
                          "desk,u1,clerk,2,office,assumption\n"
                          "== absences.csv\npool,where,from,until,officers,reason,source\n"
                          "desk,u1,2025-07-02,2025-07-02,1,leave,assumption\n" ONE_KIND WORK (
                              "5h", "", "suspend") BACKLOG OLD ("a", "20", "3")
                              TOGETHER ("3", "50%"),
      TINY_WORK,
      ALL ("08:00:00", "began") ALL ("12:00:00", "suspended") ALL ("13:00:00", "began")
          ALL ("17:00:00",
               "suspended") "07-02 00:00:00 #1 handed back work@u1\n07-02 00:00:00 #2 handed back "
                            "work@u1\n"
                            "07-02 00:00:00 #3 handed back work@u1\n"
                            "07-02 08:00:00 #1 began work@u1\n07-02 08:00:00 #2 began work@u1\n"
                            "07-02 08:00:00 #3 began work@u1\n"
                            "07-02 10:00:00 #1 completed work@u1\n07-02 10:00:00 #1 returned\n"
                            "07-02 10:00:00 #2 completed work@u1\n07-02 10:00:00 #2 returned\n"
                            "07-02 10:00:00 #3 completed work@u1\n07-02 10:00:00 #3 returned\n");
}
END_TEST

#define OUTAGE(if_down, key_in)                                                                    \
  WINDOW ("01", "01")                                                                              \
  ONE_KIND WORK ("1h", "", "suspend") CUT ("09:00", "1h") NEED (if_down, key_in)                   \
      BACKLOG OLD ("a", "20", "3") TOGETHER ("3", "50%")

/* At 17:00 two of ten hours are left; the net is down from 18:00 to 09:00, when they go on. */
START_TEST (outage_at_night)
{
  tiny_expect (
      WINDOW ("01", "02") ONE_KIND WORK ("5h", "", "suspend") CUT ("18:00", "15h") NEED ("wait", "")
          BACKLOG OLD ("a", "20", "3") TOGETHER ("3", "50%"),
      TINY_WORK,
      ALL ("08:00:00", "began") ALL ("12:00:00", "suspended") ALL ("13:00:00", "began")
          ALL ("17:00:00",
               "suspended") "07-02 08:00:00 #1 held work@u1\n07-02 08:00:00 #2 held work@u1\n"
                            "07-02 08:00:00 #3 held work@u1\n"
                            "07-02 09:00:00 #1 began work@u1\n"
                            "07-02 09:00:00 #2 began work@u1\n"
                            "07-02 09:00:00 #3 began work@u1\n"
                            "07-02 11:00:00 #1 completed work@u1\n"
                            "07-02 11:00:00 #1 returned\n"
                            "07-02 11:00:00 #2 completed work@u1\n"
                            "07-02 11:00:00 #2 returned\n"
                            "07-02 11:00:00 #3 completed work@u1\n"
                            "07-02 11:00:00 #3 returned\n");
}
END_TEST

/* They begin again at 10:00, when the web has become slow: four hours. */
START_TEST (begun_again_slowly)
{
  tiny_expect (
      WINDOW ("01", "01") ONE_KIND WORK (
          "1h", "",
          "suspend") "== "
                     "systems.csv\nsystem,scope,source\nnet,place,assumption\nweb,place,"
                     "assumption\n"
                     "== "
                     "needs.csv\nrole,step,need,if_down,source\nclerk,work,net,restart,assumption\n"
                     "clerk,work,web,wait,assumption\n"
                     "== incidents.csv\nincident,system,start,repair,slow,source\n"
                     "cut,net,2025-07-01 09:00,1h,,assumption\n"
                     "crowd,web,2025-07-01 09:30,8h,2,assumption\n" BACKLOG OLD ("a", "20", "3")
                         TOGETHER ("3", "50%"),
      TINY_WORK,
      ALL ("08:00:00", "began") ALL ("09:00:00", "held") ALL ("10:00:00", "began")
          ALL ("12:00:00", "suspended") ALL ("13:00:00", "began") DONE ("15:00:00"));
}
END_TEST

/* What needs the net and what does not is not done together: dossiers that came online need it. */
START_TEST (needs_the_same)
{
  tiny_expect (WINDOW ("01", "01") ONE_KIND WORK ("1h", "", "suspend") NET
               "== needs.csv\nrole,step,need,channels,source\nclerk,work,net,online,assumption\n"
               "== incidents.csv\nincident,system,start,repair,source\n"
               "cut,net,2025-07-01 08:30,1h,assumption\n" NO_ARRIVALS
               "== backlog.csv\nwhere,procedure,received,count,channel,source\n"
               "u1,a,2025-06-20,1,counter,assumption\nu1,a,2025-06-21,1,online,assumption\n"
               "u1,a,2025-06-22,1,counter,assumption\n" TOGETHER ("3", "0%"),
               BEGAN,
               "07-01 08:00:00 #1 began work@u1\n07-01 08:00:00 #3 began work@u1\n"
               "07-01 09:30:00 #2 began work@u1\n");
}
END_TEST

/* Two hours together. From 09:00 to 10:00 the net is down: they wait, or begin again, or are done
 * on paper and keyed in, also together: 10 minutes and half of 20. */
START_TEST (outage)
{
  tiny *t = tiny_run (OUTAGE ("wait", ""), TINY_WORK);
  ck_assert_str_eq (t->log, ALL ("08:00:00", "began") ALL ("09:00:00", "held")
                                ALL ("10:00:00", "began") DONE ("11:00:00"));
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 2 * PR_HOUR);
  ck_assert_int_eq (tiny_pool (t, "desk")->held, PR_HOUR);
  tiny_free (t);
  tiny_expect (OUTAGE ("restart", ""), TINY_WORK,
               ALL ("08:00:00", "began") ALL ("09:00:00", "held") ALL ("10:00:00", "began")
                   DONE ("12:00:00"));
  /* Each had 20 minutes left, and has an hour then. */
  tiny_expect (WINDOW ("01", "01") ONE_KIND WORK ("1h", "", "suspend") CUT ("08:20", "40min")
                   NEED ("restart", "") BACKLOG LEFT ("20", "20min") LEFT ("21", "20min")
                       LEFT ("22", "20min") TOGETHER ("3", "50%"),
               TINY_WORK,
               ALL ("08:00:00", "began") ALL ("08:20:00", "held") ALL ("09:00:00", "began")
                   DONE ("11:00:00"));
  t = tiny_run (OUTAGE ("paper", "10min"), TINY_WORK);
  ck_assert_str_eq (
      t->log,
      ALL ("08:00:00", "began")
          ALL ("10:00:00",
               "completed") "07-01 10:00:00 #1 began key-in@u1\n07-01 10:00:00 #2 began key-in@u1\n"
                            "07-01 10:00:00 #3 began key-in@u1\n"
                            "07-01 10:20:00 #1 completed key-in@u1\n07-01 10:20:00 #1 returned\n"
                            "07-01 10:20:00 #2 completed key-in@u1\n07-01 10:20:00 #2 returned\n"
                            "07-01 10:20:00 #3 completed key-in@u1\n07-01 10:20:00 #3 returned\n");
  ck_assert_int_eq (tiny_total (t).on_paper, 3);
  tiny_free (t);
  /* Down before they begin: on paper from the beginning. */
  t = tiny_run (WINDOW ("01", "01") ONE_KIND WORK ("1h", "", "suspend") CUT ("07:00", "90min")
                    NEED ("paper", "10min") BACKLOG OLD ("a", "20", "3") TOGETHER ("3", "50%"),
                BEGAN);
  ck_assert_str_eq (t->log, ALL ("08:00:00", "began") "07-01 10:00:00 #1 began key-in@u1\n"
                                                      "07-01 10:00:00 #2 began key-in@u1\n"
                                                      "07-01 10:00:00 #3 began key-in@u1\n");
  tiny_free (t);
}
END_TEST

/* The first piece of who is new takes twice as long; who has done three is practised. All three are
 * done at the pace of the first: 1h 30min, twice. */
START_TEST (learning)
{
  tiny *t = tiny_run (
      WINDOW ("01", "01") ONE_KIND WORK ("1h", "", "suspend") BACKLOG OLD (
          "a", "20", "4") "== skills.csv\nskill,rate,standard_after,start,source\n"
                          "k,70.710678118654752%,4,0,assumption\n" TOGETHER ("3", "25%"),
      TINY_WORK);
  ck_assert_str_eq (
      t->log,
      ALL ("08:00:00", "began")
          DONE ("11:00:00") "07-01 11:00:00 #4 began work@u1\n"
                            "07-01 12:00:00 #4 completed work@u1\n07-01 12:00:00 #4 returned\n");
  ck_assert_int_eq (t->record->practice[0].completed, 4);
  ck_assert_int_eq (t->record->practice[0].worked, 4 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* One c comes at 09:00: the three a, of two hours together, give way, each with half of its effort
 * left. A batch with a b in it is as urgent as that. */
START_TEST (gives_way_together)
{
#define URGENT(procedure)                                                                          \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 09:00\nend=2025-07-01\n"        \
  "== procedures.csv\ncode,name,workflow,priority,source\n"                                        \
  "a,A,w,0,assumption\nb,B,w,1,assumption\nc,C,v,1,assumption\n" FLOW                              \
  "w,work,clerk,1h,resume,suspend,returned,assumption\n"                                           \
  "v,quick,clerk,15min,,suspend,returned,assumption\n"                                             \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "s,u1,a,every 23h,2,2025-07-01,assumption\nt,u1," procedure                                      \
  ",every 23h,1,2025-07-01,assumption\nu,u1,c,every 24h,1,2025-07-01,assumption\n" TOGETHER (      \
      "3", "50%")
  tiny_expect (
      URGENT ("a"), TINY_WORK,
      ALL ("08:00:00", "began") ALL (
          "09:00:00",
          "interrupted") "07-01 09:00:00 #4 began quick@u1\n"
                         "07-01 09:15:00 #4 completed quick@u1\n07-01 09:15:00 #4 returned\n" ALL (
                             "09:15:00", "began") DONE ("10:15:00"));
  tiny_expect (URGENT ("b"), BEGAN,
               "07-01 08:00:00 #3 began work@u1\n07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:00:00 #2 began work@u1\n07-01 10:00:00 #4 began quick@u1\n");
}
END_TEST

#define OLD_OFFICE                                                                                 \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"               \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,u1,clerk,1,office,assumption\nold-desk,d1,clerk,1,office,assumption\n"                     \
  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"                 \
  "*,*,2025-07-02,unit,assumption\n"

/* Of twelve hours together, four are left at midnight, when they go to the new office: of each
 * piece two of its six hours, which it takes there alone. */
START_TEST (handed_over)
{
  tiny *t = tiny_run (
      WINDOW ("01", "02") OLD_OFFICE
      "== handovers.csv\nwhere,on,delay,source\ndistrict,2025-07-02,2h,assumption\n" ONE_KIND FLOW
      "w,work,clerk,6h,,suspend,returned,assumption\n" NO_ARRIVALS
      "== backlog.csv\nwhere,procedure,received,count,home,source\n"
      "d1,a,2025-06-23,3,u1,assumption\n" HEAD (
          "") "m,d1,date,daily 06:00,batch clerk 3 50%,assumption\n",
      TINY_WORK | TINY_HANDED);
  ck_assert_str_eq (tiny_since (t, "07-01 17"),
                    "07-01 17:00:00 #1 suspended work@d1\n07-01 17:00:00 #2 suspended work@d1\n"
                    "07-01 17:00:00 #3 suspended work@d1\n"
                    "07-02 00:00:00 #1 released work@d1\n07-02 00:00:00 #1 handed over to u1\n"
                    "07-02 00:00:00 #2 released work@d1\n07-02 00:00:00 #2 handed over to u1\n"
                    "07-02 00:00:00 #3 released work@d1\n07-02 00:00:00 #3 handed over to u1\n"
                    "07-02 02:00:00 #1 completed hand-over@u1\n"
                    "07-02 02:00:00 #2 completed hand-over@u1\n"
                    "07-02 02:00:00 #3 completed hand-over@u1\n"
                    "07-02 08:00:00 #1 began work@u1\n"
                    "07-02 10:00:00 #1 completed work@u1\n07-02 10:00:00 #1 returned\n"
                    "07-02 10:00:00 #2 began work@u1\n"
                    "07-02 12:00:00 #2 completed work@u1\n07-02 12:00:00 #2 returned\n"
                    "07-02 13:00:00 #3 began work@u1\n"
                    "07-02 15:00:00 #3 completed work@u1\n07-02 15:00:00 #3 returned\n");
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* Two of the backlog and a test, which comes at 06:00. The tests end at midnight: of six hours each
 * two are left, for which the others take three hours. */
START_TEST (tests_end)
{
  tiny *t = tiny_run (WINDOW ("01", "02") ONE_KIND FLOW
                      "w,work,clerk,6h,,suspend,returned,assumption\n"
                      "== arrivals.csv\nstream,where,mix,rate,until,test,source\n"
                      "s,u1,a,every 6h,2025-07-01,yes,assumption\n"
                      "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
                      "tests_until,2025-07-01,assumption\n"
                      "== "
                      "backlog.csv\nwhere,procedure,received,count,source\nu1,a,2025-06-20,2,"
                      "assumption\n" TOGETHER ("3", "50%"),
                      TINY_WORK | 1u << PR_HAPPENS_RELEASED | 1u << PR_HAPPENS_CLOSED);
  ck_assert_str_eq (tiny_since (t, "07-01 17"),
                    "07-01 17:00:00 #1 suspended work@u1\n07-01 17:00:00 #2 suspended work@u1\n"
                    "07-01 17:00:00 #3 suspended work@u1\n"
                    "07-02 00:00:00 #1 handed back work@u1\n"
                    "07-02 00:00:00 #2 handed back work@u1\n"
                    "07-02 00:00:00 #3 released work@u1\n"
                    "07-02 00:00:00 #3 closed\n07-02 00:00:00 #4 closed\n"
                    "07-02 00:00:00 #5 closed\n"
                    "07-02 08:00:00 #1 began work@u1\n07-02 08:00:00 #2 began work@u1\n"
                    "07-02 11:00:00 #1 completed work@u1\n07-02 11:00:00 #1 returned\n"
                    "07-02 11:00:00 #2 completed work@u1\n07-02 11:00:00 #2 returned\n");
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

static bool
one_error (const tiny *t)
{
  return t->record->practice[0].errors == 1 && strstr (t->log, "#2 returned\n07-01 13") == NULL
         && strstr (t->log, "08:20:00 #1 returned") != NULL;
}

/* Ten minutes and half of ten and ten for the work and for the check, each of all three. The check
 * finds an error of the second piece, which is done again, alone. */
START_TEST (error_found)
{
  tiny *t = tiny_search (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-01\n"
      "seed=@seed\n" ONE_KIND FLOW "w,work,clerk,5min,,suspend,check,assumption\n"
      "w,check,clerk,5min,,suspend,returned,assumption\n" BACKLOG OLD (
          "a", "20", "3") "== skills.csv\nskill,where,steps,rate,standard_after,errors,source\n"
                          "work,u1,work,100%,1,40%,assumption\n" TOGETHER ("3", "50%"),
      TINY_WORK, one_error);
  ck_assert_ptr_nonnull (strstr (t->log, ALL ("08:00:00", "began") ALL ("08:10:00", "completed")));
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 08:20:00 #1 completed check@u1\n"
                                         "07-01 08:20:00 #1 returned\n"
                                         "07-01 08:20:00 #2 completed check@u1\n"));
  ck_assert_ptr_nonnull (strstr (t->log, " began work@u1\n07-01 08:25:00"));
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 08:30:00"));
  ck_assert_int_eq (t->record->practice[0].completed, 4);
  ck_assert_int_eq (t->record->practice[0].found, 1);
  tiny_free (t);
}
END_TEST

/* People are served one by one. */
START_TEST (people)
{
  tiny *t = tiny_run (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 15:00\nend=2025-07-01\n"
      "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"
      "p,P,w,dossier,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,next,source\n"
      "ask,talk,clerk,20min,left,assumption\nw,work,clerk,20min,returned,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"
      "s,u1,v,every 24h,2,2025-07-01,assumption\nt,u1,p,every "
      "24h,2,2025-07-01,assumption\n" TOGETHER ("5", "0%"),
      BEGAN);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 began talk@u1\n07-01 15:20:00 #2 began talk@u1\n"
                            "07-01 15:40:00 #3 began work@u1\n07-01 15:40:00 #4 began work@u1\n");
  tiny_free (t);
}
END_TEST

/* Why #1 is late: the work of the whole batch is its effort, as of every other piece. */
START_TEST (lateness)
{
  tiny *t
      = tiny_run (WINDOW ("01", "04") "== procedures.csv\ncode,name,workflow,limit,source\n"
                                      "a,A,w,1 working days,assumption\n" WORK ("8h", "", "suspend")
                                          BACKLOG OLD ("a", "30", "2") TOGETHER ("2", "100%"),
                  TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-02 17:00:00 #1 returned\n07-02 17:00:00 #2 returned\n");
  ck_assert_int_eq (tiny_total (t).late_count, 2);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* Neither does what is over before work begins: one piece at a time. */
START_TEST (one_at_a_time)
{
  const char *const rest = WINDOW ("01", "04") ONE_KIND WORK ("50min", "", "hand back")
      CUT ("09:20", "2h") NEED ("wait", "") BACKLOG OLD ("a", "24", "20");
  g_autofree char *with = g_strconcat (rest, FOR ("2", "10%", "1h"), NULL);
  tiny *a = tiny_run (rest, ~(TINY_WHY | TINY_MEASURES)),
       *b = tiny_run (with, ~(TINY_WHY | TINY_MEASURES));
  ck_assert_str_eq (a->log, b->log);
  tiny_expect_same (a->record, b->record);
  tiny_free (a);
  tiny_free (b);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("measures-batch");
  tcase_add_test (tc, signatures);
  tcase_add_test (tc, same_step);
  tcase_add_test (tc, by_the_same_rule);
  tcase_add_test (tc, closing);
  tcase_add_test (tc, handed_back);
  tcase_add_test (tc, stays_a_batch);
  tcase_add_test (tc, the_last_one_holds);
  tcase_add_test (tc, absence);
  tcase_add_test (tc, outage);
  tcase_add_test (tc, outage_at_night);
  tcase_add_test (tc, begun_again_slowly);
  tcase_add_test (tc, needs_the_same);
  tcase_add_test (tc, learning);
  tcase_add_test (tc, gives_way_together);
  tcase_add_test (tc, handed_over);
  tcase_add_test (tc, tests_end);
  tcase_add_test (tc, error_found);
  tcase_add_test (tc, people);
  tcase_add_test (tc, lateness);
  tcase_add_test (tc, one_at_a_time);
  return tiny_main ("measures-batch", tc);
}
