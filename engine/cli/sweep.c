/* sweep: varies values of a scenario by a plan. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  CLI_OPTION_SEED,
  CLI_OPTION_JOBS,
  CLI_OPTION_UNTIL,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder to write (default: output/runs/sweep-PLAN-HASH)"), "DIR" },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Sweep again, and replace a folder that holds a sweep"), NULL },
  CLI_OPTION_SHARD,
  CLI_OPTION_LANG,
  CLI_OPTION_NO_PLOTS,
  CLI_OPTION_QUIET,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("PLAN"),
  .about
  = N_ ("Runs a scenario at the points of a plan, all with common random numbers, and shows\n"
        "what each does.\n"
        "PLAN is a file: [sweep] base, name, design (grid, one at a time, latin), points, of,\n"
        "replications; and for each factor [factor NAME] change, key, values or range."),
  .bar = TRUE,
};

gboolean
cli_sweep (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
