/* The legal clock: due dates, what stops and restarts it, who is late, the one apology.
 *
 * July 2025: the 1st is a Tuesday, the 5th a Saturday. 2 September 2025, a holiday, is a Tuesday.
 */
#include "tiny.h"

#include <string.h>

#define INI(start, end)                                                                            \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-" start "\nend=2025-" end             \
  "\nreplications=1\n"
#define BACKLOG "== backlog.csv\nwhere,procedure,received,source\n"
#define AT(instant) "u1,p,2025-" instant ",assumption\n"
#define LIMIT(limit)                                                                               \
  "== procedures.csv\ncode,name,workflow,limit,incomplete,source\np,P,w," limit ",0,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,counts,at_close,next,source\n"
#define WORK(effort) WORKFLOWS "w,work,work,clerk," effort ",yes,finish,returned,assumption\n"
#define RULES "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
#define HOLIDAYS "== holidays.csv\ndate,calendar,open,source\n"

/* Runs, and checks how many were on time and late. */
static void
expect_punctual (const char *text, int on_time, int late)
{
  tiny *t = tiny_run (text, TINY_RETURNED);
  pr_place_count sum = tiny_total (t);
  ck_assert_msg (sum.on_time_count == on_time && sum.late_count == late,
                 "%d on time and %d late found, %d and %d expected:\n%s", (int) sum.on_time_count,
                 (int) sum.late_count, on_time, late, t->log);
  tiny_free (t);
}

/* Received exactly at 15:00, a minute later, on Friday after 15:00, on Saturday. */
START_TEST (same_day)
{
  tiny_expect (INI ("07-07", "07-07") LIMIT ("same day") BACKLOG AT ("07-01 15:00")
                   AT ("07-01 15:01") AT ("07-04 15:01") AT ("07-05 09:00") WORK ("1h"),
               TINY_RECEIVED,
               "07-01 15:00:00 #1 received, due 07-01\n"
               "07-01 15:01:00 #2 received, due 07-02\n"
               "07-04 15:01:00 #3 received, due 07-07\n"
               "07-05 09:00:00 #4 received, due 07-07\n");
}
END_TEST

START_TEST (same_day_cutoff_is_a_rule)
{
  tiny_expect (INI ("07-07", "07-07") LIMIT ("same day") RULES
               "same_day_cutoff,09:30,assumption\n" BACKLOG AT ("07-01 09:30") AT ("07-01 09:31")
                   WORK ("1h"),
               TINY_RECEIVED,
               "07-01 09:30:00 #1 received, due 07-01\n"
               "07-01 09:31:00 #2 received, due 07-02\n");
}
END_TEST

static bool
one_dossier (const tiny *t)
{
  return tiny_total (t).arrived == 1 && t->record->place[0].visits == 2;
}

/* A visitor of Wednesday 08:00, served over lunch, whose papers are accepted exactly at 15:00, or a
 * minute later. */
static void
expect_accepted (const char *effort, const char *expected)
{
  g_autofree char *text = g_strdup_printf (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-04\n"
      "replications=1\nseed=@seed\n" LIMIT (
          "same day") "== arrivals.csv\nstream,where,mix,rate,from,until,source\n"
                      "s,u1,p,1 per day,2025-07-01,2025-07-01,assumption\n"
                      "== calendars.csv\ncalendar,days,open,source\n"
                      "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"
                      "late,Wed-Fri,08:00-12:00 13:00-17:00,assumption\n"
                      "== "
                      "pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,1,late,"
                      "assumption\n" RULES "visitor_return,100%%,assumption\n"
                      "== workflows.csv\nworkflow,step,role,effort,receives,next,source\n"
                      "w,accept,clerk,%s,yes,returned,assumption\n",
      effort);
  tiny *t = tiny_search (text, TINY_RECEIVED | TINY_RETURNED, one_dossier);
  ck_assert_str_eq (t->log, expected);
  /* Sojourn begins with the first visit, on Tuesday. */
  ck_assert_int_ge ((int64_t) t->record->place[0].sojourn.sum, 15 * PR_HOUR);
  tiny_free (t);
}

