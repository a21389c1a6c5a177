/* brief: one page for who decides. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("File to write, - for standard output (default: brief.html in the folder)"), "FILE" },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL, N_ ("Replace a file that exists"), NULL },
  CLI_OPTION_LANG_OF_FOLDER,
  { "pdf", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print it to PDF, too, with Chromium or LibreOffice"),
    NULL },
  { "sweep", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder of a sweep over assumptions, which says what the answer hangs on"), "DIR" },
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("DIR [DIR...]"),
  .about
  = N_ ("Makes one page for who decides: the options side by side, in plain words.\n"
        "DIR is the folder of a comparison or of a run, or there are several of runs with the\n"
        "same seed and replications: the first is what holds now. Nothing is run again.\n\n"
        "Printing is stopped after three minutes, or after PILOTRUN_PRINT_SECONDS of the\n"
        "environment; the page can be printed from any browser, too."),
  .many = TRUE,
};

gboolean
cli_brief (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
