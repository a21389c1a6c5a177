/* Duty: see duty.h. */
#include "model/duty.h"

#include "model/closing.h"
#include "model/dispatch.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/measure.h"
#include "model/officer.h"
#include "model/roster.h"
#include "model/state.h"
#include "model/uses.h"

#include <string.h>

const pr_calendar *
pr_shift_calendar (const pr_model *m, uint32_t shift)
{
  uint16_t calendar
      = pr_uses (m, PR_USES_HOURS) ? m->shifts[shift].calendar : m->w->shifts[shift].calendar;
  return m->w->calendars[calendar];
}

uint16_t
pr_pool_hours (const pr_model *m, uint32_t pool)
{
  return pr_uses (m, PR_USES_HOURS) ? m->shifts[m->pools[pool].shift].calendar
                                    : m->w->shifts[m->w->pools[pool].shift].calendar;
}

const pr_calendar *
pr_pool_calendar (const pr_model *m, uint32_t pool)
{
  return m->w->calendars[pr_pool_hours (m, pool)];
}

const pr_calendar *
pr_pool_calendar_at (const pr_model *m, uint32_t pool, pr_time t, pr_time *until)
{
  if (pr_uses (m, PR_USES_HOURS))
    return pr_hours_at (m, pool, t, until);
  return pr_world_calendar (m->w, pool);
}

pr_time
pr_pool_next_open (const pr_model *m, uint32_t pool)
{
  return pr_cal_next_open (pr_pool_calendar (m, pool), m->now);
}

uint32_t
pr_pool_present (const pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  return pr_uses (m, PR_USES_ABSENCES)
             ? p->count + p->n_later + p->n_extra - m->presence.n_away[pool]
             : p->count;
}

bool
pr_officer_is_away (const pr_model *m, uint32_t officer)
{
  return pr_uses (m, PR_USES_ABSENCES) && m->presence.away[officer];
}

static bool
has_stretches (const pr_model *m, uint32_t pool)
{
  return pr_uses (m, PR_USES_STRETCHES) && m->w->pools[pool].time.stretch > 0;
}

uint32_t
pr_pool_on_duty (const pr_model *m, uint32_t pool)
{
  return has_stretches (m, pool) ? m->stretches.busy[pool] : pr_pool_present (m, pool);
}

bool
pr_officer_is_at_other_work (const pr_model *m, uint32_t officer)
{
  return pr_uses (m, PR_USES_STRETCHES) && m->stretches.other[officer]
         && m->pools[m->officers[officer].pool].open;
}

bool
pr_officer_is_elsewhere (const pr_model *m, uint32_t officer)
{
  return pr_officer_is_away (m, officer) || pr_officer_is_at_other_work (m, officer);
}

int64_t
pr_pool_work_waiting (const pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  int64_t work = 0;
  for (uint16_t i = 0; i < p->n_lines; i++)
    work += m->line[p->lines[i]].work;
  return work;
}

double
pr_pool_effort_on (const pr_model *m, uint32_t pool, int32_t day)
{
  pr_time from = day * PR_DAY;
  pr_time open = pr_cal_work_between (pr_pool_calendar (m, pool), from, from + PR_DAY);
  return m->w->pools[pool].share * pr_pool_present (m, pool) * (double) open;
}

int32_t
pr_pool_day (const pr_model *m, uint32_t pool)
{
  const pr_pool_state *s = &m->pools[pool];
  /* A closing at 24:00 belongs to the day that it ends. */
  return pr_time_day (s->open ? m->now : s->closed - 1);
}

double
pr_pool_day_effort (const pr_model *m, uint32_t pool)
{
  return pr_pool_effort_on (m, pool, pr_pool_day (m, pool));
}

/* Its officers, and those whom measures have brought. */
static uint32_t
whole_pool (const pr_model *m, uint32_t pool)
{
  return m->w->pools[pool].count + (pr_uses (m, PR_USES_ABSENCES) ? m->presence.brought[pool] : 0);
}

