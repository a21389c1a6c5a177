/* Rehearsals: when they take place and who takes part, and pairs with closing, leave, sickness and
 * unfilled posts. Base world: tiny.h; 1 July 2025 is a Tuesday, the office is open from 08:00 to
 * 12:00 and from 13:00 to 17:00. */
#include "tiny.h"

#include "model/schedule.h"

#include <string.h>

#define WINDOW(start, end)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end "\n"
#define SEEDED(end) WINDOW ("01", end "\nseed=@seed")
#define ACTIVITIES                                                                                 \
  "== activities.csv\nactivity,where,participants,duration,from,until,after,after_all,needs,pass," \
  "again_after,slots,source\n"
#define VENUES "== venues.csv\nvenue,where,count,calendar,source\n"
#define UNITS(rows) "== units.csv\ncode,name,type,population,source\n" rows
#define FIVE                                                                                       \
  UNITS ("u1,One,ward,1000,assumption\nu2,Two,ward,1000,assumption\nu3,Three,ward,1000,"           \
         "assumption\nu4,Four,ward,1000,assumption\nu5,Five,ward,1000,assumption\n")
#define TWO UNITS ("u1,One,ward,1000,assumption\nu2,Two,ward,1000,assumption\n")
#define POOLS(rows) "== pools.csv\npool,where,roles,count,calendar,source\n" rows
#define CLERKS(n) POOLS ("desk,*,clerk," n ",office,assumption\n")
#define BACKLOG                                                                                    \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,1,assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"

/* Runs the world and compares who is sent away. */
static tiny *
run (const char *text, const char *expected)
{
  tiny *t = tiny_run (text, TINY_WORK);
  g_autofree char *agenda = tiny_agenda (pr_model_schedule (t->model), t->world);
  ck_assert_str_eq (agenda, expected);
  return t;
}

static void
expect (const char *text, const char *expected)
{
  tiny_free (run (text, expected));
}

/* Two lines: two units at a time, the others wait for an hour or two. */
START_TEST (bridge)
{
  tiny *t = run (FIVE CLERKS ("1") VENUES "bridge,,2,,assumption\n" ACTIVITIES
                                          "drill,*,clerk 1,1h,,,,,bridge 1,,,,assumption\n",
                 "07-01 08:00 to 07-01 09:00 desk@u1 1 meeting\n"
                 "07-01 08:00 to 07-01 09:00 desk@u2 1 meeting\n"
                 "07-01 09:00 to 07-01 10:00 desk@u3 1 meeting\n"
                 "07-01 09:00 to 07-01 10:00 desk@u4 1 meeting\n"
                 "07-01 10:00 to 07-01 11:00 desk@u5 1 meeting\n");
  ck_assert_int_eq (t->record->venue[0].waited, 3);
  ck_assert_int_eq (t->record->venue[0].wait, 2 * PR_HOUR);
  for (int i = 0; i < 5; i++)
    {
      ck_assert_int_eq (t->record->rehearsal[i].tries, 1);
      ck_assert_int_eq (t->record->rehearsal[i].staff, PR_HOUR);
      ck_assert_int_eq (t->record->rehearsal[i].done, (9 + i / 2) * PR_HOUR);
      ck_assert_int_eq (t->record->rehearsal[i].missed, 0);
    }
  tiny_free (t);
}
END_TEST

static bool
one_fails (const tiny *t)
{
  int64_t tries = 0;
  for (int i = 0; i < 5; i++)
    tries += t->record->rehearsal[i].tries;
  return tries == 6;
}

/* The one that fails is repeated a day after its end, when the bridge is free again. */
START_TEST (one_of_five_fails)
{
  tiny *t = tiny_search (SEEDED ("11") FIVE CLERKS ("1") VENUES
                         "bridge,,2,,assumption\n" ACTIVITIES
                         "drill,*,clerk 1,1h,,,,,bridge 1,80%,,,assumption\n",
                         0, one_fails);
  for (int i = 0; i < 5; i++)
    {
      const pr_rehearsal_count *c = &t->record->rehearsal[i];
      pr_time end = (9 + i / 2) * PR_HOUR;
      ck_assert_int_eq (c->done, c->tries == 1 ? end : end + 25 * PR_HOUR);
      ck_assert_int_eq (c->staff, c->tries * PR_HOUR);
    }
  ck_assert_int_eq (t->record->venue[0].waited, 3);
  tiny_free (t);
}
END_TEST

