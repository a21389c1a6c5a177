#include "cli/cli.h"
#include "kernel/i18n.h"
#include "report/page.h"
#include "report/report.h"

#include <stdio.h>

gboolean
cli_plot (int argc, char **argv, GError **error)
{
  static const GOptionEntry options[] = { { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autofree char *folder = NULL;
  cli_parsed parsed
      = cli_parse (argc, argv, options, _ ("DIR"),
                   N_ ("Draws the plots of a finished run, from the scripts and data in "
                       "DIR/plots, and puts them into its report. Needs gnuplot."),
                   &folder, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, _ ("%s: no such folder"), folder);
      return FALSE;
    }
  if (!pr_report_plot (folder, error))
    return FALSE;
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  if (g_file_test (page, G_FILE_TEST_EXISTS) && !pr_page_write (folder, error))
    return FALSE;
  g_autofree char *plots = g_build_filename (folder, "plots", NULL);
  printf (_ ("Plots: %s\n"), plots);
  return TRUE;
}
