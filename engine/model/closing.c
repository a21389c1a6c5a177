/* Opening and closing: see closing.h. */
#include "model/closing.h"

#include "model/arrive.h"
#include "model/dispatch.h"
#include "model/duty.h"
#include "model/elsewhere.h"
#include "model/expected.h"
#include "model/item.h"
#include "model/legal-clock.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/officer.h"
#include "model/outage.h"
#include "model/overtime.h"
#include "model/pace.h"
#include "model/parking.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"
#include "model/uses.h"

void
pr_shift_schedule (pr_model *m, uint32_t shift)
{
  if (m->shifts[shift].slot == PR_NONE32)
    return;
  const pr_calendar *cal = pr_shift_calendar (m, shift);
  pr_time at = MIN (pr_cal_next_change (cal, m->now), m->shifts[shift].overtime_until);
  if (pr_uses (m, PR_USES_OVERTIME))
    at = MIN (at, pr_overtime_next_end (m, shift));
  pr_key key = PR_KEY_NEVER;
  if (at != PR_NEVER)
    key = pr_schedule_key (m, at, pr_cal_is_open (cal, at) ? PR_EV_OPENING : PR_EV_CAPACITY,
                           m->w->shifts[shift].place);
  pr_fel_set (&m->fel, m->shifts[shift].slot, key);
}

void
pr_officer_open (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  uint16_t place = m->w->pools[o->pool].place;
  switch ((pr_officer_state) o->state)
    {
    case PR_OFFICER_OFF:
      pr_officer_idle (m, officer);
      break;
    case PR_OFFICER_SUSPENDED:
      if (!pr_things_missing (m) || pr_officer_can_go_on (m, officer))
        pr_officer_resume (m, officer);
      else
        {
          o->state = PR_OFFICER_HELD;
          o->busy_from = m->now;
          pr_officer_tell (m, PR_HAPPENS_HELD, officer);
        }
      break;
    case PR_OFFICER_OVERTIME:
      o->state = PR_OFFICER_WORKING;
      pr_fel_set (&m->fel, officer, pr_schedule_key (m, o->until, PR_EV_COMPLETED, place));
      break;
    case PR_OFFICER_IDLE:
    case PR_OFFICER_WORKING:
    case PR_OFFICER_HELD:
      break;
    }
}

void
pr_pool_set_closing (pr_model *m, uint32_t pool, pr_time closing)
{
  pr_pool_state *s = &m->pools[pool];
  s->closing = closing;
  s->all_until
      = closing == PR_NEVER ? PR_NEVER : closing - m->w->not_within[m->w->n_not_within - 1];
}

static void
idle_officers_off (pr_model *m, uint32_t pool)
{
  pr_pool_state *s = &m->pools[pool];
  while (s->idle != PR_NONE32)
    {
      pr_officer *o = &m->officers[s->idle];
      o->state = PR_OFFICER_OFF;
      s->idle = o->next_idle;
    }
}

static void
open_pool (pr_model *m, uint32_t pool, pr_time closing)
{
  const pr_pool *p = &m->w->pools[pool];
  pr_pool_state *s = &m->pools[pool];
  for (PR_EACH_OFFICER (m->w, p, o))
    {
      if (pr_officer_is_at_work (m, o))
        pr_officer_count_busy (m, o);
      else if (m->officers[o].state == PR_OFFICER_HELD)
        pr_officer_count_held (m, o);
    }
  if (s->overtime) /* a measure opens it again: who has other work now waits for nobody */
    idle_officers_off (m, pool);
  s->open = true;
  s->overtime = false;
  s->opened = m->now;
  pr_pool_set_closing (m, pool, closing);
  for (PR_EACH_OFFICER (m->w, p, o))
    if (!pr_officer_is_elsewhere (m, o))
      pr_officer_open (m, o);
  pr_pool_mark (m, pool);
}

