#include "compile/world-names.h"

#include "kernel/i18n.h"
#include "scenario/diag.h"
#include "scenario/place-match.h"

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
  g_autofree pr_named *places = g_new (pr_named, w->n_places + 1u);
  for (uint16_t i = 0; i < w->n_places; i++)
    places[i] = (pr_named){ w->places[i].code, w->places[i].name };
  g_autoptr (pr_place_index) index = pr_place_index_new (places, w->n_places);
  g_autoptr (GArray) found = pr_place_match (index, text);
  if (found->len > 1)
    *several = pr_place_match_list (index, found);
  return found->len == 1 ? (uint16_t) g_array_index (found, guint, 0) : PR_NONE16;
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

/* Why there is no such place. */
static char *
unknown (const pr_world *w, const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint16_t i = 0; i < w->n_places; i++)
    {
      const char *bare = i < w->n_units ? strchr (w->places[i].name, ' ') : NULL;
      g_ptr_array_add (names, w->places[i].code);
      g_ptr_array_add (names, w->places[i].name);
      if (bare != NULL) /* without "Phường" */
        g_ptr_array_add (names, (char *) bare + 1);
    }
  const char *nearest = pr_nearest_alike (text, (const char *const *) names->pdata, names->len);
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
  uint16_t place = pr_world_place_named (w, text, &several);
  if (several != NULL)
    *why = g_strdup_printf (_ ("'%s' may be several places; write a code: %s"), text, several);
  else if (place == PR_NONE16)
    *why = unknown (w, text);
  return place;
}