START_TEST (accepted_at_15_00)
{
  expect_accepted ("7h", "07-02 15:00:00 #1 received, due 07-02\n07-02 15:00:00 #1 returned\n");
}
END_TEST

START_TEST (accepted_after_15_00)
{
  expect_accepted ("421min", "07-02 15:01:00 #1 received, due 07-03\n07-02 15:01:00 #1 returned\n");
}
END_TEST

/* Transfers that arrive at 15:00 on Tuesday, at 15:01, at 15:30 on Friday, at 06:00 on Saturday. */
START_TEST (transfers)
{
#define MOVE(name, length)                                                                         \
  name ",move,transfer,," length ",yes,,work,assumption\n" name                                    \
       ",work,work,clerk,10min,yes,suspend,returned,assumption\n"
  tiny_expect (
      INI ("07-01",
           "07-08") "== procedures.csv\ncode,name,workflow,source\na,A,wa,assumption\n"
                    "b,B,wb,assumption\nc,C,wc,assumption\nd,D,wd,assumption\n"
                    "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,a,0 per "
                    "day,assumption\n" BACKLOG
                    "u1,a,2025-06-30,assumption\nu1,b,2025-06-30,assumption\n"
                    "u1,c,2025-06-30,assumption\nu1,d,2025-06-30,assumption\n" WORKFLOWS MOVE (
                        "wa", "15h") MOVE ("wb", "901min") MOVE ("wc", "5250min")
                        MOVE ("wd", "102h"),
      1u << PR_HAPPENS_COMPLETED,
      "07-01 15:00:00 #1 completed move@u1\n"
      "07-01 15:10:00 #1 completed work@u1\n"
      "07-02 08:00:00 #2 completed move@u1\n"
      "07-02 08:10:00 #2 completed work@u1\n"
      "07-07 08:00:00 #3 completed move@u1\n"
      "07-07 08:00:00 #4 completed move@u1\n"
      "07-07 08:10:00 #3 completed work@u1\n"
      "07-07 08:20:00 #4 completed work@u1\n");
}
END_TEST

/* Five working days from Friday 29 August: 1, 3, 4, 5 and 8 September. */
START_TEST (over_a_holiday)
{
  tiny_expect (INI ("09-01", "09-10") LIMIT ("5 working days") BACKLOG AT ("08-29 10:00") HOLIDAYS
               "2025-09-02,*,closed,official\n" WORK ("1h"),
               TINY_RECEIVED, "08-29 10:00:00 #1 received, due 09-08\n");
}
END_TEST

/* Saturday 5 July is opened in the morning: 2, 3, 4, 5 and 7 July. */
START_TEST (over_an_opened_saturday)
{
  tiny_expect (INI ("07-02", "07-10") LIMIT ("5 working days") BACKLOG AT ("07-01") HOLIDAYS
               "2025-07-05,office,08:00-12:00,assumption\n" WORK ("1h"),
               TINY_RECEIVED, "07-01 00:00:00 #1 received, due 07-07\n");
}
END_TEST

/* Due at the end of business of that Saturday, 12:00: four hours of work from 08:00 are on time. */
START_TEST (due_on_an_opened_saturday)
{
#define SATURDAY(effort)                                                                           \
  INI ("07-05", "07-08")                                                                           \
  LIMIT ("4 working days")                                                                         \
  HOLIDAYS "2025-07-05,office,08:00-12:00,assumption\n" BACKLOG AT ("07-01") WORK (effort)
  expect_punctual (SATURDAY ("4h"), 1, 0);
  expect_punctual (SATURDAY ("241min"), 0, 1);
}
END_TEST

/* Fifteen days: end on Wednesday 2 July, on Saturday 5 July, on the holiday. */
START_TEST (calendar_days)
{
  tiny_expect (INI ("09-01", "09-10") LIMIT ("15 days") BACKLOG AT ("06-17") AT ("06-20")
                   AT ("08-18") HOLIDAYS "2025-09-02,*,closed,official\n" WORK ("1h"),
               TINY_RECEIVED,
               "06-17 00:00:00 #1 received, due 07-02\n"
               "06-20 00:00:00 #2 received, due 07-07\n"
               "08-18 00:00:00 #3 received, due 09-03\n");
}
END_TEST

