/* Meetings that are put off, beside what else takes the officer away, among tries, and in a pool
 * with stretches. Base world: tiny.h, with one clerk from 08:00 to 12:00 and from 13:00 to 17:00.
 * Measures look at noon on Monday 7 July 2025; the meetings are on Tuesday.
 */
#include "pieces.h"

#include <string.h>

#define WINDOW(start, end)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end       \
  "\nseed=@seed\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort)                                                                               \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort ",suspend,returned,assumption\n"
#define MEETINGS                                                                                   \
  "== activities.csv\n"                                                                            \
  "activity,where,participants,duration,from,until,pass,slots,source\n"
#define DRILL "drill,*,clerk 1,2h,2025-07-08,,,,assumption\n"
#define TALK "talk,*,clerk 1,1h,2025-07-08,,,,assumption\n"
#define LEAVE(from, until)                                                                         \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1,2025-07-08 " from ",2025-07-08 " until ",1,leave,assumption\n"
#define MEASURES "== measures.csv\nmeasure,where,watch,look,action,from,most,source\n"
#define FREE(name, day, clock, activity, most)                                                     \
  name ",*,date,daily " clock ",postpone " activity ",2025-07-" day "," most ",assumption\n"
#define FREE_OF_DRILL MEASURES FREE ("free", "07", "12:00", "drill", "")
#define TWO_DAYS_OF_WORK WINDOW ("07", "09") BACKLOG ("2") WORK ("8h")
#define TOLD (TINY_WORK | TINY_DUTY | TINY_MEASURES)

static const pr_rehearsal_count *
meeting (const tiny *t, const char *name)
{
  for (uint32_t i = 0; i < t->world->n_rehearsals; i++)
    if (strcmp (t->world->activities[t->world->rehearsals[i].activity].name, name) == 0)
      return &t->record->rehearsal[i];
  ck_abort_msg ("no meeting %s", name);
  return NULL;
}

static void
expect_meeting (const tiny *t, const char *name, int64_t tries, pr_time staff, pr_time done)
{
  const pr_rehearsal_count *c = meeting (t, name);
  ck_assert_int_eq (c->tries, tries);
  ck_assert_int_eq (c->staff, staff);
  ck_assert_int_eq (c->done, done);
  ck_assert_int_eq (c->missed, done == PR_NEVER);
}

/* Runs with seed 1, and compares what is told from Tuesday on, and how long the officer is away. */
static tiny *
run_tuesday (const char *text, const char *expected, pr_time absent)
{
  g_autoptr (GString) seeded = g_string_new (text);
  g_string_replace (seeded, "@seed", "1", 0);
  tiny *t = tiny_run (seeded->str, TOLD);
  ck_assert_str_eq (tiny_since (t, "07-08"), expected);
  ck_assert_int_eq (t->record->officer[0].absent, absent);
  tiny_conserved (t);
  return t;
}

#define UNTIL_NOON "07-08 12:00:00 #2 suspended work@u1\n07-08 13:00:00 #2 began work@u1\n"
#define ON_WEDNESDAY(done)                                                                         \
  UNTIL_NOON "07-08 17:00:00 #2 suspended work@u1\n07-09 08:00:00 #2 began work@u1\n"              \
             "07-09 " done ":00:00 #2 completed work@u1\n07-09 " done ":00:00 #2 returned\n"
#define ALL_TUESDAY                                                                                \
  "07-08 08:00:00 #2 began work@u1\n" UNTIL_NOON                                                   \
  "07-08 17:00:00 #2 completed work@u1\n07-08 17:00:00 #2 returned\n"

/* The drill is from 08:00 to 10:00, the talk after it until 11:00. With only the talk the second
 * dossier has seven of its eight hours on Tuesday, with only the drill six. */
