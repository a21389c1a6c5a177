/* Metrics: see metric.h. */
#include "report/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SECONDS_A_DAY 86400.0
#define MICROSECONDS_AN_HOUR ((double) PR_HOUR)
#define METRIC(name)                                                                               \
  double name (G_GNUC_UNUSED const pr_report *r, G_GNUC_UNUSED const pr_record *rec,               \
               G_GNUC_UNUSED uint32_t i, G_GNUC_UNUSED uint32_t day)

/* The window. */

uint32_t
pr_window_days (const pr_report *r)
{
  return r->outcome->record[0]->n_days;
}

pr_day
pr_window_date (const pr_report *r, uint32_t day)
{
  return r->world->epoch + r->world->first_day + (int32_t) day;
}

bool
pr_window_workday (const pr_report *r, uint32_t day)
{
  const pr_world *w = r->world;
  int32_t d = w->first_day + (int32_t) day;
  if (w->rules[0].legal_calendar != PR_NONE16)
    return pr_cal_is_workday (w->calendars[w->rules[0].legal_calendar], d);
  for (uint32_t s = 0; s < w->n_shifts; s++)
    if (pr_cal_is_workday (w->calendars[w->shifts[s].calendar], d))
      return true;
  return false;
}

uint32_t
pr_window_workdays (const pr_report *r, uint32_t from, uint32_t until)
{
  uint32_t n = 0;
  for (uint32_t d = from; d < until; d++)
    n += pr_window_workday (r, d);
  return n;
}

uint32_t
pr_window_first_workday (const pr_report *r)
{
  for (uint32_t d = 0; d < pr_window_days (r); d++)
    if (pr_window_workday (r, d))
      return d;
  return 0;
}

/* Places. A count of the province is the sum over places; a tally likewise. */

static double
place_sum (const pr_record *rec, uint32_t i, size_t offset)
{
  int64_t sum = 0, x;
  uint32_t from = i == PR_PROVINCE ? 0 : i, until = i == PR_PROVINCE ? rec->n_places : i + 1;
  for (uint32_t p = from; p < until; p++)
    {
      memcpy (&x, (const char *) &rec->place[p] + offset, sizeof x);
      sum += x;
    }
  return (double) sum;
}

static pr_tally
place_tally (const pr_record *rec, uint32_t i, size_t offset)
{
  pr_tally sum = { 0 }, x;
  uint32_t from = i == PR_PROVINCE ? 0 : i, until = i == PR_PROVINCE ? rec->n_places : i + 1;
  for (uint32_t p = from; p < until; p++)
    {
      memcpy (&x, (const char *) &rec->place[p] + offset, sizeof x);
      sum.max = x.n > 0 && (sum.n == 0 || x.max > sum.max) ? x.max : sum.max;
      sum.n += x.n;
      sum.sum += x.sum;
    }
  return sum;
}

