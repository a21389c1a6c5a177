/* merge: what shards have simulated becomes one folder of results. */
#include "study/merge.h"

#include "cli/cli.h"
#include "kernel/i18n.h"

gboolean
cli_merge (int argc, char **argv, GError **error)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *output = NULL, *store = NULL, *jobs_text = NULL, *raw = cli_quote (argc, argv);
  gboolean mixed = FALSE, prefix = FALSE, force = FALSE, no_plots = FALSE, quiet = FALSE;
  uint32_t jobs;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Folder to write (default: that of the command without --shard)"), "DIR" },
    CLI_OPTION_STORE (&store),
    { "prefix", 0, 0, G_OPTION_ARG_NONE, &prefix,
      N_ ("Merge as many replications as are complete from the first on"), NULL },
    { "mixed", 0, 0, G_OPTION_ARG_NONE, &mixed,
      N_ ("Merge even if the machines' mathematical libraries differ; the results say so"), NULL },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a folder that holds results"),
      NULL },
    CLI_OPTION_LANG,
    CLI_OPTION_JOBS (&jobs_text),
    CLI_OPTION_NO_PLOTS (&no_plots),
    CLI_OPTION_QUIET (&quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("SHARDS [SHARDS...]"),
      N_ ("Brings together what shards have simulated (run, compare and sweep --shard): the\n"
          "files are those that one command would have written. Refuses if a replication is\n"
          "missing, and says how to run it.\n"
          "SHARDS is a folder of shards or a shard's file; with those of a run, also the folder\n"
          "of a run with fewer replications."),
      &paths, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (paths == NULL || *paths == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("a folder of shards is expected"));
      return FALSE;
    }
  if (!cli_jobs (jobs_text, &jobs, error) || !cli_check_folder (output, error)
      || !cli_check_store (store, error))
    return FALSE;
  const pr_merge_request asked = { .paths = paths,
                                   .folder = output,
                                   .store = store,
                                   .language = cli_language,
                                   .raw_command = raw,
                                   .jobs = jobs,
                                   .mixed = mixed,
                                   .prefix = prefix,
                                   .force = force,
                                   .no_plots = no_plots };
  g_auto (pr_answer) a = { 0 };
  cli_progress_begin (!quiet);
  return cli_answer (pr_study_merge (&asked, cli_host (), &a, error), &a);
}
