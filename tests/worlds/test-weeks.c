/* Rows of calendars with dates: weeks with other hours. The office is that of tiny.h, and so is the
 * law's calendar; the desk keeps a calendar of its own. 1 July 2025 is a Tuesday.
 */
#include "dated.h"

#include <string.h>

#define SHOP(rows)                                                                                 \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,1,shop,assumption\n"        \
  "== calendars.csv\ncalendar,days,open,from,until,source\n"                                       \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,,,assumption\n"                                          \
  "shop,Mon-Fri,08:00-12:00 13:00-17:00,,,assumption\n" rows
#define SATURDAYS(from, until) "shop,Sat,08:00-12:00," from "," until ",assumption\n"
#define HOLIDAYS(rows) "== holidays.csv\ndate,calendar,open,name,source\n" rows
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define END(end)                                                                                   \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end "\n"
#define ENDS (1u << PR_HAPPENS_COMPLETED)

/* What is completed from Friday 4 July on, at 8 hours each. */
static void
expect_work (const char *rest, const char *expected)
{
  g_autofree char *text = g_strconcat (END ("14") BACKLOG ("7") WORK ("8h", "suspend"), rest, NULL);
  tiny *t = tiny_run (text, ENDS);
  ck_assert_str_eq (tiny_since (t, "07-04"), expected);
  tiny_free (t);
}

/* Four days, then four hours of Saturday 5 July: half of the fifth. */
START_TEST (saturdays)
{
  expect_work (SHOP (SATURDAYS ("2025-07-05", "2025-07-05")),
               "07-04 17:00:00 #4 completed work@u1\n07-07 12:00:00 #5 completed work@u1\n"
               "07-08 12:00:00 #6 completed work@u1\n07-09 12:00:00 #7 completed work@u1\n");
  expect_work (SHOP (SATURDAYS ("2025-07-06", "2025-07-31")),
               "07-04 17:00:00 #4 completed work@u1\n07-07 17:00:00 #5 completed work@u1\n"
               "07-08 17:00:00 #6 completed work@u1\n07-09 17:00:00 #7 completed work@u1\n");
  /* From Wednesday the 9th on only Saturdays are worked, and here Monday the 14th, since the closed
   * days are others: without Saturday the 5th #7 is done on it, with it on the 12th. */
  expect_work (SHOP ("shop,Wed-Fri,closed,2025-07-09,,assumption\n") SATURDAYS ("2025-07-06", ""),
               "07-04 17:00:00 #4 completed work@u1\n07-07 17:00:00 #5 completed work@u1\n"
               "07-08 17:00:00 #6 completed work@u1\n07-14 12:00:00 #7 completed work@u1\n");
  expect_work (SHOP ("shop,Wed-Fri,closed,2025-07-09,,assumption\n") SATURDAYS ("", "2025-07-12"),
               "07-04 17:00:00 #4 completed work@u1\n07-07 12:00:00 #5 completed work@u1\n"
               "07-08 12:00:00 #6 completed work@u1\n07-12 12:00:00 #7 completed work@u1\n");
}
END_TEST

/* Tuesday the 1st and Wednesday the 2nd have two hours, Thursday and Friday none, Monday the 7th
 * two in the afternoon, and Tuesday the 8th the usual ones. */
START_TEST (shorter_days)
{
  tiny_expect (END ("11") BACKLOG ("5") WORK ("2h", "suspend")
                   SHOP ("shop,Mon-Wed,08:00-10:00,2025-07-01,2025-07-02,assumption\n"
                         "shop,Thu Fri,closed,2025-07-03,2025-07-08,assumption\n"
                         "shop,Mon Tue,15:00-17:00,2025-07-07,2025-07-07,assumption\n"),
               ENDS,
               "07-01 10:00:00 #1 completed work@u1\n07-02 10:00:00 #2 completed work@u1\n"
               "07-07 17:00:00 #3 completed work@u1\n07-08 10:00:00 #4 completed work@u1\n"
               "07-08 12:00:00 #5 completed work@u1\n");
}
END_TEST

