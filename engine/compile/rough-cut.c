/* Rough-cut load: expected work offered to each pool, divided by what those who are there can do,
 * by week.
 *
 * Expected visits to each step come from the workflow (visits.c), expected arrivals from the
 * streams, homes from populations. Work counts in the week of filing; the backlog is left out. How
 * several pools share a line: shared-lines.h.
 */
#include "compile/compile.h"
#include "compile/shared-lines.h"

#include "model/away-share.h"
#include "model/expected.h"
#include "scenario/limits.h"

#include <glib.h>
#include <math.h>

typedef struct {
  const pr_world *w;
  pr_expected_sums *sums;
  pr_weeks weeks;
  pr_time *open, *away;         /* [pool * weeks.n + week] of all officers; lost by absences */
  pr_time *all_away, *few_away; /* by those of all, and of as few as there may be; NULL at first */
  double **visits;              /* [procedure * 3 + channel] by step of the workflow; lazily */
  pr_shared_lines lines;
  bool *stale;      /* [place] whose lines have to be shared anew */
  double *arrivals; /* [week] of one stream */
  double *done;     /* [line] share of its work that can be done; NULL at first */
  double left;      /* dossiers that are not finished */
  double sweeping;  /* work of pr_expected_visits(); within its bound: checked before */
} rough;

static const double *
visits_of (rough *r, const pr_procedure *p, unsigned channel)
{
  double **visits = &r->visits[(p - r->w->procedures) * 3 + channel];
  if (*visits == NULL)
    *visits = pr_expected_visits (r->w, p, channel, PR_MOST_VISITS, &r->sweeping);
  return *visits;
}

/* Offers the steps of the share of a stream's dossiers that has this home, for one part of a split
 * unit. */
static void
offer_part (rough *r, const pr_stream *s, pr_whereabouts at, double share)
{
  const pr_world *w = r->w;
  const pr_procedure *p = &w->procedures[s->procedure];
  const pr_workflow *flow = &w->workflows[p->workflow];
  unsigned channel = pr_world_channel (w, s, at.phase);
  const double *visits = visits_of (r, p, channel);
  double through = 1;
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      const pr_step *step = &w->steps[flow->first_step + i];
      if (step->kind != PR_STEP_WORK || visits[i] <= 0)
        continue;
      uint16_t place = pr_world_place (w, step, p, at);
      uint32_t line = w->line_of[(size_t) place * w->n_roles + step->role];
      if (r->done != NULL)
        {
          through = MIN (through, 1 - MIN (visits[i], 1) * (1 - r->done[line]));
          continue;
        }
      double hours = share * visits[i] * step->effort.mean / (double) PR_HOUR;
      double *work = r->lines.work + (size_t) line * r->weeks.n;
      for (int32_t k = 0; k < r->weeks.n; k++)
        work[k] += r->arrivals[k] * hours;
    }
  if (r->done == NULL || (channel == PR_CHANNEL_COUNTER && flow->receives))
    return;
  for (int32_t k = 0; k < r->weeks.n; k++)
    r->left += share * r->arrivals[k] * (1 - through);
}

/* Offers the part of the share that is filed at other units, by what holds when the phase
 * begins. */
static double
offer_elsewhere (rough *r, const pr_stream *s, uint8_t phase, uint16_t home, double share)
{
  const pr_world *w = r->w;
  if (w->elsewhere_of == NULL || home != s->place || home >= w->n_units || s->test
      || s->home != PR_HOME_OWN || pr_world_channel (w, s, phase) != PR_CHANNEL_COUNTER)
    return 0;
  const pr_elsewhere *e
      = pr_world_elsewhere (w, s->procedure, home, MAX (w->phase_at[phase], w->start));
  if (e == NULL)
    return 0;
  const pr_attraction *a = &w->attractions[e->attraction];
  pr_whereabouts at = {
    .home = home, .here = PR_NONE16, .phase = phase, .return_home = s->return_home || e->return_home
  };
  for (uint16_t i = 0; i < a->n; i++)
    {
      double weight = a->weight[i] - (i > 0 ? a->weight[i - 1] : 0);
      at.filing = pr_world_office (w, &w->procedures[s->procedure], a->place[i], phase, false);
      offer_part (r, s, at, share * e->share * weight);
    }
  return share * e->share;
}

