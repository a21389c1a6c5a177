#include "experiment/staffing.h"

#include "experiment/staff-least.h"
#include "experiment/staff-ranks.h"
#include "experiment/staffed.h"
#include "kernel/i18n.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define TRIED 6      /* pools that are tried for the next officers */
#define HARDLY 0.002 /* part of it that is no help where the goal is out of reach */
#define PATIENCE 3   /* rounds without a clear gain, when the goal is out of reach, or moves */
/* Part of the shortfall that an officer must take away to be one of several. */
#define CLEARLY 0.02

/* clang-format off */
G_DEFINE_QUARK (pr-staff-error-quark, pr_staff_error)
/* clang-format on */

typedef struct {
  const pr_world *world;
  const pr_staff_options *o;
  pr_staff_plan *plan;
  GHashTable *tried; /* plan's name -> replications, as pointers */
  GError **error;
} search;

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
count_plan (search *s, const char *name, uint32_t n)
{
  uint32_t before = GPOINTER_TO_UINT (g_hash_table_lookup (s->tried, name));
  if (n <= before)
    return;
  s->plan->plans += before == 0;
  s->plan->replications += n - before;
  g_hash_table_insert (s->tried, g_strdup (name), GUINT_TO_POINTER (n));
}

static double
shortfall (const search *s, const pr_outcome *outcome, bool sure)
{
  const pr_results r = { s->o->tables, outcome->world, outcome };
  return pr_goal_shortfall (s->o->goal, &r, sure);
}

/* NULL after an error. */
static pr_outcome *
simulate (search *s, pr_world *w, uint32_t n)
{
  g_autofree char *name = plan_name (w), *path = g_build_filename (s->o->folder, name, NULL),
                  *key = g_strconcat (s->o->key, name, NULL);
  g_autoptr (pr_record_file) records = pr_record_file_renew (path, key, w, s->error);
  if (records == NULL)
    return NULL;
  const pr_experiment_options options
      = { .replications = n, .jobs = s->o->jobs, .cancel = s->o->cancel, .records = records };
  count_plan (s, name, n);
  pr_outcome *outcome = pr_experiment_run (w, &options, s->error);
  if (outcome != NULL && s->o->progress != NULL)
    s->o->progress (s->o->self, s->plan->plans, s->plan->plenty != NULL);
  return outcome;
}

/* The shortfall of the scenario as it is; NaN after an error. */
static double
try_as_it_is (search *s)
{
  pr_outcome *outcome = simulate (s, (pr_world *) s->world, s->o->many);
  double x = NAN;
  const pr_results r = { s->o->tables, s->world, outcome };
  g_autofree char *obstacle = outcome != NULL ? pr_goal_obstacle (s->o->goal, &r) : NULL;
  if (obstacle != NULL)
    g_set_error_literal (s->error, PR_STAFF_ERROR, PR_STAFF_ERROR_GOAL, obstacle);
  else if (outcome != NULL)
    x = shortfall (s, outcome, true);
  s->plan->as_it_is = outcome;
  return x;
}

/* The shortfall of a plan on n replications; NaN after an error. */
static double
try_plan (search *s, const uint32_t *count, uint32_t n, bool sure)
{
  pr_world *w = pr_staffed_new (s->world, count);
  g_autoptr (pr_outcome) outcome = simulate (s, w, n);
  double x = outcome != NULL ? shortfall (s, outcome, sure) : NAN;
  g_clear_pointer (&outcome, pr_outcome_free);
  pr_staffed_free (w);
  return x;
}

/* Few replications first: what misses by far there is dropped. NaN after an error. */
static double
judge (search *s, const uint32_t *count)
{
  double x = try_plan (s, count, s->o->few, false);
  if (isnan (x) || x > 0)
    return x;
  return try_plan (s, count, s->o->many, true);
}

/* Replaces the plan's outcome by that of its counts. */
static bool
take (search *s, uint32_t n)
{
  pr_staff_plan *p = s->plan;
  g_clear_pointer (&p->outcome, pr_outcome_free);
  g_clear_pointer (&p->world, pr_staffed_free);
  p->world = pr_staffed_new (s->world, p->count);
  p->outcome = simulate (s, p->world, n);
  if (p->outcome != NULL)
    p->shortfall = shortfall (s, p->outcome, true);
  return p->outcome != NULL;
}

/* Where the plan may have more officers: of one that is asked at single places, there alone. */
static bool
may_grow (const search *s, uint32_t pool)
{
  return s->plan->at == NULL || s->plan->at[s->world->pools[pool].place];
}

