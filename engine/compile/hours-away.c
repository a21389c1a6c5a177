/* Hours away: the time of duty that absences take from each pool, week by week.
 *
 * Those whom rows name are away once, however many rows name them. Those whom rows only count are
 * taken to be others, as far as the pool has others. A delay counts with its mean, and so does who
 * is drawn of a share. Leave
 * and sickness count with the chance that an officer is in a spell, day by day. */
#include "compile/compile.h"
#include "model/away-share.h"

#include <glib.h>
#include <math.h>
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
  uint64_t counted; /* officers whom the others in force take in any case */
  double drawn;     /* whom they take in the mean beyond these */
  pr_time since;    /* all this holds since then */
  int32_t week;     /* the first that has not ended then */
  pr_time *away;    /* [week] of the pool */
  pr_time *by_name; /* [week] of that, of those who are named */
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
  double more = fmin (s->drawn, (double) (pool->count - away));
  while (s->week < s->weeks->n && s->weeks->end[s->week] * PR_DAY <= s->since)
    s->week++;
  for (int32_t k = s->week; (away > 0 || more > 0) && k < s->weeks->n; k++)
    {
      pr_time from = MAX (s->since, s->weeks->first[k] * PR_DAY),
              to = MIN (now, s->weeks->end[k] * PR_DAY);
      if (from >= to)
        break;
      pr_time work = pr_cal_work_between (cal, from, to);
      s->away[k] += away * work + (pr_time) (more * (double) work);
      s->by_name[k] += s->named * work;
    }
  s->since = now;
}

static void
apply (sweep *s, const change *c)
{
  const pr_absence *a = c->absence;
  if (a->officers == NULL)
    {
      double mean = pr_absence_mean (s->w, a);
      uint64_t count = (uint64_t) mean;
      s->counted += c->begins ? count : -count;
      s->drawn += (c->begins ? 1 : -1) * (mean - (double) count);
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

/* The share of officers who are in a spell of a row, day by day. */
typedef struct {
  uint32_t row; /* PR_NONE32: none yet */
  uint16_t calendar;
  int32_t n;    /* working days from the beginning on */
  int32_t *day; /* [n] */
  double *away; /* [n] */
} profile;

static void
profile_clear (profile *f)
{
  g_clear_pointer (&f->day, g_free);
  g_clear_pointer (&f->away, g_free);
}

/* The probability that a spell lasts longer than k working days, k < n. Free with g_free. */
static double *
survival (const pr_leave *l, int32_t n)
{
  enum { POINTS = 1000 };
  double *longer = g_new0 (double, n + 1);
  for (int i = 0; i < POINTS; i++)
    longer[MIN (pr_leave_days (l, (i + 0.5) / POINTS), n) - 1] += 1.0 / POINTS; /* to the end */
  double sum = 0;
  for (int32_t k = n; k-- > 0;)
    {
      sum += longer[k];
      longer[k] = sum;
    }
  return longer;
}

/* A spell begins with the row's chance on each of its days, if none is under way. */
static void
find_profile (const pr_world *w, const pr_leave *l, uint16_t calendar, profile *f)
{
  const pr_calendar *cal = w->calendars[calendar];
  if (f->row == l->row && f->calendar == calendar)
    return;
  profile_clear (f);
  int32_t span = w->end_day - pr_time_day (w->begin);
  *f = (profile){ .row = l->row,
                  .calendar = calendar,
                  .day = g_new (int32_t, span + 1),
                  .away = g_new0 (double, span + 1) };
  for (int32_t day = pr_time_day (w->begin); day < w->end_day; day++)
    if (pr_cal_is_workday (cal, day))
      f->day[f->n++] = day;
  g_autofree double *longer = survival (l, f->n + 1);
  for (int32_t i = 0; i < f->n; i++)
    {
      if (f->day[i] < l->first_day || f->day[i] > l->last_day)
        continue;
      double begins = l->chance * (1 - f->away[i]);
      for (int32_t k = i; k < f->n && longer[k - i] > 0; k++)
        f->away[k] += begins * longer[k - i];
    }
}

/* Spells take those whom no row names; those whom rows count are taken from the others. */
static void
add_leave (const pr_world *w, const pr_weeks *weeks, const pr_pool *pool, const profile *f,
           pr_time *away, const pr_time *by_name)
{
  const pr_calendar *cal = w->calendars[f->calendar];
  int32_t i = 0;
  for (int32_t k = 0; k < weeks->n; k++)
    {
      pr_time all = pool->count
                    * pr_cal_work_between (cal, weeks->first[k] * PR_DAY, weeks->end[k] * PR_DAY);
      double taken = 0;
      for (; i < f->n && f->day[i] < weeks->end[k]; i++)
        if (f->day[i] >= weeks->first[k])
          taken
              += f->away[i]
                 * (double) pr_cal_work_between (cal, f->day[i] * PR_DAY, (f->day[i] + 1) * PR_DAY);
      if (all > 0)
        away[k] = MIN (
            all,
            away[k] + (pr_time) (taken * pool->count * (double) (all - by_name[k]) / (double) all));
    }
}

pr_time *
pr_hours_away (const pr_world *w, const pr_weeks *weeks)
{
  size_t n = 2 * (size_t) w->n_absences;
  pr_time *away = g_new0 (pr_time, (size_t) w->n_pools * (size_t) weeks->n + 1);
  g_autofree pr_time *by_name = g_new0 (pr_time, (size_t) w->n_pools * (size_t) weeks->n + 1);
  g_autofree change *list = list_changes (w);
  for (size_t i = 0; i < n;)
    {
      uint32_t pool = list[i].absence->pool;
      g_autofree uint32_t *rows = g_new0 (uint32_t, w->pools[pool].count + 1);
      sweep s = { .w = w, .weeks = weeks, .pool = pool, .rows = rows, .since = list[i].at };
      s.away = away + (size_t) pool * (size_t) weeks->n;
      s.by_name = by_name + (size_t) pool * (size_t) weeks->n;
      for (; i < n && list[i].absence->pool == pool; i++)
        {
          advance (&s, list[i].at);
          apply (&s, &list[i]);
        }
    }
  profile f = { .row = PR_NONE32 };
  for (uint32_t i = 0; i < w->n_leaves; i++)
    {
      const pr_pool *pool = &w->pools[w->leaves[i].pool];
      size_t at = (size_t) w->leaves[i].pool * (size_t) weeks->n;
      find_profile (w, &w->leaves[i], w->shifts[pool->shift].calendar, &f);
      add_leave (w, weeks, pool, &f, away + at, by_name + at);
    }
  profile_clear (&f);
  return away;
}
