/* Found: see reuse.h. */
#include "study/reuse.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/page/page.h"
#include "report/plot/draw.h"

static gboolean
lacks_pictures (const char *folder)
{
  static const char *const kinds[] = { "svg", "png" };
  g_auto (GStrv) names = pr_draw_names (folder, NULL);
  for (char **n = names; n != NULL && *n != NULL; n++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autofree char *name = g_strdup_printf ("%s.%s", *n, kinds[k]);
        g_autofree char *path = g_build_filename (folder, "plots", name, NULL);
        if (!g_file_test (path, G_FILE_TEST_EXISTS))
          return TRUE;
      }
  return FALSE;
}

gboolean
pr_study_complete_plots (const char *folder, const pr_host *host, GError **error)
{
  g_autoptr (GError) drawing = NULL;
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  if (!lacks_pictures (folder))
    return TRUE;
  pr_host_attend (host, TRUE);
  gboolean drawn = pr_draw (folder, NULL, NULL, host->cancel, &drawing);
  if (!pr_go_on (host->cancel, error))
    return FALSE;
  if (!drawn)
    {
      pr_host_warn (host, _ ("no plots: %s; draw them later with: pilotrun plot %s"),
                    drawing->message, folder);
      return TRUE;
    }
  pr_host_attend (host, FALSE); /* a page may be a pipe that nobody reads */
  return !g_file_test (page, G_FILE_TEST_EXISTS) || pr_page_write (folder, error);
}
