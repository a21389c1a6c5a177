/* Absences: officers who are away are the last ones of their pool.
 *
 * For officers who are back within office hours on the same day, an absence is like a
 * closing and an opening. The others hand back what they have in hand; the effort so
 * far is kept. When an officer is back depends on all absences of the pool. Visitors are
 * served to the end in any case; a visitor who is held goes back to the line.
 */
#include "model/state.h"

uint32_t
pr_pool_present (const pr_model *m, uint32_t pool)
{
  uint32_t count = m->w->pools[pool].count;
  return m->absent ? count - MIN (m->absent[pool], count) : count;
}

bool
pr_officer_is_absent (const pr_model *m, uint32_t officer)
{
  uint32_t pool = m->officers[officer].pool;
  return officer - m->w->pools[pool].first_officer >= pr_pool_present (m, pool);
}

/* Counts the time on duty of those who were present, up to now. */
void
pr_pool_count_scheduled (pr_model *m, uint32_t pool)
{
  pr_pool_state *s = &m->pools[pool];
  m->pool[pool].scheduled += (int64_t) pr_pool_present (m, pool) * (m->now - s->opened);
  m->pool[pool].scheduled_all += (int64_t) m->w->pools[pool].count * (m->now - s->opened);
  s->opened = m->now;
}

/* Takes the officer out of the stack of idle ones. */
static void
take_off (pr_model *m, pr_pool_state *s, uint32_t officer)
{
  uint32_t *at = &s->idle;
  while (*at != officer)
    at = &m->officers[*at].next_idle;
  *at = m->officers[officer].next_idle;
  m->officers[officer].state = PR_OFFICER_OFF;
}

/* Whether the officer, who leaves now, is back within office hours on the same day. */
static bool
is_back_today (const pr_model *m, uint32_t officer)
{
  uint32_t pool = m->officers[officer].pool;
  const pr_pool *p = &m->w->pools[pool];
  const pr_calendar *cal = m->w->calendars[m->w->shifts[p->shift].calendar];
  pr_time tomorrow = (pr_time) (pr_time_day (m->now) + 1) * PR_DAY;
  int64_t absent = m->absent[pool];
  for (uint32_t i = m->next_plan; i < m->n_plans && m->plans[i].at < tomorrow; i++)
    {
      const pr_plan *plan = &m->plans[i];
      bool ends = plan->kind == PR_PLAN_ABSENCE_ENDS;
      if ((!ends && plan->kind != PR_PLAN_ABSENCE_BEGINS)
          || m->w->absences[plan->index].pool != pool)
        continue;
      absent += ends ? -(int64_t) m->w->absences[plan->index].count
                     : (int64_t) m->w->absences[plan->index].count;
      if (absent + (officer - p->first_officer) < p->count)
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

static void
set_absent (pr_model *m, uint32_t pool, uint32_t absent)
{
  const pr_pool *p = &m->w->pools[pool];
  pr_pool_state *s = &m->pools[pool];
  uint32_t before = pr_pool_present (m, pool), after = p->count - MIN (absent, p->count);
  if (s->open)
    pr_pool_count_scheduled (m, pool);
  for (uint32_t k = MIN (before, after); k < MAX (before, after); k++)
    {
      uint32_t o = p->first_officer + k;
      if (m->officers[o].state == PR_OFFICER_WORKING || m->officers[o].state == PR_OFFICER_OVERTIME)
        pr_officer_count_busy (m, o);
    }
  m->absent[pool] = absent;
  for (uint32_t k = after; k < before; k++)
    leave (m, p->first_officer + k);
  for (uint32_t k = after; k-- > before && s->open;)
    pr_officer_open (m, p->first_officer + k);
  if (after > before && s->open) /* officers who resume work may be wanted for something else */
    pr_pool_mark (m, pool);
}

/* Counts the absence by its kind: unfilled posts are a matter of readiness. */
static void
count_reason (pr_model *m, const pr_absence *a, int by)
{
  bool unfilled = a->reason == PR_AWAY_UNFILLED;
  uint32_t *n = &m->gone[2 * a->pool + unfilled];
  pr_spans *s = unfilled ? &m->unfilled[a->pool] : &m->away[a->pool];
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
  count_reason (m, a, 1);
  set_absent (m, a->pool, m->absent[a->pool] + a->count);
}

void
pr_absence_end (pr_model *m, uint32_t absence)
{
  const pr_absence *a = &m->w->absences[absence];
  count_reason (m, a, -1);
  set_absent (m, a->pool, m->absent[a->pool] - a->count);
}

/* When a model is made. */
void
pr_absences_make (pr_model *m)
{
  const pr_world *w = m->w;
  if (w->n_absences == 0)
    return;
  m->absent = g_new0 (uint32_t, w->n_pools);
  m->gone = g_new0 (uint32_t, 2 * (size_t) w->n_pools);
  m->unfilled = g_new0 (pr_spans, w->n_pools);
  m->away = g_new0 (pr_spans, w->n_pools);
}

/* At the beginning of a replication. */
void
pr_absences_reset (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_pools && m->absent; i++)
    {
      m->absent[i] = m->gone[2 * i] = m->gone[2 * i + 1] = 0;
      m->unfilled[i].n = m->away[i].n = 0;
    }
}

void
pr_absences_free (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_pools && m->absent; i++)
    {
      g_free (m->unfilled[i].list);
      g_free (m->away[i].list);
    }
  g_free (m->absent);
  g_free (m->gone);
  g_free (m->unfilled);
  g_free (m->away);
}
