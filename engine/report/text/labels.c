/* Labels: see labels.h. */
#include "report/text/labels.h"

#include "report/text/text.h"

#include <string.h>

#define ELLIPSIS "…"

/* Appends as much of s as fits into `width` cells, but nothing at or beyond `end`; returns the
 * width appended. */
static int
append_start (GString *out, const char *s, const char *end, int width)
{
  int used = 0;
  while (s < end)
    {
      const char *next = g_utf8_next_char (s);
      int w = pr_text_char_width (g_utf8_get_char (s));
      if (used + w > width)
        break;
      g_string_append_len (out, s, next - s);
      used += w;
      s = next;
    }
  return used;
}

/* Where the last `width` cells of s begin, but never at a mark that belongs to the letter before
 * it. */
static const char *
end_of (const char *s, int width)
{
  const char *from = s + strlen (s);
  int used = 0;
  while (from > s)
    {
      const char *before = g_utf8_prev_char (from);
      used += pr_text_char_width (g_utf8_get_char (before));
      if (used > width)
        break;
      from = before;
    }
  while (*from != '\0' && pr_text_char_width (g_utf8_get_char (from)) == 0)
    from = g_utf8_next_char (from);
  return from;
}

int
pr_label_cut (GString *out, const char *s, int width)
{
  int full = pr_text_width (s);
  if (full <= width)
    {
      g_string_append (out, s);
      return full;
    }
  const char *tail = end_of (s, (width - 1) / 3);
  int tail_width = pr_text_width (tail);
  int used = append_start (out, s, tail, width - 1 - tail_width);
  g_string_append (out, ELLIPSIS);
  g_string_append (out, tail);
  return used + 1 + tail_width;
}

/* The beginning, what stands around `at`, and the end if it is near. */
static char *
cut_about (const char *s, const char *at, int width)
{
  GString *out = g_string_new (NULL);
  int used = append_start (out, s, at, width / 4) + 1;
  const char *end = s + strlen (s), *from = s + out->len;
  /* A few letters before it, for the eye. */
  for (int k = 0; k < 3 && at > from; k++)
    at = g_utf8_prev_char (at);
  while (at > from && pr_text_char_width (g_utf8_get_char (at)) == 0)
    at = g_utf8_prev_char (at);
  g_string_append (out, ELLIPSIS);
  if (pr_text_width (at) <= width - used)
    {
      /* There is room for more of the text before it. */
      g_string_append (out, end_of (s, width - used));
    }
  else
    {
      append_start (out, at, end, width - used - 1);
      g_string_append (out, ELLIPSIS);
    }
  return g_string_free (out, FALSE);
}

/* The first letter at which s differs from another. */
static const char *
difference (const char *s, const char *other)
{
  const char *at = s;
  while (*at != '\0' && g_utf8_get_char (at) == g_utf8_get_char (other))
    {
      at = g_utf8_next_char (at);
      other = g_utf8_next_char (other);
    }
  return at;
}

char **
pr_labels (const char *const *texts, gsize n, int width)
{
  g_auto (GStrv) cut = g_new0 (char *, n + 1);
  char **labels = g_new0 (char *, n + 1);
  for (gsize k = 0; k < n; k++)
    {
      GString *s = g_string_new (NULL);
      pr_label_cut (s, texts[k], width);
      cut[k] = g_string_free (s, FALSE);
    }
  for (gsize k = 0; k < n; k++)
    {
      const char *at = NULL;
      for (gsize j = 0; j < n; j++)
        if (strcmp (cut[k], cut[j]) == 0 && strcmp (texts[k], texts[j]) != 0)
          at = MAX (at, difference (texts[k], texts[j]));
      labels[k] = at == NULL ? g_strdup (cut[k]) : cut_about (texts[k], at, width);
    }
  return labels;
}
