/* steady: warm-up and batch means. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  CLI_OPTION_REPLICATIONS,
  CLI_OPTION_SEED,
  CLI_OPTION_JOBS,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about
  = N_ ("Looks for the steady state: runs the scenario without deleting its warm-up, proposes\n"
        "a warm-up (MSER) from the daily series, averaged over replications, and estimates the\n"
        "means of what remains by batch means. Writes nothing.\n"
        "SCENARIO is a folder, or the file of a what-if."),
  .bar = TRUE,
};

gboolean
cli_steady (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
