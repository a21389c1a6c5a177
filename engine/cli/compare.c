/* compare: scenarios side by side, replication by replication. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/compare.h"

typedef struct {
  char **paths, *replications, *seed, *until, *jobs_text, *output, *of, *precision_text, *most_text,
      *store, *events_text, *shard_text;
  pr_shard place, *shard; /* shard: NULL without --shard */
  GArray *events;         /* of uint32_t, from 1; NULL: none */
  gboolean force, no_plots, quiet;
  uint32_t jobs, most;
  pr_precision *precision;
  GPtrArray *metrics; /* of pr_question */
  char *raw_command;
} request;

static void
request_clear (request *q)
{
  g_strfreev (q->paths);
  g_free (q->replications);
  g_free (q->seed);
  g_free (q->until);
  g_free (q->jobs_text);
  g_free (q->output);
  g_free (q->of);
  g_free (q->precision_text);
  g_free (q->most_text);
  g_free (q->store);
  g_free (q->events_text);
  g_free (q->shard_text);
  g_clear_pointer (&q->events, g_array_unref);
  g_clear_pointer (&q->metrics, g_ptr_array_unref);
  g_free (q->raw_command);
  pr_precision_free (q->precision);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static gboolean
check_values (request *q, GError **error)
{
  uint64_t unused;
  g_autofree char *why = NULL;
  guint n = q->paths != NULL ? g_strv_length (q->paths) : 0;
  if (n < 2 || n > PR_COMPARED_MOST)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   NGETTEXT ("%u scenario found; 2 to %d are expected",
                             "%u scenarios found; 2 to %d are expected", n),
                   n, PR_COMPARED_MOST);
      return FALSE;
    }
  const cli_given others[] = { { "precision", q->precision_text != NULL },
                               { "events", q->events_text != NULL },
                               { "store", q->store != NULL },
                               { "force", q->force },
                               { NULL, FALSE } };
  if (!cli_shard (q->shard_text, others, &q->place, &q->shard, error)
      || !cli_jobs (q->jobs_text, &q->jobs, error) || !cli_check_folder (q->output, error)
      || !cli_check_store (q->store, error)
      || (q->events_text != NULL && (q->events = cli_events_read (q->events_text, error)) == NULL)
      || (q->replications != NULL
          && !pr_input_number ("--replications", q->replications, 1, PR_REPLICATIONS_MAX, &unused,
                               error))
      || (q->seed != NULL && !pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error))
      || !cli_precision (q->precision_text, q->most_text, q->replications, &q->precision, &q->most,
                         error))
    return FALSE;
  q->metrics = q->of != NULL ? pr_questions_read (q->of, &why) : NULL;
  if (why != NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "--of: %s", why);
  return why == NULL;
}

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "of", 0, 0, G_OPTION_ARG_STRING, &q->of,
      N_ ("Figures, such as on_time,backlog.end (as in replications.csv) or \"counter_wait.p90 at "
          "PLACE from DATE to DATE\" (default: places ready, on time, backlog with its peak and "
          "recovery, throughput, waits, people unserved; and cost if all scenarios have "
          "costs.csv)"),
      "METRICS" },
    CLI_OPTION_REPLICATIONS (&q->replications),
    CLI_OPTION_PRECISION (&q->precision_text),
    CLI_OPTION_MOST (&q->most_text),
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    CLI_OPTION_STORE (&q->store),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("Folder to write (default: output/runs/compare-A-B-HASH)"), "DIR" },
    CLI_OPTION_UNTIL (&q->until),
    CLI_OPTION_EVENTS (&q->events_text),
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force,
      N_ ("Compare again, and replace a folder that holds a comparison"), NULL },
    CLI_OPTION_SHARD (&q->shard_text),
    CLI_OPTION_LANG,
    CLI_OPTION_NO_PLOTS (&q->no_plots),
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  q->raw_command = cli_quote (argc, argv);
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("SCENARIO SCENARIO [SCENARIO...]"),
      N_ ("Runs scenarios with common random numbers and compares them replication by\n"
          "replication: all with the first and, if there are three or more, with the best.\n"
          "Prints the differences with their intervals, and last, without --of, the answer in\n"
          "short.\n"
          "A SCENARIO is a folder, or the file of a what-if. The first one's seed and number of\n"
          "replications count for all."),
      &q->paths, error);
  if (parsed != CLI_GO)
    return parsed;
  return check_values (q, error) ? CLI_GO : CLI_WRONG;
}

gboolean
cli_compare (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_compare_request asked = { .paths = q.paths,
                                     .settings = { .replications = q.replications,
                                                   .language = cli_language,
                                                   .seed = q.seed,
                                                   .until = q.until,
                                                   .precision = q.precision_text,
                                                   .most = q.most },
                                     .precision = q.precision,
                                     .metrics = q.metrics,
                                     .folder = q.output,
                                     .store = q.store,
                                     .events = q.events,
                                     .raw_command = q.raw_command,
                                     .of = q.of,
                                     .shard = q.shard,
                                     .jobs = q.jobs,
                                     .force = q.force,
                                     .no_plots = q.no_plots };
  g_auto (pr_answer) a = { 0 };
  cli_progress_begin (!q.quiet);
  return cli_answer (pr_study_compare (&asked, cli_host (), &a, error), &a);
}
