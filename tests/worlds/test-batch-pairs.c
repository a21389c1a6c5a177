/* Batches because of a measure, in stretches of dossier time and in overtime. Base world: tiny.h;
 * pieces.h works out the stretches. Three papers are done at once, for the effort of one and half
 * of the others.
 */
#include "pieces.h"

#include <string.h>

#define WINDOW(start, end)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end       \
  "\nseed=6\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define BATCH(look, at_most)                                                                       \
  "== measures.csv\nmeasure,where,watch,look,action,at_most,most,source\n"                         \
  "m,*,date,daily " look ",batch clerk 3 50%," at_most ",1,assumption\n"

/* An hour of eight is for dossiers, in one stretch that nothing cuts. The batch takes 80 minutes,
 * of which 20 are left at the end of the first. */
#define STRETCH(at_close, at_most)                                                                 \
  WINDOW ("01", "03")                                                                              \
  "== pools.csv\npool,where,roles,count,calendar,share,stretch,source\n"                           \
  "desk,u1,clerk,1,office,12.5%,1h,assumption\n" BACKLOG ("3") WORK ("40min", at_close)            \
      BATCH ("06:00", at_most)

static void
add_all (GString *s, const pr_world *w, pr_time at, char sign)
{
  for (guint item = 1; item <= 3; item++)
    pieces_add (s, w, at, 0, sign, item);
}

/* Up to `end` minutes after the first stretch has begun, when it is done or laid down, and then in
 * the second one for so many minutes; 0: not at all. */
static void
expect_batch (const char *text, int end, char sign, int rest)
{
  pr_world *w = tiny_world (text);
  g_autoptr (GString) s = g_string_new (NULL);
  pr_time one = pieces_eighth (w, 0).from, two = pieces_eighth (w, 1).from;
  add_all (s, w, one, '+');
  add_all (s, w, one + end * PR_MINUTE, sign);
  if (rest > 0)
    {
      add_all (s, w, two, '+');
      add_all (s, w, two + rest * PR_MINUTE, '-');
    }
  tiny *t = pieces_expect (text, s->str);
  ck_assert_int_eq (t->record->pool[0].served, 3);
  ck_assert_int_eq (t->record->pool[0].busy, (end + rest) * PR_MINUTE);
  ck_assert_int_eq (t->record->pool[0].overtime, MAX (end - 60, 0) * PR_MINUTE);
  tiny_free (t);
  pr_world_free (w);
}

/* What is handed back has a quarter of each left: ten minutes and twice five. */
START_TEST (end_of_a_stretch)
{
  expect_batch (STRETCH ("suspend", ""), 60, '~', 20);
  expect_batch (STRETCH ("finish", ""), 80, '-', 0);
  expect_batch (STRETCH ("finish 15min", ""), 75, '~', 5);
  expect_batch (STRETCH ("hand back", ""), 60, '<', 20);
}
END_TEST

/* The measure ends at 02:00 in the night: a batch that was laid down stays one, what was handed
 * back is done one by one, for ten minutes each. */
START_TEST (ends_between_stretches)
{
  expect_batch (STRETCH ("suspend", "20h"), 60, '~', 20);
  static const char text[] = STRETCH ("hand back", "20h");
  pr_world *w = tiny_world (text);
  g_autoptr (GString) s = g_string_new (NULL);
  pr_time one = pieces_eighth (w, 0).from, two = pieces_eighth (w, 1).from;
  add_all (s, w, one, '+');
  add_all (s, w, one + PR_HOUR, '<');
  for (guint item = 1; item <= 3; item++)
    {
      pieces_add (s, w, two + (item - 1) * 10 * PR_MINUTE, 0, '+', item);
      pieces_add (s, w, two + item * 10 * PR_MINUTE, 0, '-', item);
    }
  tiny_free (pieces_expect (text, s->str));
  pr_world_free (w);
}
END_TEST

/* It ends within the first stretch, some minutes after it has begun. */
START_TEST (ends_within_a_stretch)
{
  pr_world *w = tiny_world (STRETCH ("suspend", ""));
  int minutes = (int) (pieces_eighth (w, 0).from / PR_MINUTE) - 6 * 60 + 5;
  g_autofree char *number = g_strdup_printf ("%d", minutes);
  g_autoptr (GString) text = g_string_new (STRETCH ("suspend", "@minutesmin"));
  g_string_replace (text, "@minutes", number, 0);
  pr_world_free (w);
  expect_batch (text->str, 60, '~', 20);
}
END_TEST

/* From 13:30 on three batches of two hours. The second is in hand at 17:00, three papers wait, and
 * the third has half an hour of its two at 18:00, the bound. */
