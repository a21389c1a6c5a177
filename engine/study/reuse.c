/* Found: see reuse.h. */
#include "study/reuse.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/page/page.h"
#include "report/plot/draw.h"
#include "study/diagrams.h"

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
pr_study_complete_plots (const char *folder, const pr_world *world, const pr_host *host,
                         GError **error)
{
  g_autoptr (GError) plots = NULL, diagrams = NULL;
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  gboolean lack_plots = lacks_pictures (folder),
           lack_diagrams = world != NULL && pr_diagrams_lack (folder, world);
  if (!lack_plots && !lack_diagrams)
    return TRUE;
  pr_host_attend (host, TRUE);
  gboolean drawn = lack_plots && pr_draw (folder, NULL, NULL, host->cancel, &plots);
  drawn |= lack_diagrams && pr_diagrams_draw (folder, world, host->cancel, &diagrams);
  if (!pr_go_on (host->cancel, error))
    return FALSE;
  if (plots != NULL)
    pr_host_warn (host, _ ("no plots: %s; draw them later with: pilotrun plot %s"), plots->message,
                  folder);
  if (diagrams != NULL)
    pr_host_warn (host, _ ("no diagrams: %s; draw them later with: pilotrun plot %s"),
                  diagrams->message, folder);
  if (!drawn)
    return TRUE;
  pr_host_attend (host, FALSE); /* a page may be a pipe that nobody reads */
  return !g_file_test (page, G_FILE_TEST_EXISTS) || pr_page_write (folder, error);
}
