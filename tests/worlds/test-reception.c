/* The day on which something counts as received: what comes after the close of business of its day,
 * or on a day off, counts for the next working day. Nothing is due before it was received.
 *
 * July 2025: the 1st is a Tuesday, the 4th a Friday, the 5th a Saturday. The office closes at
 * 17:00.
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
#define HALF_DAY(date)                                                                             \
  "== holidays.csv\ndate,calendar,open,source\n2025-" date ",office,08:00-11:30,assumption\n"
#define SATURDAYS                                                                                  \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\noffice,Sat,08:00-11:30,assumption\n"

/* The dossiers of the backlog in the order of reception: "07-04 11:45, due 07-07". */
static void
expect_due (const char *text, int n, const char *const *received)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  for (int i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit (received[i], ", ", 2);
      g_string_append_printf (lines, "%s:00 #%d received, %s\n", parts[0], i + 1, parts[1]);
    }
  tiny_expect (text, TINY_RECEIVED, lines->str);
}
#define EXPECT_DUE(text, ...)                                                                      \
  expect_due (text, (int) G_N_ELEMENTS (((const char *[]){ __VA_ARGS__ })),                        \
              (const char *[]){ __VA_ARGS__ })

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

/* Friday is half a day: exactly at 11:30, and at 11:45 when the office has closed. */
START_TEST (half_day)
{
  EXPECT_DUE (INI ("07-08", "07-08") LIMIT ("same day") HALF_DAY ("07-04")
                  BACKLOG AT ("07-04 11:30") AT ("07-04 11:45") WORK ("1h"),
              "07-04 11:30, due 07-04", "07-04 11:45, due 07-07");
}
END_TEST

START_TEST (saturday_session)
{
  EXPECT_DUE (INI ("07-08", "07-08") LIMIT ("same day") SATURDAYS BACKLOG AT ("07-05 11:30")
                  AT ("07-05 11:31") AT ("07-06 10:00") WORK ("1h"),
              "07-05 11:30, due 07-05", "07-05 11:31, due 07-07", "07-06 10:00, due 07-07");
}
END_TEST

/* A cutoff that lies after closing is no help. */
START_TEST (cutoff_after_closing)
{
  EXPECT_DUE (INI ("07-07", "07-07") LIMIT ("same day") RULES
              "same_day_cutoff,18:00,assumption\n" BACKLOG AT ("07-01 17:00") AT ("07-01 17:01")
                  AT ("07-04 17:30") WORK ("1h"),
              "07-01 17:00, due 07-01", "07-01 17:01, due 07-02", "07-04 17:30, due 07-07");
}
END_TEST

/* Day 1 is the first working day after the day that counts: who comes later is never due
 * earlier. */
START_TEST (working_days)
{
  EXPECT_DUE (INI ("07-08", "07-08") LIMIT ("2 working days") HALF_DAY ("07-04")
                  BACKLOG AT ("07-03 17:00") AT ("07-03 17:01") AT ("07-04 11:30")
                      AT ("07-04 11:45") AT ("07-05 09:00") AT ("07-06 09:00") AT ("07-07 09:00")
                          WORK ("1h"),
              "07-03 17:00, due 07-07", "07-03 17:01, due 07-08", "07-04 11:30, due 07-08",
              "07-04 11:45, due 07-09", "07-05 09:00, due 07-09", "07-06 09:00, due 07-09",
              "07-07 09:00, due 07-09");
}
END_TEST

/* Five days from Friday 4 July end on Wednesday; from Monday, on Saturday 12 July. */
START_TEST (calendar_days)
{
  EXPECT_DUE (INI ("07-08", "07-08") LIMIT ("5 days") BACKLOG AT ("07-04 17:00") AT ("07-04 17:01")
                  AT ("07-05 10:00") WORK ("1h"),
              "07-04 17:00, due 07-09", "07-04 17:01, due 07-14", "07-05 10:00, due 07-14");
}
END_TEST

/* Filed online at 16:45, accepted in overtime at 17:15. */
#define OVERTIME(limit)                                                                            \
  INI ("07-01", "07-04")                                                                           \
  LIMIT (limit)                                                                                    \
  RULES                                                                                            \
  "same_day_cutoff,18:00,assumption\n"                                                             \
  "== arrivals.csv\nstream,where,mix,rate,online,from,until,source\n"                              \
  "s,u1,p,every 16h45,100%,2025-07-01,2025-07-01,assumption\n"                                     \
  "== workflows.csv\nworkflow,step,role,effort,receives,at_close,next,source\n"                    \
  "w,accept,clerk,30min,yes,finish,work,assumption\n"                                              \
  "w,work,clerk,10min,no,finish,returned,assumption\n"

