/* Plots: their programs, constants that are compiled in. See plots.h. */
#include "report/plot/plots.h"
#include "report/templates.h"

#include <string.h>

/* What a plot is called stands first; then all of them read their texts in the same way. */
char *
pr_plot_program (const char *name)
{
  if (*pr_plot_words (name) == '\0')
    return NULL;
  g_autofree char *file = g_strconcat (name, ".gp", NULL);
  const char *own = pr_template (file);
  const char *rest = strstr (own, "\n\n");
  g_assert (rest != NULL);
  return g_strdup_printf ("%.*s\n%s%s", (int) (rest - own), own, pr_template ("texts.gp"),
                          rest + 1);
}

gboolean
pr_plot_write (pr_stage *stage, pr_file_id file, const char *data, const char *texts,
               GError **error)
{
  const char *name = pr_out_files[file].name;
  g_assert (g_str_has_suffix (name, ".dat"));
  g_autofree char *path = g_strndup (name, strlen (name) - strlen (".dat"));
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *text_name = g_strconcat (path, ".txt", NULL);
  g_autofree char *program_name = g_strconcat (path, ".gp", NULL);
  g_autofree char *program = pr_plot_program (base);
  return pr_stage_write (stage, name, data, error)
         && pr_stage_write (stage, text_name, texts, error)
         && pr_stage_write (stage, program_name, program, error);
}
