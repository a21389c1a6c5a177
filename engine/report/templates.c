/* Templates: see templates.h. */
#include "report/templates.h"

#include "report/pr-templates.h"

#include <string.h>

const char *
pr_template (const char *file)
{
  g_autofree char *path = g_strconcat ("/pilotrun/plots/", file, NULL);
  /* The resource keeps the bytes, which a 0 follows. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pr_templates_get_resource (), path, 0, NULL);
  g_assert (bytes != NULL);
  return g_bytes_get_data (bytes, NULL);
}

char *
pr_template_fill (const char *file, const char *const words[][2])
{
  GString *out = g_string_new (NULL);
  const char *rest = pr_template (file);
  while (*rest != '\0')
    {
      gsize k = 0;
      while (words[k][0] != NULL && !g_str_has_prefix (rest, words[k][0]))
        k++;
      if (words[k][0] != NULL)
        {
          g_string_append (out, words[k][1]);
          rest += strlen (words[k][0]);
        }
      else
        g_string_append_c (out, *rest++);
    }
  return g_string_free (out, FALSE);
}
