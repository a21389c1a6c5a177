/* extend: more replications for a run that is complete. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/extend.h"

gboolean
cli_extend (int argc, char **argv, GError **error)
{
  g_autofree char *folder = NULL, *replications = NULL, *jobs_text = NULL, *scenario = NULL,
                  *raw = cli_quote (argc, argv);
  gboolean no_plots = FALSE, quiet = FALSE;
  uint32_t jobs;
  uint64_t n;
  const GOptionEntry options[] = {
    { "replications", 'n', 0, G_OPTION_ARG_STRING, &replications,
      N_ ("The new total, more than the run has"), "N" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &scenario,
      N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
    CLI_OPTION_JOBS (&jobs_text),
    CLI_OPTION_NO_PLOTS (&no_plots),
    CLI_OPTION_QUIET (&quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (argc, argv, options, _ ("DIR"),
                                 N_ ("Adds replications to a run's folder. Those that it has stay "
                                     "as they are; the results are\n"
                                     "those of a run that had the new total from the beginning."),
                                 &folder, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (replications == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--replications N, the new total, is expected"));
      return FALSE;
    }
  if (!cli_jobs (jobs_text, &jobs, error)
      || !pr_input_number ("--replications", replications, 1, PR_REPLICATIONS_MAX, &n, error))
    return FALSE;
  const pr_extend_request asked = { .folder = folder,
                                    .scenario = scenario,
                                    .replications = (uint32_t) n,
                                    .raw_command = raw,
                                    .jobs = jobs,
                                    .no_plots = no_plots };
  g_auto (pr_answer) a = { 0 };
  cli_progress_begin (!quiet);
  return cli_answer (pr_study_extend (&asked, cli_host (), &a, error), &a);
}
