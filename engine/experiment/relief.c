/* Relief: see relief.h. */
#include "experiment/relief.h"

#include <math.h>
#include <string.h>

enum { MORE_OFFICERS = 64 };

bool
pr_relief_possible (pr_cause cause)
{
  switch (cause)
    {
    case PR_CAUSE_TRANSFER:
    case PR_CAUSE_READINESS:
    case PR_CAUSE_OUTAGE:
    case PR_CAUSE_ABSENCE:
    case PR_CAUSE_SIGNATURE:
    case PR_CAUSE_STAFF:
      return true;
    default:
      return false;
    }
}

/* Whether a step has the point's name. */
static bool
is_step (const pr_world *w, const pr_failure *point, uint16_t step)
{
  return strcmp (w->steps[step].name, w->steps[point->step].name) == 0;
}

/* [n_pools] the pools that do the step at the place. Free with g_free. */
static bool *
pools_of (const pr_world *w, const pr_failure *point)
{
  bool *does = g_new0 (bool, w->n_pools);
  for (uint16_t i = 0; i < w->n_steps; i++)
    {
      if (!is_step (w, point, i) || w->steps[i].kind != PR_STEP_WORK)
        continue;
      uint32_t line = w->line_of[(size_t) point->place * w->n_roles + w->steps[i].role];
      for (uint16_t k = 0; line != PR_NONE32 && k < w->lines[line].n_pools; k++)
        does[w->lines[line].pools[k]] = true;
    }
  return does;
}

/* [n_things] the conditions, or systems, that the step needs at the place. Free with g_free. */
static bool *
things_of (const pr_world *w, const pr_failure *point, bool conditions)
{
  bool *needed = g_new0 (bool, w->n_things);
  for (uint16_t i = 0; i < w->n_steps; i++)
    for (uint16_t k = 0; is_step (w, point, i) && k < w->steps[i].n_needs; k++)
      {
        const pr_need *need = &w->needs[w->steps[i].first_need + k];
        uint32_t thing = pr_need_thing (w, need, point->place, w->steps[i].role);
        if (thing != PR_NONE32 && (need->condition != PR_NONE16) == conditions)
          needed[thing] = true;
      }
  return needed;
}

/* Who gives time in stretches gives all of it: what is in hand as one ends would still wait. */
static void
add_officers (pr_world *w, const bool *does)
{
  w->pools = g_memdup2 (w->pools, w->n_pools * sizeof *w->pools);
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      pr_pool *p = &w->pools[i];
      if (!does[i])
        continue;
      p->count += MORE_OFFICERS;
      if (p->time.stretch == 0)
        continue;
      p->share = 1;
      p->time = (pr_pool_time){ .overtime_beyond = p->time.overtime_beyond,
                                .overtime_most = p->time.overtime_most,
                                .hash = p->time.hash };
    }
}

static void
drop_absences (pr_world *w, const bool *does, pr_away reason)
{
  const pr_absence *all = w->absences;
  uint32_t n = w->n_absences;
  w->absences = g_memdup2 (all, n * sizeof *all);
  w->n_absences = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!does[all[i].pool] || all[i].reason != reason)
      w->absences[w->n_absences++] = all[i];
  const pr_leave *leaves = w->leaves;
  uint32_t n_leaves = w->n_leaves;
  w->leaves = g_memdup2 (leaves, n_leaves * sizeof *leaves);
  w->n_leaves = 0;
  for (uint32_t i = 0; i < n_leaves; i++)
    if (!does[leaves[i].pool] || leaves[i].reason != reason)
      w->leaves[w->n_leaves++] = leaves[i];
  w->pools = g_memdup2 (w->pools, w->n_pools * sizeof *w->pools);
  for (uint32_t i = 0; i < w->n_pools; i++)
    w->pools[i].spared = does[i];
}

static void
make_ready (pr_world *w, const bool *needed)
{
  w->things = g_memdup2 (w->things, w->n_things * sizeof *w->things);
  for (uint32_t i = 0; i < w->n_things; i++)
    if (needed[i])
      {
        w->things[i].ready = INT64_MIN;
        w->things[i].delay = NULL;
      }
}

/* Whether one of those that are needed goes down with the thing. */
static bool
takes_down (const pr_world *w, uint32_t thing, const bool *needed)
{
  bool does = needed[thing];
  for (uint32_t i = 0; i < w->things[thing].n_above; i++)
    does |= needed[w->things[thing].above[i]];
  return does;
}

