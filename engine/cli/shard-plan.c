/* shard-plan: into how many shards a run is best dealt out, and the script that does it. */
#include "study/shard-plan.h"

#include "cli/cli.h"
#include "kernel/i18n.h"

#define MINUTES_MOST (30 * 24 * 60)

gboolean
cli_shard_plan (int argc, char **argv, GError **error)
{
  g_autofree char *path = NULL, *replications = NULL, *seed = NULL, *until = NULL, *output = NULL,
                  *minutes_text = NULL, *jobs_text = NULL, *script = NULL;
  uint64_t unused, minutes = 10, jobs = 1;
  const GOptionEntry options[] = {
    { "minutes", 'm', 0, G_OPTION_ARG_STRING, &minutes_text,
      N_ ("Minutes that a shard shall take, 1 to 43200 (default: 10)"), "M" },
    CLI_OPTION_REPLICATIONS (&replications),
    CLI_OPTION_SEED (&seed),
    CLI_OPTION_UNTIL (&until),
    { "jobs", 'j', 0, G_OPTION_ARG_STRING, &jobs_text,
      N_ ("Processors of each shard, 1 to 256 (default: 1)"), "J" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Folder of the shards (default: output/runs/SCENARIO-HASH-shards)"), "DIR" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Simulates one replication, and prints a script that runs them all in shards of about\n"
          "as many minutes: for sbatch as it stands, or with the number of a shard in SHARD."),
      &path, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if ((minutes_text != NULL
       && !pr_input_number ("--minutes", minutes_text, 1, MINUTES_MOST, &minutes, error))
      || (jobs_text != NULL && !pr_input_number ("--jobs", jobs_text, 1, PR_JOBS_MAX, &jobs, error))
      || (replications != NULL
          && !pr_input_number ("--replications", replications, 1, PR_REPLICATIONS_MAX, &unused,
                               error))
      || (seed != NULL && !pr_input_number ("--seed", seed, 0, PR_SEED_MAX, &unused, error))
      || !cli_check_folder (output, error))
    return FALSE;
  const pr_shard_plan_request q
      = { .path = path,
          .settings = { .replications = replications, .seed = seed, .until = until },
          .folder = output,
          .minutes = (double) minutes,
          .jobs = (uint32_t) jobs };
  if (!pr_study_shard_plan (&q, cli_host (), &script, error))
    return FALSE;
  cli_put_data (script);
  return TRUE;
}
