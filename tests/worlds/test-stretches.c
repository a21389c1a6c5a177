/* Stretches of dossier time, alone: when they are, what becomes of work in hand, what is counted.
 * Base world: tiny.h; pieces.h works out the times. 1 July 2025 is a Tuesday.
 */
#include "pieces.h"

#include <string.h>

#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define POOL(n, share, stretch)                                                                    \
  "== pools.csv\npool,where,roles,count,calendar,share,stretch,source\n"                           \
  "desk,u1,clerk," n ",office," share "," stretch ",assumption\n"
#define INI(start, end, seed)                                                                      \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end       \
  "\nseed=" seed "\n"

/* The first officer's pieces on a day of office hours. */
static guint
of_day (const pr_world *w, int day, double share, piece *out)
{
  piece open[2];
  pieces_office (day, open);
  return pieces_of_day (w, 0, day, share, PR_HOUR, open, 2, out);
}

/* Two hours of eight are for dossiers, in two stretches, which noon does not cut with this seed.
 * The first takes 40 minutes of its stretch, the second the 20 that are left and 20 of the other,
 * the third the rest. On the next day the fourth. */
START_TEST (four_pieces)
{
#define FOUR INI ("01", "02", "2") POOL ("1", "25%", "1h") BACKLOG ("4") WORK ("40min", "suspend")
  pr_world *w = tiny_world (FOUR);
  piece one[MOST_PIECES], two[MOST_PIECES];
  const pr_time min = PR_MINUTE;
  ck_assert_uint_eq (of_day (w, 0, 0.25, one), 2);
  guint n = of_day (w, 1, 0.25, two);
  ck_assert (n >= 2 && two[0].to - two[0].from >= 40 * min);
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, one[0].from, 0, '+', 1);
  pieces_add (s, w, one[0].from + 40 * min, 0, '-', 1);
  pieces_add (s, w, one[0].from + 40 * min, 0, '+', 2);
  pieces_add (s, w, one[0].from + 60 * min, 0, '~', 2);
  pieces_add (s, w, one[1].from, 0, '+', 2);
  pieces_add (s, w, one[1].from + 20 * min, 0, '-', 2);
  pieces_add (s, w, one[1].from + 20 * min, 0, '+', 3);
  pieces_add (s, w, one[1].from + 60 * min, 0, '-', 3);
  pieces_add (s, w, two[0].from, 0, '+', 4);
  pieces_add (s, w, two[0].from + 40 * min, 0, '-', 4);
  tiny *t = pieces_expect (FOUR, s->str);
  const pr_pool_count *desk = tiny_pool (t, "desk");
  ck_assert_int_eq (desk->busy, 160 * min);
  ck_assert_int_eq (desk->scheduled, 4 * PR_HOUR);
  ck_assert_int_eq (desk->scheduled_all, 4 * PR_HOUR);
  ck_assert_int_eq (desk->overtime, 0);
  ck_assert_int_eq (t->record->officer[0].absent, 0);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

/* Three weeks of work without an end: days off and a holiday have no stretches, noon cuts some. */
START_TEST (weeks)
{
#define WEEKS                                                                                      \
  INI ("01", "21", "5")                                                                            \
  POOL ("1", "40%", "1h")                                                                          \
  "== holidays.csv\ndate,open,source\n2025-07-09,closed,assumption\n" BACKLOG ("60")               \
      WORK ("70min", "suspend")
  pr_world *w = tiny_world (WEEKS);
  g_autoptr (GString) s = g_string_new (NULL);
  guint item = 1, cut = 0, short_days = 0;
  pr_time left = 70 * PR_MINUTE;
  for (int day = 0; day < 21; day++)
    {
      piece pieces[MOST_PIECES];
      int weekday = pr_day_weekday (w->epoch + day);
      if (weekday > 4 || day == 8)
        continue;
      guint n = of_day (w, day, 0.4, pieces);
      pr_time last = pieces[n - 1].to - pieces[n - 1].from;
      cut += n > 4;
      short_days += n == 4 && last == 12 * PR_MINUTE;
      pieces_work_off (s, w, 0, pieces, n, 70 * PR_MINUTE, &item, &left);
    }
  ck_assert_uint_ge (cut, 2);
  ck_assert_uint_ge (short_days, 4);
  tiny *t = pieces_expect (WEEKS, s->str);
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 14 * 192 * PR_MINUTE);
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled, 14 * 192 * PR_MINUTE);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