void
pr_close_work (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  if (pr_is_visitor (m, &m->items[o->item]))
    return;
  if (o->state == PR_OFFICER_HELD)
    {
      pr_officer_count_held (m, officer);
      o->state = PR_OFFICER_SUSPENDED;
      pr_officer_tell (m, PR_HAPPENS_SUSPENDED, officer);
      return;
    }
  const pr_step *step = &m->w->steps[m->items[o->item].step];
  switch (step->at_close)
    {
    case PR_CLOSE_FINISH:
      if (step->overtime == PR_NEVER || o->until <= m->now + step->overtime)
        break;
      if (step->overtime == 0)
        {
          pr_officer_suspend (m, officer);
          break;
        }
      o->state = PR_OFFICER_OVERTIME;
      pr_fel_set (
          &m->fel, officer,
          pr_schedule_key (m, m->now + step->overtime, PR_EV_CAPACITY, m->w->pools[o->pool].place));
      break;
    case PR_CLOSE_SUSPEND:
      pr_officer_suspend (m, officer);
      break;
    case PR_CLOSE_HAND_BACK:
    case PR_CLOSE_HAND_BACK_LOST:
      pr_officer_hand_back (m, officer, PR_HAPPENS_HANDED_BACK,
                            step->at_close == PR_CLOSE_HAND_BACK_LOST);
      break;
    }
}

/* The work in the hands of those who are there. Officers who are away and still work do so beyond
 * their own closing time. */
static void
lay_down_all (pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  for (PR_EACH_OFFICER (m->w, p, k))
    if (!pr_officer_is_away (m, k)
        && (m->officers[k].state == PR_OFFICER_WORKING || m->officers[k].state == PR_OFFICER_HELD))
      pr_close_work (m, k);
}

/* Before a closing: what was done beyond a stretch was done at the time of other work. */
static void
count_beyond_stretches (pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  for (PR_EACH_OFFICER (m->w, p, k))
    if (pr_officer_is_at_other_work (m, k) && pr_officer_is_at_work (m, k))
      pr_officer_count_busy (m, k);
}

/* After the day's last closing nobody is at other work: who stays on does dossiers, or serves
 * ticket holders. */
static void
end_other_work (pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  for (PR_EACH_OFFICER (m->w, p, k))
    if (m->stretches.other[k] && !pr_officer_is_away (m, k)
        && (m->pools[pool].stays || m->officers[k].state == PR_OFFICER_OFF))
      pr_officer_open (m, k);
}

static void
close_pool (pr_model *m, uint32_t pool, bool tickets)
{
  pr_pool_state *s = &m->pools[pool];
  bool stretches = pr_uses (m, PR_USES_STRETCHES) && m->w->pools[pool].time.stretch > 0;
  pr_pool_count_scheduled (m, pool);
  if (stretches)
    count_beyond_stretches (m, pool);
  s->open = false;
  s->closed = m->now;
  if (pr_uses (m, PR_USES_OVERTIME))
    s->stays = m->overtime.pool[pool].until != PR_NEVER;
  pr_pool_set_closing (m, pool, s->stays ? m->overtime.pool[pool].until : PR_NEVER);
  if (!s->stays)
    lay_down_all (m, pool);
  s->overtime = tickets;
  if (stretches && (tickets || s->stays))
    end_other_work (m, pool);
  if (tickets || s->stays)
    pr_pool_mark (m, pool);
  else
    idle_officers_off (m, pool);
}

/* Whether some pool serves the line now or will on the given day. */
static bool
still_served (const pr_model *m, uint32_t line, int32_t day)
{
  const pr_line *l = &m->w->lines[line];
  for (uint16_t i = 0; i < l->n_pools; i++)
    {
      if (m->pools[l->pools[i]].open)
        return true;
      pr_time next = pr_pool_next_open (m, l->pools[i]);
      if (next != PR_NEVER && pr_time_day (next) == day)
        return true;
    }
  return false;
}

static bool
in_overtime (const pr_model *m, uint32_t line)
{
  const pr_line *l = &m->w->lines[line];
  for (uint16_t i = 0; i < l->n_pools; i++)
    if (m->pools[l->pools[i]].overtime)
      return true;
  return false;
}

static void
empty_lists (pr_model *m, uint32_t line, uint64_t lists)
{
  if (pr_uses (m, PR_USES_THINGS))
    pr_unpark (m, line); /* those who leave do so for good; the others are looked at again */
  for (uint64_t mask = m->lines[line].mask & lists; mask; mask &= mask - 1)
    pr_line_empty_list (m, line, (uint32_t) __builtin_ctzll (mask), pr_visitor_leave);
}

/* The day of the pool's opening hours. A closing at 24:00 belongs to the day that it ends. */
static int32_t
day_of (const pr_model *m, uint32_t pool)
{
  return pr_time_day (m->pools[pool].open ? m->now : m->pools[pool].closed - 1);
}

/* Whether a visitor who cannot be served now may stay with the officer: over a break, and, with a
 * ticket, as long as overtime lasts. */
