#include "cli/cli.h"
#include "kernel/i18n.h"

#include <stdio.h>

gboolean
cli_show (int argc, char **argv, GError **error)
{
  static const GOptionEntry options[] = { { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autofree char *path = NULL;
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Prints the effective scenario in its canonical form, and the SHA-256 of that "
          "text.\nSCENARIO is a folder, or the scenario.ini in it."),
      &path, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_settings as_written = { NULL, NULL, NULL };
  g_autoptr (pr_input) in = pr_input_open (path, &as_written, error);
  if (in == NULL)
    return FALSE;
  cli_put_warnings (in->warnings);
  fputs (in->text, stdout);
  printf ("# SHA-256 %s\n", in->hash);
  return TRUE;
}
