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
