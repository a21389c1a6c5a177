/* Roster: see roster.h. */
#include "model/roster.h"

#include "model/duty.h"
#include "model/plan.h"
#include "model/state.h"
#include "model/uses.h"

/* How many officers the absence takes: all, if there are no more. */
static uint32_t
absence_size (const pr_world *w, const pr_absence *a)
{
  uint32_t n = MIN (a->count, w->pools[a->pool].count);
  while (a->officers != NULL && n > 0 && a->officers[n - 1] >= w->pools[a->pool].count)
    n--;
  return n;
}

static int
compare_beginnings (gconstpointer a, gconstpointer b, gpointer world)
{
  const pr_world *w = world;
  uint32_t i = *(const uint32_t *) a, k = *(const uint32_t *) b;
  const pr_absence *x = &w->absences[i], *y = &w->absences[k];
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if ((x->officers != NULL) != (y->officers != NULL))
    return x->officers != NULL ? -1 : 1;
  return i < k ? -1 : i > k;
}

void
pr_roster_make (pr_model *m)
{
  const pr_world *w = m->w;
  pr_roster *r = &m->roster;
  if (!pr_uses (m, PR_USES_ABSENCES))
    return;
  r->order = g_new (uint32_t, w->n_absences);
  size_t all = 0, most = 0;
  for (uint32_t i = 0; i < w->n_absences; i++)
    {
      size_t n = absence_size (w, &w->absences[i]);
      r->order[i] = i;
      all += n;
      most = MAX (most, n);
    }
  g_qsort_with_data (r->order, (int) w->n_absences, sizeof *r->order, compare_beginnings,
                     (gpointer) w);
  r->chosen = g_new (uint32_t, most + 1);
  r->officers = g_new (pr_roster_officer, w->n_officers + 1);
  r->stints = g_new (pr_stint, all + 1);
  r->edges = g_new (pr_edge, 2 * all + 1);
  r->unfilled = g_new0 (pr_spans, w->n_pools);
  r->others = g_new0 (pr_spans, w->n_pools);
}

static void
add_edge (pr_roster *r, pr_time at, bool ends)
{
  if (at != PR_NEVER)
    r->edges[r->n_edges++] = (pr_edge){ at, r->n_stints, ends };
}

/* The officer's last stint so far is complete. */
static void
end_stint (const pr_model *m, pr_roster *r, uint32_t officer)
{
  const pr_roster_officer *o = &r->officers[officer];
  if (o->to <= m->now)
    return;
  add_edge (r, o->from, false);
  add_edge (r, o->to, true);
  r->stints[r->n_stints++] = (pr_stint){ o->from, o->to, officer };
}

/* Counts what the officer's last stint has taken, if it is over. */
static void
count_missed (pr_roster_officer *o, const pr_calendar *cal, pr_time now)
{
  if (o->to > now || o->counted == o->to)
    return;
  o->missed += pr_cal_work_between (cal, o->counted, o->to);
  o->counted = o->to;
}

static void
take (const pr_model *m, pr_roster *r, uint32_t officer, pr_time from, pr_time to)
{
  pr_roster_officer *o = &r->officers[officer];
  if (from <= o->to)
    {
      o->to = MAX (o->to, to);
      return;
    }
  end_stint (m, r, officer);
  o->from = o->counted = from;
  o->to = to;
}

/* Whether officer a is sent away at `now` before b of the same pool. */
static bool
goes_before (const pr_roster *r, pr_time now, uint32_t a, uint32_t b)
{
  const pr_roster_officer *x = &r->officers[a], *y = &r->officers[b];
  if ((x->to > now) != (y->to > now))
    return y->to > now;
  return x->missed != y->missed ? x->missed < y->missed : a < b;
}

