/* Dispatch: see dispatch.h. */
#include "model/dispatch.h"

#include "model/detail-add.h"
#include "model/duty.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/officer.h"
#include "model/order.h"
#include "model/outage.h"
#include "model/overtime.h"
#include "model/pace.h"
#include "model/parking.h"
#include "model/preempt.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"
#include "model/uses.h"

void
pr_pool_mark (pr_model *m, uint32_t pool)
{
  if (m->pools[pool].dirty)
    return;
  m->pools[pool].dirty = true;
  uint32_t at = m->queue.head + m->queue.n++;
  m->queue.pools[at < m->w->n_pools ? at : at - m->w->n_pools] = pool;
}

static inline bool
pool_preempts (const pr_model *m, const pr_pool_state *p)
{
  return (p->concerns & PR_POOL_PREEMPTS) && pr_uses (m, PR_USES_PREEMPTION);
}

void
pr_line_mark_pools (pr_model *m, uint32_t line)
{
  const pr_line_state *l = &m->lines[line];
  for (uint32_t i = 0; i < l->n_pools; i++)
    {
      const pr_pool_state *p = &m->pools[l->pools[i]];
      if (p->idle != PR_NONE32 || pool_preempts (m, p))
        pr_pool_mark (m, l->pools[i]);
    }
}

/* Takes the first pool out of the queue. */
static inline uint32_t
take_first_pool (pr_model *m)
{
  uint32_t pool = m->queue.pools[m->queue.head];
  if (++m->queue.head == m->w->n_pools)
    m->queue.head = 0;
  m->queue.n--;
  m->pools[pool].dirty = false;
  return pool;
}

/* How many of the not-within classes may be begun now. */
static inline uint8_t
classes_allowed (const pr_model *m, const pr_pool_state *p)
{
  uint8_t n = m->w->n_not_within;
  if (m->now > p->all_until)
    while (n > 0 && m->w->not_within[n - 1] > p->closing - m->now)
      n--;
  return n;
}

/* After closing: ticket holders, and dossiers where officers stay on for them and no ticket holder
 * waits. */
static G_GNUC_NO_INLINE uint64_t
startable_late (const pr_model *m, const pr_pool_state *p)
{
  uint64_t tickets = p->overtime ? m->lists.tickets : 0;
  if (!p->stays)
    return tickets;
  for (uint16_t i = 0; i < p->n_lines; i++)
    if (m->lines[p->lines[i]].mask & tickets)
      return tickets;
  return tickets
         | (m->lists.startable[classes_allowed (m, p)] & ~(m->lists.tickets | m->lists.no_tickets));
}

uint64_t
pr_pool_startable (const pr_model *m, const pr_pool_state *p)
{
  return p->open ? m->lists.startable[classes_allowed (m, p)] : startable_late (m, p);
}

/* The best head among the pool's lines: highest priority, then first to join, or by their order. */
static G_GNUC_NO_INLINE bool
choose_among_lines (const pr_model *m, const pr_pool_state *p, uint64_t may, uint32_t *line,
                    uint32_t *list)
{
  bool ordered = (p->concerns & PR_POOL_ORDERED) && pr_uses (m, PR_USES_ORDER);
  unsigned best_priority = 256;
  uint32_t best = PR_NONE32;
  uint64_t best_seq = 0;
  for (uint16_t i = 0; i < p->n_lines; i++)
    {
      const pr_line_state *l = &m->lines[p->lines[i]];
      for (uint64_t mask = l->mask & may; mask; mask &= mask - 1)
        {
          uint32_t k = (uint32_t) __builtin_ctzll (mask);
          unsigned priority = m->lists.priority[k];
          if (priority > best_priority)
            break;
          uint32_t item = l->list[k].head;
          uint64_t seq = m->items[item].seq;
          if (priority == best_priority
              && (ordered ? !pr_order_before (m, item, best) : seq >= best_seq))
            continue;
          best_priority = priority;
          best = item;
          best_seq = seq;
          *line = p->lines[i];
          *list = k;
        }
    }
  return best_priority < 256;
}

