/* Arrivals at set gaps and in groups; intensities that rise and fall within a slot. */
#include "tiny.h"

#include "model/expected.h"
#include "model/state.h"

#include <math.h>
#include <string.h>

#define INI(start, more)                                                                           \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=" start "\nend=2025-07-02\n"               \
  "replications=1\n" more
#define ARRIVALS(rows) "== arrivals.csv\nstream,where,mix,rate,batch,from,until,source\n" rows
#define CAME (1u << PR_HAPPENS_CAME)

/* The clock of gaps stands at 0 when simulated time begins, and runs on over midnight. */
START_TEST (every_seven_hours)
{
  tiny_expect (INI ("2025-07-01", "") ARRIVALS ("s,u1,p,every 7h,,,,assumption\n"), CAME,
               "07-01 07:00:00 #1 came\n"
               "07-01 14:00:00 #2 came\n"
               "07-01 21:00:00 #3 came\n"
               "07-02 04:00:00 #4 came\n"
               "07-02 11:00:00 #5 came\n"
               "07-02 18:00:00 #6 came\n");
}
END_TEST

START_TEST (every_from_the_begin)
{
  tiny_expect (INI ("2025-07-01 09:30", "") ARRIVALS ("s,u1,p,every 16h,,,,assumption\n"), CAME,
               "07-02 01:30:00 #1 came\n"
               "07-02 17:30:00 #2 came\n");
}
END_TEST

/* The warm-up is simulated time: 16, 32, ... 80 hours after Friday 00:00, and a window of two days
 * that begins at the 96th. An arrival at the very end, at 00:00, comes on the day after the
 * window. */
START_TEST (every_through_the_warm_up)
{
  tiny_expect (INI ("2025-07-01", "warm_up=4 days\n") ARRIVALS ("s,u1,p,every 16h,,,,assumption\n"),
               CAME,
               "06-27 16:00:00 #1 came\n"
               "06-28 08:00:00 #2 came\n"
               "06-29 00:00:00 #3 came\n"
               "06-29 16:00:00 #4 came\n"
               "06-30 08:00:00 #5 came\n"
               "07-01 00:00:00 #6 came\n"
               "07-01 16:00:00 #7 came\n"
               "07-02 08:00:00 #8 came\n");
}
END_TEST

START_TEST (every_between_dates)
{
  tiny_expect (INI ("2025-07-01", "")
                   ARRIVALS ("late,u1,p,every 9h,,2025-07-02,,assumption\n"
                             "early,u1,p,every 10h,,2025-06-01,2025-07-01,assumption\n"),
               CAME,
               "07-01 10:00:00 #1 came\n"
               "07-01 20:00:00 #2 came\n"
               "07-02 09:00:00 #3 came\n"
               "07-02 18:00:00 #4 came\n");
}
END_TEST

/* Three at once are served one after the other, each for their own hour. */
START_TEST (three_at_once)
{
  tiny *t = tiny_run (
      INI ("2025-07-01", "") ARRIVALS ("s,u1,p,every 9h,3,,2025-07-01,assumption\n"), TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 09:00:00 #1 came\n"
                            "07-01 09:00:00 #2 came\n"
                            "07-01 09:00:00 #3 came\n"
                            "07-01 09:00:00 #1 began work@u1\n"
                            "07-01 10:00:00 #1 completed work@u1\n"
                            "07-01 10:00:00 #1 returned\n"
                            "07-01 10:00:00 #2 began work@u1\n"
                            "07-01 11:00:00 #2 completed work@u1\n"
                            "07-01 11:00:00 #2 returned\n"
                            "07-01 11:00:00 #3 began work@u1\n"
                            "07-01 12:00:00 #3 completed work@u1\n"
                            "07-01 12:00:00 #3 returned\n"
                            "07-01 18:00:00 #4 came\n"
                            "07-01 18:00:00 #5 came\n"
                            "07-01 18:00:00 #6 came\n"
                            "07-02 08:00:00 #4 began work@u1\n"
                            "07-02 09:00:00 #4 completed work@u1\n"
                            "07-02 09:00:00 #4 returned\n"
                            "07-02 09:00:00 #5 began work@u1\n"
                            "07-02 10:00:00 #5 completed work@u1\n"
                            "07-02 10:00:00 #5 returned\n"
                            "07-02 10:00:00 #6 began work@u1\n"
                            "07-02 11:00:00 #6 completed work@u1\n"
                            "07-02 11:00:00 #6 returned\n");
  ck_assert_int_eq (tiny_total (t).arrived, 6);
  tiny_free (t);
}
END_TEST

