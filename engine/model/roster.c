/* Roster: see roster.h. */
#include "model/roster.h"

#include "kernel/grow.h"

#include <glib.h>

/* How many officers the absence takes, which counts n: all, if there are no more. */
static uint32_t
absence_size (const pr_world *w, const pr_absence *a, uint32_t n)
{
  n = MIN (n, w->pools[a->pool].count);
  while (a->officers != NULL && n > 0 && a->officers[n - 1] >= w->pools[a->pool].count)
    n--;
  return n;
}

static uint32_t
most_of (const pr_world *w, const pr_absence *a)
{
  return absence_size (w, a, pr_absence_most (w, a));
}

static size_t
most_at_once (const pr_world *w)
{
  size_t most = 0;
  for (uint32_t i = 0; w != NULL && i < w->n_absences; i++)
    most = MAX (most, most_of (w, &w->absences[i]));
  return most;
}

/* Rows are the same if their draws are. */
static void
find_same_leaves (pr_roster *r)
{
  r->leave_before = g_new (uint32_t, r->w->n_leaves + 1);
  for (uint32_t i = 0; i < r->w->n_leaves; i++)
    {
      r->leave_before[i] = PR_NONE32;
      for (uint32_t k = 0; k < r->before->n_leaves; k++)
        if (r->before->leaves[k].hash == r->w->leaves[i].hash)
          r->leave_before[i] = k;
    }
}

void
pr_roster_make (pr_roster *r, const pr_world *w, const pr_world *before, pr_time change)
{
  size_t most = MAX (most_at_once (w), most_at_once (before));
  r->w = w;
  r->before = before;
  r->change = change;
  if (before != NULL)
    {
      find_same_leaves (r);
      pr_away_draws_make (&r->draws_before, before);
    }
  for (uint32_t i = 0; w->policy != NULL && i < w->policy->n_measures; i++)
    r->puts_off |= w->policy->measures[i].action == PR_ACTION_POSTPONE;
  r->chosen = g_new (uint32_t, most + 1);
  r->officers = g_new (pr_roster_officer, w->n_officers + 1);
  for (int reason = 0; reason < PR_N_AWAY; reason++)
    r->away[reason] = g_new0 (pr_spans, w->n_pools);
  pr_away_draws_make (&r->draws, w);
}

