/* Stretches: see stretch.h. */
#include "model/stretch.h"

#include "model/debt.h"
#include "model/duty.h"
#include "model/state.h"
#include "model/uses.h"

/* Goes over the open time of an officer's day, piece by piece. */
typedef struct {
  const pr_calendar *cal;
  const pr_roster *roster;
  uint32_t officer, stint;
  pr_time at, end;
} walk;

static walk
walk_begin (const pr_model *m, const pr_stretch *s)
{
  return (walk){ .cal = m->w->calendars[s->hours],
                 .roster = &m->roster,
                 .officer = s->officer,
                 .stint = s->stint,
                 .at = (pr_time) s->day * PR_DAY,
                 .end = (pr_time) (s->day + 1) * PR_DAY };
}

/* The officer's stint that is not over at t; NULL: none. */
static const pr_stint *
stint_at (const pr_roster *r, uint32_t officer, pr_time t, uint32_t *stint)
{
  while (*stint < r->n_stints && r->stints[*stint].officer == officer
         && (r->stints[*stint].none || r->stints[*stint].to <= t))
    ++*stint;
  const pr_stint *s = *stint < r->n_stints ? &r->stints[*stint] : NULL;
  return s != NULL && s->officer == officer ? s : NULL;
}

static bool
walk_next (walk *k, pr_time *from, pr_time *to)
{
  for (;;)
    {
      pr_time closing;
      k->at = pr_cal_next_hours (k->cal, k->at, &closing);
      if (k->at >= k->end)
        return false;
      const pr_stint *s = stint_at (k->roster, k->officer, k->at, &k->stint);
      if (s == NULL || s->from > k->at)
        {
          *from = k->at;
          *to = MIN (closing, k->end);
          if (s != NULL)
            *to = MIN (*to, s->from);
          k->at = *to;
          return true;
        }
      k->at = s->to;
    }
}

/* The day's open time up to an instant. */
static pr_time
open_time (const pr_model *m, const pr_stretch *s, pr_time until)
{
  walk k = walk_begin (m, s);
  pr_time sum = 0, from, to;
  while (walk_next (&k, &from, &to) && from < until)
    sum += MIN (to, until) - from;
  return sum;
}

/* Puts the stretch where so much of the day's open time is over: it begins behind a gap, and ends
 * before one. */
static void
place_stretch (const pr_model *m, pr_stretch *s, pr_time begin, pr_time end)
{
  walk k = walk_begin (m, s);
  pr_time from = 0, to = 0;
  bool began = false;
  while (walk_next (&k, &from, &to))
    {
      if (!began && begin < to - from)
        {
          s->from = from + begin;
          began = true;
        }
      if (end <= to - from)
        break;
      begin -= to - from;
      end -= to - from;
    }
  s->to = from + end;
}

/* The open time of the stretch that comes or is in hand: the last one of a day may be shorter. */
static pr_time
length_of (const pr_model *m, const pr_stretch *s)
{
  pr_time each = m->w->pools[m->officers[s->officer].pool].time.stretch;
  return MIN (each, s->time - (s->done - 1) * each);
}

/* The point of the next stretch: the smallest of the day's n draws behind the last one; of equal
 * ones by number. */
static void
draw_point (const pr_model *m, pr_stretch *s)
{
  const pr_pool *pool = &m->w->pools[m->officers[s->officer].pool];
  uint64_t ident = (uint64_t) (uint32_t) (m->w->epoch + s->day) << 32
                   | pr_pool_number (m->w, pool, s->officer);
  double best = 1;
  uint32_t best_of = 0;
  pr_block b = { { 0 } };
  for (uint32_t i = 0; i < s->n; i++)
    {
      if (i % 4 == 0)
        b = pr_rng_block (&m->rng, pool->time.hash, ident, pr_rng_where (PR_DRAW_STRETCH, 0),
                          i / 4);
      double u = pr_u01 (b.u[i % 4]);
      if (u >= best || u < s->last || (u == s->last && i <= s->last_of))
        continue;
      best = u;
      best_of = i;
    }
  s->last = best;
  s->last_of = (uint16_t) best_of;
}

/* Finds the next stretch of the day, which begins at `earliest` at the earliest. */
static void
find_in_day (pr_model *m, pr_stretch *s, pr_time earliest)
{
  const pr_pool *pool = &m->w->pools[m->officers[s->officer].pool];
  draw_point (m, s);
  pr_time length = pool->time.stretch, before = s->done * length;
  pr_time begin = before + (pr_time) (s->last * (double) s->slack + 0.5);
  /* A meeting of this day may have been put off since the day was cut. */
  if (m->roster.puts_off)
    begin = MAX (begin, open_time (m, s, earliest));
  s->done++;
  s->state = PR_STRETCH_NEXT;
  place_stretch (m, s, begin, begin + length_of (m, s));
}

