/* Pace: how long an effort takes an officer. The only owner of it: nobody else knows that a post
 * has a share of its time for dossiers, that a slow system slows its users down, or that who is new
 * to some work takes longer.
 *
 * Effort is time of practised officers at a share of 100 % with everything in order; what it takes
 * is elapsed time, of the calendar while the officer is on duty. The pace is read when work begins,
 * and holds until it ends. In stretches (stretch.h) the share is 100 %.
 *
 * Private to the room; functions of every event are in this header.
 */
#ifndef PR_MODEL_PACE_H
#define PR_MODEL_PACE_H

#include "model/in-hand.h"

/* By how much the work in hand takes longer, than with everything in order and practised hands. */
static inline double
pr_pace_factor (const pr_model *m, uint32_t officer)
{
  double factor = 1;
  if (pr_uses (m, PR_USES_SLOWNESS))
    factor = m->slowed[officer];
  if (pr_uses (m, PR_USES_LEARNING))
    factor *= m->experience.factor[officer];
  return factor;
}

/* At the pace of the work in hand. */
static inline pr_time
pr_pace_takes (const pr_model *m, uint32_t officer, pr_time effort)
{
  double per_share = pr_uses (m, PR_USES_DEBTS) ? m->debts[officer].per_share
                                                : m->pools[m->officers[officer].pool].per_share;
  double time = (double) effort * per_share;
  return pr_effort_time (time * pr_pace_factor (m, officer));
}

/* Effort left of the work in hand. */
static inline pr_time
pr_pace_effort_left (const pr_model *m, uint32_t officer)
{
  const pr_officer *o = &m->officers[officer];
  double share = pr_uses (m, PR_USES_DEBTS) ? m->debts[officer].share : m->pools[o->pool].share;
  double left = (double) (o->until - m->now) * share;
  return (pr_time) (left / pr_pace_factor (m, officer) + 0.5);
}

/* The officer begins the item's work now, or a batch of which it is the first: what is left of the
 * effort takes so long. */
static inline pr_time
pr_pace_begin (pr_model *m, uint32_t officer, uint32_t item)
{
  pr_time effort = pr_effort_in_hand (m, officer, item);
  if (pr_uses (m, PR_USES_SLOWNESS | PR_USES_LEARNING | PR_USES_DEBTS))
    {
      if (pr_uses (m, PR_USES_DEBTS))
        pr_debt_begin (m, officer);
      if (pr_uses (m, PR_USES_SLOWNESS))
        m->slowed[officer] = pr_things_slow (m, item);
      if (pr_uses (m, PR_USES_LEARNING))
        pr_experience_read (m, officer, item);
      return pr_pace_takes (m, officer, effort);
    }
  double per_share = m->pools[m->officers[officer].pool].per_share;
  return per_share == 1 ? effort : pr_effort_time ((double) effort * per_share);
}

/* Work that was laid down is taken up: if none of it has been done, it begins now. */
void pr_pace_anew (pr_model *m, uint32_t officer);

void pr_pace_make (pr_model *m);
/* At the beginning of a replication. */
void pr_pace_reset (pr_model *m);
void pr_pace_free (pr_model *m);

#endif
