/* Overtime: see overtime.h. */
#include "model/overtime.h"

#include "model/closing.h"
#include "model/duty.h"
#include "model/state.h"
#include "model/uses.h"

void
pr_overtime_set (pr_model *m, uint32_t pool, double beyond, pr_time most)
{
  pr_overtime *o = &m->overtime.pool[pool];
  pr_time until = MAX (m->now, m->pools[pool].closed + most);
  o->beyond = beyond;
  o->most = most;
  if (!m->pools[pool].stays || o->until <= until)
    return;
  o->until = until;
  pr_pool_set_closing (m, pool, until);
  pr_shift_schedule (m, m->pools[pool].shift);
}

static double
dossiers_waiting (const pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  int64_t work = pr_pool_work_waiting (m, pool);
  for (uint16_t i = 0; i < p->n_lines; i++)
    work -= m->overtime.visitors[p->lines[i]];
  return (double) work;
}

void
pr_overtime_begin (pr_model *m, uint32_t pool)
{
  pr_overtime *o = &m->overtime.pool[pool];
  double enough = o->beyond * pr_pool_day_effort (m, pool);
  if (o->most == 0 || pr_pool_present (m, pool) == 0 || dossiers_waiting (m, pool) <= enough)
    return;
  o->enough = enough;
  o->until = m->now + o->most;
}

void
pr_overtime_look (pr_model *m, uint32_t pool)
{
  pr_overtime *o = &m->overtime.pool[pool];
  if (o->until <= m->now || dossiers_waiting (m, pool) > o->enough)
    return;
  o->until = m->now;
  pr_shift_schedule (m, m->pools[pool].shift);
}

pr_time
pr_overtime_next_end (const pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  pr_time next = PR_NEVER;
  for (uint32_t pool = s->first_pool; pool < s->first_pool + s->n_pools; pool++)
    if (m->pools[pool].shift == shift)
      next = MIN (next, m->overtime.pool[pool].until);
  return next;
}

void
pr_overtime_make (pr_model *m)
{
  if (!pr_uses (m, PR_USES_OVERTIME))
    return;
  m->overtime.pool = g_new0 (pr_overtime, m->w->n_pools);
  m->overtime.visitors = g_new0 (int64_t, m->w->n_lines + 1);
}

void
pr_overtime_reset (pr_model *m)
{
  if (!pr_uses (m, PR_USES_OVERTIME))
    return;
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    {
      const pr_pool_time *t = &m->w->pools[i].time;
      m->overtime.pool[i] = (pr_overtime){ t->overtime_beyond, t->overtime_most, PR_NEVER, 0 };
    }
  for (uint32_t i = 0; i < m->w->n_lines; i++)
    m->overtime.visitors[i] = 0;
}

void
pr_overtime_free (pr_model *m)
{
  g_free (m->overtime.pool);
  g_free (m->overtime.visitors);
}
