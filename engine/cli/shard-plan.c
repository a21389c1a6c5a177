/* shard-plan: into how many shards a run is best dealt out, and the script that does it. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "minutes", 'm', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Minutes that a shard shall take, 1 to 43200 (default: 10)"), "M" },
  CLI_OPTION_REPLICATIONS,
  CLI_OPTION_SEED,
  CLI_OPTION_UNTIL,
  { "jobs", 'j', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Processors of each shard, 1 to 256 (default: 1)"), "J" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder of the shards (default: output/runs/SCENARIO-HASH-shards)"), "DIR" },
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about
  = N_ ("Simulates one replication, and prints a script that runs them all in shards of about\n"
        "as many minutes: for sbatch as it stands, or with the number of a shard in SHARD."),
};

gboolean
cli_shard_plan (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
