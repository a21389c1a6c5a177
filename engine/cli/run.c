/* run: replications of a scenario. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  CLI_OPTION_REPLICATIONS,
  CLI_OPTION_PRECISION,
  CLI_OPTION_MOST,
  CLI_OPTION_SEED,
  CLI_OPTION_JOBS,
  CLI_OPTION_STORE,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder to write (default: output/runs/SCENARIO-HASH)"), "DIR" },
  CLI_OPTION_UNTIL,
  { "relief", 'r', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Measure what would change without the cause, for each of the first N failure points"),
    "N" },
  CLI_OPTION_EVENTS,
  { "replay", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Also make a page that plays replication R"),
    "R" },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Run again, and replace a folder that holds a run"), NULL },
  CLI_OPTION_SHARD,
  CLI_OPTION_LANG,
  CLI_OPTION_NO_PLOTS,
  CLI_OPTION_QUIET,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about
  = N_ ("Runs a scenario's replications, writes the results to a folder and prints the "
        "summary.\nIf the same run is already there, shows that one and does not run it again.\n"
        "SCENARIO is a folder, or the file of a what-if."),
  .bar = TRUE,
};

gboolean
cli_run (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
