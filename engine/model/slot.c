/* Slots: when a rehearsal can take place, and who takes part. See schedule.h. */
#include "model/planning.h"

#include "kernel/grow.h"
#include "model/hours.h"

#include <glib.h>
#include <math.h>

typedef struct {
  pr_schedule *s;
  const pr_rehearsal *r;
  const pr_activity *a;
  const pr_place *place;
  pr_time duration;
  bool venues;                /* must be free as well */
  const pr_common_hours *own; /* of those who take part; NULL: all may */
} search;

bool
pr_may_take_part (const pr_world *w, const pr_pool *pool, uint16_t role)
{
  bool does = role == PR_NONE16;
  for (uint16_t i = 0; i < pool->n_lines && !does; i++)
    does = w->lines[pool->lines[i]].role == role;
  return does;
}

bool
pr_slot_stretch (const pr_schedule *s, uint32_t pool, const pr_slot_found *slot, pr_time t,
                 pr_time *from, pr_time *to)
{
  const pr_world *w = s->w;
  if (slot->calendars == NULL)
    {
      *from = slot->from;
      *to = slot->to;
      return t < slot->to;
    }
  *from = pr_hours_open (w, slot->calendars, slot->n, t, slot->to);
  if (*from == PR_NEVER)
    return false;
  pr_time next = *from;
  do
    {
      *to = MIN (pr_hours_close (w, slot->calendars, slot->n, next), slot->to);
      next = pr_hours_open (w, slot->calendars, slot->n, *to, slot->to);
    }
  while (next != PR_NEVER && pr_cal_work_between (pr_world_calendar (w, pool), *to, next) == 0);
  return true;
}

/* The first instant >= t from which the calendar is open throughout; PR_NEVER: none in time. */
static pr_time
fit (const search *k, uint16_t calendar, pr_time t)
{
  const pr_calendar *cal = k->s->w->calendars[calendar];
  for (t = pr_cal_next_open (cal, t); t < k->a->until; t = pr_cal_next_open (cal, t))
    {
      pr_time close = pr_cal_closing (cal, t);
      if (t + k->duration <= close)
        return t;
      t = close;
    }
  return PR_NEVER;
}

/* The first instant >= t from which for each party somebody is on duty throughout, whoever is away
 * or busy; with slots, from which these are open throughout. */
static pr_time
begin (const search *k, pr_time t)
{
  const pr_world *w = k->s->w;
  unsigned agree = 0;
  if (k->a->slots != PR_NONE16)
    return fit (k, k->a->slots, t);
  for (unsigned i = 0; agree < k->a->n_parties && t != PR_NEVER; i = (i + 1) % k->a->n_parties)
    {
      pr_time first = PR_NEVER;
      for (uint32_t p = k->place->first_pool; p < k->place->first_pool + k->place->n_pools; p++)
        if (first > t && pr_may_take_part (w, &w->pools[p], k->a->parties[i].role))
          first = MIN (first, fit (k, w->shifts[w->pools[p].shift].calendar, t));
      agree = first == t ? agree + 1 : 1;
      t = first;
    }
  return t;
}

/* When the venue may be free at the earliest, the slot's beginning if it is. */
static pr_time
venue_free (const search *k, const pr_booking *need, const pr_slot_found *slot)
{
  const pr_venue *v = &k->s->w->venues[need->venue];
  if (v->calendar != PR_NONE16 && slot->calendars == NULL)
    {
      const pr_calendar *cal = k->s->w->calendars[v->calendar];
      if (!pr_cal_is_open (cal, slot->from))
        return pr_cal_next_open (cal, slot->from);
      if (pr_cal_closing (cal, slot->from) < slot->to)
        return pr_cal_next_change (cal, slot->from);
    }
  return pr_booked_free (&k->s->booked[need->venue], slot->from, slot->to, need->count, v->count);
}

/* When all venues may be free at the earliest. */
static pr_time
venues_free (const search *k, const pr_slot_found *slot)
{
  pr_time free = slot->from;
  for (uint16_t i = 0; k->venues && i < k->r->n_needs && free == slot->from; i++)
    free = venue_free (k, &k->r->needs[i], slot);
  return free;
}

/* Whether the venue is closed at some time of a slot that has been found without venues. */
static bool
is_closed (const search *k, const pr_booking *need, const pr_slot_found *slot)
{
  uint16_t calendar = k->s->w->venues[need->venue].calendar;
  if (calendar == PR_NONE16 || slot->calendars == NULL)
    return false;
  const pr_calendar *cal = k->s->w->calendars[calendar];
  for (pr_time t = slot->from;
       (t = pr_hours_open (k->s->w, slot->calendars, slot->n, t, slot->to)) != PR_NEVER;)
    {
      pr_time close = MIN (pr_hours_close (k->s->w, slot->calendars, slot->n, t), slot->to);
      if (!pr_cal_is_open (cal, t) || pr_cal_closing (cal, t) < close)
        return true;
      t = close;
    }
  return false;
}

const pr_booking *
pr_slot_short (const pr_schedule *s, const pr_rehearsal *r, const pr_slot_found *slot)
{
  const search k = { .s = (pr_schedule *) s, .r = r, .a = &s->w->activities[r->activity] };
  for (uint16_t i = 0; i < r->n_needs; i++)
    if (is_closed (&k, &r->needs[i], slot) || venue_free (&k, &r->needs[i], slot) > slot->from)
      return &r->needs[i];
  return NULL;
}

