#include "scenario/problem.h"
#include "scenario/reader.h"
#include "scenario/value.h"

#include <string.h>

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

/* Of two cells of a row the one that was given last: what-ifs change cells. In one line, the one
 * behind. */
static const pr_cell *
later_of (const pr_row *row, const pr_cell *a, const pr_cell *b)
{
  if (a->pos.file != b->pos.file)
    return a->pos.file == row->file ? b : a;
  if (a->pos.line == b->pos.line)
    return a->pos.column > b->pos.column ? a : b;
  return a->pos.line > b->pos.line ? a : b;
}

/* Whether a cell is a date without a clock, which ends with its day. */
static gboolean
is_day (pr_col_type type, const pr_cell *cell)
{
  return type == PR_COL_DATE || (type == PR_COL_INSTANT && cell->v.instant.clock < 0);
}

static void
check_order (pr_table_id id, const pr_row *row, const gboolean *good, pr_diag *diag)
{
  int from = pr_column_with (id, PR_COL_FROM), until = pr_column_with (id, PR_COL_UNTIL);
  if (from < 0 || until < 0 || !good[from] || !good[until])
    return;
  const pr_cell *first = &row->cells[from], *second = &row->cells[until];
  const pr_column *column = &pr_schema[id].columns[until];
  if (!first->given || !second->given)
    return;
  gint64 a = instant_of (column->type, first, FALSE);
  gint64 b = instant_of (column->type, second, TRUE);
  if (b > a || (b == a && column->type == PR_COL_DATE))
    return;
  if (is_day (column->type, second)) /* which may be the same */
    pr_error (diag, later_of (row, first, second)->pos, _ ("%s: '%s' is before '%s'"), column->name,
              second->text, first->text);
  else
    pr_error (diag, later_of (row, first, second)->pos, _ ("%s: '%s' is not after '%s'"),
              column->name, second->text, first->text);
}

static void
check_parts (pr_table_id id, const pr_row *row, const gboolean *good, pr_diag *diag)
{
  const pr_column *columns = pr_schema[id].columns;
  int part = pr_column_with (id, PR_COL_PART), other = part + 1;
  if (part < 0)
    return;
  while ((columns[other].flags & PR_COL_PART) == 0)
    other++;
  const pr_cell *a = &row->cells[part], *b = &row->cells[other];
  if (good[part] && good[other] && a->v.number + b->v.number > 1 + 1e-9)
    pr_error (diag, b->pos, _ ("%s '%s' and %s '%s' add up to more than 100%%"), columns[part].name,
              a->text, columns[other].name, b->text);
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
  gboolean work = kind->v.choice == PR_STEP_WORK;
  if (work && !role->given)
    pr_error (diag, role->pos, _ ("role is blank; work needs one"));
  if (!work && role->given)
    pr_error (diag, role->pos, _ ("role '%s' has no use: a step of kind %s needs no officer"),
              role->text, kind->text);
}

/* Who is away is counted, or named by number. */
static void
check_absence (const pr_row *row, const gboolean *good, pr_diag *diag)
{
  const pr_cell *count = &row->cells[PR_ABSENCES_COUNT],
                *officers = &row->cells[PR_ABSENCES_OFFICERS];
  if (!good[PR_ABSENCES_COUNT] || !good[PR_ABSENCES_OFFICERS])
    return;
  guint n = pr_officers_count (&officers->v.officers);
  if (!count->given && !officers->given && count->pos.column == 0 && officers->pos.column > 0)
    pr_error (diag, officers->pos,
              _ ("officers is blank; say who is away, by number, or how many, in count"));
  else if (!count->given && !officers->given)
    pr_error (diag, count->pos,
              _ ("count is blank; say how many are away, or who, by number, in officers"));
  else if (count->given && officers->given && count->v.portion.count != n)
    pr_error (diag, later_of (row, count, officers)->pos,
              _ ("officers '%s' are %u, but count is '%s'; leave count blank, or write %u"),
              officers->text, n, count->text, n);
}

/* A blank cell of a row of pools that another one needs. */
static void
check_needs (const pr_row *row, const gboolean *good, int column, int needs, pr_diag *diag)
{
  const pr_column *columns = pr_schema[PR_TABLE_POOLS].columns;
  if (good[column] && good[needs] && row->cells[column].given && !row->cells[needs].given)
    pr_error (diag, row->cells[column].pos, _ ("%s needs %s, which is blank"), columns[column].name,
              columns[needs].name);
}

