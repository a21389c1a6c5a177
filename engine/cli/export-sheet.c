/* export --sheet: all tables of a folder of results as one spreadsheet. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/contents.h"
#include "study/workbook.h"

#include <string.h>
#include <unistd.h>

gboolean
cli_export_sheet (const char *folder, const char *output, gboolean force, GError **error)
{
  gboolean by_itself = FALSE, standard = output != NULL && strcmp (output, "-") == 0;
  g_autofree char *path = standard         ? g_strdup ("/dev/stdout")
                          : output != NULL ? g_strdup (output)
                                           : pr_study_workbook_path (folder);
  if (standard && isatty (STDOUT_FILENO))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("a spreadsheet is nothing for a terminal: name a file"));
      return FALSE;
    }
  if (!pr_contents_check_place (path, NULL, error)
      || !pr_study_workbook (folder, path, force, &by_itself, error))
    return FALSE;
  if (!by_itself)
    cli_printf (_ ("Spreadsheet: %s\n"), path);
  return TRUE;
}
