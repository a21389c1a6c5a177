/* Slots: when a rehearsal can take place, and who takes part. See schedule.h. */
#include "model/planning.h"

#include "kernel/grow.h"

#include <glib.h>
#include <math.h>

typedef struct {
  pr_schedule *s;
  const pr_rehearsal *r;
  const pr_activity *a;
  const pr_place *place;
  pr_time duration;
} search;

/* The first slot from t on in the hours of the calendar, whoever may come. */
static bool
fit (const search *k, pr_time t, pr_slot_found *slot)
{
  const pr_calendar *cal = k->s->w->calendars[k->r->calendar];
  if (k->duration <= k->r->longest)
    for (t = pr_cal_next_open (cal, t); t < k->a->until; t = pr_cal_next_open (cal, t))
      {
        pr_time close = pr_cal_closing (cal, t);
        *slot = (pr_slot_found){ t, t + k->duration };
        if (slot->to <= close)
          return slot->to <= k->a->until;
        t = close;
      }
  else
    {
      int32_t day = pr_cal_workday_after (cal, pr_time_day (t), 0);
      if (day != INT32_MAX && pr_cal_day_open (cal, day) < t)
        day = pr_cal_workday_after (cal, day, 1);
      if (day == INT32_MAX)
        return false;
      slot->from = pr_cal_day_open (cal, day);
      slot->to = pr_cal_add_work (cal, slot->from, k->duration);
      return slot->to <= k->a->until;
    }
  return false;
}

/* When the venue may be free at the earliest, the slot's beginning if it is. */
static pr_time
venue_free (const search *k, const pr_booking *need, const pr_slot_found *slot)
{
  const pr_venue *v = &k->s->w->venues[need->venue];
  if (v->calendar != PR_NONE16)
    {
      const pr_calendar *cal = k->s->w->calendars[v->calendar];
      if (!pr_cal_is_open (cal, slot->from))
        return pr_cal_next_open (cal, slot->from);
      if (pr_cal_work_between (cal, slot->from, slot->to) < k->duration)
        return pr_cal_next_change (cal, slot->from);
    }
  return pr_booked_free (&k->s->booked[need->venue], slot->from, slot->to, need->count, v->count);
}

const pr_booking *
pr_slot_short (const pr_schedule *s, const pr_rehearsal *r, pr_time duration,
               const pr_slot_found *slot)
{
  const search k = { (pr_schedule *) s, r, &s->w->activities[r->activity], NULL, duration };
  for (uint16_t i = 0; i < r->n_needs; i++)
    if (venue_free (&k, &r->needs[i], slot) > slot->from)
      return &r->needs[i];
  return NULL;
}

static bool
may_go (const pr_world *w, const pr_pool *pool, const pr_party *party)
{
  bool does = party->role == PR_NONE16;
  for (uint16_t i = 0; i < pool->n_lines && !does; i++)
    does = w->lines[pool->lines[i]].role == party->role;
  return does;
}

/* For how many of the parties the pool's officers may go. */
static uint32_t
parties_of (const search *k, const pr_pool *pool)
{
  uint32_t n = 0;
  for (uint16_t i = 0; i < k->a->n_parties; i++)
    n += may_go (k->s->w, pool, &k->a->parties[i]);
  return n;
}

/* Adds the pool's officers who may go to the candidates. Returns how many are not away. */
static uint32_t
add_candidates (const search *k, uint32_t pool, const pr_slot_found *slot)
{
  pr_schedule *s = k->s;
  const pr_pool *p = &s->w->pools[pool];
  uint32_t present = 0, order = parties_of (k, p);
  bool duty = k->a->slots != PR_NONE16
              || pr_cal_work_between (pr_world_calendar (s->w, pool), slot->from, slot->to)
                     >= k->duration;
  for (uint32_t i = 0; i < p->count; i++)
    {
      uint32_t officer = p->first_officer + i;
      present += !pr_diary_is_away (&s->diary, officer, slot->from);
      if (!duty || s->taken[officer] == s->round
          || !pr_diary_is_free (&s->diary, officer, slot->from, slot->to))
        continue;
      if (!PR_GROW (s->candidates, s->cap_candidates, s->n_candidates + 1))
        s->failed = true;
      else
        s->candidates[s->n_candidates++] = (pr_candidate){ officer, i, order, 0 };
    }
  return present;
}

static bool
choose_party (const search *k, uint16_t party, const pr_slot_found *slot)
{
  pr_schedule *s = k->s;
  const pr_party *of = &k->a->parties[party];
  uint32_t present = 0, n = of->count;
  s->n_candidates = 0;
  for (uint32_t i = k->place->first_pool; i < k->place->first_pool + k->place->n_pools; i++)
    if (may_go (s->w, &s->w->pools[i], of))
      present += add_candidates (k, i, slot);
  if (n == 0)
    n = MAX ((uint32_t) ceil (of->share * present - 1e-9), 1);
  if (n > s->n_candidates)
    return false;
  pr_planning_choose (s, n, party);
  return true;
}

static bool
choose_all (const search *k, const pr_slot_found *slot)
{
  k->s->n_chosen = 0;
  k->s->round++;
  for (uint16_t i = 0; i < k->a->n_parties; i++)
    if (!choose_party (k, i, slot))
      return false;
  return k->a->n_parties > 0;
}

/* The next instant at which it may be otherwise who can go. */
static pr_time
next_change (const search *k, pr_time t)
{
  const pr_schedule *s = k->s;
  pr_time next = pr_cal_next_change (s->w->calendars[k->r->calendar], t);
  for (uint32_t i = k->place->first_pool; i < k->place->first_pool + k->place->n_pools; i++)
    {
      const pr_pool *p = &s->w->pools[i];
      if (parties_of (k, p) == 0)
        continue;
      next = MIN (next, pr_cal_next_change (pr_world_calendar (s->w, i), t));
      for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
        next = MIN (next, pr_diary_next (&s->diary, o, t));
    }
  return next;
}

bool
pr_slot_find (pr_schedule *s, const pr_rehearsal *r, pr_time earliest, pr_time duration,
              bool venues, pr_slot_found *slot)
{
  const search k = { s, r, &s->w->activities[r->activity], &s->w->places[r->place], duration };
  pr_time t = earliest;
  while (!s->failed && t < k.a->until && fit (&k, t, slot))
    {
      pr_time free = slot->from;
      for (uint16_t i = 0; venues && i < r->n_needs && free == slot->from; i++)
        free = venue_free (&k, &r->needs[i], slot);
      if (free > slot->from)
        t = free;
      else if (choose_all (&k, slot))
        return true;
      else
        t = next_change (&k, slot->from);
    }
  return false;
}
