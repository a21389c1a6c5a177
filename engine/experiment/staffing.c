#include "experiment/staffing.h"

#include "experiment/staff-least.h"
#include "experiment/staff-search.h"
#include "experiment/staffed.h"
#include "kernel/i18n.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define HARDLY 0.002 /* part of it that is no help where the goal is out of reach */
/* Part of the shortfall that an officer must take away to be one of several. */
#define CLEARLY 0.02

/* clang-format off */
G_DEFINE_QUARK (pr-staff-error-quark, pr_staff_error)
/* clang-format on */

/* The shortfall of the scenario as it is; NaN after an error. */
static double
try_as_it_is (pr_staff_search *s)
{
  pr_outcome *outcome = pr_staff_simulate (s, (pr_world *) s->world, s->o->many);
  double x = NAN;
  const pr_results r = { s->o->tables, s->world, outcome };
  g_autofree char *obstacle = outcome != NULL ? pr_goal_obstacle (s->o->goal, &r) : NULL;
  if (obstacle != NULL)
    g_set_error_literal (s->error, PR_STAFF_ERROR, PR_STAFF_ERROR_GOAL, obstacle);
  else if (outcome != NULL)
    x = pr_staff_shortfall (s, outcome, true);
  s->plan->as_it_is = outcome;
  return x;
}

/* What an officer of the pool costs for the window, absences apart; NaN: nobody knows. */
static double
price (const pr_world *w, uint32_t pool)
{
  if (w->costs == NULL)
    return NAN;
  pr_time open = pr_cal_work_between (pr_world_calendar (w, pool), w->start, w->end);
  return (double) open * w->pools[pool].share * w->costs->officer_hour[pool];
}

/* Gives `each` officers to each candidate with whom the plan comes clearly nearer to the goal: they
 * seldom stand in for one another, and who is not needed is taken away later. To the best one in
 * any case: it may need several. The number added, 0 after an error. */
static uint32_t
add_to_candidates (pr_staff_search *s, const pr_staff_rank *list, uint32_t n, uint32_t each,
                   uint32_t most)
{
  bool sure = s->out_of_reach;
  double now = pr_staff_on_few (s, s->plan->outcome, sure), x[PR_STAFF_TRIED];
  each = MIN (each, most);
  uint32_t tried = MIN (n, PR_STAFF_TRIED), best = 0, added = 0;
  for (uint32_t k = 0; k < tried; k++)
    {
      s->plan->count[list[k].pool] += each;
      x[k] = pr_staff_try (s, s->plan->count, s->o->few, sure);
      s->plan->count[list[k].pool] -= each;
      if (isnan (x[k]))
        return 0;
      if (x[k] < x[best]
          || (x[k] == x[best]
              && price (s->world, list[best].pool) > price (s->world, list[k].pool)))
        best = k;
    }
  for (uint32_t k = 0; k < tried && added < most; k++)
    if (k == best || x[k] < (1 - CLEARLY) * now)
      {
        uint32_t more = MIN (each, most - added);
        s->plan->count[list[k].pool] += more;
        added += more;
      }
  return added;
}

/* Out of reach, and all that staff can do is done. */
static bool
is_spent (const pr_staff_search *s, uint32_t stalled)
{
  double shortfall = s->plan->shortfall;
  return s->out_of_reach
         && (stalled >= PR_STAFF_PATIENCE || shortfall - s->least <= HARDLY * shortfall);
}

static void
fail_nobody (pr_staff_search *s)
{
  g_set_error (s->error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("nothing waits for any pool: officers do not help to reach this goal"));
}

/* Officers where they help, until the goal holds; `added` are there already. */
static bool
add_officers (pr_staff_search *s, uint32_t added)
{
  uint32_t stalled = 0, n_trial = s->out_of_reach ? s->o->few : s->o->many;
  s->aim = PR_STAFF_ADDING;
  if (s->out_of_reach && !pr_staff_take (s, n_trial))
    return false;
  for (uint32_t round = 0; s->plan->shortfall > 0 && added < s->o->most && !is_spent (s, stalled);
       round++)
    {
      uint32_t n;
      double before = s->plan->shortfall;
      g_autofree pr_staff_rank *list = pr_staff_by_waiting (s, &n);
      if (n == 0 && s->out_of_reach)
        return true;
      if (n == 0)
        {
          fail_nobody (s);
          return false;
        }
      uint32_t each = 1u << CLAMP (round, 1, 20) >> 1,
               more = add_to_candidates (s, list, n, each, s->o->most - added);
      if (more == 0 || !pr_staff_take (s, n_trial))
        return false;
      added += more;
      stalled = s->plan->shortfall < (1 - HARDLY) * before ? 0 : stalled + 1;
    }
  return true;
}

/* [n_pools] The dearest officers first, then those of whom it is not known. Free with g_free. */
static pr_staff_rank *
by_cost (const pr_world *w)
{
  pr_staff_rank *list = g_new (pr_staff_rank, w->n_pools + 1);
  for (uint32_t i = 0; i < w->n_pools; i++)
    list[i] = (pr_staff_rank){ i, fmax (price (w, i), -1) };
  pr_staff_rank_sort (list, w->n_pools);
  return list;
}

