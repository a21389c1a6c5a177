#include "scenario/value.h"

#include <string.h>

/* A unit code with fewer than five digits has lost its leading zeros in a spreadsheet. */
static gboolean
check_unit_code (const char *text, char **why)
{
  gsize n = strlen (text);
  if (n == 5)
    return TRUE;
  if (n < 5)
    return pr_value_fail (why,
                          NGETTEXT ("'%s' has %d digit, a unit code has five: a spreadsheet "
                                    "removed the leading zero; write %05d",
                                    "'%s' has %d digits, a unit code has five: a spreadsheet "
                                    "removed the leading zero; write %05d",
                                    n),
                          text, (int) n, (int) g_ascii_strtoll (text, NULL, 10));
  return pr_value_fail (why, _ ("'%s' has more than the five digits of a unit code"), text);
}

static gboolean
is_name_character (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '-' || c == '_';
}

/* The name that `Bãi Cháy` probably means: bai-chay; NULL if nothing is left. */
static char *
as_name (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *name = g_string_new (NULL);
  for (const char *s = ascii; *s != '\0'; s++)
    {
      char c = g_ascii_tolower (*s);
      if (is_name_character (c) && (name->len > 0 || g_ascii_islower (c)))
        g_string_append_c (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  gboolean empty = name->len == 0;
  char *result = g_string_free (name, empty);
  return result;
}

gboolean
pr_value_name (const char *text, gboolean star, char **why)
{
  if (star && strcmp (text, "*") == 0)
    return TRUE;
  gsize n = strspn (text, "0123456789");
  if (text[n] == '\0')
    return check_unit_code (text, why);
  gboolean good = g_ascii_islower (*text);
  for (const char *s = text; good && *s != '\0'; s++)
    good = is_name_character (*s);
  if (good)
    return TRUE;
  g_autofree char *meant = as_name (text);
  if (meant != NULL)
    return pr_value_fail (why,
                          _ ("'%s' is not a name of a-z, 0-9, '-' and '_' that begins with a "
                             "letter; did you mean '%s'?"),
                          text, meant);
  return pr_value_fail (
      why, _ ("'%s' is not a name of a-z, 0-9, '-' and '_' that begins with a letter"), text);
}

gboolean
pr_value_where (const char *text, char **why)
{
  return text[strspn (text, "0123456789")] != '\0' || check_unit_code (text, why);
}

gboolean
pr_value_names (const char *text, gboolean star, char ***v, char **why)
{
  if (strpbrk (text, ",;") != NULL)
    return pr_value_fail (why, _ ("'%s': names are separated by blanks"), text);
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean has_star = FALSE;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!pr_value_name (words[i], star, why))
        return FALSE;
      if (has_star || (names->len > 0 && strcmp (words[i], "*") == 0))
        return pr_value_fail (why, _ ("'%s': '*' stands for all, and cannot stand beside names"),
                              text);
      has_star = strcmp (words[i], "*") == 0;
      if (g_ptr_array_find_with_equal_func (names, words[i], g_str_equal, NULL))
        return pr_value_fail (why, _ ("'%s' names '%s' twice"), text, words[i]);
      g_ptr_array_add (names, g_strdup (words[i]));
    }
  g_ptr_array_add (names, NULL);
  *v = (char **) g_ptr_array_steal (names, NULL);
  return TRUE;
}

gboolean
pr_value_wheres (const char *text, char ***v, char **why)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_strstrip (words[i]);
      if (*words[i] == '\0')
        {
          if (words[i + 1] == NULL) /* a ';' at the end, or nothing at all */
            break;
          return pr_value_fail (why, _ ("'%s' has an empty place between two ';'"), text);
        }
      if (!pr_value_where (words[i], why))
        return FALSE;
      if (g_ptr_array_find_with_equal_func (names, words[i], g_str_equal, NULL))
        return pr_value_fail (why, _ ("'%s' names '%s' twice"), text, words[i]);
      g_ptr_array_add (names, g_strdup (words[i]));
    }
  g_ptr_array_add (names, NULL);
  *v = (char **) g_ptr_array_steal (names, NULL);
  return TRUE;
}

/* Other words for what is meant. */
static const struct {
  const char *word, *choice;
} synonyms[] = {
  { "ill", "sickness" },     { "illness", "sickness" },    { "sick", "sickness" },
  { "disease", "sickness" }, { "sick leave", "sickness" }, { "annual leave", "leave" },
  { "holiday", "leave" },    { "holidays", "leave" },      { "vacation", "leave" },
  { "maternity", "leave" },  { "vacant", "unfilled" },     { "vacancy", "unfilled" },
  { "course", "training" },  { "conference", "meeting" },
};

/* "; did you mean 'x'?" or "". Free with g_free. */
static char *
hint_choice (const char *text, const char *const *choices, gsize n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (g_ascii_strcasecmp (synonyms[i].word, text) == 0
        && g_strv_contains (choices, synonyms[i].choice))
      return pr_value_hint (synonyms[i].choice, choices, n);
  return pr_value_hint (text, choices, n);
}

gboolean
pr_value_choice (const char *text, const char *const *choices, int *v, char **why)
{
  int n = 0;
  for (; choices[n] != NULL; n++)
    if (strcmp (choices[n], text) == 0)
      {
        *v = n;
        return TRUE;
      }
  g_autofree char *list = g_strjoinv (", ", (char **) choices);
  g_autofree char *hint = hint_choice (text, choices, (gsize) n);
  return pr_value_fail (why, _ ("'%s' is not one of: %s%s"), text, list, hint);
}

gboolean
pr_value_channels (const char *text, unsigned *v, char **why)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  unsigned bits = 0;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      int channel;
      if (*words[i] == '\0')
        continue;
      if (!pr_value_choice (words[i], pr_channel_words, &channel, why))
        return FALSE;
      if ((bits & (1u << channel)) != 0)
        return pr_value_fail (why, _ ("'%s' names '%s' twice"), text, words[i]);
      bits |= 1u << channel;
    }
  *v = bits != 0 ? bits : (1u << PR_N_CHANNELS) - 1;
  return TRUE;
}

gboolean
pr_value_source (const char *text, int *v, char **why)
{
  const char *colon = strchr (text, ':');
  g_autofree char *kind
      = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  g_strchomp (kind);
  if (pr_value_choice (kind, pr_source_words, v, why))
    return TRUE;
  g_autofree char *first = g_strndup (kind, strcspn (kind, " (,-"));
  g_autofree char *ignored = NULL;
  int choice;
  if (pr_value_choice (first, pr_source_words, &choice, &ignored))
    {
      g_free (*why);
      return pr_value_fail (why, _ ("'%s': ':' is missing after '%s'"), text, first);
    }
  return FALSE;
}