/* Whether the change of the world takes the officer away for good. */
static bool
is_taken (const pr_roster *r, uint32_t officer)
{
  return r->before != NULL
         && !pr_pool_has (&r->w->pools[pr_world_pool_of (r->w, officer)], officer);
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
add_away (pr_roster *r, pr_time_away away)
{
  if (is_taken (r, away.officer))
    away.to = MIN (away.to, r->change);
  if (away.to <= away.from)
    return;
  if (PR_GROW (r->times, r->cap_times, r->n_times + 1))
    r->times[r->n_times++] = away;
  else
    r->failed = true;
}

static void
take (pr_roster *r, const pr_calendar *cal, pr_time_away away)
{
  pr_roster_officer *o = &r->officers[away.officer];
  add_away (r, away);
  if (away.from <= o->to)
    {
      o->to = MAX (o->to, away.to);
      return;
    }
  count_missed (o, cal, away.from);
  o->from = o->counted = away.from;
  o->to = away.to;
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
take_for_absence (pr_roster *r, const pr_call *call)
{
  const pr_world *w = pr_call_world (r, call);
  const pr_absence *a = &w->absences[call->absence];
  const pr_pool *p = &w->pools[a->pool];
  const pr_calendar *cal = pr_world_calendar (w, a->pool);
  uint32_t n
      = absence_size (w, a, pr_away_drawn (call->before ? &r->draws_before : &r->draws, w, a));
  if (a->officers == NULL)
    {
      for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
        count_missed (&r->officers[o], cal, a->from);
      choose_officers (r, p, a->from, n);
    }
  for (uint32_t k = 0; k < n && a->officers != NULL; k++)
    r->chosen[k] = p->first_officer + a->officers[k];
  for (uint32_t k = 0; k < n; k++)
    take (r, cal, (pr_time_away){ a->from, call->to, r->chosen[k], a->reason, PR_NONE32, 0 });
}

/* Lets the calls choose, one after the other. */
static void
answer_calls (pr_roster *r)
{
  for (uint32_t i = 0; i < r->n_calls; i++)
    {
      const pr_call *call = &r->calls[i];
      if (call->absence != PR_NONE32)
        take_for_absence (r, call);
      else
        take (r, pr_world_calendar (pr_call_world (r, call), call->pool),
              (pr_time_away){ call->from, call->to, call->officer, call->reason, PR_NONE32, 0 });
    }
}

static int
compare_away (gconstpointer a, gconstpointer b, gpointer by_officer)
{
  const pr_time_away *x = a, *y = b;
  if (by_officer != NULL && x->officer != y->officer)
    return x->officer < y->officer ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->officer != y->officer)
    return x->officer < y->officer ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return x->reason < y->reason ? -1 : x->reason > y->reason;
}

static void
sort_away (pr_roster *r, bool by_officer)
{
  if (r->n_times > 0)
    g_qsort_with_data (r->times, (int) r->n_times, sizeof *r->times, compare_away,
                       by_officer ? r : NULL);
}

/* When somebody of each pool was away. */
static void
find_spans (pr_roster *r)
{
  sort_away (r, false);
  for (uint32_t i = 0; i < r->n_times; i++)
    {
      const pr_time_away *a = &r->times[i];
      if (!pr_span_add (&r->away[a->reason][pr_world_pool_of (r->w, a->officer)], a->from, a->to))
        r->failed = true;
    }
}

static void
add_stint (pr_roster *r, pr_stint stint)
{
  if (stint.to <= r->w->begin)
    return;
  r->edges[r->n_edges++] = (pr_edge){ stint.from, r->n_stints, false };
  bool stays_away = is_taken (r, stint.officer) && stint.to == r->change;
  if (stint.to != PR_NEVER && !stays_away)
    r->edges[r->n_edges++] = (pr_edge){ stint.to, r->n_stints, true };
  r->stints[r->n_stints++] = stint;
}

/* An instant has one edge at most; so a whole with n instants in it has n spares, and its parts are
 * always fewer than that. */
static void
add_spare (pr_roster *r, uint32_t whole, pr_time at)
{
  const pr_stint *s = &r->stints[whole];
  if (at <= s->from || at >= s->to)
    return;
  for (uint32_t i = r->n_edges; i > 0 && r->stints[r->edges[i - 1].stint].whole == whole; i--)
    if (r->edges[i - 1].at == at)
      return;
  r->edges[r->n_edges++] = (pr_edge){ at, r->n_stints, false };
  r->stints[r->n_stints++] = (pr_stint){ .officer = s->officer, .none = true, .whole = whole };
}

/* Where the last stint may be cut if a meeting in it is put off. */
static void
add_spares (pr_roster *r)
{
  uint32_t whole = r->n_stints - 1;
  const pr_stint s = r->stints[whole];
  bool meets = false;
  for (uint32_t i = s.first; i < s.first + s.n; i++)
    meets |= r->times[i].rehearsal != PR_NONE32;
  for (uint32_t i = s.first; i < s.first + s.n && meets && s.n > 1; i++)
    {
      add_spare (r, whole, r->times[i].from);
      add_spare (r, whole, r->times[i].to);
    }
}

/* Joins what takes an officer without a gap. */
static void
find_stints (pr_roster *r)
{
  uint32_t each = r->puts_off ? 3 : 1;
  r->failed |= r->n_times > UINT32_MAX / 8 || !PR_GROW (r->stints, r->cap_stints, each * r->n_times)
               || !PR_GROW (r->edges, r->cap_edges, (each + 1) * r->n_times);
  if (r->failed)
    return;
  sort_away (r, true);
  for (uint32_t i = 0, next; i < r->n_times; i = next)
    {
      const pr_time_away *a = &r->times[i];
      pr_stint stint = { a->from, a->to, a->officer, a->reason, false, r->n_stints, i, 0 };
      for (next = i + 1; next < r->n_times && r->times[next].officer == stint.officer
                         && r->times[next].from <= stint.to;
           next++)
        stint.to = MAX (stint.to, r->times[next].to);
      stint.n = next - i;
      add_stint (r, stint);
      if (r->puts_off && stint.to > r->w->begin)
        add_spares (r);
    }
}

/* Gives the parts that are left of a stint to it and its spares, in order. */
static void
find_parts (pr_roster *r, uint32_t whole)
{
  const pr_stint s = r->stints[whole];
  uint32_t part = whole, end = whole;
  while (end < r->n_stints && r->stints[end].whole == whole)
    r->stints[end++].none = true;
  for (uint32_t i = s.first; i < s.first + s.n; i++)
    {
      const pr_time_away *a = &r->times[i];
      pr_stint *last = part > whole ? &r->stints[part - 1] : NULL;
      if (a->from == a->to)
        continue;
      if (last != NULL && a->from <= last->to)
        last->to = MAX (last->to, a->to);
      else
        r->stints[part++]
            = (pr_stint){ a->from, a->to, a->officer, a->reason, false, whole, s.first, s.n };
    }
}

/* Tells the edges of a stint's parts what they mean now. */
static void
find_edges (pr_roster *r, uint32_t whole)
{
  for (uint32_t i = 0; i < r->n_edges; i++)
    {
      pr_edge *e = &r->edges[i];
      if (r->stints[e->stint].whole != whole)
        continue;
      uint32_t part = whole, nothing = whole;
      for (; part < r->n_stints && r->stints[part].whole == whole; part++)
        {
          const pr_stint *s = &r->stints[part];
          if (s->none)
            nothing = part;
          else if (s->from == e->at || s->to == e->at)
            break;
        }
      bool found = part < r->n_stints && r->stints[part].whole == whole;
      e->stint = found ? part : nothing;
      e->ends = found && r->stints[part].to == e->at;
    }
}

/* Finds anew when somebody of the pool was away for a reason. */
static void
find_spans_again (pr_roster *r, uint32_t pool, pr_away reason)
{
  const pr_pool *p = &r->w->pools[pool];
  pr_spans *spans = &r->away[reason][pool];
  uint32_t n = 0;
  if (!PR_GROW (r->some, r->cap_some, r->n_times))
    {
      r->failed = true;
      return;
    }
  for (uint32_t i = 0; i < r->n_times; i++)
    if (r->times[i].officer - p->first_officer < p->count + p->n_later
        && r->times[i].reason == reason && r->times[i].from < r->times[i].to)
      r->some[n++] = r->times[i];
  if (n > 0)
    g_qsort_with_data (r->some, (int) n, sizeof *r->some, compare_away, NULL);
  spans->n = 0;
  for (uint32_t i = 0; i < n; i++)
    r->failed |= !pr_span_add (spans, r->some[i].from, r->some[i].to);
}

/* The stint that was made of a time, among others. */
static uint32_t
stint_of (const pr_roster *r, uint32_t time)
{
  uint32_t i = 0;
  while (r->stints[i].whole != i || time - r->stints[i].first >= r->stints[i].n)
    i++;
  return i;
}

void
pr_roster_put_off (pr_roster *r, uint32_t rehearsal, pr_time begins)
{
  for (uint32_t i = 0; i < r->n_times; i++)
    if (r->times[i].rehearsal == rehearsal && r->times[i].begins == begins)
      {
        r->times[i].to = r->times[i].from;
        uint32_t whole = stint_of (r, i);
        find_parts (r, whole);
        find_edges (r, whole);
        find_spans_again (r, pr_world_pool_of (r->w, r->times[i].officer), r->times[i].reason);
      }
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
pr_roster_draw (pr_roster *r, const pr_rng *rng, const pr_time_away *others, uint32_t n)
{
  const pr_world *w = r->w;
  r->failed = false;
  r->n_times = r->n_stints = r->n_edges = 0;
  for (uint32_t i = 0; i < w->n_officers; i++)
    r->officers[i]
        = (pr_roster_officer){ .from = INT64_MIN, .to = INT64_MIN, .counted = INT64_MIN };
  for (uint32_t i = 0; i < w->n_pools; i++)
    for (int reason = 0; reason < PR_N_AWAY; reason++)
      r->away[reason][i].n = 0;
  pr_away_draws_draw (&r->draws, w, rng);
  if (r->before != NULL)
    pr_away_draws_draw (&r->draws_before, r->before, rng);
  pr_calls_find (r, rng);
  answer_calls (r);
  for (uint32_t i = 0; i < n; i++)
    if (!w->pools[pr_world_pool_of (w, others[i].officer)].spared)
      add_away (r, others[i]);
  find_spans (r);
  find_stints (r);
  if (r->n_edges > 0)
    g_qsort_with_data (r->edges, (int) r->n_edges, sizeof *r->edges, compare_edges, r);
}

void
pr_roster_free (pr_roster *r)
{
  for (int reason = 0; reason < PR_N_AWAY; reason++)
    {
      for (uint32_t i = 0; r->away[reason] != NULL && i < r->w->n_pools; i++)
        g_free (r->away[reason][i].list);
      g_free (r->away[reason]);
    }
  pr_away_draws_free (&r->draws);
  pr_away_draws_free (&r->draws_before);
  g_free (r->leave_before);
  g_free (r->calls);
  g_free (r->times);
  g_free (r->some);
  g_free (r->chosen);
  g_free (r->officers);
  g_free (r->stints);
  g_free (r->edges);
}