/* Cuts the dossier time of the day that begins. */
static void
cut_day (pr_model *m, pr_stretch *s)
{
  const pr_pool *pool = &m->w->pools[m->officers[s->officer].pool];
  s->hours = pr_pool_hours (m, m->officers[s->officer].pool);
  stint_at (&m->roster, s->officer, (pr_time) s->day * PR_DAY, &s->stint);
  pr_time open = open_time (m, s, (pr_time) (s->day + 1) * PR_DAY);
  double share = pool->share;
  if (pr_uses (m, PR_USES_DEBTS))
    share = pr_debt_day (m, s->officer, open);
  s->time = (pr_time) (share * (double) open + 0.5);
  s->slack = open - s->time;
  s->n = (uint16_t) ((s->time + pool->time.stretch - 1) / pool->time.stretch);
  s->done = 0;
  s->last = 0;
  s->last_of = 0;
}

/* Finds the next stretch, which begins at `earliest` at the earliest, or else the next day. */
static void
find_stretch (pr_model *m, pr_stretch *s, pr_time earliest)
{
  while (s->done == s->n)
    {
      s->state = PR_STRETCH_DAY;
      s->day = pr_cal_workday_after (pr_pool_calendar (m, m->officers[s->officer].pool), s->day, 1);
      if (!m->stretches.ahead || s->day >= m->w->end_day)
        return;
      cut_day (m, s);
    }
  find_in_day (m, s, earliest);
}

static void
schedule_stretch (pr_model *m, uint32_t i)
{
  const pr_stretch *s = &m->stretches.list[i];
  uint32_t pool = m->officers[s->officer].pool;
  pr_time at = s->state == PR_STRETCH_NOW ? s->to : s->from;
  if (s->state == PR_STRETCH_DAY)
    at = s->day != INT32_MAX ? pr_cal_day_open (pr_pool_calendar (m, pool), s->day) : PR_NEVER;
  pr_key key = PR_KEY_NEVER;
  if (at != PR_NEVER)
    key = pr_schedule_key (m, at, PR_EV_DUTY, m->pools[pool].place);
  pr_fel_set (&m->fel, m->slots.stretch + i, key);
}

/* One stretch may follow the other at once. */
static void
end_or_go_on (pr_model *m, pr_stretch *s)
{
  find_stretch (m, s, m->now);
  if (s->state == PR_STRETCH_NEXT && s->from == m->now)
    s->state = PR_STRETCH_NOW;
  else
    pr_duty_turn (m, s->officer, true);
}

static void
begin_stretch (pr_model *m, pr_stretch *s)
{
  s->state = PR_STRETCH_NOW;
  pr_duty_turn (m, s->officer, false);
}

void
pr_stretch_event (pr_model *m, uint32_t i)
{
  pr_stretch *s = &m->stretches.list[i];
  switch (s->state)
    {
    case PR_STRETCH_DAY:
      cut_day (m, s);
      find_stretch (m, s, m->now);
      if (s->state == PR_STRETCH_NEXT && s->from == m->now)
        begin_stretch (m, s);
      break;
    case PR_STRETCH_NEXT:
      begin_stretch (m, s);
      break;
    case PR_STRETCH_NOW:
      end_or_go_on (m, s);
      break;
    }
  schedule_stretch (m, i);
}

void
pr_stretches_rehour (pr_model *m, uint32_t pool)
{
  const pr_calendar *cal = pr_pool_calendar (m, pool);
  int32_t today = pr_time_day (m->now);
  for (uint32_t i = 0; pr_uses (m, PR_USES_STRETCHES) && i < m->stretches.n; i++)
    {
      pr_stretch *s = &m->stretches.list[i];
      if (m->officers[s->officer].pool != pool || s->state != PR_STRETCH_DAY)
        continue;
      s->day = pr_cal_workday_after (cal, today, 0);
      if (s->day == today && pr_cal_day_open (cal, today) <= m->now)
        s->day = pr_cal_workday_after (cal, today, 1);
      schedule_stretch (m, i);
    }
}

void
pr_stretches_put_off (pr_model *m)
{
  for (uint32_t i = 0; pr_uses (m, PR_USES_STRETCHES) && i < m->stretches.n; i++)
    {
      pr_stretch *s = &m->stretches.list[i];
      if (s->state == PR_STRETCH_DAY)
        continue;
      pr_time from = s->from, begin = open_time (m, s, from);
      place_stretch (m, s, begin, begin + length_of (m, s));
      s->from = from;
      schedule_stretch (m, i);
    }
}

bool
pr_stretches_to_come (const pr_model *m, uint32_t officer)
{
  const pr_stretch *s = &m->stretches.list[m->stretches.of[officer]];
  return s->state == PR_STRETCH_DAY && s->day == pr_time_day (m->now);
}

