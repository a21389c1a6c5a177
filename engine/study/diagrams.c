/* Diagrams: see diagrams.h. */
#include "study/diagrams.h"

#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/diagram/diagram.h"
#include "study/contents.h"
#include "study/extend.h"
#include "study/inputs.h"

#include <string.h>

char *
pr_diagram_name (const char *workflow)
{
  return g_strdup_printf ("%s/%s.svg", PR_DIAGRAMS, workflow);
}

/* Free with g_free. */
static char *
path_of (const char *folder, const pr_world *w, uint16_t workflow)
{
  g_autofree char *name = g_strconcat (w->workflows[workflow].name, ".svg", NULL);
  return g_build_filename (folder, name, NULL);
}

gboolean
pr_diagrams_check (const char *folder, const pr_world *w, gboolean force, GError **error)
{
  for (uint16_t k = 0; k < w->n_workflows; k++)
    {
      g_autofree char *path = path_of (folder, w, k);
      if (!pr_contents_check_place (path, NULL, error) || !pr_output_check (path, force, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pr_diagrams_write (const char *folder, const pr_world *w, char **svgs, gboolean force,
                   GError **error)
{
  if (!pr_make_folder (folder, error))
    return FALSE;
  for (uint16_t k = 0; k < w->n_workflows; k++)
    {
      g_autofree char *path = path_of (folder, w, k);
      if (!pr_output_write (path, svgs[k], strlen (svgs[k]), force, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pr_diagrams_lack (const char *folder, const pr_world *w)
{
  for (uint16_t k = 0; k < w->n_workflows; k++)
    {
      g_autofree char *name = pr_diagram_name (w->workflows[k].name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

gboolean
pr_diagrams_draw (const char *folder, const pr_world *w, const gint *cancel, GError **error)
{
  g_auto (GStrv) svgs = pr_workflow_svgs (w, cancel, error);
  g_autofree char *place = g_build_filename (folder, PR_DIAGRAMS, NULL);
  return svgs != NULL && pr_diagrams_write (place, w, svgs, TRUE, error);
}

gboolean
pr_diagrams_draw_again (const char *folder, const gint *cancel, GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  g_autofree char *inputs = g_build_filename (folder, PR_INPUTS_NAME, NULL);
  if (!g_file_test (inputs, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!pr_manifest_read (&m, folder, error))
    return FALSE;
  const pr_settings settings = { .seed = m.seed, .until = m.until };
  g_autoptr (pr_input) in = pr_extend_open (&m, folder, NULL, &settings, error);
  return in != NULL && pr_diagrams_draw (folder, in->world, cancel, error);
}

char *
pr_diagrams_note (const GError *error, const char *folder)
{
  g_autofree char *word = pr_input_word (folder);
  return g_strdup_printf (_ ("diagrams are missing: %s; draw them later with: pilotrun plot %s"),
                          error->message, word);
}
