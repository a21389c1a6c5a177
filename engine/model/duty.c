/* Duty: see duty.h. */
#include "model/duty.h"

#include "model/closing.h"
#include "model/dispatch.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/officer.h"
#include "model/spans.h"
#include "model/state.h"
#include "model/uses.h"

#include <string.h>

const pr_calendar *
pr_shift_calendar (const pr_model *m, uint32_t shift)
{
  return m->w->calendars[m->w->shifts[shift].calendar];
}

const pr_calendar *
pr_pool_calendar (const pr_model *m, uint32_t pool)
{
  return pr_shift_calendar (m, m->w->pools[pool].shift);
}

pr_time
pr_pool_next_open (const pr_model *m, uint32_t pool)
{
  return pr_cal_next_open (pr_pool_calendar (m, pool), m->now);
}

uint32_t
pr_pool_present (const pr_model *m, uint32_t pool)
{
  return m->w->pools[pool].count - (pr_uses (m, PR_USES_ABSENCES) ? m->roster.n_away[pool] : 0);
}

bool
pr_officer_is_away (const pr_model *m, uint32_t officer)
{
  return pr_uses (m, PR_USES_ABSENCES) && m->roster.away[officer] > 0;
}

void
pr_pool_count_scheduled (pr_model *m, uint32_t pool)
{
  pr_pool_state *s = &m->pools[pool];
  m->pool[pool].scheduled += (int64_t) pr_pool_present (m, pool) * (m->now - s->opened);
  m->pool[pool].scheduled_all += (int64_t) m->w->pools[pool].count * (m->now - s->opened);
  s->opened = m->now;
}

/* Takes the officer out of the list of idle ones. */
static void
take_off (pr_model *m, pr_pool_state *s, uint32_t officer)
{
  uint32_t *at = &s->idle, before = s->idle;
  while (*at != officer)
    {
      before = *at;
      at = &m->officers[before].next_idle;
    }
  *at = m->officers[officer].next_idle;
  if (s->last_idle == officer)
    s->last_idle = before;
  m->officers[officer].state = PR_OFFICER_OFF;
}

/* How many officers the absence takes: all, if there are no more. */
static uint32_t
absence_size (const pr_world *w, const pr_absence *a)
{
  uint32_t n = MIN (a->count, w->pools[a->pool].count);
  while (a->officers != NULL && n > 0 && a->officers[n - 1] >= w->pools[a->pool].count)
    n--;
  return n;
}

/* Whether the absence takes this officer away; it is in force. */
static bool
takes (const pr_model *m, uint32_t absence, uint32_t officer)
{
  const pr_absence_state *a = &m->roster.absences[absence];
  for (uint32_t k = a->first; k < a->first + a->n; k++)
    if (m->roster.taken[k] == officer)
      return true;
  return false;
}

/* Whether the officer, who leaves now, is back within office hours on the same day: all absences
 * that take this officer end by then. */
static bool
is_back_today (const pr_model *m, uint32_t officer)
{
  uint32_t pool = m->officers[officer].pool;
  const pr_calendar *cal = pr_pool_calendar (m, pool);
  pr_time tomorrow = (pr_time) (pr_time_day (m->now) + 1) * PR_DAY;
  uint16_t left = m->roster.away[officer];
  for (uint32_t i = m->plans.next; i < m->plans.n && m->plans.list[i].at < tomorrow; i++)
    {
      const pr_plan *plan = &m->plans.list[i];
      if (plan->kind != PR_PLAN_ABSENCE_ENDS || m->w->absences[plan->index].pool != pool
          || !m->roster.absences[plan->index].in_force || !takes (m, plan->index, officer))
        continue;
      if (--left == 0)
        return pr_cal_is_open (cal, plan->at) || pr_cal_next_open (cal, plan->at) < tomorrow;
    }
  return false;
}