/* Of two shares the first must not be larger than the second. */
static void
check_larger (const pr_row *row, const gboolean *good, int small, int large, pr_diag *diag)
{
  const pr_column *columns = pr_schema[PR_TABLE_POOLS].columns;
  const pr_cell *a = &row->cells[small], *b = &row->cells[large];
  gboolean given = (a->given || small == PR_POOLS_SHARE) && (b->given || large == PR_POOLS_SHARE);
  if (good[small] && good[large] && given && a->v.number > b->v.number)
    pr_error (diag, later_of (row, a, b)->pos, _ ("%s '%s' is more than %s '%s'"),
              columns[small].name, a->text, columns[large].name, b->text);
}

/* A duration that is given lies within bounds. */
static void
check_bounds (const pr_row *row, const gboolean *good, int column, pr_time least,
              const char *bounds, pr_diag *diag)
{
  const pr_cell *cell = &row->cells[column];
  if (good[column] && cell->given && (cell->v.time < least || cell->v.time > PR_DAY))
    pr_error (diag, cell->pos, _ ("%s: '%s' is not within %s"),
              pr_schema[PR_TABLE_POOLS].columns[column].name, cell->text, bounds);
}

/* How officers give their time. */
static void
check_pool (const pr_row *row, const gboolean *good, pr_diag *diag)
{
  const pr_cell *least = &row->cells[PR_POOLS_SHARE_LEAST];
  check_bounds (row, good, PR_POOLS_STRETCH, PR_MINUTE, "1min..24h", diag);
  check_bounds (row, good, PR_POOLS_OVERTIME_MOST, PR_MINUTE, "1min..24h", diag);
  check_needs (row, good, PR_POOLS_OVERTIME_BEYOND, PR_POOLS_OVERTIME_MOST, diag);
  check_needs (row, good, PR_POOLS_OVERTIME_MOST, PR_POOLS_OVERTIME_BEYOND, diag);
  check_needs (row, good, PR_POOLS_SHARE_MOST, PR_POOLS_SHARE_BEYOND, diag);
  check_needs (row, good, PR_POOLS_SHARE_BEYOND, PR_POOLS_SHARE_MOST, diag);
  check_needs (row, good, PR_POOLS_SHARE_LEAST, PR_POOLS_SHARE_MOST, diag);
  check_larger (row, good, PR_POOLS_SHARE, PR_POOLS_SHARE_MOST, diag);
  check_larger (row, good, PR_POOLS_SHARE_LEAST, PR_POOLS_SHARE, diag);
  if (good[PR_POOLS_SHARE_LEAST] && least->given && least->v.number <= 0)
    pr_error (diag, least->pos, _ ("share_least: '%s' is not above 0%%"), least->text);
}

/* Gives the value its type, which depends on the rule's name. */
static void
check_rule (pr_row *row, const gboolean *good, pr_diag *diag)
{
  const pr_cell *rule = &row->cells[PR_RULES_RULE];
  pr_cell *value = &row->cells[PR_RULES_VALUE];
  if (!good[PR_RULES_RULE])
    return;
  int known = pr_find_rule (rule->text);
  if (known >= 0)
    {
      const pr_column *key = &pr_rule_keys[known];
      g_autofree char *why = NULL;
      if (good[PR_RULES_VALUE] && !pr_value_parse (key, value->text, value, &why))
        {
          pr_error (diag, value->pos, "%s: %s", key->name, why);
          pr_diag_facts (diag, value->text, NULL, NULL);
        }
      return;
    }
  const char *names[PR_N_RULES + 1] = { NULL };
  for (gsize i = 0; i < PR_N_RULES; i++)
    names[i] = pr_rule_keys[i].name;
  const char *nearest = pr_nearest (rule->text, names, PR_N_RULES);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  if (nearest != NULL)
    pr_error (diag, rule->pos, _ ("unknown rule '%s'; did you mean '%s'?"), rule->text, nearest);
  else
    pr_error (diag, rule->pos, _ ("unknown rule '%s'; allowed: %s"), rule->text, list);
  pr_diag_facts (diag, rule->text, list, nearest);
}

void
pr_check_row (pr_table_id id, pr_row *row, const gboolean *good, pr_diag *diag)
{
  check_order (id, row, good, diag);
  check_parts (id, row, good, diag);
  switch (id)
    {
    case PR_TABLE_WORKFLOWS:
      check_step (row, good, diag);
      break;
    case PR_TABLE_RULES:
      check_rule (row, good, diag);
      break;
    case PR_TABLE_ABSENCES:
      check_absence (row, good, diag);
      break;
    case PR_TABLE_POOLS:
      check_pool (row, good, diag);
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
