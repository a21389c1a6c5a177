#include "scenario/value.h"

#include <stdlib.h>
#include <string.h>

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
    case PR_LIMIT_CALENDAR_DAYS:
      g_string_append_printf (out, "%d days", limit->n);
      break;
    }
}

static void
print_close (const pr_close *close, GString *out)
{
  g_string_append (out, pr_close_words[close->kind]);
  if (close->kind == PR_CLOSE_FINISH && close->overtime != PR_NEVER)
    {
      g_string_append_c (out, ' ');
      pr_value_print_duration (close->overtime, out);
    }
}

static void
print_channels (unsigned bits, GString *out)
{
  if (bits == (1u << PR_N_CHANNELS) - 1)
    return; /* all: blank */
  const char *blank = "";
  for (int i = 0; i < PR_N_CHANNELS; i++)
    if ((bits & (1u << i)) != 0)
      {
        g_string_append_printf (out, "%s%s", blank, pr_channel_words[i]);
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
print_batch (const char *text, GString *out)
{
  pr_dist d;
  g_autofree char *canonical = NULL;
  g_autofree char *why = NULL;
  if (!pr_value_batch (text, &d, &canonical, &why))
    return;
  g_string_append (out, canonical);
  pr_dist_clear (&d);
}

static int
by_name (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Those that name a row do so in any order. */
static void
print_names (const pr_column *column, char **all, GString *out)
{
  gsize n = g_strv_length (all);
  g_autofree char **names = g_memdup2 (all, (n + 1) * sizeof *all);
  if ((column->flags & PR_COL_KEY) != 0)
    qsort (names, n, sizeof *names, by_name);
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
    case PR_COL_PORTION:
      pr_value_print_portion (&cell->v.portion, out);
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
    case PR_COL_BATCH:
      print_batch (cell->text, out);
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
    case PR_COL_OFFICERS:
      pr_value_print_officers (&cell->v.officers, out);
      break;
    case PR_COL_AMOUNTS:
      pr_value_print_amounts (&cell->v.amounts, out);
      break;
    case PR_COL_LOOK:
      pr_value_print_look (&cell->v.look, out);
      break;
    case PR_COL_ACTION:
      pr_value_print_action (&cell->v.action, out);
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
