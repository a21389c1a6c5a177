#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/compare.h"
#include "study/extend.h"
#include "study/stage.h"
#include "report/page/page.h"

#include <stdio.h>

static gboolean
reword (const char *folder, int argc, char **argv, GError **error)
{
  g_autofree char *command = cli_quote (argc, argv);
  g_auto (pr_answer) a = { 0 };
  if (pr_manifest_scenarios (folder) > 0)
    {
      cli_progress_begin (TRUE);
      return cli_answer (pr_study_compare_reword (folder, cli_language, command,
                                                  pr_input_default_jobs (), cli_host (), &a, error),
                         &a);
    }
  const pr_extend_request asked
      = { .folder = folder, .raw_command = command, .jobs = pr_input_default_jobs () };
  return cli_answer (
      pr_study_reword (&asked, pr_language_of (cli_language), cli_host (), &a, error), &a);
}

gboolean
cli_report (int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { CLI_OPTION_LANG, { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autofree char *folder = NULL;
  cli_parsed parsed
      = cli_parse (argc, argv, options, _ ("DIR"),
                   N_ ("Makes report.html of a run or a comparison again, from the "
                       "other files of its folder.\n"
                       "With --lang, all words: summary, page, plots and rules; nothing is "
                       "run again."),
                   &folder, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, _ ("%s: no such folder"), folder);
      return FALSE;
    }
  if (cli_language != NULL)
    return reword (folder, argc, argv, error);
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_page_write (folder, error))
    return FALSE;
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  cli_printf (_ ("Report: %s\n"), page);
  return TRUE;
}
