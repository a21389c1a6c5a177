/* Measures and what else goes on: visitors whom the reserve serves, rests, stretches of those who
 * reinforce. Base world: tiny.h; pieces.h works out stretches. 1 July 2025 is a Tuesday, the office
 * is open from 08:00 to 12:00 and from 13:00 to 17:00.
 */
#include "pieces.h"

#include <stdlib.h>
#include <string.h>

#define WINDOW(end)                                                                                \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end "\n"

/* Visitors come to u1 at 08:30, all at once; u2 has dossiers of eight hours. */
#define COUNTERS(together, talk, dossiers, reserve)                                                \
  WINDOW ("01 11:30")                                                                              \
  "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"                  \
  "u2,Two,ward,1000,assumption\n"                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,*,clerk,1,office,assumption\n"       \
  "== procedures.csv\ncode,name,workflow,kind,source\np,P,w,dossier,assumption\n"                  \
  "v,V,ask,visit,assumption\n"                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,8h,suspend,returned,assumption\nask,talk,clerk," talk ",suspend,left,assumption\n" \
  "== arrivals.csv\nstream,where,mix,rate,batch,source\n"                                          \
  "s,u1,v,every 8h30," together ",assumption\n"                                                    \
  "== backlog.csv\nwhere,procedure,received,count,source\n"                                        \
  "u2,p,2025-06-30," dossiers ",assumption\n"                                                      \
  "== reserves.csv\nreserve,officers,source\nspare," reserve ",assumption\n"                       \
  "== measures.csv\nmeasure,where,watch,look,action,reserve,for,at_most,most,source\n"

/* The only one of the reserve begins to serve the second visitor at 09:00. The measure ends at
 * 10:00, but who serves until 10:30 is not free for u2 then, and is at 11:00. */
START_TEST (serves_to_the_end)
{
  tiny *t = tiny_run (COUNTERS ("2", "90min", "2", "1") "m,u1,date,daily 09:00,reinforce desk +1,"
                                                        "spare,,1h,1,assumption\n"
                                                        "n,u2,date,hourly,reinforce desk +1,spare,"
                                                        "3,,,assumption\n",
                      TINY_WORK | TINY_MEASURES);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u2\n"
                            "07-01 08:30:00 #3 began talk@u1\n"
                            "07-01 09:00:00 m@u1 began\n"
                            "07-01 09:00:00 #4 began talk@u1\n"
                            "07-01 10:00:00 #3 completed talk@u1\n07-01 10:00:00 #3 left\n"
                            "07-01 10:00:00 m@u1 ended\n"
                            "07-01 10:30:00 #4 completed talk@u1\n07-01 10:30:00 #4 left\n"
                            "07-01 11:00:00 n@u2 began\n"
                            "07-01 11:00:00 #2 began work@u2\n");
  ck_assert_int_eq (t->record->measure[0].refused, 0);
  ck_assert_int_eq (t->record->measure[1].refused, 1);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* A reserve of two. One comes to u1 from 08:00 to 09:00, and serves a visitor until 10:30. So u2,
 * which wants two at 09:30, gets one, and none is left when u1 orders at 10:00 again: it keeps the
 * one who is still there, who serves the next visitor at 10:30. */
