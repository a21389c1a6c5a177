/* The event log of one replication: what keeping it costs a run, and the rates at which it is
 * exported as CSV and as XES. */
#include "experiment/experiment.h"
#include "report/export/export.h"
#include "bench-world.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define RUNS 5

static double
seconds_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) * 1e-6;
}

static void
fail (GError *error)
{
  fprintf (stderr, "%s\n", error != NULL ? error->message : "failed");
  exit (1);
}

/* Seconds; logs may be NULL. */
static double
replicate (const pr_world *w, const pr_logs *logs)
{
  GError *error = NULL;
  const pr_experiment_options options
      = { .replications = 1, .jobs = 1, .together = true, .logs = logs };
  gint64 begin = g_get_monotonic_time ();
  pr_outcome_free (pr_experiment_run (w, &options, &error));
  return error != NULL ? (fail (error), 0) : seconds_since (begin);
}

static uint64_t
count (const pr_world *w, const char *path)
{
  g_autoptr (pr_log_reader) log = pr_log_open (path, NULL, w, NULL);
  uint64_t n = 0;
  pr_logged e;
  while (pr_log_next (log, &e, NULL))
    n++;
  return n;
}

/* Seconds, to a file that forgets; *bytes is what was written. */
static double export(const pr_world *w, const char *path, gboolean xes, size_t size, double *bytes)
{
  GError *error = NULL;
  g_autofree char *to = g_strconcat (path, ".out", NULL);
  GStatBuf info;
  FILE *out = fopen (to, "wb");
  g_autoptr (pr_log_reader) log = pr_log_open (path, NULL, w, &error);
  const pr_export_source of
      = { .log = log, .world = w, .title = "bench", .bytes = size, .selection = PR_SELECT_ALL };
  gint64 begin = g_get_monotonic_time ();
  if (out == NULL || log == NULL
      || !(xes ? pr_export_xes (&of, out, &error) : pr_export_csv (&of, out, &error)))
    fail (error);
  double seconds = seconds_since (begin);
  fclose (out);
  *bytes = g_stat (to, &info) == 0 ? (double) info.st_size : 0;
  g_unlink (to);
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
  pr_world *w = bench_world (argv[1]);
  g_autofree char *folder = g_dir_make_tmp ("pilotrun-bench-XXXXXX", NULL);
  g_autofree char *path = pr_logs_path (folder, 1);
  const uint32_t first = 1;
  const pr_logs logs = { .folder = folder, .key = "bench", .number = &first, .n = 1 };
  double plain = 1e9, logged = 1e9, bytes;
  GStatBuf info;
  for (int i = 0; i < RUNS; i++)
    {
      plain = MIN (plain, replicate (w, NULL));
      g_unlink (path);
      logged = MIN (logged, replicate (w, &logs));
    }
  g_stat (path, &info);
  double n = (double) count (w, path);
  printf ("%.2f million events, %.1f bytes each; a replication %.3f s, with the log %.3f s: %.2f "
          "times\n",
          n * 1e-6, (double) info.st_size / n, plain, logged, logged / plain);
  double csv = export(w, path, FALSE, (size_t) info.st_size, &bytes);
  printf ("CSV: %.0f MB/s, %.2f million events/s\n", bytes * 1e-6 / csv, n * 1e-6 / csv);
  double xes = export(w, path, TRUE, (size_t) info.st_size, &bytes);
  printf ("XES: %.0f MB/s, %.2f million events/s\n", bytes * 1e-6 / xes, n * 1e-6 / xes);
  g_unlink (path);
  g_rmdir (folder);
  pr_world_free (w);
  return 0;
}
