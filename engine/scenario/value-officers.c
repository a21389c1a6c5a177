/* Officers by their numbers within a pool: `1 3-5`. */
#include "scenario/limits.h"
#include "scenario/value.h"

#include <stdlib.h>
#include <string.h>

static int
compare_ranges (const void *a, const void *b)
{
  const pr_range *x = a, *y = b;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

/* Reads a number at *s, and skips it; those too large become PR_MOST_OFFICERS + 1. */
static gboolean
scan_number (const char **s, uint32_t *v)
{
  if (!g_ascii_isdigit (**s))
    return FALSE;
  for (*v = 0; g_ascii_isdigit (**s); ++*s)
    *v = MIN (*v * 10 + (uint32_t) (**s - '0'), PR_MOST_OFFICERS + 1);
  return TRUE;
}

/* Skips a dash, also a long one, and the blanks around it; where there is none, nothing. */
static gboolean
skip_dash (const char **s)
{
  static const char *const dashes[] = { "-", "–", "—" };
  const char *dash = *s + strspn (*s, " \t");
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (dash, dashes[i]))
      {
        *s = dash + strlen (dashes[i]);
        *s += strspn (*s, " \t");
        return TRUE;
      }
  return FALSE;
}

/* Reads what is probably meant, in any order and with any separator; NULL if that is not clear. */
static GArray *
scan_ranges (const char *text)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (pr_range));
  for (const char *s = text; *s != '\0';)
    {
      pr_range r;
      if (!scan_number (&s, &r.from))
        return NULL;
      r.to = r.from;
      if (skip_dash (&s) && !scan_number (&s, &r.to))
        return NULL;
      gsize n = strspn (s, " \t,;+&");
      if (n == 0 && *s != '\0')
        return NULL;
      s += n;
      g_array_append_val (ranges, r);
    }
  return g_steal_pointer (&ranges);
}

/* Puts ranges into order and joins those that touch. Returns how many are left. */
static gsize
tidy (pr_range *ranges, gsize n)
{
  gsize last = 0;
  for (gsize i = 0; i < n; i++)
    if (ranges[i].from > ranges[i].to)
      ranges[i] = (pr_range){ ranges[i].to, ranges[i].from };
  qsort (ranges, n, sizeof *ranges, compare_ranges);
  for (gsize i = 1; i < n; i++)
    if (ranges[i].from <= ranges[last].to + 1)
      ranges[last].to = MAX (ranges[last].to, ranges[i].to);
    else
      ranges[++last] = ranges[i];
  return last + 1;
}

/* Whether each number is more than the one before it. */
static gboolean
ascends (const pr_range *ranges, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (ranges[i].from > ranges[i].to || (i > 0 && ranges[i].from <= ranges[i - 1].to))
      return FALSE;
  return TRUE;
}

static gboolean
fail (const char *text, char **why)
{
  pr_day day;
  g_autofree char *ignored = NULL;
  const char *dash = strchr (text, '-'); /* in 3-May and May-03, too */
  if (strchr (text, '/') != NULL || pr_value_date (text, &day, &ignored)
      || (dash > text && g_ascii_isalnum (dash[1])
          && g_ascii_isalpha (dash[-1]) != g_ascii_isalpha (dash[1])))
    return pr_value_fail (why,
                          _ ("'%s' is not officers such as 1 3-5; a spreadsheet makes a date of "
                             "3-5 unless its cell is formatted as text"),
                          text);
  return pr_value_fail (why, _ ("'%s' is not officers such as 1 3-5"), text);
}

gboolean
pr_value_officers (const char *text, pr_officers *v, char **why)
{
  g_autoptr (GArray) found = scan_ranges (text);
  if (found == NULL || found->len == 0)
    return fail (text, why);
  pr_range *ranges = (pr_range *) (gpointer) found->data;
  gboolean plain = text[strspn (text, "0123456789- \t")] == '\0',
           ascending = ascends (ranges, found->len);
  for (const char *dash = strchr (text, '-'); dash != NULL; dash = strchr (dash + 1, '-'))
    plain &= g_ascii_isdigit (dash[-1]) && g_ascii_isdigit (dash[1]);
  pr_officers tidied = { tidy (ranges, found->len), ranges };
  if (ranges[0].from < 1 || ranges[tidied.n - 1].to > PR_MOST_OFFICERS)
    return pr_value_fail (why, _ ("'%s': the numbers of officers are from 1 to %d"), text,
                          PR_MOST_OFFICERS);
  if (!plain || !ascending)
    {
      g_autoptr (GString) meant = g_string_new (NULL);
      pr_value_print_officers (&tidied, meant);
      return pr_value_fail (why,
                            plain
                                ? _ ("'%s': each number is named once, the lowest first; write %s")
                                : _ ("'%s': numbers and ranges are separated by blanks; write %s"),
                            text, meant->str);
    }
  *v = (pr_officers){ tidied.n, g_memdup2 (ranges, tidied.n * sizeof *ranges) };
  return TRUE;
}

void
pr_value_print_officers (const pr_officers *v, GString *out)
{
  for (gsize i = 0; i < v->n; i++)
    {
      const pr_range *r = &v->ranges[i];
      g_string_append_printf (out, "%s%u", i > 0 ? " " : "", r->from);
      if (r->to > r->from)
        g_string_append_printf (out, "-%u", r->to);
    }
}

guint
pr_officers_count (const pr_officers *v)
{
  guint n = 0;
  for (gsize i = 0; i < v->n; i++)
    n += v->ranges[i].to - v->ranges[i].from + 1;
  return n;
}
