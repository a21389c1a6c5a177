/* Measures: when people look, what they then do, and pairs with holidays, reserves, hand-overs,
 * meetings and learning. Base world: tiny.h; 1 July 2025 is a Tuesday, the office is open from
 * 08:00 to 12:00 and from 13:00 to 17:00. */
#include "tiny.h"

#include <string.h>

#define HEAD(columns) "== measures.csv\nmeasure,where,watch,on,off,look,action," columns "source\n"
#define MEASURE(row) HEAD ("") row ",assumption\n"
#define WINDOW(start, end)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end "\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort)                                                                               \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort ",hand back,returned,assumption\n"
#define HOLIDAY(date) "== holidays.csv\ncalendar,date,open,source\n*," date ",closed,assumption\n"
#define TWO                                                                                        \
  "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"                  \
  "u2,Two,ward,1000,assumption\n"                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,*,clerk,1,office,assumption\n"
#define BOTH(a, b)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," a ",assumption\n"      \
  "u2,p,2025-06-30," b ",assumption\n"
#define RESERVE(n) "== reserves.csv\nreserve,officers,source\nspare," n ",assumption\n"

static const pr_measure_count *
count (const tiny *t, uint32_t i)
{
  return &t->record->measure[i];
}

/* Six pieces of an hour. At 09:30 four wait, and another officer comes; on the next day at 09:30
 * none waits, and the officer goes. */
START_TEST (reinforce)
{
  tiny *t = tiny_run (WINDOW ("01", "03") WORK ("1h") BACKLOG ("6")
                          MEASURE ("more,*,waiting,2,1,daily 09:30,reinforce desk +1"),
                      TINY_WORK | TINY_MEASURES);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 09:00:00 #1 completed work@u1\n07-01 09:00:00 #1 returned\n"
                            "07-01 09:00:00 #2 began work@u1\n"
                            "07-01 09:30:00 more@u1 began\n"
                            "07-01 09:30:00 #3 began work@u1\n"
                            "07-01 10:00:00 #2 completed work@u1\n07-01 10:00:00 #2 returned\n"
                            "07-01 10:00:00 #4 began work@u1\n"
                            "07-01 10:30:00 #3 completed work@u1\n07-01 10:30:00 #3 returned\n"
                            "07-01 10:30:00 #5 began work@u1\n"
                            "07-01 11:00:00 #4 completed work@u1\n07-01 11:00:00 #4 returned\n"
                            "07-01 11:00:00 #6 began work@u1\n"
                            "07-01 11:30:00 #5 completed work@u1\n07-01 11:30:00 #5 returned\n"
                            "07-01 12:00:00 #6 completed work@u1\n07-01 12:00:00 #6 returned\n"
                            "07-02 09:30:00 more@u1 ended\n");
  ck_assert_int_eq (count (t, 0)->fired, 1);
  ck_assert_int_eq (count (t, 0)->first, 9 * PR_HOUR + PR_HOUR / 2);
  ck_assert_int_eq (count (t, 0)->in_force, PR_DAY);
  ck_assert_int_eq (t->record->pool[0].served, 6);
  ck_assert_int_eq (t->record->pool[0].busy, 6 * PR_HOUR);
  /* 24 hours of the pool's own, and on Tuesday from 09:30 on and on Wednesday until then
   * another. */
  ck_assert_int_eq (t->record->pool[0].scheduled, 24 * PR_HOUR + 8 * PR_HOUR);
  ck_assert_int_eq (t->record->officer[0].served, 4);
  tiny_free (t);
}
END_TEST

/* What ends follows the rule of who is not back today: at 10:00 only one piece waits, so the
 * officer goes, and hands back a piece of which half an hour is done. Looks are at 09:30 and
 * hourly. */
