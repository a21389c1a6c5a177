/* new: a small scenario to begin one's own with. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "units", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Number of made-up units, 1 to 5000 (default: 3)"), "N" },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Take the units from this table instead, a CSV file with the columns code, name, type "
        "and population, and, for the map, lat and lon"),
    "TABLE" },
  { "lang", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Language of its texts and of the results of its runs: en, vi or fr (default: en)"),
    "LANG" },
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("FOLDER"),
  .about
  = N_ ("Writes a small scenario that runs at once, to begin your own with: units, land branches "
        "and a department, six procedures, and staff that the work needs. Every row says what it "
        "rests on. The README.md in it says what each file is and what to change first. FOLDER "
        "must be new or empty."),
};

gboolean
cli_new (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
