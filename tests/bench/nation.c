/* What an event costs in a world of a province, of some, and of all: one replication of each
 * scenario in turn, on one job, and the largest on two; events a second, and how many times as much
 * as in the first an event takes. Medians of several rounds. */
#include "experiment/experiment.h"
#include "experiment/input.h"
#include "bench-median.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 5
#define MOST 8

static pr_input *
open_input (const char *path, const char *until)
{
  g_autoptr (GError) error = NULL;
  const pr_settings settings = { .until = until };
  pr_input *in = pr_input_open (path, &settings, &error);
  if (in == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  return in;
}

/* Seconds of a replication. */
static double
run_once (const pr_input *in, uint32_t jobs, int64_t *events)
{
  g_autoptr (GError) error = NULL;
  const pr_experiment_options options = { .replications = 1, .jobs = jobs };
  gint64 began = g_get_monotonic_time ();
  g_autoptr (pr_outcome) outcome = pr_experiment_run (in->world, &options, &error);
  if (outcome == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  *events = outcome->record[0]->events;
  return (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  pr_input *in[MOST];
  double seconds[MOST + 1][ROUNDS], first = 0, one = 0;
  int64_t events[MOST];
  int n = argc - 2;
  if (n < 1 || n > MOST)
    {
      fprintf (stderr, "usage: %s UNTIL SCENARIO...\n", argv[0]);
      return 2;
    }
  for (int k = 0; k < n; k++)
    in[k] = open_input (argv[k + 2], argv[1]);
  for (int round = 0; round < ROUNDS; round++)
    {
      for (int k = 0; k < n; k++)
        seconds[k][round] = run_once (in[k], 1, &events[k]);
      seconds[n][round] = run_once (in[n - 1], 2, &events[n - 1]);
    }
  for (int k = 0; k < n; k++)
    {
      double took = bench_median (seconds[k], ROUNDS), cost = took / (double) events[k] * 1e9;
      first = k == 0 ? cost : first;
      one = took;
      printf ("%5u places  %6.2f million events  %6.2f s  %5.2f million events/s  an event costs "
              "%.2f times as much\n",
              in[k]->world->n_places, (double) events[k] * 1e-6, took, 1e3 / cost, cost / first);
    }
  printf ("two jobs: %.2f times as fast\n", one / bench_median (seconds[n], ROUNDS));
  for (int k = 0; k < n; k++)
    pr_input_free (in[k]);
  return 0;
}
