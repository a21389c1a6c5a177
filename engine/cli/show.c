#include "cli/cli.h"
#include "kernel/i18n.h"

#include <stdio.h>

gboolean
cli_show (int argc, char **argv, GError **error)
{
  g_autoptr (pr_input) in = NULL;
  cli_parsed parsed = cli_open_scenario (
      argc, argv,
      N_ ("Prints the effective scenario in its canonical form, and the SHA-256 of that "
          "text.\nSCENARIO is a folder, or the file of a what-if."),
      &in, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  cli_put_data (in->text);
  cli_printf ("# SHA-256 %s\n", in->hash);
  return TRUE;
}