static void
leave (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  uint32_t item = o->item;
  if (o->state == PR_OFFICER_IDLE)
    take_off (m, &m->pools[o->pool], officer);
  if (item == PR_NONE32)
    return;
  if (m->items[item].flags & PR_ITEM_VISITOR)
    {
      if (o->state != PR_OFFICER_WORKING) /* else the visitor is served to the end */
        pr_visitor_parts (m, officer, false);
      return;
    }
  if (!is_back_today (m, officer))
    {
      m->items[item].remaining = pr_officer_drop (m, officer);
      pr_tell (m, PR_HAPPENS_HANDED_BACK, item, officer);
      pr_line_put_back (m, item);
    }
  else if (o->state == PR_OFFICER_WORKING && m->pools[o->pool].open)
    pr_close_work (m, officer);
  else if (o->state == PR_OFFICER_HELD)
    {
      pr_officer_count_held (m, officer);
      o->state = PR_OFFICER_SUSPENDED;
      pr_tell (m, PR_HAPPENS_SUSPENDED, item, officer);
    }
}

/* Whether officer a is sent away before b of the same pool. */
static bool
goes_before (const pr_roster *d, uint32_t a, uint32_t b)
{
  if ((d->away[a] > 0) != (d->away[b] > 0))
    return d->away[b] > 0;
  return d->missed[a] != d->missed[b] ? d->missed[a] < d->missed[b] : a < b;
}

/* Puts an element of a heap, whose root goes last, into its place below. */
static void
sift_at (const pr_roster *d, uint32_t *heap, uint32_t n, uint32_t at)
{
  uint32_t child;
  while ((child = 2 * at + 1) < n)
    {
      if (child + 1 < n && goes_before (d, heap[child], heap[child + 1]))
        child++;
      if (!goes_before (d, heap[at], heap[child]))
        return;
      uint32_t swap = heap[at];
      heap[at] = heap[child];
      heap[child] = swap;
      at = child;
    }
}

/* Chooses the officers of an absence that names none, those who go first before the others. */
static void
choose_officers (const pr_roster *d, const pr_pool *p, const pr_absence_state *a)
{
  uint32_t *heap = d->taken + a->first, n = a->n;
  /* The first n stand in descending order, which is a heap already if none has missed anything. */
  for (uint32_t k = 0; k < n; k++)
    heap[k] = p->first_officer + n - 1 - k;
  for (uint32_t k = n / 2; k-- > 0;)
    sift_at (d, heap, n, k);
  for (uint32_t o = p->first_officer + n; o < p->first_officer + p->count && n > 0; o++)
    if (goes_before (d, o, heap[0]))
      {
        heap[0] = o;
        sift_at (d, heap, n, 0);
      }
  for (uint32_t k = n; k-- > 1;)
    {
      uint32_t last = heap[0];
      heap[0] = heap[k];
      heap[k] = last;
      sift_at (d, heap, k, 0);
    }
}

static void
find_officers (const pr_model *m, uint32_t absence)
{
  const pr_absence *a = &m->w->absences[absence];
  const pr_absence_state *s = &m->roster.absences[absence];
  const pr_pool *p = &m->w->pools[a->pool];
  if (a->officers == NULL)
    choose_officers (&m->roster, p, s);
  for (uint32_t k = 0; k < s->n && a->officers != NULL; k++)
    m->roster.taken[s->first + k] = p->first_officer + a->officers[k];
}

/* What the officer has done so far was done on the terms of before. */
static void
settle (pr_model *m, uint32_t officer)
{
  uint32_t state = m->officers[officer].state;
  if (state == PR_OFFICER_WORKING || state == PR_OFFICER_OVERTIME)
    pr_officer_count_busy (m, officer);
}

/* Counts the absence by its kind: unfilled posts are a matter of readiness. */
static void
count_reason (pr_model *m, const pr_absence *a, int by)
{
  bool unfilled = a->reason == PR_AWAY_UNFILLED;
  uint32_t *n = &m->roster.in_force[2 * a->pool + unfilled];
  pr_spans *s = unfilled ? &m->roster.unfilled[a->pool] : &m->roster.others[a->pool];
  if (by > 0 && *n == 0)
    pr_span_open (m, s);
  *n += (uint32_t) by;
  if (by < 0 && *n == 0)
    pr_span_close (m, s);
}