/* Takes away officers of the pool who were added: half of them, and if they are needed half of
 * these. Whether some are gone is put into *changed; false after an error. */
static bool
spare (pr_staff_search *s, uint32_t pool, double most, bool *changed)
{
  pr_staff_plan *p = s->plan;
  bool missed = p->shortfall > 0;
  uint32_t was = s->world->pools[pool].count, added = p->count[pool] - MIN (p->count[pool], was);
  for (uint32_t step = (added + 1) / 2; step > 0 && p->count[pool] > was;)
    {
      step = MIN (step, p->count[pool] - was);
      p->count[pool] -= step;
      double x = s->out_of_reach ? pr_staff_try (s, p->count, s->o->few, true)
                 : missed        ? pr_staff_try (s, p->count, s->o->many, true)
                                 : pr_staff_judge (s, p->count);
      if (isnan (x))
        return false;
      if (x <= most)
        {
          *changed = true;
          continue;
        }
      p->count[pool] += step;
      step /= 2;
    }
  return true;
}

/* Takes away what is not needed: each officer who was added, while the goal holds without or, where
 * it is missed, while it is not missed by more. */
static bool
prune (pr_staff_search *s)
{
  pr_staff_plan *p = s->plan;
  bool changed = true;
  g_autofree pr_staff_rank *pools = by_cost (s->world);
  double most = s->out_of_reach ? (1 + HARDLY) * p->shortfall : p->shortfall;
  s->aim = PR_STAFF_SPARING;
  while (changed)
    {
      changed = false;
      for (uint32_t k = 0; k < s->world->n_pools; k++)
        if (!spare (s, pools[k].pool, most, &changed))
          return false;
    }
  return pr_staff_take (s, s->o->many);
}

static uint32_t
officers_added (const pr_staff_search *s)
{
  uint32_t added = 0;
  for (uint32_t i = 0; i < s->world->n_pools; i++)
    added += s->plan->count[i] - s->world->pools[i].count;
  return added;
}

/* As long as those who do not help made room for others, and these helped. */
static bool
search_more (pr_staff_search *s, uint32_t added)
{
  for (double before = INFINITY;; added = officers_added (s))
    {
      if (!add_officers (s, added) || !prune (s))
        return false;
      double now = s->plan->shortfall;
      if (now == 0 || now >= before || s->out_of_reach || officers_added (s) >= s->o->most)
        return true;
      before = now;
    }
}

/* Every pool can do what it is offered, by the rough-cut load, as far as officers may be added; how
 * many that took. */
static uint32_t
rough_cut (pr_staff_search *s)
{
  uint32_t added = 0;
  pr_staff_plan *p = s->plan;
  pr_staff_find_least (s->world, p->least, p->least_later);
  for (uint32_t i = 0; i < s->world->n_pools; i++)
    {
      p->count[i] = s->world->pools[i].count;
      /* A goal that holds as it is asks for nobody, whatever the load. */
      if (s->o->fixed || !(p->before > 0) || !pr_staff_may_grow (s, i))
        continue;
      uint32_t more
          = MIN (pr_staff_lacking (s->world, i, p->least, p->least_later), s->o->most - added);
      p->count[i] += more;
      added += more;
    }
  return added;
}

pr_staff_plan *
pr_staff (const pr_world *world, const pr_staff_options *options, GError **error)
{
  g_autoptr (pr_staff_plan) p = g_new0 (pr_staff_plan, 1);
  GError *failure = NULL;
  g_autoptr (GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pr_staff_search s
      = { .world = world, .o = options, .plan = p, .tried = tried, .error = &failure };
  p->at = pr_goal_named (options->goal, world);
  p->count = g_new0 (uint32_t, world->n_pools + 1);
  p->least = g_new0 (uint32_t, world->n_pools + 1);
  p->least_later = g_new0 (uint32_t, world->n_pools + 1);
  p->before = try_as_it_is (&s);
  uint32_t added = rough_cut (&s);
  bool good = !isnan (p->before) && pr_staff_take (&s, options->many)
              && (p->shortfall == 0 || (pr_staff_try_plenty (&s) && pr_staff_try_limits (&s)));
  if (good)
    good = options->fixed ? pr_staff_move_posts (&s) : search_more (&s, added);
  if (!good)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  p->reached = p->shortfall == 0;
  return g_steal_pointer (&p);
}

void
pr_staff_plan_free (pr_staff_plan *p)
{
  if (p == NULL)
    return;
  g_clear_pointer (&p->as_it_is, pr_outcome_free);
  g_clear_pointer (&p->outcome, pr_outcome_free);
  pr_staffed_free (p->world);
  g_clear_pointer (&p->plenty, pr_outcome_free);
  pr_staffed_free (p->plenty_world);
  g_free (p->at);
  g_free (p->count);
  g_free (p->least);
  g_free (p->least_later);
  g_free (p);
}
