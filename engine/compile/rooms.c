/* Rooms: warns about those where nobody waits, as papers need no place. */
#include "compile/select.h"

#include <math.h>
#include <string.h>

/* Whether people wait for an officer of the pool. */
static bool
has_people (const pr_world *w, const pr_pool *pool, const guint8 *met)
{
  for (uint16_t i = 0; i < pool->n_lines; i++)
    if (met[w->lines[pool->lines[i]].role + (gsize) pool->place * w->n_roles])
      return true;
  return false;
}

static void
check_room (pr_compiler *c, gsize row, const guint8 *met)
{
  const pr_world *w = c->w;
  pr_selector s;
  bool any = false, people = false;
  if (!pr_selector_read (c, PR_TABLE_POOLS, row, PR_POOLS_WHERE, CELL (c, POOLS, row, WHERE)->text,
                         &s))
    return;
  for (uint32_t i = 0; i < w->n_pools && !people; i++)
    {
      const pr_pool *pool = &w->pools[i];
      if (strcmp (pool->name, CELL (c, POOLS, row, POOL)->text) != 0
          || pr_selector_match (c, &s, pool->place) == PR_FORCE_NONE)
        continue;
      any = true;
      people = has_people (w, pool, met);
    }
  if (any && !people)
    CAUTION (
        c, POOLS, row, ROOM,
        _ ("this has no effect: only papers wait for these officers, and papers need no room"));
}

/* People who are sent on by a crowded centre may come to any unit. */
static void
spread (const pr_world *w, guint8 *met)
{
  bool sent = false;
  for (uint8_t i = 0; i < w->n_phases; i++)
    sent |= isfinite (w->rules[i].redirect_beyond);
  for (uint16_t role = 0; role < w->n_roles && sent; role++)
    {
      bool any = false;
      for (uint16_t p = 0; p < w->n_units; p++)
        any |= met[(gsize) p * w->n_roles + role];
      for (uint16_t p = 0; p < w->n_units && any; p++)
        met[(gsize) p * w->n_roles + role] = 1;
    }
}

void
pr_check_rooms (pr_compiler *c, guint8 *met)
{
  if (pr_diag_errors (c->diag) > 0 || !c->w->has_rooms || c->t->cut_short)
    return;
  spread (c->w, met);
  for (gsize i = 0; i < ROWS (c, POOLS); i++)
    if (CELL (c, POOLS, i, ROOM)->given)
      check_room (c, i, met);
}