/* Away on the second day, whose dossier time is nothing, and at a meeting on the third, of which
 * 40 % of six and a half hours are left; the work goes back to the line at midnight, and comes
 * from there. */
START_TEST (absences)
{
#define ABSENT                                                                                     \
  INI ("01", "03", "3")                                                                            \
  POOL ("1", "40%", "1h")                                                                          \
  BACKLOG ("20")                                                                                   \
  WORK ("90min", "suspend")                                                                        \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1,2025-07-02,2025-07-02,1,leave,assumption\n"                                             \
  "desk,u1,2025-07-03 09:30,2025-07-03 11:00,1,meeting,assumption\n"
  pr_world *w = tiny_world (ABSENT);
  g_autoptr (GString) s = g_string_new (NULL);
  piece pieces[MOST_PIECES], open[3];
  guint item = 1;
  pr_time left = 90 * PR_MINUTE, third = 2 * PR_DAY;
  pieces_work_off (s, w, 0, pieces, of_day (w, 0, 0.4, pieces), 90 * PR_MINUTE, &item, &left);
  pieces_add (s, w, PR_DAY, 0, '<', item);
  pieces_office (2, open + 1);
  open[0] = (piece){ third + 8 * PR_HOUR, third + 9 * PR_HOUR + 30 * PR_MINUTE };
  open[1].from = third + 11 * PR_HOUR;
  guint n = pieces_of_day (w, 0, 2, 0.4, PR_HOUR, open, 3, pieces);
  pieces_work_off (s, w, 0, pieces, n, 90 * PR_MINUTE, &item, &left);
  tiny *t = pieces_expect (ABSENT, s->str);
  const pr_pool_count *desk = tiny_pool (t, "desk");
  ck_assert_int_eq (desk->scheduled, (192 + 156) * PR_MINUTE);
  ck_assert_int_eq (desk->scheduled_all - desk->scheduled, (480 + 90) * PR_MINUTE);
  ck_assert_int_eq (t->record->officer[0].absent, (480 + 90) * PR_MINUTE);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

/* Stretches that a meeting cuts: the work is laid down for it, and gone on with behind it. */
START_TEST (meetings_cut)
{
#define MEETINGS                                                                                   \
  INI ("01", "11", "1")                                                                            \
  POOL ("1", "50%", "2h")                                                                          \
  BACKLOG ("60")                                                                                   \
  WORK ("70min", "suspend")                                                                        \
  "== absences.csv\npool,where,from,until,count,reason,source\n"
  g_autoptr (GString) text = g_string_new (MEETINGS), s = g_string_new (NULL);
  guint item = 1, cut = 0;
  pr_time left = 70 * PR_MINUTE;
  for (int day = 1; day <= 11; day += day == 4 ? 3 : 1) /* not at the weekend */
    g_string_append_printf (
        text, "desk,u1,2025-07-%02d 10:00,2025-07-%02d 10:30,1,meeting,assumption\n", day, day);
  pr_world *w = tiny_world (text->str);
  for (int day = 0; day < 11; day++)
    {
      piece pieces[MOST_PIECES], open[3];
      pr_time ten = (pr_time) day * PR_DAY + 10 * PR_HOUR;
      if (pr_day_weekday (w->epoch + day) > 4)
        continue;
      pieces_office (day, open + 1);
      open[0] = (piece){ open[1].from, ten };
      open[1].from = ten + 30 * PR_MINUTE;
      guint n = pieces_of_day (w, 0, day, 0.5, 2 * PR_HOUR, open, 3, pieces);
      for (guint i = 0; i < n; i++)
        cut += pieces[i].to == ten;
      pieces_work_off (s, w, 0, pieces, n, 70 * PR_MINUTE, &item, &left);
    }
  ck_assert_uint_ge (cut, 2);
  tiny_free (pieces_expect (text->str, s->str));
  pr_world_free (w);
}
END_TEST

/* All of their time: nothing differs from no stretches; a day that is one stretch is as if it were
 * none, but for the share. */
START_TEST (all_of_the_time)
{
#define ALL_TIME(share, stretch) POOL ("2", share, stretch) BACKLOG ("9") WORK ("3h", "hand back")
  tiny *with = tiny_run (ALL_TIME ("100%", "1h"), TINY_WORK | TINY_WHY),
       *without = tiny_run (ALL_TIME ("100%", ""), TINY_WORK | TINY_WHY);
  ck_assert_str_eq (with->log, without->log);
  tiny_expect_same (with->record, without->record);
  g_autofree char *a = pieces_diary (with->world), *b = pieces_diary (without->world);
  ck_assert_str_eq (a, b);
  tiny_free (with);
  tiny_free (without);
}
END_TEST

/* What becomes of two dossiers of 70 minutes with an hour a day, in which each officer begins
 * one. */
typedef struct {
  piece day[3]; /* of the first officer */
  pr_world *w;
} one_hour;

#define HOUR_A_DAY(n, effort, at_close)                                                            \
  INI ("01", "04", "6") POOL (n, "12.5%", "1h") BACKLOG ("2") WORK (effort, at_close)

static one_hour
hour_a_day (const char *text)
{
  one_hour h = { .w = tiny_world (text) };
  for (int day = 0; day < 3; day++)
    {
      piece pieces[MOST_PIECES];
      ck_assert_uint_eq (of_day (h.w, day, 0.125, pieces), 1);
      h.day[day] = pieces[0];
      /* So that the rules have 20 minutes before noon and closing. */
      pr_time end = pr_time_of_day (pieces[0].to);
      ck_assert (end < 17 * PR_HOUR - 20 * PR_MINUTE
                 && (end < 12 * PR_HOUR - 20 * PR_MINUTE || end > 13 * PR_HOUR));
    }
  return h;
}

START_TEST (finish)
{
  static const char text[] = HOUR_A_DAY ("1", "70min", "finish");
  one_hour h = hour_a_day (text);
  g_autoptr (GString) s = g_string_new (NULL);
  for (guint day = 0; day < 2; day++)
    {
      pieces_add (s, h.w, h.day[day].from, 0, '+', day + 1);
      pieces_add (s, h.w, h.day[day].to + 10 * PR_MINUTE, 0, '-', day + 1);
    }
  tiny *t = pieces_expect (text, s->str);
  ck_assert_int_eq (tiny_pool (t, "desk")->overtime, 20 * PR_MINUTE);
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 140 * PR_MINUTE);
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled, 4 * PR_HOUR);
  tiny_free (t);
  pr_world_free (h.w);
}
END_TEST

