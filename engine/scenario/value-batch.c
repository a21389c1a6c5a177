#include "scenario/value.h"

#include <stdlib.h>
#include <string.h>

/* More at once is a typing error; the numbers of members have ten bits (model/arrive.c). */
#define MOST_MEMBERS 1000

typedef struct {
  double size, share;
} part;

static int
compare_parts (const void *a, const void *b)
{
  double x = ((const part *) a)->size, y = ((const part *) b)->size;
  return (x > y) - (x < y);
}

static gboolean
parse_size (const char *text, const char *size, double *v, char **why)
{
  gint64 count;
  if (!pr_value_count (size, &count, why))
    return FALSE;
  if (count < 1 || count > MOST_MEMBERS)
    return pr_value_fail (why, _ ("'%s': '%s' is not between 1 and %d members"), text, size,
                          MOST_MEMBERS);
  *v = (double) count;
  return TRUE;
}

/* `2 50%`. */
static gboolean
parse_part (const char *text, char *piece, part *p, char **why)
{
  g_strstrip (piece);
  gsize n = strcspn (piece, " \t");
  if (piece[n] == '\0')
    return pr_value_fail (
        why, _ ("'%s': '%s' is not a number and a share; write as in 1 25%%, 2 50%%, 3 25%%"), text,
        piece);
  g_autofree char *size = g_strndup (piece, n);
  char *inner = NULL;
  if (!parse_size (text, size, &p->size, why))
    return FALSE;
  if (pr_value_share (g_strchug (piece + n), &p->share, &inner))
    return TRUE;
  pr_value_fail (why, "'%s': %s", text, inner);
  g_free (inner);
  return FALSE;
}

static gboolean
make (const char *text, part *parts, gsize n, pr_dist *d, char **why)
{
  const char *reason = NULL;
  qsort (parts, n, sizeof *parts, compare_parts);
  g_autofree double *sizes = g_new (double, n);
  g_autofree double *shares = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && parts[i].size == parts[i - 1].size)
        return pr_value_fail (why, _ ("'%s' names %d members twice"), text, (int) parts[i].size);
      sizes[i] = parts[i].size;
      shares[i] = parts[i].share;
    }
  if (n == 1 ? parts[0].share == 1 && pr_dist_constant (d, parts[0].size, &reason)
             : pr_dist_discrete (d, n, sizes, shares, &reason))
    return TRUE;
  return pr_value_fail (why, "'%s': %s", text,
                        reason != NULL ? reason : _ ("the probabilities must add up to 1"));
}

gboolean
pr_value_batch (const char *text, pr_dist *v, char **canonical, char **why)
{
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);
  gsize n = g_strv_length (pieces);
  g_autofree part *parts = g_new0 (part, n + 1);
  if (n == 1 && strpbrk (text, " \t%") == NULL)
    {
      parts[0].share = 1;
      if (!parse_size (text, text, &parts[0].size, why))
        return FALSE;
    }
  else
    for (gsize i = 0; i < n; i++)
      if (!parse_part (text, pieces[i], &parts[i], why))
        return FALSE;
  pr_dist d;
  if (!make (text, parts, n, &d, why))
    return FALSE;
  *v = d;
  if (canonical == NULL)
    return TRUE;
  g_autoptr (GString) out = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s%d", i > 0 ? ", " : "", (int) parts[i].size);
      if (n > 1)
        {
          g_string_append_c (out, ' ');
          pr_value_print_number (parts[i].share, out);
        }
    }
  *canonical = g_strdup (out->str);
  return TRUE;
}
