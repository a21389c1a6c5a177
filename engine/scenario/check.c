#include "scenario/reader.h"
#include "scenario/value.h"

#include <string.h>

typedef struct {
  pr_table_id table;
  int first, second;
  gboolean may_be_equal;
} order;

static const order orders[] = {
  { PR_TABLE_ARRIVALS, PR_ARRIVALS_FROM, PR_ARRIVALS_UNTIL, TRUE },
  { PR_TABLE_SURGES, PR_SURGES_FROM, PR_SURGES_UNTIL, TRUE },
  { PR_TABLE_OBSERVED, PR_OBSERVED_FROM, PR_OBSERVED_UNTIL, TRUE },
  { PR_TABLE_TIERS, PR_TIERS_FROM, PR_TIERS_UNTIL, TRUE },
  { PR_TABLE_NEEDS, PR_NEEDS_FROM, PR_NEEDS_UNTIL, TRUE },
  { PR_TABLE_ABSENCES, PR_ABSENCES_FROM, PR_ABSENCES_UNTIL, FALSE },
  { PR_TABLE_INCIDENTS, PR_INCIDENTS_FROM, PR_INCIDENTS_UNTIL, FALSE },
  { PR_TABLE_PROFILES, PR_PROFILES_FROM, PR_PROFILES_TO, FALSE },
};

/* In microseconds; a date without a clock ends with its day. */
static gint64
instant_of (pr_col_type type, const pr_cell *cell, gboolean ends)
{
  switch (type)
    {
    case PR_COL_DATE:
      return cell->v.day * PR_DAY;
    case PR_COL_INSTANT:
      if (cell->v.instant.clock >= 0)
        return cell->v.instant.day * PR_DAY + cell->v.instant.clock;
      return (cell->v.instant.day + (ends ? 1 : 0)) * PR_DAY;
    default:
      return cell->v.time;
    }
}

static void
check_orders (pr_table_id id, const pr_row *row, const gboolean *good, pr_diag *diag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const order *o = &orders[i];
      const pr_cell *first = &row->cells[o->first], *second = &row->cells[o->second];
      if (o->table != id || !good[o->first] || !good[o->second] || !first->given || !second->given)
        continue;
      const pr_column *column = &pr_schema[id].columns[o->second];
      gint64 a = instant_of (column->type, first, FALSE);
      gint64 b = instant_of (column->type, second, TRUE);
      if (b < a || (b == a && !o->may_be_equal))
        pr_error (diag, second->pos, _ ("%s: '%s' is not after '%s'"), column->name, second->text,
                  first->text);
    }
}

static void
check_shares (const pr_row *row, const gboolean *good, int online, int post, pr_diag *diag)
{
  const pr_cell *a = &row->cells[online], *b = &row->cells[post];
  if (good[online] && good[post] && a->v.number + b->v.number > 1 + 1e-9)
    pr_error (diag, b->pos, _ ("online '%s' and post '%s' add up to more than 100%%"), a->text,
              b->text);
}

static void
check_step (const pr_row *row, const gboolean *good, pr_diag *diag)
{
  static const char *const kept[] = { "returned", "refused", "withdrawn", "left",      "join",
                                      "fork",     "then",    "rest",      "incomplete" };
  const pr_cell *step = &row->cells[PR_WORKFLOWS_STEP];
  const pr_cell *kind = &row->cells[PR_WORKFLOWS_KIND], *role = &row->cells[PR_WORKFLOWS_ROLE];
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (good[PR_WORKFLOWS_STEP] && strcmp (step->text, kept[i]) == 0)
      pr_error (diag, step->pos, _ ("step: '%s' is a word of the format; another name is needed"),
                step->text);
  if (!good[PR_WORKFLOWS_KIND] || !good[PR_WORKFLOWS_ROLE])
    return;
  gboolean work = kind->v.choice == 0;
  if (work && !role->given)
    pr_error (diag, role->pos, _ ("role is blank; work needs one"));
  if (!work && role->given)
    pr_error (diag, role->pos, _ ("role '%s' has no use: a step of kind %s needs no officer"),
              role->text, kind->text);
}

/* Gives the value its type by the rule's name. */
static void
check_rule (pr_row *row, const gboolean *good, pr_diag *diag)
{
  const pr_cell *rule = &row->cells[PR_RULES_RULE];
  pr_cell *value = &row->cells[PR_RULES_VALUE];
  if (!good[PR_RULES_RULE])
    return;
  const char *names[PR_N_RULES + 1] = { NULL };
  for (gsize i = 0; i < PR_N_RULES; i++)
    {
      names[i] = pr_rule_keys[i].name;
      if (strcmp (names[i], rule->text) != 0)
        continue;
      g_autofree char *why = NULL;
      if (good[PR_RULES_VALUE] && !pr_value_parse (&pr_rule_keys[i], value->text, value, &why))
        pr_error (diag, value->pos, "%s: %s", names[i], why);
      return;
    }
  const char *nearest = pr_nearest (rule->text, names, PR_N_RULES);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  if (nearest != NULL)
    pr_error (diag, rule->pos, _ ("unknown rule '%s'; did you mean '%s'?"), rule->text, nearest);
  else
    pr_error (diag, rule->pos, _ ("unknown rule '%s'; allowed: %s"), rule->text, list);
}

void
pr_check_row (pr_table_id id, pr_row *row, const gboolean *good, pr_diag *diag)
{
  check_orders (id, row, good, diag);
  switch (id)
    {
    case PR_TABLE_PROCEDURES:
      check_shares (row, good, PR_PROCEDURES_ONLINE, PR_PROCEDURES_POST, diag);
      break;
    case PR_TABLE_ARRIVALS:
      check_shares (row, good, PR_ARRIVALS_ONLINE, PR_ARRIVALS_POST, diag);
      break;
    case PR_TABLE_WORKFLOWS:
      check_step (row, good, diag);
      break;
    case PR_TABLE_RULES:
      check_rule (row, good, diag);
      break;
    case PR_TABLE_CALENDARS:
      if (good[PR_CALENDARS_DAYS] && (row->cells[PR_CALENDARS_DAYS].v.bits & PR_DAYS_HOLIDAY) != 0)
        pr_error (diag, row->cells[PR_CALENDARS_DAYS].pos,
                  _ ("days: holiday is for profiles; holidays.csv says which dates are off"));
      break;
    case PR_TABLE_HOLIDAYS:
      if (good[PR_HOLIDAYS_REPLACES] && row->cells[PR_HOLIDAYS_REPLACES].given
          && good[PR_HOLIDAYS_OPEN] && !row->cells[PR_HOLIDAYS_OPEN].v.slots.always
          && row->cells[PR_HOLIDAYS_OPEN].v.slots.n == 0)
        pr_error (diag, row->cells[PR_HOLIDAYS_REPLACES].pos,
                  _ ("replaces: the day is closed, so it is not worked instead of another"));
      break;
    default:
      break;
    }
}