/* The same; a single list that is not empty needs no comparison. */
static inline __attribute__ ((always_inline)) bool
choose_work (const pr_model *m, const pr_pool_state *p, uint64_t may, uint32_t *line,
             uint32_t *list)
{
  uint64_t all = 0;
  for (uint16_t i = 0; i < p->n_lines; i++)
    {
      uint64_t mask = m->lines[p->lines[i]].mask & may;
      if (mask == 0)
        continue;
      if (all || (mask & (mask - 1)))
        return choose_among_lines (m, p, may, line, list);
      all = mask;
      *line = p->lines[i];
      *list = (uint32_t) __builtin_ctzll (mask);
    }
  return all != 0;
}

/* A visitor is served for the first time. */
static G_GNUC_NO_INLINE void
count_counter_wait (pr_model *m, pr_item *it, uint32_t pool)
{
  it->flags |= PR_ITEM_SERVED;
  const pr_calendar *cal = pr_pool_calendar (m, pool);
  /* The opening of the day on which they came: if served after midnight, they waited since then. */
  pr_time opened = pr_cal_day_open (cal, pr_time_day (it->entered));
  pr_time from = opened <= m->now ? MAX (it->entered, opened) : it->entered;
  pr_tally_add (&m->place[it->filing].counter_wait, m->now - from);
  m->place[it->filing].visits_long += m->now - from > m->w->long_wait;
  pr_detail_add (m, PR_DETAIL_COUNTER_WAIT, it->filing, pr_time_day (m->now), m->now - from);
}

static inline void
count_wait (pr_model *m, uint32_t line, pr_item *it, uint32_t pool)
{
  pr_line_count *count = &m->line[line];
  pr_time wait = m->now - it->entered;
  pr_tally_add (&count->wait, wait);
  pr_hist_add (&count->wait_hist, wait);
  count->waited += wait > 0;
  count->within += wait <= m->w->wait_within;
  if (pr_is_visitor (m, it) && !(it->flags & PR_ITEM_SERVED))
    count_counter_wait (m, it, pool);
}

/* Begins the work and schedules its end. */
static inline void
begin_work (pr_model *m, pr_pool_state *p, uint32_t officer, uint32_t line, uint32_t item,
            pr_time until)
{
  pr_officer *o = &m->officers[officer];
  o->item = item;
  for (PR_EACH_PIECE (m, officer, piece))
    {
      count_wait (m, line, &m->items[piece], o->pool);
      pr_count_in_hand (m, p, 1);
    }
  o->state = PR_OFFICER_WORKING;
  o->busy_from = m->now;
  o->until = until;
  pr_use_begin (m, officer);
  if (pr_uses (m, PR_USES_PREEMPTION))
    m->began[officer] = m->seq[p->place]++;
  for (PR_EACH_PIECE (m, officer, piece))
    pr_story_work (m, piece);
  pr_officer_tell (m, PR_HAPPENS_BEGAN, officer);
}

/* Whether a pool that is preferred for the line is in the queue behind this one, with an officer
 * who may begin: then that pool chooses first. */
static G_GNUC_NO_INLINE bool
preferred_pool_waits (const pr_model *m, uint32_t pool, uint32_t line, uint32_t list)
{
  for (const uint32_t *other = m->lines[line].pools; *other != pool; other++)
    {
      const pr_pool_state *p = &m->pools[*other];
      if (p->dirty && p->idle != PR_NONE32 && pr_pool_startable (m, p) & (uint64_t) 1 << list)
        return true;
    }
  return false;
}

/* No officer is idle: perhaps one is interrupted for the best of what waits. */
static void G_GNUC_NO_INLINE
preempt (pr_model *m, uint32_t pool, uint64_t may)
{
  uint32_t line = 0, list = 0;
  while (m->pools[pool].open && choose_work (m, &m->pools[pool], may, &line, &list))
    {
      if (!pr_item_must_wait (m, &m->items[m->lines[line].list[list].head]))
        {
          pr_preempt (m, pool, line, list);
          return;
        }
      pr_park_head (m, line, list);
    }
}

/* Takes the officer who begins next out of the list of idle ones: of those with stretches the one
 * whose stretch ends last, or every free officer more would make it likelier that work is begun
 * just before an end and laid down. */
static uint32_t
take_idle (pr_model *m, pr_pool_state *p)
{
  uint32_t officer = p->idle, first = officer;
  if (G_UNLIKELY (m->officers[first].next_idle != PR_NONE32) && pr_uses (m, PR_USES_STRETCHES)
      && m->stretches.of[first] != PR_NONE32)
    {
      for (uint32_t o = m->officers[first].next_idle; o != PR_NONE32; o = m->officers[o].next_idle)
        if (pr_stretch_end (m, o) > pr_stretch_end (m, officer))
          officer = o;
      pr_officer_idle_no_more (m, officer);
    }
  else
    p->idle = m->officers[officer].next_idle;
  return officer;
}

