/* Plots: their table, and what is the same for all. See plots.h. */
#include "report/plot/plots.h"

#include "report/plot/rows.h"
#include "report/templates.h"
#include "report/text/text.h"

#include <string.h>

#define ROW(name) &pr_##name##_plot,
const pr_plot *const pr_plots[] = { PR_PLOTS (ROW) NULL };
#undef ROW

const pr_plot *
pr_plot_find (const char *name)
{
  for (const pr_plot *const *plot = pr_plots; *plot != NULL; plot++)
    if (strcmp ((*plot)->name, name) == 0)
      return *plot;
  return NULL;
}

gboolean
pr_plot_belongs (const pr_plot *plot, pr_results_kind kind, const pr_plot_source *of)
{
  return plot->kind == kind && (plot->any == NULL || plot->any (of));
}

static int
by_page (gconstpointer a, gconstpointer b)
{
  const pr_plot *x = *(const pr_plot *const *) a, *y = *(const pr_plot *const *) b;
  return x->page - y->page;
}

const pr_plot **
pr_plots_of (pr_results_kind kind)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  for (const pr_plot *const *plot = pr_plots; *plot != NULL; plot++)
    if ((*plot)->kind == kind)
      g_ptr_array_add (found, (gpointer) *plot);
  g_ptr_array_sort (found, by_page);
  g_ptr_array_add (found, NULL);
  return (const pr_plot **) g_ptr_array_steal (found, NULL);
}

char *
pr_plot_data (const pr_plot *plot, const pr_plot_source *of)
{
  pr_csv csv;
  pr_csv_begin_file (&csv, &plot->table);
  plot->data (of, &csv);
  return pr_csv_end (&csv);
}

char *
pr_plot_texts (const pr_plot *plot, const pr_plot_source *of)
{
  GString *rows = g_string_new (NULL);
  pr_rows_text (rows, "thousands", pr_text_thousands ());
  pr_rows_text (rows, "point", pr_text_point ());
  plot->texts (of, rows);
  return g_string_free (rows, FALSE);
}

/* The plot's name comes first; the rest of texts.gp, which reads the texts, is the same for all.
 * Its parts, each behind a line "## NAME", stand where a program has that line. */
char *
pr_plot_program (const pr_plot *plot)
{
  g_autofree char *file = g_strconcat (plot->name, ".gp", NULL);
  const char *own = pr_template (file);
  const char *rest = strstr (own, "\n\n");
  g_assert (rest != NULL);
  g_auto (GStrv) parts = g_strsplit (pr_template ("texts.gp"), "\n## ", -1);
  GString *out = g_string_new (rest + 1);
  for (guint k = 1; parts[k] != NULL; k++)
    {
      const char *name_end = strchr (parts[k], '\n');
      g_autofree char *line = g_strdup_printf ("## %.*s\n", (int) (name_end - parts[k]), parts[k]),
                      *body = g_strconcat (name_end + 1, "\n", NULL);
      g_string_replace (out, line, body, 0);
    }
  g_autofree char *head = g_strdup_printf ("%.*s\n%s\n", (int) (rest - own), own, parts[0]);
  g_string_prepend (out, head);
  return g_string_free (out, FALSE);
}