/* For how many of the parties the pool's officers may go. */
static uint32_t
parties_of (const search *k, const pr_pool *pool)
{
  uint32_t n = 0;
  for (uint16_t i = 0; i < k->a->n_parties; i++)
    n += pr_may_take_part (k->s->w, pool, k->a->parties[i].role);
  return n;
}

/* Whether the pool is on duty in the slot, as far as it must be. */
static bool
on_duty (const search *k, uint32_t pool, const pr_slot_found *slot)
{
  uint16_t calendar = k->s->w->shifts[k->s->w->pools[pool].shift].calendar;
  if (k->a->slots != PR_NONE16)
    return true;
  for (uint16_t i = 0; k->own != NULL && i < k->own->n_people; i++)
    if (k->own->calendars[i] == calendar)
      return true;
  return k->own == NULL && fit (k, calendar, slot->from) == slot->from;
}

/* Whether an officer of the pool can be in the slot from beginning to end. */
static bool
is_free (const search *k, uint32_t pool, uint32_t officer, const pr_slot_found *slot)
{
  pr_time t = slot->from, from, to;
  for (; pr_slot_stretch (k->s, pool, slot, t, &from, &to); t = to)
    if (!pr_diary_is_free (&k->s->diary, officer, from, to))
      return false;
  return true;
}

/* Adds the pool's officers who may go to the candidates. Returns how many are not away. */
static uint32_t
add_candidates (const search *k, uint32_t pool, const pr_slot_found *slot)
{
  pr_schedule *s = k->s;
  const pr_pool *p = &s->w->pools[pool];
  uint32_t present = 0, order = parties_of (k, p);
  bool duty = on_duty (k, pool, slot);
  for (uint32_t i = 0; i < p->count; i++)
    {
      uint32_t officer = p->first_officer + i;
      present += !pr_diary_is_away (&s->diary, officer, slot->from);
      if (!duty || s->taken[officer] == s->round || !is_free (k, pool, officer, slot))
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
    if (pr_may_take_part (s->w, &s->w->pools[i], of->role))
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
  pr_time next = PR_NEVER;
  for (uint32_t i = k->place->first_pool; i < k->place->first_pool + k->place->n_pools; i++)
    {
      const pr_pool *p = &s->w->pools[i];
      if (parties_of (k, p) == 0)
        continue;
      if (k->a->slots == PR_NONE16)
        next = MIN (next, pr_cal_next_change (pr_world_calendar (s->w, i), t));
      for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
        next = MIN (next, pr_diary_next (&s->diary, o, t));
    }
  return next;
}

/* A slot within one interval. */
static bool
find_within (const search *k, pr_time t, pr_slot_found *slot)
{
  while (!k->s->failed && (t = begin (k, t)) != PR_NEVER && t + k->duration <= k->a->until)
    {
      *slot = (pr_slot_found){ .from = t, .to = t + k->duration };
      pr_time free = venues_free (k, slot);
      if (free > t)
        t = free;
      else if (choose_all (k, slot))
        return true;
      else
        t = next_change (k, t);
    }
  return false;
}

/* The first instant >= t at which common hours begin that are the first of their day. */
static pr_time
begin_of_day (const search *k, const uint16_t *calendars, uint16_t n, pr_time t)
{
  const pr_world *w = k->s->w;
  pr_time day = (pr_time) pr_time_day (t) * PR_DAY;
  pr_time open = pr_hours_open (w, calendars, n, day, k->a->until);
  if (open < t)
    open = pr_hours_open (w, calendars, n, day + PR_DAY, k->a->until);
  return open;
}

/* A slot over breaks and nights, by pools with some common hours. */
static bool
find_over (search *k, const pr_common_hours *own, pr_time t, pr_slot_found *slot)
{
  uint16_t n = k->venues ? own->n : own->n_people;
  k->own = own;
  while (!k->s->failed && (t = begin_of_day (k, own->calendars, n, t)) != PR_NEVER)
    {
      *slot = (pr_slot_found){ .from = t, .calendars = own->calendars, .n = n };
      slot->to = pr_hours_add (k->s->w, own->calendars, n, t, k->a->until, k->duration);
      if (slot->to == PR_NEVER)
        return false;
      pr_time free = venues_free (k, slot);
      if (free > t)
        t = free;
      else if (choose_all (k, slot))
        return true;
      else
        t = (pr_time) (pr_time_day (t) + 1) * PR_DAY;
    }
  return false;
}

bool
pr_slot_find (pr_schedule *s, const pr_rehearsal *r, pr_time earliest, pr_time duration,
              bool venues, pr_slot_found *slot)
{
  search k = { .s = s,
               .r = r,
               .a = &s->w->activities[r->activity],
               .place = &s->w->places[r->place],
               .duration = duration,
               .venues = venues };
  const pr_common_hours *best = NULL;
  pr_slot_found found;
  if (duration <= r->longest)
    return find_within (&k, earliest, slot);
  for (const pr_common_hours *own = r->hours; own < r->hours + r->n_hours; own++)
    if (find_over (&k, own, earliest, &found)
        && (best == NULL || found.from < slot->from
            || (found.from == slot->from && found.to < slot->to)))
      {
        best = own;
        *slot = found;
      }
  k.own = best;
  return best != NULL && choose_all (&k, slot);
}