START_TEST (what_is_in_hand_goes_back)
{
  tiny_expect (
      WINDOW ("01", "02") WORK ("1h") BACKLOG ("4")
          HEAD ("at_most,") "more,*,waiting,2,,daily 09:30,reinforce desk +1,1h 30min,assumption\n",
      TINY_WORK | TINY_MEASURES,
      "07-01 08:00:00 #1 began work@u1\n"
      "07-01 09:00:00 #1 completed work@u1\n07-01 09:00:00 #1 returned\n"
      "07-01 09:00:00 #2 began work@u1\n"
      "07-01 09:30:00 more@u1 began\n"
      "07-01 09:30:00 #3 began work@u1\n"
      "07-01 10:00:00 #2 completed work@u1\n07-01 10:00:00 #2 returned\n"
      "07-01 10:00:00 #4 began work@u1\n"
      "07-01 10:30:00 #3 completed work@u1\n07-01 10:30:00 #3 returned\n"
      "07-01 11:00:00 #4 completed work@u1\n07-01 11:00:00 #4 returned\n"
      "07-01 11:00:00 more@u1 ended\n");
  tiny_expect (WINDOW ("01", "02") WORK ("2h") BACKLOG ("3") HEAD (
                   "at_most,") "more,*,waiting,2,,daily 08:30,reinforce desk +1,1h,assumption\n",
               TINY_WORK | TINY_MEASURES,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:30:00 more@u1 began\n"
               "07-01 08:30:00 #2 began work@u1\n"
               "07-01 09:30:00 more@u1 ended\n"
               "07-01 09:30:00 #2 handed back work@u1\n"
               "07-01 10:00:00 #1 completed work@u1\n07-01 10:00:00 #1 returned\n"
               "07-01 10:00:00 #2 began work@u1\n"
               "07-01 11:00:00 #2 completed work@u1\n07-01 11:00:00 #2 returned\n"
               "07-01 11:00:00 #3 began work@u1\n"
               "07-01 12:00:00 #3 handed back work@u1\n"
               "07-01 13:00:00 #3 began work@u1\n"
               "07-01 14:00:00 #3 completed work@u1\n07-01 14:00:00 #3 returned\n");
}
END_TEST

#define ONLY TINY_MEASURES
#define MANY WINDOW ("01", "16") WORK ("1h") BACKLOG ("80")

/* 80 pieces, eight a day: 72, 64, 56, 48, 40, 32, 24, 16, 8, 0 are left in the evening of 1, 2,
 * 3, 4, 7, 8, 9, 10, 11 and 14 July. A measure that changes nothing (the pool has its own
 * hours) tells when it would be on. */
#define IDLE "hours desk office"

/* Two looks in a row; the delay of a day; it ends at the first look at or below 24. */
START_TEST (for_and_delay)
{
  tiny_expect (MANY HEAD ("for,delay,") "m,*,waiting,60,24,daily 17:00," IDLE ",2,24h,assumption\n",
               ONLY, "07-03 17:00:00 m@u1 began\n07-09 17:00:00 m@u1 ended\n");
  /* 56 is below 58: only one look after the other counts, so it is ordered on the first two
   * days. */
  tiny_expect (MANY HEAD ("for,") "m,*,waiting,58,24,daily 17:00," IDLE ",2,assumption\n", ONLY,
               "07-02 17:00:00 m@u1 began\n07-09 17:00:00 m@u1 ended\n");
  tiny_expect (MANY HEAD ("for,") "m,*,waiting,58,24,daily 17:00," IDLE ",3,assumption\n", ONLY,
               "");
  /* Three looks in a row at or below 24: on 9, 10 and 11 July. */
  tiny_expect (MANY HEAD ("off_for,") "m,*,waiting,58,24,daily 17:00," IDLE ",3,assumption\n", ONLY,
               "07-01 17:00:00 m@u1 began\n07-11 17:00:00 m@u1 ended\n");
}
END_TEST

