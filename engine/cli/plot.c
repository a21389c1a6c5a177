/* plot: the plots of a finished run. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "list", 'l', 0, G_OPTION_ARG_NONE, NULL, N_ ("List the plots, and draw none"), NULL },
  { "format", 't', 0, G_OPTION_ARG_STRING, NULL, N_ ("Draw only these (default: both)"),
    "SVG|PNG" },
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("DIR [NAME...]"),
  .about
  = N_ ("Draws the plots of a finished run from the data in DIR/plots, and its workflows into "
        "DIR/diagrams, and puts both into its report. With a NAME only that plot, by the script "
        "DIR/plots/NAME.gp, which may have "
        "been edited: a script can run any command as you, so read one from somebody else "
        "before you name it. Without names no script of the folder is run. Needs gnuplot, and "
        "for workflows dot, of the package graphviz; each is stopped after a minute, or after "
        "PILOTRUN_GNUPLOT_SECONDS or PILOTRUN_DOT_SECONDS of the environment."),
  .many = TRUE,
};

gboolean
cli_plot (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
