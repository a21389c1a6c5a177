#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/stage.h"
#include "report/store/store.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

/* Overloaded pools that are named before a run; `pilotrun check` names all. */
enum { OVERLOADS_NAMED = 5 };

#define DEFAULT_FOLDER "output/runs"

typedef struct {
  pr_settings settings;
  char *replications, *seed, *until, *jobs_text, *output, *relief_text, *precision_text, *most_text,
      *store, *events_text;
  GArray *events; /* of uint32_t, from 1; NULL: none */
  pr_precision *precision;
  gboolean force, no_plots, quiet;
  uint32_t jobs;
  char *raw_command;
} request;

static void
request_clear (request *q)
{
  g_free (q->replications);
  g_free (q->seed);
  g_free (q->until);
  g_free (q->jobs_text);
  g_free (q->output);
  g_free (q->relief_text);
  g_free (q->precision_text);
  g_free (q->most_text);
  g_free (q->store);
  g_free (q->events_text);
  g_clear_pointer (&q->events, g_array_unref);
  pr_precision_free (q->precision);
  g_free (q->raw_command);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

/* Looked at before the scenario is: a slip of the pen is answered first. */
static gboolean
check_values (request *q, GError **error)
{
  uint64_t unused, relief = 0;
  if (!cli_jobs (q->jobs_text, &q->jobs, error)
      || (q->replications != NULL
          && !pr_input_number ("--replications", q->replications, 1, PR_REPLICATIONS_MAX, &unused,
                               error))
      || (q->seed != NULL && !pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error))
      || (q->relief_text != NULL
          && !pr_input_number ("--relief", q->relief_text, 1, CLI_RELIEF_MAX, &relief, error))
      || !cli_check_folder (q->output, error) || !cli_check_store (q->store, error)
      || (q->events_text != NULL && (q->events = cli_events_read (q->events_text, error)) == NULL))
    return FALSE;
  q->settings.relief = (uint32_t) relief;
  q->settings.precision = q->precision_text;
  return cli_precision (q->precision_text, q->most_text, q->replications, &q->precision,
                        &q->settings.most, error);
}

static cli_parsed
parse (int argc, char **argv, request *q, char **path, GError **error)
{
  const GOptionEntry options[] = {
    CLI_OPTION_REPLICATIONS (&q->replications),
    CLI_OPTION_PRECISION (&q->precision_text),
    CLI_OPTION_MOST (&q->most_text),
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    CLI_OPTION_STORE (&q->store),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("Folder to write (default: output/runs/SCENARIO-HASH)"), "DIR" },
    CLI_OPTION_UNTIL (&q->until),
    { "relief", 'r', 0, G_OPTION_ARG_STRING, &q->relief_text,
      N_ ("Measure what taking away the cause of the first N failure points would change"), "N" },
    { "events", 'e', 0, G_OPTION_ARG_STRING, &q->events_text,
      N_ ("Keep the event logs of these replications, such as 1,3-5, 1000 at most; 'pilotrun "
          "export DIR' writes them as CSV or XES"),
      "LIST" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force,
      N_ ("Run again, and replace a folder that holds a run"), NULL },
    CLI_OPTION_NO_PLOTS (&q->no_plots),
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Runs a scenario's replications, writes the results to a folder and prints the "
          "summary.\nA run that is already there is found, not run again.\n"
          "SCENARIO is a folder, or the file of a what-if."),
      path, error);
  if (parsed != CLI_GO)
    return parsed;
  if (!check_values (q, error))
    return CLI_WRONG;
  q->settings.replications = q->replications;
  q->settings.seed = q->seed;
  q->settings.until = q->until;
  q->raw_command = cli_quote (argc, argv);
  return CLI_GO;
}

/* Where the results go. Free with g_free. */
static char *
choose_folder (const request *q, const pr_input *in)
{
  if (q->output != NULL)
    return g_strdup (q->output);
  return g_build_filename (DEFAULT_FOLDER, in->run_name, NULL);
}

static void
warn_before (const pr_input *in)
{
  cli_put_warnings (in->warnings);
  size_t n = 0;
  g_autofree pr_load *loads = pr_rough_cut (in->world, &n);
  cli_warn_overload (in->world, loads, n, OVERLOADS_NAMED);
}

/* Of a run that is there. */
static gboolean
add_events (const request *q, const pr_input *in, const char *folder, GError **error)
{
  g_auto (cli_old_run) old = { 0 };
  if (q->events == NULL)
    return TRUE;
  return cli_old_run_read (&old, folder, error) && cli_events_check (q->events, old.n, error)
         && cli_events_make (q->events, in, folder, q->jobs, error);
}

/* A run that is found gets what was asked besides. */
static gboolean
complete (const request *q, const pr_input *in, const char *folder, GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  gboolean wants = q->events != NULL || q->store != NULL || !q->no_plots;
  if (wants && !pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  cli_progress_begin (!q->quiet);
  gboolean good = add_events (q, in, folder, error)
                  && (q->no_plots || cli_complete_plots (folder, error))
                  && (q->store == NULL || pr_store_copy (folder, q->store, error));
  cli_progress_end ();
  return good && cli_print_found (folder, error);
}

static gboolean
produce (const request *q, pr_input *in, const char *path, const char *folder, cli_found found,
         GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  g_autoptr (GArray) logs = NULL;
  gboolean force = q->force || found == CLI_FOUND_WITHOUT_RELIEF;
  /* Better known before the run than after it. */
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_stage_check (folder, force, error))
    return FALSE;
  if (found == CLI_FOUND_WITHOUT_RELIEF)
    {
      logs = cli_events_found (folder);
      if (q->events != NULL)
        g_array_append_vals (logs, q->events->data, q->events->len);
      if (!cli_take_run (folder, logs, error))
        return FALSE;
    }
  const GArray *events = logs == NULL || logs->len == 0 ? q->events : logs;
  warn_before (in);
  cli_progress_begin (!q->quiet);
  const cli_task task = { .input = in,
                          .folder = folder,
                          .path = path,
                          .store = q->store,
                          .raw_command = q->raw_command,
                          .jobs = q->jobs,
                          .relief = q->settings.relief,
                          .most = q->settings.most,
                          .precision = q->precision,
                          .events = events,
                          .force = force,
                          .no_plots = q->no_plots };
  /* How many there are with --precision is known now. */
  gboolean done
      = cli_produce (&task, error) && cli_events_check (q->events, in->replications, error);
  cli_progress_end ();
  return done;
}

gboolean
cli_run (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_autofree char *path = NULL;
  cli_parsed parsed = parse (argc, argv, &q, &path, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  g_autoptr (pr_input) in = pr_input_open (path, &q.settings, error);
  if (in == NULL)
    return FALSE;
  if (q.precision == NULL && !cli_events_check (q.events, in->replications, error))
    return FALSE;
  g_autofree char *folder = choose_folder (&q, in);
  const char *const hashes[] = { in->hash, NULL };
  pr_stage_settle (folder);
  cli_found found = q.force ? CLI_NOT_FOUND : cli_look_for (folder, "command", in->command, hashes);
  return found == CLI_FOUND ? complete (&q, in, folder, error)
                            : produce (&q, in, path, folder, found, error);
}