START_TEST (accepted_in_overtime)
{
  tiny_expect (OVERTIME ("same day"), TINY_RECEIVED, "07-01 17:15:00 #1 received, due 07-02\n");
  tiny_expect (OVERTIME ("1 working days"), TINY_RECEIVED,
               "07-01 17:15:00 #1 received, due 07-03\n");
}
END_TEST

/* Asked for on Tuesday at 09:00; the papers come on Wednesday exactly at 17:00, at 18:00, on
 * Saturday. */
#define SUPPLEMENT(length)                                                                         \
  INI ("07-01", "07-11")                                                                           \
  "== procedures.csv\ncode,name,workflow,limit,incomplete,source\n"                                \
  "p,P,w,2 working days,100%,assumption\n" BACKLOG AT ("06-30") WORKFLOWS                          \
      "w,check,work,clerk,1h,yes,suspend,ask incomplete; more rest,assumption\n"                   \
      "w,ask,supplement,," length ",yes,,more,assumption\n"                                        \
      "w,more,work,clerk,1h,yes,suspend,returned,assumption\n"
#define RECEIVED_FIRST "06-30 00:00:00 #1 received, due 07-02\n"

START_TEST (supplement_after_closing)
{
  tiny_expect (SUPPLEMENT ("32h"), TINY_RECEIVED,
               RECEIVED_FIRST "07-02 17:00:00 #1 received, due 07-04\n");
  tiny_expect (SUPPLEMENT ("33h"), TINY_RECEIVED,
               RECEIVED_FIRST "07-02 18:00:00 #1 received, due 07-07\n");
  tiny_expect (SUPPLEMENT ("4 days"), TINY_RECEIVED,
               RECEIVED_FIRST "07-05 09:00:00 #1 received, due 07-09\n");
}
END_TEST

/* Five days from 30 June end on Saturday 5 July, so that the dossier is due on Monday. Posted from
 * that Monday 09:00 for two days, which do not count: they would end on Monday 7 July, two days
 * before the posting does, on Wednesday. What is left of that day, 7 hours, is in time. */
#define RESUMED(rest)                                                                              \
  INI ("07-07", "07-12")                                                                           \
  LIMIT ("5 days")                                                                                 \
  BACKLOG AT ("06-30") WORKFLOWS                                                                   \
      "w,check,work,clerk,1h,yes,suspend,post,assumption\nw,post,delay,,2 days,no,,more,"          \
      "assumption\nw,more,work,clerk," rest ",yes,suspend,returned,assumption\n"

START_TEST (not_due_while_the_clock_stood)
{
  expect_punctual (RESUMED ("7h"), 1, 0);
  expect_punctual (RESUMED ("421min"), 0, 1);
}
END_TEST

/* Wednesday is half a day: what arrives exactly at 11:30, and at 14:00 before the cutoff. */
START_TEST (transfer_after_closing)
{
#define MOVED(length)                                                                              \
  INI ("07-01", "07-05")                                                                           \
  LIMIT ("none")                                                                                   \
  HALF_DAY ("07-02")                                                                               \
  RULES BACKLOG AT ("06-30") WORKFLOWS "w,move,transfer,," length ",yes,,returned,assumption\n"
  tiny_expect (MOVED ("2130min"), TINY_RETURNED, "07-02 11:30:00 #1 returned\n");
  tiny_expect (MOVED ("38h"), TINY_RETURNED, "07-03 08:00:00 #1 returned\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("reception");
  tcase_add_test (tc, half_day);
  tcase_add_test (tc, saturday_session);
  tcase_add_test (tc, cutoff_after_closing);
  tcase_add_test (tc, working_days);
  tcase_add_test (tc, calendar_days);
  tcase_add_test (tc, accepted_in_overtime);
  tcase_add_test (tc, supplement_after_closing);
  tcase_add_test (tc, not_due_while_the_clock_stood);
  tcase_add_test (tc, transfer_after_closing);
  return tiny_main ("reception", tc);
}