/* The longer limit belongs to the home unit, wherever the dossier was filed. */
START_TEST (difficult_area)
{
  tiny_expect (
      INI ("07-02",
           "07-02") "== units.csv\ncode,name,type,population,difficult_area,source\n"
                    "u1,One,ward,1000,no,assumption\nu2,Two,commune,1000,yes,assumption\n"
                    "== procedures.csv\ncode,name,workflow,limit,limit_difficult,source\n"
                    "p,P,w,5 working days,10 working days,assumption\n"
                    "== backlog.csv\nwhere,procedure,received,home,source\n"
                    "u1,p,2025-06-30,u1,assumption\nu1,p,2025-07-01,u2,assumption\n" WORK ("1h"),
      TINY_RECEIVED,
      "06-30 00:00:00 #1 received, due 07-07\n"
      "07-01 00:00:00 #2 received, due 07-15\n");
}
END_TEST

/* One hour of work shows that papers are missing; they come after two days; then the rest. */
#define SUPPLEMENT(rules, rest)                                                                    \
  INI ("07-01", "07-11")                                                                           \
  "== procedures.csv\ncode,name,workflow,limit,incomplete,source\n"                                \
  "p,P,w,2 working days,100%,assumption\n" RULES rules BACKLOG AT ("06-30") WORKFLOWS              \
      "w,check,work,clerk,1h,yes,suspend,ask incomplete; more rest,assumption\n"                   \
      "w,ask,supplement,,2 days,yes,,more,assumption\n"                                            \
      "w,more,work,clerk," rest ",yes,suspend,returned,assumption\n"

