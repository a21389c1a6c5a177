/* Hours away: the time of duty that absences take from each pool, week by week.
 *
 * Those whom rows name are away once, however many rows name them. Those whom rows only count are
 * taken to be others, as far as the pool has others. A delay counts with its mean, and so does
 * leave, of the time of those who are there. */
#include "compile/compile.h"

#include <glib.h>
#include <stdlib.h>

typedef struct {
  pr_time at;
  const pr_absence *absence;
  bool begins;
} change;

typedef struct {
  const pr_world *w;
  const pr_weeks *weeks;
  uint32_t pool;
  uint32_t *rows;   /* [officer of the pool] absences in force that name the officer */
  uint32_t named;   /* officers of whom that is true */
  uint64_t counted; /* officers whom the others in force take */
  pr_time since;    /* all this holds since then */
  int32_t week;     /* the first that has not ended then */
  pr_time *away;    /* [week] of the pool */
} sweep;

static int
compare_changes (const void *a, const void *b)
{
  const change *x = a, *y = b;
  if (x->absence->pool != y->absence->pool)
    return x->absence->pool < y->absence->pool ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

/* Adds what is taken from when it was last called up to now. */
static void
advance (sweep *s, pr_time now)
{
  const pr_pool *pool = &s->w->pools[s->pool];
  const pr_calendar *cal = s->w->calendars[s->w->shifts[pool->shift].calendar];
  pr_time away = (pr_time) MIN (pool->count, s->named + s->counted);
  while (s->week < s->weeks->n && s->weeks->end[s->week] * PR_DAY <= s->since)
    s->week++;
  for (int32_t k = s->week; away > 0 && k < s->weeks->n; k++)
    {
      pr_time from = MAX (s->since, s->weeks->first[k] * PR_DAY),
              to = MIN (now, s->weeks->end[k] * PR_DAY);
      if (from >= to)
        break;
      s->away[k] += away * pr_cal_work_between (cal, from, to);
    }
  s->since = now;
}

static void
apply (sweep *s, const change *c)
{
  const pr_absence *a = c->absence;
  if (a->officers == NULL)
    {
      s->counted += c->begins ? a->count : 0;
      s->counted -= c->begins ? 0 : a->count;
      return;
    }
  for (uint32_t i = 0; i < a->count; i++)
    {
      if (a->officers[i] >= s->w->pools[s->pool].count)
        continue;
      uint32_t *rows = &s->rows[a->officers[i]];
      if (c->begins)
        s->named += ++*rows == 1;
      else
        s->named -= --*rows == 0;
    }
}

/* When absences begin and end, pool by pool. Free with g_free. */
static change *
list_changes (const pr_world *w)
{
  change *list = g_new (change, 2 * (size_t) w->n_absences + 1);
  for (uint32_t i = 0; i < w->n_absences; i++)
    {
      const pr_absence *a = &w->absences[i];
      pr_time until = a->until;
      if (until != PR_NEVER && a->delay != NULL)
        until += (pr_time) MIN (a->delay->mean, 1e18);
      list[2 * i] = (change){ a->from, a, true };
      list[2 * i + 1] = (change){ until, a, false };
    }
  qsort (list, 2 * (size_t) w->n_absences, sizeof *list, compare_changes);
  return list;
}

/* Of the others' time, the share that spells take: a spell of n working days follows a wait of
 * 1 / chance - 1 such days on average. */
static void
add_leave (const pr_world *w, const pr_weeks *weeks, const pr_leave *l, pr_time *away)
{
  const pr_pool *pool = &w->pools[l->pool];
  const pr_calendar *cal = w->calendars[w->shifts[pool->shift].calendar];
  double n = MAX (l->length->mean / PR_DAY, 1), share = n / (n + 1 / l->chance - 1);
  for (int32_t k = 0; k < weeks->n; k++)
    {
      pr_time all = pool->count
                    * pr_cal_work_between (cal, weeks->first[k] * PR_DAY, weeks->end[k] * PR_DAY);
      pr_time from = MAX (weeks->first[k], l->first_day), to = MIN (weeks->end[k] - 1, l->last_day);
      if (all == 0 || from > to)
        continue;
      pr_time meant = pool->count * pr_cal_work_between (cal, from * PR_DAY, (to + 1) * PR_DAY);
      away[k] += (pr_time) (share * (double) meant * (double) (all - away[k]) / (double) all);
    }
}

pr_time *
pr_hours_away (const pr_world *w, const pr_weeks *weeks)
{
  size_t n = 2 * (size_t) w->n_absences;
  pr_time *away = g_new0 (pr_time, (size_t) w->n_pools * (size_t) weeks->n + 1);
  g_autofree change *list = list_changes (w);
  for (size_t i = 0; i < n;)
    {
      uint32_t pool = list[i].absence->pool;
      g_autofree uint32_t *rows = g_new0 (uint32_t, w->pools[pool].count + 1);
      sweep s = { .w = w, .weeks = weeks, .pool = pool, .rows = rows, .since = list[i].at };
      s.away = away + (size_t) pool * (size_t) weeks->n;
      for (; i < n && list[i].absence->pool == pool; i++)
        {
          advance (&s, list[i].at);
          apply (&s, &list[i]);
        }
    }
  for (uint32_t i = 0; i < w->n_leaves; i++)
    add_leave (w, weeks, &w->leaves[i], away + (size_t) w->leaves[i].pool * (size_t) weeks->n);
  return away;
}