/* It would end at the second look; it lasts three days at least, and at most. */
START_TEST (at_least_and_at_most)
{
  tiny_expect (MANY HEAD ("at_least,") "m,*,waiting,72,71,daily 17:00," IDLE ",3 days,assumption\n",
               ONLY, "07-01 17:00:00 m@u1 began\n07-04 17:00:00 m@u1 ended\n");
  /* The look at the end of its time does not ask for it any more: 48 is left. */
  tiny_expect (MANY HEAD ("at_most,") "m,*,waiting,50,1,daily 17:00," IDLE ",3 days,assumption\n",
               ONLY, "07-01 17:00:00 m@u1 began\n07-04 17:00:00 m@u1 ended\n");
  /* At 10:00 it is over, at 17:00 it is wanted again. */
  tiny_expect (
      MANY HEAD ("at_most,most,") "m,*,waiting,50,1,daily 17:00," IDLE ",17h,3,assumption\n", ONLY,
      "07-01 17:00:00 m@u1 began\n07-02 10:00:00 m@u1 ended\n"
      "07-02 17:00:00 m@u1 began\n07-03 10:00:00 m@u1 ended\n"
      "07-03 17:00:00 m@u1 began\n07-04 10:00:00 m@u1 ended\n");
  tiny_expect (
      MANY HEAD ("at_most,most,") "m,*,waiting,50,1,daily 17:00," IDLE ",17h,2,assumption\n", ONLY,
      "07-01 17:00:00 m@u1 began\n07-02 10:00:00 m@u1 ended\n"
      "07-02 17:00:00 m@u1 began\n07-03 10:00:00 m@u1 ended\n");
  /* It rests for a day and a half: from 10:00 on the second to 22:00 on the third. */
  tiny_expect (MANY HEAD ("at_most,again_after,") "m,*,waiting,20,1,daily 17:00," IDLE
                                                  ",17h,36h,assumption\n",
               ONLY,
               "07-01 17:00:00 m@u1 began\n07-02 10:00:00 m@u1 ended\n"
               "07-04 17:00:00 m@u1 began\n07-05 10:00:00 m@u1 ended\n"
               "07-07 17:00:00 m@u1 began\n07-08 10:00:00 m@u1 ended\n");
}
END_TEST

/* Nobody looks on days off: from Friday to Monday. A weekly look on a holiday is on the next
 * working day; hours are those of the legal calendar, at 12:00 nobody is there to look. At
 * 15:00 six are done or in work, at the instant before the next is begun. */
START_TEST (looks)
{
  tiny_expect (MANY HEAD ("") "m,*,waiting,40,39,daily 12:00," IDLE ",assumption\n", ONLY,
               "07-01 12:00:00 m@u1 began\n07-08 12:00:00 m@u1 ended\n");
  tiny_expect (MANY HEAD ("") "m,*,waiting,1,0,weekly Mon 07:30," IDLE ",assumption\n", ONLY,
               "07-07 07:30:00 m@u1 began\n");
  tiny_expect (MANY HOLIDAY ("2025-07-07") HEAD ("") "m,*,waiting,1,0,weekly Mon 07:30," IDLE
                                                     ",assumption\n",
               ONLY, "07-08 07:30:00 m@u1 began\n");
  tiny_expect (MANY HEAD ("") "m,*,waiting,77,74,hourly," IDLE ",assumption\n", ONLY,
               "07-01 08:00:00 m@u1 began\n07-01 15:00:00 m@u1 ended\n");
  /* Without a legal calendar people look at every hour of the day. */
  tiny_expect (MANY "== rules.csv\nrule,value,source\n"
                    "== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\n" HEAD (
                        "") "m,*,waiting,80,79,hourly," IDLE ",assumption\n",
               ONLY, "07-01 00:00:00 m@u1 began\n07-01 09:00:00 m@u1 ended\n");
}
END_TEST

/* Days of work: 72 pieces of an hour at one officer of eight hours a day are nine. With nobody
 * present they are more than any number; with nothing to do none. */
