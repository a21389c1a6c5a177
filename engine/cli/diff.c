/* diff: what differs between two scenarios. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("A B"),
  .about = N_ ("Says in words what differs between two scenarios as they are in effect, what-ifs "
               "applied\n"
               "and defaults filled in. A and B are folders, or the files of what-ifs."),
  .many = TRUE,
};

gboolean
cli_diff (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
