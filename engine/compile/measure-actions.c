/* What measures do: see measures.h. */
#include "compile/measures.h"

#include "scenario/limits.h"

#include <string.h>

#define MOST_EXTRAS 1000000

uint32_t
pr_pool_at (const pr_world *w, uint16_t place, const char *name)
{
  const pr_place *p = &w->places[place];
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    if (strcmp (w->pools[i].name, name) == 0)
      return i;
  return PR_NONE32;
}

void
pr_tell_no_pool (pr_measures_reader *r, gsize row, int column, uint16_t place, const char *name)
{
  pr_compiler *c = r->c;
  const pr_world *w = c->w;
  const char *code = w->places[place].code;
  g_autoptr (pr_names) names = pr_names_new ();
  if (pr_pools_in_error (c) || r->told[row])
    return;
  r->told[row] = 1;
  for (uint32_t i = 0; i < w->places[place].n_pools; i++)
    pr_names_add (names, w->pools[w->places[place].first_pool + i].name);
  g_autofree char *list = pr_list_names ((const char *const *) names->names->pdata,
                                         pr_names_length (names), 8);
  const char *nearest
      = pr_nearest (name, (const char *const *) names->names->pdata, pr_names_length (names));
  if (nearest != NULL)
    pr_fault (c, PR_TABLE_MEASURES, row, column, _ ("%s has no pool '%s'; did you mean '%s'?"),
              code, name, nearest);
  else if (*list != '\0')
    pr_fault (c, PR_TABLE_MEASURES, row, column, _ ("%s has no pool '%s'; it has: %s"), code, name,
              list);
  else
    pr_fault (c, PR_TABLE_MEASURES, row, column, _ ("%s has no pool '%s'; it has none"), code,
              name);
}

static void
add_target (pr_measures_reader *r, uint32_t target)
{
  g_array_append_val (r->targets, target);
}

static void
reinforce (pr_measures_reader *r, gsize row, const pr_action *a, uint16_t place)
{
  uint32_t pool = pr_pool_at (r->c->w, place, a->name);
  if (pool == PR_NONE32)
    {
      pr_tell_no_pool (r, row, PR_MEASURES_ACTION, place, a->name);
      return;
    }
  pr_extra extra = { .n = (uint32_t) a->count, .pool = pool, .measure = r->measures->len };
  add_target (r, r->extras->len);
  g_array_append_val (r->extras, extra);
}

/* All shifts, or the spare one of the pool. */
static void
change_hours (pr_measures_reader *r, gsize row, const pr_action *a, uint16_t place)
{
  const pr_world *w = r->c->w;
  const pr_place *p = &w->places[place];
  bool all = strcmp (a->name, "*") == 0;
  uint32_t pool = all ? PR_NONE32 : pr_pool_at (w, place, a->name);
  if (all)
    for (uint32_t i = 0; i < p->n_shifts; i++)
      add_target (r, p->first_shift + i);
  else if (pool != PR_NONE32)
    add_target (r, w->pools[pool].spare_shift);
  else
    pr_tell_no_pool (r, row, PR_MEASURES_ACTION, place, a->name);
}

/* Overtime of the pool that is watched, or of all. */
static void
stay_on (pr_measures_reader *r, gsize row, uint16_t place)
{
  const pr_world *w = r->c->w;
  const pr_place *p = &w->places[place];
  const pr_cell *named = CELL (r->c, MEASURES, row, POOL);
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    if (!named->given || strcmp (w->pools[i].name, named->text) == 0)
      add_target (r, i);
}

static void
postpone (pr_measures_reader *r, gsize row, const pr_action *a, uint16_t place)
{
  const pr_world *w = r->c->w;
  const pr_place *p = &w->places[place];
  int name = pr_names_find (r->c->activities, a->name);
  if (name < 0)
    {
      if (!r->told[row])
        pr_unknown (r->c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION, PR_REF_ACTIVITY, a->name,
                    (const char *const *) r->c->activities->names->pdata,
                    pr_names_length (r->c->activities));
      r->told[row] = 1;
      return;
    }
  for (uint32_t i = p->first_rehearsal; i < p->first_rehearsal + p->n_rehearsals; i++)
    if (w->rehearsals[i].name == name)
      {
        add_target (r, i);
        return;
      }
  if (!pr_table_in_error (r->c, PR_TABLE_ACTIVITIES))
    PR_TELL (r, row, ACTION, _ ("%s has no activity '%s'"), w->places[place].code, a->name);
}

