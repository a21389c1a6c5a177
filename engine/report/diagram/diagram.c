/* Diagram: see diagram.h. */
#include "report/diagram/diagram.h"

#include "report/diagram/graph.h"

static char **
draw (const pr_world *w, uint16_t first, uint16_t n, const gint *cancel, GError **error)
{
  g_autoptr (GPtrArray) graphs = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_graph_free);
  char **svgs = g_new0 (char *, n + 1u);
  for (uint16_t k = 0; k < n; k++)
    g_ptr_array_add (graphs, pr_graph_new (w, (uint16_t) (first + k)));
  if (n > 0 && !pr_graph_lay_out ((pr_graph **) graphs->pdata, n, cancel, error))
    {
      g_free (svgs);
      return NULL;
    }
  for (uint16_t k = 0; k < n; k++)
    svgs[k] = pr_graph_svg (graphs->pdata[k]);
  return svgs;
}

char **
pr_workflow_svgs (const pr_world *w, const gint *cancel, GError **error)
{
  return draw (w, 0, w->n_workflows, cancel, error);
}

char *
pr_workflow_svg (const pr_world *w, uint16_t workflow, GError **error)
{
  g_auto (GStrv) svgs = draw (w, workflow, 1, NULL, error);
  return svgs != NULL ? g_steal_pointer (&svgs[0]) : NULL;
}
