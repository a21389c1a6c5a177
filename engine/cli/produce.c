/* From a scenario to a folder of results. */
#include "cli/cli.h"
#include "experiment/relief.h"
#include "kernel/i18n.h"
#include "report/text/explain.h"
#include "kernel/files.h"
#include "report/report.h"
#include "study/write.h"

#include <stdio.h>
#include <string.h>

char *
cli_quote (int argc, char **argv)
{
  g_autoptr (GString) s = g_string_new ("pilotrun");
  for (int i = 0; i < argc; i++)
    {
      g_autofree char *quoted = pr_input_word (argv[i]);
      g_string_append_printf (s, " %s", quoted);
    }
  return g_string_free (g_steal_pointer (&s), FALSE);
}

/* Where the plots are, when there are any. */
void
cli_print_plots (const char *folder)
{
  static const char *const names[] = { "backlog.png", "compared.png" };
  bool drawn = false;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *picture = g_build_filename (folder, "plots", names[i], NULL);
      drawn |= g_file_test (picture, G_FILE_TEST_EXISTS);
    }
  if (drawn)
    cli_printf (_ ("Plots: %s%cplots, as PNG and SVG\n"), folder, G_DIR_SEPARATOR);
}

gboolean
cli_print_found (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "summary.txt", NULL);
  g_autofree char *summary = NULL;
  if (!pr_read_file (path, &summary, NULL, error))
    return FALSE;
  cli_print_page (summary);
  cli_printf (_ ("\nFound, not run again (--force runs it again): %s\n"), folder);
  cli_print_plots (folder);
  return TRUE;
}

/* For the first failure points, on replications beyond the run's own. *n: how many there are. */
static pr_relief *
measure_relief (const cli_task *t, const pr_outcome *outcome, size_t *n, GError **error)
{
  const pr_input *in = t->input;
  const pr_experiment_options options = {
    .first = in->replications,
    .replications = in->replications,
    .jobs = t->jobs,
    .progress = cli_progress_step,
    .cancel = cli_interrupted (),
  };
  size_t found;
  g_autofree pr_failure *points = pr_failures (outcome, &found);
  *n = MIN (found, t->relief);
  if (*n == 0)
    return g_new0 (pr_relief, 1);
  GError *failure = NULL;
  pr_relief *relief = pr_relief_measure (in->world, points, *n, &options, &failure);
  if (relief != NULL)
    return relief;
  if (g_atomic_int_get (cli_interrupted ()))
    {
      g_clear_error (&failure);
      g_set_error (
          error, CLI_ERROR, CLI_ERROR_FAILED,
          _ ("interrupted while relief was measured; the replications of the run are kept, "
             "and the same command goes on from there"));
    }
  else
    g_propagate_error (error, failure);
  return NULL;
}

gboolean
cli_produce (const cli_task *t, GError **error)
{
  pr_input *in = t->input;
  gint64 began = g_get_monotonic_time ();
  g_auto (cli_simulation) run = {
    .input = in, .jobs = t->jobs, .precision = t->precision, .most = t->most, .events = t->events
  };
  if (!cli_simulate (&run, t->folder, error))
    return FALSE;
  size_t n_relief = 0;
  g_autofree pr_relief *relief = measure_relief (t, run.outcome, &n_relief, error);
  if (relief == NULL)
    return FALSE;
  g_autofree char *rules = pr_explain (in->tables, NULL);
  const pr_report report = {
    .results.tables = in->tables,
    .results.world = in->world,
    .results.outcome = run.outcome,
    .records = run.records,
    .logs = &run.logs.logs,
    .precision = t->precision,
    .relief = relief,
    .n_relief = n_relief,
    .scenario_text = in->text,
    .rules_text = rules,
    .scenario_hash = in->hash,
    .base = in->base,
    .scenario_path = t->path,
    .store = t->store,
    .command = in->command,
    .raw_command = t->raw_command,
    .no_plots = t->no_plots,
    .cancel = cli_interrupted (),
    .wall_seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC,
    .jobs = t->jobs,
  };
  g_autofree char *note = NULL;
  cli_progress_say (t->no_plots ? _ ("writing files") : _ ("writing files and drawing plots"));
  if (!pr_study_write (&report, t->folder, t->force, &note, error))
    return FALSE;
  cli_simulation_done (&run);
  cli_progress_end ();
  if (g_atomic_int_get (cli_interrupted ()))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, _ ("interrupted; %s is complete"),
                   t->folder);
      return FALSE;
    }
  g_autofree char *summary = pr_report_summary (&report);
  cli_print_page (summary);
  cli_printf (_ ("\nFiles: %s\n"), t->folder);
  cli_print_plots (t->folder);
  if (note != NULL)
    cli_printf ("%s\n", note);
  return TRUE;
}