START_TEST (supplement_restarts)
{
  tiny *t = tiny_run (SUPPLEMENT ("", "1h"), TINY_WORK | TINY_RECEIVED);
  ck_assert_str_eq (t->log, "06-30 00:00:00 #1 received, due 07-02\n"
                            "07-01 08:00:00 #1 began check@u1\n"
                            "07-01 09:00:00 #1 completed check@u1\n"
                            "07-03 09:00:00 #1 completed ask@u1\n"
                            "07-03 09:00:00 #1 received, due 07-07\n"
                            "07-03 09:00:00 #1 began more@u1\n"
                            "07-03 10:00:00 #1 completed more@u1\n"
                            "07-03 10:00:00 #1 returned\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.supplements, 1);
  ck_assert_int_eq (sum.on_time_count, 1);
  ck_assert_int_eq (sum.late_count, 0);
  tiny_free (t);
}
END_TEST

/* The rest begins on Thursday at 09:00 and ends on Monday 7 July at 17:00, after 23 hours. */
START_TEST (restarted_limit_is_kept)
{
  expect_punctual (SUPPLEMENT ("", "23h"), 1, 0);
  expect_punctual (SUPPLEMENT ("", "1381min"), 0, 1);
}
END_TEST

/* Due on Wednesday 2 July; the clock stands still for two working days: due on Friday. The rest
 * ends on Friday at 17:00 after 15 hours. */
START_TEST (supplement_pauses)
{
  expect_punctual (SUPPLEMENT ("supplement_clock,pause,assumption\n", "15h"), 1, 0);
  expect_punctual (SUPPLEMENT ("supplement_clock,pause,assumption\n", "901min"), 0, 1);
  expect_punctual (SUPPLEMENT ("", "901min"), 1, 0);
}
END_TEST

/* All dossiers are incomplete, and each is asked for a supplement once. */
START_TEST (supplement_is_asked_once)
{
  tiny *t
      = tiny_run (INI ("07-01", "07-11") "== procedures.csv\ncode,name,workflow,incomplete,source\n"
                                         "p,P,w,100%,assumption\n" BACKLOG AT ("06-30") WORKFLOWS
                  "w,check,work,clerk,1h,yes,,ask incomplete; returned rest,assumption\n"
                  "w,ask,supplement,,2 days,yes,,check,assumption\n",
                  TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began check@u1\n"
                            "07-01 09:00:00 #1 completed check@u1\n"
                            "07-03 09:00:00 #1 completed ask@u1\n"
                            "07-03 09:00:00 #1 began check@u1\n"
                            "07-03 10:00:00 #1 completed check@u1\n"
                            "07-03 10:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_total (t).supplements, 1);
  tiny_free (t);
}
END_TEST

/* Posted from Tuesday 09:00 until Sunday 09:00, over three working days. The limit of three working
 * days from Monday ends on Thursday 3 July, or on Tuesday 8 July when posting does not count. */
#define POSTING(counts, rest)                                                                      \
  INI ("07-01", "07-11")                                                                           \
  LIMIT ("3 working days")                                                                         \
  BACKLOG AT ("06-30") WORKFLOWS                                                                   \
      "w,check,work,clerk,1h,yes,suspend,post,assumption\nw,post,delay,,5 days," counts            \
      ",,more,assumption\nw,more,work,clerk," rest ",yes,suspend,returned,assumption\n"

START_TEST (steps_that_do_not_count)
{
  expect_punctual (POSTING ("no", "16h"), 1, 0);
  expect_punctual (POSTING ("no", "961min"), 0, 1);
  expect_punctual (POSTING ("yes", "1h"), 0, 1);
}
END_TEST

/* Five days from Monday 30 June would end on Saturday 5 July. Posted for two days outside the limit
 * they end on Monday 7 July; posted for four days, on Wednesday 9 July. */
#define CALENDAR(length, more)                                                                     \
  INI ("07-01", "07-11")                                                                           \
  LIMIT ("5 days")                                                                                 \
  BACKLOG AT ("06-30") WORKFLOWS                                                                   \
      "w,check,work,clerk,1h,yes,suspend,post,assumption\nw,post,delay,," length                   \
      ",no,,more,assumption\nw,more,work,clerk," more ",yes,suspend,returned,assumption\n"

START_TEST (calendar_days_with_a_stop)
{
  expect_punctual (CALENDAR ("2 days", "23h"), 1, 0); /* from Thursday 09:00: 7 + 8 + 8 */
  expect_punctual (CALENDAR ("2 days", "1381min"), 0, 1);
  expect_punctual (CALENDAR ("4 days", "24h"), 1, 0); /* from Monday 08:00 */
  expect_punctual (CALENDAR ("4 days", "1441min"), 0, 1);
}
END_TEST

/* Two branches from Tuesday 1 July 09:00; the last step ends on Monday 7 July at 17:00. */
#define FORK(received, limit, a, b, rest)                                                          \
  INI ("07-01", "07-11")                                                                           \
  LIMIT (limit)                                                                                    \
  BACKLOG AT (received) WORKFLOWS                                                                  \
      "w,check,work,clerk,1h,yes,suspend,fork a + b then more,assumption\n" a b                    \
      "w,more,work,clerk," rest ",yes,suspend,returned,assumption\n"
#define BRANCH(name, length, counts) "w," name ",delay,," length "," counts ",,join,assumption\n"

/* Both branches stand outside the limit: two days and four days, so until Saturday. Due on
 * Wednesday 2 July and three working days later: Monday 7 July. */
START_TEST (all_branches_stop_the_clock)
{
#define BOTH(rest)                                                                                 \
  FORK ("06-30", "2 working days", BRANCH ("a", "2 days", "no"), BRANCH ("b", "4 days", "no"), rest)
  expect_punctual (BOTH ("8h"), 1, 0);
  expect_punctual (BOTH ("481min"), 0, 1);
}
END_TEST

/* One branch counts, until Thursday 09:00; the other does not, until Saturday: the clock stands
 * still from Thursday on, for Friday only. Due on Friday 4 July (four working days from Monday
 * 30 June), and one later: Monday 7 July. With three working days, due on Thursday and one later:
 * that Friday has passed on Saturday, but the rest of Thursday had not been used when the clock
 * stopped, so Monday again. */
START_TEST (one_branch_keeps_the_clock_going)
{
#define ONE(limit, rest)                                                                           \
  FORK ("06-30", limit, BRANCH ("a", "2 days", "yes"), BRANCH ("b", "4 days", "no"), rest)
  expect_punctual (ONE ("4 working days", "8h"), 1, 0);
  expect_punctual (ONE ("3 working days", "8h"), 1, 0);
  expect_punctual (ONE ("3 working days", "481min"), 0, 1);
  expect_punctual (ONE ("4 working days", "481min"), 0, 1);
}
END_TEST

/* The branch that counts ends last: the clock never stops. */
START_TEST (the_late_branch_counts)
{
#define LAST(limit)                                                                                \
  FORK ("06-30", limit, BRANCH ("a", "2 days", "no"), BRANCH ("b", "4 days", "yes"), "1h")
  expect_punctual (LAST ("4 working days"), 0, 1);
  expect_punctual (LAST ("5 working days"), 1, 0);
}
END_TEST

/* Received on 21 May at 17:00, finished on the second day at 17:00: 42 days exactly. */
START_TEST (forty_days_old)
{
  tiny *t = tiny_run (INI ("07-01", "07-03") LIMIT ("5 working days") BACKLOG AT ("05-21 17:00")
                          WORKFLOWS "w,work,work,clerk,16h,yes,suspend,returned,assumption\n",
                      TINY_RECEIVED | TINY_RETURNED);
  ck_assert_str_eq (t->log, "05-21 17:00:00 #1 received, due 05-28\n07-02 17:00:00 #1 returned\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (t->record->place[0].sojourn.n, 1);
  ck_assert_int_eq ((int64_t) t->record->place[0].sojourn.sum, 42 * PR_DAY);
  ck_assert_int_eq ((int64_t) t->record->procedure[0].sojourn.sum, 42 * PR_DAY);
  ck_assert_int_eq (sum.taken_over, 1);
  /* Its due date lies before the window. */
  ck_assert_int_eq (sum.on_time_count + sum.late_count + sum.on_time_renewed_count, 0);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_OVERDUE, 0), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_OVERDUE, 1), 0);
  tiny_free (t);
}
END_TEST

