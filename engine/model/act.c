/* Act: what measures do; see measure.h. */
#include "model/measure.h"

#include "kernel/grow.h"
#include "model/closing.h"
#include "model/duty.h"
#include "model/overtime.h"
#include "model/state.h"
#include "model/stretch.h"
#include "model/uses.h"

/* Officers come, or go. */
static void
reinforce (pr_model *m, const pr_measure *p, bool on)
{
  for (uint32_t k = 0; k < p->n_targets; k++)
    {
      const pr_extra *e = &m->w->policy->extras[p->targets[k]];
      for (uint32_t i = e->first; i < e->first + e->n; i++)
        if (m->measures.extra[i] == PR_EXTRA_SENT)
          pr_duty_bring (m, m->w->n_officers + i, on);
    }
}

static bool
is_in_force (const pr_model *m, uint32_t measure, pr_action_kind action, uint32_t target)
{
  const pr_measure *p = &m->w->policy->measures[measure];
  if (p->action != action || m->measures.of[measure].phase != PR_MEASURE_ON)
    return false;
  for (uint32_t k = 0; k < p->n_targets; k++)
    if (p->targets[k] == target)
      return true;
  return false;
}

/* The measure that began last of those in force that do this to the target; NULL: none is. */
static const pr_measure *
last_in_force (const pr_model *m, pr_action_kind action, uint32_t target)
{
  const pr_policy *policy = m->w->policy;
  const pr_measure *found = NULL;
  uint32_t last = 0;
  for (uint32_t i = 0; i < policy->n_measures; i++)
    if (is_in_force (m, i, action, target) && m->measures.of[i].order >= last)
      {
        found = &policy->measures[i];
        last = m->measures.of[i].order;
      }
  return found;
}

/* A spare shift that is in use goes by what concerns all shifts of its place as well. */
static uint16_t
hours_of (const pr_model *m, uint32_t shift)
{
  const pr_measure *p = NULL;
  if (pr_uses (m, PR_USES_MEASURES))
    p = last_in_force (m, PR_ACTION_HOURS, shift);
  return p != NULL ? p->calendar : m->w->shifts[shift].calendar;
}

static void
have_batches (pr_model *m, const pr_measure *p)
{
  for (uint32_t k = 0; k < p->n_targets; k++)
    {
      const pr_measure *last = last_in_force (m, PR_ACTION_BATCH, p->targets[k]);
      m->batches.terms[p->targets[k]]
          = last != NULL ? (pr_batch_terms){ last->count, last->share } : (pr_batch_terms){ 0 };
    }
}

/* Whether nobody keeps the hours of the shift: it is a spare one, and no measure has named its pool
 * so far. */
static bool
is_unused (const pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  return s->spare && m->pools[s->first_pool].shift != shift;
}

static void
rehour_pools (pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  for (uint32_t k = s->first_pool; k < s->first_pool + s->n_pools; k++)
    if (m->pools[k].shift == shift)
      pr_stretches_rehour (m, k);
}

static bool
note_hours (pr_model *m, uint32_t shift, uint16_t calendar)
{
  pr_measures *all = &m->measures;
  if (!PR_GROW (all->hours, all->cap_hours, all->n_hours + 1))
    {
      m->failed = PR_MODEL_ERROR_MEMORY;
      return false;
    }
  all->hours[all->n_hours++] = (pr_hours_change){ m->now, shift, calendar };
  return true;
}

static void
change_hours (pr_model *m, const pr_measure *p)
{
  for (uint32_t k = 0; k < p->n_targets; k++)
    {
      uint32_t shift = p->targets[k], now = shift;
      uint16_t calendar = hours_of (m, shift);
      bool unused = is_unused (m, shift);
      if (unused)
        now = m->pools[m->w->shifts[shift].first_pool].shift;
      if (m->shifts[now].calendar == calendar || (unused && p->n_targets > p->n_places))
        continue; /* what concerns all shifts of a place reaches the pool by the one it keeps */
      if (!note_hours (m, shift, calendar))
        return;
      if (unused)
        pr_shift_part (m, shift);
      pr_shift_change (m, shift, calendar);
      rehour_pools (m, shift);
    }
}