static void
offer_home (rough *r, const pr_stream *s, uint8_t phase, uint16_t home, double share)
{
  const pr_world *w = r->w;
  const pr_procedure *p = &w->procedures[s->procedure];
  share -= offer_elsewhere (r, s, phase, home, share);
  double other = p->other != NULL ? share * w->split[home] : 0;
  pr_whereabouts at = { .filing = pr_world_office (w, p, s->place, phase, false),
                        .home = home,
                        .here = PR_NONE16,
                        .phase = phase,
                        .return_home = s->return_home };
  offer_part (r, s, at, share - other);
  if (other <= 0)
    return;
  at.other = true;
  if (home == s->place)
    at.filing = pr_world_office (w, p, home, phase, true);
  offer_part (r, s, at, other);
}

/* Expected arrivals of each week while the phase is in force; false if there are none. */
static bool
expect_arrivals (rough *r, const pr_stream *s, uint8_t phase)
{
  const pr_world *w = r->w;
  int32_t first = phase > 0 ? pr_time_day (w->phase_at[phase]) : INT32_MIN,
          end = phase + 1 < w->n_phases ? pr_time_day (w->phase_at[phase + 1]) : INT32_MAX;
  double all = 0;
  for (int32_t k = 0; k < r->weeks.n; k++)
    {
      r->arrivals[k] = pr_expected_between (w, r->sums, s, MAX (r->weeks.first[k], first),
                                            MIN (r->weeks.end[k], end));
      all += r->arrivals[k];
    }
  return all > 0;
}

static void
offer_stream (rough *r, const pr_stream *s, uint8_t phase)
{
  const pr_world *w = r->w;
  double all = 1;
  if (!expect_arrivals (r, s, phase))
    return;
  if (s->home == PR_HOME_OWN)
    {
      offer_home (r, s, phase, s->place, 1);
      return;
    }
  if (s->home == PR_HOME_OTHERS)
    all -= pr_world_unit_share (w, s->place);
  const pr_province *of = pr_world_province (w, s->place);
  for (uint16_t i = 0; i < of->n; i++)
    {
      double share = pr_world_unit_share (w, of->unit[i]);
      if (share > 0 && (s->home != PR_HOME_OTHERS || of->unit[i] != s->place))
        offer_home (r, s, phase, of->unit[i], share / all);
    }
}

/* The Monday of a day's week, a civil day. */
static pr_day
monday_of (const pr_world *w, int32_t day)
{
  return w->epoch + day - pr_day_weekday (w->epoch + day);
}

static void
find_weeks (rough *r)
{
  const pr_world *w = r->w;
  int32_t monday = monday_of (w, w->first_day) - w->epoch;
  r->weeks.n = (w->end_day - monday + 6) / 7;
  r->weeks.first = g_new (int32_t, r->weeks.n);
  r->weeks.end = g_new (int32_t, r->weeks.n);
  for (int32_t k = 0; k < r->weeks.n; k++)
    {
      r->weeks.first[k] = MAX (w->first_day, monday + 7 * k);
      r->weeks.end[k] = MIN (w->end_day, monday + 7 * k + 7);
    }
}

/* Officer-hours of a pool's own count, and of those who are there. */
static double
open_in (const rough *r, uint32_t pool, int32_t week)
{
  return (double) r->open[(size_t) pool * r->weeks.n + week] / (double) PR_HOUR;
}

static double
available_in (const rough *r, uint32_t pool, int32_t week)
{
  size_t i = (size_t) pool * r->weeks.n + week;
  return (double) (r->open[i] - r->away[i]) / (double) PR_HOUR;
}