/* Due on Wednesday 2 July at 17:00: finished at 17:00 sharp, and a minute later in overtime. */
START_TEST (due_day_closing)
{
#define DUE(effort)                                                                                \
  INI ("07-02 16:00", "07-04") LIMIT ("1 working days") BACKLOG AT ("07-01") WORK (effort)
  expect_punctual (DUE ("60min"), 1, 0);
  expect_punctual (DUE ("61min"), 0, 1);
}
END_TEST

/* Due on 1 and on 2 July; the work takes longer than the window. */
START_TEST (unfinished)
{
  tiny *t = tiny_run (INI ("07-01", "07-03") LIMIT ("2 working days") BACKLOG AT ("06-27")
                          AT ("06-30") WORK ("3 days"),
                      TINY_WORK);
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.late_count, 2);
  ck_assert_int_eq (sum.on_time_count, 0);
  ck_assert_int_eq (sum.in_process, 2);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_OVERDUE, 0), 1);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_OVERDUE, 1), 2);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_OVERDUE, 2), 2);
  tiny_free (t);
}
END_TEST

/* A due date after the window does not count in this window. */
START_TEST (due_after_the_window)
{
  expect_punctual (INI ("07-01", "07-02") LIMIT ("3 working days") BACKLOG AT ("06-30") WORK ("1h"),
                   0, 0);
  expect_punctual (INI ("07-01", "07-03") LIMIT ("3 working days") BACKLOG AT ("06-30") WORK ("1h"),
                   1, 0);
}
END_TEST

/* Refused counts by its date; withdrawn is left out. */
START_TEST (refused_and_withdrawn)
{
#define ENDING(effort, end)                                                                        \
  INI ("07-01", "07-04")                                                                           \
  LIMIT ("1 working days")                                                                         \
  BACKLOG AT ("06-30") WORKFLOWS "w,work,work,clerk," effort ",yes,finish," end ",assumption\n"
  expect_punctual (ENDING ("1h", "refused"), 1, 0);
  expect_punctual (ENDING ("541min", "refused"), 0, 1);
  expect_punctual (ENDING ("1h", "withdrawn"), 0, 0);
  expect_punctual (ENDING ("541min", "withdrawn"), 0, 0);
  tiny *t = tiny_run (ENDING ("1h", "withdrawn"), TINY_WORK);
  ck_assert_int_eq (tiny_total (t).withdrawn, 1);
  tiny_free (t);
  t = tiny_run (ENDING ("1h", "refused"), TINY_WORK);
  ck_assert_int_eq (tiny_total (t).refused, 1);
  tiny_free (t);
}
END_TEST

