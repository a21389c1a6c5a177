/* Patience: see patience.h. */
#include "model/patience.h"

#include "model/closing.h"
#include "model/duty.h"
#include "model/line.h"
#include "model/order.h"
#include "model/state.h"
#include "model/uses.h"

#define SWEEP_SLACK 64

static uint64_t
number_of (pr_key key)
{
  return (uint64_t) key & ((UINT64_C (1) << 40) - 1);
}

static bool
remembered (const pr_model *m, uint16_t place, const pr_delay *timer)
{
  return m->items[timer->item].place == place
         && m->patience.waiters[timer->item].timer == number_of (timer->key);
}

static void
set_slot (pr_model *m, uint16_t place)
{
  const pr_delays *d = &m->patience.of[place].timers;
  pr_fel_set (&m->fel, m->slots.patience + place, d->n ? d->heap[0].key : PR_KEY_NEVER);
}

/* Pushes only the timers that are still wanted, within the same memory. */
static void
sweep (pr_model *m, uint16_t place)
{
  pr_delays *d = &m->patience.of[place].timers;
  uint32_t n = d->n;
  d->n = 0;
  for (uint32_t i = 0; i < n; i++)
    {
      pr_delay timer = d->heap[i];
      if (remembered (m, place, &timer))
        pr_delays_push (d, timer.key, timer.item);
    }
  m->patience.of[place].stale = 0;
}

/* From when waiting in the line counts; PR_NEVER if it never opens again. */
static pr_time
counts_from (const pr_model *m, const pr_item *it, const pr_line *l)
{
  pr_time from = PR_NEVER;
  for (uint16_t i = 0; i < l->n_pools; i++)
    {
      const pr_pool_state *p = &m->pools[l->pools[i]];
      if (p->open || (p->overtime && (it->flags & PR_ITEM_TICKET)))
        return m->now;
      from = MIN (from, pr_pool_next_open (m, l->pools[i]));
    }
  return from;
}

static pr_time
patience_of (const pr_model *m, const pr_item *it, const pr_step *step)
{
  pr_block b
      = pr_rng_block (&m->rng, it->hash, it->ident, pr_rng_where (PR_DRAW_PATIENCE, step->hash),
                      (uint64_t) it->attempts << 32 | it->round);
  return MAX (pr_effort_time (pr_dist_quantile (step->patience, pr_u01 (b.u[0]))), 1);
}

static void
begin_timer (pr_model *m, uint32_t item, uint32_t line)
{
  const pr_item *it = &m->items[item];
  const pr_step *step = &m->w->steps[it->step];
  pr_place_patience *p = &m->patience.of[it->place];
  m->patience.waiters[item].timer = PR_NO_TIMER;
  if (!step->patience || !(it->flags & PR_ITEM_VISITOR))
    return;
  pr_time from = counts_from (m, it, &m->w->lines[line]);
  if (from == PR_NEVER)
    return;
  pr_key key = pr_schedule_key (m, from + patience_of (m, it, step), PR_EV_PATIENCE, it->place);
  if (!pr_delays_push (&p->timers, key, item))
    {
      m->failed = PR_MODEL_ERROR_MEMORY;
      return;
    }
  m->patience.waiters[item].timer = number_of (key);
  set_slot (m, it->place);
}

static void
end_timer (pr_model *m, uint32_t item)
{
  uint16_t place = m->items[item].place;
  pr_place_patience *p = &m->patience.of[place];
  if (m->patience.waiters[item].timer == PR_NO_TIMER)
    return;
  m->patience.waiters[item].timer = PR_NO_TIMER;
  p->stale++;
  if (p->stale <= p->timers.n - p->stale + SWEEP_SLACK)
    return;
  sweep (m, place);
  set_slot (m, place);
}