/* A family of three at ten to five: one is served, two come back when the office opens, in their
 * order. A stream without a profile has no other hour to come back at. */
START_TEST (a_group_at_closing)
{
  tiny *t = tiny_run (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 16:50\nend=2025-07-03\n"
      "replications=1\n"
      "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,next,source\nask,talk,clerk,10min,left,"
      "assumption\n"
      "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
      "visitor_return,100%,assumption\n" ARRIVALS ("s,u1,v,every 24h,3,,2025-07-01,assumption\n"),
      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 16:50:00 #1 came\n"
                            "07-01 16:50:00 #2 came\n"
                            "07-01 16:50:00 #3 came\n"
                            "07-01 16:50:00 #1 began talk@u1\n"
                            "07-01 17:00:00 #1 completed talk@u1\n"
                            "07-01 17:00:00 #1 left\n"
                            "07-01 17:00:00 #2 left\n"
                            "07-01 17:00:00 #3 left\n"
                            "07-02 08:00:00 #2 came\n"
                            "07-02 08:00:00 #3 came\n"
                            "07-02 08:00:00 #2 began talk@u1\n"
                            "07-02 08:10:00 #2 completed talk@u1\n"
                            "07-02 08:10:00 #2 left\n"
                            "07-02 08:10:00 #3 began talk@u1\n"
                            "07-02 08:20:00 #3 completed talk@u1\n"
                            "07-02 08:20:00 #3 left\n");
  ck_assert_int_eq (tiny_total (t).visits, 5);
  ck_assert_int_eq (tiny_total (t).visits_served, 3);
  ck_assert_int_eq (tiny_total (t).visits_left, 2);
  tiny_free (t);
}
END_TEST

/* Sizes of the groups in order, from a log in which groups never come at the same instant. */
static void
read_sizes (const char *log, int *sizes, int n)
{
  const char *line = log;
  for (int i = 0; i < n; i++)
    {
      const char *first = line;
      for (sizes[i] = 0; *line && strncmp (line, first, strlen ("07-01 00:00:00")) == 0; sizes[i]++)
        line = strchr (line, '\n') + 1;
    }
}

#define SIZES "\"1 25%, 2 50%, 3 25%\""

/* 2,880 groups of 2 on average with variance 1/2: five standard errors are 5 sqrt (1440). */
START_TEST (sizes_have_their_probabilities)
{
  enum { N = 2880 };
  static int sizes[N];
  int n[4] = { 0 };
  tiny *t = tiny_run (INI ("2025-07-01 00:00", "warm_up=1min\n")
                          ARRIVALS ("s,u1,p,every 1min," SIZES ",,,assumption\n"),
                      CAME);
  read_sizes (t->log, sizes, N);
  for (int i = 0; i < N; i++)
    n[sizes[i]]++;
  ck_assert_int_eq (n[0], 0);
  ck_assert (abs (n[1] - N / 4) < 5 * sqrt (N * 3 / 16.));
  ck_assert (abs (n[3] - N / 4) < 5 * sqrt (N * 3 / 16.));
  g_autoptr (pr_expected_sums) sums = pr_expected_sums_new (t->world);
  ck_assert_double_eq_tol (pr_expected_between (t->world, sums, &t->world->streams[0], 0, 2),
                           2 * 1440 * 2, 1e-6);
  tiny_free (t);
}
END_TEST

/* The n-th group is the same group at another pace. */
START_TEST (groups_at_another_pace)
{
  int fast[40], slow[40];
  tiny *t = tiny_run (
      INI ("2025-07-01", "") ARRIVALS ("s,u1,p,every 10min," SIZES ",,,assumption\n"), CAME);
  read_sizes (t->log, fast, 40);
  tiny_free (t);
  t = tiny_run (INI ("2025-07-01", "") ARRIVALS ("s,u1,p,every 1h," SIZES ",,,assumption\n"), CAME);
  read_sizes (t->log, slow, 40);
  tiny_free (t);
  ck_assert_mem_eq (fast, slow, sizeof fast);
}
END_TEST

/* A Poisson process of groups keeps the instants of single arrivals: the first members. */
START_TEST (groups_leave_the_first_alone)
{
  tiny *one
      = tiny_run (INI ("2025-07-01", "") ARRIVALS ("s,u1,p,2 per hour,,,,assumption\n"), CAME);
  tiny *two
      = tiny_run (INI ("2025-07-01", "") ARRIVALS ("s,u1,p,2 per hour,2,,,assumption\n"), CAME);
  const char *a = one->log, *b = two->log;
  for (; *a; a = strchr (a, '\n') + 1)
    for (int k = 0; k < 2; k++, b = strchr (b, '\n') + 1)
      ck_assert (strncmp (a, b, strlen ("07-01 00:00:00")) == 0);
  ck_assert_int_eq (*b, 0);
  ck_assert_int_eq (tiny_total (two).arrived, 2 * tiny_total (one).arrived);
  tiny_free (one);
  tiny_free (two);
}
END_TEST

