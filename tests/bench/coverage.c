/* How often the interval that the program prints holds the truth.
 *
 * M/M/1 at load 0.9, mean wait nine services. Each experiment has another seed and is what
 * `pilotrun run` would do: 30 replications, a warm-up, then a window, and from them the mean
 * wait of the pool and its half-width, by the same functions as in pools.csv.
 *
 * Warm-up and window end by time, 5,000 and 20,000 customers on average. That costs nothing here:
 * the number in a window varies by 0.7 %, and the quotient of a sum and a number that vary
 * together is off by about the product of their variations and their correlation, here less
 * than 0.05 % of the mean, where the half-width is about 5 %. The warm-up is fifteen times
 * the time in which a beginning from empty is forgotten by a factor e, 1 / (1 - sqrt 0.9)^2.
 *
 *   meson compile -C build interval-coverage && build/tests/bench/interval-coverage [EXPERIMENTS]
 */
#include "figure/reduce.h"
#include "figure/window.h"
#include "compile/compile.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TRUTH (9. / 60) /* hours, as pr_pool_wait(): nine services of a minute */
#define LOW 0.935
#define HIGH 0.965
enum { EXPERIMENTS = 1000, REPLICATIONS = 30, JOBS = 2 };

static const char *const files[][2] = {
  { "scenario.ini", "[scenario]\nformat = 1\nname = coverage\nstart = 2025-07-01\n"
                    "end = 2025-07-16 10:22\nwarm_up = 5556min\n[report]\nlevel = 95%\n" },
  { "units.csv", "code,name,type,population,source\nu1,One,ward,1000,assumption\n" },
  { "calendars.csv", "calendar,days,open,source\nalways,Mon-Sun,always,assumption\n" },
  { "procedures.csv", "code,name,workflow,source\njob,Job,serve,assumption\n" },
  { "pools.csv", "pool,where,roles,count,calendar,source\nserver,u1,server,1,always,assumption\n" },
  { "arrivals.csv", "stream,where,mix,rate,source\narrivals,u1,job,0.9 per min,assumption\n" },
  { "workflows.csv", "workflow,step,role,effort,next,source\n"
                     "serve,serve,server,exponential(mean=1min),returned,assumption\n" },
};

static void
give_up (const char *why)
{
  fprintf (stderr, "%s\n", why);
  exit (1);
}

static gboolean
covers (const pr_tables *tables, const pr_world *world, double *width)
{
  const pr_experiment_options options = { .replications = REPLICATIONS, .jobs = JOBS };
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_outcome) outcome = pr_experiment_run (world, &options, &error);
  if (outcome == NULL)
    give_up (error->message);
  const pr_results report = { tables, world, outcome };
  pr_moments m = pr_reduce_named (&report, PR_OF_POOL, "wait_mean", 0);
  double half_width = pr_half_width (&report, &m);
  *width += half_width / TRUTH;
  return fabs (m.mean - TRUTH) <= half_width;
}

int
main (int argc, char **argv)
{
  int n = argc > 1 ? atoi (argv[1]) : EXPERIMENTS;
  g_autoptr (pr_folder) folder = pr_folder_new_memory ("");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    pr_folder_add (folder, files[i][0], files[i][1], strlen (files[i][1]));
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  pr_world *world = pr_compile (tables, diag);
  g_autofree char *text = pr_diag_text (diag);
  if (world == NULL || n < 1)
    give_up (text);
  int covered = 0;
  double width = 0;
  for (int e = 0; e < n; e++)
    {
      world->seed = (uint64_t) e + 1;
      covered += covers (tables, world, &width);
    }
  double share = (double) covered / n;
  printf ("%d of %d intervals of 95 %% cover the truth: %.1f %%; half-width %.1f %% of the mean\n",
          covered, n, 100 * share, 100 * width / n);
  pr_world_free (world);
  return n >= EXPERIMENTS && (share < LOW || share > HIGH);
}
