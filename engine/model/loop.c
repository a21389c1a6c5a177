/* The event loop: see loop.h. */
#include "model/loop.h"

#include "model/arrive.h"
#include "model/closing.h"
#include "model/crew.h"
#include "model/dispatch.h"
#include "model/incident.h"
#include "model/measure.h"
#include "model/patience.h"
#include "model/plan.h"
#include "model/step.h"
#include "model/stretch.h"
#include "model/uses.h"

#define CANCEL_EVERY 65536 /* events between two looks at the cancel flag */

#ifndef PR_LOOP
#define PR_LOOP pr_loop_all
#endif

/* Slots of mechanisms that few worlds use. */
static inline void
handle_other (pr_model *m, uint32_t slot)
{
  if (slot < m->slots.plan)
    pr_patience_event (m, (uint16_t) (slot - m->slots.patience));
  else if (slot < m->slots.incident)
    pr_plan_event (m);
  else if (slot < m->slots.crew)
    pr_incident_event (m, slot - m->slots.incident);
  else if (slot < m->slots.member)
    pr_crew_event (m, (uint16_t) (slot - m->slots.crew));
  else if (slot < m->slots.stretch)
    pr_member_event (m, slot - m->slots.member);
  else if (slot < m->slots.measure)
    pr_stretch_event (m, slot - m->slots.stretch);
  else
    pr_measures_event (m);
}

static inline void
handle (pr_model *m, uint32_t slot)
{
  if (slot < m->slots.shift)
    pr_officer_event (m, slot);
  else if (slot < m->slots.delay)
    pr_shift_event (m, m->slots.shift_of[slot - m->slots.shift]);
  else if (slot < m->slots.arrival)
    pr_delay_event (m, (uint16_t) (slot - m->slots.delay));
  else if ((PR_SET & ~PR_SET_PLAIN) == 0 || slot < m->slots.patience)
    pr_arrivals_event (m, (uint16_t) (slot - m->slots.arrival));
  else if ((PR_SET & ~PR_SET_OFFICES) == 0 && slot >= m->slots.stretch)
    pr_stretch_event (m, slot - m->slots.stretch);
  else if ((PR_SET & ~PR_SET_OFFICES) == 0)
    pr_plan_event (m);
  else
    handle_other (m, slot);
}

/* What the event of the slot looks at first, which was last used long ago. */
static inline void
fetch (const pr_model *m, uint32_t slot)
{
  if (slot < m->slots.shift)
    {
      const pr_item *it = &m->items[m->officers[slot].item];
      __builtin_prefetch (it);
      __builtin_prefetch (&it->born);
    }
  else if (pr_uses (m, PR_USES_STRETCHES) && slot - m->slots.stretch < m->stretches.n)
    __builtin_prefetch (&m->stretches.list[slot - m->slots.stretch]);
}

/* With `watched`, a probe is told of every instant that is over. */
static inline __attribute__ ((always_inline)) void
run (pr_model *m, pr_key end, gint *cancel, bool watched)
{
  const pr_fel *f = &m->fel;
  while (!m->failed)
    {
      uint32_t slot = pr_fel_next_slot (f);
      pr_time at = f->time[slot];
      if (m->queue.n && (at > m->now || pr_key_class ((pr_key) f->low[slot]) > PR_EV_DISPATCH))
        {
          fetch (m, slot);
          pr_dispatch_next (m);
          continue;
        }
      if (watched && at > m->now)
        m->probe.instant (m->probe.self, m, m->now);
      if (at >= pr_key_time (end) && pr_fel_next_key (f) >= end)
        break;
      m->now = at;
      handle (m, slot);
      if (++m->handled % CANCEL_EVERY == 0 && cancel && g_atomic_int_get (cancel))
        break;
    }
}

/* The only function of its set that is seen from outside. */
__attribute__ ((externally_visible)) void
PR_LOOP (pr_model *m, pr_key end, gint *cancel)
{
  if (pr_uses (m, PR_USES_PROBES) && m->probe.instant != NULL)
    run (m, end, cancel, true);
  else
    run (m, end, cancel, false);
}