static double
ratio (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

#define PLACE_COUNT(field, words)                                                                  \
  METRIC (pr_place_##field) { return place_sum (rec, i, offsetof (pr_place_count, field)); }
PR_COUNTS (PLACE_COUNT)

METRIC (pr_place_backlog) { return place_sum (rec, i, offsetof (pr_place_count, in_process)); }

/* The first working day on which a place has staff: a unit that begins within the window holds
 * nothing before. */
static uint32_t
first_workday_of (const pr_report *r, uint32_t i)
{
  const pr_world *w = r->world;
  if (i != PR_PROVINCE)
    for (uint32_t d = 0; d < pr_window_days (r); d++)
      for (uint32_t s = 0; s < w->places[i].n_shifts; s++)
        {
          const pr_shift *shift = &w->shifts[w->places[i].first_shift + s];
          if (pr_window_workday (r, d)
              && pr_cal_is_workday (w->calendars[shift->calendar], w->first_day + (int32_t) d))
            return d;
        }
  return pr_window_first_workday (r);
}

METRIC (pr_place_backlog_first) { return pr_day_backlog (r, rec, i, first_workday_of (r, i)); }

METRIC (pr_place_overdue) { return place_sum (rec, i, offsetof (pr_place_count, overdue)); }

METRIC (pr_place_held) { return place_sum (rec, i, offsetof (pr_place_count, held)); }

METRIC (pr_place_visits_waiting)
{
  return place_sum (rec, i, offsetof (pr_place_count, waiting_visits));
}

METRIC (pr_place_throughput)
{
  return ratio (pr_place_returned (r, rec, i, day), pr_window_workdays (r, 0, pr_window_days (r)));
}

METRIC (pr_place_on_time_share)
{
  double on_time = pr_place_on_time_count (r, rec, i, day);
  return ratio (on_time, on_time + pr_place_late_count (r, rec, i, day));
}

METRIC (pr_place_on_time_renewed_share)
{
  return ratio (pr_place_on_time_renewed_count (r, rec, i, day),
                pr_place_on_time_count (r, rec, i, day) + pr_place_late_count (r, rec, i, day));
}

METRIC (pr_place_sojourn)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, sojourn));
  return pr_tally_mean (&t) / SECONDS_A_DAY;
}

METRIC (pr_place_acceptance)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, acceptance));
  return pr_tally_mean (&t) / 3600;
}

METRIC (pr_place_counter_wait)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, counter_wait));
  return pr_tally_mean (&t) / 60;
}

METRIC (pr_place_counter_longest)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, counter_wait));
  return t.n > 0 ? (double) t.max * 1e-6 / 60 : NAN;
}

METRIC (pr_place_population) { return r->world->places[i].population; }

static double
hours_since_start (const pr_report *r, pr_time at)
{
  return at == PR_NEVER ? NAN : (double) (at - r->world->start) / MICROSECONDS_AN_HOUR;
}

METRIC (pr_place_emptied_first) { return hours_since_start (r, rec->place[i].first_empty); }

METRIC (pr_place_emptied_last) { return hours_since_start (r, rec->place[i].last_empty); }

/* Where the outcome keeps the normal backlog of place i; NULL when it keeps nothing. */
static double *
kept_normal (const pr_outcome *o, uint32_t i)
{
  uint32_t n_places = o->record[0]->n_places;
  pr_reduced *kept = o->reduced;
  if (kept == NULL)
    return NULL;
  if (kept->normal == NULL || kept->n != o->n)
    {
      kept->n = o->n;
      kept->normal = g_renew (double, kept->normal, n_places + 1);
      for (uint32_t p = 0; p <= n_places; p++)
        kept->normal[p] = NAN;
    }
  return &kept->normal[MIN (i, n_places)];
}

/* One level for all replications: in a small unit the first day of a single one is mostly chance.
 * Asked for in each of them, so made once. */
METRIC (pr_unit_normal)
{
  double *kept = kept_normal (r->outcome, i);
  if (kept != NULL && !isnan (*kept))
    return *kept;
  double normal = fmax (PR_NORMAL_LEAST, pr_reduce (r, pr_place_backlog_first, i, day).mean);
  if (kept != NULL)
    *kept = normal;
  return normal;
}

METRIC (pr_place_lat) { return r->world->places[i].lat; }

METRIC (pr_place_lon) { return r->world->places[i].lon; }

METRIC (pr_unit_growth)
{
  return pr_place_backlog (r, rec, i, day) / pr_unit_normal (r, rec, i, day);
}

METRIC (pr_unit_ready)
{
  const pr_cell *ini = r->tables->ini;
  double on_time = pr_place_on_time_share (r, rec, i, day);
  /* A unit with nothing due has missed nothing. */
  return (isnan (on_time) || on_time >= ini[PR_INI_REPORT_ON_TIME].v.number)
         && pr_unit_growth (r, rec, i, day) <= ini[PR_INI_REPORT_BACKLOG].v.number;
}

/* Pools. */

METRIC (pr_pool_officers) { return r->world->pools[i].count; }