/* Hours of effort. */
static double
effort_in (const rough *r, uint32_t pool, int32_t week)
{
  return available_in (r, pool, week) * r->w->pools[pool].share;
}

static void
share_lines (rough *r, uint32_t place)
{
  const pr_place *p = &r->w->places[place];
  for (uint32_t pool = p->first_pool; pool < p->first_pool + p->n_pools; pool++)
    for (int32_t week = 0; week < r->weeks.n; week++)
      {
        size_t i = (size_t) pool * r->weeks.n + week;
        r->lines.can[i] = effort_in (r, pool, week);
        r->lines.could[i] = open_in (r, pool, week) * r->w->pools[pool].share;
      }
  pr_shared_lines_split (&r->lines, place);
  r->stale[place] = false;
}

/* The officer-hours in a week that are a pool's part of the work of its lines, at its pace. */
static double
offered_in (const rough *r, uint32_t pool, int32_t week)
{
  return r->lines.given[(size_t) pool * r->weeks.n + week] / r->w->pools[pool].share;
}

/* If a pool is open for less than half of its mean hours in a week because the window begins or
 * ends there (a weekend, a last Monday), that week says nothing about the load. */
static bool
week_counts (const rough *r, int32_t week, double open, double mean)
{
  return open > 0 && (r->weeks.end[week] - r->weeks.first[week] == 7 || open >= mean / 2);
}

static pr_load
load_of (rough *r, uint32_t pool)
{
  const pr_world *w = r->w;
  if (r->stale[w->pools[pool].place])
    share_lines (r, w->pools[pool].place);
  double weeks = (w->end_day - w->first_day) / 7.0, open = 0;
  pr_load load = { .pool = pool };
  for (int32_t k = 0; k < r->weeks.n; k++)
    {
      load.offered += offered_in (r, pool, k) / weeks;
      load.available += available_in (r, pool, k) / weeks;
      open += open_in (r, pool, k) / weeks;
    }
  load.away = open - load.available;
  load.each = open / w->pools[pool].count;
  load.worst_ratio = open > 0 ? -1 : load.offered > 0 ? INFINITY : 0;
  load.worst_week = monday_of (w, r->weeks.first[0]);
  for (int32_t k = 0; k < r->weeks.n; k++)
    {
      double can = available_in (r, pool, k), offered = offered_in (r, pool, k),
             ratio = can > 0       ? offered / can
                     : offered > 0 ? INFINITY
                                   : 0;
      if (!week_counts (r, k, open_in (r, pool, k), open) || ratio <= load.worst_ratio)
        continue;
      load.worst_ratio = ratio;
      load.worst_week = monday_of (w, r->weeks.first[k]);
    }
  if (load.worst_ratio < 0)
    load.worst_ratio = load.available > 0 ? load.offered / load.available : INFINITY;
  return load;
}

/* The hours in which so many officers of a pool could be there. */
static void
open_for (rough *r, uint32_t pool, uint32_t officers)
{
  const pr_world *w = r->w;
  const pr_calendar *cal = w->calendars[w->shifts[w->pools[pool].shift].calendar];
  for (int32_t k = 0; k < r->weeks.n; k++)
    r->open[(size_t) pool * r->weeks.n + k]
        = (pr_time) officers
          * pr_cal_work_between (cal, r->weeks.first[k] * PR_DAY, r->weeks.end[k] * PR_DAY);
}

/* The hours of every pool. */
static void
find_hours (rough *r)
{
  const pr_world *w = r->w;
  r->open = g_new (pr_time, (size_t) w->n_pools * r->weeks.n + 1);
  for (uint32_t i = 0; i < w->n_pools; i++)
    open_for (r, i, w->pools[i].count);
  r->away = pr_hours_away (w, &r->weeks);
}

static uint32_t
fewest (const pr_pool *pool)
{
  return MIN (pool->count, MAX (pool->least, 1));
}

