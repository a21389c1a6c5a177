/* Who is on duty, and who of several begins: officers by their numbers. Base world: tiny.h. The
 * office is open from 08:00 to 12:00 and from 13:00 to 17:00.
 */
#include "tiny.h"

#include <string.h>

#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define CLERKS(n)                                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," n ",office,assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define ABSENCES "== absences.csv\npool,where,from,until,count,reason,source\n"
#define AWAY(from, until, n, reason)                                                               \
  "desk,u1,2025-07-" from ",2025-07-" until "," n "," reason ",assumption\n"
/* The same with a column of officers; `who` is "COUNT,OFFICERS". */
#define NAMED_ABSENCES "== absences.csv\npool,where,from,until,count,officers,reason,source\n"
#define FROM_TO(start, end)                                                                        \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end "\n"
#define UNTIL(end) FROM_TO ("01", end)
/* Gaps between arrivals from 00:00 of the first day on. */
#define EVERY(gap)                                                                                 \
  "== arrivals.csv\nstream,where,mix,rate,online,home,source\n"                                    \
  "s,u1,p,every " gap ",100%,own,assumption\n"

/* What officers do, as "07-01 08:00 1+": the first begins; "1-": the first has finished; "1~": the
 * first lays down or hands back. */
typedef struct {
  const pr_world *w;
  GString *text;
} diary;

static void
write_down (void *self, const pr_happened *h)
{
  diary *d = self;
  int y, month, day;
  const char *sign = h->what == PR_HAPPENS_BEGAN       ? "+"
                     : h->what == PR_HAPPENS_COMPLETED ? "-"
                                                       : "~";
  if (h->officer == PR_NONE32 || pr_happens_to_officer (h->what))
    return;
  pr_day_to_civil (d->w->epoch + pr_time_day (h->time), &y, &month, &day);
  int minute = (int) (pr_time_of_day (h->time) / (60 * PR_SECOND));
  g_string_append_printf (d->text, "%02d-%02d %02d:%02d %u%s\n", month, day, minute / 60,
                          minute % 60, h->officer - d->w->pools[0].first_officer + 1, sign);
}

/* Runs the world, whose only pool is the desk, with other staff than it says (0: the same), and
 * compares the diary from a time on. */
static void
expect_with (uint32_t staff, const char *files, const char *since, const char *expected)
{
  g_autoptr (pr_tables) tables = NULL;
  g_autoptr (pr_diag) diag = NULL;
  pr_world *w = tiny_load (files, &tables, &diag);
  if (staff > 0)
    w->pools[0].count = w->n_officers = staff;
  g_autoptr (GString) text = g_string_new (NULL);
  diary d = { w, text };
  const pr_probe probe = { .happened = write_down, .self = &d };
  g_autoptr (pr_model) m = pr_model_new (w, &probe, NULL);
  ck_assert (pr_model_run (m, 0, NULL, NULL));
  const char *from = strstr (text->str, since);
  ck_assert_msg (from != NULL, "nothing since %s in:\n%s", since, text->str);
  ck_assert_str_eq (from, expected);
  g_clear_pointer (&m, pr_model_free);
  pr_world_free (w);
}

static void
expect (const char *files, const char *since, const char *expected)
{
  expect_with (0, files, since, expected);
}

#define DAY                                                                                        \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-01 10:30\n"

/* A dossier every hour and a half, done in ten minutes; the five of the night wait until 08:00. At
 * 08:10 all three have finished and two go on; the third is idle longest at 09:00. At 10:30 the
 * first is: idle since 08:20 as the second is, and before the third. */
START_TEST (idle_longest_begins)
{
  expect (DAY CLERKS ("3") WORK ("10min", "suspend") EVERY ("1h30"), "07-01 08:",
          "07-01 08:00 1+\n"
          "07-01 08:00 2+\n"
          "07-01 08:00 3+\n"
          "07-01 08:10 1-\n"
          "07-01 08:10 2-\n"
          "07-01 08:10 3-\n"
          "07-01 08:10 1+\n"
          "07-01 08:10 2+\n"
          "07-01 08:20 1-\n"
          "07-01 08:20 2-\n"
          "07-01 09:00 3+\n"
          "07-01 09:10 3-\n"
          "07-01 10:30 1+\n");
}
END_TEST

