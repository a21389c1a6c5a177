/* Pace: see pace.h. */
#include "model/pace.h"

#include "model/state.h"

void
pr_pace_anew (pr_model *m, uint32_t officer)
{
  if (m->slowed == NULL)
    return;
  pr_officer *o = &m->officers[officer];
  pr_time effort = m->items[o->item].remaining;
  if (o->until != pr_pace_takes (m, officer, effort))
    return;
  o->until = pr_pace_begin (m, officer, o->item);
}
