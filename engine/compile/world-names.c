#include "compile/world-names.h"

#include <glib.h>
#include <string.h>

uint16_t
pr_world_place_named (const pr_world *w, const char *text, char **several)
{
  g_autofree char *name = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) list = g_string_new (NULL);
  uint16_t found = PR_NONE16, n = 0;
  for (uint16_t i = 0; i < w->n_places && name != NULL; i++)
    if (strcmp (w->places[i].name, name) == 0)
      {
        found = i;
        g_string_append_printf (list, "%s%s", n++ > 0 ? ", " : "", w->places[i].code);
      }
  if (n > 1)
    *several = g_string_free (g_steal_pointer (&list), FALSE);
  return n == 1 ? found : PR_NONE16;
}