void
pr_dispatch_next (pr_model *m)
{
  uint32_t pool = take_first_pool (m);
  pr_pool_state *p = &m->pools[pool];
  uint64_t may = pr_pool_startable (m, p);
  uint32_t line = 0, list = 0;
  while (p->idle != PR_NONE32 && choose_work (m, p, may, &line, &list))
    {
      if ((p->concerns & PR_POOL_YIELDS) && preferred_pool_waits (m, pool, line, list))
        {
          pr_pool_mark (m, pool);
          return;
        }
      if (pr_things_missing (m) && pr_park_if_missing (m, line, list))
        {
          may = p->open ? may : pr_pool_startable (m, p);
          continue;
        }
      __builtin_prefetch (&m->line[line].waited);
      uint32_t officer = take_idle (m, p), item = pr_line_take_head (m, line, list);
      if (pr_uses (m, PR_USES_BATCHES))
        pr_batch_collect (m, officer, line, list, item);
      pr_time until = m->now + pr_pace_begin (m, officer, item);
      pr_fel_lower (&m->fel, officer, pr_schedule_key (m, until, PR_EV_COMPLETED, p->place));
      begin_work (m, p, officer, line, item, until);
      may = p->open ? may : pr_pool_startable (m, p); /* the last ticket holder may be gone */
    }
  if (pool_preempts (m, p) && p->idle == PR_NONE32)
    preempt (m, pool, may);
}

/* Whether the officer, whose work is completed, may look for more before dispatch: the pool would
 * be first in the queue then, and the end of the step concerns only the way of this one item. */
static inline bool
may_go_on (const pr_model *m, const pr_pool_state *p, uint32_t officer)
{
  const uint32_t in_the_way = PR_USES_THINGS | PR_USES_PATIENCE | PR_USES_PEOPLE | PR_USES_BATCHES;
  return p->open && !pool_preempts (m, p) && m->queue.n == 0 && !pr_uses (m, in_the_way)
         && !((p->concerns & PR_POOL_GIVES_WAY) && pr_uses (m, PR_USES_DEBTS))
         && !pr_officer_is_elsewhere (m, officer)
         && !(pr_uses (m, PR_USES_FORKS)
              && m->w->steps[m->items[m->officers[officer].item].step].fork);
}

/* Where among those who became idle at this very instant the officer stands, by number. */
static G_GNUC_NO_INLINE uint32_t *
place_among_ties (pr_model *m, pr_pool_state *p, uint32_t officer)
{
  uint32_t *at = &p->idle;
  while (*at < officer || m->officers[*at].until < m->now)
    at = &m->officers[*at].next_idle;
  return at;
}

/* The officer is the last of those who are idle; of those since the same instant, by number. */
static void
become_idle (pr_model *m, pr_pool_state *p, uint32_t officer)
{
  pr_officer *o = &m->officers[officer], *last = &m->officers[p->last_idle];
  o->state = PR_OFFICER_IDLE;
  o->until = m->now;
  if (p->idle != PR_NONE32 && G_UNLIKELY (last->until == m->now && p->last_idle > officer))
    {
      uint32_t *at = place_among_ties (m, p, officer);
      o->next_idle = *at;
      *at = officer;
      return;
    }
  o->next_idle = PR_NONE32;
  if (p->idle == PR_NONE32)
    p->idle = officer;
  else
    last->next_idle = officer;
  p->last_idle = officer;
}

void
pr_officer_idle (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  pr_pool_state *p = &m->pools[o->pool];
  o->item = PR_NONE32;
  if ((!p->open && !p->overtime && !p->stays) || pr_officer_is_elsewhere (m, officer))
    {
      o->state = PR_OFFICER_OFF;
      return;
    }
  become_idle (m, p, officer);
  pr_pool_mark (m, o->pool);
}

void
pr_officer_idle_no_more (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  pr_pool_state *p = &m->pools[o->pool];
  uint32_t *at = &p->idle, before = p->idle;
  while (*at != officer)
    {
      before = *at;
      at = &m->officers[before].next_idle;
    }
  *at = o->next_idle;
  if (p->last_idle == officer)
    p->last_idle = before;
  o->state = PR_OFFICER_OFF;
}

