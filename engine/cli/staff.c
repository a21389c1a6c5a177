/* staff: the officers that a goal needs, as a what-if that can be run at once. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static const GOptionEntry options[] = {
  { "goal", 'g', 0, G_OPTION_ARG_STRING, NULL,
    N_ ("FIGURE >= VALUE or FIGURE <= VALUE, then, if that is meant, 'at PLACE' or 'in every "
        "unit' "
        "(commune, ward, special zone, authority, place), and 'from DATE to DATE'; joined by "
        "'and'; a figure is a metric or such as counter_wait.p90 or counter_wait.over(60min)"),
    "GOAL" },
  { "fixed-total", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Move existing posts between pools of one name instead of adding officers"), NULL },
  { "most", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Add at most N officers, or move at most N posts (default: 200)"), "N" },
  CLI_OPTION_REPLICATIONS,
  CLI_OPTION_SEED,
  CLI_OPTION_JOBS,
  CLI_OPTION_UNTIL,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("File to write the plan to, as a what-if, - for standard output (default: "
        "SCENARIO-staff.ini here)"),
    "FILE" },
  { "force", 'f', 0, G_OPTION_ARG_NONE, NULL, N_ ("Replace that file"), NULL },
  CLI_OPTION_LANG,
  CLI_OPTION_QUIET,
  CLI_OPTIONS_END,
};

static const cli_form form = {
  .options = options,
  .operand = N_ ("SCENARIO"),
  .about = N_ ("Looks for staff that reaches a goal: adds officers where they help "
               "most, and takes away\n"
               "again those that are not needed; with --fixed-total moves posts. A "
               "goal at single places\n"
               "adds officers there only. If no number of officers reaches the goal, "
               "says what else is in\n"
               "the way. Writes the plan as a what-if. If there is a plan for the same "
               "question already, "
               "shows that one. SCENARIO is a folder, or the file of a what-if."),
  .bar = TRUE,
};

gboolean
cli_staff (int argc, char **argv, GError **error)
{
  g_auto (cli_line) line = { 0 };
  g_auto (pr_answer) a = { 0 };
  cli_parsed parsed = cli_parse (argc, argv, &form, &line, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const char *output = pr_options_get (line.options, "output");
  gboolean done = cli_ask (&form, argv[0], &line, &a, error);
  if (output != NULL && pr_output_is_standard (output)) /* where the plan stands alone */
    {
      cli_put_warnings (a.summary != NULL ? a.summary : "");
      return done;
    }
  if (a.summary != NULL)
    cli_put_text (a.summary);
  if (a.found)
    cli_printf (_ ("\nFound, not run again (--force runs it again): %s\n"), a.folder);
  else if (a.folder != NULL)
    cli_printf (_ ("\nPlan: %s\n"), a.folder);
  return done;
}
