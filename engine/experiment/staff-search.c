/* Search: see staff-search.h. */
#include "experiment/staff-search.h"

#include "experiment/staffed.h"

#include <math.h>

/* By its officers. Free with g_free. */
static char *
plan_name (const pr_world *w)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      uint32_t count = GUINT32_TO_LE (w->pools[i].count);
      g_checksum_update (sum, (const guchar *) &count, sizeof count);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static void
count_plan (pr_staff_search *s, const char *name, uint32_t n)
{
  uint32_t before = GPOINTER_TO_UINT (g_hash_table_lookup (s->tried, name));
  if (n <= before)
    return;
  s->plan->plans += before == 0;
  s->plan->replications += n - before;
  g_hash_table_insert (s->tried, g_strdup (name), GUINT_TO_POINTER (n));
}

double
pr_staff_shortfall (const pr_staff_search *s, const pr_outcome *outcome, bool sure)
{
  const pr_results r = { s->o->tables, outcome->world, outcome };
  return pr_goal_shortfall (s->o->goal, &r, sure);
}

void
pr_staff_tell (const pr_staff_search *s, const pr_world *w)
{
  uint32_t added = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    added += w->pools[i].count - MIN (w->pools[i].count, s->world->pools[i].count);
  if (s->o->progress != NULL)
    s->o->progress (s->o->self, s->plan->plans, s->aim, added, s->out_of_reach);
}

pr_outcome *
pr_staff_simulate_without (pr_staff_search *s, pr_world *w, uint32_t n, const char *without)
{
  g_autofree char *own = plan_name (w), *name = g_strconcat (own, without, NULL),
                  *path = g_build_filename (s->o->folder, name, NULL),
                  *key = g_strconcat (s->o->key, name, NULL);
  g_autoptr (pr_record_file) records = pr_record_file_renew (path, key, w, s->error);
  if (records == NULL)
    return NULL;
  const pr_experiment_options options
      = { .replications = n, .jobs = s->o->jobs, .cancel = s->o->cancel, .records = records };
  pr_staff_tell (s, w);
  count_plan (s, name, n);
  return pr_experiment_run (w, &options, s->error);
}

pr_outcome *
pr_staff_simulate (pr_staff_search *s, pr_world *w, uint32_t n)
{
  return pr_staff_simulate_without (s, w, n, "");
}

double
pr_staff_try (pr_staff_search *s, const uint32_t *count, uint32_t n, bool sure)
{
  pr_world *w = pr_staffed_new (s->world, count);
  g_autoptr (pr_outcome) outcome = pr_staff_simulate (s, w, n);
  double x = outcome != NULL ? pr_staff_shortfall (s, outcome, sure) : NAN;
  g_clear_pointer (&outcome, pr_outcome_free);
  pr_staffed_free (w);
  return x;
}

double
pr_staff_judge (pr_staff_search *s, const uint32_t *count)
{
  double x = pr_staff_try (s, count, s->o->few, false);
  if (isnan (x) || x > 0)
    return x;
  return pr_staff_try (s, count, s->o->many, true);
}

bool
pr_staff_take (pr_staff_search *s, uint32_t n)
{
  pr_staff_plan *p = s->plan;
  g_clear_pointer (&p->outcome, pr_outcome_free);
  g_clear_pointer (&p->world, pr_staffed_free);
  p->world = pr_staffed_new (s->world, p->count);
  p->outcome = pr_staff_simulate (s, p->world, n);
  if (p->outcome != NULL)
    p->shortfall = pr_staff_shortfall (s, p->outcome, true);
  return p->outcome != NULL;
}

double
pr_staff_on_few (const pr_staff_search *s, const pr_outcome *outcome, bool sure)
{
  g_auto (pr_reduced) reduced = { 0 };
  pr_outcome first = *outcome;
  first.n = MIN (first.n, s->o->few);
  first.reduced = &reduced;
  return pr_staff_shortfall (s, &first, sure);
}

bool
pr_staff_may_grow (const pr_staff_search *s, uint32_t pool)
{
  return s->plan->at == NULL || s->plan->at[s->world->pools[pool].place];
}

pr_staff_rank *
pr_staff_by_waiting (const pr_staff_search *s, uint32_t *n)
{
  const pr_results r = { s->o->tables, s->plan->world, s->plan->outcome };
  return pr_staff_ranks (s->o->goal, &r, s->plan->at, s->o->fixed, n);
}

/* By how much a plan misses it. */
double
pr_staff_missing (const pr_staff_search *s, const pr_outcome *outcome, const pr_staff_miss *m,
                  bool sure)
{
  const pr_results r = { s->o->tables, outcome->world, outcome };
  return pr_goal_missing (m->part, &r, m->place, sure, pr_goal_asked (s->o->goal))
         / pr_goal_scale (m->part);
}

pr_staff_miss
pr_staff_worst_miss (const pr_staff_search *s, const pr_outcome *outcome)
{
  const pr_results r = { s->o->tables, outcome->world, outcome };
  pr_staff_miss worst;
  worst.part = pr_goal_worst (s->o->goal, &r, &worst.place);
  return worst;
}