/* Hours away of the world in which every pool has as few officers as it may. */
static void
find_fewest_away (rough *r)
{
  pr_world few = *r->w;
  few.pools = g_memdup2 (few.pools, few.n_pools * sizeof *few.pools);
  for (uint32_t i = 0; i < few.n_pools; i++)
    few.pools[i].count = fewest (&few.pools[i]);
  few.away_shares = pr_away_shares_for (&few);
  r->few_away = pr_hours_away (&few, &r->weeks);
  r->all_away = g_memdup2 (r->away, (size_t) few.n_pools * r->weeks.n * sizeof *r->away);
  pr_away_shares_free (few.away_shares, few.n_away_shares);
  g_free (few.pools);
}

/* What absences take lies on a straight line between all officers and as few as may be. */
static void
lack (rough *r, uint32_t pool, uint32_t missing)
{
  const pr_pool *p = &r->w->pools[pool];
  uint32_t most = p->count - fewest (p), officers = p->count - MIN (missing, most);
  if (r->few_away == NULL)
    find_fewest_away (r);
  open_for (r, pool, officers);
  r->stale[p->place] = true;
  for (int32_t k = 0; k < r->weeks.n && most > 0; k++)
    {
      size_t i = (size_t) pool * r->weeks.n + k;
      double gone = (double) (p->count - officers) / most,
             more = (double) (r->few_away[i] - r->all_away[i]);
      r->away[i] = MIN (r->open[i], r->all_away[i] + (pr_time) (gone * more));
    }
}

static void
offer_all (rough *r)
{
  for (uint32_t i = 0; i < r->w->n_streams; i++)
    for (uint8_t phase = 0; phase < r->w->n_phases; phase++)
      offer_stream (r, &r->w->streams[i], phase);
}

static void
begin (rough *r, const pr_world *w)
{
  *r = (rough){ .w = w, .sums = pr_expected_sums_new (w) };
  find_weeks (r);
  find_hours (r);
  r->visits = g_new0 (double *, (size_t) w->n_procedures * 3 + 1);
  pr_shared_lines_init (&r->lines, w, r->weeks.n);
  r->stale = g_new (bool, w->n_places + 1u);
  for (uint32_t i = 0; i < w->n_places; i++)
    r->stale[i] = true;
  r->arrivals = g_new0 (double, r->weeks.n);
  offer_all (r);
}

static void
end (rough *r)
{
  for (size_t i = 0; i < (size_t) r->w->n_procedures * 3; i++)
    g_free (r->visits[i]);
  g_free (r->visits);
  pr_shared_lines_clear (&r->lines);
  g_free (r->stale);
  g_free (r->arrivals);
  g_free (r->open);
  g_free (r->away);
  g_free (r->all_away);
  g_free (r->few_away);
  g_free (r->weeks.first);
  g_free (r->weeks.end);
  pr_expected_sums_free (r->sums);
  g_free (r->done);
}

pr_world
pr_rough_within (const pr_world *w, pr_time from, pr_time to)
{
  pr_world part = *w;
  part.start = from;
  part.end = to;
  part.first_day = pr_time_day (from);
  part.end_day = pr_time_day (to + PR_DAY - 1);
  return part;
}

static double
weeks_of (const pr_world *w)
{
  return (w->end_day - w->first_day) / 7.0;
}

/* Adds what comes after to what was before. */
static void
add_load (pr_load *load, double weeks, const pr_load *after, double weeks_after)
{
  double all = weeks + weeks_after;
  load->offered = (load->offered * weeks + after->offered * weeks_after) / all;
  load->available = (load->available * weeks + after->available * weeks_after) / all;
  load->away = (load->away * weeks + after->away * weeks_after) / all;
  load->each = (load->each * weeks + after->each * weeks_after) / all;
  if (after->worst_ratio <= load->worst_ratio)
    return;
  load->worst_ratio = after->worst_ratio;
  load->worst_week = after->worst_week;
}