/* Half an hour beyond a stretch that ends within half an hour of noon: all of it is overtime, in
 * the office's hours and at noon. */
START_TEST (finish_over_noon)
{
  piece one[MOST_PIECES] = { { 0, 0 } };
  g_autofree char *text = NULL;
  for (int seed = 1; one[0].to <= 11 * PR_HOUR + 30 * PR_MINUTE || one[0].to >= 12 * PR_HOUR;
       seed++)
    {
      g_free (text);
      text = g_strdup_printf (INI ("01", "01", "%d") POOL ("1", "0.125", "1h") BACKLOG ("1")
                                  WORK ("90min", "finish"),
                              seed);
      pr_world *w = tiny_world (text);
      of_day (w, 0, 0.125, one);
      pr_world_free (w);
    }
  tiny *t = tiny_run (text, 0);
  ck_assert_int_eq (tiny_pool (t, "desk")->served, 1);
  ck_assert_int_eq (tiny_pool (t, "desk")->overtime, 30 * PR_MINUTE);
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 90 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

START_TEST (finish_within)
{
  static const char text[] = HOUR_A_DAY ("1", "100min", "finish 15min");
  one_hour h = hour_a_day (text);
  const pr_time min = PR_MINUTE;
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, h.w, h.day[0].from, 0, '+', 1);
  pieces_add (s, h.w, h.day[0].to + 15 * min, 0, '~', 1);
  pieces_add (s, h.w, h.day[1].from, 0, '+', 1);
  pieces_add (s, h.w, h.day[1].from + 25 * min, 0, '-', 1);
  pieces_add (s, h.w, h.day[1].from + 25 * min, 0, '+', 2);
  pieces_add (s, h.w, h.day[1].to + 15 * min, 0, '~', 2);
  pieces_add (s, h.w, h.day[2].from, 0, '+', 2);
  pieces_add (s, h.w, h.day[2].from + 50 * min, 0, '-', 2);
  tiny *t = pieces_expect (text, s->str);
  ck_assert_int_eq (tiny_pool (t, "desk")->overtime, 30 * min);
  tiny_free (t);
  pr_world_free (h.w);
}
END_TEST

