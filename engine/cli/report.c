/* report: the page of a finished run or comparison. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  CLI_OPTION_LANG,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("DIR"),
  .about = N_ ("Makes report.html of a run or a comparison again, from the "
               "other files of its folder.\n"
               "With --lang, all words: summary, page, plots and rules; nothing is "
               "run again."),
  .bar = TRUE,
};

gboolean
cli_report (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