START_TEST (another_after_it)
{
  tiny *t = run_tuesday (TWO_DAYS_OF_WORK MEETINGS DRILL TALK FREE_OF_DRILL,
                         "07-08 08:00:00 #2 began work@u1\n"
                         "07-08 10:00:00 desk/1@u1 went away: meeting\n"
                         "07-08 10:00:00 #2 suspended work@u1\n"
                         "07-08 11:00:00 desk/1@u1 came back: meeting\n"
                         "07-08 11:00:00 #2 began work@u1\n" ON_WEDNESDAY ("09"),
                         PR_HOUR);
  expect_meeting (t, "drill", 0, 0, PR_NEVER);
  expect_meeting (t, "talk", 1, PR_HOUR, PR_DAY + 11 * PR_HOUR);
  ck_assert_int_eq (t->record->measure[0].put_off, 1);
  tiny_free (t);
  t = run_tuesday (
      TWO_DAYS_OF_WORK MEETINGS DRILL TALK MEASURES FREE ("free", "07", "12:00", "talk", ""),
      "07-08 08:00:00 desk/1@u1 went away: meeting\n"
      "07-08 10:00:00 desk/1@u1 came back: meeting\n"
      "07-08 10:00:00 #2 began work@u1\n" ON_WEDNESDAY ("10"),
      2 * PR_HOUR);
  expect_meeting (t, "drill", 1, 2 * PR_HOUR, PR_DAY + 10 * PR_HOUR);
  expect_meeting (t, "talk", 0, 0, PR_NEVER);
  tiny_free (t);
}
END_TEST

/* On leave from 08:00 to 09:00, so that the drill would be from then on until 11:00. */
START_TEST (leave_before_it)
{
  tiny *t = run_tuesday (TWO_DAYS_OF_WORK MEETINGS DRILL LEAVE ("08:00", "09:00") FREE_OF_DRILL,
                         "07-08 08:00:00 desk/1@u1 went away: leave\n"
                         "07-08 09:00:00 desk/1@u1 came back: leave\n"
                         "07-08 09:00:00 #2 began work@u1\n" ON_WEDNESDAY ("09"),
                         PR_HOUR);
  expect_meeting (t, "drill", 0, 0, PR_NEVER);
  tiny_free (t);
}
END_TEST

/* The drill would be from 08:00 to 10:00, and then there is leave until noon. */
START_TEST (leave_after_it)
{
  tiny *t = run_tuesday (TWO_DAYS_OF_WORK MEETINGS DRILL LEAVE ("10:00", "12:00") FREE_OF_DRILL,
                         "07-08 08:00:00 #2 began work@u1\n"
                         "07-08 10:00:00 desk/1@u1 went away: leave\n"
                         "07-08 10:00:00 #2 suspended work@u1\n"
                         "07-08 12:00:00 desk/1@u1 came back: leave\n"
                         "07-08 13:00:00 #2 began work@u1\n"
                         "07-08 17:00:00 #2 suspended work@u1\n"
                         "07-09 08:00:00 #2 began work@u1\n"
                         "07-09 10:00:00 #2 completed work@u1\n07-09 10:00:00 #2 returned\n",
                         2 * PR_HOUR);
  expect_meeting (t, "drill", 0, 0, PR_NEVER);
  tiny_free (t);
}
END_TEST

/* The drill would be from 10:00, when the leave ends, until noon; at 09:00 it is put off. */
START_TEST (during_the_leave_before_it)
{
  tiny *t = run_tuesday (TWO_DAYS_OF_WORK MEETINGS DRILL LEAVE ("08:00", "10:00")
                             MEASURES FREE ("free", "08", "09:00", "drill", ""),
                         "07-08 08:00:00 desk/1@u1 went away: leave\n"
                         "07-08 09:00:00 free@u1 began\n07-08 09:00:00 free@u1 ended\n"
                         "07-08 10:00:00 desk/1@u1 came back: leave\n"
                         "07-08 10:00:00 #2 began work@u1\n" ON_WEDNESDAY ("10"),
                         2 * PR_HOUR);
  expect_meeting (t, "drill", 0, 0, PR_NEVER);
  tiny_free (t);
}
END_TEST

