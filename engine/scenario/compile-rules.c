/* Rules of law and of the house: the values of rules.csv, which the reader has checked. */
#include "scenario/compiler.h"

#include "scenario/value.h"

#include <math.h>
#include <string.h>

static int
find_rule (const char *name)
{
  for (int i = 0; i < PR_N_RULES; i++)
    if (strcmp (pr_rule_keys[i].name, name) == 0)
      return i;
  return -1;
}

static void
set_legal_calendar (pr_compiler *c, gsize row, const char *name)
{
  int i = pr_names_find (c->calendars, name);
  if (i < 0)
    {
      pr_unknown (c, PR_TABLE_RULES, row, PR_RULES_VALUE, PR_REF_CALENDAR, name,
                  (const char *const *) c->calendars->names->pdata, pr_names_length (c->calendars));
      return;
    }
  c->calendars->used->data[i] = 1;
  c->w->rules[0].legal_calendar = (uint16_t) i;
}

static void
set_rule (pr_compiler *c, gsize row, pr_rule_id rule, const pr_cell *value)
{
  pr_rules *r = &c->w->rules[0];
  switch (rule)
    {
    case PR_RULE_LEGAL_CALENDAR:
      set_legal_calendar (c, row, value->text);
      break;
    case PR_RULE_SAME_DAY_CUTOFF:
      r->same_day_cutoff = value->v.time;
      break;
    case PR_RULE_TRANSFER_CUTOFF:
      r->transfer_cutoff = value->v.time;
      break;
    case PR_RULE_SUPPLEMENT_CLOCK:
      r->supplement_restarts = value->v.choice == 0;
      break;
    case PR_RULE_APOLOGY_EXTENSION:
      r->apology_extension = (int32_t) value->v.count;
      break;
    case PR_RULE_TICKET_CUTOFF:
      r->ticket_cutoff = value->v.time;
      break;
    case PR_RULE_VISITOR_OVERTIME:
      r->visitor_overtime = value->v.time;
      break;
    case PR_RULE_VISITOR_RETURN:
      r->visitor_return = value->v.number;
      break;
    case PR_RULE_REDIRECT_BEYOND:
      r->redirect_beyond = value->v.number;
      break;
    case PR_RULE_REDIRECT_WITHIN:
      r->redirect_within = value->v.number;
      break;
    case PR_RULE_REDIRECT_SHARE:
      r->redirect_share = value->v.number;
      break;
    case PR_RULE_REDIRECT_SPEED:
      r->redirect_speed = value->v.number;
      break;
    case PR_RULE_TESTS_UNTIL:
      r->tests_until = (pr_time) (value->v.day - c->w->epoch + 1) * PR_DAY;
      break;
    case PR_RULE_PORTAL_RETRY:
      r->portal_retry = value->v.time;
      break;
    case PR_RULE_PORTAL_TO_COUNTER:
      r->portal_to_counter = value->v.number;
      break;
    case PR_RULE_SIGNING_ROLE: /* when the roles are known */
    case PR_N_RULES:
      break;
    }
}

void
pr_compile_rules (pr_compiler *c)
{
  c->w->n_phases = 1;
  c->w->phase_at = g_new (pr_time, 1);
  c->w->phase_at[0] = INT64_MIN;
  c->w->rules = g_new0 (pr_rules, 1);
  c->w->rules[0] = (pr_rules){ .legal_calendar = PR_NONE16,
                               .redirect_beyond = INFINITY,
                               .tests_until = PR_NEVER,
                               .signing_role = PR_NONE16 };
  for (int i = 0; i < PR_N_RULES; i++)
    {
      pr_cell value = { 0 };
      g_autofree char *why = NULL;
      if (pr_rule_keys[i].def == NULL)
        continue;
      bool good = pr_value_parse (&pr_rule_keys[i], pr_rule_keys[i].def, &value, &why);
      g_assert (good);
      set_rule (c, 0, (pr_rule_id) i, &value);
    }
  for (gsize row = 0; row < ROWS (c, RULES); row++)
    {
      int rule = find_rule (CELL (c, RULES, row, RULE)->text);
      pr_cell value = *CELL (c, RULES, row, VALUE);
      g_autofree char *why = NULL;
      if (rule >= 0 && *value.text != '\0'
          && pr_value_parse (&pr_rule_keys[rule], value.text, &value, &why))
        set_rule (c, row, (pr_rule_id) rule, &value);
      if (rule == PR_RULE_VISITOR_RETURN && c->w->rules[0].visitor_return > 0
          && pr_legal_calendar_missing (c))
        FAULT (c, RULES, row, VALUE,
               _ ("who leaves comes back on the next working day: the rule 'legal_calendar' is "
                  "needed"));
    }
}

bool
pr_legal_calendar_missing (const pr_compiler *c)
{
  for (gsize i = 0; i < ROWS (c, RULES); i++)
    if (strcmp (CELL (c, RULES, i, RULE)->text, pr_rule_keys[PR_RULE_LEGAL_CALENDAR].name) == 0)
      return false;
  return !pr_table_in_error (c, PR_TABLE_RULES); /* which may be what hides it */
}