/* Whether the world changes within the window; what comes before it, and after. */
static bool
in_two (const pr_world *w, pr_world *before, pr_world *after)
{
  if (w->later == NULL || w->later_from >= w->end)
    return false;
  *after = pr_rough_within (w->later, MAX (w->later_from, w->start), w->end);
  *before = pr_rough_within (w, w->start, MAX (w->later_from, w->start));
  return true;
}

/* Of the world, or of what it is before it changes and afterwards. */
struct _pr_rough {
  pr_world world[2];
  rough part[2];
  int n;
};

static pr_rough *
of_parts (const pr_world *first, const pr_world *second)
{
  pr_rough *r = g_new0 (pr_rough, 1);
  r->world[r->n++] = *first;
  if (second != NULL)
    r->world[r->n++] = *second;
  for (int i = 0; i < r->n; i++)
    begin (&r->part[i], &r->world[i]);
  return r;
}

pr_rough *
pr_rough_new (const pr_world *w)
{
  pr_world before, after;
  if (!in_two (w, &before, &after))
    return of_parts (w, NULL);
  return before.start < before.end ? of_parts (&before, &after) : of_parts (&after, NULL);
}

void
pr_rough_free (pr_rough *r)
{
  if (r == NULL)
    return;
  for (int i = 0; i < r->n; i++)
    end (&r->part[i]);
  g_free (r);
}

void
pr_rough_lack (pr_rough *r, uint32_t pool, uint32_t missing)
{
  for (int i = 0; i < r->n; i++)
    lack (&r->part[i], pool, missing);
}

pr_load
pr_rough_load (pr_rough *r, uint32_t pool)
{
  pr_load load = load_of (&r->part[0], pool);
  if (r->n == 1)
    return load;
  pr_load after = load_of (&r->part[1], pool);
  add_load (&load, weeks_of (&r->world[0]), &after, weeks_of (&r->world[1]));
  return load;
}

static pr_load *
all_loads (pr_rough *r)
{
  uint32_t n = r->world[0].n_pools;
  pr_load *loads = g_new0 (pr_load, n + 1);
  for (uint32_t i = 0; i < n; i++)
    loads[i] = pr_rough_load (r, i);
  return loads;
}

pr_load *
pr_rough_cut (const pr_world *w, size_t *n)
{
  g_autoptr (pr_rough) r = pr_rough_new (w);
  *n = w->n_pools;
  return all_loads (r);
}

pr_load *
pr_rough_cut_warm_up (const pr_world *w)
{
  if (w->begin >= w->start)
    return g_new0 (pr_load, w->n_pools + 1);
  const pr_world part = pr_rough_within (w, w->begin, w->start);
  g_autoptr (pr_rough) r = of_parts (&part, NULL);
  return all_loads (r);
}

/* The share of a line's work that its pools can do in their time; of work that takes no time, what
 * the one that can do most does. */
static double
done_in (const rough *r, uint32_t line, const double *does)
{
  const pr_line *l = &r->w->lines[line];
  double all = 0, done = 0, most = 0;
  for (uint16_t k = 0; k < l->n_pools; k++)
    {
      double own = 0;
      for (int32_t week = 0; week < r->weeks.n; week++)
        own += pr_shared_lines_part (&r->lines, line, k, week);
      all += own;
      done += own * does[l->pools[k]];
      most = MAX (most, does[l->pools[k]]);
    }
  return all > 0 ? done / all : most;
}

static double
left_of (rough *r)
{
  const pr_world *w = r->w;
  g_autofree double *does = g_new0 (double, w->n_pools + 1);
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      pr_load load = load_of (r, i);
      does[i] = load.offered > load.available ? load.available / load.offered : 1;
    }
  r->done = g_new0 (double, w->n_lines + 1);
  for (uint32_t i = 0; i < w->n_lines; i++)
    r->done[i] = done_in (r, i, does);
  offer_all (r);
  return r->left;
}

double
pr_rough_left (const pr_world *w)
{
  g_autoptr (pr_rough) r = pr_rough_new (w);
  double left = 0;
  for (int i = 0; i < r->n; i++)
    left += left_of (&r->part[i]);
  return left;
}
