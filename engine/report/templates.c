/* Templates: see templates.h. */
#include "report/templates.h"

#include "report/pr-templates.h"

const char *
pr_template (const char *file)
{
  g_autofree char *path = g_strconcat ("/pilotrun/plots/", file, NULL);
  /* The resource keeps the bytes, which a 0 follows. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pr_templates_get_resource (), path, 0, NULL);
  g_assert (bytes != NULL);
  return g_bytes_get_data (bytes, NULL);
}
