/* extend: more replications of a run that is complete. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/write.h"

#include <errno.h>
#include <unistd.h>

#define FAIL(...) (g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, __VA_ARGS__), FALSE)

static gboolean
check (const cli_old_run *o, const char *folder, uint32_t n, GError **error)
{
  if (n <= o->n)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--replications: %u found; '%s' has %u already, and more are expected"), n,
                   folder, o->n);
      return FALSE;
    }
  return TRUE;
}

/* The run's records become those that are kept while more are simulated. */
static gboolean
take_records (const char *folder, GError **error)
{
  g_autofree char *from = g_build_filename (folder, PR_RECORDS_NAME, NULL);
  g_autofree char *to = pr_stage_records (folder);
  if (g_file_test (to, G_FILE_TEST_EXISTS)) /* of an attempt that was interrupted */
    return TRUE;
  return pr_copy_file (from, to, error);
}

/* So do its event logs: second names, or copies where a file system knows no such. */
static gboolean
take_logs (const char *folder, const GArray *list, GError **error)
{
  g_autofree char *stage = pr_stage_logs (folder);
  if (list->len > 0 && !pr_make_folder (stage, error))
    return FALSE;
  for (guint k = 0; k < list->len; k++)
    {
      g_autofree char *from = pr_logs_path (folder, g_array_index (list, uint32_t, k));
      g_autofree char *to = pr_logs_path (stage, g_array_index (list, uint32_t, k));
      if (link (from, to) != 0 && errno != EEXIST && !pr_copy_file (from, to, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cli_take_run (const char *folder, const GArray *logs, GError **error)
{
  return take_records (folder, error) && take_logs (folder, logs, error);
}

static gboolean
extend (const char *folder, const cli_old_run *o, const pr_settings *settings, uint32_t jobs,
        gboolean no_plots, const char *raw, GError **error)
{
  g_autoptr (pr_input) in = cli_old_run_open (o, folder, settings, error);
  if (in == NULL)
    return FALSE;
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_stage_check (folder, TRUE, error))
    return FALSE;
  g_autoptr (GArray) logs = cli_events_found (folder);
  if (!cli_take_run (folder, logs, error))
    return FALSE;
  const cli_task task = { .input = in,
                          .folder = folder,
                          .path = o->path,
                          .raw_command = raw,
                          .jobs = jobs,
                          .relief = settings->relief,
                          .events = logs->len > 0 ? logs : NULL,
                          .force = TRUE,
                          .no_plots = no_plots };
  return cli_produce (&task, error);
}

gboolean
cli_extend (int argc, char **argv, GError **error)
{
  g_autofree char *folder = NULL, *replications = NULL, *jobs_text = NULL, *scenario = NULL,
                  *raw = cli_quote (argc, argv);
  gboolean no_plots = FALSE, quiet = FALSE;
  uint32_t jobs;
  uint64_t n;
  const GOptionEntry options[] = {
    { "replications", 'n', 0, G_OPTION_ARG_STRING, &replications,
      N_ ("The new total, more than there are"), "N" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &scenario,
      N_ ("Where the scenario is now (default: where it was)"), "SCENARIO" },
    CLI_OPTION_JOBS (&jobs_text),
    CLI_OPTION_NO_PLOTS (&no_plots),
    CLI_OPTION_QUIET (&quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (argc, argv, options, _ ("DIR"),
                                 N_ ("Adds replications to a run's folder. Those that it has stay "
                                     "as they are; the results are\n"
                                     "those of a run with so many from the beginning."),
                                 &folder, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (replications == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--replications N, the new total, is expected"));
      return FALSE;
    }
  g_auto (cli_old_run) o = { .path = g_steal_pointer (&scenario) };
  if (!cli_jobs (jobs_text, &jobs, error)
      || !pr_input_number ("--replications", replications, 1, PR_REPLICATIONS_MAX, &n, error)
      || !cli_old_run_read (&o, folder, error) || !check (&o, folder, (uint32_t) n, error))
    return FALSE;
  const pr_settings settings
      = { .replications = replications, .seed = o.seed, .until = o.until, .relief = o.relief };
  cli_progress_begin (!quiet);
  gboolean done = extend (folder, &o, &settings, jobs, no_plots, raw, error);
  cli_progress_end ();
  return done;
}
