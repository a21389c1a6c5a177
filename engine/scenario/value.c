#include "scenario/value.h"

#include <string.h>

static gboolean
in_range (const pr_column *column, const char *text, double v, char **why)
{
  if (column->least == column->most) /* no range given */
    return TRUE;
  if (v >= column->least && v <= column->most)
    return TRUE;
  g_autoptr (GString) min = g_string_new (NULL);
  g_autoptr (GString) max = g_string_new (NULL);
  pr_value_print_number (column->least, min);
  pr_value_print_number (column->most, max);
  return pr_value_fail (why, _ ("'%s' is not between %s and %s"), text, min->str, max->str);
}

static gboolean
parse_numeric (const pr_column *column, const char *text, pr_cell *cell, char **why)
{
  double number;
  gint64 count;
  switch (column->type)
    {
    case PR_COL_COUNT:
      if (!pr_value_count (text, &count, why) || !in_range (column, text, (double) count, why))
        return FALSE;
      cell->v.count = count;
      return TRUE;
    case PR_COL_PORTION:
      return pr_value_portion (text, &cell->v.portion, why)
             && (cell->v.portion.count == 0
                 || in_range (column, text, (double) cell->v.portion.count, why));
    case PR_COL_SHARE:
      if (!pr_value_share (text, &number, why))
        return FALSE;
      break;
    case PR_COL_FACTOR:
      if (!pr_value_factor (text, &number, why))
        return FALSE;
      break;
    default:
      if ((column->flags & PR_COL_PERCENT) != 0 && g_str_has_suffix (text, "%")
              ? !pr_value_share (text, &number, why)
              : !pr_value_number (text, &number, why))
        return FALSE;
    }
  if (!in_range (column, text, number, why))
    return FALSE;
  cell->v.number = number;
  return TRUE;
}

static gboolean
parse_yes_no (const char *text, gboolean *v, char **why)
{
  static const char *const alike[2][6]
      = { { "no", "n", "false", "0", "non", "không" }, { "yes", "y", "true", "1", "x", "có" } };
  if (strcmp (text, "yes") == 0 || strcmp (text, "no") == 0)
    {
      *v = *text == 'y';
      return TRUE;
    }
  g_autofree char *lower = g_utf8_strdown (text, -1);
  for (int yes = 0; yes < 2; yes++)
    for (gsize i = 0; i < G_N_ELEMENTS (alike[yes]); i++)
      if (strcmp (lower, alike[yes][i]) == 0)
        return pr_value_fail (why, _ ("'%s' is not yes or no; did you mean '%s'?"), text,
                              alike[yes][0]);
  return pr_value_fail (why, _ ("'%s' is not yes or no"), text);
}

gboolean
pr_value_fits (const pr_column *column, const char *text, char **why)
{
  gsize length = pr_types[column->type].longest;
  if (strlen (text) <= length)
    return TRUE;
  g_autofree char *start = g_utf8_substring (text, 0, 10);
  return pr_value_fail (why, _ ("'%s…' is longer than %zu bytes"), start, length);
}