METRIC (pr_pool_share) { return r->world->pools[i].share; }

METRIC (pr_pool_utilisation)
{
  return ratio ((double) rec->pool[i].busy, (double) rec->pool[i].scheduled);
}

METRIC (pr_pool_scheduled) { return (double) rec->pool[i].scheduled / MICROSECONDS_AN_HOUR; }

METRIC (pr_pool_busy) { return (double) rec->pool[i].busy / MICROSECONDS_AN_HOUR; }

METRIC (pr_pool_overtime) { return (double) rec->pool[i].overtime / MICROSECONDS_AN_HOUR; }

METRIC (pr_pool_absent)
{
  return (double) (rec->pool[i].scheduled_all - rec->pool[i].scheduled) / MICROSECONDS_AN_HOUR;
}

METRIC (pr_pool_held) { return (double) rec->pool[i].held / MICROSECONDS_AN_HOUR; }

METRIC (pr_pool_served) { return (double) rec->pool[i].served; }

METRIC (pr_pool_interrupted) { return (double) rec->pool[i].interrupted; }

METRIC (pr_pool_wait)
{
  const pr_pool *pool = &r->world->pools[i];
  pr_tally sum = { 0 };
  for (uint16_t k = 0; k < pool->n_lines; k++)
    {
      sum.n += rec->line[pool->lines[k]].wait.n;
      sum.sum += rec->line[pool->lines[k]].wait.sum;
    }
  return pr_tally_mean (&sum) / 3600;
}

METRIC (pr_pool_wait_p90)
{
  const pr_pool *pool = &r->world->pools[i];
  pr_hist sum = { 0 };
  for (uint16_t k = 0; k < pool->n_lines; k++)
    pr_hist_merge (&sum, &rec->line[pool->lines[k]].wait_hist);
  return pr_hist_quantile (&sum, 0.9) / 3600;
}

/* Of the waits in the pool's lines, the share that a count of the line holds. */
static double
share_of_waits (const pr_report *r, const pr_record *rec, uint32_t i, size_t offset)
{
  const pr_pool *pool = &r->world->pools[i];
  int64_t n = 0, part = 0, x;
  for (uint16_t k = 0; k < pool->n_lines; k++)
    {
      const pr_line_count *line = &rec->line[pool->lines[k]];
      memcpy (&x, (const char *) line + offset, sizeof x);
      n += line->wait.n;
      part += x;
    }
  return ratio ((double) part, (double) n);
}

METRIC (pr_pool_wait_some) { return share_of_waits (r, rec, i, offsetof (pr_line_count, waited)); }

METRIC (pr_pool_wait_within)
{
  return share_of_waits (r, rec, i, offsetof (pr_line_count, within));
}

METRIC (pr_pool_queue)
{
  const pr_world *w = r->world;
  double sum = 0;
  for (uint16_t k = 0; k < w->pools[i].n_lines; k++)
    sum += pr_level_mean (&rec->line[w->pools[i].lines[k]].length, w->start, w->end);
  return sum;
}

static double
work_days (const pr_record *rec, uint32_t pool, uint32_t day)
{
  return (double) rec->work_days[(size_t) pool * rec->n_days + day];
}

METRIC (pr_pool_waiting_most)
{
  double most = 0;
  for (uint32_t d = 0; d < rec->n_days; d++)
    most = fmax (most, work_days (rec, i, d));
  return most;
}

METRIC (pr_unit_waiting_most)
{
  const pr_place *p = &r->world->places[i];
  double most = 0;
  for (uint32_t k = 0; k < p->n_pools; k++)
    most = fmax (most, pr_pool_waiting_most (r, rec, p->first_pool + k, day));
  return most;
}

METRIC (pr_pool_waiting_end) { return work_days (rec, i, rec->n_days - 1); }

METRIC (pr_pool_days_over)
{
  double n = 0;
  for (uint32_t d = 0; d < rec->n_days; d++)
    n += work_days (rec, i, d) > PR_OVERLOAD_WORK_DAYS;
  return n;
}

