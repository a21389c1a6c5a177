/* One replication of a scenario with the default recording, on one core: events a second (events
 * are arrivals and completions of steps, nothing else), the best and the median of several runs,
 * and the cost of recording against a run without a probe. */
#include "experiment/experiment.h"
#include "bench-median.h"
#include "bench-world.h"

#include <stdio.h>
#include <stdlib.h>

#define RUNS 7

/* Seconds of one replication; *events is set. */
static double
run_once (const pr_world *world, gboolean record, uint64_t replication, int64_t *events)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_recorder) recorder = record ? pr_recorder_new (world) : NULL;
  g_autoptr (pr_model) model
      = pr_model_new (world, record ? pr_recorder_probe (recorder) : NULL, &error);
  gint64 begin = g_get_monotonic_time ();
  if (!model || !pr_model_run (model, replication, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  double seconds = (double) (g_get_monotonic_time () - begin) * 1e-6;
  if (record)
    pr_record_free (pr_recorder_take (recorder, model));
  *events = pr_model_events (model);
  return seconds;
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "usage: %s SCENARIO\n", argv[0]);
      return 2;
    }
  pr_world *world = bench_world (argv[1]);
  double with[RUNS], ratio[RUNS];
  int64_t events = 0;
  for (int i = 0; i < RUNS; i++)
    {
      double bare = run_once (world, FALSE, 0, &events);
      with[i] = run_once (world, TRUE, 0, &events);
      ratio[i] = with[i] / bare;
    }
  qsort (with, RUNS, sizeof *with, bench_compare);
  qsort (ratio, RUNS, sizeof *ratio, bench_compare);
  printf ("%s: %lld events\n", argv[1], (long long) events);
  printf ("median %.3f s, %.2f million events/s; best %.2f million events/s\n", with[RUNS / 2],
          (double) events / with[RUNS / 2] * 1e-6, (double) events / with[0] * 1e-6);
  printf ("recording costs a factor of %.3f (median of %d pairs)\n", ratio[RUNS / 2], RUNS);
  pr_world_free (world);
  return 0;
}
