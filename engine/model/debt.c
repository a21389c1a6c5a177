/* Debts: see debt.h. */
#include "model/debt.h"

#include "model/duty.h"
#include "model/state.h"
#include "model/stretch.h"
#include "model/uses.h"

#include <math.h>

/* The pool of an officer whose share gives way; NULL: it never does. */
static const pr_pool *
giving_pool (const pr_model *m, uint32_t officer)
{
  const pr_pool *p = &m->w->pools[m->officers[officer].pool];
  return p->time.most > 0 ? p : NULL;
}

static void
add_owed (pr_debt *d, double time)
{
  d->owed = MAX (0, d->owed + (pr_time) llround (time));
}

static bool
nothing_waits (const pr_model *m, uint32_t pool)
{
  for (uint16_t i = 0; i < m->w->pools[pool].n_lines; i++)
    if (m->line[m->w->pools[pool].lines[i]].length.value > 0)
      return false;
  return true;
}

/* The share in force on a day for somebody who owes so much. */
static double
share_now (const pr_model *m, uint32_t pool, pr_time owed, int32_t day)
{
  const pr_pool *p = &m->w->pools[pool];
  int64_t work = pr_pool_work_waiting (m, pool);
  if (work > 0 && (double) work > p->time.beyond * pr_pool_effort_on (m, pool, day))
    return p->time.most;
  return owed > 0 && nothing_waits (m, pool) ? p->time.least : p->share;
}

void
pr_debt_begin (pr_model *m, uint32_t officer)
{
  const pr_pool *p = giving_pool (m, officer);
  pr_debt *d = &m->debts[officer];
  uint32_t pool = m->officers[officer].pool;
  if (p == NULL || p->time.stretch > 0)
    {
      d->share = m->pools[pool].share; /* which a change of the world may change */
      d->per_share = m->pools[pool].per_share;
      return;
    }
  pr_debt_rest (m, officer);
  d->share = share_now (m, pool, d->owed, pr_pool_day (m, pool));
  d->per_share = 1 / d->share;
}

void
pr_debt_work (pr_model *m, uint32_t officer, pr_time worked)
{
  const pr_pool *p = giving_pool (m, officer);
  pr_debt *d = &m->debts[officer];
  d->since = m->now;
  if (p != NULL && p->time.stretch > 0)
    d->worked += worked;
  else if (p != NULL && d->share != p->share)
    add_owed (d, (d->share - p->share) * (double) worked);
}

void
pr_debt_rest (pr_model *m, uint32_t officer)
{
  const pr_pool *p = giving_pool (m, officer);
  pr_debt *d = &m->debts[officer];
  if (p == NULL || p->time.stretch > 0)
    return;
  const pr_calendar *cal = pr_pool_calendar (m, m->officers[officer].pool);
  if (d->owed > 0)
    add_owed (d, -p->share * (double) pr_cal_work_between (cal, d->since, m->now));
  d->since = m->now;
}

void
pr_debt_away (pr_model *m, uint32_t officer, bool away)
{
  if (away)
    pr_debt_rest (m, officer);
  m->debts[officer].since = m->now;
}

void
pr_debt_bring (pr_model *m, uint32_t officer, bool here)
{
  const pr_pool *p = giving_pool (m, officer);
  if (p == NULL || p->time.stretch == 0 || pr_stretches_to_come (m, officer))
    return;
  pr_time tomorrow = (pr_time) (pr_time_day (m->now) + 1) * PR_DAY;
  const pr_calendar *cal = pr_pool_calendar (m, m->officers[officer].pool);
  double own = p->share * (double) pr_cal_work_between (cal, m->now, tomorrow);
  m->debts[officer].own += (pr_time) llround (here ? own : -own);
}

/* Makes the account for the day that is over. */
static void
settle_day (pr_debt *d)
{
  add_owed (d, (double) (d->worked - d->own));
  d->worked = d->own = 0;
}

double
pr_debt_day (pr_model *m, uint32_t officer, pr_time open)
{
  const pr_pool *p = giving_pool (m, officer);
  pr_debt *d = &m->debts[officer];
  if (p == NULL)
    return m->w->pools[m->officers[officer].pool].share;
  settle_day (d);
  bool there = pr_pool_has (p, officer) || !pr_officer_is_away (m, officer);
  d->own = there ? (pr_time) (p->share * (double) open + 0.5) : 0;
  uint32_t pool = m->officers[officer].pool;
  return share_now (m, pool, d->owed, pr_time_day (m->now));
}

void
pr_debts_end (pr_model *m)
{
  for (uint32_t o = 0; o < m->n_officers && pr_uses (m, PR_USES_DEBTS); o++)
    {
      const pr_officer *officer = &m->officers[o];
      const pr_pool *p = giving_pool (m, o);
      if (p == NULL)
        continue;
      if (p->time.stretch > 0)
        settle_day (&m->debts[o]);
      else if (!pr_officer_is_away (m, o))
        pr_debt_rest (m, o);
      m->pool[officer->pool].owed += m->debts[o].owed;
    }
}

void
pr_debts_make (pr_model *m)
{
  if (pr_uses (m, PR_USES_DEBTS))
    m->debts = g_new0 (pr_debt, m->n_officers);
}

void
pr_debts_reset (pr_model *m)
{
  for (uint32_t o = 0; o < m->n_officers && pr_uses (m, PR_USES_DEBTS); o++)
    {
      const pr_pool_state *p = &m->pools[m->officers[o].pool];
      m->debts[o] = (pr_debt){ .since = m->now, .share = p->share, .per_share = p->per_share };
    }
}

void
pr_debts_free (pr_model *m)
{
  g_free (m->debts);
}
