/* trace: one dossier's story. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "dossier", 'd', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("The dossier: PLACE/STREAM/PROCEDURE/CHANNEL/DATE/NUMBER, the place by code or name; "
        "without DATE/ for a stream whose rate is 'every ...'"),
    "NAME" },
  { "late", 'l', 0, G_OPTION_ARG_NONE, NULL, N_ ("The one that is most working days late"), NULL },
  { "random", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("One drawn from those that end"), NULL },
  { "replication", 'r', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Number of the replication, from 1 (default: 1)"), "R" },
  CLI_OPTION_SEED,
  { "until", 'u', 0, G_OPTION_ARG_STRING, NULL, N_ ("Last day of the window"), "DATE" },
  CLI_OPTION_LANG,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about
  = N_ ("Replays one replication and tells one dossier's story: every step with its clock, who\n"
        "worked, what it waited for, and the law's clock. Its name is printed first and can be\n"
        "given again. SCENARIO is a folder, or the file of a what-if."),
};

gboolean
cli_trace (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