START_TEST (waiting_days)
{
  tiny_expect (MANY HEAD ("") "m,*,waiting_days,9,6,daily 17:00," IDLE ",assumption\n", ONLY,
               "07-01 17:00:00 m@u1 began\n07-04 17:00:00 m@u1 ended\n");
  tiny_expect (MANY HEAD ("") "m,*,waiting_days,9.01,6,daily 17:00," IDLE ",assumption\n", ONLY,
               "");
  tiny_expect (MANY "== absences.csv\npool,where,from,until,count,reason,source\n"
                    "desk,u1,2025-07-02,2025-07-02,1,leave,assumption\n" HEAD (
                        "") "m,*,waiting_days,100,99,daily 12:00," IDLE ",assumption\n",
               ONLY, "07-02 12:00:00 m@u1 began\n07-03 12:00:00 m@u1 ended\n");
  tiny_expect (WINDOW ("01", "04") HEAD ("") "m,*,waiting_days,0,,daily 12:00," IDLE
                                             ",assumption\n",
               ONLY, "07-01 12:00:00 m@u1 began\n");
}
END_TEST

/* Between two dates: the first look is on Monday, and it ends with the eighth. */
START_TEST (what_is_watched)
{
  tiny_expect (MANY HEAD ("") "m,*,in_process,70,40,daily 17:00," IDLE ",assumption\n", ONLY,
               "07-01 17:00:00 m@u1 began\n07-07 17:00:00 m@u1 ended\n");
  /* The oldest came on 30 June at 00:00. */
  tiny_expect (MANY HEAD ("") "m,*,oldest,4.5,0,daily 12:00," IDLE ",assumption\n", ONLY,
               "07-04 12:00:00 m@u1 began\n07-15 12:00:00 m@u1 ended\n");
  tiny_expect (MANY HEAD ("from,until,") "m,*,date,,,daily 12:00," IDLE
                                         ",2025-07-05,2025-07-08,assumption\n",
               ONLY, "07-07 12:00:00 m@u1 began\n07-09 00:00:00 m@u1 ended\n");
}
END_TEST

#define LIMIT                                                                                      \
  "== procedures.csv\ncode,name,workflow,limit,source\np,P,w,2 working days,assumption\n"

/* Received on Monday 30 June, due on Wednesday: at midnight what is left is overdue, 64 pieces. In
 * the evenings 56, 48 and, on the seventh, 40 are left. */
START_TEST (overdue)
{
  tiny_expect (MANY LIMIT HEAD ("") "m,*,overdue,56,40,daily 17:00," IDLE ",assumption\n", ONLY,
               "07-03 17:00:00 m@u1 began\n07-07 17:00:00 m@u1 ended\n");
}
END_TEST

/* Of those finished 16 are on time, then eight a day are late: on the third at 12:00 all 20 but
 * four are, 80 %; in the evening of the fourth 16 of 32, 50 %. Fewer than 20 are no share. */
START_TEST (share_on_time)
{
  tiny_expect (MANY LIMIT HEAD ("") "m,*,on_time_7d,80%,,daily 12:00," IDLE ",assumption\n", ONLY,
               "07-03 12:00:00 m@u1 began\n");
  tiny_expect (MANY LIMIT HEAD ("") "m,*,on_time_7d,50%,,daily 17:00," IDLE ",assumption\n", ONLY,
               "07-04 17:00:00 m@u1 began\n");
  tiny_expect (MANY LIMIT HEAD ("") "m,*,on_time_7d,100%,,daily 17:00," IDLE ",assumption\n", ONLY,
               "07-03 17:00:00 m@u1 began\n");
}
END_TEST

#define PORTAL                                                                                     \
  "== systems.csv\nsystem,scope,source\nportal,place,assumption\n"                                 \
  "== needs.csv\nrole,step,need,source\nclerk,work,portal,assumption\n"                            \
  "== incidents.csv\nincident,system,start,repair,source\n"                                        \
  "cut,portal,2025-07-02 09:30,4h,assumption\n"