static bool
may_stay (const pr_model *m, uint32_t officer)
{
  const pr_officer *o = &m->officers[officer];
  const pr_pool_state *p = &m->pools[o->pool];
  if (p->open || pr_officer_is_elsewhere (m, officer))
    return p->open && !pr_officer_is_elsewhere (m, officer);
  if (p->overtime)
    return m->items[o->item].flags & PR_ITEM_TICKET;
  pr_time next = pr_pool_next_open (m, o->pool);
  return next != PR_NEVER && pr_time_day (next) == day_of (m, o->pool);
}

bool
pr_visitor_parts (pr_model *m, uint32_t officer, bool lost)
{
  uint32_t item = m->officers[officer].item, pool = m->officers[officer].pool;
  pr_item *it = &m->items[item];
  if (!pr_is_visitor (m, it) || may_stay (m, officer))
    return false;
  pr_officer_drop (m, officer);
  if (lost)
    {
      it->remaining = -1;
      pr_off_paper (it);
    }
  pr_tell (m, PR_HAPPENS_HANDED_BACK, item, officer);
  uint32_t line = pr_line_of_item (m, item);
  if (still_served (m, line, day_of (m, pool))
      || ((it->flags & PR_ITEM_TICKET) && in_overtime (m, line)))
    pr_line_put_back (m, item);
  else
    pr_visitor_leave (m, item);
  return true;
}

static bool
people_wait (const pr_model *m, uint32_t line)
{
  uint64_t waiting
      = m->lines[line].mask | (pr_uses (m, PR_USES_THINGS) ? m->parking.lines[line].mask : 0);
  return waiting & (m->lists.tickets | m->lists.no_tickets);
}

/* After a closing or the end of overtime, or when hours change: visitors whom nobody will serve on
 * that day leave, and first those who are held. */
static void
visitors_leave (pr_model *m, uint32_t pool, int32_t day)
{
  const pr_pool *p = &m->w->pools[pool];
  if (m->outages.down)
    for (PR_EACH_OFFICER (m->w, p, o))
      if (m->officers[o].state == PR_OFFICER_HELD)
        pr_visitor_parts (m, o, false);
  for (uint16_t i = 0; i < p->n_lines; i++)
    if (people_wait (m, p->lines[i]) && !still_served (m, p->lines[i], day))
      {
        empty_lists (m, p->lines[i], m->lists.no_tickets);
        if (!in_overtime (m, p->lines[i]))
          empty_lists (m, p->lines[i], m->lists.tickets);
      }
}

/* A pool whose hours a measure has changed keeps those of its spare shift. */
static inline bool
keeps (const pr_model *m, uint32_t shift, uint32_t pool)
{
  return !pr_uses (m, PR_USES_HOURS) || m->pools[pool].shift == shift;
}

static void
all_leave (pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  for (uint32_t k = s->first_pool; k < s->first_pool + s->n_pools; k++)
    if (keeps (m, shift, k))
      visitors_leave (m, k, day_of (m, k));
}

static void
open_shift (pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  m->shifts[shift].open = true;
  m->shifts[shift].overtime_until = PR_NEVER;
  pr_time closing = pr_cal_closing (pr_shift_calendar (m, shift), m->now);
  for (uint32_t k = s->first_pool; k < s->first_pool + s->n_pools; k++)
    if (keeps (m, shift, k))
      open_pool (m, k, closing);
}

static void
close_shift (pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  pr_time next = pr_cal_next_open (pr_shift_calendar (m, shift), m->now);
  /* A closing at 24:00 belongs to the day that it ends. */
  bool last = next == PR_NEVER || pr_time_day (next) != pr_time_day (m->now - 1);
  bool tickets = last && m->rules->visitor_overtime > 0;
  m->shifts[shift].open = false;
  uint32_t end = s->first_pool + s->n_pools;
  for (uint32_t k = s->first_pool; k < end && last && pr_uses (m, PR_USES_OVERTIME); k++)
    if (keeps (m, shift, k))
      pr_overtime_begin (m, k);
  for (uint32_t k = s->first_pool; k < end; k++)
    if (keeps (m, shift, k))
      close_pool (m, k, tickets);
  if (tickets)
    m->shifts[shift].overtime_until = m->now + m->rules->visitor_overtime;
  if (last)
    all_leave (m, shift);
}

static void
end_overtime (pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  m->shifts[shift].overtime_until = PR_NEVER;
  for (uint32_t k = s->first_pool; k < s->first_pool + s->n_pools; k++)
    {
      if (!keeps (m, shift, k))
        continue;
      m->pools[k].overtime = false;
      if (!m->pools[k].stays)
        idle_officers_off (m, k);
      else
        pr_pool_mark (m, k); /* who waited for dossiers may begin them */
    }
  all_leave (m, shift);
}

