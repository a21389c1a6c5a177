/* selfcheck: queues whose answers are known. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "quick", 'q', 0, G_OPTION_ARG_NONE, NULL,
    N_ ("A fifth of the work; rows that this leaves inconclusive do not count as failed"), NULL },
  CLI_OPTION_JOBS,
  { "from", 'f', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder with expected.csv and its scenarios (default: those built in)"), "DIR" },
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("[CASE...]"),
  .about
  = N_ ("Simulates queues whose answers are known, through the same files and the same engine "
        "as any\nscenario, and compares the results. Exit status 0: every row agreed. CASE is an "
        "id such as C01\n(default: all)."),
  .many = TRUE,
  .bar = TRUE,
};

gboolean
cli_selfcheck (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