void
pr_absence_begin (pr_model *m, uint32_t absence)
{
  const pr_absence *a = &m->w->absences[absence];
  pr_roster *d = &m->roster;
  const uint32_t *taken = d->taken + d->absences[absence].first, n = d->absences[absence].n;
  if (n == 0)
    return;
  count_reason (m, a, 1);
  find_officers (m, absence);
  d->absences[absence].in_force = true;
  if (m->pools[a->pool].open)
    pr_pool_count_scheduled (m, a->pool);
  for (uint32_t k = 0; k < n; k++)
    {
      settle (m, taken[k]);
      if (d->away[taken[k]]++ > 0)
        continue;
      d->n_away[a->pool]++;
      d->left[taken[k]] = m->now;
    }
  for (uint32_t k = 0; k < n; k++)
    if (d->away[taken[k]] == 1)
      leave (m, taken[k]);
}

/* Counts what the officers who are back now have missed; most of them went at one time. */
static void
count_missed (pr_model *m, uint32_t pool, const uint32_t *officers, uint32_t n)
{
  pr_roster *d = &m->roster;
  pr_time since = m->now, missed = 0;
  for (uint32_t k = 0; k < n; k++)
    {
      if (d->away[officers[k]] > 0)
        continue;
      if (d->left[officers[k]] != since)
        {
          since = d->left[officers[k]];
          missed = pr_cal_work_between (pr_pool_calendar (m, pool), since, m->now);
        }
      d->missed[officers[k]] += missed;
    }
}

void
pr_absence_end (pr_model *m, uint32_t absence)
{
  const pr_absence *a = &m->w->absences[absence];
  pr_roster *d = &m->roster;
  const uint32_t *taken = d->taken + d->absences[absence].first, n = d->absences[absence].n;
  pr_pool_state *s = &m->pools[a->pool];
  if (n == 0)
    return;
  d->absences[absence].in_force = false;
  count_reason (m, a, -1);
  if (s->open)
    pr_pool_count_scheduled (m, a->pool);
  for (uint32_t k = 0; k < n; k++)
    {
      settle (m, taken[k]);
      d->n_away[a->pool] -= --d->away[taken[k]] == 0;
    }
  count_missed (m, a->pool, taken, n);
  for (uint32_t k = 0; k < n && s->open; k++)
    if (d->away[taken[k]] == 0)
      pr_officer_open (m, taken[k]);
  if (s->open) /* officers who resume work may be wanted for something else */
    pr_pool_mark (m, a->pool);
}

void
pr_duty_make (pr_model *m)
{
  const pr_world *w = m->w;
  pr_roster *d = &m->roster;
  uint32_t n = 0;
  if (!pr_uses (m, PR_USES_ABSENCES))
    return;
  d->absences = g_new0 (pr_absence_state, w->n_absences);
  for (uint32_t i = 0; i < w->n_absences; i++)
    {
      d->absences[i].first = n;
      d->absences[i].n = absence_size (w, &w->absences[i]);
      n += d->absences[i].n;
    }
  d->taken = g_new0 (uint32_t, n + 1);
  d->away = g_new0 (uint16_t, w->n_officers + 1);
  d->left = g_new0 (pr_time, w->n_officers + 1);
  d->missed = g_new0 (pr_time, w->n_officers + 1);
  d->n_away = g_new0 (uint32_t, w->n_pools);
  d->in_force = g_new0 (uint32_t, 2 * (size_t) w->n_pools);
  d->unfilled = g_new0 (pr_spans, w->n_pools);
  d->others = g_new0 (pr_spans, w->n_pools);
}

void
pr_duty_reset (pr_model *m)
{
  const pr_world *w = m->w;
  pr_roster *d = &m->roster;
  if (!pr_uses (m, PR_USES_ABSENCES))
    return;
  memset (d->away, 0, w->n_officers * sizeof *d->away);
  memset (d->missed, 0, w->n_officers * sizeof *d->missed);
  for (uint32_t i = 0; i < w->n_absences; i++)
    d->absences[i].in_force = false;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      d->n_away[i] = d->in_force[2 * i] = d->in_force[2 * i + 1] = 0;
      d->unfilled[i].n = d->others[i].n = 0;
    }
}

void
pr_duty_free (pr_model *m)
{
  pr_roster *d = &m->roster;
  for (uint32_t i = 0; i < m->w->n_pools && d->away; i++)
    {
      g_free (d->unfilled[i].list);
      g_free (d->others[i].list);
    }
  g_free (d->absences);
  g_free (d->taken);
  g_free (d->away);
  g_free (d->left);
  g_free (d->missed);
  g_free (d->n_away);
  g_free (d->in_force);
  g_free (d->unfilled);
  g_free (d->others);
}