/* At 13:00 all are on duty anew, so that the lowest number begins with what came at 12:00. */
START_TEST (turns)
{
  expect ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-01 "
          "15:45\n" CLERKS ("3") WORK ("5min", "suspend") EVERY ("1h30"),
          "07-01 09:00",
          "07-01 09:00 3+\n"
          "07-01 09:05 3-\n"
          "07-01 10:30 1+\n"
          "07-01 10:35 1-\n"
          "07-01 13:00 1+\n"
          "07-01 13:05 1-\n"
          "07-01 13:30 2+\n"
          "07-01 13:35 2-\n"
          "07-01 15:00 3+\n"
          "07-01 15:05 3-\n");
}
END_TEST

/* A meeting each morning takes who has missed least: the first, the second, the third, and the
 * first again. Every clerk has work for days. */
START_TEST (absences_rotate)
{
  expect ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-04 "
          "10:00\n" CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend")
              ABSENCES AWAY ("01 09:00", "01 10:00", "1", "meeting")
                  AWAY ("02 09:00", "02 10:00", "1", "meeting")
                      AWAY ("03 09:00", "03 10:00", "1", "meeting")
                          AWAY ("04 09:00", "04 10:00", "1", "meeting"),
          "07-02 08:00",
          "07-02 08:00 1+\n"
          "07-02 08:00 2+\n"
          "07-02 08:00 3+\n"
          "07-02 09:00 2~\n"
          "07-02 10:00 2+\n"
          "07-02 12:00 1~\n"
          "07-02 12:00 2~\n"
          "07-02 12:00 3~\n"
          "07-02 13:00 1+\n"
          "07-02 13:00 2+\n"
          "07-02 13:00 3+\n"
          "07-02 17:00 1~\n"
          "07-02 17:00 2~\n"
          "07-02 17:00 3~\n"
          "07-03 08:00 1+\n"
          "07-03 08:00 2+\n"
          "07-03 08:00 3+\n"
          "07-03 09:00 3~\n"
          "07-03 10:00 3+\n"
          "07-03 12:00 1~\n"
          "07-03 12:00 2~\n"
          "07-03 12:00 3~\n"
          "07-03 13:00 1+\n"
          "07-03 13:00 2+\n"
          "07-03 13:00 3+\n"
          "07-03 17:00 1~\n"
          "07-03 17:00 2~\n"
          "07-03 17:00 3~\n"
          "07-04 08:00 1+\n"
          "07-04 08:00 2+\n"
          "07-04 08:00 3+\n"
          "07-04 09:00 1~\n"
          "07-04 10:00 1+\n");
}
END_TEST

/* Hours count, not times: the first has missed two, the second one and the third none when two are
 * sent, the third first. */
START_TEST (hours_count)
{
  expect ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-03 "
          "09:30\n" CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend")
              ABSENCES AWAY ("01 09:00", "01 11:00", "1", "meeting")
                  AWAY ("02 09:00", "02 10:00", "1", "meeting")
                      AWAY ("03 09:00", "03 10:00", "2", "meeting"),
          "07-03 09:00",
          "07-03 09:00 2~\n"
          "07-03 09:00 3~\n");
}
END_TEST

/* The second is named, with work that is laid down until 10:00. The row before it chooses among the
 * others, at the same instant. */
START_TEST (named_goes_and_others_rotate)
{
  expect (UNTIL ("01 11:30") CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("01 09:00", "01 11:00", "1,", "training")
                  AWAY ("01 09:00", "01 10:00", ",2", "meeting"),
          "07-01 09:00",
          "07-01 09:00 1~\n"
          "07-01 09:00 2~\n"
          "07-01 10:00 2+\n"
          "07-01 11:00 1+\n");
}
END_TEST

/* Several are named; those who have missed least are sent the next day. */
START_TEST (named_hours_count)
{
  expect (UNTIL ("02 09:30") CLERKS ("4") BACKLOG ("4") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("01 09:00", "01 10:00", "3,1 3-4", "meeting")
                  AWAY ("02 09:00", "02 10:00", "2,", "meeting"),
          "07-02 09:00",
          "07-02 09:00 1~\n"
          "07-02 09:00 2~\n");
}
END_TEST

/* The first was sent at 09:00 and is named for 10:00: back when both absences have ended, as is the
 * second, who went at 10:00. */
START_TEST (named_is_away_already)
{
  expect (UNTIL ("01 11:45") CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("01 09:00", "01 11:00", "1,", "training")
                  AWAY ("01 10:00", "01 11:30", ",1-2", "meeting"),
          "07-01 09:00",
          "07-01 09:00 1~\n"
          "07-01 10:00 2~\n"
          "07-01 11:30 1+\n"
          "07-01 11:30 2+\n");
}
END_TEST

