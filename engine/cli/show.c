/* show: the effective scenario. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about = N_ ("Prints the effective scenario in its canonical form, and the SHA-256 of that "
               "text.\nSCENARIO is a folder, or the file of a what-if."),
};

gboolean
cli_show (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