void
pr_pool_count_scheduled (pr_model *m, uint32_t pool)
{
  pr_pool_state *s = &m->pools[pool];
  int64_t on_duty = pr_pool_on_duty (m, pool),
          away = whole_pool (m, pool) - pr_pool_present (m, pool);
  m->pool[pool].scheduled += on_duty * (m->now - s->opened);
  m->pool[pool].scheduled_all += (on_duty + away) * (m->now - s->opened);
  int64_t employed = (int64_t) whole_pool (m, pool) * (m->now - s->opened);
  m->pool[pool].employed += employed;
  m->pool[pool].employed_later += m->w != m->base ? employed : 0;
  s->opened = m->now;
}

/* Whether who leaves now and is away until `to` is back within office hours on the same day; in
 * overtime, which may last past midnight, nobody is. */
static bool
is_back_today (const pr_model *m, uint32_t pool, pr_time to)
{
  if (m->pools[pool].stays)
    return false;
  const pr_calendar *cal = pr_pool_calendar (m, pool);
  pr_time tomorrow = (pr_time) (pr_time_day (m->now) + 1) * PR_DAY;
  return to < tomorrow && (pr_cal_is_open (cal, to) || pr_cal_next_open (cal, to) < tomorrow);
}

/* The officer goes away, or turns to other work. What they have in hand is handed back, or follows
 * the rule of its step. */
static void
stop (pr_model *m, uint32_t officer, bool hands_back)
{
  pr_officer *o = &m->officers[officer];
  uint32_t item = o->item;
  if (o->state == PR_OFFICER_IDLE)
    pr_officer_idle_no_more (m, officer);
  if (item == PR_NONE32)
    return;
  if (pr_is_visitor (m, &m->items[item]))
    {
      if (o->state != PR_OFFICER_WORKING) /* else the visitor is served to the end */
        pr_visitor_parts (m, officer, false);
      return;
    }
  if (hands_back)
    pr_officer_hand_back (m, officer, PR_HAPPENS_HANDED_BACK, false);
  else if (o->state == PR_OFFICER_HELD
           || (o->state == PR_OFFICER_WORKING && pr_pool_does_dossiers (&m->pools[o->pool])))
    pr_close_work (m, officer);
}

/* The officer goes or comes. What was done so far was done on the terms of before. */
static void
set_presence (pr_model *m, uint32_t officer, bool away)
{
  const pr_officer *o = &m->officers[officer];
  if (m->pools[o->pool].open)
    pr_pool_count_scheduled (m, o->pool);
  if (pr_officer_is_at_work (m, officer))
    pr_officer_count_busy (m, officer);
  else if (pr_uses (m, PR_USES_DEBTS))
    pr_debt_away (m, officer, away);
  m->presence.away[officer] = away;
  if (has_stretches (m, o->pool) && !m->stretches.other[officer])
    m->stretches.busy[o->pool] += away ? UINT32_MAX : 1;
  m->presence.n_away[o->pool] += away ? 1 : UINT32_MAX;
}

/* A stint begins or ends. */
static void
set_away (pr_model *m, uint32_t stint, bool away)
{
  uint32_t officer = m->roster.stints[stint].officer;
  set_presence (m, officer, away);
  m->presence.stint[officer] = stint;
  pr_tell_officer (m, away ? PR_HAPPENS_WENT_AWAY : PR_HAPPENS_CAME_BACK, officer);
}

static void
come_back (pr_model *m, uint32_t officer)
{
  uint32_t pool = m->officers[officer].pool;
  if (!m->pools[pool].open || pr_officer_is_elsewhere (m, officer))
    return;
  pr_officer_open (m, officer);
  pr_pool_mark (m, pool); /* officers who resume work may be wanted for something else */
}