START_TEST (is_kept)
{
  tiny *t = tiny_run (COUNTERS ("4", "2h", "4", "2") "m,u1,date,hourly,reinforce desk +1,spare,,"
                                                     "1h,2,assumption\n"
                                                     "n,u2,date,daily 09:30,reinforce desk +2,"
                                                     "spare,,,,assumption\n",
                      TINY_WORK | TINY_MEASURES);
  ck_assert_str_eq (t->log, "07-01 08:00:00 m@u1 began\n"
                            "07-01 08:00:00 #1 began work@u2\n"
                            "07-01 08:30:00 #5 began talk@u1\n"
                            "07-01 08:30:00 #6 began talk@u1\n"
                            "07-01 09:00:00 m@u1 ended\n"
                            "07-01 09:30:00 n@u2 began\n"
                            "07-01 09:30:00 #2 began work@u2\n"
                            "07-01 10:00:00 m@u1 began\n"
                            "07-01 10:30:00 #5 completed talk@u1\n07-01 10:30:00 #5 left\n"
                            "07-01 10:30:00 #6 completed talk@u1\n07-01 10:30:00 #6 left\n"
                            "07-01 10:30:00 #7 began talk@u1\n"
                            "07-01 10:30:00 #8 began talk@u1\n"
                            "07-01 11:00:00 m@u1 ended\n");
  ck_assert_int_eq (t->record->measure[0].refused, 0);
  ck_assert_int_eq (t->record->measure[1].refused, 0);
  /* Three and a half hours of its own, and twice one. */
  ck_assert_int_eq (t->record->pool[0].scheduled, 5 * PR_HOUR + 30 * PR_MINUTE);
  ck_assert_int_eq (t->record->pool[0].served, 2);
  /* Two are at work from 08:30 on, one not on duty from 09:00 to 10:00, and from 11:00 on. */
  ck_assert_int_eq (t->record->pool[0].busy, 6 * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].overtime, PR_HOUR + 30 * PR_MINUTE);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* 80 pieces of an hour, eight a day: 72, 64, 56, 48, 40, 32, 24, 16, 8, 0 are left in the evening
 * of 1, 2, 3, 4, 7, 8, 9, 10, 11 and 14 July. The pool has its own hours: the measure changes
 * nothing. */
#define RESTS(values)                                                                              \
  WINDOW ("16")                                                                                    \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,1h,hand back,returned,assumption\n"                                                \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,80,assumption\n"         \
  "== measures.csv\n"                                                                              \
  "measure,where,watch,on,off,look,action,for,at_most,again_after,source\n"                        \
  "m,*,waiting,20,1,daily 17:00,hours desk office," values ",assumption\n"

/* Two looks in a row. It rests from 10:00 on the third to 10:00 on the fourth: of the looks on 3, 4
 * and 7 July only two count. Of those on 8, 9 and 10 July the first is in the next rest, and at the
 * third 16 are left. */
START_TEST (looks_at_rest)
{
  tiny_expect (RESTS ("2,17h,24h"), TINY_MEASURES,
               "07-02 17:00:00 m@u1 began\n07-03 10:00:00 m@u1 ended\n"
               "07-07 17:00:00 m@u1 began\n07-08 10:00:00 m@u1 ended\n");
}
END_TEST

/* It ends at a look, which does not order it again, and counts for nothing. */
START_TEST (ends_at_a_look)
{
  tiny_expect (RESTS ("1,24h,"), TINY_MEASURES,
               "07-01 17:00:00 m@u1 began\n07-02 17:00:00 m@u1 ended\n"
               "07-03 17:00:00 m@u1 began\n07-04 17:00:00 m@u1 ended\n"
               "07-07 17:00:00 m@u1 began\n07-08 17:00:00 m@u1 ended\n"
               "07-09 17:00:00 m@u1 began\n07-10 17:00:00 m@u1 ended\n");
  tiny_expect (RESTS ("2,24h,"), TINY_MEASURES,
               "07-02 17:00:00 m@u1 began\n07-03 17:00:00 m@u1 ended\n"
               "07-07 17:00:00 m@u1 began\n07-08 17:00:00 m@u1 ended\n");
}
END_TEST

/* The rest of a day ends at a look, at which it is ordered; with two looks in a row that one
 * counts: on the fourth and the seventh. */
START_TEST (rest_ends_at_a_look)
{
  tiny_expect (RESTS ("1,24h,24h"), TINY_MEASURES,
               "07-01 17:00:00 m@u1 began\n07-02 17:00:00 m@u1 ended\n"
               "07-03 17:00:00 m@u1 began\n07-04 17:00:00 m@u1 ended\n"
               "07-07 17:00:00 m@u1 began\n07-08 17:00:00 m@u1 ended\n"
               "07-09 17:00:00 m@u1 began\n07-10 17:00:00 m@u1 ended\n");
  tiny_expect (RESTS ("2,24h,24h"), TINY_MEASURES,
               "07-02 17:00:00 m@u1 began\n07-03 17:00:00 m@u1 ended\n"
               "07-07 17:00:00 m@u1 began\n07-08 17:00:00 m@u1 ended\n");
}
END_TEST