pr_time
pr_stretch_next (const pr_model *m, uint32_t officer)
{
  const pr_stretch *s = &m->stretches.list[m->stretches.of[officer]];
  bool today = s->state == PR_STRETCH_NEXT && s->day == pr_time_day (m->now);
  return today ? s->from : PR_NEVER;
}

pr_time
pr_stretch_end (const pr_model *m, uint32_t officer)
{
  const pr_stretch *s = &m->stretches.list[m->stretches.of[officer]];
  return s->state == PR_STRETCH_NOW ? s->to : PR_NEVER;
}

/* The first day that has not begun; or, within a day, the stretch in which the replication begins,
 * or the next. */
static void
begin_in (pr_model *m, pr_stretch *s)
{
  const pr_calendar *cal = pr_pool_calendar (m, m->officers[s->officer].pool);
  s->state = PR_STRETCH_DAY;
  s->day = pr_cal_workday_after (cal, pr_time_day (m->now), 0);
  if (s->day == INT32_MAX || pr_cal_day_open (cal, s->day) >= m->now)
    return;
  cut_day (m, s);
  do
    find_stretch (m, s, (pr_time) s->day * PR_DAY);
  while (s->state == PR_STRETCH_NEXT && s->to <= m->now);
  if (s->state != PR_STRETCH_NEXT || s->from > m->now)
    return;
  s->state = PR_STRETCH_NOW;
  pr_duty_turn (m, s->officer, false);
}

uint32_t
pr_stretches_count (const pr_world *w)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    n += w->pools[i].time.stretch > 0
             ? w->pools[i].count + w->pools[i].n_later + w->pools[i].n_extra
             : 0;
  return n;
}

void
pr_stretches_make (pr_model *m)
{
  const pr_world *w = m->w;
  pr_stretches *s = &m->stretches;
  if (!pr_uses (m, PR_USES_STRETCHES))
    return;
  s->list = g_aligned_alloc0 (pr_stretches_count (w), sizeof *s->list, PR_CACHE_LINE);
  s->of = g_new (uint32_t, m->n_officers);
  s->other = g_new0 (bool, m->n_officers);
  s->busy = g_new0 (uint32_t, w->n_pools);
  for (uint32_t o = 0; o < m->n_officers; o++)
    {
      bool has = w->pools[pr_world_pool_of (w, o)].time.stretch > 0;
      s->of[o] = has ? s->n : PR_NONE32;
      if (has)
        s->list[s->n++] = (pr_stretch){ .officer = o };
    }
}

/* The officers of the list are those of the roster's stints, in the same order; whom measures bring
 * has none. */
static void
find_first_stints (pr_model *m)
{
  const pr_roster *r = &m->roster;
  uint32_t stint = 0;
  for (uint32_t i = 0; i < m->stretches.n; i++)
    {
      pr_stretch *s = &m->stretches.list[i];
      while (stint < r->n_stints && r->stints[stint].officer < s->officer)
        stint++;
      s->stint = stint;
    }
}

void
pr_stretches_change (pr_model *m)
{
  int32_t today = pr_time_day (m->now);
  if (!pr_uses (m, PR_USES_STRETCHES))
    return;
  m->stretches.ahead = !pr_uses (m, PR_USES_MEASURES | PR_USES_DEBTS);
  find_first_stints (m);
  for (uint32_t i = 0; i < m->stretches.n; i++)
    {
      pr_stretch *s = &m->stretches.list[i];
      if (s->state != PR_STRETCH_DAY && s->day < today)
        continue;
      s->state = PR_STRETCH_DAY;
      s->n = s->done = 0;
      s->day = pr_cal_workday_after (pr_pool_calendar (m, m->officers[s->officer].pool), today, 0);
      schedule_stretch (m, i);
    }
}

void
pr_stretches_begin (pr_model *m)
{
  if (!pr_uses (m, PR_USES_STRETCHES))
    return;
  uint32_t uses = m->w->later != NULL ? m->w->uses_alone : m->uses;
  m->stretches.ahead = (uses & (PR_USES_MEASURES | PR_USES_DEBTS)) == 0;
  find_first_stints (m);
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    m->stretches.busy[i] = 0;
  for (uint32_t i = 0; i < m->stretches.n; i++)
    m->stretches.other[m->stretches.list[i].officer] = true;
  for (uint32_t i = 0; i < m->stretches.n; i++)
    {
      begin_in (m, &m->stretches.list[i]);
      schedule_stretch (m, i);
    }
}

void
pr_stretches_free (pr_model *m)
{
  g_aligned_free (m->stretches.list);
  g_free (m->stretches.of);
  g_free (m->stretches.other);
  g_free (m->stretches.busy);
}