void
pr_duty_turn (pr_model *m, uint32_t officer, bool other)
{
  uint32_t pool = m->officers[officer].pool;
  bool away = pr_officer_is_away (m, officer);
  if (m->pools[pool].open)
    pr_pool_count_scheduled (m, pool);
  if (m->pools[pool].open && pr_officer_is_at_work (m, officer))
    pr_officer_count_busy (m, officer);
  m->stretches.other[officer] = other;
  if (!away)
    m->stretches.busy[pool] += other ? UINT32_MAX : 1;
  if (!other)
    come_back (m, officer);
  else if (m->pools[pool].open && !away)
    stop (m, officer, false);
}

void
pr_duty_change (pr_model *m, uint32_t edge)
{
  const pr_roster *r = &m->roster;
  uint32_t end = edge;
  for (; end < r->n_edges && r->edges[end].at == r->edges[edge].at; end++)
    if (!r->stints[r->edges[end].stint].none)
      set_away (m, r->edges[end].stint, !r->edges[end].ends);
  for (uint32_t i = edge; i < end; i++)
    {
      const pr_stint *s = &r->stints[r->edges[i].stint];
      if (s->none)
        continue;
      if (r->edges[i].ends)
        {
          if (pr_uses (m, PR_USES_LEARNING))
            pr_experience_fade (m, s->officer, s->from, s->to);
          come_back (m, s->officer);
        }
      else
        stop (m, s->officer, !is_back_today (m, m->officers[s->officer].pool, s->to));
    }
}

void
pr_duty_bring (pr_model *m, uint32_t officer, bool here)
{
  set_presence (m, officer, !here);
  if (pr_uses (m, PR_USES_DEBTS))
    pr_debt_bring (m, officer, here);
  m->presence.brought[m->officers[officer].pool] += here ? 1 : UINT32_MAX;
  if (here)
    come_back (m, officer);
  else
    stop (m, officer, true);
}

/* Whom measures bring, or a change of the world, is not there yet. */
static void
keep_others_away (pr_model *m)
{
  for (uint32_t o = 0; o < m->n_officers; o++)
    if (!pr_pool_has (&m->w->pools[m->officers[o].pool], o))
      {
        m->presence.away[o] = true;
        m->presence.n_away[m->officers[o].pool]++;
      }
}

/* By which stint of the roster that holds now those are away who are. */
static void
find_stints_in_hand (pr_model *m)
{
  const pr_roster *r = &m->roster;
  for (uint32_t i = 0; i < r->n_stints; i++)
    if (!r->stints[i].none && r->stints[i].from < m->now && r->stints[i].to >= m->now)
      m->presence.stint[r->stints[i].officer] = i;
}

/* The officer, who was there only before the change or is there only after it, comes or goes. */
static void
come_or_go (pr_model *m, uint32_t officer, bool comes)
{
  if (m->presence.away[officer] == comes)
    set_presence (m, officer, !comes);
  if (comes)
    come_back (m, officer);
  else
    stop (m, officer, true);
}

static void
swap_rosters (pr_model *m)
{
  pr_roster swap = m->roster;
  m->roster = m->presence.next;
  m->presence.next = swap;
}

void
pr_duty_change_over (pr_model *m)
{
  if (!pr_uses (m, PR_USES_ABSENCES))
    return;
  swap_rosters (m);
  find_stints_in_hand (m);
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    {
      const pr_pool *p = &m->w->pools[i];
      uint32_t before = m->base->pools[i].count, now = p->count;
      for (uint32_t k = MIN (before, now); k < MAX (before, now); k++)
        come_or_go (m, p->first_officer + k, now > before);
    }
}

uint32_t
pr_duty_begin (pr_model *m)
{
  const pr_roster *r = &m->roster;
  uint32_t edge = 0;
  for (; edge < r->n_edges && r->edges[edge].at <= m->now; edge++)
    set_away (m, r->edges[edge].stint, true);
  return edge;
}

