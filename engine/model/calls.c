/* Calls: who of the officers is called away; see roster.h. */
#include "model/roster.h"

#include "kernel/grow.h"
#include "model/plan.h"

#include <glib.h>

static bool
is_named (const pr_roster *r, const pr_call *call)
{
  return call->absence == PR_NONE32
         || pr_call_world (r, call)->absences[call->absence].officers != NULL;
}

/* The order in which calls choose: by beginning; who is named before those who choose among the
 * others. */
static int
compare_calls (gconstpointer a, gconstpointer b, gpointer roster)
{
  const pr_call *x = a, *y = b;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  bool x_named = is_named (roster, x), y_named = is_named (roster, y);
  if (x_named != y_named)
    return x_named ? -1 : 1;
  if (x->absence != y->absence)
    return x->absence < y->absence ? -1 : 1;
  if (x->officer != y->officer)
    return x->officer < y->officer ? -1 : 1;
  return (x->to > y->to) - (x->to < y->to);
}

static void
add_call (pr_roster *r, pr_call call)
{
  if (call.to <= call.from)
    return;
  if (PR_GROW (r->calls, r->cap_calls, r->n_calls + 1))
    r->calls[r->n_calls++] = call;
  else
    r->failed = true;
}

/* The first working day from `day` on, INT32_MAX if there is none by `last`. */
static int32_t
workday_from (const pr_calendar *cal, int32_t day, int32_t last)
{
  if (day > last)
    return INT32_MAX;
  int32_t next = pr_cal_workday_after (cal, day, 0);
  return next <= last ? next : INT32_MAX;
}

/* The spells of one officer that begin on these days. Returns the day from which on the next may
 * begin. */
static int32_t
add_spells (pr_roster *r, const pr_rng *rng, const pr_world *w, const pr_leave *l, uint32_t officer,
            int32_t first, int32_t last)
{
  const pr_pool *p = &w->pools[l->pool];
  const pr_calendar *cal = pr_world_calendar (w, l->pool);
  int32_t next = first;
  last = MIN (last, MIN (l->last_day, w->end_day - 1));
  int32_t day = workday_from (cal, MAX (first, l->first_day), last);
  while (day != INT32_MAX)
    {
      uint64_t ident = (uint64_t) (uint32_t) (w->epoch + day) << 32 | (officer - p->first_officer);
      pr_block b = pr_rng_block (rng, l->hash, ident, pr_rng_where (PR_DRAW_LEAVE, 0), 0);
      int32_t after = 1;
      if (pr_u01 (b.u[0]) < l->chance)
        {
          after = pr_leave_days (l, pr_u01 (b.u[1]));
          int32_t end = pr_cal_workday_after (cal, day, after - 1);
          pr_time to = end == INT32_MAX ? PR_NEVER : (pr_time) (end + 1) * PR_DAY;
          add_call (r, (pr_call){ (pr_time) day * PR_DAY, to, l->reason, PR_NONE32, l->pool,
                                  officer, w == r->before });
        }
      next = pr_cal_workday_after (cal, day, after);
      day = workday_from (cal, next, last);
    }
  return next;
}

/* The absences that begin within a time. */
static void
add_absences (pr_roster *r, const pr_rng *rng, const pr_world *w, pr_time from, pr_time until)
{
  for (uint32_t i = 0; i < w->n_absences; i++)
    {
      const pr_absence *a = &w->absences[i];
      if (a->from < from || a->from >= until)
        continue;
      pr_time to
          = a->until == PR_NEVER ? PR_NEVER : a->until + pr_plan_delay (rng, a->delay, a->hash);
      add_call (r, (pr_call){ a->from, to, a->reason, i, a->pool, PR_NONE32, w == r->before });
    }
}

/* Where the world changes, the spells of the same row go on: who is away by one is not there for
 * the next. */
static void
add_leaves (pr_roster *r, const pr_rng *rng)
{
  const pr_world *w = r->w, *old = r->before;
  int32_t begin = pr_time_day (w->begin), change = pr_time_day (r->change);
  for (uint32_t i = 0; i < w->n_leaves; i++)
    {
      const pr_pool *p = &w->pools[w->leaves[i].pool];
      const pr_leave *same = old != NULL && r->leave_before[i] != PR_NONE32
                                 ? &old->leaves[r->leave_before[i]]
                                 : NULL;
      for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
        {
          int32_t first = old != NULL ? change : begin;
          if (same != NULL && pr_pool_has (&old->pools[same->pool], o))
            first = MAX (first, add_spells (r, rng, old, same, o, begin, change - 1));
          add_spells (r, rng, w, &w->leaves[i], o, first, INT32_MAX);
        }
    }
}

/* The spells before the change of officers, or by rows, that are not there any more after it. */
static void
add_ended_leaves (pr_roster *r, const pr_rng *rng)
{
  const pr_world *old = r->before;
  int32_t begin = pr_time_day (old->begin), change = pr_time_day (r->change);
  for (uint32_t i = 0; i < old->n_leaves; i++)
    {
      const pr_leave *l = &old->leaves[i];
      const pr_pool *p = &old->pools[l->pool];
      bool goes_on = false;
      for (uint32_t k = 0; k < r->w->n_leaves && !goes_on; k++)
        goes_on = r->leave_before[k] == i;
      for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
        if (!goes_on || !pr_pool_has (&r->w->pools[l->pool], o))
          add_spells (r, rng, old, l, o, begin, change - 1);
    }
}

void
pr_calls_find (pr_roster *r, const pr_rng *rng)
{
  r->n_calls = 0;
  if (r->before != NULL)
    {
      add_absences (r, rng, r->before, INT64_MIN, r->change);
      add_ended_leaves (r, rng);
    }
  add_absences (r, rng, r->w, r->before != NULL ? r->change : INT64_MIN, INT64_MAX);
  add_leaves (r, rng);
  if (r->n_calls > 0)
    g_qsort_with_data (r->calls, (int) r->n_calls, sizeof *r->calls, compare_calls, r);
}
