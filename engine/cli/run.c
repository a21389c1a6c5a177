/* run: replications of a scenario. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/logs.h"
#include "study/run.h"

typedef struct {
  pr_settings settings;
  char *replications, *seed, *until, *jobs_text, *output, *relief_text, *precision_text, *most_text,
      *store, *events_text, *replay_text, *shard_text;
  pr_shard place, *shard; /* shard: NULL without --shard */
  uint32_t replay;        /* number of a replication; 0: none */
  GArray *events;         /* of uint32_t, from 1; NULL: none */
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
  g_free (q->replay_text);
  g_free (q->shard_text);
  g_clear_pointer (&q->events, g_array_unref);
  pr_precision_free (q->precision);
  g_free (q->raw_command);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

/* Checks the options before the scenario is read, so that a typing error is reported at once. */
static gboolean
check_values (request *q, GError **error)
{
  uint64_t unused, relief = 0, replay = 0;
  if (!cli_jobs (q->jobs_text, &q->jobs, error)
      || (q->replications != NULL
          && !pr_input_number ("--replications", q->replications, 1, PR_REPLICATIONS_MAX, &unused,
                               error))
      || (q->seed != NULL && !pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error))
      || (q->relief_text != NULL
          && !pr_input_number ("--relief", q->relief_text, 1, PR_RELIEF_MAX, &relief, error))
      || !cli_check_folder (q->output, error) || !cli_check_store (q->store, error)
      || (q->events_text != NULL && (q->events = cli_events_read (q->events_text, error)) == NULL)
      || (q->replay_text != NULL
          && !pr_input_number ("--replay", q->replay_text, 1, PR_REPLICATIONS_MAX, &replay, error)))
    return FALSE;
  const cli_given others[] = { { "precision", q->precision_text != NULL },
                               { "relief", q->relief_text != NULL },
                               { "events", q->events_text != NULL },
                               { "replay", q->replay_text != NULL },
                               { "store", q->store != NULL },
                               { "force", q->force },
                               { NULL, FALSE } };
  if (!cli_shard (q->shard_text, others, &q->place, &q->shard, error))
    return FALSE;
  q->replay = (uint32_t) replay;
  if (q->replay > 0)
    {
      if (q->events == NULL)
        q->events = g_array_new (FALSE, FALSE, sizeof (uint32_t));
      pr_study_logs_add (q->events, q->replay);
    }
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
      N_ ("Measure what would change without the cause, for each of the first N failure points"),
      "N" },
    CLI_OPTION_EVENTS (&q->events_text),
    { "replay", 0, 0, G_OPTION_ARG_STRING, &q->replay_text,
      N_ ("Also make a page that plays replication R"), "R" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force,
      N_ ("Run again, and replace a folder that holds a run"), NULL },
    CLI_OPTION_SHARD (&q->shard_text),
    CLI_OPTION_LANG,
    CLI_OPTION_NO_PLOTS (&q->no_plots),
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Runs a scenario's replications, writes the results to a folder and prints the "
          "summary.\nIf the same run is already there, shows that one and does not run it again.\n"
          "SCENARIO is a folder, or the file of a what-if."),
      path, error);
  if (parsed != CLI_GO)
    return parsed;
  if (!check_values (q, error))
    return CLI_WRONG;
  q->settings.replications = q->replications;
  q->settings.seed = q->seed;
  q->settings.until = q->until;
  q->settings.language = cli_language;
  q->raw_command = cli_quote (argc, argv);
  return CLI_GO;
}

gboolean
cli_run (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_autofree char *path = NULL;
  cli_parsed parsed = parse (argc, argv, &q, &path, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_run_request asked = { .path = path,
                                 .settings = q.settings,
                                 .precision = q.precision,
                                 .events = q.events,
                                 .folder = q.output,
                                 .store = q.store,
                                 .raw_command = q.raw_command,
                                 .shard = q.shard,
                                 .jobs = q.jobs,
                                 .force = q.force,
                                 .no_plots = q.no_plots };
  g_auto (pr_answer) a = { 0 };
  cli_progress_begin (!q.quiet);
  return cli_answer (pr_study_run (&asked, cli_host (), &a, error), &a)
         && (q.replay == 0 || cli_replay_of_run (a.folder, q.replay, error));
}
