/* Pre-emption: see preempt.h. */
#include "model/preempt.h"

#include "model/dispatch.h"
#include "model/duty.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/officer.h"
#include "model/outage.h"
#include "model/priority.h"
#include "model/state.h"

/* Whether the officer may lay down what they have. Work that is held gives way as work under way
 * does; what is completed at this instant is out of their hands. */
static bool
may_lay_down (const pr_model *m, uint32_t officer)
{
  const pr_officer *o = &m->officers[officer];
  bool in_hand
      = o->state == PR_OFFICER_HELD || (o->state == PR_OFFICER_WORKING && o->until > m->now);
  return in_hand && m->w->steps[m->items[o->item].step].preempted != PR_PREEMPTED_NO
         && !pr_officer_is_elsewhere (m, officer); /* would not take up the other work */
}

uint32_t
pr_pool_may_lay_down (const pr_model *m, uint32_t pool, unsigned priority)
{
  const pr_pool *p = &m->w->pools[pool];
  uint32_t n = 0;
  if (!(m->pools[pool].concerns & PR_POOL_PREEMPTS) || !m->pools[pool].open)
    return 0;
  for (PR_EACH_OFFICER (m->w, p, o))
    n += may_lay_down (m, o) && pr_priority_in_hand (m, o) > priority;
  return n;
}

/* Which of two officers with work of the same priority lays it down: one whose work is held, as
 * that loses nothing, then the one who began last. */
static bool
gives_way_before (const pr_model *m, uint32_t a, uint32_t b)
{
  bool held = m->officers[a].state == PR_OFFICER_HELD;
  if (held != (m->officers[b].state == PR_OFFICER_HELD))
    return held;
  return m->began[a] >= m->began[b];
}

/* The officer of the pool whose work gives way to the given priority: the one with the lowest
 * priority in hand. PR_NONE32: none. */
static uint32_t
find_victim (const pr_model *m, uint32_t pool, unsigned priority)
{
  const pr_pool *p = &m->w->pools[pool];
  uint32_t victim = PR_NONE32;
  unsigned lowest = priority;
  for (PR_EACH_OFFICER (m->w, p, o))
    {
      if (!may_lay_down (m, o))
        continue;
      unsigned own = pr_priority_in_hand (m, o);
      if (own < lowest || own == priority || (own == lowest && !gives_way_before (m, o, victim)))
        continue;
      victim = o;
      lowest = own;
    }
  return victim;
}

/* Whether an idle officer will take the work, or an officer whom a pool preferred for the line will
 * interrupt. Such pools are in the queue for dispatch. */
static bool
others_take (const pr_model *m, uint32_t pool, uint32_t line, uint32_t list)
{
  const pr_line *l = &m->w->lines[line];
  bool preferred = true;
  for (uint16_t i = 0; i < l->n_pools; i++)
    {
      const pr_pool_state *p = &m->pools[l->pools[i]];
      preferred &= l->pools[i] != pool;
      if (!p->dirty || !(pr_pool_startable (m, p) & (uint64_t) 1 << list))
        continue;
      if (p->idle != PR_NONE32
          || (preferred && (p->concerns & PR_POOL_PREEMPTS) && p->open
              && find_victim (m, l->pools[i], m->lists.priority[list]) != PR_NONE32))
        return true;
    }
  return false;
}

static void
interrupt (pr_model *m, uint32_t officer)
{
  uint32_t item = m->officers[officer].item;
  bool lost = m->w->steps[m->items[item].step].preempted != PR_PREEMPTED_RESUME;
  m->pool[m->officers[officer].pool].interrupted++;
  pr_officer_hand_back (m, officer, PR_HAPPENS_INTERRUPTED, lost);
}

void
pr_preempt (pr_model *m, uint32_t pool, uint32_t line, uint32_t list)
{
  uint32_t victim = find_victim (m, pool, m->lists.priority[list]);
  if (victim == PR_NONE32)
    return;
  if (others_take (m, pool, line, list))
    pr_pool_mark (m, pool);
  else
    interrupt (m, victim);
}
