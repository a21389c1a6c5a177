/* export: a replication's event log, or a row for each of its dossiers, for other programs. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "dossiers", 'd', 0, G_OPTION_ARG_NONE, NULL,
    N_ ("A row per dossier instead of a row per event"), NULL },
  { "sheet", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Instead of a log, all tables of results as one spreadsheet, .xlsx; takes --output and "
        "--force only"),
    NULL },
  { "format", 't', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("csv, xes or ocel; with --dossiers csv or sqlite (default: csv)"), "CSV|XES|OCEL|SQLITE" },
  { "replication", 'r', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Number of the replication, from 1, one in each export (default: 1)"), "R" },
  { "place", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Only what is filed at, handed over to or decided by this place, a code or a name"),
    "PLACE" },
  { "procedure", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Only this procedure"), "CODE" },
  { "from", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Only what was filed on this date or later; visits by when they began"), "DATE" },
  { "until", 'u', 0, G_OPTION_ARG_STRING, NULL, N_ ("Only what was filed on this date or earlier"),
    "DATE" },
  { "late", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Only late dossiers, as on_time counts them"),
    NULL },
  { "sample", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Only one of N dossiers and visits, the same in every run; 1: all"), "N" },
  { "warm-up", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Also what was over before the window (default: what touches it, from its beginning)"),
    NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("File to write, - for standard output (default: DIR/events-R.csv, .xes or .ocel.sqlite, "
        "DIR/dossiers-R.csv or .sqlite; with --sheet DIR.xlsx, beside DIR)"),
    "FILE" },
  { "scenario", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL, N_ ("Replace that file"), NULL },
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("DIR"),
  .about
  = N_ ("Writes what happened in one replication of a run, event by event, for spreadsheets or "
        "process mining. Takes the log in DIR/events-R.bin or, if there is none, simulates the "
        "replication again and keeps its log there. With --dossiers, it writes a row for each "
        "dossier. What is selected is kept whole; options together keep what all of them "
        "keep."),
};

gboolean
cli_export (int argc, char **argv, GError **error)
{
  return cli_command_run (argc, argv, &form, error);
}
