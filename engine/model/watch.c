/* Watch: what measures look at; see measure.h. */
#include "model/measure.h"

#include "model/duty.h"
#include "model/line.h"
#include "model/parking.h"
#include "model/state.h"
#include "model/uses.h"

#include <math.h>

#define LEAST_FINISHED 20 /* for a share of dossiers */

/* What those who are present do today, or on the pool's next working day if this is none. */
static double
capacity_of (const pr_model *m, uint32_t pool)
{
  const pr_calendar *cal = pr_pool_calendar (m, pool);
  int32_t day = pr_time_day (m->now);
  if (!cal->always && !pr_cal_is_workday (cal, day))
    day = pr_cal_workday_after (cal, day, 1);
  return day == INT32_MAX ? 0 : pr_pool_effort_on (m, pool, day);
}

static double
pieces (const pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  double n = 0;
  for (uint16_t i = 0; i < p->n_lines; i++)
    n += (double) m->line[p->lines[i]].length.value;
  return n;
}

static void
find_oldest (const pr_model *m, uint64_t mask, const pr_list *list, pr_time *born)
{
  for (; mask; mask &= mask - 1)
    for (uint32_t i = list[__builtin_ctzll (mask)].head; i != PR_NONE32; i = m->items[i].next)
      *born = MIN (*born, m->items[i].born);
}

/* Days since the oldest came of what waits in the pool's lines. */
static double
oldest (const pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  pr_time born = m->now;
  for (uint16_t i = 0; i < p->n_lines; i++)
    {
      uint32_t line = p->lines[i];
      find_oldest (m, m->lines[line].mask, m->lines[line].list, &born);
      if (m->parking.lines != NULL)
        find_oldest (m, m->parking.lines[line].mask, m->parking.lines[line].list, &born);
    }
  return (double) (m->now - born) / (double) PR_DAY;
}

static double
load_of (double work, double capacity)
{
  if (work == 0)
    return 0;
  return capacity > 0 ? work / capacity : INFINITY;
}

/* The fullest group of pools. */
static double
waiting_days (const pr_model *m, const pr_measure *measure)
{
  double most = 0, work = 0, capacity = 0;
  for (uint32_t i = 0; i < measure->n_pools; i++)
    {
      if (i > 0 && measure->group[i] != measure->group[i - 1])
        work = capacity = 0;
      work += (double) pr_pool_work_waiting (m, measure->pools[i]);
      capacity += capacity_of (m, measure->pools[i]);
      if (i + 1 == measure->n_pools || measure->group[i + 1] != measure->group[i])
        most = MAX (most, load_of (work, capacity));
    }
  return most;
}

static double
waiting (const pr_model *m, const pr_measure *measure)
{
  double most = 0, n = 0;
  for (uint32_t i = 0; i < measure->n_pools; i++)
    {
      if (i > 0 && measure->group[i] != measure->group[i - 1])
        n = 0;
      n += pieces (m, measure->pools[i]);
      most = MAX (most, n);
    }
  return most;
}

/* Of the last seven days, today included. */
static double
share_on_time (const pr_model *m, const pr_measure *measure)
{
  double on_time = 0, all = 0;
  int32_t today = pr_time_day (m->now);
  for (uint16_t i = 0; i < measure->n_places; i++)
    for (int k = 0; k < PR_FINISHED_DAYS; k++)
      {
        const pr_finished *f
            = &m->measures.finished[(size_t) measure->places[i] * PR_FINISHED_DAYS + k];
        if (f->day <= today - PR_FINISHED_DAYS)
          continue;
        on_time += f->on_time;
        all += f->all;
      }
  return all >= LEAST_FINISHED ? on_time / all : NAN;
}

/* The longest for which one of its things has been down, in hours; 0: all are up. */
static double
hours_down (const pr_model *m, const pr_measure *measure)
{
  double most = 0;
  for (uint32_t i = 0; i < measure->n_things; i++)
    {
      uint32_t thing = measure->things[i];
      if (m->outages.down[thing] > 0)
        most = MAX (most, (double) (m->now - pr_thing_down_since (m, thing)) / (double) PR_HOUR);
    }
  return most;
}

double
pr_watch_value (const pr_model *m, const pr_measure *measure)
{
  double v = 0;
  switch (measure->watch)
    {
    case PR_WATCH_WAITING_DAYS:
      return waiting_days (m, measure);
    case PR_WATCH_WAITING:
      return waiting (m, measure);
    case PR_WATCH_IN_PROCESS:
      for (uint16_t i = 0; i < measure->n_places; i++)
        v += (double) m->place[measure->places[i]].in_process;
      return v;
    case PR_WATCH_OVERDUE:
      for (uint16_t i = 0; i < measure->n_places; i++)
        v += (double) m->place[measure->places[i]].overdue;
      return v;
    case PR_WATCH_OLDEST:
      for (uint32_t i = 0; i < measure->n_pools; i++)
        v = MAX (v, oldest (m, measure->pools[i]));
      return v;
    case PR_WATCH_ON_TIME_7D:
      return share_on_time (m, measure);
    case PR_WATCH_DOWN:
      return hours_down (m, measure);
    case PR_WATCH_DATE:
      break;
    }
  return 0;
}