/* Cells with a grammar of their own. */
static gboolean
parse_small_language (const pr_column *column, const char *text, pr_cell *cell, char **why)
{
  switch (column->type)
    {
    case PR_COL_BATCH:
      return pr_value_batch (text, &cell->v.dist, NULL, why);
    case PR_COL_OFFICERS:
      return pr_value_officers (text, &cell->v.officers, why);
    case PR_COL_AMOUNTS:
      return pr_value_amounts (text, column->flags & PR_COL_WHOLE, &cell->v.amounts, why);
    case PR_COL_LOOK:
      return pr_value_look (text, &cell->v.look, why);
    case PR_COL_ACTION:
      return pr_value_action (text, &cell->v.action, why);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
parse (const pr_column *column, const char *text, pr_cell *cell, char **why)
{
  if (!pr_value_fits (column, text, why))
    return FALSE;
  switch (column->type)
    {
    case PR_COL_NAME:
      return pr_value_name (text, (column->flags & PR_COL_STAR) != 0, why);
    case PR_COL_TEXT:
      return TRUE;
    case PR_COL_WHERE:
      return pr_value_where (text, why);
    case PR_COL_WHERES:
      return pr_value_wheres (text, &cell->v.names, why);
    case PR_COL_NAMES:
      return pr_value_names (text, (column->flags & PR_COL_STAR) != 0, &cell->v.names, why);
    case PR_COL_COUNT:
    case PR_COL_PORTION:
    case PR_COL_NUMBER:
    case PR_COL_SHARE:
    case PR_COL_FACTOR:
      return parse_numeric (column, text, cell, why);
    case PR_COL_YESNO:
      return parse_yes_no (text, &cell->v.yes, why);
    case PR_COL_ENUM:
      return pr_value_choice (text, column->choices, &cell->v.choice, why);
    case PR_COL_DURATION:
      return pr_value_duration (text, &cell->v.time, why);
    case PR_COL_CLOCK:
      return pr_value_clock (text, &cell->v.time, why);
    case PR_COL_DATE:
      return pr_value_date (text, &cell->v.day, why);
    case PR_COL_INSTANT:
      return pr_value_instant (text, &cell->v.instant.day, &cell->v.instant.clock, why);
    case PR_COL_DIST:
      return pr_value_dist (text, &cell->v.dist, NULL, why);
    case PR_COL_RATE:
      return pr_value_rate (text, &cell->v.rate, why);
    case PR_COL_LIMIT:
      return pr_value_limit (text, &cell->v.limit, why);
    case PR_COL_DAYS:
      return pr_value_days (text, &cell->v.bits, why);
    case PR_COL_SLOTS:
      return pr_value_slots (text, &cell->v.slots, why);
    case PR_COL_CLOSE:
      return pr_value_close (text, &cell->v.close, why);
    case PR_COL_NEXT:
      return pr_value_next (text, &cell->v.next, why);
    case PR_COL_CHANNELS:
      return pr_value_channels (text, &cell->v.bits, why);
    case PR_COL_SOURCE:
      return pr_value_source (text, &cell->v.choice, why);
    default:
      return parse_small_language (column, text, cell, why);
    }
}

/* Whether the text is what people write for something without an end. */
static gboolean
is_endless (const char *text)
{
  static const char *const words[]
      = { "inf", "infinity", "infinite", "unlimited", "endless", "none", "never", "no limit", "∞" };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  const char *plain = lower + (*lower == '+');
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (plain, words[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
pr_value_parse (const pr_column *column, const char *text, pr_cell *cell, char **why)
{
  if (parse (column, text, cell, why))
    return TRUE;
  if ((column->flags & PR_COL_ENDLESS) == 0 || !is_endless (text))
    return FALSE;
  g_free (*why);
  return pr_value_fail (why, _ ("'%s' is no number; leave it blank for what has no limit"), text);
}

void
pr_value_clear (const pr_column *column, pr_cell *cell)
{
  switch (column->type)
    {
    case PR_COL_DIST:
    case PR_COL_BATCH:
      pr_dist_clear (&cell->v.dist);
      break;
    case PR_COL_SLOTS:
      g_free (cell->v.slots.slots);
      cell->v.slots = (pr_slots){ 0 };
      break;
    case PR_COL_OFFICERS:
      g_free (cell->v.officers.ranges);
      cell->v.officers = (pr_officers){ 0 };
      break;
    case PR_COL_AMOUNTS:
      pr_value_amounts_clear (&cell->v.amounts);
      break;
    case PR_COL_ACTION:
      pr_value_action_clear (&cell->v.action);
      break;
    case PR_COL_NEXT:
      pr_value_next_clear (&cell->v.next);
      break;
    case PR_COL_NAMES:
    case PR_COL_WHERES:
      g_clear_pointer (&cell->v.names, g_strfreev);
      break;
    default:
      break;
    }
}