static void
drop_incidents (pr_world *w, const bool *needed)
{
  const pr_incident *all = w->incidents;
  uint32_t n = w->n_incidents;
  w->incidents = g_memdup2 (all, n * sizeof *all);
  w->n_incidents = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!takes_down (w, all[i].thing, needed))
      w->incidents[w->n_incidents++] = all[i];
}

static void
shorten_steps (pr_world *w, const pr_failure *point)
{
  const pr_dist none = { .kind = PR_DIST_CONSTANT };
  w->steps = g_memdup2 (w->steps, w->n_steps * sizeof *w->steps);
  for (uint16_t i = 0; i < w->n_steps; i++)
    if (is_step (w, point, i) && w->steps[i].kind != PR_STEP_WORK
        && (w->steps[i].kind != PR_STEP_DELAY || w->steps[i].avoidable))
      {
        w->steps[i].effort = none;
        w->steps[i].kind = PR_STEP_DELAY; /* so that no cutoff of transfers applies either */
      }
}

pr_world *
pr_relieved_new (const pr_world *whole, const pr_failure *point)
{
  pr_world *w = g_memdup2 (whole, sizeof *whole);
  g_autofree bool *does = pools_of (whole, point);
  bool ready = point->cause == PR_CAUSE_READINESS;
  g_autofree bool *needed = things_of (whole, point, ready);
  switch (point->cause)
    {
    case PR_CAUSE_STAFF:
    case PR_CAUSE_SIGNATURE:
      add_officers (w, does);
      break;
    case PR_CAUSE_READINESS:
      make_ready (w, needed);
      drop_absences (w, does, PR_AWAY_UNFILLED);
      break;
    case PR_CAUSE_ABSENCE:
      drop_absences (w, does, point->reason);
      break;
    case PR_CAUSE_OUTAGE:
      drop_incidents (w, needed);
      break;
    case PR_CAUSE_TRANSFER:
      shorten_steps (w, point);
      break;
    default:
      g_assert_not_reached ();
    }
  if (whole->later != NULL)
    w->later = pr_relieved_new (whole->later, point);
  if (w->pools != whole->pools)
    pr_world_number_officers (w);
  return w;
}

static void
free_own (void *own, const void *borrowed)
{
  if (own != borrowed)
    g_free (own);
}

void
pr_relieved_free (pr_world *w, const pr_world *whole)
{
  if (whole->later != NULL)
    pr_relieved_free (w->later, whole->later);
  free_own (w->pools, whole->pools);
  free_own (w->absences, whole->absences);
  free_own (w->leaves, whole->leaves);
  free_own (w->things, whole->things);
  free_own (w->incidents, whole->incidents);
  free_own (w->steps, whole->steps);
  g_free (w);
}

/* The share on time of all that was due, at one place or (PR_NONE16) at all. */
static double
on_time_share (const pr_record *r, uint16_t place)
{
  int64_t on_time = 0, due = 0;
  for (uint32_t p = 0; p < r->n_places; p++)
    if (place == PR_NONE16 || place == p)
      {
        on_time += r->place[p].on_time_count;
        due += r->place[p].on_time_count + r->place[p].late_count;
      }
  return due > 0 ? (double) on_time / (double) due : NAN;
}

static int64_t
late (const pr_record *r)
{
  int64_t sum = 0;
  for (uint32_t p = 0; p < r->n_places; p++)
    sum += r->place[p].late_count;
  return sum;
}

/* What is kept of the replications as they are, one after the other: these of the whole, then of
 * each point its place's share on time and what was lost at it (NaN: it did not occur). */
enum { LATE, LOST, ON_TIME, OF_POINTS };

typedef struct {
  const pr_world *world;
  const pr_failure *points;
  size_t n_points;
  const pr_experiment_options *options;
  GArray *values; /* double */
} fresh;

static size_t
width (const fresh *f)
{
  return OF_POINTS + 2 * f->n_points;
}

static uint32_t
fresh_n (const fresh *f)
{
  return (uint32_t) (f->values->len / width (f));
}

static const double *
fresh_row (const fresh *f, uint32_t replication)
{
  return &g_array_index (f->values, double, replication *width (f));
}

static double
lost_at (const fresh *f, size_t i, uint32_t replication)
{
  return fresh_row (f, replication)[OF_POINTS + 2 * i + 1];
}

