#include "scenario/value.h"

#include <math.h>
#include <string.h>

/* Shares are written with a few decimals; their sum may differ from 1 only by rounding. */
#define SUM_TOLERANCE 1e-9

void
pr_value_next_clear (pr_next *v)
{
  for (gsize i = 0; i < v->n; i++)
    g_free (v->items[i].step);
  g_free (v->items);
  g_free (v->then);
  *v = (pr_next){ 0 };
}

static void
clear_item (gpointer p)
{
  g_free (((pr_next_item *) p)->step);
}

static GArray *
items_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (pr_next_item));
  g_array_set_clear_func (items, clear_item);
  return items;
}

/* Appends a step; it is an error if it is not a name, or is there already. */
static gboolean
add_item (const char *text, GArray *items, const char *step, pr_next_kind kind, double share,
          char **why)
{
  if (!pr_value_name (step, FALSE, why))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (strcmp (g_array_index (items, pr_next_item, i).step, step) == 0)
      return pr_value_fail (why, _ ("'%s' names '%s' twice"), text, step);
  pr_next_item item = { g_strdup (step), kind, share };
  g_array_append_val (items, item);
  return TRUE;
}

static gboolean
parse_fork (const char *text, pr_next *v, char **why)
{
  g_autoptr (GArray) items = items_new ();
  const char *rest = text + strlen ("fork");
  const char *then = g_strrstr (rest, " then ");
  if (then == NULL)
    return pr_value_fail (why, _ ("'%s' has no 'then'; write fork a + b then c"), text);
  g_autofree char *target = g_strstrip (g_strdup (then + strlen (" then ")));
  g_autofree char *branches = g_strndup (rest, (gsize) (then - rest));
  if (strchr (branches, ';') != NULL)
    return pr_value_fail (why, _ ("'%s': branches of a fork are separated by '+'"), text);
  g_auto (GStrv) names = g_strsplit (branches, "+", -1);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_strstrip (names[i]);
      if (*names[i] == '\0')
        return pr_value_fail (why, _ ("'%s' has an empty branch"), text);
      if (!add_item (text, items, names[i], PR_NEXT_SHARE, 1, why))
        return FALSE;
    }
  if (items->len < 2)
    return pr_value_fail (
        why, _ ("'%s' has one branch only; a fork has two or more, separated by '+'"), text);
  if (!pr_value_name (target, FALSE, why))
    return FALSE;
  gsize n = items->len;
  g_array_set_clear_func (items, NULL);
  *v = (pr_next){ TRUE, n, (pr_next_item *) g_array_steal (items, NULL),
                  g_steal_pointer (&target) };
  return TRUE;
}

/* `sign 90%`, `supplement incomplete`, `appraise rest`, or `sign` if it is the only one. */
static gboolean
parse_item (const char *text, char *part, gboolean only, GArray *items, char **why)
{
  g_strstrip (part);
  if (*part == '\0')
    return pr_value_fail (why, _ ("'%s' has an empty part between two ';'"), text);
  gsize n = strcspn (part, " \t");
  g_autofree char *step = g_strndup (part, n);
  const char *value = part + n + strspn (part + n, " \t");
  if (*value == '\0' && !only)
    return pr_value_fail (why,
                          _ ("'%s': '%s' has no share; write %s 10%%, %s incomplete or %s rest"),
                          text, step, step, step, step);
  if (*value == '\0')
    return add_item (text, items, step, PR_NEXT_SHARE, 1, why);
  if (strcmp (value, "rest") == 0)
    return add_item (text, items, step, PR_NEXT_REST, 0, why);
  if (strcmp (value, "incomplete") == 0)
    return add_item (text, items, step, PR_NEXT_INCOMPLETE, 0, why);
  double share;
  if (g_ascii_isalpha (*value))
    {
      static const char *const words[] = { "rest", "incomplete" };
      g_autofree char *hint = pr_value_hint (value, words, 2);
      return pr_value_fail (why, _ ("'%s': '%s' is not a share, 'incomplete' or 'rest'%s"), text,
                            value, hint);
    }
  return pr_value_share (value, &share, why)
         && add_item (text, items, step, PR_NEXT_SHARE, share, why);
}

static gboolean
check_sum (const char *text, const GArray *items, char **why)
{
  double sum = 0;
  int n[3] = { 0 };
  for (guint i = 0; i < items->len; i++)
    {
      const pr_next_item *item = &g_array_index (items, pr_next_item, i);
      n[item->kind]++;
      sum += item->share;
    }
  if (n[PR_NEXT_REST] > 1 || n[PR_NEXT_INCOMPLETE] > 1)
    return pr_value_fail (why, _ ("'%s' says '%s' twice"), text,
                          n[PR_NEXT_REST] > 1 ? "rest" : "incomplete");
  if (n[PR_NEXT_INCOMPLETE] > 0 && n[PR_NEXT_REST] == 0)
    return pr_value_fail (why, _ ("'%s' says 'incomplete' without 'rest'"), text);
  GString *total = g_string_new (NULL);
  pr_value_print_number (round (sum * 1e10) / 1e8, total);
  g_autofree char *percent = g_string_free (total, FALSE);
  if (sum > 1 + SUM_TOLERANCE || (n[PR_NEXT_REST] == 0 && sum < 1 - SUM_TOLERANCE))
    return pr_value_fail (why, _ ("'%s': the shares add up to %s%%, not 100%%"), text, percent);
  if (n[PR_NEXT_REST] == 1 && sum > 1 - SUM_TOLERANCE)
    return pr_value_fail (why, _ ("'%s': the shares add up to %s%%, nothing is left for 'rest'"),
                          text, percent);
  return TRUE;
}

gboolean
pr_value_next (const char *text, pr_next *v, char **why)
{
  if (g_str_has_prefix (text, "fork") && (text[4] == ' ' || text[4] == '\0'))
    return parse_fork (text, v, why);
  g_autoptr (GArray) items = items_new ();
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  gboolean only = parts[0] != NULL && parts[1] == NULL;
  for (gsize i = 0; parts[i] != NULL; i++)
    if (!parse_item (text, parts[i], only, items, why))
      return FALSE;
  if (!check_sum (text, items, why))
    return FALSE;
  gsize n = items->len;
  g_array_set_clear_func (items, NULL);
  *v = (pr_next){ FALSE, n, (pr_next_item *) g_array_steal (items, NULL), NULL };
  return TRUE;
}

void
pr_value_print_next (const pr_next *v, GString *out)
{
  if (v->fork)
    g_string_append (out, "fork ");
  for (gsize i = 0; i < v->n; i++)
    {
      const pr_next_item *item = &v->items[i];
      if (i > 0)
        g_string_append (out, v->fork ? " + " : "; ");
      g_string_append (out, item->step);
      if (v->fork || (v->n == 1 && item->kind == PR_NEXT_SHARE))
        continue;
      g_string_append_c (out, ' ');
      if (item->kind == PR_NEXT_SHARE)
        pr_value_print_number (item->share, out);
      else
        g_string_append (out, item->kind == PR_NEXT_REST ? "rest" : "incomplete");
    }
  if (v->fork)
    g_string_append_printf (out, " then %s", v->then);
}
