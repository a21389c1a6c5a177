/* compare: scenarios side by side, replication by replication. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "of", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Figures, such as on_time,backlog.end (as in replications.csv) or \"counter_wait.p90 at "
        "PLACE from DATE to DATE\" (default: places ready, on time, backlog with its peak and "
        "recovery, throughput, waits, people unserved; and cost if all scenarios have "
        "costs.csv)"),
    "METRICS" },
  CLI_OPTION_REPLICATIONS,
  CLI_OPTION_PRECISION,
  CLI_OPTION_MOST,
  CLI_OPTION_SEED,
  CLI_OPTION_JOBS,
  CLI_OPTION_STORE,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder to write (default: output/runs/compare-A-B-HASH)"), "DIR" },
  CLI_OPTION_UNTIL,
  CLI_OPTION_EVENTS,
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Compare again, and replace a folder that holds a comparison"), NULL },
  CLI_OPTION_SHARD,
  CLI_OPTION_LANG,
  CLI_OPTION_NO_PLOTS,
  CLI_OPTION_QUIET,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO SCENARIO [SCENARIO...]"),
  .about
  = N_ ("Runs scenarios with common random numbers and compares them replication by\n"
        "replication: all with the first and, if there are three or more, with the best.\n"
        "Prints the differences with their intervals, and last, without --of, the answer in\n"
        "short.\n"
        "A SCENARIO is a folder, or the file of a what-if. The first one's seed and number of\n"
        "replications count for all."),
  .many = TRUE,
  .bar = TRUE,
};

gboolean
cli_compare (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