static void
keep (fresh *f, const pr_record *r)
{
  const double whole[OF_POINTS]
      = { (double) late (r), pr_record_lost (r), on_time_share (r, PR_NONE16) };
  g_array_append_vals (f->values, whole, OF_POINTS);
  for (size_t i = 0; i < f->n_points; i++)
    {
      const pr_point *p = pr_failure_in (&f->points[i], r);
      const double of[2] = { on_time_share (r, f->points[i].place),
                             p != NULL ? (double) p->lost / PR_LOST_DAY : NAN };
      g_array_append_vals (f->values, of, 2);
    }
}

/* How many replications, in whole batches, hold the point often enough; 0: not yet. */
static uint32_t
pairs_of (const fresh *f, size_t i)
{
  uint32_t batch = f->options->replications, seen = 0;
  for (uint32_t r = 0; r < fresh_n (f); r++)
    {
      seen += !isnan (lost_at (f, i, r));
      if (seen >= PR_RISK_LEAST && (r + 1) % batch == 0)
        return r + 1;
    }
  return 0;
}

/* A batch of the world, which may be without a cause. */
static pr_outcome *
run_batch (const fresh *f, const pr_world *w, uint32_t from, GError **error)
{
  pr_experiment_options options = *f->options;
  options.first += from;
  return pr_experiment_run (w, &options, error);
}

static bool
run_as_it_is (fresh *f, GError **error)
{
  for (bool more = true; more;)
    {
      g_autoptr (pr_outcome) o = run_batch (f, f->world, fresh_n (f), error);
      if (o == NULL)
        return false;
      for (uint32_t r = 0; r < o->n; r++)
        keep (f, o->record[r]);
      more = false;
      for (size_t i = 0; i < f->n_points; i++)
        more |= pr_relief_possible (f->points[i].cause) && pairs_of (f, i) == 0;
      more &= fresh_n (f) < PR_RELIEF_BATCHES * f->options->replications;
    }
  return true;
}

static void
compare_pair (pr_relief *to, const fresh *f, size_t i, uint32_t replication,
              const pr_record *without)
{
  const double *whole = fresh_row (f, replication), *of = whole + OF_POINTS + 2 * i;
  bool occurs = !isnan (lost_at (f, i, replication));
  pr_risk_add (&to->late, (double) late (without) - whole[LATE], occurs);
  pr_risk_add (&to->lost, pr_record_lost (without) - whole[LOST], occurs);
  pr_risk_add (&to->on_time, on_time_share (without, PR_NONE16) - whole[ON_TIME], occurs);
  pr_risk_add (&to->on_time_place, on_time_share (without, f->points[i].place) - of[0], occurs);
}

static bool
measure (pr_relief *to, const fresh *f, size_t i, GError **error)
{
  uint32_t pairs = pairs_of (f, i), batch = f->options->replications;
  if (pairs == 0)
    pairs = fresh_n (f);
  to->possible = true;
  for (uint32_t r = 0; r < pairs; r++)
    {
      double lost = lost_at (f, i, r);
      pr_risk_add (&to->before, isnan (lost) ? 0 : lost, !isnan (lost));
    }
  if (to->before.there.n == 0)
    return true;
  pr_world *w = pr_relieved_new (f->world, &f->points[i]);
  bool good = true;
  for (uint32_t from = 0; good && from < pairs; from += batch)
    {
      g_autoptr (pr_outcome) without = run_batch (f, w, from, error);
      good = without != NULL;
      for (uint32_t r = 0; good && r < without->n; r++)
        compare_pair (to, f, i, from + r, without->record[r]);
    }
  pr_relieved_free (w, f->world);
  return good;
}

pr_relief *
pr_relief_measure (const pr_world *w, const pr_failure *points, size_t n,
                   const pr_experiment_options *options, GError **error)
{
  g_autofree pr_relief *list = g_new0 (pr_relief, n);
  bool any = false;
  for (size_t i = 0; i < n; i++)
    any |= pr_relief_possible (points[i].cause);
  if (!any)
    return g_steal_pointer (&list);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  fresh f = { w, points, n, options, values };
  if (!run_as_it_is (&f, error))
    return NULL;
  for (size_t i = 0; i < n; i++)
    if (pr_relief_possible (points[i].cause) && !measure (&list[i], &f, i, error))
      return NULL;
  return g_steal_pointer (&list);
}