/* Looks for more work for an officer who has completed some, as dispatch would. If something else
 * happens at this instant, or a preferred pool comes first, the officer is idle and the pool keeps
 * its place in the queue. */
static inline void
go_on (pr_model *m, pr_pool_state *p, uint32_t officer)
{
  pr_fel *f = &m->fel;
  uint32_t line = 0, list = 0;
  pr_time until = PR_NEVER;
  pr_key key = PR_KEY_NEVER;
  bool works = choose_work (m, p, pr_pool_startable (m, p), &line, &list);
  /* Who is idle already has been so for longer. */
  bool waits = works
               && (p->idle != PR_NONE32
                   || ((p->concerns & PR_POOL_YIELDS)
                       && preferred_pool_waits (m, m->officers[officer].pool, line, list)));
  if (works && !waits)
    {
      until = m->now + pr_pace_begin (m, officer, m->lines[line].list[list].head);
      key = pr_schedule_key (m, until, PR_EV_COMPLETED, p->place);
    }
  pr_fel_set (f, officer, key);
  uint32_t next = pr_fel_next_slot (f);
  if (next < m->slots.shift && m->officers[next].item != PR_NONE32)
    {
      /* The work that will be completed next was begun long ago. */
      const pr_item *it = &m->items[m->officers[next].item];
      __builtin_prefetch (it);
      __builtin_prefetch (&it->born);
    }
  if (waits || f->time[next] <= m->now)
    {
      pr_fel_set (f, officer, PR_KEY_NEVER);
      become_idle (m, p, officer);
      return;
    }
  take_first_pool (m);
  if (works)
    begin_work (m, p, officer, line, pr_line_take_head (m, line, list), until);
  else
    become_idle (m, p, officer);
}

static inline void
complete_piece (pr_model *m, pr_pool_state *p, uint32_t officer, uint32_t item)
{
  pr_count_in_hand (m, p, -1);
  m->officer[officer].served++;
  m->events++;
  pr_tell (m, PR_HAPPENS_COMPLETED, item, officer);
  if (pr_uses (m, PR_USES_ERRORS))
    pr_errors_complete (m, officer, item);
  if (pr_uses (m, PR_USES_LEARNING))
    pr_experience_gain (m, officer);
  m->items[item].remaining = -1;
}

/* The pieces behind the first, whose step is completed already. */
static G_GNUC_NO_INLINE void
complete_rest (pr_model *m, pr_pool_state *p, uint32_t officer, uint32_t first)
{
  for (uint32_t item = first, next; item != PR_NONE32; item = next)
    {
      next = m->items[item].next;
      complete_piece (m, p, officer, item);
      pr_step_complete (m, item);
    }
}

void
pr_officer_event (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  if (o->state == PR_OFFICER_OVERTIME)
    {
      pr_officer_suspend (m, officer);
      return;
    }
  uint32_t item = o->item, rest = PR_NONE32;
  pr_pool_state *p = &m->pools[o->pool];
  bool goes_on = may_go_on (m, p, officer);
  pr_officer_count_busy (m, officer);
  pr_use_end (m, officer);
  complete_piece (m, p, officer, item);
  if (pr_uses (m, PR_USES_BATCHES))
    rest = pr_batch_complete (m, officer);
  o->item = PR_NONE32;
  if (goes_on)
    pr_pool_mark (m, o->pool);
  else
    {
      pr_fel_set (&m->fel, officer, PR_KEY_NEVER);
      pr_officer_idle (m, officer);
    }
  pr_step_complete (m, item);
  if (goes_on)
    go_on (m, p, officer);
  else
    {
      if (pr_uses (m, PR_USES_BATCHES))
        complete_rest (m, p, officer, rest);
      if (pr_uses (m, PR_USES_OVERTIME) && p->stays)
        pr_overtime_look (m, o->pool);
    }
}

void
pr_dispatch_make (pr_model *m)
{
  m->queue.pools = g_new0 (uint32_t, m->w->n_pools);
}

void
pr_dispatch_reset (pr_model *m)
{
  m->queue.head = m->queue.n = 0;
}

void
pr_dispatch_free (pr_model *m)
{
  g_free (m->queue.pools);
}