/* Each takes what is first in the line: what the other has handed back, ten minutes of it or, if
 * they are lost, all. */
static void
expect_handed_back (const char *text, bool lost)
{
  one_hour h = hour_a_day (text);
  piece open[2], of[2];
  pieces_office (0, open);
  of[0] = h.day[0];
  ck_assert_uint_eq (pieces_of_day (h.w, 1, 0, 0.125, PR_HOUR, open, 2, of + 1), 1);
  g_autoptr (GString) s = g_string_new (NULL);
  g_autofree char *all = pieces_diary (h.w);
  guint first = of[0].from < of[1].from ? 0 : 1, second = 1 - first;
  ck_assert (of[first].to < of[second].from);
  pieces_add (s, h.w, of[first].from, first, '+', 1);
  pieces_add (s, h.w, of[first].to, first, '<', 1);
  pieces_add (s, h.w, of[second].from, second, '+', 1);
  if (lost)
    pieces_add (s, h.w, of[second].to, second, '<', 1);
  else
    {
      pieces_add (s, h.w, of[second].from + 10 * PR_MINUTE, second, '-', 1);
      pieces_add (s, h.w, of[second].from + 10 * PR_MINUTE, second, '+', 2);
      pieces_add (s, h.w, of[second].to, second, '<', 2);
    }
  ck_assert_msg (g_str_has_prefix (all, s->str), "%s instead of\n%s", all, s->str);
  tiny_free (tiny_run (text, 0));
  pr_world_free (h.w);
}

START_TEST (hand_back)
{
  expect_handed_back (HOUR_A_DAY ("2", "70min", "hand back"), false);
  expect_handed_back (HOUR_A_DAY ("2", "70min", "hand back lost"), true);
}
END_TEST

/* Why it is laid down: until the next stretch of the day, for the rest of the day, or because noon
 * closes the office, which is nobody's other work. */
START_TEST (told_why)
{
  tiny *t = tiny_run (INI ("01", "02", "2") POOL ("1", "25%", "1h") BACKLOG ("4")
                          WORK ("40min", "suspend"),
                      TINY_WORK | TINY_WHY);
  const char *line = strstr (t->log, "#2 suspended work@u1, other work until 07-01 ");
  ck_assert_ptr_nonnull (line);
  char began[64];
  g_snprintf (began, sizeof began, "\n%.14s #2 began work@u1\n", strstr (line, "07-01 "));
  ck_assert_ptr_nonnull (strstr (line, began));
  tiny_free (t);
  t = tiny_run (HOUR_A_DAY ("1", "70min", "suspend"), TINY_WORK | TINY_WHY);
  ck_assert_ptr_nonnull (strstr (t->log, "#1 suspended work@u1, other work\n"));
  tiny_free (t);
  t = tiny_run (WEEKS, TINY_WORK | TINY_WHY);
  ck_assert_ptr_nonnull (strstr (t->log, "12:00:00 #"));
  for (const char *at = t->log; (at = strstr (at, "12:00:00 #")) != NULL; at++)
    ck_assert_int_ne (strncmp (strchr (at, '@'), "@u1,", 4), 0);
  tiny_free (t);
}
END_TEST

/* Replications begin within a stretch, between two, and behind the last of a day. */
START_TEST (begins_within_a_day)
{
  pr_world *day = tiny_world (INI ("01", "02", "2") POOL ("1", "25%", "1h"));
  piece one[MOST_PIECES];
  ck_assert_uint_eq (of_day (day, 0, 0.25, one), 2);
  const pr_time begin[]
      = { one[0].from + 10 * PR_MINUTE, one[0].to + PR_MINUTE, one[1].to + PR_MINUTE };
  for (guint i = 0; i < G_N_ELEMENTS (begin); i++)
    {
      int minute = (int) (begin[i] / PR_MINUTE);
      g_autofree char *text
          = g_strdup_printf (INI ("01 %02d:%02d", "02", "2") POOL ("1", "25%%", "1h") BACKLOG ("1")
                                 WORK ("5min", "suspend"),
                             minute / 60, minute % 60);
      pr_world *w = tiny_world (text);
      piece two[MOST_PIECES];
      of_day (w, 1, 0.25, two);
      pr_time from = i == 0 ? (pr_time) minute * PR_MINUTE : i == 1 ? one[1].from : two[0].from;
      g_autoptr (GString) s = g_string_new (NULL);
      pieces_add (s, w, from, 0, '+', 1);
      pieces_add (s, w, from + 5 * PR_MINUTE, 0, '-', 1);
      tiny *t = pieces_expect (text, s->str);
      pr_time left = 0, at = (pr_time) minute * PR_MINUTE;
      for (guint k = 0; k < 2; k++)
        left += MAX (one[k].to - MAX (one[k].from, at), 0);
      ck_assert_int_eq (tiny_pool (t, "desk")->scheduled, left + 2 * PR_HOUR);
      tiny_free (t);
      pr_world_free (w);
    }
  pr_world_free (day);
}
END_TEST

