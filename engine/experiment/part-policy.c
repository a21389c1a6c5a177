/* Part of a policy: see part-policy.h. */
#include "experiment/part-policy.h"

#include <glib.h>

static uint32_t *
renumbered (const uint32_t *list, uint32_t n, const uint32_t *number)
{
  uint32_t *own = g_new (uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++)
    own[i] = number[list[i]];
  return own;
}

/* A shift is found by its first pool, whose spare one it may be. */
static uint32_t *
renumbered_shifts (const pr_measure *m, const pr_world *part, const pr_world *whole,
                   const pr_part_numbers *k)
{
  uint32_t *own = g_new (uint32_t, m->n_targets + 1);
  for (uint32_t i = 0; i < m->n_targets; i++)
    {
      const pr_shift *shift = &whole->shifts[m->targets[i]];
      const pr_pool *pool = &part->pools[k->pool[shift->first_pool]];
      own[i] = shift->spare ? pool->spare_shift : pool->shift;
    }
  return own;
}

/* extra: new numbers of extras. */
static uint32_t *
targets_of (const pr_measure *m, const pr_world *part, const pr_world *whole,
            const pr_part_numbers *k, const uint32_t *extra)
{
  switch (m->action)
    {
    case PR_ACTION_REINFORCE:
      return renumbered (m->targets, m->n_targets, extra);
    case PR_ACTION_HOURS:
      return renumbered_shifts (m, part, whole, k);
    case PR_ACTION_OVERTIME:
      return renumbered (m->targets, m->n_targets, k->pool);
    case PR_ACTION_BATCH:
      return renumbered (m->targets, m->n_targets, k->line);
    case PR_ACTION_REDIRECT:
    case PR_ACTION_PRIORITY:
    case PR_ACTION_POSTPONE:
      break;
    }
  return g_memdup2 (m->targets, m->n_targets * sizeof *m->targets);
}

static void
take_extras (pr_world *part, const pr_world *whole, const pr_part_numbers *k, uint32_t *extra)
{
  const pr_policy *all = whole->policy;
  pr_policy *p = part->policy;
  p->extras = g_new (pr_extra, all->n_extras + 1);
  p->n_extras = p->n_extra_officers = 0;
  for (uint32_t i = 0; i < all->n_extras; i++)
    {
      if (k->place[whole->pools[all->extras[i].pool].place] == PR_NONE16)
        continue;
      pr_extra *e = &p->extras[p->n_extras];
      *e = all->extras[i];
      e->pool = k->pool[e->pool];
      e->first = p->n_extra_officers;
      if (p->n_extras == 0 || e[-1].pool != e->pool)
        part->pools[e->pool].first_extra = e->first;
      p->n_extra_officers += e->n;
      extra[i] = p->n_extras++;
    }
}

static void
take_measure (pr_measure *m, const pr_world *part, const pr_world *whole, const pr_part_numbers *k,
              const uint32_t *extra)
{
  uint16_t *places = g_new (uint16_t, m->n_places);
  for (uint16_t i = 0; i < m->n_places; i++)
    places[i] = k->place[m->places[i]];
  m->places = places;
  m->pools = renumbered (m->pools, m->n_pools, k->pool);
  m->things = renumbered (m->things, m->n_things, k->thing);
  m->targets = targets_of (m, part, whole, k, extra);
}

uint32_t *
pr_part_policy_take (pr_world *part, const pr_world *whole, const pr_part_numbers *numbers)
{
  const pr_policy *all = whole->policy;
  if (all == NULL)
    return NULL;
  pr_policy *p = part->policy = g_memdup2 (all, sizeof *all);
  g_autofree uint32_t *extra = g_new (uint32_t, all->n_extras + 1);
  uint32_t *measure = g_new (uint32_t, all->n_measures + 1);
  take_extras (part, whole, numbers, extra);
  p->measures = g_new (pr_measure, all->n_measures + 1);
  p->n_measures = 0;
  for (uint32_t i = 0; i < all->n_measures; i++)
    {
      if (numbers->place[all->measures[i].places[0]] == PR_NONE16)
        continue;
      measure[p->n_measures] = i;
      p->measures[p->n_measures] = all->measures[i];
      take_measure (&p->measures[p->n_measures++], part, whole, numbers, extra);
    }
  return measure;
}

void
pr_part_policy_free (pr_policy *p)
{
  for (uint32_t i = 0; p != NULL && i < p->n_measures; i++)
    {
      g_free (p->measures[i].places);
      g_free (p->measures[i].pools);
      g_free (p->measures[i].things);
      g_free (p->measures[i].targets);
    }
  if (p != NULL)
    {
      g_free (p->measures);
      g_free (p->extras);
    }
  g_free (p);
}
