/* extend: more replications for a run that is complete. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "replications", 'n', 0, G_OPTION_ARG_STRING, NULL, N_ ("The new total, more than the run has"),
    "N" },
  { "scenario", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
  CLI_OPTION_JOBS,
  CLI_OPTION_NO_PLOTS,
  CLI_OPTION_QUIET,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("DIR"),
  .about = N_ ("Adds replications to a run's folder. Those that it has stay "
               "as they are; the results are\n"
               "those of a run that had the new total from the beginning."),
  .bar = TRUE,
};

gboolean
cli_extend (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
