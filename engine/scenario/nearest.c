#include "scenario/problem.h"

#include "kernel/i18n.h"

#include <string.h>

/* Longer names are not worth a suggestion, and so the table below fits on the stack. */
#define NAME_MAX_LENGTH 64

/* The form in which two names are compared: without case and diacritics, so that `Hong Gai`
 * finds `Hồng Gai` and `Count` finds `count`. */
char *
pr_name_folded (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1); /* file names may be any bytes */
  g_autoptr (GString) text = g_string_new (valid);
  g_string_replace (text, "đ", "d", 0); /* no d with an accent, to Unicode */
  g_string_replace (text, "Đ", "D", 0);
  g_autofree char *ascii = g_str_to_ascii (text->str, "C");
  return g_ascii_strdown (ascii, -1);
}

/* Optimal string alignment: insertions, deletions, substitutions and exchanges of
 * neighbours count one each (Damerau, 1964). */
static gsize
edit_distance (const char *a, gsize m, const char *b, gsize n)
{
  gsize row[3][NAME_MAX_LENGTH + 1];
  for (gsize j = 0; j <= n; j++)
    row[0][j] = j;
  for (gsize i = 1; i <= m; i++)
    {
      gsize *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
      now[0] = i;
      for (gsize j = 1; j <= n; j++)
        {
          gsize best = last[j - 1] + (a[i - 1] != b[j - 1]);
          best = MIN (best, MIN (last[j], now[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, before[j - 2] + 1);
          now[j] = best;
        }
    }
  return row[m % 3][n];
}

const char *
pr_nearest (const char *found, const char *const *candidates, gsize n)
{
  if (*found == '\0' || strlen (found) > 4 * NAME_MAX_LENGTH)
    return NULL;
  g_autofree char *name = pr_name_folded (found);
  gsize length = strlen (name);
  if (length == 0 || length > NAME_MAX_LENGTH)
    return NULL;
  const char *best = NULL;
  /* Of two letters one is not another, but of three one may be missing. */
  gsize best_distance = length == 2 ? 2 : length / 3 + 1;
  for (gsize i = 0; i < n && best_distance > 0; i++)
    {
      if (strlen (candidates[i]) > 4 * NAME_MAX_LENGTH)
        continue;
      g_autofree char *candidate = pr_name_folded (candidates[i]);
      gsize m = strlen (candidate);
      if (m > NAME_MAX_LENGTH || MAX (m, length) - MIN (m, length) >= best_distance)
        continue;
      if (length == 2 && m <= length && strcmp (name, candidate) != 0)
        continue;
      gsize distance = edit_distance (name, length, candidate, m);
      if (distance < best_distance)
        {
          best = candidates[i];
          best_distance = distance;
        }
    }
  return best;
}

gboolean
pr_name_is_code (const char *name)
{
  for (const char *s = name; *s != '\0'; s++)
    if (!g_ascii_islower (*s) && !g_ascii_isdigit (*s) && strchr ("-_.", *s) == NULL)
      return FALSE;
  return *name != '\0';
}

const char *
pr_nearest_alike (const char *found, const char *const *candidates, gsize n)
{
  g_autofree const char **alike = g_new (const char *, n + 1);
  gsize k = 0;
  for (gsize i = 0; i < n; i++)
    if (pr_name_is_code (candidates[i]) == pr_name_is_code (found))
      alike[k++] = candidates[i];
  const char *nearest = pr_nearest (found, alike, k);
  return nearest != NULL ? nearest : pr_nearest (found, candidates, n);
}

gboolean
pr_name_contains (const char *name, const char *part)
{
  g_autofree char *whole = pr_name_folded (name), *wanted = pr_name_folded (part);
  return *wanted != '\0' && strstr (whole, wanted) != NULL;
}

void
pr_error_unknown (pr_diag *diag, pr_pos pos, const char *what, const char *found,
                  const char *const *names, gsize n)
{
  const char *nearest = pr_nearest (found, names, n);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  if (nearest != NULL)
    pr_error (diag, pos, _ ("unknown %s '%s'; did you mean '%s'?"), what, found, nearest);
  else
    pr_error (diag, pos, _ ("unknown %s '%s'; allowed: %s"), what, found, list);
  pr_diag_facts (diag, found, list, nearest);
}
