/* Moves of posts, with a fixed total: see staff-search.h. */
#include "experiment/staff-search.h"

#include "experiment/staffed.h"

#include <string.h>

/* A move of a post, and what it comes to. */
typedef struct {
  uint32_t from, to; /* PR_NONE32: none */
  double shortfall;
  double expected; /* by how much the mean misses what the plan before misses most; < 0: exceeds */
} move;

/* Whether a move promises more than another. */
static bool
is_better (const move *a, const move *b)
{
  return a->expected != b->expected ? a->expected < b->expected : a->shortfall < b->shortfall;
}

static void
make_move (pr_staff_search *s, const move *m)
{
  s->plan->count[m->to]++;
  s->plan->count[m->from]--;
}

/* False after an error. */
static bool
try_move (pr_staff_search *s, move *m, const pr_staff_miss *worst)
{
  const move back = { .from = m->to, .to = m->from };
  make_move (s, m);
  pr_world *w = pr_staffed_new (s->world, s->plan->count);
  g_autoptr (pr_outcome) outcome = pr_staff_simulate (s, w, s->o->many);
  make_move (s, &back);
  if (outcome != NULL)
    {
      m->shortfall = pr_staff_shortfall (s, outcome, true);
      m->expected = pr_staff_missing (s, outcome, worst, false);
    }
  bool good = outcome != NULL;
  g_clear_pointer (&outcome, pr_outcome_free);
  pr_staffed_free (w);
  return good;
}

/* Tries to move a post to one of the fullest pools from the emptiest of its name that can spare
 * somebody, and makes the best move, if it comes nearer to the goal. Where none does and `patient`,
 * the one from which what is missed most may expect most: the next may lower the variance again.
 * False when there is none, or after an error. */
static bool
move_post (pr_staff_search *s, const pr_staff_rank *list, uint32_t n, bool patient)
{
  pr_staff_plan *p = s->plan;
  const pr_staff_miss worst = pr_staff_worst_miss (s, p->outcome);
  move best = { .to = PR_NONE32, .shortfall = p->shortfall };
  move towards = { .to = PR_NONE32, .expected = pr_staff_missing (s, p->outcome, &worst, false) };
  for (uint32_t k = 0, tried = 0; k < n && list[k].score > 0 && tried < PR_STAFF_TRIED; k++)
    for (uint32_t j = n; j-- > k + 1 && pr_staff_may_grow (s, list[k].pool);)
      {
        const pr_pool *full = &s->world->pools[list[k].pool],
                      *empty = &s->world->pools[list[j].pool];
        if (strcmp (full->name, empty->name) != 0 || p->count[list[j].pool] <= empty->least)
          continue;
        move m = { .from = list[j].pool, .to = list[k].pool };
        if (!try_move (s, &m, &worst))
          return false;
        if (m.shortfall < best.shortfall)
          best = m;
        if (m.expected < towards.expected || (towards.to != PR_NONE32 && is_better (&m, &towards)))
          towards = m;
        tried++;
        break;
      }
  if (best.to == PR_NONE32 && patient)
    best = towards;
  if (best.to == PR_NONE32)
    return false;
  make_move (s, &best);
  return pr_staff_take (s, s->o->many);
}

bool
pr_staff_move_posts (pr_staff_search *s)
{
  GError **error = s->error;
  pr_staff_plan *p = s->plan;
  size_t size = s->world->n_pools * sizeof *p->count;
  g_autofree uint32_t *best = g_memdup2 (p->count, size);
  double least = p->shortfall;
  s->aim = PR_STAFF_MOVING;
  uint32_t stalled = 0; /* moves since then */
  for (uint32_t moved = 0; moved < s->o->most && p->shortfall > 0; moved++)
    {
      uint32_t n;
      g_autofree pr_staff_rank *list = pr_staff_by_waiting (s, &n);
      if (!move_post (s, list, n, stalled < PR_STAFF_PATIENCE))
        break;
      stalled++;
      if (p->shortfall >= least)
        continue;
      least = p->shortfall;
      stalled = 0;
      memcpy (best, p->count, size);
    }
  if (*error != NULL || stalled == 0)
    return *error == NULL;
  memcpy (p->count, best, size);
  return pr_staff_take (s, s->o->many);
}
