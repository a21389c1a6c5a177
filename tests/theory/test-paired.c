/* Coverage of paired intervals, where the truth is known: dossiers that pass by themselves for an
 * exponential time are an M/M/infinity queue. From empty, the number in process after T has mean
 * lambda m (1 - exp (-T / m)); with m of 300 and of 360 minutes, 10 an hour and T of a day the
 * difference of two scenarios is known.
 */
#include "tiny.h"

#include "experiment/experiment.h"
#include "report/table/comparison.h"

#include <math.h>

#define PAIRS 20
#define EXPERIMENTS 1000

#define WORLD(mean)                                                                                \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-01\n"              \
  "== workflows.csv\nworkflow,step,kind,effort,next,source\n"                                      \
  "w,pass,delay,exponential(mean=" mean "),returned,assumption\n"                                  \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,10 per hour,assumption\n"

static pr_outcome *
simulate (const char *text, pr_world **world)
{
  *world = tiny_world (text);
  const pr_experiment_options options = { .replications = PAIRS * EXPERIMENTS, .jobs = 2 };
  g_autoptr (GError) error = NULL;
  pr_outcome *o = pr_experiment_run (*world, &options, &error);
  ck_assert_msg (o != NULL, "%s", error != NULL ? error->message : "");
  return o;
}

static double
in_process (double mean_hours)
{
  return 10 * mean_hours * (1 - exp (-24 / mean_hours));
}

START_TEST (paired_interval_covers)
{
  pr_world *wa, *wb;
  g_autoptr (pr_outcome) a = simulate (WORLD ("300min"), &wa);
  g_autoptr (pr_outcome) b = simulate (WORLD ("360min"), &wb);
  double truth = in_process (6) - in_process (5);
  int covered = 0;
  pr_moments all = { 0 }, saved = { 0 };
  for (int e = 0; e < EXPERIMENTS; e++)
    {
      double x[PAIRS], y[PAIRS];
      for (int r = 0; r < PAIRS; r++)
        {
          y[r] = (double) a->record[e * PAIRS + r]->place[0].in_process;
          x[r] = (double) b->record[e * PAIRS + r]->place[0].in_process;
        }
      pr_paired d = pr_paired_of (x, y, PAIRS, 0.95);
      covered += fabs (d.difference.mean - truth) <= d.half_width;
      pr_moments_add (&all, d.difference.mean);
      pr_moments_add (&saved, d.saved);
    }
  /* The estimate itself has no bias: four standard errors. */
  ck_assert_double_le (fabs (all.mean - truth),
                       4 * pr_moments_sd (&all) / sqrt ((double) EXPERIMENTS));
  ck_assert_int_ge (covered, 935);
  ck_assert_int_le (covered, 965);
  ck_assert_double_gt (saved.mean, 5);
  pr_world_free (wa);
  pr_world_free (wb);
}
END_TEST

/* Six units, each such a queue of its own: the half-widths that hold for all of them together. */
#define UNITS 6
#define SIX                                                                                        \
  "== units.csv\ncode,name,type,population,source\n"                                               \
  "u1,A,ward,1000,assumption\nu2,B,ward,1000,assumption\nu3,C,ward,1000,assumption\n"              \
  "u4,D,ward,1000,assumption\nu5,E,ward,1000,assumption\nu6,F,ward,1000,assumption\n"
#define EACH "== arrivals.csv\nstream,where,mix,rate,source\ns,*,p,10 per hour,assumption\n"

START_TEST (joint_intervals_cover)
{
  pr_world *wa, *wb;
  g_autoptr (pr_outcome) a = simulate (SIX WORLD ("300min") EACH, &wa);
  g_autoptr (pr_outcome) b = simulate (SIX WORLD ("360min") EACH, &wb);
  double truth = in_process (6) - in_process (5);
  int covered = 0;
  for (int e = 0; e < EXPERIMENTS; e++)
    {
      pr_place_difference list[UNITS] = { 0 };
      bool all = true;
      for (int u = 0; u < UNITS; u++)
        {
          double x[PAIRS], y[PAIRS];
          for (int r = 0; r < PAIRS; r++)
            {
              y[r] = (double) a->record[e * PAIRS + r]->place[u].in_process;
              x[r] = (double) b->record[e * PAIRS + r]->place[u].in_process;
            }
          list[u].metric = pr_figure_named (PR_OF_PROVINCE, "backlog_end");
          list[u].paired = pr_paired_of (x, y, PAIRS, 0.95);
        }
      pr_judge_places (list, UNITS, 0.95);
      for (int u = 0; u < UNITS; u++)
        all &= fabs (list[u].paired.difference.mean - truth) <= list[u].joint_hw;
      covered += all;
    }
  /* Three standard errors of 1,000 trials of 95 %. */
  ck_assert_int_ge (covered, 950 - 21);
  pr_world_free (wa);
  pr_world_free (wb);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("paired");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, paired_interval_covers);
  tcase_add_test (tc, joint_intervals_cover);
  return tiny_main ("paired", tc);
}
