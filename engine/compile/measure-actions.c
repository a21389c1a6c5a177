/* What measures do: see measures.h. */
#include "compile/measures.h"

#include <string.h>

uint32_t
pr_pool_at (const pr_world *w, uint16_t place, const char *name)
{
  const pr_place *p = &w->places[place];
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    if (strcmp (w->pools[i].name, name) == 0)
      return i;
  return PR_NONE32;
}

/* Reports that a place has no pool of that name. */
static void
tell_no_pool (pr_measures_reader *r, gsize row, int column, uint16_t place, const char *name)
{
  pr_compiler *c = r->c;
  const pr_world *w = c->w;
  const char *code = w->places[place].code;
  g_autoptr (pr_names) names = pr_names_new ();
  if (pr_pools_in_error (c))
    return;
  for (uint32_t i = 0; i < w->places[place].n_pools; i++)
    pr_names_add (names, w->pools[w->places[place].first_pool + i].name);
  g_autofree char *list
      = pr_list_names ((const char *const *) names->names->pdata, pr_names_length (names), 8);
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

bool
pr_pool_fits (pr_measures_reader *r, gsize row, int column, uint16_t place, const char *name,
              bool tell)
{
  if (pr_pool_at (r->c->w, place, name) != PR_NONE32)
    return true;
  if (tell)
    tell_no_pool (r, row, column, place, name);
  return false;
}

static void
add_target (pr_measures_reader *r, uint32_t target)
{
  g_array_append_val (r->targets, target);
}

/* The rehearsal of the activity at the place; PR_NONE32: there is none. */
static uint32_t
rehearsal_at (const pr_compiler *c, uint16_t place, const char *activity)
{
  const pr_place *p = &c->w->places[place];
  int name = pr_names_find (c->activities, activity);
  for (uint32_t i = p->first_rehearsal; i < p->first_rehearsal + p->n_rehearsals; i++)
    if (c->w->rehearsals[i].name == name)
      return i;
  return PR_NONE32;
}

static uint32_t
line_at (const pr_world *w, uint16_t place, const char *role)
{
  int i = pr_role_find (w, role);
  return i >= 0 ? w->line_of[(gsize) place * w->n_roles + (gsize) i] : PR_NONE32;
}

/* People are sent on from units to units that are near enough. */
static bool
redirection_fits (pr_measures_reader *r, gsize row, uint16_t place, bool tell)
{
  pr_compiler *c = r->c;
  const pr_world *w = c->w;
  const char *code = w->places[place].code;
  const uint16_t *near
      = place < w->n_units && w->near != NULL ? &w->near[(gsize) place * w->n_near] : NULL;
  double within = 0;
  for (uint8_t i = 0; i < w->n_phases; i++)
    within = MAX (within, w->rules[i].redirect_within);
  bool any = near != NULL && *near != PR_NONE16;
  if (any && pr_world_distance (w, place, *near) <= within)
    return true;
  if (!tell)
    return false;
  if (place >= w->n_units)
    FAULT (c, MEASURES, row, ACTION,
           _ ("%s is no unit; people are sent on from one unit to another"), code);
  else if (!any)
    FAULT (c, MEASURES, row, ACTION,
           _ ("there is nowhere to send people of %s: no other unit has coordinates"), code);
  else
    FAULT (c, MEASURES, row, ACTION,
           _ ("there is nowhere to send people of %s: the nearest unit is %.1f km away, and "
              "redirect_within_km is %g"),
           code, pr_world_distance (w, place, *near), within);
  return false;
}

bool
pr_action_fits (pr_measures_reader *r, gsize row, uint16_t place, bool tell)
{
  pr_compiler *c = r->c;
  const char *code = c->w->places[place].code;
  const pr_action *a = &CELL (c, MEASURES, row, ACTION)->v.action;
  switch (a->kind)
    {
    case PR_ACTION_HOURS:
      if (strcmp (a->name, "*") == 0)
        return true;
      /* fall through */
    case PR_ACTION_REINFORCE:
      return pr_pool_fits (r, row, PR_MEASURES_ACTION, place, a->name, tell);
    case PR_ACTION_REDIRECT:
      return redirection_fits (r, row, place, tell);
    case PR_ACTION_POSTPONE:
      if (rehearsal_at (c, place, a->name) != PR_NONE32)
        return true;
      if (tell && !pr_table_in_error (c, PR_TABLE_ACTIVITIES))
        FAULT (c, MEASURES, row, ACTION, _ ("%s has no activity '%s'"), code, a->name);
      return false;
    case PR_ACTION_BATCH:
      if (line_at (c->w, place, a->name) != PR_NONE32)
        return true;
      if (tell)
        FAULT (c, MEASURES, row, ACTION, _ ("nobody at %s has the role '%s'"), code, a->name);
      return false;
    case PR_ACTION_OVERTIME:
    case PR_ACTION_PRIORITY:
      break;
    }
  return true;
}

bool
pr_action_known (pr_compiler *c, gsize row)
{
  const pr_action *a = &CELL (c, MEASURES, row, ACTION)->v.action;
  pr_names *names = a->kind == PR_ACTION_HOURS ? c->calendars : c->activities;
  const char *name = a->kind == PR_ACTION_HOURS ? a->calendar : a->name;
  if (BAD (c, MEASURES, row, ACTION))
    return false;
  if (a->kind == PR_ACTION_BATCH)
    return pr_refer_role (c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION, a->name) >= 0;
  if (a->kind == PR_ACTION_PRIORITY)
    return pr_procedures_named (c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION, a->name).force
           != PR_FORCE_NONE;
  if (a->kind != PR_ACTION_HOURS && a->kind != PR_ACTION_POSTPONE)
    return true;
  int i = pr_names_find (names, name);
  if (i >= 0)
    names->used->data[i] = 1;
  else
    pr_unknown (c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION,
                a->kind == PR_ACTION_HOURS ? PR_REF_CALENDAR : PR_REF_ACTIVITY, name,
                (const char *const *) names->names->pdata, pr_names_length (names));
  return i >= 0;
}

static void
reinforce (pr_measures_reader *r, const pr_action *a, uint16_t place)
{
  pr_extra extra = { .n = (uint32_t) a->count,
                     .pool = pr_pool_at (r->c->w, place, a->name),
                     .measure = r->measures->len };
  add_target (r, r->extras->len);
  g_array_append_val (r->extras, extra);
}

/* All shifts, or the spare one of the pool. */
static void
change_hours (pr_measures_reader *r, const pr_action *a, uint16_t place)
{
  const pr_world *w = r->c->w;
  const pr_place *p = &w->places[place];
  if (strcmp (a->name, "*") != 0)
    add_target (r, w->pools[pr_pool_at (w, place, a->name)].spare_shift);
  else
    for (uint32_t i = 0; i < p->n_shifts; i++)
      add_target (r, p->first_shift + i);
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

/* Of procedures, which are the same everywhere. */
static void
prefer (pr_measures_reader *r, gsize row, const pr_action *a)
{
  const pr_world *w = r->c->w;
  pr_procedure_selector s
      = pr_procedures_named (r->c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION, a->name);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    if (pr_procedures_match (&s, &w->procedures[i]) != PR_FORCE_NONE)
      add_target (r, i);
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
  measure->calendar = a->kind == PR_ACTION_HOURS
                          ? (uint16_t) pr_names_find (c->calendars, a->calendar)
                          : PR_NONE16;
  g_array_set_size (r->targets, 0);
  if (a->kind == PR_ACTION_PRIORITY)
    prefer (r, row, a);
  for (uint16_t i = 0; i < measure->n_places; i++)
    switch (a->kind)
      {
      case PR_ACTION_REINFORCE:
        reinforce (r, a, measure->places[i]);
        break;
      case PR_ACTION_HOURS:
        change_hours (r, a, measure->places[i]);
        break;
      case PR_ACTION_OVERTIME:
        stay_on (r, row, measure->places[i]);
        break;
      case PR_ACTION_POSTPONE:
        add_target (r, rehearsal_at (c, measure->places[i], a->name));
        break;
      case PR_ACTION_BATCH:
        add_target (r, line_at (c->w, measure->places[i], a->name));
        break;
      case PR_ACTION_REDIRECT:
      case PR_ACTION_PRIORITY:
        break;
      }
  measure->n_targets = r->targets->len;
  measure->targets = g_memdup2 (r->targets->data, r->targets->len * sizeof (uint32_t));
}