/* Received on Monday 30 June, six working days: due on Tuesday 8 July. The apology is sent on
 * Monday 7 July at 08:00; the renewed date is Thursday 10 July. */
static void
expect_apology (const char *length, int apologies, int on_time, int renewed)
{
  g_autofree char *text = g_strdup_printf (
      INI ("07-01", "07-14") LIMIT ("6 working days") BACKLOG AT ("06-30") RULES
      "apology_extension,2,assumption\n" WORKFLOWS "w,wait,delay,,%s,yes,,returned,assumption\n",
      length);
  tiny *t = tiny_run (text, TINY_RETURNED);
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.apologies, apologies);
  ck_assert_int_eq (sum.on_time_count, on_time);
  ck_assert_int_eq (sum.late_count, 1 - on_time);
  ck_assert_int_eq (sum.on_time_renewed_count, renewed);
  tiny_free (t);
}

START_TEST (apology)
{
  expect_apology ("151h", 0, 1, 1);     /* finished on Monday at 07:00, before it is sent */
  expect_apology ("154h", 1, 1, 1);     /* Monday 10:00: sent, and kept all the same */
  expect_apology ("185h", 1, 1, 1);     /* Tuesday 17:00 */
  expect_apology ("11101min", 1, 0, 1); /* Tuesday 17:01 */
  expect_apology ("233h", 1, 0, 1);     /* Thursday 17:00, the renewed date */
  expect_apology ("13981min", 1, 0, 0); /* Thursday 17:01: one apology only */
}
END_TEST

/* Due on Wednesday 2 July, finished on Friday 4 July at 10:00. */
START_TEST (overdue_by_day)
{
  tiny *t = tiny_run (INI ("07-01", "07-05") LIMIT ("2 working days") BACKLOG AT ("06-30") WORKFLOWS
                      "w,wait,delay,,82h,yes,,returned,assumption\n",
                      TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-04 10:00:00 #1 returned\n");
  static const int expected[] = { 0, 1, 1, 0, 0 };
  for (uint32_t d = 0; d < 5; d++)
    ck_assert_int_eq (tiny_series (t, PR_SERIES_OVERDUE, d), expected[d]);
  tiny_free (t);
}
END_TEST

/* Overdue when it is posted: it stays overdue, and late, though the window ends meanwhile. */
START_TEST (stopped_after_the_due_date)
{
  tiny *t = tiny_run (INI ("07-01", "07-04") LIMIT ("1 working days") BACKLOG AT ("06-30") WORKFLOWS
                      "w,wait,delay,,34h,yes,,post,assumption\n"
                      "w,post,delay,,9 days,no,,returned,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-02 10:00:00 #1 completed wait@u1\n");
  ck_assert_int_eq (tiny_total (t).late_count, 1);
  static const int expected[] = { 1, 1, 1, 1 };
  for (uint32_t d = 0; d < 4; d++)
    ck_assert_int_eq (tiny_series (t, PR_SERIES_OVERDUE, d), expected[d]);
  tiny_free (t);
}
END_TEST

/* Filed on 2 July, finished on the 2nd and 3rd, before the window; due on 7 July, inside it: they
 * count, as the slow ones of the same due date would. */
START_TEST (finished_before_the_window)
{
  tiny *t = tiny_run ("== scenario.ini\n"
                      "[scenario]\nformat=1\nname=t\nstart=2025-07-04\nend=2025-07-11\n"
                      "warm_up=3 days\nreplications=1\n" LIMIT ("3 working days")
                          WORK ("1h") "== arrivals.csv\n"
                                      "stream,where,mix,rate,from,until,source\n"
                                      "s,u1,p,6 per day,2025-07-02,2025-07-02,assumption\n",
                      TINY_RETURNED);
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.taken_over + sum.arrived, 0);
  int filed = 0;
  for (const char *line = t->log; (line = strstr (line, "returned")) != NULL; line++)
    filed++;
  ck_assert_int_gt (filed, 0);
  ck_assert_int_eq (sum.on_time_count, filed);
  ck_assert_int_eq (t->record->procedure[0].on_time, filed);
  ck_assert_int_eq (sum.returned, 0);
  tiny_free (t);
}
END_TEST