#define OVERTIME(at_close, look, at_most)                                                          \
  WINDOW ("01 13:30", "02")                                                                        \
  "== pools.csv\npool,where,roles,count,calendar,overtime_beyond,overtime_most,source\n"           \
  "desk,u1,clerk,1,office,0,1h,assumption\n" BACKLOG ("9") WORK ("1h", at_close)                   \
      BATCH (look, at_most)
#define ALL(time, what)                                                                            \
  "07-0" time ":00 #7 " what " work@u1\n07-0" time ":00 #8 " what " work@u1\n"                     \
  "07-0" time ":00 #9 " what " work@u1\n"
#define SECOND                                                                                     \
  "07-01 17:30:00 #4 completed work@u1\n07-01 17:30:00 #5 completed work@u1\n"                     \
  "07-01 17:30:00 #6 completed work@u1\n" ALL ("1 17:30", "began")

static void
expect_in_overtime (const char *text, const char *expected, pr_time overtime)
{
  tiny *t = tiny_run (text, TINY_WORK & ~TINY_RETURNED);
  ck_assert_str_eq (tiny_since (t, "07-01 17"), expected);
  ck_assert_int_eq (t->record->pool[0].overtime, overtime);
  ck_assert_int_eq (t->record->pool[0].served, 9);
  tiny_conserved (t);
  tiny_free (t);
}

START_TEST (bound_of_overtime)
{
  expect_in_overtime (OVERTIME ("suspend", "13:30", ""),
                      SECOND ALL ("1 18:00", "suspended") ALL ("2 08:00", "began")
                          ALL ("2 09:30", "completed"),
                      PR_HOUR);
  expect_in_overtime (OVERTIME ("finish", "13:30", ""), SECOND ALL ("1 19:30", "completed"),
                      150 * PR_MINUTE);
  expect_in_overtime (OVERTIME ("finish 10min", "13:30", ""),
                      SECOND ALL ("1 18:10", "suspended") ALL ("2 08:00", "began")
                          ALL ("2 09:20", "completed"),
                      70 * PR_MINUTE);
  expect_in_overtime (OVERTIME ("hand back", "13:30", ""),
                      SECOND ALL ("1 18:00", "handed back") ALL ("2 08:00", "began")
                          ALL ("2 09:30", "completed"),
                      PR_HOUR);
  expect_in_overtime (OVERTIME ("hand back lost", "13:30", ""),
                      SECOND ALL ("1 18:00", "handed back") ALL ("2 08:00", "began")
                          ALL ("2 10:00", "completed"),
                      PR_HOUR);
}
END_TEST

/* The measure ends at 17:45: a batch that was laid down stays one; what was handed back is done one
 * by one, with 45 minutes left of each. */
START_TEST (ends_in_overtime)
{
  expect_in_overtime (OVERTIME ("suspend", "13:30", "4h15"),
                      SECOND ALL ("1 18:00", "suspended") ALL ("2 08:00", "began")
                          ALL ("2 09:30", "completed"),
                      PR_HOUR);
  expect_in_overtime (OVERTIME ("hand back", "13:30", "4h15"),
                      SECOND ALL ("1 18:00", "handed back") "07-02 08:00:00 #7 began work@u1\n"
                                                            "07-02 08:45:00 #7 completed work@u1\n"
                                                            "07-02 08:45:00 #8 began work@u1\n"
                                                            "07-02 09:30:00 #8 completed work@u1\n"
                                                            "07-02 09:30:00 #9 began work@u1\n"
                                                            "07-02 10:15:00 #9 completed work@u1\n",
                      PR_HOUR);
}
END_TEST

/* It ends at 17:00 in the closing: what waits is begun one by one at 17:30. */
START_TEST (ends_at_closing)
{
  expect_in_overtime (OVERTIME ("suspend", "13:30", "3h30"),
                      "07-01 17:30:00 #4 completed work@u1\n07-01 17:30:00 #5 completed work@u1\n"
                      "07-01 17:30:00 #6 completed work@u1\n"
                      "07-01 17:30:00 #7 began work@u1\n"
                      "07-01 18:00:00 #7 suspended work@u1\n"
                      "07-02 08:00:00 #7 began work@u1\n"
                      "07-02 08:30:00 #7 completed work@u1\n07-02 08:30:00 #8 began work@u1\n"
                      "07-02 09:30:00 #8 completed work@u1\n07-02 09:30:00 #9 began work@u1\n"
                      "07-02 10:30:00 #9 completed work@u1\n",
                      PR_HOUR);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("batch pairs");
  tcase_add_test (tc, end_of_a_stretch);
  tcase_add_test (tc, ends_between_stretches);
  tcase_add_test (tc, ends_within_a_stretch);
  tcase_add_test (tc, bound_of_overtime);
  tcase_add_test (tc, ends_in_overtime);
  tcase_add_test (tc, ends_at_closing);
  return tiny_main ("batch pairs", tc);
}
