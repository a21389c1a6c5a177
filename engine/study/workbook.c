/* Workbook: see workbook.h. */
#include "study/workbook.h"

#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/workbook/workbook.h"
#include "study/contents.h"
#include "study/manifest.h"

#include <string.h>

char *
pr_study_workbook_path (const char *folder)
{
  g_autofree char *last = g_path_get_basename (folder);
  if (strcmp (last, ".") == 0 || strcmp (last, "..") == 0 || folder[strlen (folder) - 1] == '/')
    {
      g_autofree char *whole = g_canonicalize_filename (folder, NULL);
      return g_strconcat (whole, ".xlsx", NULL);
    }
  return g_strconcat (folder, ".xlsx", NULL);
}

gboolean
pr_study_workbook (const char *folder, const char *path, gboolean force, gboolean *by_itself,
                   GError **error)
{
  g_auto (pr_in_language) in = pr_language_enter (pr_manifest_language (folder, NULL));
  g_auto (pr_output) out = { 0 };
  gboolean has[PR_N_FILES];
  if (!pr_contents_tables (folder, has, error) || !pr_output_begin (&out, path, force, error)
      || !pr_workbook_write (folder, has, out.file, path, error) || !pr_output_commit (&out, error))
    return FALSE;
  *by_itself = out.stands_by_itself;
  return TRUE;
}