/* The hours of the officer's pool between the two, up to now and within the window. */
static pr_time
hours_between (const pr_model *m, uint32_t officer, pr_time from, pr_time to)
{
  pr_time sum = 0;
  from = MAX (from, m->w->start);
  to = MIN (to, m->now);
  while (from < to)
    {
      pr_time until = to;
      const pr_calendar *cal = pr_pool_calendar_at (m, m->officers[officer].pool, from, &until);
      sum += pr_cal_work_between (cal, from, until);
      from = until;
    }
  return sum;
}

/* Absences of one officer may overlap. */
static void
take_off_unfilled (pr_model *m)
{
  uint32_t last = PR_NONE32;
  pr_time counted = 0;
  for (uint32_t i = 0; i < m->roster.n_times; i++)
    {
      const pr_time_away *a = &m->roster.times[i];
      if (a->reason != PR_AWAY_UNFILLED)
        continue;
      if (a->officer != last)
        counted = m->w->start;
      last = a->officer;
      pr_pool_count *count = &m->pool[m->officers[last].pool];
      pr_time from = MAX (a->from, counted);
      count->employed -= hours_between (m, last, from, a->to);
      if (m->w != m->base)
        count->employed_later -= hours_between (m, last, MAX (from, m->base->later_from), a->to);
      counted = MAX (counted, a->to);
    }
}

void
pr_duty_count_absent (pr_model *m)
{
  for (uint32_t i = 0; i < m->roster.n_stints; i++)
    {
      const pr_stint *s = &m->roster.stints[i];
      if (!s->none)
        m->officer[s->officer].absent += hours_between (m, s->officer, s->from, s->to);
    }
  take_off_unfilled (m);
}

void
pr_duty_make (pr_model *m)
{
  if (!pr_uses (m, PR_USES_ABSENCES))
    return;
  m->presence.away = g_new0 (bool, m->n_officers + 1);
  m->presence.stint = g_new0 (uint32_t, m->n_officers + 1);
  m->presence.n_away = g_new0 (uint32_t, m->w->n_pools);
  m->presence.brought = g_new0 (uint32_t, m->w->n_pools);
  pr_roster_make (&m->roster, m->w, NULL, PR_NEVER);
  if (m->w->later != NULL)
    pr_roster_make (&m->presence.next, m->w->later, m->w, m->w->later_from);
  if (m->w->n_rehearsals > 0 || m->w->n_sessions > 0)
    m->schedule = pr_schedule_new (m->w);
}

void
pr_duty_reset (pr_model *m)
{
  if (!pr_uses (m, PR_USES_ABSENCES))
    return;
  memset (m->presence.away, 0, m->n_officers * sizeof *m->presence.away);
  memset (m->presence.n_away, 0, m->w->n_pools * sizeof *m->presence.n_away);
  memset (m->presence.brought, 0, m->w->n_pools * sizeof *m->presence.brought);
  keep_others_away (m);
  if (m->roster.before != NULL)
    swap_rosters (m);
  bool good = true;
  m->agenda = m->given != NULL ? *m->given : (pr_agenda){ 0 };
  if (m->given == NULL && m->schedule != NULL)
    {
      good = pr_schedule_draw (m->schedule, &m->rng);
      m->agenda = pr_schedule_agenda (m->schedule);
      m->agenda.schedule = m->schedule;
    }
  pr_roster_draw (&m->roster, &m->rng, m->agenda.away, m->agenda.n_away);
  if (m->w->later != NULL)
    pr_roster_draw (&m->presence.next, &m->rng, m->agenda.away, m->agenda.n_away);
  if (m->roster.failed || m->presence.next.failed || !good)
    m->failed = PR_MODEL_ERROR_MEMORY;
}

void
pr_duty_free (pr_model *m)
{
  g_free (m->presence.away);
  g_free (m->presence.stint);
  g_free (m->presence.n_away);
  g_free (m->presence.brought);
  pr_roster_free (&m->roster);
  pr_roster_free (&m->presence.next);
  pr_schedule_free (m->schedule);
}
