/* Names with amounts, each a number or a share: `leader 1, specialist 50%`, or `all`. */
#include "scenario/limits.h"
#include "scenario/value.h"

#include <string.h>

static const char *
example (gboolean whole)
{
  return whole ? "bridge 1, hall 2" : "leader 1, specialist 50%";
}

static gboolean
fail_all (const char *text, char **why)
{
  return pr_value_fail (
      why,
      _ ("'%s': 'all' stands alone and means everybody; of a role write a number or a share, "
         "as in %s"),
      text, example (FALSE));
}

static gboolean
parse_amount (const char *text, const char *amount, gboolean whole, pr_amount *v, char **why)
{
  char *inner = NULL;
  gsize n = strlen (amount);
  bool share_given = n > 0 && amount[n - 1] == '%';
  if (strcmp (amount, "all") == 0 && !whole)
    return fail_all (text, why);
  if (share_given && whole)
    return pr_value_fail (why, _ ("'%s': '%s' is a share; write numbers, as in %s"), text, amount,
                          example (whole));
  if (share_given)
    {
      g_autofree char *percent = g_strchomp (g_strndup (amount, n - 1));
      double share;
      if (!pr_value_share (amount, &share, &inner))
        pr_value_fail (why, "'%s': %s", text, inner);
      else if (share == 0)
        return pr_value_fail (why, _ ("'%s': '%s' is nobody and nothing"), text, amount);
      else
        return pr_value_number (percent, &v->percent, why);
    }
  else if (!pr_value_count (amount, &v->count, &inner))
    pr_value_fail (why, "'%s': %s", text, inner);
  else if (v->count >= 1 && v->count <= PR_MOST_OFFICERS)
    return TRUE;
  else
    return pr_value_fail (why, _ ("'%s': '%s' is not between 1 and %d"), text, amount,
                          PR_MOST_OFFICERS);
  g_free (inner);
  return FALSE;
}

/* `leader 1`, `specialist 50%`. */
static gboolean
parse_piece (const char *text, char *piece, gboolean whole, pr_amount *v, char **why)
{
  g_strstrip (piece);
  gsize n = strcspn (piece, " \t:");
  g_autofree char *name = g_strndup (piece, n);
  const char *amount = piece + n + strspn (piece + n, " \t");
  if ((n == 0 || *amount == '\0') && whole)
    return pr_value_fail (why, _ ("'%s': '%s' is not a name and a number; write as in %s"), text,
                          piece, example (whole));
  if (strcmp (piece, "all") == 0)
    return fail_all (text, why);
  if (n == 0 || *amount == '\0')
    return pr_value_fail (why,
                          _ ("'%s': '%s' is not a name and a number or a share; write as in %s"),
                          text, piece, example (whole));
  if (*amount == ':')
    return pr_value_fail (why, _ ("'%s': a name and its number are separated by a blank, as in %s"),
                          text, example (whole));
  char *inner = NULL;
  if (!pr_value_name (name, FALSE, &inner))
    {
      pr_value_fail (why, "'%s': %s", text, inner);
      g_free (inner);
      return FALSE;
    }
  if (!parse_amount (text, amount, whole, v, why))
    return FALSE;
  v->name = g_steal_pointer (&name);
  return TRUE;
}

static gboolean
names_twice (const pr_amounts *v, const char *name)
{
  for (gsize i = 0; i < v->n; i++)
    if (strcmp (v->items[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
pr_value_amounts (const char *text, gboolean whole, pr_amounts *v, char **why)
{
  if (strcmp (text, "all") == 0 && whole)
    return pr_value_fail (why, _ ("'all' is for participants; name venues, as in %s"),
                          example (whole));
  if (strcmp (text, "all") == 0)
    {
      *v = (pr_amounts){ .all = TRUE };
      return TRUE;
    }
  if (strchr (text, ';') != NULL)
    return pr_value_fail (why, _ ("'%s': separate them by commas, as in %s"), text,
                          example (whole));
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);
  pr_amounts read = { .items = g_new0 (pr_amount, g_strv_length (pieces) + 1) };
  gboolean good = TRUE;
  for (gsize i = 0; pieces[i] != NULL && good; i++)
    {
      pr_amount item = { 0 };
      good = parse_piece (text, pieces[i], whole, &item, why);
      if (good && names_twice (&read, item.name))
        good = pr_value_fail (why, _ ("'%s' names '%s' twice"), text, item.name);
      if (good)
        read.items[read.n++] = item;
      else
        g_free (item.name);
    }
  if (good)
    *v = read;
  else
    pr_value_amounts_clear (&read);
  return good;
}

void
pr_value_amounts_clear (pr_amounts *v)
{
  for (gsize i = 0; i < v->n; i++)
    g_free (v->items[i].name);
  g_free (v->items);
  *v = (pr_amounts){ 0 };
}

void
pr_value_print_amounts (const pr_amounts *v, GString *out)
{
  if (v->all)
    g_string_append (out, "all");
  for (gsize i = 0; i < v->n; i++)
    {
      const pr_amount *a = &v->items[i];
      g_string_append_printf (out, "%s%s ", i > 0 ? ", " : "", a->name);
      if (a->count > 0)
        g_string_append_printf (out, "%" G_GINT64_FORMAT, a->count);
      else
        {
          pr_value_print_number (a->percent, out);
          g_string_append_c (out, '%');
        }
    }
}
