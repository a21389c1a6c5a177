/* sweep: varies values of a scenario by a plan. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "scenario/shipped.h"
#include "study/sweep.h"

typedef struct {
  char *path, *jobs_text, *seed, *until, *output, *raw_command, *shard_text;
  pr_shard place, *shard; /* shard: NULL without --shard */
  gboolean force, no_plots, quiet;
  uint32_t jobs;
} request;

static void
request_clear (request *q)
{
  g_free (q->path);
  g_free (q->jobs_text);
  g_free (q->seed);
  g_free (q->until);
  g_free (q->output);
  g_free (q->raw_command);
  g_free (q->shard_text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    CLI_OPTION_UNTIL (&q->until),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("Folder to write (default: output/runs/sweep-PLAN-HASH)"), "DIR" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force,
      N_ ("Sweep again, and replace a folder that holds a sweep"), NULL },
    CLI_OPTION_SHARD (&q->shard_text),
    CLI_OPTION_LANG,
    CLI_OPTION_NO_PLOTS (&q->no_plots),
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  uint64_t unused;
  q->raw_command = cli_quote (argc, argv);
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("PLAN"),
      N_ ("Runs a scenario at the points of a plan, all with common random numbers, and shows\n"
          "what each does.\n"
          "PLAN is a file: [sweep] base, name, design (grid, one at a time, latin), points, of,\n"
          "replications; and for each factor [factor NAME] change, key, values or range."),
      &q->path, error);
  if (parsed != CLI_GO)
    return parsed;
  const cli_given others[] = { { "force", q->force }, { NULL, FALSE } };
  if (!cli_shard (q->shard_text, others, &q->place, &q->shard, error)
      || !cli_jobs (q->jobs_text, &q->jobs, error) || !cli_check_folder (q->output, error)
      || (q->seed != NULL && !pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error)))
    return CLI_WRONG;
  return CLI_GO;
}

gboolean
cli_sweep (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  g_autofree char *path = pr_shipped_path (q.path);
  const pr_sweep_request asked = { .path = path,
                                   .seed = q.seed,
                                   .until = q.until,
                                   .language = cli_language,
                                   .folder = q.output,
                                   .raw_command = q.raw_command,
                                   .shard = q.shard,
                                   .jobs = q.jobs,
                                   .force = q.force,
                                   .no_plots = q.no_plots };
  g_auto (pr_answer) a = { 0 };
  cli_progress_begin (!q.quiet);
  return cli_answer (pr_study_sweep (&asked, cli_host (), &a, error), &a);
}
