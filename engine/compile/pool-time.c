/* Pool time: stretches, shares that give way, overtime. What a row must not say is in
 * scenario/check-row.c. */
#include "compile/compiler.h"

#include "kernel/rng.h"

/* Whether some measure may give pools other hours. */
static bool
hours_may_change (const pr_compiler *c)
{
  for (gsize row = 0; row < ROWS (c, MEASURES); row++)
    if (CELL (c, MEASURES, row, ACTION)->v.action.kind == PR_ACTION_HOURS)
      return true;
  return false;
}

void
pr_check_pool_time (pr_compiler *c, gsize row, int calendar)
{
  bool always = calendar >= 0 && c->w->calendars != NULL && c->w->calendars[calendar]->always;
  if (CELL (c, POOLS, row, STRETCH)->given && CELL (c, POOLS, row, SHARE)->v.number >= 1)
    CAUTION (c, POOLS, row, STRETCH,
             _ ("this has no effect: all of these officers' time is for dossiers"));
  if (CELL (c, POOLS, row, OVERTIME_MOST)->given && always && !hours_may_change (c))
    CAUTION (c, POOLS, row, OVERTIME_MOST,
             _ ("this has no effect: the calendar '%s' is always open, and nobody closes"),
             CELL (c, POOLS, row, CALENDAR)->text);
}

pr_pool_time
pr_pool_time_of (const pr_compiler *c, gsize row, const char *place)
{
  const pr_cell *most = CELL (c, POOLS, row, SHARE_MOST),
                *least = CELL (c, POOLS, row, SHARE_LEAST);
  double share = CELL (c, POOLS, row, SHARE)->v.number;
  pr_pool_time t = { .overtime_beyond = CELL (c, POOLS, row, OVERTIME_BEYOND)->v.number,
                     .overtime_most = CELL (c, POOLS, row, OVERTIME_MOST)->v.time };
  if (share < 1) /* else there is no other work */
    t.stretch = CELL (c, POOLS, row, STRETCH)->v.time;
  if (most->given && most->v.number > share)
    {
      t.most = most->v.number;
      t.beyond = CELL (c, POOLS, row, SHARE_BEYOND)->v.number;
      t.least = least->given ? least->v.number : share;
    }
  uint64_t hash = pr_hash_string (PR_HASH_SEED, place);
  t.hash = pr_hash_finish (pr_hash_string (hash, CELL (c, POOLS, row, POOL)->text));
  return t;
}
