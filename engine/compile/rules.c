/* Rules of law and of the offices: the values of rules.csv, which the reader has checked. */
#include "compile/compiler.h"

#include "scenario/value.h"

#include <math.h>
#include <string.h>

static void
set_legal_calendar (pr_compiler *c, gsize row, pr_rules *r, const char *name)
{
  if (CELL (c, RULES, row, FROM)->given)
    FAULT (c, RULES, row, FROM, _ ("the legal calendar does not change; leave from blank"));
  int i = pr_names_find (c->calendars, name);
  if (i < 0)
    {
      pr_unknown (c, PR_TABLE_RULES, row, PR_RULES_VALUE, PR_REF_CALENDAR, name,
                  (const char *const *) c->calendars->names->pdata, pr_names_length (c->calendars));
      return;
    }
  c->calendars->used->data[i] = 1;
  r->legal_calendar = (uint16_t) i;
}

static void
set_rule (pr_compiler *c, gsize row, pr_rules *r, pr_rule_id rule, const pr_cell *value)
{
  switch (rule)
    {
    case PR_RULE_LEGAL_CALENDAR:
      set_legal_calendar (c, row, r, value->text);
      break;
    case PR_RULE_SAME_DAY_CUTOFF:
      r->same_day_cutoff = value->v.time;
      break;
    case PR_RULE_TRANSFER_CUTOFF:
      r->transfer_cutoff = value->v.time;
      break;
    case PR_RULE_SUPPLEMENT_CLOCK:
      r->supplement_restarts = value->v.choice == PR_SUPPLEMENT_RESTART;
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

static void
set_defaults (pr_compiler *c, pr_rules *r)
{
  *r = (pr_rules){ .legal_calendar = PR_NONE16,
                   .redirect_beyond = INFINITY,
                   .tests_until = PR_NEVER,
                   .signing_role = PR_NONE16 };
  for (int i = 0; i < PR_N_RULES; i++)
    {
      pr_cell value = { 0 };
      g_autofree char *why = NULL;
      if (pr_rule_keys[i].blank == NULL)
        continue;
      bool good = pr_value_parse (&pr_rule_keys[i], pr_rule_keys[i].blank, &value, &why);
      g_assert (good);
      set_rule (c, 0, r, (pr_rule_id) i, &value);
    }
}

/* Whether another row gives the same rule, in force at that time and from a later date. */
static bool
replaced (const pr_compiler *c, gsize row, pr_time now)
{
  pr_time own = pr_begins (c, CELL (c, RULES, row, FROM));
  pr_day day = CELL (c, RULES, row, FROM)->given ? CELL (c, RULES, row, FROM)->v.day : INT32_MIN;
  for (gsize i = 0; i < ROWS (c, RULES); i++)
    {
      const pr_cell *from = CELL (c, RULES, i, FROM);
      if (strcmp (CELL (c, RULES, i, RULE)->text, CELL (c, RULES, row, RULE)->text) == 0
          && from->given && pr_begins (c, from) <= now && pr_begins (c, from) >= own
          && from->v.day > day)
        return true;
    }
  return false;
}

static void
read_rules (pr_compiler *c, pr_rules *r, pr_time now)
{
  for (gsize row = 0; row < ROWS (c, RULES); row++)
    {
      int rule = pr_find_rule (CELL (c, RULES, row, RULE)->text);
      pr_cell value = *CELL (c, RULES, row, VALUE);
      g_autofree char *why = NULL;
      if (rule >= 0 && *value.text != '\0' && pr_begins (c, CELL (c, RULES, row, FROM)) <= now
          && !replaced (c, row, now)
          && pr_value_parse (&pr_rule_keys[rule], value.text, &value, &why))
        set_rule (c, row, r, (pr_rule_id) rule, &value);
    }
}

static void
check_rule (pr_compiler *c, gsize row)
{
  int rule = pr_find_rule (CELL (c, RULES, row, RULE)->text);
  pr_cell value = *CELL (c, RULES, row, VALUE);
  g_autofree char *why = NULL;
  if (rule < 0 || !pr_value_parse (&pr_rule_keys[rule], value.text, &value, &why))
    return;
  if (rule == PR_RULE_VISITOR_RETURN && value.v.number > 0 && pr_legal_calendar_missing (c))
    FAULT (c, RULES, row, VALUE,
           _ ("who leaves comes back on the next working day: the rule 'legal_calendar' is "
              "needed"));
  if (rule == PR_RULE_PORTAL_TO_COUNTER && value.v.number > 0 && pr_legal_calendar_missing (c))
    FAULT (c, RULES, row, VALUE,
           _ ("who comes to the counter does so on the next working day: the rule "
              "'legal_calendar' is needed"));
  if (rule == PR_RULE_PORTAL_RETRY && value.v.time < PR_MINUTE)
    FAULT (c, RULES, row, VALUE, _ ("%s is less than a minute"), value.text);
}

void
pr_compile_rules (pr_compiler *c)
{
  pr_world *w = c->w;
  w->rules = g_new0 (pr_rules, w->n_phases);
  for (uint8_t k = 0; k < w->n_phases; k++)
    {
      set_defaults (c, &w->rules[k]);
      read_rules (c, &w->rules[k], w->phase_at[k]);
    }
  for (gsize row = 0; row < ROWS (c, RULES); row++)
    check_rule (c, row);
}

/* Sets the roles that rules name, once the roles are known. */
void
pr_compile_signing (pr_compiler *c)
{
  pr_world *w = c->w;
  for (gsize row = 0; row < ROWS (c, RULES); row++)
    {
      const pr_cell *value = CELL (c, RULES, row, VALUE);
      if (pr_find_rule (CELL (c, RULES, row, RULE)->text) != PR_RULE_SIGNING_ROLE)
        continue;
      int role = pr_refer_role (c, PR_TABLE_RULES, row, PR_RULES_VALUE, value->text);
      for (uint8_t k = 0; k < w->n_phases && role >= 0; k++)
        if (pr_begins (c, CELL (c, RULES, row, FROM)) <= w->phase_at[k]
            && !replaced (c, row, w->phase_at[k]))
          w->rules[k].signing_role = (uint16_t) role;
    }
}

bool
pr_legal_calendar_missing (const pr_compiler *c)
{
  for (gsize i = 0; i < ROWS (c, RULES); i++)
    if (strcmp (CELL (c, RULES, i, RULE)->text, pr_rule_keys[PR_RULE_LEGAL_CALENDAR].name) == 0)
      return false;
  return !pr_table_in_error (c, PR_TABLE_RULES); /* an error there may hide the rule */
}