/* Down from 09:30 to 13:30: at 11:00 for an hour and a half. */
START_TEST (down)
{
  tiny_expect (MANY PORTAL HEAD ("") "m,*,down portal,,,hourly," IDLE ",assumption\n", ONLY,
               "07-02 10:00:00 m@u1 began\n07-02 14:00:00 m@u1 ended\n");
  tiny_expect (MANY PORTAL HEAD ("") "m,*,down portal,1,,hourly," IDLE ",assumption\n", ONLY,
               "07-02 11:00:00 m@u1 began\n07-02 14:00:00 m@u1 ended\n");
}
END_TEST

/* Both places want the only one of a reserve at one look: who has a rank gets it, else the
 * worse one, else the first by code. The other is refused, once, until the officer is back. */
START_TEST (last_of_a_reserve)
{
  tiny *t = tiny_run (WINDOW ("01", "04") TWO WORK ("1h") BOTH ("20", "21") RESERVE ("1")
                          HEAD ("reserve,") "m,*,waiting,5,4,daily 12:00,reinforce desk +1,spare,"
                                            "assumption\n",
                      ONLY);
  /* u2 has 13 left at noon, u1 16: 21 less four a day and four more for the reserve. */
  ck_assert_str_eq (t->log, "07-01 12:00:00 m@u2 began\n"
                            "07-02 12:00:00 m@u2 ended\n"
                            "07-02 12:00:00 m@u1 began\n"
                            "07-03 12:00:00 m@u1 ended\n");
  ck_assert_int_eq (count (t, 0)->refused, 1);
  ck_assert_int_eq (count (t, 1)->refused, 0);
  tiny_free (t);
}
END_TEST

#define SIX                                                                                        \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\nsix,Mon-Sat,08:00-12:00 13:00-17:00,"        \
  "assumption\nlong,Mon-Fri,08:00-12:00 13:00-20:00,assumption\n"                                  \
  "short,Mon-Fri,08:00-10:00,assumption\n"

/* 40 pieces last five days; 16 are left on Thursday evening, 8 on Friday. With Saturday open
 * they are done on the fifth, though it is no working day by law: nobody looks on it. */