/* A pool that is always open has days from midnight to midnight, also on Sundays. */
START_TEST (always_open)
{
#define ALWAYS                                                                                     \
  INI ("05", "07", "4")                                                                            \
  "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun,always,assumption\n" POOL (         \
      "1", "30%", "3h") BACKLOG ("9") WORK ("4h", "suspend")
  pr_world *w = tiny_world (ALWAYS);
  g_autoptr (GString) s = g_string_new (NULL);
  guint item = 1;
  pr_time left = 4 * PR_HOUR;
  for (int day = 0; day < 3; day++)
    {
      piece pieces[MOST_PIECES], open = { (pr_time) day * PR_DAY, (pr_time) (day + 1) * PR_DAY };
      guint n = pieces_of_day (w, 0, day, 0.3, 3 * PR_HOUR, &open, 1, pieces);
      ck_assert_uint_eq (n, 3);
      pieces_work_off (s, w, 0, pieces, n, 4 * PR_HOUR, &item, &left);
    }
  tiny_free (pieces_expect (ALWAYS, s->str));
  pr_world_free (w);
}
END_TEST

#define WAIT_THEN_WORK                                                                             \
  INI ("01", "02", "5")                                                                            \
  POOL ("2", "12.5%%", "1h")                                                                       \
  BACKLOG ("1")                                                                                    \
  "== workflows.csv\nworkflow,step,kind,role,effort,at_close,next,source\n"                        \
  "w,wait,delay,,%dmin,,work,assumption\n"                                                         \
  "w,work,work,clerk,20min,suspend,returned,assumption\n"

/* Two officers have an hour each, of which the later begins within the earlier. What comes then is
 * begun by the second, who has been idle for less time, but has time enough for it. */
START_TEST (most_left_begins)
{
  g_autofree char *none = g_strdup_printf (WAIT_THEN_WORK, 1);
  pr_world *w = tiny_world (none);
  piece open[2], of[2][MOST_PIECES];
  pieces_office (0, open);
  for (guint o = 0; o < 2; o++)
    ck_assert_uint_eq (pieces_of_day (w, o, 0, 0.125, PR_HOUR, open, 2, of[o]), 1);
  guint early = of[0][0].from < of[1][0].from ? 0 : 1, late = 1 - early;
  int minute = (int) (of[early][0].to / PR_MINUTE) - 10;
  pr_time at = minute * PR_MINUTE;
  ck_assert (of[late][0].from < at && at < of[early][0].to);
  g_autofree char *text = g_strdup_printf (WAIT_THEN_WORK, minute);
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, at, late, '+', 1);
  pieces_add (s, w, at + 20 * PR_MINUTE, late, '-', 1);
  tiny_free (pieces_expect (text, s->str));
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("stretches");
  tcase_add_test (tc, four_pieces);
  tcase_add_test (tc, weeks);
  tcase_add_test (tc, absences);
  tcase_add_test (tc, meetings_cut);
  tcase_add_test (tc, all_of_the_time);
  tcase_add_test (tc, finish);
  tcase_add_test (tc, finish_over_noon);
  tcase_add_test (tc, finish_within);
  tcase_add_test (tc, hand_back);
  tcase_add_test (tc, told_why);
  tcase_add_test (tc, begins_within_a_day);
  tcase_add_test (tc, always_open);
  tcase_add_test (tc, most_left_begins);
  return tiny_main ("stretches", tc);
}
