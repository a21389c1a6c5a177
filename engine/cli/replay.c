/* replay: a page that plays a replication. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "replication", 'r', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Number of the replication, from 1 (default: 1)"), "R" },
  { "all", 'a', 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Every dossier, not only those that are late or marked, and one in 20 of the others"),
    NULL },
  { "lesson", 'l', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Stops, questions and captions for a class (default: lesson.csv of the scenario, if it "
        "has one)"),
    "FILE" },
  { "answers", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Print the lesson with its answers, for the trainer"), NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("File to write, - for standard output (default: DIR/replay.html). Another page that is "
        "there is replaced with --force only"),
    "FILE" },
  { "of", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Two scenarios of a comparison, by the letters of its summary (default: A,B)"), "A,B" },
  { "scenario", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL, N_ ("Replace a file that is there"), NULL },
  CLI_OPTION_LANG_OF_FOLDER,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("DIR [DIR]"),
  .about
  = N_ ("Makes a page that plays one replication of a run, to be paused and looked into, or of "
        "two runs, or of two scenarios of a comparison, side by side. Takes the logs in "
        "DIR/events-R.bin or, if there are none, "
        "simulates the replication again and keeps its log there."),
  .many = TRUE,
};

gboolean
cli_replay (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