/* Officers of the shift who have stayed on for dossiers stop: their time is over, or it opens. */
static void
send_home (pr_model *m, uint32_t shift, bool opens)
{
  const pr_shift *s = &m->w->shifts[shift];
  for (uint32_t pool = s->first_pool; pool < s->first_pool + s->n_pools; pool++)
    {
      pr_pool_state *p = &m->pools[pool];
      if (!keeps (m, shift, pool) || !p->stays || (!opens && m->overtime.pool[pool].until > m->now))
        continue;
      m->overtime.pool[pool].until = PR_NEVER;
      lay_down_all (m, pool);
      p->stays = false;
      if (!p->overtime)
        idle_officers_off (m, pool);
    }
}

void
pr_shift_event (pr_model *m, uint32_t shift)
{
  if (m->shifts[shift].overtime_until <= m->now)
    end_overtime (m, shift);
  bool open = pr_cal_is_open (pr_shift_calendar (m, shift), m->now);
  if (pr_uses (m, PR_USES_OVERTIME))
    send_home (m, shift, open);
  if (open && !m->shifts[shift].open)
    open_shift (m, shift);
  else if (!open && m->shifts[shift].open)
    close_shift (m, shift);
  pr_shift_schedule (m, shift);
}

void
pr_shift_part (pr_model *m, uint32_t shift)
{
  pr_pool_state *p = &m->pools[m->w->shifts[shift].first_pool];
  const pr_shift_state *old = &m->shifts[p->shift];
  m->shifts[shift].open = p->open;
  m->shifts[shift].calendar = old->calendar;
  m->shifts[shift].overtime_until = old->overtime_until;
  p->shift = shift;
}

void
pr_shift_change (pr_model *m, uint32_t shift, uint16_t calendar)
{
  const pr_shift *s = &m->w->shifts[shift];
  m->shifts[shift].calendar = calendar;
  pr_shift_event (m, shift);
  bool open = m->shifts[shift].open;
  pr_time closing = open ? pr_cal_closing (pr_shift_calendar (m, shift), m->now) : PR_NEVER;
  for (uint32_t k = s->first_pool; k < s->first_pool + s->n_pools; k++)
    if (keeps (m, shift, k) && open)
      pr_pool_set_closing (m, k, closing);
    else if (keeps (m, shift, k)) /* who has come before an opening that is no more */
      visitors_leave (m, k, pr_time_day (m->now));
}

/* What stays keeps its place among what happens at the same instant. */
static void
schedule_anew (pr_model *m, uint32_t shift)
{
  uint32_t slot = m->shifts[shift].slot;
  if (slot == PR_NONE32)
    return;
  pr_key old = pr_fel_key (&m->fel, slot);
  pr_shift_schedule (m, shift);
  if (pr_key_ties (old, pr_fel_key (&m->fel, slot)))
    pr_fel_set (&m->fel, slot, old);
}

void
pr_shift_realign (pr_model *m, uint32_t shift)
{
  const pr_shift *s = &m->w->shifts[shift];
  pr_shift_state *state = &m->shifts[shift];
  if (s->spare && m->pools[s->first_pool].shift != shift)
    return;
  const pr_calendar *cal = pr_shift_calendar (m, shift);
  bool open = pr_cal_is_open (cal, m->now);
  for (uint32_t k = s->first_pool; k < s->first_pool + s->n_pools && state->open; k++)
    if (keeps (m, shift, k))
      pr_pool_set_closing (m, k, open ? pr_cal_closing (cal, m->now) : m->now);
  schedule_anew (m, shift);
  if (open != state->open)
    pr_fel_set (&m->fel, state->slot,
                pr_schedule_key (m, m->now, open ? PR_EV_OPENING : PR_EV_CAPACITY, s->place));
}

void
pr_shift_begin (pr_model *m, uint32_t shift)
{
  m->shifts[shift].overtime_until = PR_NEVER;
  if (m->w->shifts[shift].spare)
    return;
  if (pr_cal_is_open (pr_shift_calendar (m, shift), m->now))
    open_shift (m, shift);
  pr_shift_schedule (m, shift);
}

bool
pr_visitor_may_wait (const pr_model *m, uint32_t item)
{
  uint32_t line = pr_line_of_item (m, item);
  return still_served (m, line, pr_time_day (m->now))
         || ((m->items[item].flags & PR_ITEM_TICKET) && in_overtime (m, line));
}
