/* merge: what shards have simulated becomes one folder of results. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder to write (default: that of the command without --shard)"), "DIR" },
  CLI_OPTION_STORE,
  { "prefix", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Merge as many replications as are complete from the first on"), NULL },
  { "mixed", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Merge even if the machines' mathematical libraries differ; the results say so"), NULL },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL, N_ ("Replace a folder that holds results"), NULL },
  CLI_OPTION_LANG,
  CLI_OPTION_JOBS,
  CLI_OPTION_NO_PLOTS,
  CLI_OPTION_QUIET,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SHARDS [SHARDS...]"),
  .about
  = N_ ("Brings together what shards have simulated (run, compare and sweep --shard): the\n"
        "files are those that one command would have written. Refuses if a replication is\n"
        "missing, and says how to run it.\n"
        "SHARDS is a folder of shards or a shard's file; with those of a run, also the folder\n"
        "of a run with fewer replications."),
  .many = TRUE,
  .bar = TRUE,
};

gboolean
cli_merge (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
