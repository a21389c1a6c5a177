/* Pace: see pace.h. */
#include "model/pace.h"

#include "model/state.h"
#include "model/uses.h"

void
pr_pace_anew (pr_model *m, uint32_t officer)
{
  if (!pr_uses (m, PR_USES_SLOWNESS | PR_USES_LEARNING | PR_USES_DEBTS))
    return;
  pr_officer *o = &m->officers[officer];
  pr_time effort = pr_effort_in_hand (m, officer, o->item);
  if (o->until != pr_pace_takes (m, officer, effort))
    return;
  o->until = pr_pace_begin (m, officer, o->item);
}

void
pr_pace_make (pr_model *m)
{
  if (pr_uses (m, PR_USES_SLOWNESS))
    m->slowed = g_new0 (double, m->n_officers);
}

void
pr_pace_reset (pr_model *m)
{
  for (uint32_t i = 0; i < m->n_officers && pr_uses (m, PR_USES_SLOWNESS); i++)
    m->slowed[i] = 1;
}

void
pr_pace_free (pr_model *m)
{
  g_free (m->slowed);
}
