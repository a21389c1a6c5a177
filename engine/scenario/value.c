#include "scenario/value.h"

#include <string.h>

/* A value this long is a mistake everywhere but in free text and lists. */
#define VALUE_MAX_LENGTH 4000

static gboolean
in_range (const pr_column *column, const char *text, double v, char **why)
{
  if (column->min == column->max) /* no range given */
    return TRUE;
  if (v >= column->min && v <= column->max)
    return TRUE;
  g_autoptr (GString) min = g_string_new (NULL);
  g_autoptr (GString) max = g_string_new (NULL);
  pr_value_print_number (column->min, min);
  pr_value_print_number (column->max, max);
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
    case PR_COL_SHARE:
      if (!pr_value_share (text, &number, why))
        return FALSE;
      break;
    case PR_COL_FACTOR:
      if (!pr_value_factor (text, &number, why))
        return FALSE;
      break;
    default:
      if (!pr_value_number (text, &number, why))
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
  static const char *const alike[2][6] = { { "no", "n", "false", "0", "non", "không" }, { "yes", "y", "true", "1", "x", "có" } };
  if (strcmp (text, "yes") == 0 || strcmp (text, "no") == 0)
    {
      *v = *text == 'y';
      return TRUE;
    }
  g_autofree char *lower = g_utf8_strdown (text, -1);
  for (int yes = 0; yes < 2; yes++)
    for (gsize i = 0; i < G_N_ELEMENTS (alike[yes]); i++)
      if (strcmp (lower, alike[yes][i]) == 0)
        return pr_value_fail (why, _ ("'%s' is not yes or no; did you mean '%s'?"), text, alike[yes][0]);
  return pr_value_fail (why, _ ("'%s' is not yes or no"), text);
}

gboolean
pr_value_parse (const pr_column *column, const char *text, pr_cell *cell, char **why)
{
  if (column->type != PR_COL_TEXT && column->type != PR_COL_SOURCE && strlen (text) > VALUE_MAX_LENGTH)
    return pr_value_fail (why, _ ("'%.30s…' is longer than %d bytes"), text, VALUE_MAX_LENGTH);
  switch (column->type)
    {
    case PR_COL_NAME:
      return pr_value_name (text, g_strcmp0 (column->allowed, "*") == 0, why);
    case PR_COL_TEXT:
      return TRUE;
    case PR_COL_WHERE:
      return pr_value_where (text, why);
    case PR_COL_WHERES:
      return pr_value_wheres (text, &cell->v.names, why);
    case PR_COL_NAMES:
      return pr_value_names (text, &cell->v.names, why);
    case PR_COL_COUNT:
    case PR_COL_NUMBER:
    case PR_COL_SHARE:
    case PR_COL_FACTOR:
      return parse_numeric (column, text, cell, why);
    case PR_COL_YESNO:
      return parse_yes_no (text, &cell->v.yes, why);
    case PR_COL_ENUM:
      return pr_value_choice (text, column->allowed, &cell->v.choice, why);
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
    }
  g_return_val_if_reached (FALSE);
}

void
pr_value_clear (const pr_column *column, pr_cell *cell)
{
  switch (column->type)
    {
    case PR_COL_DIST:
      pr_dist_clear (&cell->v.dist);
      break;
    case PR_COL_SLOTS:
      g_free (cell->v.slots.slots);
      cell->v.slots = (pr_slots) { 0 };
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

static void
print_limit (const pr_limit *limit, GString *out)
{
  switch (limit->kind)
    {
    case PR_LIMIT_NONE:
      g_string_append (out, "none");
      break;
    case PR_LIMIT_SAME_DAY:
      g_string_append (out, "same day");
      break;
    case PR_LIMIT_WORKING_DAYS:
      g_string_append_printf (out, "%d working days", limit->n);
      break;
    case PR_LIMIT_DAYS:
      g_string_append_printf (out, "%d days", limit->n);
      break;
    }
}

static void
print_close (const pr_close *close, GString *out)
{
  static const char *const names[] = { "finish", "suspend", "hand back", "hand back lost" };
  g_string_append (out, names[close->kind]);
  if (close->kind == PR_CLOSE_FINISH && close->overtime != PR_NEVER)
    {
      g_string_append_c (out, ' ');
      pr_value_print_duration (close->overtime, out);
    }
}

static void
print_channels (unsigned bits, GString *out)
{
  static const char *const names[] = { "counter", "online", "post" };
  if (bits == (1u << PR_N_CHANNELS) - 1)
    return; /* all: blank */
  const char *blank = "";
  for (int i = 0; i < PR_N_CHANNELS; i++)
    if ((bits & (1u << i)) != 0)
      {
        g_string_append_printf (out, "%s%s", blank, names[i]);
        blank = " ";
      }
}

static void
print_dist (const char *text, GString *out)
{
  pr_dist d;
  g_autofree char *canonical = NULL;
  g_autofree char *why = NULL;
  if (!pr_value_dist (text, &d, &canonical, &why))
    return;
  g_string_append (out, canonical);
  pr_dist_clear (&d);
}

static void
print_names (const pr_column *column, char **names, GString *out)
{
  g_autofree char *joined = g_strjoinv (column->type == PR_COL_NAMES ? " " : "; ", names);
  g_string_append (out, joined);
}

static void
print_simple (const pr_column *column, const pr_cell *cell, GString *out)
{
  switch (column->type)
    {
    case PR_COL_COUNT:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->v.count);
      break;
    case PR_COL_NUMBER:
    case PR_COL_SHARE:
    case PR_COL_FACTOR:
      pr_value_print_number (cell->v.number, out);
      break;
    case PR_COL_YESNO:
      g_string_append (out, cell->v.yes ? "yes" : "no");
      break;
    case PR_COL_DURATION:
      pr_value_print_duration (cell->v.time, out);
      break;
    case PR_COL_CLOCK:
      pr_value_print_clock (cell->v.time, out);
      break;
    case PR_COL_DATE:
      pr_value_print_date (cell->v.day, out);
      break;
    case PR_COL_INSTANT:
      pr_value_print_date (cell->v.instant.day, out);
      if (cell->v.instant.clock >= 0)
        {
          g_string_append_c (out, ' ');
          pr_value_print_clock (cell->v.instant.clock, out);
        }
      break;
    default: /* names, texts, places, enumerations, sources: as written */
      g_string_append (out, cell->text);
    }
}

void
pr_value_print (const pr_column *column, const pr_cell *cell, GString *out)
{
  switch (column->type)
    {
    case PR_COL_DIST:
      print_dist (cell->text, out);
      break;
    case PR_COL_RATE:
      pr_value_print_rate (cell->text, out);
      break;
    case PR_COL_LIMIT:
      print_limit (&cell->v.limit, out);
      break;
    case PR_COL_DAYS:
      pr_value_print_days (cell->v.bits, out);
      break;
    case PR_COL_SLOTS:
      pr_value_print_slots (&cell->v.slots, out);
      break;
    case PR_COL_CLOSE:
      print_close (&cell->v.close, out);
      break;
    case PR_COL_NEXT:
      pr_value_print_next (&cell->v.next, out);
      break;
    case PR_COL_CHANNELS:
      print_channels (cell->v.bits, out);
      break;
    case PR_COL_NAMES:
    case PR_COL_WHERES:
      if (cell->v.names != NULL)
        print_names (column, cell->v.names, out);
      break;
    default:
      print_simple (column, cell, out);
    }
}