const pr_calendar *
pr_hours_at (const pr_model *m, uint32_t pool, pr_time t, pr_time *until)
{
  const pr_pool *p = &m->base->pools[pool];
  uint16_t calendar = m->base->shifts[p->shift].calendar;
  bool apart = false;
  for (uint32_t i = 0; i < m->measures.n_hours; i++)
    {
      const pr_hours_change *h = &m->measures.hours[i];
      if (h->shift != p->spare_shift && (h->shift != p->shift || apart))
        continue;
      if (h->at > t)
        {
          *until = MIN (*until, h->at);
          break;
        }
      apart |= h->shift == p->spare_shift;
      calendar = h->calendar;
    }
  return m->w->calendars[calendar];
}

/* A share of the people who come is sent on; of several measures, of those who are left. */
static void
redirect (pr_model *m, const pr_measure *p)
{
  const pr_policy *policy = m->w->policy;
  for (uint16_t k = 0; k < p->n_places; k++)
    {
      double stays = 1;
      for (uint32_t i = 0; i < policy->n_measures; i++)
        {
          const pr_measure *q = &policy->measures[i];
          if (q->action != PR_ACTION_REDIRECT || m->measures.of[i].phase != PR_MEASURE_ON)
            continue;
          for (uint16_t j = 0; j < q->n_places; j++)
            if (q->places[j] == p->places[k])
              stays *= 1 - q->share;
        }
      m->measures.redirect[p->places[k]] = 1 - stays;
    }
}

/* The longest bound of the measures that are on, or what the pool has by itself. */
static void
stay_on (pr_model *m, uint32_t pool)
{
  const pr_policy *policy = m->w->policy;
  const pr_pool_time *own = &m->w->pools[pool].time;
  pr_time most = own->overtime_most;
  for (uint32_t i = 0; policy != NULL && i < policy->n_measures; i++)
    if (is_in_force (m, i, PR_ACTION_OVERTIME, pool))
      most = MAX (most, policy->measures[i].overtime);
  pr_overtime_set (m, pool, own->overtime_most > 0 ? own->overtime_beyond : 0, most);
}

/* The pool keeps the hours of the new world, unless a measure has it keep others. */
static void
keep_new_hours (pr_model *m, uint32_t pool)
{
  uint32_t shift = m->w->pools[pool].shift;
  if (is_unused (m, shift))
    pr_shift_part (m, shift);
  m->shifts[shift].calendar = hours_of (m, shift);
  note_hours (m, shift, m->shifts[shift].calendar);
}

void
pr_hours_change_over (pr_model *m)
{
  const pr_world *w = m->w;
  for (uint32_t i = 0; i < w->n_pools; i++)
    if (w->pools[i].shift != m->base->pools[i].shift)
      keep_new_hours (m, i);
  for (uint32_t i = 0; i < w->n_shifts; i++)
    pr_shift_realign (m, i);
  for (uint32_t i = 0; i < w->n_pools && pr_uses (m, PR_USES_OVERTIME); i++)
    stay_on (m, i);
}

static void
postpone (pr_model *m, const pr_measure *p, pr_measure_count *count)
{
  for (uint32_t k = 0; k < p->n_targets; k++)
    {
      pr_time begins = pr_schedule_next (m->agenda.schedule, p->targets[k], m->now);
      if (begins == PR_NEVER)
        continue;
      count->put_off++;
      pr_roster_put_off (&m->roster, p->targets[k], begins);
      if (m->w->later != NULL)
        pr_roster_put_off (&m->presence.next, p->targets[k], begins);
      pr_schedule_put_off (m->agenda.schedule, p->targets[k], begins);
    }
  pr_stretches_put_off (m);
  if (m->roster.failed || m->presence.next.failed)
    m->failed = PR_MODEL_ERROR_MEMORY;
}

void
pr_act (pr_model *m, uint32_t measure, bool on)
{
  const pr_measure *p = &m->w->policy->measures[measure];
  switch (p->action)
    {
    case PR_ACTION_REINFORCE:
      reinforce (m, p, on);
      break;
    case PR_ACTION_HOURS:
      change_hours (m, p);
      break;
    case PR_ACTION_REDIRECT:
      redirect (m, p);
      break;
    case PR_ACTION_POSTPONE:
      if (on)
        postpone (m, p, &m->measure[measure]);
      break;
    case PR_ACTION_PRIORITY:
      pr_priorities_raise (m, p, on);
      break;
    case PR_ACTION_BATCH:
      have_batches (m, p);
      break;
    case PR_ACTION_OVERTIME:
      for (uint32_t k = 0; k < p->n_targets; k++)
        stay_on (m, p->targets[k]);
      break;
    }
}
