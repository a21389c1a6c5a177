/* Which place a text means: see place-match.h. */
#include "scenario/place-match.h"

#include "scenario/diag.h"

#include <string.h>

#define MOST_LISTED 8

typedef enum { BY_CODE, BY_NAME, FOLDED, BY_WORDS, N_RULES } rule;

typedef struct {
  const char *text;
  char *name, *folded; /* in normal form C; without case and accents */
  gboolean words;      /* may be some of a name */
} wanted;

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

static gboolean
fulfils (const wanted *w, rule r, const pr_named *place)
{
  if (r == BY_CODE)
    return strcmp (place->code, w->text) == 0;
  if (r == BY_NAME)
    return strcmp (place->name, w->name) == 0;
  g_autofree char *code = pr_name_folded (place->code), *name = pr_name_folded (place->name);
  if (r == FOLDED)
    return *w->folded != '\0' && (strcmp (code, w->folded) == 0 || strcmp (name, w->folded) == 0);
  return w->words && has_words (name, w->folded);
}

GArray *
pr_place_match (const char *text, const pr_named *places, gsize n)
{
  g_autofree char *name = g_utf8_normalize (text, -1, G_NORMALIZE_NFC),
                  *folded = pr_name_folded (text);
  const wanted w = { text, name != NULL ? name : (char *) "", folded, !pr_name_is_code (text) };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int r = BY_CODE; r < N_RULES && found->len == 0 && *text != '\0'; r++)
    for (guint i = 0; i < n; i++)
      if (fulfils (&w, (rule) r, &places[i]))
        g_array_append_val (found, i);
  return found;
}

char *
pr_place_match_list (const GArray *found, const pr_named *places)
{
  GString *list = g_string_new (NULL);
  for (guint k = 0; k < MIN (found->len, MOST_LISTED); k++)
    {
      const pr_named *p = &places[g_array_index (found, guint, k)];
      g_string_append_printf (list, "%s%s %s", k > 0 ? ", " : "", p->code, p->name);
    }
  if (found->len > MOST_LISTED)
    g_string_append (list, ", ...");
  return g_string_free (list, FALSE);
}
