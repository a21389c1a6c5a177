/* check: every problem of a scenario at once. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about
  = N_ ("Checks a scenario and reports every problem at once. Prints its size, where its "
        "rows come from,\nand a rough-cut load of the pools, without the hours of those who are "
        "away. Writes nothing.\n"
        "SCENARIO is a folder, or the file of a what-if."),
};

gboolean
cli_check (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