/* The window ends at 18:00 on the due day, after closing: overdue and late agree. */
START_TEST (window_ends_after_closing)
{
  tiny *t = tiny_run ("== scenario.ini\n"
                      "[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-02 18:00\n"
                      "replications=1\n" LIMIT ("2 working days") BACKLOG AT ("06-30 10:00")
                          WORKFLOWS "w,work,work,clerk,40h,yes,suspend,returned,assumption\n",
                      TINY_RETURNED);
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.late_count, 1);
  ck_assert_int_eq (sum.overdue, 1);
  tiny_free (t);
}
END_TEST

/* Talking does not count, and comes before reception: nobody's clock stands for it. The second
 * visitor leaves at closing; the first is talked to until half past five, too late for reception.
 * Both come back in the morning, in that order; five working days from 2 July are 9 July. */
START_TEST (left_a_step_that_does_not_count)
{
  tiny_expect ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 16:30\n"
               "end=2025-07-11\nreplications=1\n"
               "== workflows.csv\nworkflow,step,role,effort,counts,receives,at_close,next,source\n"
               "w,talk,clerk,1h,no,no,suspend,receive,assumption\n"
               "w,receive,clerk,10min,yes,yes,suspend,work,assumption\n"
               "w,work,clerk,1h,yes,no,suspend,returned,assumption\n"
               "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"
               "s,u1,p,every 24h,2,2025-07-01,assumption\n"
               "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
               "visitor_return,100%,assumption\n",
               TINY_RECEIVED | TINY_RETURNED,
               "07-02 10:10:00 #2 received, due 07-09\n"
               "07-02 10:20:00 #1 received, due 07-09\n"
               "07-02 11:20:00 #2 returned\n"
               "07-02 13:20:00 #1 returned\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("law");
  tcase_add_test (tc, finished_before_the_window);
  tcase_add_test (tc, window_ends_after_closing);
  tcase_add_test (tc, same_day);
  tcase_add_test (tc, same_day_cutoff_is_a_rule);
  tcase_add_test (tc, accepted_at_15_00);
  tcase_add_test (tc, accepted_after_15_00);
  tcase_add_test (tc, transfers);
  tcase_add_test (tc, over_a_holiday);
  tcase_add_test (tc, over_an_opened_saturday);
  tcase_add_test (tc, due_on_an_opened_saturday);
  tcase_add_test (tc, calendar_days);
  tcase_add_test (tc, difficult_area);
  tcase_add_test (tc, supplement_restarts);
  tcase_add_test (tc, restarted_limit_is_kept);
  tcase_add_test (tc, supplement_pauses);
  tcase_add_test (tc, supplement_is_asked_once);
  tcase_add_test (tc, steps_that_do_not_count);
  tcase_add_test (tc, calendar_days_with_a_stop);
  tcase_add_test (tc, all_branches_stop_the_clock);
  tcase_add_test (tc, one_branch_keeps_the_clock_going);
  tcase_add_test (tc, the_late_branch_counts);
  tcase_add_test (tc, forty_days_old);
  tcase_add_test (tc, due_day_closing);
  tcase_add_test (tc, unfinished);
  tcase_add_test (tc, due_after_the_window);
  tcase_add_test (tc, refused_and_withdrawn);
  tcase_add_test (tc, apology);
  tcase_add_test (tc, overdue_by_day);
  tcase_add_test (tc, stopped_after_the_due_date);
  tcase_add_test (tc, left_a_step_that_does_not_count);
  return tiny_main ("law", tc);
}
