/* The workloads W1, W2 and W3 through scenario files, against the bare programs in the same run:
 * medians of alternating pairs. W4 is replication.c. */
#include "bare.h"
#include "bench-clock.h"
#include "bench-median.h"
#include "bench-world.h"
#include "recorded.h"

#include "experiment/experiment.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAIRS 7
#define W1_CUSTOMERS 1000000
#define W2_END 20000 /* minutes */
#define W2_ROOM 1200000
#define W3_REPLICATIONS 100

typedef struct {
  double rate;    /* services or customers a second */
  double sojourn; /* mean of the finished, minutes */
} measured;

static measured
engine (const pr_world *world, uint32_t replications, uint32_t jobs, uint32_t first, bool together)
{
  pr_world seeded = *world;
  seeded.seed = first;
  pr_experiment_options options
      = { .replications = replications, .jobs = jobs, .together = together };
  g_autoptr (GError) error = NULL;
  double start = seconds_now ();
  g_autoptr (pr_outcome) outcome = pr_experiment_run (&seeded, &options, &error);
  double seconds = seconds_now () - start;
  if (outcome == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  int64_t served = 0;
  pr_tally sojourn = { 0 };
  for (uint32_t r = 0; r < outcome->n; r++)
    {
      for (uint32_t i = 0; i < outcome->record[r]->n_pools; i++)
        served += outcome->record[r]->pool[i].served;
      pr_tally_merge (&sojourn, &outcome->record[r]->procedure[0].sojourn);
    }
  return (measured){ (double) served / seconds, pr_tally_mean (&sojourn) / 60 };
}

static measured
bare (bare_result (*run) (double, uint64_t), double size, uint64_t seed)
{
  double start = seconds_now ();
  bare_result r = run (size, seed);
  return (measured){ (double) r.services / (seconds_now () - start), r.mean_sojourn };
}

static bare_result
w1 (double customers, uint64_t seed)
{
  return bare_w1 ((int64_t) customers, seed);
}

static bare_result
w2_heap (double t, uint64_t seed)
{
  return bare_w2_heap (t, seed, NULL);
}

static bare_result
w2_alone (double t, uint64_t seed)
{
  return bare_w2_alone (t, seed, NULL);
}

static bare_dossier *rows;

static bare_result
w2_recorded (double t, uint64_t seed)
{
  return bare_w2_heap (t, seed, rows);
}

static measured
engine_recorded (const pr_world *world, uint64_t replication)
{
  int64_t events;
  double start = seconds_now ();
  uint32_t n = bench_record (world, replication, rows, W2_ROOM, &events);
  return (measured){ (double) (events - n) / (seconds_now () - start), 0 };
}

static void
line (const char *what, double *rate, double *limit, double *ratio, double aim, double sojourn)
{
  printf ("%-34s %8.2f %8.2f %7.3f %6.2f", what, bench_median (rate, PAIRS) * 1e-6,
          bench_median (limit, PAIRS) * 1e-6, bench_median (ratio, PAIRS), aim);
  if (sojourn > 0)
    printf ("  %.3f", sojourn);
  printf ("\n");
}

static void
against (const char *what, const pr_world *world, bool together,
         bare_result (*limit_run) (double, uint64_t), double size, double aim)
{
  double rate[PAIRS], limit[PAIRS], ratio[PAIRS], sojourn = 0;
  for (int i = 0; i < PAIRS; i++)
    {
      measured b = bare (limit_run, size, (uint64_t) i + 1);
      measured e = limit_run == w2_recorded ? engine_recorded (world, (uint64_t) i)
                                            : engine (world, 1, 1, (uint32_t) i + 1, together);
      rate[i] = e.rate;
      limit[i] = b.rate;
      ratio[i] = e.rate / b.rate;
      sojourn += e.sojourn / PAIRS;
    }
  line (what, rate, limit, ratio, aim, sojourn);
}

static void
bare_lines (void)
{
  double rate[PAIRS];
  for (int i = 0; i < PAIRS; i++)
    rate[i] = bare (bare_w2_slots, W2_END, (uint64_t) i + 1).rate;
  printf ("%-34s %8s %8.2f\n", "W2 bare, a slot a server", "", bench_median (rate, PAIRS) * 1e-6);
  for (int i = 0; i < PAIRS; i++)
    rate[i] = bare (w2_alone, W2_END, (uint64_t) i + 1).rate;
  printf ("%-34s %8s %8.2f\n", "W2 bare, each unit alone", "", bench_median (rate, PAIRS) * 1e-6);
}

/* W3: the same on two threads against one. */
static void
threads (pr_world *world)
{
  double one[PAIRS], two[PAIRS], ratio[PAIRS];
  world->end = 1000 * PR_MINUTE;
  world->end_day = 1;
  for (int i = 0; i < PAIRS; i++)
    {
      one[i] = engine (world, W3_REPLICATIONS, 1, 1, false).rate;
      two[i] = engine (world, W3_REPLICATIONS, 2, 1, false).rate;
      ratio[i] = two[i] / one[i];
    }
  line ("W3 2 threads against 1", two, one, ratio, 1.9, 0);
}

/* Peak memory of a process of its own that runs W2. */
static void
memory (const char *folder)
{
  fflush (stdout);
  pid_t child = fork ();
  if (child == 0)
    {
      pr_world *world = bench_world (folder);
      engine (world, 1, 1, 1, true);
      _exit (0);
    }
  struct rusage usage;
  int status;
  if (child < 0 || wait4 (child, &status, 0, &usage) != child || status != 0)
    exit (1);
  printf ("W2 peak memory of the process: %.1f MB\n", (double) usage.ru_maxrss / 1024);
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    {
      fprintf (stderr, "usage: %s W1 W2\n", argv[0]);
      return 2;
    }
  memory (argv[2]);
  pr_world *one = bench_world (argv[1]), *two = bench_world (argv[2]);
  rows = g_new0 (bare_dossier, W2_ROOM);
  printf ("%-34s %8s %8s %7s %6s  %s\n", "services, million a second", "engine", "limit", "ratio",
          "aim", "mean sojourn, min");
  against ("W1 M/M/1, load 0.9", one, false, w1, W1_CUSTOMERS, 0.40);
  against ("W2 one event set", two, true, w2_heap, W2_END, 0.65);
  against ("W2 parts one after the other", two, false, w2_heap, W2_END, 1.0);
  against ("W2 every dossier recorded", two, false, w2_recorded, W2_END, 0.60);
  bare_lines ();
  threads (two);
  g_free (rows);
  pr_world_free (one);
  pr_world_free (two);
  return 0;
}