/* Puts an element of a heap, whose root goes last, into its place below. */
static void
sift_at (const pr_roster *r, pr_time now, uint32_t n, uint32_t at)
{
  uint32_t *heap = r->chosen, child;
  while ((child = 2 * at + 1) < n)
    {
      if (child + 1 < n && goes_before (r, now, heap[child], heap[child + 1]))
        child++;
      if (!goes_before (r, now, heap[at], heap[child]))
        return;
      uint32_t swap = heap[at];
      heap[at] = heap[child];
      heap[child] = swap;
      at = child;
    }
}

/* Chooses n officers of a pool, those who go before the others. */
static void
choose_officers (const pr_roster *r, const pr_pool *p, pr_time now, uint32_t n)
{
  uint32_t *heap = r->chosen, first = p->first_officer;
  for (uint32_t k = 0; k < n; k++)
    heap[k] = first + n - 1 - k; /* a heap already if none has missed anything */
  for (uint32_t k = n / 2; k-- > 0;)
    sift_at (r, now, n, k);
  for (uint32_t o = first + n; o < first + p->count && n > 0; o++)
    if (goes_before (r, now, o, heap[0]))
      {
        heap[0] = o;
        sift_at (r, now, n, 0);
      }
}

static void
take_officers (pr_model *m, const pr_absence *a, pr_time until)
{
  pr_roster *r = &m->roster;
  const pr_pool *p = &m->w->pools[a->pool];
  uint32_t n = absence_size (m->w, a);
  if (a->officers == NULL)
    {
      const pr_calendar *cal = pr_pool_calendar (m, a->pool);
      for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
        count_missed (&r->officers[o], cal, a->from);
      choose_officers (r, p, a->from, n);
    }
  for (uint32_t k = 0; k < n && a->officers != NULL; k++)
    r->chosen[k] = p->first_officer + a->officers[k];
  for (uint32_t k = 0; k < n; k++)
    take (m, r, r->chosen[k], a->from, until);
  if (n > 0)
    pr_span_add (m, &(a->reason == PR_AWAY_UNFILLED ? r->unfilled : r->others)[a->pool], a->from,
                 until);
}

static int
compare_edges (gconstpointer a, gconstpointer b, gpointer roster)
{
  const pr_edge *x = a, *y = b;
  const pr_stint *stints = ((const pr_roster *) roster)->stints;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  if (x->ends != y->ends)
    return x->ends ? -1 : 1;
  uint32_t i = stints[x->stint].officer, k = stints[y->stint].officer;
  return i < k ? -1 : i > k;
}

void
pr_roster_draw (pr_model *m)
{
  const pr_world *w = m->w;
  pr_roster *r = &m->roster;
  r->n_stints = r->n_edges = 0;
  for (uint32_t i = 0; i < w->n_officers; i++)
    r->officers[i]
        = (pr_roster_officer){ .from = INT64_MIN, .to = INT64_MIN, .counted = INT64_MIN };
  for (uint32_t i = 0; i < w->n_pools; i++)
    r->unfilled[i].n = r->others[i].n = 0;
  for (uint32_t i = 0; i < w->n_absences; i++)
    {
      const pr_absence *a = &w->absences[r->order[i]];
      pr_time until
          = a->until == PR_NEVER ? PR_NEVER : a->until + pr_plan_delay (m, a->delay, a->hash);
      if (until > a->from)
        take_officers (m, a, until);
    }
  for (uint32_t i = 0; i < w->n_officers; i++)
    end_stint (m, r, i);
  g_qsort_with_data (r->edges, (int) r->n_edges, sizeof *r->edges, compare_edges, r);
}

void
pr_roster_free (pr_model *m)
{
  pr_roster *r = &m->roster;
  for (uint32_t i = 0; i < m->w->n_pools && r->unfilled; i++)
    {
      g_free (r->unfilled[i].list);
      g_free (r->others[i].list);
    }
  g_free (r->order);
  g_free (r->chosen);
  g_free (r->officers);
  g_free (r->stints);
  g_free (r->edges);
  g_free (r->unfilled);
  g_free (r->others);
}