/* A drill of an hour between leave until 10:00 and the talk from 11:00 on is put off at 09:00. */
START_TEST (between_leave_and_another)
{
  tiny *t
      = run_tuesday (TWO_DAYS_OF_WORK MEETINGS
                     "drill,*,clerk 1,1h,2025-07-08,,,,assumption\n" TALK LEAVE ("08:00", "10:00")
                         MEASURES FREE ("free", "08", "09:00", "drill", ""),
                     "07-08 08:00:00 desk/1@u1 went away: leave\n"
                     "07-08 09:00:00 free@u1 began\n07-08 09:00:00 free@u1 ended\n"
                     "07-08 10:00:00 desk/1@u1 came back: leave\n"
                     "07-08 10:00:00 #2 began work@u1\n"
                     "07-08 11:00:00 desk/1@u1 went away: meeting\n"
                     "07-08 11:00:00 #2 suspended work@u1\n"
                     "07-08 12:00:00 desk/1@u1 came back: meeting\n"
                     "07-08 13:00:00 #2 began work@u1\n"
                     "07-08 17:00:00 #2 suspended work@u1\n"
                     "07-09 08:00:00 #2 began work@u1\n"
                     "07-09 11:00:00 #2 completed work@u1\n07-09 11:00:00 #2 returned\n",
                     3 * PR_HOUR);
  expect_meeting (t, "drill", 0, 0, PR_NEVER);
  expect_meeting (t, "talk", 1, PR_HOUR, PR_DAY + 12 * PR_HOUR);
  tiny_free (t);
}
END_TEST

#define SICK(from, until)                                                                          \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1,2025-07-08 " from ",2025-07-08 " until ",1,sickness,assumption\n"
#define ILL(from, until) TWO_DAYS_OF_WORK MEETINGS DRILL SICK (from, until) FREE_OF_DRILL
#define ILL_FROM_NINE(back)                                                                        \
  "07-08 08:00:00 #2 began work@u1\n"                                                              \
  "07-08 09:00:00 desk/1@u1 went away: sickness\n07-08 09:00:00 #2 suspended work@u1\n"            \
  "07-08 " back " desk/1@u1 came back: sickness\n07-08 " back " #2 began work@u1\n"

/* Who falls ill at 09:00, within the drill, is away from then on: until after it, or less long. */
START_TEST (illness_within_it)
{
  tiny_free (run_tuesday (ILL ("09:00", "11:00"), ILL_FROM_NINE ("11:00:00") ON_WEDNESDAY ("10"),
                          2 * PR_HOUR));
  tiny_free (run_tuesday (ILL ("09:00", "09:30"),
                          ILL_FROM_NINE ("09:30:00") UNTIL_NOON
                          "07-08 17:00:00 #2 suspended work@u1\n"
                          "07-09 08:00:00 #2 began work@u1\n"
                          "07-09 08:30:00 #2 completed work@u1\n"
                          "07-09 08:30:00 #2 returned\n",
                          PR_HOUR / 2));
}
END_TEST

/* Ill when the drill begins, so that nobody would come: it is to come all the same, and put off.
 * What was planned after it, the next try, stays. */
START_TEST (nobody_would_come)
{
  tiny *t = run_tuesday (TWO_DAYS_OF_WORK MEETINGS DRILL SICK ("08:00", "09:00")
                             MEASURES FREE ("free", "07", "12:00", "drill", "1"),
                         "07-08 08:00:00 desk/1@u1 went away: sickness\n"
                         "07-08 09:00:00 desk/1@u1 came back: sickness\n"
                         "07-08 09:00:00 #2 began work@u1\n" ON_WEDNESDAY (
                             "09") "07-09 10:00:00 desk/1@u1 went away: meeting\n"
                                   "07-09 12:00:00 desk/1@u1 came back: meeting\n",
                         3 * PR_HOUR);
  expect_meeting (t, "drill", 1, 2 * PR_HOUR, 2 * PR_DAY + 12 * PR_HOUR);
  ck_assert_int_eq (t->record->measure[0].put_off, 1);
  tiny_free (t);
}
END_TEST