/* The first misses two hours, one of them for two reasons, and the second two and a half. */
START_TEST (hours_count_once)
{
  expect (UNTIL ("02 09:30") CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("01 09:00", "01 11:00", ",1", "training")
                  AWAY ("01 10:00", "01 11:00", ",1", "meeting")
                      AWAY ("01 09:00", "01 11:30", ",2", "meeting")
                          AWAY ("02 09:00", "02 10:00", "2,", "meeting"),
          "07-02 09:00",
          "07-02 09:00 1~\n"
          "07-02 09:00 3~\n");
}
END_TEST

/* The only dossier stays with the first, who is named and back in the morning, though the second is
 * idle; not if the first comes back another day. */
START_TEST (named_resumes_own_work)
{
  expect (UNTIL ("01 11:30") CLERKS ("2") BACKLOG ("1") WORK ("2h", "suspend")
              NAMED_ABSENCES AWAY ("01 09:00", "01 10:00", ",1", "meeting"),
          "07-01 08:00",
          "07-01 08:00 1+\n"
          "07-01 09:00 1~\n"
          "07-01 10:00 1+\n"
          "07-01 11:00 1-\n");
  expect (UNTIL ("01 11:30") CLERKS ("2") BACKLOG ("1") WORK ("2h", "suspend")
              NAMED_ABSENCES AWAY ("01 09:00", "02 10:00", ",1", "meeting"),
          "07-01 08:00",
          "07-01 08:00 1+\n"
          "07-01 09:00 1~\n"
          "07-01 09:00 2+\n"
          "07-01 10:00 2-\n");
}
END_TEST

/* A plan of staff with fewer officers: those beyond are nobody. */
START_TEST (named_beyond_the_pool)
{
  static const char files[] = UNTIL ("01 10:30") CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend")
      NAMED_ABSENCES AWAY ("01 09:00", "01 10:00", ",2-3", "meeting");
  expect_with (2, files, "07-01 09:00",
               "07-01 09:00 2~\n"
               "07-01 10:00 2+\n");
  expect_with (1, files, "07-01 08:00", "07-01 08:00 1+\n");
}
END_TEST

/* The first is called away until 11:00, and from 10:30 for the rest of the day: not back today, so
 * that the second goes on at 10:00. The order of the rows does not matter. */
START_TEST (absences_that_overlap)
{
  static const char expected[] = "07-01 08:00 1+\n"
                                 "07-01 10:00 1~\n"
                                 "07-01 10:00 2+\n"
                                 "07-01 11:00 2-\n";
  expect (UNTIL ("02 09:00") CLERKS ("2") BACKLOG ("1") WORK ("3h", "suspend")
              NAMED_ABSENCES AWAY ("01 10:00", "01 11:00", ",1", "leave")
                  AWAY ("01 10:30", "01 17:00", ",1", "training"),
          "07-01 08:00", expected);
  expect (UNTIL ("02 09:00") CLERKS ("2") BACKLOG ("1") WORK ("3h", "suspend")
              NAMED_ABSENCES AWAY ("01 10:30", "01 17:00", ",1", "training")
                  AWAY ("01 10:00", "01 11:00", ",1", "leave"),
          "07-01 08:00", expected);
}
END_TEST

/* Who is away from the opening on, or goes where another absence ends, takes nothing up. */
START_TEST (away_from_the_opening)
{
  static const char expected[] = "07-01 17:00 1~\n"
                                 "07-02 10:00 1+\n";
  expect (UNTIL ("02 10:30") CLERKS ("1") BACKLOG ("1") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("02 08:00", "02 10:00", ",1", "meeting"),
          "07-01 17:00", expected);
  expect (UNTIL ("02 10:30") CLERKS ("1") BACKLOG ("1") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("02 08:00", "02 09:00", ",1", "meeting")
                  AWAY ("02 09:00", "02 10:00", ",1", "training"),
          "07-01 17:00", expected);
  expect (UNTIL ("02 10:30") CLERKS ("2") BACKLOG ("1") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("02 08:00", "03 10:00", ",1", "meeting"),
          "07-01 17:00",
          "07-01 17:00 1~\n"
          "07-02 08:00 1~\n"
          "07-02 08:00 2+\n");
}
END_TEST