/* Pools by what waits, *n of them. Free with g_free. */
static pr_staff_rank *
by_waiting (const search *s, uint32_t *n)
{
  const pr_results r = { s->o->tables, s->plan->world, s->plan->outcome };
  return pr_staff_ranks (s->o->goal, &r, s->plan->at, s->o->fixed, n);
}

/* The shortfall of the plan as it is, on the replications of a trial. */
static double
as_it_is (const search *s)
{
  g_auto (pr_reduced) reduced = { 0 };
  pr_outcome first = *s->plan->outcome;
  first.n = MIN (first.n, s->o->few);
  first.reduced = &reduced;
  return shortfall (s, &first, false);
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

/* Gives an officer to each candidate with whom the plan comes clearly nearer to the goal: they
 * seldom stand in for one another, and who is not needed is taken away later. To the best one in
 * any case: it may need several. The number added, 0 after an error. */
static uint32_t
add_to_candidates (search *s, const pr_staff_rank *list, uint32_t n, uint32_t most)
{
  double now = as_it_is (s), x[TRIED];
  uint32_t tried = MIN (n, TRIED), best = 0, added = 0;
  for (uint32_t k = 0; k < tried; k++)
    {
      s->plan->count[list[k].pool]++;
      x[k] = try_plan (s, s->plan->count, s->o->few, false);
      s->plan->count[list[k].pool]--;
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
        s->plan->count[list[k].pool]++;
        added++;
      }
  return added;
}

/* The officers of the pool in the plan, at the time when there are the most. */
static uint32_t
most_of (const search *s, uint32_t pool)
{
  const pr_world *later = s->plan->world->later;
  uint32_t now = s->plan->count[pool];
  return later != NULL ? MAX (now, later->pools[pool].count) : now;
}

/* With so many officers that nobody waits for them, is the goal reached? Pools without anybody stay
 * so: a post that is not there is not the search's to make. False after an error. */
static bool
try_plenty (search *s)
{
  pr_staff_plan *p = s->plan;
  g_autofree uint32_t *count = g_new0 (uint32_t, s->world->n_pools + 1);
  for (uint32_t i = 0; i < s->world->n_pools; i++)
    count[i]
        = p->count[i] + (p->count[i] > 0 && may_grow (s, i) ? most_of (s, i) + PR_STAFF_PLENTY : 0);
  pr_world *w = pr_staffed_new (s->world, count);
  pr_outcome *outcome = simulate (s, w, s->o->many);
  if (outcome != NULL)
    p->least_shortfall = shortfall (s, outcome, true);
  if (outcome != NULL && p->least_shortfall > 0)
    {
      p->plenty = outcome;
      p->plenty_world = w;
      if (s->o->progress != NULL)
        s->o->progress (s->o->self, p->plans, true);
      return true;
    }
  pr_outcome_free (outcome);
  pr_staffed_free (w);
  return outcome != NULL;
}

/* Out of reach, and all that staff can do is done. */
static bool
is_spent (const pr_staff_plan *p, uint32_t stalled)
{
  return p->plenty != NULL
         && (stalled >= PATIENCE || p->shortfall - p->least_shortfall <= HARDLY * p->shortfall);
}

static void
fail_nobody (search *s)
{
  g_set_error (s->error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("nothing waits for any pool: officers do not help to reach this goal"));
}

/* Officers where they help, until the goal holds. */
static bool
add_officers (search *s, uint32_t added)
{
  uint32_t stalled = 0;
  while (s->plan->shortfall > 0 && added < s->o->most && !is_spent (s->plan, stalled))
    {
      uint32_t n;
      double before = s->plan->shortfall;
      g_autofree pr_staff_rank *list = by_waiting (s, &n);
      if (n == 0 && s->plan->plenty != NULL)
        return true;
      if (n == 0)
        {
          fail_nobody (s);
          return false;
        }
      uint32_t more = add_to_candidates (s, list, n, s->o->most - added);
      if (more == 0 || !take (s, s->o->many))
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

/* Takes away what is not needed: each officer who was added, while the goal holds without or, where
 * it is missed, while it is not missed by more. */
static bool
prune (search *s)
{
  pr_staff_plan *p = s->plan;
  bool changed = true, missed = p->shortfall > 0;
  g_autofree pr_staff_rank *pools = by_cost (s->world);
  double most = p->plenty != NULL ? (1 + HARDLY) * p->shortfall : p->shortfall;
  while (changed)
    {
      changed = false;
      for (uint32_t k = 0; k < s->world->n_pools; k++)
        for (uint32_t i = pools[k].pool; p->count[i] > s->world->pools[i].count;)
          {
            p->count[i]--;
            double x = missed ? try_plan (s, p->count, s->o->many, true) : judge (s, p->count);
            if (isnan (x))
              return false;
            if (x > most)
              {
                p->count[i]++;
                break;
              }
            changed = true;
          }
    }
  return take (s, s->o->many);
}

/* What of the goal a plan misses by most, against chance. */
typedef struct {
  const pr_goal_part *part;
  uint32_t place; /* PR_PROVINCE: the province */
} miss;

/* A move of a post, and what it comes to. */
typedef struct {
  uint32_t from, to; /* PR_NONE32: none */
  double shortfall;
  double expected; /* by how much the mean misses what the plan before misses most; < 0: exceeds */
} move;

/* By how much a plan misses it. */
static double
missing (const search *s, const pr_outcome *outcome, const miss *m, bool sure)
{
  const pr_results r = { s->o->tables, outcome->world, outcome };
  return pr_goal_missing (m->part, &r, m->place, sure, pr_goal_asked (s->o->goal))
         / pr_goal_scale (m->part);
}

static miss
worst_miss (const search *s)
{
  const pr_results r = { s->o->tables, s->plan->world, s->plan->outcome };
  miss worst;
  worst.part = pr_goal_worst (s->o->goal, &r, &worst.place);
  return worst;
}

/* Whether a move promises more than another. */
static bool
is_better (const move *a, const move *b)
{
  return a->expected != b->expected ? a->expected < b->expected : a->shortfall < b->shortfall;
}

static void
make_move (search *s, const move *m)
{
  s->plan->count[m->to]++;
  s->plan->count[m->from]--;
}

/* False after an error. */
static bool
try_move (search *s, move *m, const miss *worst)
{
  const move back = { .from = m->to, .to = m->from };
  make_move (s, m);
  pr_world *w = pr_staffed_new (s->world, s->plan->count);
  g_autoptr (pr_outcome) outcome = simulate (s, w, s->o->many);
  make_move (s, &back);
  if (outcome != NULL)
    {
      m->shortfall = shortfall (s, outcome, true);
      m->expected = missing (s, outcome, worst, false);
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
move_post (search *s, const pr_staff_rank *list, uint32_t n, bool patient)
{
  pr_staff_plan *p = s->plan;
  const miss worst = worst_miss (s);
  move best = { .to = PR_NONE32, .shortfall = p->shortfall };
  move towards = { .to = PR_NONE32, .expected = missing (s, p->outcome, &worst, false) };
  for (uint32_t k = 0, tried = 0; k < n && list[k].score > 0 && tried < TRIED; k++)
    for (uint32_t j = n; j-- > k + 1 && may_grow (s, list[k].pool);)
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
  return take (s, s->o->many);
}

/* Moves posts until the goal holds or nothing helps, and goes back to the best plan if moves that
 * only seemed to help have led nowhere. */
static bool
move_posts (search *s)
{
  GError **error = s->error;
  pr_staff_plan *p = s->plan;
  size_t size = s->world->n_pools * sizeof *p->count;
  g_autofree uint32_t *best = g_memdup2 (p->count, size);
  double least = p->shortfall;
  uint32_t stalled = 0; /* moves since then */
  for (uint32_t moved = 0; moved < s->o->most && p->shortfall > 0; moved++)
    {
      uint32_t n;
      g_autofree pr_staff_rank *list = by_waiting (s, &n);
      if (!move_post (s, list, n, stalled < PATIENCE))
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
  return take (s, s->o->many);
}

/* Every pool can do what it is offered, by the rough-cut load, as far as officers may be added; how
 * many that took. */
static uint32_t
rough_cut (search *s)
{
  uint32_t added = 0;
  pr_staff_plan *p = s->plan;
  pr_staff_find_least (s->world, p->least, p->least_later);
  for (uint32_t i = 0; i < s->world->n_pools; i++)
    {
      p->count[i] = s->world->pools[i].count;
      /* A goal that holds as it is asks for nobody, whatever the load. */
      if (s->o->fixed || !(p->before > 0) || !may_grow (s, i))
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
  search s = { world, options, p, tried, &failure };
  p->at = pr_goal_named (options->goal, world);
  p->count = g_new0 (uint32_t, world->n_pools + 1);
  p->least = g_new0 (uint32_t, world->n_pools + 1);
  p->least_later = g_new0 (uint32_t, world->n_pools + 1);
  p->before = try_as_it_is (&s);
  uint32_t added = rough_cut (&s);
  bool good
      = !isnan (p->before) && take (&s, options->many) && (p->shortfall == 0 || try_plenty (&s));
  if (good)
    good = options->fixed ? move_posts (&s) : add_officers (&s, added) && prune (&s);
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