/* A meeting of ten hours would be on all of Tuesday and until 10:00 on Wednesday. */
START_TEST (of_several_days)
{
  tiny *t = run_tuesday (TWO_DAYS_OF_WORK MEETINGS
                         "drill,*,clerk 1,10h,2025-07-08,,,,assumption\n" FREE_OF_DRILL,
                         ALL_TUESDAY, 0);
  expect_meeting (t, "drill", 0, 0, PR_NEVER);
  tiny_free (t);
}
END_TEST

/* Both at once; or the talk at 09:00 on Tuesday, which was after the drill. */
START_TEST (both)
{
  tiny *t = run_tuesday (
      TWO_DAYS_OF_WORK MEETINGS DRILL TALK FREE_OF_DRILL FREE ("more", "07", "12:00", "talk", ""),
      ALL_TUESDAY, 0);
  expect_meeting (t, "drill", 0, 0, PR_NEVER);
  expect_meeting (t, "talk", 0, 0, PR_NEVER);
  tiny_free (t);
  t = run_tuesday (
      TWO_DAYS_OF_WORK MEETINGS DRILL TALK FREE_OF_DRILL FREE ("more", "08", "09:00", "talk", ""),
      "07-08 08:00:00 #2 began work@u1\n"
      "07-08 09:00:00 more@u1 began\n07-08 09:00:00 more@u1 ended\n" UNTIL_NOON
      "07-08 17:00:00 #2 completed work@u1\n07-08 17:00:00 #2 returned\n",
      0);
  expect_meeting (t, "talk", 0, 0, PR_NEVER);
  tiny_free (t);
}
END_TEST

#define TRIES(pass) MEETINGS "drill,*,clerk 1,2h,2025-07-08,2025-07-10," pass ",,assumption\n"

/* Tries that fail are from 08:00 to 10:00 on Tuesday, a day later from 10:00 to noon, and a day
 * later from 13:00 to 15:00. The first is put off, or the first two. */
START_TEST (tries_that_fail)
{
  static const char *const most[] = { "", "1", "2" };
  for (int put_off = 1; put_off <= 2; put_off++)
    {
      g_autoptr (GString) text = g_string_new (
          WINDOW ("07", "11") TRIES ("0%") MEASURES FREE ("free", "07", "12:00", "drill", "@most"));
      g_string_replace (text, "@seed", "1", 0);
      g_string_replace (text, "@most", most[put_off], 0);
      tiny *t = tiny_run (text->str, 0);
      expect_meeting (t, "drill", 3 - put_off, (3 - put_off) * 2 * PR_HOUR, PR_NEVER);
      ck_assert_int_eq (t->record->officer[0].absent, (3 - put_off) * 2 * PR_HOUR);
      tiny_free (t);
    }
}
END_TEST

static bool
second_one_passes (const tiny *t)
{
  const pr_rehearsal_count *c = meeting (t, "drill");
  return c->tries == 2 && c->done == 2 * PR_DAY + 12 * PR_HOUR;
}

/* The first try fails and the second passes. If the first is put off, the second passes still, on
 * Wednesday at noon; if the second is, none has. */
START_TEST (the_try_that_passes)
{
  tiny *t = tiny_search (WINDOW ("07", "11") TRIES ("50%"), 0, second_one_passes);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, t->world->seed);
  tiny_free (t);
  static const char *const day[] = { "07", "08" };
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GString) text = g_string_new (
          WINDOW ("07", "11") TRIES ("50%") MEASURES FREE ("free", "@day", "12:00", "drill", "1"));
      g_string_replace (text, "@seed", seed, 0);
      g_string_replace (text, "@day", day[i], 0);
      t = tiny_run (text->str, 0);
      expect_meeting (t, "drill", 1, 2 * PR_HOUR, i == 0 ? 2 * PR_DAY + 12 * PR_HOUR : PR_NEVER);
      ck_assert_int_eq (t->record->officer[0].absent, 2 * PR_HOUR);
      tiny_free (t);
    }
}
END_TEST

