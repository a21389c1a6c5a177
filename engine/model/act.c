/* Act: what measures do; see measure.h. */
#include "model/measure.h"

#include "kernel/grow.h"
#include "model/closing.h"
#include "model/duty.h"
#include "model/state.h"
#include "model/uses.h"

/* Officers come, or go. */
static void
reinforce (pr_model *m, const pr_measure *p, bool on)
{
  for (uint32_t k = 0; k < p->n_targets; k++)
    {
      const pr_extra *e = &m->w->policy->extras[p->targets[k]];
      for (uint32_t i = 0; i < m->measures.here[p->targets[k]]; i++)
        pr_duty_bring (m, m->w->n_officers + e->first + i, on);
    }
}

/* The calendar of the measure that began last of those that change the shift's hours. */
static uint16_t
hours_of (const pr_model *m, uint32_t shift)
{
  const pr_policy *policy = m->w->policy;
  uint16_t calendar = m->w->shifts[shift].calendar;
  uint32_t last = 0;
  for (uint32_t i = 0; i < policy->n_measures; i++)
    {
      const pr_measure *p = &policy->measures[i];
      const pr_measure_state *s = &m->measures.of[i];
      if (p->action != PR_ACTION_HOURS || s->phase != PR_MEASURE_ON || s->order < last)
        continue;
      for (uint32_t k = 0; k < p->n_targets; k++)
        if (p->targets[k] == shift)
          {
            calendar = p->calendar;
            last = s->order;
          }
    }
  return calendar;
}

static void
change_hours (pr_model *m, const pr_measure *p)
{
  pr_measures *all = &m->measures;
  for (uint32_t k = 0; k < p->n_targets; k++)
    {
      uint32_t shift = p->targets[k];
      uint16_t calendar = hours_of (m, shift);
      if (m->shifts[shift].calendar == calendar)
        continue;
      if (!PR_GROW (all->hours, all->cap_hours, all->n_hours + 1))
        {
          m->failed = PR_MODEL_ERROR_MEMORY;
          return;
        }
      all->hours[all->n_hours++] = (pr_hours_change){ m->now, shift, calendar };
      pr_shift_change (m, shift, calendar);
    }
}

const pr_calendar *
pr_hours_at (const pr_model *m, uint32_t shift, pr_time t, pr_time *until)
{
  uint16_t calendar = m->w->shifts[shift].calendar;
  for (uint32_t i = 0; i < m->measures.n_hours; i++)
    {
      const pr_hours_change *h = &m->measures.hours[i];
      if (h->shift != shift)
        continue;
      if (h->at > t)
        {
          *until = MIN (*until, h->at);
          break;
        }
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

static void
postpone (pr_model *m, const pr_measure *p, pr_measure_count *count)
{
  for (uint32_t k = 0; k < p->n_targets; k++)
    count->put_off += pr_roster_put_off (&m->roster, p->targets[k], m->now);
  if (m->roster.failed)
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
    case PR_ACTION_OVERTIME:
    case PR_ACTION_PRIORITY:
    case PR_ACTION_BATCH:
      break;
    }
}
