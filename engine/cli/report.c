#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/stage.h"
#include "report/page/page.h"

#include <stdio.h>

gboolean
cli_report (int argc, char **argv, GError **error)
{
  static const GOptionEntry options[] = { { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autofree char *folder = NULL;
  cli_parsed parsed = cli_parse (argc, argv, options, _ ("DIR"),
                                 N_ ("Makes report.html of a run or a comparison again, from the "
                                     "other files of its folder."),
                                 &folder, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, _ ("%s: no such folder"), folder);
      return FALSE;
    }
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_page_write (folder, error))
    return FALSE;
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  cli_printf (_ ("Report: %s\n"), page);
  return TRUE;
}