#define PROFILE(rows)                                                                              \
  "== arrivals.csv\nstream,where,mix,rate,profile,source\n"                                        \
  "s,u1,p,1615 per working day,day,assumption\n"                                                   \
  "== profiles.csv\nprofile,days,from,to,weight,weight_to,source\n" rows

static double
hour_of (const pr_day_shape *s, double share)
{
  return (double) pr_shape_time (s, share) / (double) PR_HOUR;
}

/* From nothing up to noon and down again: a quarter of the morning's has come at 10:00, so an
 * eighth of the day's. */
START_TEST (up_and_down)
{
  pr_world *w = tiny_world (PROFILE ("day,Mon-Fri,08:00,12:00,0,3,assumption\n"
                                     "day,Mon-Fri,12:00,16:00,3,0,assumption\n"));
  const pr_day_shape *s = &w->profiles[0].shape[0];
  ck_assert_double_eq_tol (hour_of (s, 0.125), 10, 1e-9);
  ck_assert_double_eq_tol (hour_of (s, 0.5), 12, 1e-9);
  ck_assert_double_eq_tol (hour_of (s, 0.875), 14, 1e-9);
  ck_assert_double_eq_tol (hour_of (s, 1e-12), 8, 1e-5);
  ck_assert_double_eq_tol (hour_of (s, 1 - 1e-12), 16, 1e-5);
  pr_time last = 0;
  for (int i = 1; i < 100000; i++)
    {
      pr_time at = pr_shape_time (s, i / 100000.);
      ck_assert_int_ge (at, last);
      last = at;
    }
  pr_world_free (w);
}
END_TEST

/* A flat slot is the same with weight_to and without; a slope and its mirror make one. */
START_TEST (flat_and_sloped)
{
  pr_world *w = tiny_world (PROFILE ("day,Mon,08:00,12:00,2,2,assumption\n"
                                     "day,Tue-Fri,08:00,12:00,2,,assumption\n"));
  ck_assert_ptr_null (w->profiles[0].shape[0].bend);
  ck_assert_ptr_null (w->profiles[0].shape[1].bend);
  pr_world_free (w);
  w = tiny_world (PROFILE ("day,Mon,08:00,12:00,1,3,assumption\n"
                           "day,Tue-Fri,08:00,12:00,2,,assumption\n"));
  const pr_profile *p = &w->profiles[0];
  ck_assert_double_eq_tol (p->weight[0], 1, 1e-12); /* both days have as many */
  ck_assert_double_eq_tol (p->weight[1], 1, 1e-12);
  for (int i = 0; i <= 100; i++)
    {
      double f = i / 100., share = (2 * f + 2 * f * f) / 4; /* integral of 1 + 2 f, over 2 */
      ck_assert_double_eq_tol (hour_of (&p->shape[0], share), 8 + 4 * f, 1e-8);
    }
  pr_world_free (w);
}
END_TEST

/* Rates .5 .5 .9 .9 1.2 .9 .5 a minute at the ends of pieces of 100, 200, 200, 100, 150 and 250
 * minutes: with rate x length as weight, each piece has half the sum of its two. */
START_TEST (piecewise_linear_rate)
{
  pr_world *w = tiny_world (PROFILE ("day,Mon-Fri,04:00,05:40,50,50,assumption\n"
                                     "day,Mon-Fri,05:40,09:00,100,180,assumption\n"
                                     "day,Mon-Fri,09:00,12:20,180,180,assumption\n"
                                     "day,Mon-Fri,12:20,14:00,90,120,assumption\n"
                                     "day,Mon-Fri,14:00,16:30,180,135,assumption\n"
                                     "day,Mon-Fri,16:30,20:40,225,125,assumption\n"));
  static const double expected[] = { 50, 140, 180, 105, 157.5, 175 };
  const pr_day_shape *s = &w->profiles[0].shape[2];
  double sum = 0;
  ck_assert_uint_eq (s->n, 7);
  for (int i = 0; i < 6; i++)
    {
      sum += expected[i];
      ck_assert_double_eq_tol (s->share[i + 1], sum / 807.5, 1e-12);
    }
  /* In the second piece the intensity in the middle is 0.7: (0.5 + 0.7) / 2 x 100 have come. */
  ck_assert_double_eq_tol (hour_of (s, (50 + 60) / 807.5), 5 + 40 / 60. + 100 / 60., 1e-8);
  pr_world_free (w);
}
END_TEST