/* It never passes. The day after the first try is a holiday, so that the second is on Thursday at
 * 08:00; then on Friday at 09:00, and then its time is over. */
START_TEST (over_a_holiday)
{
  tiny *t = run (
      "== holidays.csv\ncalendar,date,open,source\n*,2025-07-02,closed,assumption\n" ACTIVITIES
      "drill,u1,clerk 1,1h,,2025-07-06,,,,0%,,,assumption\n",
      "07-01 08:00 to 07-01 09:00 desk@u1 1 meeting\n"
      "07-03 08:00 to 07-03 09:00 desk@u1 1 meeting\n"
      "07-04 09:00 to 07-04 10:00 desk@u1 1 meeting\n");
  ck_assert_int_eq (t->record->rehearsal[0].tries, 3);
  ck_assert_int_eq (t->record->rehearsal[0].done, PR_NEVER);
  ck_assert_int_eq (t->record->rehearsal[0].missed, 1);
  tiny_free (t);
}
END_TEST

#define LATE_MORNING                                                                               \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"                                            \
  "late,Tue,11:00-12:00,assumption\nevening,Tue,16:00-17:00,assumption\n"

/* From 11:00 to noon: who suspends lays the work down at 11:00 and goes on at 13:00. */
START_TEST (up_to_noon)
{
  tiny *t = run (LATE_MORNING BACKLOG WORK ("5h", "suspend") ACTIVITIES
                 "drill,u1,clerk 1,1h,,2025-07-04,,,,,,late,assumption\n",
                 "07-01 11:00 to 07-01 12:00 desk@u1 1 meeting\n");
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 11:00:00 #1 suspended work@u1\n"
                            "07-01 13:00:00 #1 began work@u1\n"
                            "07-01 15:00:00 #1 completed work@u1\n"
                            "07-01 15:00:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* Up to closing: not back on that day, so that the work is handed back. */
START_TEST (up_to_closing)
{
  tiny *t = run (LATE_MORNING BACKLOG WORK ("9h", "suspend") ACTIVITIES
                 "drill,u1,clerk 1,1h,,2025-07-04,,,,,,evening,assumption\n",
                 "07-01 16:00 to 07-01 17:00 desk@u1 1 meeting\n");
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 12:00:00 #1 suspended work@u1\n"
                            "07-01 13:00:00 #1 began work@u1\n"
                            "07-01 16:00:00 #1 handed back work@u1\n"
                            "07-02 08:00:00 #1 began work@u1\n"
                            "07-02 10:00:00 #1 completed work@u1\n"
                            "07-02 10:00:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* A rule to finish with overtime of half an hour: at the beginning of a meeting as at a closing. */
START_TEST (finishing)
{
  tiny *t = run (LATE_MORNING BACKLOG WORK ("3h15", "finish 30min") ACTIVITIES
                 "drill,u1,clerk 1,1h,,2025-07-04,,,,,,late,assumption\n",
                 "07-01 11:00 to 07-01 12:00 desk@u1 1 meeting\n");
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 11:15:00 #1 completed work@u1\n"
                            "07-01 11:15:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

#define SICK                                                                                       \
  "== leave.csv\npool,where,reason,rate,length,from,until,source\n"                                \
  "desk,*,sickness,365,1 day,2025-07-01,2025-07-01,assumption\n"

static bool
nobody_comes (const tiny *t)
{
  return t->record->rehearsal[0].tries == 2 && t->record->rehearsal[0].staff == PR_HOUR;
}

/* The only clerk is ill on Tuesday: the drill is held without anybody, fails, and is repeated a day
 * after its end. */
START_TEST (ill)
{
  tiny *t = tiny_search (SEEDED ("11") SICK ACTIVITIES "drill,u1,clerk 1,1h,,,,,,,,,assumption\n",
                         0, nobody_comes);
  g_autofree char *agenda = tiny_agenda (pr_model_schedule (t->model), t->world);
  ck_assert_str_eq (agenda, "07-02 09:00 to 07-02 10:00 desk@u1 1 meeting\n");
  tiny_free (t);
}
END_TEST

static bool
one_comes (const tiny *t)
{
  return t->record->rehearsal[0].staff == PR_HOUR;
}

/* One of two clerks is ill: it is held with the other. */
START_TEST (one_of_two_is_ill)
{
  tiny *t = tiny_search (SEEDED ("11") CLERKS ("2") SICK ACTIVITIES
                         "drill,u1,clerk 2,1h,,,,,,,,,assumption\n",
                         0, one_comes);
  ck_assert_int_eq (t->record->rehearsal[0].tries, 1);
  ck_assert_int_eq (t->record->rehearsal[0].done, 9 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Two activities of one person follow one another; a third for half of two clerks takes the one who
 * has spent less. */
START_TEST (one_at_a_time)
{
  expect (CLERKS ("2") ACTIVITIES "a,u1,clerk 1,2h,,,,,,,,,assumption\n"
                                  "b,u1,all,1h,,,,,,,,,assumption\n"
                                  "c,u1,clerk 50%,1h,,,,,,,,,assumption\n",
          "07-01 08:00 to 07-01 10:00 desk@u1 1 meeting\n"
          "07-01 08:00 to 07-01 09:00 desk@u1 2 meeting\n"
          "07-01 10:00 to 07-01 11:00 desk@u1 1 meeting\n"
          "07-01 10:00 to 07-01 11:00 desk@u1 2 meeting\n");
}
END_TEST

/* After: at the same place. After all: u1 waits for u2, whose clerk is away until 10:00. */
START_TEST (precedence)
{
#define AWAY_EARLY                                                                                 \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u2,2025-07-01 08:00,2025-07-01 10:00,1,meeting,assumption\n"
  expect (TWO CLERKS ("1") AWAY_EARLY ACTIVITIES "second,*,clerk 1,1h,,,first,,,,,,assumption\n"
                                                 "first,*,clerk 1,1h,,,,,,,,,assumption\n",
          "07-01 08:00 to 07-01 09:00 desk@u1 1 meeting\n"
          "07-01 09:00 to 07-01 10:00 desk@u1 1 meeting\n"
          "07-01 10:00 to 07-01 11:00 desk@u2 1 meeting\n"
          "07-01 11:00 to 07-01 12:00 desk@u2 1 meeting\n");
  expect (TWO CLERKS ("1") AWAY_EARLY ACTIVITIES "second,*,clerk 1,1h,,,,first,,,,,assumption\n"
                                                 "first,*,clerk 1,1h,,,,,,,,,assumption\n",
          "07-01 08:00 to 07-01 09:00 desk@u1 1 meeting\n"
          "07-01 10:00 to 07-01 11:00 desk@u2 1 meeting\n"
          "07-01 11:00 to 07-01 12:00 desk@u1 1 meeting\n"
          "07-01 11:00 to 07-01 12:00 desk@u2 1 meeting\n");
}
END_TEST

/* What comes after one that never passes misses its time, too. */
START_TEST (never_passes)
{
  tiny *t = run (ACTIVITIES "first,u1,clerk 1,1h,,2025-07-01,,,,0%,,,assumption\n"
                            "second,u1,clerk 1,1h,,,first,,,,,,assumption\n",
                 "07-01 08:00 to 07-01 09:00 desk@u1 1 meeting\n");
  ck_assert_int_eq (t->record->rehearsal[0].missed, 1);
  ck_assert_int_eq (t->record->rehearsal[1].missed, 1);
  ck_assert_int_eq (t->record->rehearsal[1].tries, 0);
  tiny_free (t);
}
END_TEST

/* The one whose time ends first goes first, then the one with the longer chain, then by name. */
START_TEST (urgency)
{
  expect (ACTIVITIES "a,u1,clerk 1,45min,,,,,,,,,assumption\n"
                     "b,u1,clerk 1,1h,,,,,,,,,assumption\n"
                     "c,u1,clerk 1,2h,,2025-07-02,,,,,,,assumption\n"
                     "d,u1,clerk 1,30min,,,b,,,,,,assumption\n",
          "07-01 08:00 to 07-01 10:00 desk@u1 1 meeting\n"   /* c */
          "07-01 10:00 to 07-01 11:00 desk@u1 1 meeting\n"   /* b */
          "07-01 11:00 to 07-01 11:45 desk@u1 1 meeting\n"   /* a */
          "07-01 13:00 to 07-01 13:30 desk@u1 1 meeting\n"); /* d */
}
END_TEST

/* A day of leave and an unfilled post are seen: with one of two away, both are free on Thursday
 * only; of half of them there is one on Tuesday. */
START_TEST (foreseen)
{
#define AWAY(reason)                                                                               \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1,2025-07-01,2025-07-02,1," reason ",assumption\n"
  expect (CLERKS ("2") AWAY ("leave") ACTIVITIES "drill,u1,clerk 2,1h,,,,,,,,,assumption\n",
          "07-03 08:00 to 07-03 09:00 desk@u1 1 meeting\n"
          "07-03 08:00 to 07-03 09:00 desk@u1 2 meeting\n");
  expect (CLERKS ("2") AWAY ("unfilled") ACTIVITIES "drill,u1,clerk 100%,1h,,,,,,,,,assumption\n",
          "07-01 08:00 to 07-01 09:00 desk@u1 2 meeting\n");
  /* Sickness with a date is not. */
  tiny *t
      = run (CLERKS ("2") AWAY ("sickness") ACTIVITIES "drill,u1,clerk 2,1h,,,,,,,,,assumption\n",
             "07-01 08:00 to 07-01 09:00 desk@u1 2 meeting\n");
  ck_assert_int_eq (t->record->rehearsal[0].done, 9 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Longer than any interval: from the beginning of a day over noon, and over night. */
START_TEST (over_breaks)
{
  expect (ACTIVITIES "a,u1,clerk 1,5h,,,,,,,,,assumption\n"
                     "b,u1,clerk 1,4h,,,a,,,,,,assumption\n"
                     "c,u1,clerk 1,9h,,,b,,,,,,assumption\n",
          "07-01 08:00 to 07-01 14:00 desk@u1 1 meeting\n"
          "07-02 08:00 to 07-02 12:00 desk@u1 1 meeting\n"
          "07-03 08:00 to 07-04 09:00 desk@u1 1 meeting\n");
}
END_TEST

/* Nothing before the window, in which the warm-up has four days of work. */
START_TEST (after_the_warm_up)
{
  expect ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-04\nend=2025-07-08\n"
          "warm_up=3 days\n" ACTIVITIES "a,u1,clerk 1,1h,,,,,,,,,assumption\n",
          "07-04 08:00 to 07-04 09:00 desk@u1 1 meeting\n");
}
END_TEST

/* Officers whom two roles need go for the one that has nobody else, also when they have spent less
 * time so far. */
START_TEST (two_roles)
{
  expect (POOLS ("back,u1,leader clerk,2,office,assumption\nfront,u1,clerk guide,1,office,"
                 "assumption\n") ACTIVITIES "a,u1,guide 1,1h,,,,,,,,,assumption\n"
                                            "b,u1,\"clerk 1, leader 2\",1h,,,a,,,,,,assumption\n",
          "07-01 08:00 to 07-01 09:00 front@u1 1 meeting\n"
          "07-01 09:00 to 07-01 10:00 back@u1 1 meeting\n"
          "07-01 09:00 to 07-01 10:00 back@u1 2 meeting\n"
          "07-01 09:00 to 07-01 10:00 front@u1 1 meeting\n");
}
END_TEST

/* One of two pools begins at 10:00. */
START_TEST (hours_of_both)
{
  expect ("== calendars.csv\ncalendar,days,open,source\n"
          "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"
          "late,Mon-Fri,10:00-18:00,assumption\n" POOLS (
              "desk,u1,clerk,1,office,assumption\nlead,u1,leader,1,late,assumption\n") ACTIVITIES
          "a,u1,\"clerk 1, leader 1\",1h,,,,,,,,,assumption\n",
          "07-01 10:00 to 07-01 11:00 lead@u1 1 meeting\n"
          "07-01 10:00 to 07-01 11:00 desk@u1 1 meeting\n");
}
END_TEST

#define SHIFTS                                                                                     \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"                                            \
  "morning,Mon-Fri,08:00-12:00,assumption\nafternoon,Mon-Fri,13:00-17:00,assumption\n"             \
  "evening,Mon-Fri,18:00-20:00,assumption\nhall,Mon-Fri,09:00-17:00,assumption\n"

/* Five hours with somebody who is there in the morning only: four on Tuesday, one on Wednesday. The
 * clerk works in between. */
START_TEST (long_with_other_hours)
{
  tiny *t = run (SHIFTS POOLS ("desk,u1,clerk,1,office,assumption\nlead,u1,leader,1,morning,"
                               "assumption\n") BACKLOG WORK ("5h", "suspend") ACTIVITIES
                 "a,u1,\"clerk 1, leader 1\",5h,,,,,,,,,assumption\n",
                 "07-01 08:00 to 07-02 09:00 lead@u1 1 meeting\n"
                 "07-01 08:00 to 07-01 12:00 desk@u1 1 meeting\n"
                 "07-02 08:00 to 07-02 09:00 desk@u1 1 meeting\n");
  ck_assert_str_eq (t->log, "07-01 13:00:00 #1 began work@u1\n"
                            "07-01 17:00:00 #1 suspended work@u1\n"
                            "07-02 09:00:00 #1 began work@u1\n"
                            "07-02 10:00:00 #1 completed work@u1\n"
                            "07-02 10:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->rehearsal[0].staff, 10 * PR_HOUR);
  ck_assert_int_eq (t->record->rehearsal[0].done, 33 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Two shifts have no hours in common. One clerk is of either; with a leader of one shift and a
 * clerk of the other it is the clerk of the leader's shift. */
START_TEST (long_by_one_shift)
{
#define TWO_SHIFTS                                                                                 \
  SHIFTS POOLS ("early,u1,clerk,1,morning,assumption\nlate,u1,clerk,1,afternoon,assumption\n"      \
                "lead,u1,leader,1,afternoon,assumption\n")
  expect (TWO_SHIFTS ACTIVITIES "a,u1,clerk 1,5h,,,,,,,,,assumption\n",
          "07-01 08:00 to 07-02 09:00 early@u1 1 meeting\n");
  expect (TWO_SHIFTS ACTIVITIES "a,u1,\"clerk 1, leader 1\",5h,,,,,,,,,assumption\n",
          "07-01 13:00 to 07-02 14:00 late@u1 1 meeting\n"
          "07-01 13:00 to 07-02 14:00 lead@u1 1 meeting\n");
}
END_TEST

/* The clerk of one shift is away: it is the one of the other. */
START_TEST (short_by_one_shift)
{
#define AWAY_OF(pool)                                                                              \
  "== absences.csv\npool,where,from,until,count,reason,source\n" pool                              \
  ",u1,2025-07-01,2025-07-11,1,leave,assumption\n"
  expect (TWO_SHIFTS AWAY_OF ("early") ACTIVITIES "a,u1,clerk 1,1h,,,,,,,,,assumption\n",
          "07-01 13:00 to 07-01 14:00 late@u1 1 meeting\n");
  expect (TWO_SHIFTS AWAY_OF ("late") ACTIVITIES "a,u1,clerk 1,1h,,,,,,,,,assumption\n",
          "07-01 08:00 to 07-01 09:00 early@u1 1 meeting\n");
}
END_TEST

/* The hall opens at 09:00: three hours before noon, two after it. */
START_TEST (long_in_a_hall)
{
  tiny *t = run (SHIFTS VENUES "hall,,1,hall,assumption\n" ACTIVITIES
                               "a,u1,clerk 1,5h,,,,,hall 1,,,,assumption\n",
                 "07-01 09:00 to 07-01 15:00 desk@u1 1 meeting\n");
  ck_assert_int_eq (t->record->venue[0].waited, 1);
  ck_assert_int_eq (t->record->venue[0].wait, PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Two evenings; the day between them is a day of work. */
START_TEST (long_off_duty)
{
  expect (SHIFTS ACTIVITIES "a,u1,clerk 1,4h,,,,,,,,evening,assumption\n",
          "07-01 18:00 to 07-01 20:00 desk@u1 1 meeting\n"
          "07-02 18:00 to 07-02 20:00 desk@u1 1 meeting\n");
}
END_TEST

/* u2 has to wait for the bridge at its first try, and at its second. */
START_TEST (waits_twice)
{
  tiny *t = run (TWO CLERKS ("1") VENUES
                 "bridge,,1,,assumption\n" ACTIVITIES
                 "drill,*,clerk 1,1h,,2025-07-02,,,bridge 1,0%,22h,,assumption\n",
                 "07-01 08:00 to 07-01 09:00 desk@u1 1 meeting\n"
                 "07-01 09:00 to 07-01 10:00 desk@u2 1 meeting\n"
                 "07-02 08:00 to 07-02 09:00 desk@u1 1 meeting\n"
                 "07-02 09:00 to 07-02 10:00 desk@u2 1 meeting\n");
  ck_assert_int_eq (t->record->venue[0].waited, 1);
  ck_assert_int_eq (t->record->venue[0].wait, PR_HOUR);
  tiny_free (t);
}
END_TEST

/* A venue that is open in the afternoon only, and one of its own at u1. */
START_TEST (venues)
{
  tiny *t = run (TWO CLERKS ("1") "== calendars.csv\ncalendar,days,open,source\n"
                                  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"
                                  "afternoon,Mon-Fri,14:00-16:00,assumption\n" VENUES
                                  "hall,,1,afternoon,assumption\nhall,u1,1,,assumption\n" ACTIVITIES
                                  "drill,*,clerk 1,90min,,,,,hall 1,,,,assumption\n"
                                  "talk,*,clerk 1,1h,,,drill,,hall 1,,,,assumption\n",
                 "07-01 08:00 to 07-01 09:30 desk@u1 1 meeting\n"
                 "07-01 09:30 to 07-01 10:30 desk@u1 1 meeting\n"
                 "07-01 14:00 to 07-01 15:30 desk@u2 1 meeting\n"
                 "07-02 14:00 to 07-02 15:00 desk@u2 1 meeting\n");
  ck_assert_uint_eq (t->world->n_venues, 2);
  ck_assert_int_eq (t->record->venue[0].waited, 0);
  ck_assert_int_eq (t->record->venue[1].waited, 2);
  ck_assert_int_eq (t->record->venue[1].wait, 22 * PR_HOUR + PR_HOUR / 2);
  tiny_free (t);
}
END_TEST

/* Another activity changes nobody's luck, nor does another place. */
START_TEST (own_luck)
{
#define DRILL "drill,u1,clerk 1,exponential(mean=1h),,,,,,40%,1h,,assumption\n"
  tiny *one = tiny_run (ACTIVITIES DRILL, 0);
  tiny *two = tiny_run (TWO CLERKS ("5") ACTIVITIES DRILL
                        "drill,u2,clerk 1,exponential(mean=1h),,,,,,40%,1h,,assumption\n"
                        "a,*,clerk 1,2h,,,,,,,,,assumption\n",
                        0);
  ck_assert_int_eq (one->record->rehearsal[0].tries, two->record->rehearsal[1].tries);
  ck_assert_int_eq (one->record->rehearsal[0].staff, two->record->rehearsal[1].staff);
  tiny_free (one);
  tiny_free (two);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("rehearsals");
  tcase_add_test (tc, bridge);
  tcase_add_test (tc, one_of_five_fails);
  tcase_add_test (tc, over_a_holiday);
  tcase_add_test (tc, up_to_noon);
  tcase_add_test (tc, up_to_closing);
  tcase_add_test (tc, finishing);
  tcase_add_test (tc, ill);
  tcase_add_test (tc, one_of_two_is_ill);
  tcase_add_test (tc, one_at_a_time);
  tcase_add_test (tc, precedence);
  tcase_add_test (tc, never_passes);
  tcase_add_test (tc, urgency);
  tcase_add_test (tc, foreseen);
  tcase_add_test (tc, over_breaks);
  tcase_add_test (tc, after_the_warm_up);
  tcase_add_test (tc, two_roles);
  tcase_add_test (tc, hours_of_both);
  tcase_add_test (tc, long_with_other_hours);
  tcase_add_test (tc, long_by_one_shift);
  tcase_add_test (tc, short_by_one_shift);
  tcase_add_test (tc, long_in_a_hall);
  tcase_add_test (tc, long_off_duty);
  tcase_add_test (tc, waits_twice);
  tcase_add_test (tc, venues);
  tcase_add_test (tc, own_luck);
  return tiny_main ("rehearsals", tc);
}
