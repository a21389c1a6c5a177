#include "compile/world-names.h"

#include "kernel/i18n.h"
#include "scenario/diag.h"

#include <glib.h>
#include <string.h>

#define MOST_CONTAINING 5

uint16_t
pr_world_place_coded (const pr_world *w, const char *code)
{
  for (uint16_t i = 0; i < w->n_places; i++)
    if (strcmp (w->places[i].code, code) == 0)
      return i;
  return PR_NONE16;
}

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

/* Names that contain the text, as "A, B"; NULL if none does. */
static char *
containing (const pr_world *w, const char *text)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;
  for (uint16_t i = 0; i < w->n_places && n < MOST_CONTAINING; i++)
    if (pr_name_contains (w->places[i].name, text))
      g_string_append_printf (list, "%s%s", n++ > 0 ? ", " : "", w->places[i].name);
  return n > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

const char *
pr_world_nearest_place (const pr_world *w, const char *text)
{
  g_autofree const char **names = g_new (const char *, 2 * w->n_places + 1);
  for (uint16_t i = 0; i < w->n_places; i++)
    {
      names[2 * i] = w->places[i].code;
      names[2 * i + 1] = w->places[i].name;
    }
  return pr_nearest (text, names, 2 * (gsize) w->n_places);
}

/* Why there is no such place. */
static char *
unknown (const pr_world *w, const char *text)
{
  const char *nearest = pr_world_nearest_place (w, text);
  if (nearest != NULL)
    return g_strdup_printf (_ ("no place is '%s'; did you mean '%s'?"), text, nearest);
  g_autofree char *list = containing (w, text);
  if (list != NULL)
    return g_strdup_printf (_ ("no place is '%s'; names that contain it: %s"), text, list);
  return g_strdup_printf (_ ("no place is '%s'"), text);
}

uint16_t
pr_world_find_place (const pr_world *w, const char *text, char **why)
{
  g_autofree char *several = NULL;
  uint16_t place = pr_world_place_coded (w, text);
  if (place == PR_NONE16)
    place = pr_world_place_named (w, text, &several);
  if (several != NULL)
    *why = g_strdup_printf (_ ("'%s' is the name of several places; write a code: %s"), text,
                            several);
  else if (place == PR_NONE16)
    *why = unknown (w, text);
  return place;
}
