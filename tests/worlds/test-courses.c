/* Courses: who attends which session, and pairs with absences, leave, sickness and meetings. Base
 * world: tiny.h; 1 July 2025 is a Tuesday, the office is open from 08:00 to 12:00 and from 13:00 to
 * 17:00. */
#include "tiny.h"

#include "model/schedule.h"

#include <string.h>

#define SEEDED                                                                                     \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-11\nseed=@seed\n"
#define COURSES                                                                                    \
  "== courses.csv\ncourse,roles,where,from,until,sessions,begins,duration,seats,at_once,needs,"    \
  "source\n"
#define TWO                                                                                        \
  "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"                  \
  "u2,Two,commune,1000,assumption\n"
#define POOLS(rows) "== pools.csv\npool,where,roles,count,calendar,source\n" rows
#define CLERKS(n) POOLS ("desk,*,clerk," n ",office,assumption\n")
#define ABSENCES "== absences.csv\npool,where,from,until,count,officers,reason,source\n"

static tiny *
run (const char *text, const char *expected)
{
  tiny *t = tiny_run (text, TINY_WORK);
  g_autofree char *agenda = tiny_agenda (pr_model_schedule (t->model), t->world);
  ck_assert_str_eq (agenda, expected);
  return t;
}

static void
expect (const char *text, int64_t used, int64_t untrained, const char *expected)
{
  tiny *t = run (text, expected);
  ck_assert_int_eq (t->record->course[0].used, used);
  ck_assert_int_eq (t->record->course[0].untrained, untrained);
  tiny_free (t);
}

/* Three sessions over nine working days: on the first, the fifth and the last. At most half of
 * three may go at once, which is one. */
START_TEST (sessions)
{
  expect (CLERKS ("3") COURSES "it,clerk,u1,2025-07-01,2025-07-11,3,,3h,5,,,assumption\n", 3, 0,
          "07-01 08:00 to 07-01 11:00 desk@u1 1 training\n"
          "07-07 08:00 to 07-07 11:00 desk@u1 2 training\n"
          "07-11 08:00 to 07-11 11:00 desk@u1 3 training\n");
}
END_TEST

/* The first on the first date, the last on the last one, the others evenly between them; more than
 * there are days several on one, at the same hour. One seat each. */