/* A row of holidays takes the place: that Saturday is off, or has the hours of the row. */
START_TEST (holidays)
{
  expect_work (SHOP (SATURDAYS ("2025-07-01", ""))
                   HOLIDAYS ("2025-07-05,*,closed,Off,assumption\n"),
               "07-04 17:00:00 #4 completed work@u1\n07-07 17:00:00 #5 completed work@u1\n"
               "07-08 17:00:00 #6 completed work@u1\n07-09 17:00:00 #7 completed work@u1\n");
  expect_work (SHOP (SATURDAYS ("2025-07-01", ""))
                   HOLIDAYS ("2025-07-05,shop,08:00-10:00,Short,assumption\n"),
               "07-04 17:00:00 #4 completed work@u1\n07-07 15:00:00 #5 completed work@u1\n"
               "07-08 15:00:00 #6 completed work@u1\n07-09 15:00:00 #7 completed work@u1\n");
}
END_TEST

/* One row is the same as a holiday for each of its days. */
START_TEST (as_holidays)
{
  tiny *row = tiny_run (END ("14") BACKLOG ("30") WORK ("3h", "suspend")
                            SHOP (SATURDAYS ("2025-07-01", "2025-07-12")),
                        ENDS),
       *dates = tiny_run (END ("14") BACKLOG ("30") WORK ("3h", "suspend") SHOP ("")
                              HOLIDAYS ("2025-07-05,shop,08:00-12:00,,assumption\n"
                                        "2025-07-12,shop,08:00-12:00,,assumption\n"),
                          ENDS);
  ck_assert_str_eq (row->log, dates->log);
  tiny_expect_same (row->record, dates->record);
  tiny_free (row);
  tiny_free (dates);
}
END_TEST

/* Five working days from Wednesday 2 July: to Wednesday the 9th or, if Saturday is one of the
 * law's, to Tuesday the 8th. That the desk works on it moves no day of the law. */
START_TEST (law)
{
  static const char *const rows[] = { "office,Sat,08:00-12:00,2025-07-05,2025-07-05,assumption\n",
                                      SATURDAYS ("2025-07-05", "2025-07-05") };
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text
          = g_strconcat (END ("14") "== arrivals.csv\nstream,where,mix,rate,until,source\n"
                                    "s,u1,p,every constant(33h),2025-07-02,assumption\n" SHOP (""),
                         rows[i], NULL);
      tiny *t = tiny_run (text, TINY_RECEIVED);
      ck_assert_str_eq (t->log, i == 0 ? "07-02 09:00:00 #1 received, due 07-08\n"
                                       : "07-02 09:00:00 #1 received, due 07-09\n");
      tiny_free (t);
    }
}
END_TEST

#define ABSENT(from, until)                                                                        \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1," from "," until ",1,leave,assumption\n"
#define NETWORK(start)                                                                             \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,source\n*,*,net,assumption\n"                                      \
  "== incidents.csv\nincident,system,start,repair,source\n"                                        \
  "cut,net," start ",1h,assumption\n"

/* On the Saturday: the officer comes at 10:00, the network is down from 09:00 to 10:00, the tier
 * ends with it or has ended. */
START_TEST (beside_others)
{
  expect_work (SHOP (SATURDAYS ("2025-07-01", "")) ABSENT ("2025-07-05 08:00", "2025-07-05 10:00"),
               "07-04 17:00:00 #4 completed work@u1\n07-07 15:00:00 #5 completed work@u1\n"
               "07-08 15:00:00 #6 completed work@u1\n07-09 15:00:00 #7 completed work@u1\n");
  expect_work (SHOP (SATURDAYS ("2025-07-01", "")) NETWORK ("2025-07-05 09:00"),
               "07-04 17:00:00 #4 completed work@u1\n07-07 14:00:00 #5 completed work@u1\n"
               "07-08 14:00:00 #6 completed work@u1\n07-09 14:00:00 #7 completed work@u1\n");
  static const char *const until[] = { "2025-07-05", "2025-07-04" };
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strconcat (
          END ("14") BACKLOG ("12") WORK ("4h", "suspend") SHOP (SATURDAYS ("2025-07-01", "")),
          "== tiers.csv\ntier,where,until,source\nold,u1,", until[i], ",assumption\n", NULL);
      tiny *t = tiny_run (text, ENDS);
      ck_assert_str_eq (tiny_since (t, "07-05"),
                        i == 0 ? "07-05 12:00:00 #9 completed work@u1\n" : "");
      tiny_free (t);
    }
}
END_TEST