START_TEST (saturday)
{
  tiny *t = tiny_run (WINDOW ("01", "09") SIX WORK ("8h") BACKLOG ("5")
                          HEAD ("") "sat,*,waiting,1,0,daily 17:00,hours desk six,assumption\n",
                      TINY_RETURNED | TINY_MEASURES);
  ck_assert_str_eq (t->log, "07-01 17:00:00 #1 returned\n07-01 17:00:00 sat@u1 began\n"
                            "07-02 17:00:00 #2 returned\n07-03 17:00:00 #3 returned\n"
                            "07-04 17:00:00 #4 returned\n07-05 17:00:00 #5 returned\n"
                            "07-07 17:00:00 sat@u1 ended\n");
  /* Seven days up to Wednesday the ninth, and the Saturday. */
  ck_assert_int_eq (t->record->pool[0].scheduled, 8 * 8 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Other hours begin while the office is open, and end after it has closed by its own. At 16:00 it
 * would close at 17:00: the piece of three hours, begun at 15:00, is done at 18:00, the next one is
 * begun and handed back at 20:00. At 16:00 on the second nothing waits: at once hours are ordinary,
 * and the piece in hand is handed back at 17:00. */
START_TEST (longer_hours)
{
  tiny_expect (WINDOW ("01", "04") SIX WORK ("3h") BACKLOG ("5")
                   HEAD ("") "late,*,waiting,2,1,daily 16:00,hours desk long,assumption\n",
               TINY_WORK | TINY_MEASURES,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 11:00:00 #1 completed work@u1\n07-01 11:00:00 #1 returned\n"
               "07-01 11:00:00 #2 began work@u1\n"
               "07-01 12:00:00 #2 handed back work@u1\n"
               "07-01 13:00:00 #2 began work@u1\n"
               "07-01 15:00:00 #2 completed work@u1\n07-01 15:00:00 #2 returned\n"
               "07-01 15:00:00 #3 began work@u1\n"
               "07-01 16:00:00 late@u1 began\n"
               "07-01 18:00:00 #3 completed work@u1\n07-01 18:00:00 #3 returned\n"
               "07-01 18:00:00 #4 began work@u1\n"
               "07-01 20:00:00 #4 handed back work@u1\n"
               "07-02 08:00:00 #4 began work@u1\n"
               "07-02 09:00:00 #4 completed work@u1\n07-02 09:00:00 #4 returned\n"
               "07-02 09:00:00 #5 began work@u1\n"
               "07-02 12:00:00 #5 completed work@u1\n07-02 12:00:00 #5 returned\n"
               "07-02 16:00:00 late@u1 ended\n");
}
END_TEST

/* Hours that are over already close the office at once; when they end it opens again. */
START_TEST (shorter_hours)
{
  tiny_expect (WINDOW ("01", "02") SIX WORK ("1h") BACKLOG ("5")
                   HEAD ("at_most,") "short,*,waiting,2,,daily 10:30,hours * short,3h,assumption\n",
               TINY_WORK | TINY_MEASURES,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 #1 completed work@u1\n07-01 09:00:00 #1 returned\n"
               "07-01 09:00:00 #2 began work@u1\n"
               "07-01 10:00:00 #2 completed work@u1\n07-01 10:00:00 #2 returned\n"
               "07-01 10:00:00 #3 began work@u1\n"
               "07-01 10:30:00 short@u1 began\n"
               "07-01 10:30:00 #3 handed back work@u1\n"
               "07-01 13:30:00 short@u1 ended\n"
               "07-01 13:30:00 #3 began work@u1\n"
               "07-01 14:00:00 #3 completed work@u1\n07-01 14:00:00 #3 returned\n"
               "07-01 14:00:00 #4 began work@u1\n"
               "07-01 15:00:00 #4 completed work@u1\n07-01 15:00:00 #4 returned\n"
               "07-01 15:00:00 #5 began work@u1\n"
               "07-01 16:00:00 #5 completed work@u1\n07-01 16:00:00 #5 returned\n");
}
END_TEST

#define DRILL                                                                                      \
  "== activities.csv\nactivity,where,participants,duration,from,source\n"                          \
  "drill,*,clerk 1,2h,2025-07-02,assumption\n"

/* The drill would be on the second from 08:00 to 10:00; it is put off, and the officer stays. It is
 * not done. */
START_TEST (put_off)
{
  const char *const world = WINDOW ("01", "04") WORK ("8h") BACKLOG ("2")
      DRILL HEAD ("") "free,*,waiting,1,0,daily 12:00,postpone drill,assumption\n";
  tiny *t = tiny_run (world, TINY_WORK | TINY_DUTY | TINY_MEASURES);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 12:00:00 #1 handed back work@u1\n"
                            "07-01 12:00:00 free@u1 began\n07-01 12:00:00 free@u1 ended\n"
                            "07-01 13:00:00 #1 began work@u1\n"
                            "07-01 17:00:00 #1 completed work@u1\n07-01 17:00:00 #1 returned\n"
                            "07-02 08:00:00 #2 began work@u1\n"
                            "07-02 12:00:00 #2 handed back work@u1\n"
                            "07-02 13:00:00 #2 began work@u1\n"
                            "07-02 17:00:00 #2 completed work@u1\n07-02 17:00:00 #2 returned\n");
  ck_assert_int_eq (count (t, 0)->put_off, 1);
  ck_assert_int_eq (count (t, 0)->in_force, 0);
  ck_assert_int_eq (t->record->officer[0].absent, 0);
  ck_assert_int_eq (t->record->rehearsal[0].tries, 0);
  ck_assert_int_eq (t->record->rehearsal[0].staff, 0);
  ck_assert_int_eq (t->record->rehearsal[0].done, PR_NEVER);
  ck_assert_int_eq (t->record->rehearsal[0].missed, 1);
  tiny_free (t);
}
END_TEST

#define SKILLS                                                                                     \
  "== skills.csv\nskill,rate,standard_after,start,source\nk,70.710678118654752%,4,0,assumption\n"

/* The first piece of who is new takes (1/4)^(-1/2) = 2 times as long; who has done three is
 * practised. */
START_TEST (reserve_brings_experience)
{
  tiny_expect (WINDOW ("01", "02") WORK ("1h") BACKLOG ("2") SKILLS
               "== reserves.csv\nreserve,officers,skills,source\nspare,1,k 3,assumption\n" HEAD (
                   "reserve,") "m,*,waiting,1,0,daily 09:00,reinforce desk +1,spare,assumption\n",
               TINY_WORK | TINY_MEASURES,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 m@u1 began\n"
               "07-01 09:00:00 #2 began work@u1\n"
               "07-01 10:00:00 #1 completed work@u1\n07-01 10:00:00 #1 returned\n"
               "07-01 10:00:00 #2 completed work@u1\n07-01 10:00:00 #2 returned\n"
               "07-02 09:00:00 m@u1 ended\n");
}
END_TEST

/* From 20 km away at 40 km an hour: half an hour after the delay of an hour. */
START_TEST (travel)
{
  tiny_expect (
      "== units.csv\ncode,name,type,population,lat,lon,source\nu1,One,ward,1000,21,107,assumption\n"
      "u2,Two,ward,1000,21.179864,107,assumption\n" WINDOW ("01", "02") WORK ("1h")
          BACKLOG ("9") "== "
                        "reserves.csv\nreserve,officers,base,source\nspare,1,u2,assumption\n" HEAD (
                            "reserve,delay,") "m,u1,waiting,2,0,daily 09:00,reinforce desk "
                                              "+1,spare,1h,assumption\n",
      TINY_MEASURES, "07-01 10:29:59 m@u1 began\n07-02 09:00:00 m@u1 ended\n");
}
END_TEST

/* What never fires changes nothing: not the log, nor any count. The desk has a spare shift, an
 * officer to come, and neighbours. */
START_TEST (never)
{
  const char *const rest = WINDOW ("01", "09") TWO SIX WORK ("50min") BOTH ("20", "9") DRILL SKILLS;
  g_autofree char *with
      = g_strconcat (rest, RESERVE ("2"), HEAD ("reserve,"),
                     "a,*,waiting,1000,1,hourly,reinforce desk +2,spare,assumption\n"
                     "b,*,oldest,1000,1,daily 12:00,hours desk long,,assumption\n"
                     "c,*,in_process,1000,1,daily 12:00,hours * six,,assumption\n"
                     "d,*,waiting_days,1000,1,weekly Fri 12:00,postpone drill,,assumption\n",
                     NULL);
  tiny *a = tiny_run (rest, ~TINY_WHY), *b = tiny_run (with, ~TINY_WHY);
  ck_assert_str_eq (a->log, b->log);
  tiny_expect_same (a->record, b->record);
  for (uint32_t i = 0; i < b->record->n_measures; i++)
    ck_assert_int_eq (count (b, i)->fired, 0);
  tiny_free (a);
  tiny_free (b);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("measures");
  tcase_add_test (tc, reinforce);
  tcase_add_test (tc, what_is_in_hand_goes_back);
  tcase_add_test (tc, for_and_delay);
  tcase_add_test (tc, at_least_and_at_most);
  tcase_add_test (tc, looks);
  tcase_add_test (tc, waiting_days);
  tcase_add_test (tc, what_is_watched);
  tcase_add_test (tc, overdue);
  tcase_add_test (tc, share_on_time);
  tcase_add_test (tc, down);
  tcase_add_test (tc, last_of_a_reserve);
  tcase_add_test (tc, saturday);
  tcase_add_test (tc, longer_hours);
  tcase_add_test (tc, shorter_hours);
  tcase_add_test (tc, put_off);
  tcase_add_test (tc, reserve_brings_experience);
  tcase_add_test (tc, travel);
  tcase_add_test (tc, never);
  return tiny_main ("measures", tc);
}