/* Of procedures, which are the same everywhere. */
static void
prefer (pr_measures_reader *r, gsize row, const pr_action *a)
{
  const pr_world *w = r->c->w;
  if (r->told[row])
    return;
  pr_procedure_selector s
      = pr_procedures_named (r->c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION, a->name);
  for (uint16_t i = 0; i < w->n_procedures && s.force != PR_FORCE_NONE; i++)
    if (pr_procedures_match (&s, &w->procedures[i]) != PR_FORCE_NONE)
      add_target (r, i);
  r->told[row] |= s.force == PR_FORCE_NONE;
}

static void
batch (pr_measures_reader *r, gsize row, const pr_action *a, uint16_t place)
{
  const pr_world *w = r->c->w;
  int role = r->told[row] ? -1
                          : pr_refer_role (r->c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION,
                                           a->name);
  if (role < 0)
    {
      r->told[row] = 1;
      return;
    }
  uint32_t line = w->line_of[(gsize) place * w->n_roles + (gsize) role];
  if (line != PR_NONE32)
    add_target (r, line);
  else
    PR_TELL (r, row, ACTION, _ ("nobody at %s has the role '%s'"), w->places[place].code, a->name);
}

/* People are sent on from units to units. */
static void
redirect (pr_measures_reader *r, gsize row, uint16_t place)
{
  const pr_world *w = r->c->w;
  if (place >= w->n_units)
    PR_TELL (r, row, ACTION, _ ("%s is no unit; people are sent on from one unit to another"),
             w->places[place].code);
  else if (w->near == NULL || w->near[(gsize) place * w->n_near] == PR_NONE16)
    PR_TELL (r, row, ACTION, _ ("there is nowhere to send people of %s: no other unit has coordinates"),
             w->places[place].code);
  else
    {
      double within = 0;
      for (uint8_t i = 0; i < w->n_phases; i++)
        within = MAX (within, w->rules[i].redirect_within);
      double distance = pr_world_distance (w, place, w->near[(gsize) place * w->n_near]);
      if (distance > within)
        PR_TELL (r, row, ACTION,
                 _ ("there is nowhere to send people of %s: the nearest unit is %.1f km away, and "
                    "redirect_within_km is %g"),
                 w->places[place].code, distance, within);
    }
}

void
pr_read_action (pr_measures_reader *r, gsize row, pr_measure *measure)
{
  pr_compiler *c = r->c;
  const pr_action *a = &CELL (c, MEASURES, row, ACTION)->v.action;
  measure->action = a->kind;
  measure->count = (uint32_t) a->count;
  measure->share = a->share;
  measure->overtime = a->overtime;
  measure->calendar = PR_NONE16;
  g_array_set_size (r->targets, 0);
  if (BAD (c, MEASURES, row, ACTION))
    return;
  if (a->kind == PR_ACTION_HOURS)
    {
      int calendar = pr_names_find (c->calendars, a->calendar);
      if (calendar >= 0)
        c->calendars->used->data[calendar] = 1;
      else if (!r->told[row])
        pr_unknown (c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION, PR_REF_CALENDAR, a->calendar,
                    (const char *const *) c->calendars->names->pdata,
                    pr_names_length (c->calendars));
      r->told[row] |= calendar < 0;
      measure->calendar = calendar < 0 ? PR_NONE16 : (uint16_t) calendar;
    }
  if (a->kind == PR_ACTION_PRIORITY)
    prefer (r, row, a);
  for (uint16_t i = 0; i < measure->n_places; i++)
    switch (a->kind)
      {
      case PR_ACTION_REINFORCE:
        reinforce (r, row, a, measure->places[i]);
        break;
      case PR_ACTION_HOURS:
        change_hours (r, row, a, measure->places[i]);
        break;
      case PR_ACTION_REDIRECT:
        redirect (r, row, measure->places[i]);
        break;
      case PR_ACTION_OVERTIME:
        stay_on (r, row, measure->places[i]);
        break;
      case PR_ACTION_PRIORITY:
        break;
      case PR_ACTION_POSTPONE:
        postpone (r, row, a, measure->places[i]);
        break;
      case PR_ACTION_BATCH:
        batch (r, row, a, measure->places[i]);
        break;
      }
  measure->n_targets = r->targets->len;
  measure->targets = g_memdup2 (r->targets->data, r->targets->len * sizeof (uint32_t));
}