/* Three hours each, from Saturday the 5th on. The second is begun at 11:00: it is finished in
 * overtime, or handed back with its hour, or lost; and so is the third at noon of Monday. */
START_TEST (closing)
{
  static const struct {
    const char *rule, *second, *third;
  } rules[] = {
    { "finish", "07-05 14:00", "07-07 11:00" },
    { "hand back", "07-07 10:00", "07-07 14:00" },
    { "hand back lost", "07-07 11:00", "07-07 16:00" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = g_strconcat (
          BACKLOG ("3") "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
                        "w,work,clerk,3h,",
          rules[i].rule,
          ",returned,assumption\n" SHOP ("shop,Tue-Fri,closed,,2025-07-04,assumption\n")
              SATURDAYS ("2025-07-05", "2025-07-05"),
          NULL);
      g_autofree char *expected
          = g_strdup_printf ("07-05 11:00:00 #1 completed work@u1\n%s:00 #2 completed work@u1\n"
                             "%s:00 #3 completed work@u1\n",
                             rules[i].second, rules[i].third);
      tiny_expect (text, ENDS, expected);
    }
}
END_TEST

/* From Thursday on the what-if has the Saturdays; a row that begins before cannot come then. */
START_TEST (from_a_date)
{
  dated_expect (END ("14") BACKLOG ("6") WORK ("8h", "suspend") SHOP (""), "07-03",
                "[add calendars saturdays]\ncalendar = shop\ndays = Sat\nopen = 08:00-12:00\n"
                "from = 2025-07-05\nuntil = 2025-07-05\n",
                ENDS,
                "07-03 17:00:00 #3 completed work@u1\n07-04 17:00:00 #4 completed work@u1\n"
                "07-07 12:00:00 #5 completed work@u1\n07-08 12:00:00 #6 completed work@u1\n");
}
END_TEST

/* Half of those who work on Saturday the 5th are away on it, also if Saturdays end afterwards. */
START_TEST (share_of_a_day_that_ends)
{
  static const char text[]
      = END ("14") "== pools.csv\npool,where,roles,count,calendar,source\n"
                   "desk,u1,clerk,2,shop,assumption\n"
                   "== calendars.csv\ncalendar,days,open,source\n"
                   "office,Mon-Fri,08:00-17:00,assumption\nshop,Mon-Fri,08:00-17:00,assumption\n"
                   "shop,Sat,08:00-12:00,assumption\n"
                   "== absences.csv\npool,where,from,until,count,reason,source\n"
                   "desk,u1,2025-07-05,2025-07-05,50%,leave,assumption\n";
  tiny *t = dated_run (text, "07-09", "[set calendars where days=Sat]\nopen = closed\n", TINY_DUTY);
  ck_assert_str_eq (t->log, "07-05 00:00:00 desk/1@u1 went away: leave\n"
                            "07-06 00:00:00 desk/1@u1 came back: leave\n");
  tiny_free (t);
}
END_TEST

/* Spells a year are given: Saturdays of a few weeks make none less likely on other days. */
START_TEST (leave)
{
  static const char *const rows[] = { "", SATURDAYS ("2025-07-05", "2025-07-12") };
  double chance[2];
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text
          = g_strconcat ("== leave.csv\npool,where,reason,rate,length,source\ndesk,u1,leave,4,3 "
                         "days,assumption\n" SHOP (""),
                         rows[i], NULL);
      pr_world *w = tiny_world (text);
      chance[i] = w->leaves[0].chance;
      pr_world_free (w);
    }
  ck_assert (chance[0] > 0);
  ck_assert_double_eq (chance[0], chance[1]);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("weeks");
  tcase_add_test (tc, saturdays);
  tcase_add_test (tc, shorter_days);
  tcase_add_test (tc, holidays);
  tcase_add_test (tc, as_holidays);
  tcase_add_test (tc, law);
  tcase_add_test (tc, beside_others);
  tcase_add_test (tc, closing);
  tcase_add_test (tc, from_a_date);
  tcase_add_test (tc, share_of_a_day_that_ends);
  tcase_add_test (tc, leave);
  return tiny_main ("weeks", tc);
}
