/* margin: what breaks first, and at how much more. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "of", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("What grows: volume (all that comes), effort (the time that work takes), or staff "
        "(officers who are missing at each place, where they are missed most)"),
    "WHAT" },
  { "place", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Change this place alone, a code or a name (default: all places at once)"), "PLACE" },
  { "first", 0, 0, G_OPTION_ARG_STRING, NULL,
    /* xgettext:no-c-format */
    N_ ("Tell the N places that break first to 1 % or one officer, or all (default: 5)"), "N" },
  { "steps", 0, 0, G_OPTION_ARG_STRING, NULL,
    /* xgettext:no-c-format */
    N_ ("Try just these steps, such as 10,20,40: % or officers, of whom no place lacks more than "
        "it can spare"),
    "LIST" },
  { "replications", 'n', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Number of replications of each step, 1 to 1000000 (default: 25)"), "N" },
  CLI_OPTION_SEED,
  CLI_OPTION_JOBS,
  CLI_OPTION_STORE,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Folder to write (default: output/runs/margin-SCENARIO-HASH)"), "DIR" },
  CLI_OPTION_UNTIL,
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Simulate again, and replace a folder that holds margins"), NULL },
  CLI_OPTION_LANG,
  CLI_OPTION_NO_PLOTS,
  CLI_OPTION_QUIET,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about
  = N_ ("Looks for what breaks first: at how much more volume or effort, or with how many "
        "officers\nmissing, places are no longer ready. Tries steps up to 100 % with common "
        "random "
        "numbers, and\ntells the places that break first to 1 %. SCENARIO is a folder, or the "
        "file "
        "of a what-if."),
  .bar = TRUE,
};

gboolean
cli_margin (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
