/* Workflows: the section of a run's page that shows the diagrams of its folder. */
#include "report/page/shared.h"

#include "kernel/i18n.h"
#include "report/text/json.h"

#include <string.h>

/* The names of the procedures that have the workflow of a row, from that row on. */
static char *
procedures_of (const pr_grid *s, gsize row, int workflow, int name)
{
  GString *names = g_string_new (pr_grid_cell (s, row, name));
  for (gsize k = row + 1; k < s->n_rows; k++)
    if (strcmp (pr_grid_cell (s, k, workflow), pr_grid_cell (s, row, workflow)) == 0)
      g_string_append_printf (names, ", %s", pr_grid_cell (s, k, name));
  return g_string_free (names, FALSE);
}

/* A picture in a part that unfolds; as a picture nothing in it can do anything. */
static gboolean
put_diagram (pr_page *p, const char *workflow, const char *procedures)
{
  const char *own = pr_json_shown (p->manifest, "workflow", workflow);
  gsize n;
  g_autofree char *name = g_strdup_printf ("diagrams/%s.svg", workflow);
  g_autofree char *data = strchr (workflow, '/') == NULL ? pr_page_read (p, name, &n) : NULL;
  if (data == NULL)
    return FALSE;
  g_autofree char *code = g_base64_encode ((const guchar *) data, n);
  g_autofree char *id = pr_html_id ("workflow-", workflow);
  g_autofree char *label = g_strdup_printf (_ ("Workflow %s"), own != NULL ? own : workflow);
  pr_html_add (p->out,
               "<details id=\"%s\"><summary>%s <small>%s</small></summary>"
               "<figure class=\"workflow\"><div class=\"wide\" tabindex=\"0\" role=\"region\" "
               "aria-label=\"%s\"><img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\"></div>"
               "</figure></details>\n",
               id, own != NULL ? own : workflow, procedures, label, label, code);
  return TRUE;
}

void
pr_page_workflows (pr_page *p)
{
  const pr_grid *s = p->grids[PR_FILE_PROCEDURES];
  int workflow = pr_grid_column (s, "workflow"), name = pr_grid_column (s, "name");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean shown = FALSE;
  pr_html_add (p->out, "<section id=\"workflows\"><h2>%s</h2><p class=\"note\">%s</p>\n",
               _ ("Workflows"),
               _ ("Who does which step of a procedure, how long it takes, and where it leads."));
  for (gsize row = 0; row < s->n_rows; row++)
    {
      const char *of = pr_grid_cell (s, row, workflow);
      if (!g_hash_table_add (seen, (gpointer) of))
        continue;
      g_autofree char *procedures = procedures_of (s, row, workflow, name);
      shown |= put_diagram (p, of, procedures);
    }
  if (!shown)
    pr_html_add (p->out, "<p>%s</p>\n",
                 _ ("None are drawn; 'pilotrun plot' puts them here, with dot of the package "
                    "graphviz. The rules below say the same in words."));
  pr_html_put (p->out, "</section>\n");
}
