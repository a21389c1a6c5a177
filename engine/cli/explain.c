/* explain: a scenario's rules in words, or its workflows as diagrams. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "section", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Only this part"), "NAME" },
  { "format", 't', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("The rules in words, or the workflows as diagrams (default: text)"), "TEXT|SVG" },
  { "workflow", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Only the diagram of this one"), "NAME" },
  { "procedure", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Only the diagram of this procedure's workflow"), "CODE" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder for all diagrams, WORKFLOW.svg each; of one diagram the file (default: standard "
        "output)"),
    "PATH" },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL, N_ ("Replace files of these names"), NULL },
  CLI_OPTION_LANG,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about
  = N_ ("Explains the rules in force in words, from the same tables that drive the simulation.\n"
        "Marks what rests on an assumption. With --format svg draws the workflows instead: who\n"
        "does which step, how long it takes, and where it leads. This needs dot, of the package\n"
        "graphviz. SCENARIO is a folder, or the file of a what-if."),
};

gboolean
cli_explain (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