/* Half of the time in stretches of an hour, for three days; one dossier for each of two. */
#define STRETCHED(seed, look, at_most)                                                             \
  WINDOW ("03")                                                                                    \
  "seed=" seed "\n"                                                                                \
  "== pools.csv\npool,where,roles,count,calendar,share,stretch,source\n"                           \
  "desk,u1,clerk,1,office,50%,1h,assumption\n"                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,100h,suspend,returned,assumption\n"                                                \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,2,assumption\n"          \
  "== measures.csv\nmeasure,where,watch,look,action,at_most,most,source\n"                         \
  "more,*,date," look ",reinforce desk +1," at_most ",1,assumption\n"

static guint
half_a_day (const pr_world *w, uint32_t officer, int day, piece *out)
{
  piece open[2];
  pieces_office (day, open);
  return pieces_of_day (w, officer, day, 0.5, PR_HOUR, open, 2, out);
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
sorted (const char *lines)
{
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);
  guint n = g_strv_length (list) - 1; /* the last one is empty */
  qsort (list, n, sizeof *list, compare_lines);
  return g_strjoinv ("\n", list);
}

/* The pieces of an officer's three days, the second of whom is there between these times. */
static guint
pieces_of (const pr_world *w, uint32_t officer, pr_time from, pr_time to, piece *out)
{
  guint n = 0;
  for (int day = 0; day < 3; day++)
    {
      piece pieces[MOST_PIECES];
      guint of_day = half_a_day (w, officer, day, pieces);
      for (guint i = 0; i < of_day; i++)
        {
          piece p = pieces[i];
          if (officer == 1)
            p = (piece){ MAX (p.from, from), MIN (p.to, to) };
          if (p.from < p.to)
            out[n++] = p;
        }
    }
  return n;
}

/* Each has a dossier of their own, the first one who comes to work has the first. The second
 * officer hands back in the end, in a stretch or between two. */
static char *
expected_diary (const pr_world *w, pr_time from, pr_time to, pr_time *worked)
{
  g_autoptr (GString) s = g_string_new (NULL);
  piece pieces[2][MOST_PIECES];
  guint n[2];
  for (uint32_t o = 0; o < 2; o++)
    n[o] = pieces_of (w, o, from, to, pieces[o]);
  guint second = pieces[0][0].from < pieces[1][0].from ? 2 : 1;
  *worked = 0;
  for (uint32_t o = 0; o < 2; o++)
    for (guint i = 0; i < n[o]; i++)
      {
        piece p = pieces[o][i];
        pieces_add (s, w, p.from, o, '+', o == 1 ? second : 3 - second);
        if (o == 0 || p.to < to)
          pieces_add (s, w, p.to, o, '~', o == 1 ? second : 3 - second);
        *worked += p.to - p.from;
      }
  if (to != PR_NEVER)
    pieces_add (s, w, to, 1, '<', second);
  return sorted (s->str);
}

static void
expect_stretches (const char *text, pr_time from, pr_time to, pr_time scheduled)
{
  pr_world *w = tiny_world (text);
  pr_time worked;
  g_autofree char *expected = expected_diary (w, from, to, &worked);
  tiny *t = pieces_expect (text, expected);
  ck_assert_int_eq (t->record->pool[0].scheduled, worked);
  ck_assert_int_eq (t->record->pool[0].busy, worked);
  if (scheduled > 0)
    ck_assert_int_eq (worked, scheduled);
  tiny_free (t);
  pr_world_free (w);
}

/* From the first morning on: both have four hours a day. */
START_TEST (have_stretches)
{
  expect_stretches (STRETCHED ("1", "daily 06:00", ""), 0, PR_NEVER, 24 * PR_HOUR);
  expect_stretches (STRETCHED ("2", "daily 06:00", ""), 0, PR_NEVER, 24 * PR_HOUR);
}
END_TEST

