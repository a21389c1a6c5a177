/* Absences: officers who are away, by pool. */
#include "scenario/select.h"

#include "kernel/rng.h"

#include <string.h>

static uint64_t
hash_of (const pr_compiler *c, gsize row, const pr_pool *pool)
{
  uint64_t hash = pr_hash_string (PR_HASH_SEED, c->w->places[pool->place].code);
  hash = pr_hash_string (hash, pool->name);
  hash = pr_hash_string (hash, CELL (c, ABSENCES, row, FROM)->text);
  return pr_hash_finish (pr_hash_string (hash, CELL (c, ABSENCES, row, REASON)->text));
}

static void
add_absence (pr_compiler *c, gsize row, uint32_t pool, pr_time from, pr_time until)
{
  pr_world *w = c->w;
  const pr_cell *delay = CELL (c, ABSENCES, row, DELAY);
  if (w->n_absences % 64 == 0)
    w->absences = g_renew (pr_absence, w->absences, w->n_absences + 64);
  pr_absence *a = &w->absences[w->n_absences++];
  *a = (pr_absence){ .pool = pool,
                     .count = (uint32_t) CELL (c, ABSENCES, row, COUNT)->v.count,
                     .from = from,
                     .until = until,
                     .reason = (pr_away) CELL (c, ABSENCES, row, REASON)->v.choice,
                     .hash = hash_of (c, row, &w->pools[pool]) };
  if (!delay->given)
    return;
  a->delay = g_new (pr_dist, 1);
  pr_dist_copy (a->delay, &delay->v.dist);
}

/* Whether another row for the same time and reason is more particular at the pool. */
static bool
gives_way (const pr_compiler *c, gsize row, const pr_selector *selectors, const pr_pool *pool)
{
  pr_force own = pr_selector_match (c, &selectors[row], pool->place);
  bool any = strcmp (CELL (c, ABSENCES, row, POOL)->text, "*") == 0;
  for (gsize i = 0; i < ROWS (c, ABSENCES); i++)
    {
      const char *name = CELL (c, ABSENCES, i, POOL)->text;
      bool other_any = strcmp (name, "*") == 0;
      if (i == row || selectors[i].force == PR_FORCE_NONE
          || strcmp (CELL (c, ABSENCES, i, FROM)->text, CELL (c, ABSENCES, row, FROM)->text) != 0
          || CELL (c, ABSENCES, i, REASON)->v.choice != CELL (c, ABSENCES, row, REASON)->v.choice
          || (!other_any && strcmp (name, pool->name) != 0))
        continue;
      pr_force force = pr_selector_match (c, &selectors[i], pool->place);
      if (force != PR_FORCE_NONE
          && (any && !other_any ? force >= own : any == other_any && force > own))
        return true;
    }
  return false;
}

static void
read_row (pr_compiler *c, gsize row, const pr_selector *selectors)
{
  const pr_world *w = c->w;
  const pr_cell *from = CELL (c, ABSENCES, row, FROM), *until = CELL (c, ABSENCES, row, UNTIL),
                *name = CELL (c, ABSENCES, row, POOL);
  bool any = strcmp (name->text, "*") == 0, found = false;
  pr_time begin
      = (pr_time) (from->v.instant.day - w->epoch) * PR_DAY + MAX (from->v.instant.clock, 0);
  pr_time end = PR_NEVER;
  if (until->given)
    end = (pr_time) (until->v.instant.day - w->epoch) * PR_DAY
          + (until->v.instant.clock >= 0 ? until->v.instant.clock : PR_DAY);
  if (until->given && !BAD (c, ABSENCES, row, FROM) && end <= begin)
    {
      FAULT (c, ABSENCES, row, UNTIL, _ ("%s is not after %s"), until->text, from->text);
      return;
    }
  if (selectors[row].force == PR_FORCE_NONE || BAD (c, ABSENCES, row, FROM))
    return;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const pr_pool *pool = &w->pools[i];
      if ((!any && strcmp (pool->name, name->text) != 0)
          || pr_selector_match (c, &selectors[row], pool->place) == PR_FORCE_NONE)
        continue;
      found = true;
      if (begin < w->end && !gives_way (c, row, selectors, pool))
        add_absence (c, row, i, begin, end);
    }
  g_autoptr (pr_names) names = pr_names_new ();
  for (uint32_t i = 0; i < w->n_pools && !found; i++)
    pr_names_add (names, w->pools[i].name);
  if (!found && pr_names_find (names, name->text) >= 0)
    FAULT (c, ABSENCES, row, WHERE, _ ("no pool '%s' there"), name->text);
  else if (!found && *name->text != '\0')
    pr_unknown (c, PR_TABLE_ABSENCES, row, PR_ABSENCES_POOL, PR_REF_POOL, name->text,
                (const char *const *) names->names->pdata, pr_names_length (names));
}

void
pr_compile_absences (pr_compiler *c)
{
  gsize n = ROWS (c, ABSENCES);
  g_autofree pr_selector *selectors = g_new0 (pr_selector, n + 1);
  for (gsize row = 0; row < n; row++)
    if (!pr_selector_read (c, PR_TABLE_ABSENCES, row, PR_ABSENCES_WHERE,
                           CELL (c, ABSENCES, row, WHERE)->text, &selectors[row]))
      selectors[row].force = PR_FORCE_NONE;
  for (gsize row = 0; row < n; row++)
    read_row (c, row, selectors);
}