#define HALF                                                                                       \
  "== pools.csv\npool,where,roles,count,calendar,share,stretch,source\n"                           \
  "desk,u1,clerk,1,office,50%,1h,assumption\n"

/* Half of eight hours on Monday, and of as many on Tuesday, when there is no drill. */
START_TEST (stretches_of_the_next_day)
{
  g_autoptr (GString) text = g_string_new (WINDOW ("07", "08") HALF BACKLOG ("20") WORK ("70min")
                                               MEETINGS DRILL FREE_OF_DRILL);
  g_string_replace (text, "@seed", "3", 0);
  pr_world *w = tiny_world (text->str);
  g_autoptr (GString) s = g_string_new (NULL);
  guint item = 1;
  pr_time left = 70 * PR_MINUTE;
  for (int day = 0; day < 2; day++)
    {
      piece open[2], pieces[MOST_PIECES];
      pieces_office (day, open);
      guint n = pieces_of_day (w, 0, day, 0.5, PR_HOUR, open, 2, pieces);
      pieces_work_off (s, w, 0, pieces, n, 70 * PR_MINUTE, &item, &left);
    }
  tiny *t = pieces_expect (text->str, s->str);
  ck_assert_int_eq (t->record->pool[0].scheduled, 8 * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].busy, 8 * PR_HOUR);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

#define AFTERNOON                                                                                  \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"                                            \
  "talks,Mon-Fri,14:00-16:00,assumption\n" MEETINGS                                                \
  "drill,*,clerk 1,2h,2025-07-08,,,talks,assumption\n"

/* The day has been cut at 08:00 without the drill from 14:00 to 16:00: half of six hours, which the
 * officer has though the drill is put off at noon, each piece after the other. */
START_TEST (stretches_of_the_day)
{
  for (int seed = 1; seed <= 200; seed++)
    {
      g_autofree char *number = g_strdup_printf ("%d", seed);
      g_autoptr (GString) text = g_string_new (WINDOW ("08", "08") HALF BACKLOG ("20") WORK (
          "70min") AFTERNOON MEASURES FREE ("free", "08", "12:00", "drill", ""));
      g_string_replace (text, "@seed", number, 0);
      tiny *t = tiny_run (text->str, TINY_WORK);
      const char *last = t->log;
      for (const char *line = t->log; *line; last = line, line = strchr (line, '\n') + 1)
        ck_assert_int_ge (strncmp (line, last, strlen ("07-08 08:00:00")), 0);
      ck_assert_int_eq (t->record->measure[0].put_off, 1);
      ck_assert_int_eq (t->record->officer[0].absent, 0);
      ck_assert_int_eq (t->record->pool[0].scheduled, 3 * PR_HOUR);
      tiny_free (t);
    }
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("put off");
  tcase_add_test (tc, another_after_it);
  tcase_add_test (tc, leave_before_it);
  tcase_add_test (tc, leave_after_it);
  tcase_add_test (tc, during_the_leave_before_it);
  tcase_add_test (tc, between_leave_and_another);
  tcase_add_test (tc, illness_within_it);
  tcase_add_test (tc, nobody_would_come);
  tcase_add_test (tc, of_several_days);
  tcase_add_test (tc, both);
  tcase_add_test (tc, tries_that_fail);
  tcase_add_test (tc, the_try_that_passes);
  tcase_add_test (tc, stretches_of_the_next_day);
  tcase_add_test (tc, stretches_of_the_day);
  return tiny_main ("put off", tc);
}