METRIC (pr_pool_first_over)
{
  for (uint32_t d = 0; d < rec->n_days; d++)
    if (work_days (rec, i, d) > PR_OVERLOAD_WORK_DAYS)
      return d;
  return NAN;
}

METRIC (pr_pool_over) { return !isnan (pr_pool_first_over (r, rec, i, day)); }

/* Procedures. */

#define PROCEDURE_COUNT(field)                                                                     \
  METRIC (pr_procedure_##field) { return (double) rec->procedure[i].field; }
PROCEDURE_COUNT (arrived)
PROCEDURE_COUNT (returned)
PROCEDURE_COUNT (refused)
PROCEDURE_COUNT (withdrawn)
PROCEDURE_COUNT (on_time)
PROCEDURE_COUNT (late)

METRIC (pr_procedure_on_time_share)
{
  double on_time = (double) rec->procedure[i].on_time;
  return ratio (on_time, on_time + (double) rec->procedure[i].late);
}

METRIC (pr_procedure_sojourn) { return pr_tally_mean (&rec->procedure[i].sojourn) / SECONDS_A_DAY; }

METRIC (pr_procedure_median)
{
  return pr_hist_quantile (&rec->procedure[i].sojourn_hist, 0.5) / SECONDS_A_DAY;
}

METRIC (pr_procedure_p90)
{
  return pr_hist_quantile (&rec->procedure[i].sojourn_hist, 0.9) / SECONDS_A_DAY;
}

/* Days. */

static double
series_sum (const pr_record *rec, pr_series_id id, uint32_t i, uint32_t day)
{
  if (i != PR_PROVINCE)
    return pr_record_series (rec, id, i, day);
  int64_t sum = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    sum += pr_record_series (rec, id, p, day);
  return (double) sum;
}

#define DAY_SERIES(name, ID)                                                                       \
  METRIC (pr_day_##name) { return series_sum (rec, PR_SERIES_##ID, i, day); }
DAY_SERIES (arrived, ARRIVED)
DAY_SERIES (returned, RETURNED)
DAY_SERIES (refused, REFUSED)
DAY_SERIES (withdrawn, WITHDRAWN)
DAY_SERIES (entered, ENTERED)
DAY_SERIES (visits, VISITS)
DAY_SERIES (visits_left, VISITS_LEFT)
DAY_SERIES (backlog, BACKLOG)
DAY_SERIES (overdue, OVERDUE)
DAY_SERIES (held, HELD)

METRIC (pr_replication_events) { return (double) rec->events; }

/* Over replications. */

pr_moments
pr_reduce (const pr_report *r, pr_value value, uint32_t i, uint32_t day)
{
  pr_moments m = { 0 };
  for (uint32_t k = 0; k < r->outcome->n; k++)
    pr_moments_add (&m, value (r, r->outcome->record[k], i, day));
  return m;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

double
pr_quantile (double *x, size_t n, double p)
{
  if (n == 0)
    return NAN;
  qsort (x, n, sizeof *x, compare_doubles);
  double at = p * (double) (n - 1);
  size_t below = (size_t) at;
  if (below + 1 >= n)
    return x[n - 1];
  return x[below] + (at - (double) below) * (x[below + 1] - x[below]);
}

double
pr_reduce_median (const pr_report *r, pr_value value, uint32_t i)
{
  g_autofree double *x = g_new (double, r->outcome->n);
  size_t n = 0;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      double v = value (r, r->outcome->record[k], i, 0);
      if (!isnan (v))
        x[n++] = v;
    }
  if (n == 0)
    return NAN;
  /* The lower of two middle ones: a date between them may be one that no replication had. */
  qsort (x, n, sizeof *x, compare_doubles);
  return x[(n - 1) / 2];
}

double
pr_half_width (const pr_report *r, const pr_moments *m)
{
  return pr_moments_half_width (m, r->tables->ini[PR_INI_REPORT_LEVEL].v.number);
}
