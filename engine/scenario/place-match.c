/* Which place a text means: see place-match.h. */
#include "scenario/place-match.h"

#include "scenario/diag.h"

#include <string.h>

#define MOST_LISTED 8

struct _pr_place_index {
  GArray *places;                    /* pr_named */
  GPtrArray *folded;                 /* names without case and accents */
  GHashTable *codes, *names, *alike; /* text -> GArray of guint; alike: both, folded */
};

static void
note (GHashTable *table, const char *text, guint i)
{
  GArray *list = g_hash_table_lookup (table, text);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, g_strdup (text), list);
    }
  if (list->len == 0 || g_array_index (list, guint, list->len - 1) != i)
    g_array_append_val (list, i);
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

pr_place_index *
pr_place_index_new (const pr_named *places, gsize n)
{
  pr_place_index *x = g_new0 (pr_place_index, 1);
  x->places = g_array_new (FALSE, FALSE, sizeof (pr_named));
  x->folded = g_ptr_array_new_with_free_func (g_free);
  x->codes = table_new ();
  x->names = table_new ();
  x->alike = table_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = pr_name_folded (places[i].code);
      char *name = pr_name_folded (places[i].name);
      g_array_append_val (x->places, places[i]);
      g_ptr_array_add (x->folded, name);
      note (x->codes, places[i].code, i);
      note (x->names, places[i].name, i);
      note (x->alike, code, i);
      note (x->alike, name, i);
    }
  return x;
}

void
pr_place_index_free (pr_place_index *x)
{
  if (x == NULL)
    return;
  g_array_unref (x->places);
  g_ptr_array_unref (x->folded);
  g_hash_table_unref (x->codes);
  g_hash_table_unref (x->names);
  g_hash_table_unref (x->alike);
  g_free (x);
}

/* Whether the part is there from one end of a word to another. */
static gboolean
has_words (const char *whole, const char *part)
{
  gsize n = strlen (part);
  for (const char *s = strstr (whole, part); s != NULL && n > 0; s = strstr (s + 1, part))
    if ((s == whole || !g_ascii_isalnum (s[-1])) && !g_ascii_isalnum (s[n]))
      return TRUE;
  return FALSE;
}

static GArray *
with_words (const pr_place_index *x, const char *folded)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < x->folded->len; i++)
    if (has_words (g_ptr_array_index (x->folded, i), folded))
      g_array_append_val (found, i);
  return found;
}

GArray *
pr_place_match (const pr_place_index *x, const char *text)
{
  g_autofree char *name = g_utf8_normalize (text, -1, G_NORMALIZE_NFC),
                  *folded = pr_name_folded (text);
  GArray *found = NULL;
  if (*text != '\0')
    found = g_hash_table_lookup (x->codes, text);
  if (found == NULL && name != NULL && *name != '\0')
    found = g_hash_table_lookup (x->names, name);
  if (found == NULL && *folded != '\0')
    found = g_hash_table_lookup (x->alike, folded);
  if (found != NULL)
    return g_array_ref (found);
  return pr_name_is_code (text) ? g_array_new (FALSE, FALSE, sizeof (guint))
                                : with_words (x, folded);
}

const char *
pr_place_match_code (const pr_place_index *x, const GArray *found)
{
  return g_array_index (x->places, pr_named, g_array_index (found, guint, 0)).code;
}

char *
pr_place_match_list (const pr_place_index *x, const GArray *found)
{
  GString *list = g_string_new (NULL);
  for (guint k = 0; k < MIN (found->len, MOST_LISTED); k++)
    {
      const pr_named *p = &g_array_index (x->places, pr_named, g_array_index (found, guint, k));
      g_string_append_printf (list, "%s%s %s", k > 0 ? ", " : "", p->code, p->name);
    }
  if (found->len > MOST_LISTED)
    g_string_append (list, ", ...");
  return g_string_free (list, FALSE);
}