START_TEST (spread)
{
  static const struct {
    const char *dates, *n, *agenda;
  } rows[] = {
    { "2025-07-07,2025-07-11", "1", "07-07 08:00 to 07-07 10:00 desk@u1 1 training\n" },
    { "2025-07-07,2025-07-11", "2",
      "07-07 08:00 to 07-07 10:00 desk@u1 1 training\n"
      "07-11 08:00 to 07-11 10:00 desk@u1 2 training\n" },
    { "2025-07-07,2025-07-11", "3",
      "07-07 08:00 to 07-07 10:00 desk@u1 1 training\n"
      "07-09 08:00 to 07-09 10:00 desk@u1 2 training\n"
      "07-11 08:00 to 07-11 10:00 desk@u1 3 training\n" },
    { "2025-07-07,2025-07-11", "4",
      "07-07 08:00 to 07-07 10:00 desk@u1 1 training\n"
      "07-08 08:00 to 07-08 10:00 desk@u1 2 training\n"
      "07-10 08:00 to 07-10 10:00 desk@u1 3 training\n"
      "07-11 08:00 to 07-11 10:00 desk@u1 4 training\n" },
    { "2025-07-07,2025-07-08", "4",
      "07-07 08:00 to 07-07 10:00 desk@u1 1 training\n"
      "07-07 08:00 to 07-07 10:00 desk@u1 2 training\n"
      "07-08 08:00 to 07-08 10:00 desk@u1 3 training\n"
      "07-08 08:00 to 07-08 10:00 desk@u1 4 training\n" },
    { "2025-07-05,2025-07-07", "3",
      "07-07 08:00 to 07-07 10:00 desk@u1 1 training\n"
      "07-07 08:00 to 07-07 10:00 desk@u1 2 training\n"
      "07-07 08:00 to 07-07 10:00 desk@u1 3 training\n" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (CLERKS ("4") COURSES "it,clerk,u1,", rows[i].dates, ",",
                                           rows[i].n, ",,2h,1,100%,,assumption\n", NULL);
      tiny_free (run (text, rows[i].agenda));
    }
}
END_TEST

/* Without a last date: on one working day after the other, the weekend left out. */
START_TEST (day_after_day)
{
  expect (CLERKS ("2") COURSES "it,clerk,u1,2025-07-04,,2,13:00,2h,5,,,assumption\n", 2, 0,
          "07-04 13:00 to 07-04 15:00 desk@u1 1 training\n"
          "07-07 13:00 to 07-07 15:00 desk@u1 2 training\n");
}
END_TEST

/* Three seats for two places of two, of which both may go: the first of each goes before the second
 * of the first place. */
START_TEST (seats)
{
  expect (TWO CLERKS ("2") COURSES "it,clerk,*,2025-07-01,,1,,2h,3,100%,,assumption\n", 3, 1,
          "07-01 08:00 to 07-01 10:00 desk@u1 1 training\n"
          "07-01 08:00 to 07-01 10:00 desk@u1 2 training\n"
          "07-01 08:00 to 07-01 10:00 desk@u2 1 training\n");
}
END_TEST

/* At once counts sessions that overlap: two of four sit from Tuesday to Wednesday, so that nobody
 * can go on Wednesday, and the others go on Thursday. */
START_TEST (at_once)
{
  expect (CLERKS ("4") COURSES "it,clerk,u1,2025-07-01,,3,,28h,4,50%,,assumption\n", 4, 0,
          "07-01 08:00 to 07-02 12:00 desk@u1 1 training\n"
          "07-01 08:00 to 07-02 12:00 desk@u1 2 training\n"
          "07-03 08:00 to 07-04 12:00 desk@u1 3 training\n"
          "07-03 08:00 to 07-04 12:00 desk@u1 4 training\n");
}
END_TEST

/* Who is away on the day goes another time; who has an unfilled post never does, and is not
 * counted. */
START_TEST (with_absences)
{
  expect (CLERKS ("3") ABSENCES "desk,u1,2025-07-01,2025-07-01,,1,leave,assumption\n"
                                "desk,u1,2025-07-01,,,3,unfilled,assumption\n" COURSES
                                "it,clerk,u1,2025-07-01,,2,,2h,3,100%,,assumption\n",
          2, 0,
          "07-01 08:00 to 07-01 10:00 desk@u1 2 training\n"
          "07-02 08:00 to 07-02 10:00 desk@u1 1 training\n");
}
END_TEST

static bool
first_is_ill (const tiny *t)
{
  return t->record->officer[0].absent == 8 * PR_HOUR + 2 * PR_HOUR;
}

/* The first of three is ill on the day of the course. The seat stays empty; the next session has
 * one seat, which is the first one's before the second's and the third's. */
START_TEST (ill_on_the_day)
{
  tiny *t = tiny_search (
      SEEDED CLERKS ("3") "== leave.csv\npool,where,reason,rate,length,from,until,source\n"
                          "desk,u1,sickness,100,1 day,2025-07-01,2025-07-01,assumption\n" COURSES
                          "it,clerk,u1,2025-07-01,,3,,2h,1,,,assumption\n",
      0, first_is_ill);
  g_autofree char *agenda = tiny_agenda (pr_model_schedule (t->model), t->world);
  ck_assert_str_eq (agenda, "07-02 08:00 to 07-02 10:00 desk@u1 1 training\n"
                            "07-03 08:00 to 07-03 10:00 desk@u1 2 training\n");
  ck_assert_int_eq (t->record->course[0].used, 2);
  ck_assert_int_eq (t->record->course[0].untrained, 1);
  tiny_free (t);
}
END_TEST

static bool
second_is_ill (const tiny *t)
{
  return t->record->officer[1].absent == 8 * PR_HOUR + 4 * PR_HOUR
         && t->record->officer[0].absent == 2 * PR_HOUR;
}

/* Who was ill goes before who has spent as little time and has a lower number. */
START_TEST (claim)
{
  tiny *t = tiny_search (
      SEEDED CLERKS ("3") "== leave.csv\npool,where,reason,rate,length,from,until,source\n"
                          "desk,u1,sickness,100,1 day,2025-07-02,2025-07-02,assumption\n" COURSES
                          "law,clerk,u1,2025-07-01,,1,,2h,1,,,assumption\n"
                          "it,clerk,u1,2025-07-02,,1,,2h,2,100%,,assumption\n"
                          "law,clerk,u1,2025-07-03,,1,,2h,1,,,assumption\n"
                          "it,clerk,u1,2025-07-04,,1,,2h,1,,,assumption\n",
      0, second_is_ill);
  g_autofree char *agenda = tiny_agenda (pr_model_schedule (t->model), t->world);
  ck_assert_str_eq (agenda, "07-01 08:00 to 07-01 10:00 desk@u1 1 training\n"
                            "07-02 08:00 to 07-02 10:00 desk@u1 3 training\n"
                            "07-03 08:00 to 07-03 10:00 desk@u1 2 training\n"
                            "07-04 08:00 to 07-04 10:00 desk@u1 2 training\n");
  tiny_free (t);
}
END_TEST

/* A meeting goes around a course; what is in hand is laid down when the course begins. */
START_TEST (with_a_meeting)
{
  tiny *t
      = run ("== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,1,assumption\n"
             "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
             "w,work,clerk,2h,suspend,returned,assumption\n"
             "== activities.csv\nactivity,where,participants,duration,source\n"
             "drill,u1,clerk 1,1h,assumption\n" COURSES
             "it,clerk,u1,2025-07-01,,1,08:30,2h,1,,,assumption\n",
             "07-01 08:30 to 07-01 10:30 desk@u1 1 training\n"
             "07-01 10:30 to 07-01 11:30 desk@u1 1 meeting\n");
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 08:30:00 #1 suspended work@u1\n"
                            "07-01 11:30:00 #1 began work@u1\n"
                            "07-01 12:00:00 #1 suspended work@u1\n"
                            "07-01 13:00:00 #1 began work@u1\n"
                            "07-01 14:00:00 #1 completed work@u1\n"
                            "07-01 14:00:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* Two courses: the second takes those who have spent least on the first. */
START_TEST (rotation)
{
  tiny *t = run (CLERKS ("3") COURSES "it,clerk,u1,2025-07-01,,1,,2h,2,100%,,assumption\n"
                                      "law,clerk,u1,2025-07-02,,1,,2h,2,100%,,assumption\n",
                 "07-01 08:00 to 07-01 10:00 desk@u1 1 training\n"
                 "07-01 08:00 to 07-01 10:00 desk@u1 2 training\n"
                 "07-02 08:00 to 07-02 10:00 desk@u1 1 training\n"
                 "07-02 08:00 to 07-02 10:00 desk@u1 3 training\n");
  ck_assert_int_eq (t->record->course[0].untrained, 1);
  ck_assert_int_eq (t->record->course[1].untrained, 1);
  tiny_free (t);
}
END_TEST

/* Rows of one course beside each other are more sessions; a more particular one takes the place of
 * all at its places. */
START_TEST (rows)
{
  expect (TWO CLERKS ("2") COURSES "it,clerk,*,2025-07-01,,1,,2h,9,,,assumption\n"
                                   "it,clerk,*,2025-07-02,,1,,2h,9,,,assumption\n"
                                   "it,clerk,u2,2025-07-03,,1,,2h,9,,,assumption\n",
          3, 1,
          "07-01 08:00 to 07-01 10:00 desk@u1 1 training\n"
          "07-02 08:00 to 07-02 10:00 desk@u1 2 training\n"
          "07-03 08:00 to 07-03 10:00 desk@u2 1 training\n");
}
END_TEST

/* Staff whose tier begins to work on 7 July is trained before that; the course takes none of its
 * time. */
START_TEST (before_the_tier)
{
  tiny *t
      = run ("== tiers.csv\ntier,where,from,until,source\nnew,u1,2025-07-07,,assumption\n" COURSES
             "it,clerk,u1,2025-07-03,2025-07-04,1,,2h,9,,,assumption\n",
             "07-03 08:00 to 07-03 10:00 desk@u1 1 training\n");
  ck_assert_int_eq (t->record->officer[0].absent, 0);
  tiny_free (t);
}
END_TEST

/* The room of the course is not free for meetings. */
START_TEST (room)
{
  tiny *t = run (CLERKS ("2") "== venues.csv\nvenue,where,count,source\nhall,,1,assumption\n"
                              "== activities.csv\nactivity,where,participants,duration,needs,"
                              "source\ndrill,u1,clerk 1,1h,hall 1,assumption\n" COURSES
                              "it,clerk,u1,2025-07-01,,1,08:00,2h,1,,hall 1,assumption\n",
                 "07-01 08:00 to 07-01 10:00 desk@u1 1 training\n"
                 "07-01 10:00 to 07-01 11:00 desk@u1 2 meeting\n");
  ck_assert_int_eq (t->record->venue[0].waited, 1);
  ck_assert_int_eq (t->record->venue[0].wait, 2 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Practised after four pieces at 80 % for each doubling: the first would take
 * (1 / 4) ^ log2 (0.8) = 1.5625 hours. A course from 08:00 to 09:00 is worth one:
 * (2 / 4) ^ log2 (0.8) = 1.25 hours. */
START_TEST (teaches)
{
#define SKILL                                                                                      \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,1,assumption\n"          \
  "== skills.csv\nskill,rate,standard_after,source\nform,80%,4,assumption\n"                       \
  "== courses.csv\ncourse,roles,where,from,duration,seats,teaches,worth,source\n"
  tiny_expect (SKILL "it,clerk,u1,2025-07-01,1h,1,form,1,assumption\n", TINY_WORK,
               "07-01 09:00:00 #1 began work@u1\n"
               "07-01 10:15:00 #1 completed work@u1\n"
               "07-01 10:15:00 #1 returned\n");
  tiny_expect (SKILL "it,clerk,u1,2025-07-01,1h,1,,,assumption\n", TINY_WORK,
               "07-01 09:00:00 #1 began work@u1\n"
               "07-01 10:33:45 #1 completed work@u1\n"
               "07-01 10:33:45 #1 returned\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("courses");
  tcase_add_test (tc, sessions);
  tcase_add_test (tc, spread);
  tcase_add_test (tc, day_after_day);
  tcase_add_test (tc, seats);
  tcase_add_test (tc, at_once);
  tcase_add_test (tc, with_absences);
  tcase_add_test (tc, ill_on_the_day);
  tcase_add_test (tc, claim);
  tcase_add_test (tc, with_a_meeting);
  tcase_add_test (tc, rotation);
  tcase_add_test (tc, rows);
  tcase_add_test (tc, before_the_tier);
  tcase_add_test (tc, room);
  tcase_add_test (tc, teaches);
  return tiny_main ("courses", tc);
}