void
pr_watch_joined (pr_model *m, uint32_t item, uint32_t line, uint32_t before)
{
  const pr_item *it = &m->items[item];
  if (pr_uses (m, PR_USES_PEOPLE))
    m->people.waiting[line] += (it->flags & PR_ITEM_VISITOR) != 0;
  if (!m->patience.waiters)
    return;
  m->patience.waiters[item].before = before;
  if (it->next != PR_NONE32)
    m->patience.waiters[it->next].before = item;
  begin_timer (m, item, line);
}

void
pr_watch_gone (pr_model *m, uint32_t item, uint32_t line)
{
  const pr_item *it = &m->items[item];
  if (pr_uses (m, PR_USES_PEOPLE))
    m->people.waiting[line] -= (it->flags & PR_ITEM_VISITOR) != 0;
  if (!m->patience.waiters)
    return;
  if (it->next != PR_NONE32)
    m->patience.waiters[it->next].before = m->patience.waiters[item].before;
  end_timer (m, item);
}

/* Takes an item out of the middle of its line. */
static void
leave_line (pr_model *m, uint32_t item)
{
  const pr_item *it = &m->items[item];
  uint32_t line = pr_line_of_item (m, item), list = pr_line_list (m, it);
  bool parked = (it->flags & PR_ITEM_PARKED) != 0;
  pr_list *l = parked ? &m->parking.lines[line].list[list] : &m->lines[line].list[list];
  uint64_t *mask = parked ? &m->parking.lines[line].mask : &m->lines[line].mask;
  uint32_t before = m->patience.waiters[item].before;
  if (before == PR_NONE32)
    l->head = it->next;
  else
    m->items[before].next = it->next;
  if (it->next == PR_NONE32)
    l->tail = before;
  if (l->head == PR_NONE32)
    *mask &= ~((uint64_t) 1 << list);
  m->items[item].flags &= (uint16_t) ~PR_ITEM_PARKED;
  if (pr_is_ordered (m, line))
    pr_order_remove (m, line, list, parked, item);
  pr_watch_gone (m, item, line);
  pr_line_count_gone (m, line, item);
}

void
pr_patience_event (pr_model *m, uint16_t place)
{
  pr_place_patience *p = &m->patience.of[place];
  pr_delay timer = pr_delays_pop (&p->timers);
  bool wanted = remembered (m, place, &timer);
  set_slot (m, place);
  if (!wanted)
    {
      p->stale--;
      return;
    }
  m->patience.waiters[timer.item].timer = PR_NO_TIMER; /* or it would count as stale */
  leave_line (m, timer.item);
  m->place[m->items[timer.item].filing].visits_reneged++;
  pr_visitor_leave (m, timer.item);
}

bool
pr_patience_grow (pr_model *m, uint32_t cap)
{
  pr_waiter *grown = g_try_renew (pr_waiter, m->patience.waiters, cap);
  if (!grown)
    return false;
  for (uint32_t i = m->cap_items; i < cap; i++)
    grown[i] = (pr_waiter){ PR_NO_TIMER, PR_NONE32 };
  m->patience.waiters = grown;
  return true;
}

void
pr_patience_make (pr_model *m)
{
  if (pr_uses (m, PR_USES_PATIENCE))
    m->patience.of = g_new0 (pr_place_patience, m->w->n_places);
}

void
pr_patience_reset (pr_model *m)
{
  if (!pr_uses (m, PR_USES_PATIENCE))
    return;
  for (uint16_t i = 0; i < m->w->n_places; i++)
    {
      m->patience.of[i].timers.n = 0;
      m->patience.of[i].stale = 0;
    }
  for (uint32_t i = 0; i < m->cap_items; i++)
    m->patience.waiters[i].timer = PR_NO_TIMER;
}

void
pr_patience_free (pr_model *m)
{
  for (uint16_t i = 0; pr_uses (m, PR_USES_PATIENCE) && i < m->w->n_places; i++)
    pr_delays_clear (&m->patience.of[i].timers);
  g_free (m->patience.of);
  g_free (m->patience.waiters);
}