/* Three meetings without a gap are one: after its 20 minutes of overtime the work waits for their
 * end. */
START_TEST (one_after_the_other)
{
  expect (UNTIL ("01 12:00") CLERKS ("1") BACKLOG ("1") WORK ("3h", "finish 20min")
              NAMED_ABSENCES AWAY ("01 10:00", "01 10:20", ",1", "meeting")
                  AWAY ("01 10:20", "01 10:40", ",1", "meeting")
                      AWAY ("01 10:40", "01 11:00", ",1", "meeting"),
          "07-01 08:00",
          "07-01 08:00 1+\n"
          "07-01 10:20 1~\n"
          "07-01 11:00 1+\n"
          "07-01 11:40 1-\n");
}
END_TEST

/* The first is away since before the beginning, for two reasons; without a warm-up as with one. */
START_TEST (before_the_beginning)
{
#define LONG_AWAY                                                                                  \
  NAMED_ABSENCES AWAY ("01 08:00", "18 17:00", "1,", "leave")                                      \
      AWAY ("02 08:00", "18 17:00", ",1", "training")
  static const char expected[] = "07-08 08:00 2+\n"
                                 "07-08 08:00 3+\n";
  expect (FROM_TO ("08", "08 09:00") CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend") LONG_AWAY,
          "07-08 08:00", expected);
  expect (FROM_TO ("08", "08 09:00\nwarm_up=7 days") CLERKS ("3") BACKLOG ("3")
              WORK ("100h", "suspend") LONG_AWAY,
          "07-08 08:00", expected);
}
END_TEST

/* At one instant those who are named go first, whatever row comes first: the other row takes
 * another. */
START_TEST (named_goes_first)
{
  expect (UNTIL ("01 09:30") CLERKS ("3") BACKLOG ("3") WORK ("100h", "suspend")
              NAMED_ABSENCES AWAY ("01 09:00", "01 10:00", "1,", "meeting")
                  AWAY ("01 09:00", "01 11:00", ",1", "training"),
          "07-01 09:00",
          "07-01 09:00 1~\n"
          "07-01 09:00 2~\n");
}
END_TEST

static void
expect_officer (const tiny *t, uint32_t officer, int64_t served, pr_time busy, pr_time absent)
{
  const pr_officer_count *c = &t->record->officer[officer];
  ck_assert_int_eq (c->served, served);
  ck_assert_int_eq (c->busy, busy);
  ck_assert_int_eq (c->absent, absent);
}

/* The first works from 08:00 to 10:00, and is away for seven hours, of which one is lunch; before
 * the beginning nothing counts, and of the second day, which ends at 09:00, one hour. */
START_TEST (officers_are_counted)
{
  tiny *t = tiny_run (
      UNTIL ("02 09:00") CLERKS ("2") BACKLOG ("1")
          WORK ("3h", "suspend") "== absences.csv\npool,where,from,until,officers,reason,source\n"
                                 "desk,u1,2025-07-01 10:00,2025-07-01 17:00,1,training,assumption\n"
                                 "desk,u1,2025-07-02 08:00,2025-07-03,1,leave,assumption\n"
                                 "desk,u1,2025-06-25,2025-06-26,2,leave,assumption\n",
      0);
  expect_officer (t, 0, 0, 2 * PR_HOUR, 7 * PR_HOUR);
  expect_officer (t, 1, 1, PR_HOUR, 0);
  ck_assert_int_eq (tiny_pool (t, "desk")->served, 1);
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 3 * PR_HOUR);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("duty");
  tcase_add_test (tc, idle_longest_begins);
  tcase_add_test (tc, turns);
  tcase_add_test (tc, absences_rotate);
  tcase_add_test (tc, hours_count);
  tcase_add_test (tc, named_goes_and_others_rotate);
  tcase_add_test (tc, named_hours_count);
  tcase_add_test (tc, named_is_away_already);
  tcase_add_test (tc, hours_count_once);
  tcase_add_test (tc, named_resumes_own_work);
  tcase_add_test (tc, named_beyond_the_pool);
  tcase_add_test (tc, absences_that_overlap);
  tcase_add_test (tc, away_from_the_opening);
  tcase_add_test (tc, one_after_the_other);
  tcase_add_test (tc, before_the_beginning);
  tcase_add_test (tc, named_goes_first);
  tcase_add_test (tc, officers_are_counted);
  return tiny_main ("duty", tc);
}