/* Saturday 5 July is worked in the place of Monday the 7th. */
#define MADE_UP(replaces, kind, rules, rows)                                                       \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-04\nend=2025-07-08\n"              \
  "replications=1\n== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules      \
  "== holidays.csv\ndate,calendar,open,replaces,source\n"                                          \
  "2025-07-07,*,closed,,assumption\n2025-07-05,office,08:00-12:00," replaces ",assumption\n"       \
  "== profiles.csv\nprofile,days,from,to,weight,source\n"                                          \
  "day,Mon,10:00,11:00,2,assumption\nday,Tue-Fri,14:00,17:00,0.75,assumption\n" kind rows

#define FILED                                                                                      \
  "== arrivals.csv\nstream,where,mix,rate,profile,source\n"                                        \
  "s,u1,p,100 per working day,day,assumption\n"

static double
expected_on (const pr_world *w, int day)
{
  g_autoptr (pr_expected_sums) sums = pr_expected_sums_new (w);
  int32_t at = pr_day_from_civil (2025, 7, day) - w->epoch;
  return pr_expected_between (w, sums, &w->streams[0], at, at + 1);
}

/* How many of the log's lines are of the date, all of them between 10:00 and 11:00. */
static int
from_ten_to_eleven (const char *log, const char *date)
{
  int n = 0;
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  g_autofree char *hour = g_strconcat (date, " 10:", NULL);
  for (char **line = lines; *line; line++)
    if (g_str_has_prefix (*line, date))
      {
        ck_assert_msg (g_str_has_prefix (*line, hour), "%s", *line);
        n++;
      }
  return n;
}

/* Monday has twice the usual rate: 200, of which five standard errors are 71. */
START_TEST (a_day_made_up)
{
  tiny *t = tiny_run (MADE_UP ("2025-07-07", "", "", FILED), CAME);
  ck_assert_double_eq_tol (expected_on (t->world, 4), 75, 1e-9);
  ck_assert_double_eq_tol (expected_on (t->world, 5), 200, 1e-9);
  ck_assert_double_eq_tol (expected_on (t->world, 7), 0, 1e-9);
  ck_assert_int_lt (abs (from_ten_to_eleven (t->log, "07-05") - 200), 71);
  ck_assert_int_eq (from_ten_to_eleven (t->log, "07-07"), 0);
  tiny_free (t);
}
END_TEST

START_TEST (a_day_opened_as_itself)
{
  tiny *t = tiny_run (MADE_UP ("", "", "", FILED), CAME);
  ck_assert_double_eq_tol (expected_on (t->world, 5), 0, 1e-9);
  ck_assert_int_eq (from_ten_to_eleven (t->log, "07-05"), 0);
  tiny_free (t);
}
END_TEST

/* Visitors who were not served on Friday come at an hour of the day made up, not at opening. */
START_TEST (back_on_a_day_made_up)
{
  tiny *t = tiny_run (
      MADE_UP ("2025-07-07",
               "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"
               "== workflows.csv\nworkflow,step,role,effort,next,source\nask,talk,clerk,3h,left,"
               "assumption\n",
               "visitor_return,100%,assumption\n",
               "== arrivals.csv\nstream,where,mix,rate,profile,until,source\n"
               "s,u1,v,100 per working day,day,2025-07-04,assumption\n"),
      CAME);
  ck_assert_int_gt (from_ten_to_eleven (t->log, "07-05"), 20);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("arrivals");
  tcase_add_test (tc, every_seven_hours);
  tcase_add_test (tc, every_from_the_begin);
  tcase_add_test (tc, every_through_the_warm_up);
  tcase_add_test (tc, every_between_dates);
  tcase_add_test (tc, three_at_once);
  tcase_add_test (tc, a_group_at_closing);
  tcase_add_test (tc, sizes_have_their_probabilities);
  tcase_add_test (tc, groups_at_another_pace);
  tcase_add_test (tc, groups_leave_the_first_alone);
  tcase_add_test (tc, up_and_down);
  tcase_add_test (tc, flat_and_sloped);
  tcase_add_test (tc, piecewise_linear_rate);
  tcase_add_test (tc, a_day_made_up);
  tcase_add_test (tc, a_day_opened_as_itself);
  tcase_add_test (tc, back_on_a_day_made_up);
  return tiny_main ("arrivals", tc);
}
