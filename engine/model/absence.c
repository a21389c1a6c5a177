/* Absences: officers who are away are the last ones of their pool. For them an absence is like a
 * closing and an opening; who is away until another day hands back what they have in hand. */
#include "model/state.h"

uint32_t
pr_pool_present (const pr_model *m, uint32_t pool)
{
  uint32_t count = m->w->pools[pool].count;
  return m->absent ? count - MIN (m->absent[pool], count) : count;
}

/* On duty so far with those who were present, up to now. */
void
pr_pool_count_scheduled (pr_model *m, uint32_t pool)
{
  pr_pool_state *s = &m->pools[pool];
  m->pool[pool].scheduled += (int64_t) pr_pool_present (m, pool) * (m->now - s->opened);
  m->pool[pool].scheduled_all += (int64_t) m->w->pools[pool].count * (m->now - s->opened);
  s->opened = m->now;
}

/* Out of the stack of idle officers. */
static void
take_off (pr_model *m, pr_pool_state *s, uint32_t officer)
{
  uint32_t *at = &s->idle;
  while (*at != officer)
    at = &m->officers[*at].next_idle;
  *at = m->officers[officer].next_idle;
  m->officers[officer].state = PR_OFFICER_OFF;
}

static void
leave (pr_model *m, uint32_t officer, bool today)
{
  pr_officer *o = &m->officers[officer];
  if (o->state == PR_OFFICER_IDLE)
    take_off (m, &m->pools[o->pool], officer);
  if (o->item == PR_NONE32)
    return;
  if (today && o->state == PR_OFFICER_WORKING && m->pools[o->pool].open)
    pr_close_work (m, officer);
  else if (today && o->state == PR_OFFICER_HELD)
    {
      pr_officer_count_held (m, officer);
      o->state = PR_OFFICER_SUSPENDED;
      pr_tell (m, PR_HAPPENS_SUSPENDED, o->item, officer);
    }
  else if (!today)
    {
      uint32_t item = o->item;
      m->items[item].remaining = pr_officer_drop (m, officer);
      pr_tell (m, PR_HAPPENS_HANDED_BACK, item, officer);
      pr_line_put_back (m, item);
    }
}

static void
set_absent (pr_model *m, uint32_t pool, uint32_t absent, pr_time until)
{
  const pr_pool *p = &m->w->pools[pool];
  pr_pool_state *s = &m->pools[pool];
  uint32_t before = pr_pool_present (m, pool);
  if (s->open)
    pr_pool_count_scheduled (m, pool);
  m->absent[pool] = absent;
  uint32_t after = pr_pool_present (m, pool);
  bool today = until != PR_NEVER && pr_time_day (until - 1) == pr_time_day (m->now);
  for (uint32_t k = after; k < before; k++)
    leave (m, p->first_officer + k, today);
  for (uint32_t k = after; k-- > before && s->open;)
    pr_officer_open (m, p->first_officer + k);
}

/* Of which kind: unfilled posts are a matter of readiness. */
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
  set_absent (m, a->pool, m->absent[a->pool] + a->count, a->until);
}

void
pr_absence_end (pr_model *m, uint32_t absence)
{
  const pr_absence *a = &m->w->absences[absence];
  count_reason (m, a, -1);
  set_absent (m, a->pool, m->absent[a->pool] - a->count, PR_NEVER);
}

/* At the making of a model. */
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

/* At the begin of a replication. */
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
