/* Plenty of officers, and what is in the way besides: see staff-search.h. */
#include "experiment/staff-search.h"

#include "experiment/staffed.h"

/* The officers of the pool in the scenario, at the time when there are the most. */
static uint32_t
most_of (const pr_world *w, uint32_t pool)
{
  uint32_t now = w->pools[pool].count;
  return w->later != NULL ? MAX (now, w->later->pools[pool].count) : now;
}

/* Whether what `after` misses most is nearer than before, by more than its half-width. */
static bool
is_nearer (const pr_staff_search *s, const pr_outcome *before, const pr_outcome *after)
{
  const pr_staff_miss worst = pr_staff_worst_miss (s, after);
  double mean = pr_staff_missing (s, after, &worst, false),
         half_width = pr_staff_missing (s, after, &worst, true) - mean;
  return pr_staff_missing (s, before, &worst, false) - mean > half_width;
}

/* The scenario with plenty of officers wherever officers may be added: those there are, or that the
 * rough-cut load asks for, doubled so many times; if `all`, those there are once at the other
 * places, too. Pools without anybody stay so: a post that is not there is not the search's to make.
 */
static pr_world *
plenty_new (const pr_staff_search *s, uint32_t doublings, bool all)
{
  const pr_staff_plan *p = s->plan;
  g_autofree uint32_t *count = g_new (uint32_t, s->world->n_pools + 1);
  for (uint32_t i = 0; i < s->world->n_pools; i++)
    {
      bool grows = pr_staff_may_grow (s, i);
      uint32_t there = most_of (s->world, i), times = grows ? doublings : all,
               most = grows ? MAX (there, MAX (p->least[i], p->least_later[i])) : there;
      count[i] = s->world->pools[i].count;
      if (p->count[i] > 0 && times > 0)
        count[i] += ((2 * most + PR_STAFF_PLENTY) << (times - 1)) - there;
    }
  return pr_staffed_new (s->world, count);
}

static void
drop_plenty (pr_staff_plan *p)
{
  g_clear_pointer (&p->plenty, pr_outcome_free);
  g_clear_pointer (&p->plenty_world, pr_staffed_free);
}

bool
pr_staff_try_plenty (pr_staff_search *s)
{
  pr_staff_plan *p = s->plan;
  s->aim = PR_STAFF_TRYING_PLENTY;
  for (bool nearer = true; nearer && p->doublings < PR_STAFF_DOUBLINGS;)
    {
      pr_world *w = plenty_new (s, ++p->doublings, false);
      pr_outcome *outcome = pr_staff_simulate (s, w, s->o->many);
      if (outcome != NULL)
        nearer = p->plenty == NULL || is_nearer (s, p->plenty, outcome);
      drop_plenty (p);
      p->plenty = outcome;
      p->plenty_world = w;
      if (outcome == NULL)
        return false;
      p->least_shortfall = pr_staff_shortfall (s, outcome, true);
      if (p->least_shortfall == 0)
        {
          drop_plenty (p);
          return true;
        }
    }
  s->out_of_reach = true;
  p->hopeless = pr_staff_shortfall (s, p->plenty, false) > 0;
  s->least = pr_staff_on_few (s, p->plenty, true);
  pr_staff_tell (s, p->plenty_world);
  return true;
}

/* What does the goal come to with plenty of officers and without the limit? False after an
 * error. */
static bool
try_without (pr_staff_search *s, pr_staff_limit limit)
{
  pr_staff_plan *p = s->plan;
  bool elsewhere = limit == PR_STAFF_ELSEWHERE;
  if (elsewhere ? p->at == NULL : !pr_staff_has_limit (s->world, limit))
    return true;
  pr_world *w = elsewhere ? plenty_new (s, p->doublings, true)
                          : pr_staff_unlimited (p->plenty_world, limit);
  const char *const names[PR_STAFF_N_LIMITS] = { "", "-outages", "-readiness", "-absences" };
  g_autoptr (pr_outcome) outcome = pr_staff_simulate_without (s, w, s->o->many, names[limit]);
  bool good = outcome != NULL;
  if (good && pr_staff_shortfall (s, outcome, true) == 0)
    p->without[limit] = PR_STAFF_HOLDS;
  else if (good && is_nearer (s, p->plenty, outcome))
    p->without[limit] = PR_STAFF_NEARER;
  g_clear_pointer (&outcome, pr_outcome_free);
  if (elsewhere)
    pr_staffed_free (w);
  else
    pr_staff_unlimited_free (w);
  return good;
}

bool
pr_staff_try_limits (pr_staff_search *s)
{
  bool good = true;
  s->aim = PR_STAFF_TRYING_LIMITS;
  for (int limit = 0; limit < PR_STAFF_N_LIMITS && good && s->out_of_reach; limit++)
    good = try_without (s, (pr_staff_limit) limit);
  return good;
}