/* From 10:30 on, what is left of the day's four hours then. */
START_TEST (come_within_the_day)
{
  expect_stretches (STRETCHED ("1", "daily 10:30", ""), 10 * PR_HOUR + PR_HOUR / 2, PR_NEVER, 0);
  expect_stretches (STRETCHED ("2", "daily 10:30", ""), 10 * PR_HOUR + PR_HOUR / 2, PR_NEVER, 0);
  expect_stretches (STRETCHED ("3", "daily 14:00", ""), 14 * PR_HOUR, PR_NEVER, 0);
}
END_TEST

/* Whether the second officer is in the midst of a stretch at that time. */
static bool
is_in_stretch (const pr_world *w, int day, pr_time at)
{
  piece pieces[MOST_PIECES];
  guint n = half_a_day (w, 1, day, pieces);
  for (guint i = 0; i < n; i++)
    if (pieces[i].from + PR_MINUTE < at && at < pieces[i].to - PR_MINUTE)
      return true;
  return false;
}

/* From 14:00 on the first day to 15:00 on the second, in a stretch or not: what is in hand or
 * laid down goes back. */
START_TEST (go_home_within_a_stretch)
{
  guint within = 0;
  for (int seed = 1; seed <= 10; seed++)
    {
      g_autoptr (GString) text = g_string_new (STRETCHED ("@seed", "daily 14:00", "25h"));
      g_autofree char *number = g_strdup_printf ("%d", seed);
      g_string_replace (text, "@seed", number, 0);
      pr_world *w = tiny_world (text->str);
      within += is_in_stretch (w, 1, PR_DAY + 15 * PR_HOUR);
      pr_world_free (w);
      expect_stretches (text->str, 14 * PR_HOUR, PR_DAY + 15 * PR_HOUR, 0);
    }
  ck_assert_uint_gt (within, 1);
}
END_TEST

/* For Friday evening and the night the desk keeps hours that have Saturdays. Who comes on Saturday
 * at 02:00 waits for its opening, and leaves at 03:00, when the measure and with it that opening
 * end. If the measure lasts until 09:00, the visitor is served from 08:00 on, to the end. */
START_TEST (hours_end_at_night)
{
  static const struct {
    const char *at_most, *expected;
  } measures[] = {
    { "10h", "07-05 02:00:00 #1 came\n07-05 03:00:00 #1 left\n" },
    { "16h", "07-05 02:00:00 #1 came\n07-05 08:00:00 #1 began talk@u1\n"
             "07-05 10:00:00 #1 completed talk@u1\n07-05 10:00:00 #1 left\n" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autofree char *text = g_strconcat (
          WINDOW (
              "08") "== calendars.csv\ncalendar,days,open,source\n"
                    "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"
                    "week,Mon-Sat,08:00-12:00,assumption\n"
                    "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"
                    "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
                    "ask,talk,clerk,2h,suspend,left,assumption\n"
                    "== arrivals.csv\nstream,where,mix,rate,source\n"
                    "s,u1,v,every 98h,assumption\n"
                    "== measures.csv\nmeasure,where,watch,look,action,at_most,most,source\n"
                    "m,u1,date,weekly Fri 17:00,hours desk week,",
          measures[i].at_most, ",1,assumption\n", NULL);
      tiny_expect (text, TINY_VISITS, measures[i].expected);
    }
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("measures: pairs");
  tcase_add_test (tc, serves_to_the_end);
  tcase_add_test (tc, is_kept);
  tcase_add_test (tc, looks_at_rest);
  tcase_add_test (tc, ends_at_a_look);
  tcase_add_test (tc, rest_ends_at_a_look);
  tcase_add_test (tc, have_stretches);
  tcase_add_test (tc, come_within_the_day);
  tcase_add_test (tc, go_home_within_a_stretch);
  tcase_add_test (tc, hours_end_at_night);
  return tiny_main ("measures: pairs", tc);
}
