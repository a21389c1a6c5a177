/* Figures of pools of staff. */
#include "figure/rows.h"

#include <string.h>

VALUE (officers) { return r->world->pools[i].count; }

VALUE (share) { return r->world->pools[i].share; }

VALUE (utilisation) { return ratio ((double) rec->pool[i].busy, (double) rec->pool[i].scheduled); }

VALUE (scheduled) { return (double) rec->pool[i].scheduled / MICROSECONDS_AN_HOUR; }

VALUE (busy) { return (double) rec->pool[i].busy / MICROSECONDS_AN_HOUR; }

VALUE (overtime) { return (double) rec->pool[i].overtime / MICROSECONDS_AN_HOUR; }

VALUE (absent)
{
  return (double) (rec->pool[i].scheduled_all - rec->pool[i].scheduled) / MICROSECONDS_AN_HOUR;
}

VALUE (held) { return (double) rec->pool[i].held / MICROSECONDS_AN_HOUR; }

VALUE (owed) { return (double) rec->pool[i].owed / MICROSECONDS_AN_HOUR; }

VALUE (served) { return (double) rec->pool[i].served; }

VALUE (interrupted) { return (double) rec->pool[i].interrupted; }

VALUE (wait)
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

/* Of the waits in the pool's lines, hours. */
static double
wait_quantile (const pr_results *r, const pr_record *rec, uint32_t i, double p)
{
  const pr_pool *pool = &r->world->pools[i];
  pr_hist sum = { 0 };
  for (uint16_t k = 0; k < pool->n_lines; k++)
    pr_hist_merge_small (&sum, &rec->line[pool->lines[k]].wait_hist);
  return pr_hist_quantile (&sum, p) / 3600;
}

VALUE (wait_p50) { return wait_quantile (r, rec, i, 0.5); }

VALUE (wait_p90) { return wait_quantile (r, rec, i, 0.9); }

VALUE (wait_p95) { return wait_quantile (r, rec, i, 0.95); }

/* The share of the waits in the pool's lines that a count of the line holds. */
static double
share_of_waits (const pr_results *r, const pr_record *rec, uint32_t i, size_t offset)
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

VALUE (wait_some) { return share_of_waits (r, rec, i, offsetof (pr_line_count, waited)); }

VALUE (wait_within) { return share_of_waits (r, rec, i, offsetof (pr_line_count, within)); }

VALUE (queue)
{
  const pr_world *w = r->world;
  double sum = 0;
  for (uint16_t k = 0; k < w->pools[i].n_lines; k++)
    sum += pr_level_mean (&rec->line[w->pools[i].lines[k]].length, w->start, w->end);
  return sum;
}

VALUE (in_system)
{
  return queue (r, rec, i, day)
         + (double) rec->pool[i].in_hand / (double) (r->world->end - r->world->start);
}

static double
work_days (const pr_record *rec, uint32_t pool, uint32_t day)
{
  return (double) rec->work_days[(size_t) pool * rec->n_days + day];
}

double
pr_pool_most_waiting (const pr_record *rec, uint32_t pool)
{
  double most = 0;
  for (uint32_t d = 0; d < rec->n_days; d++)
    most = fmax (most, work_days (rec, pool, d));
  return most;
}

VALUE (waiting_most) { return pr_pool_most_waiting (rec, i); }

VALUE (waiting_end) { return work_days (rec, i, rec->n_days - 1); }

VALUE (days_over)
{
  double n = 0;
  for (uint32_t d = 0; d < rec->n_days; d++)
    n += work_days (rec, i, d) > PR_OVERLOAD_WORK_DAYS;
  return n;
}

VALUE (first_over)
{
  for (uint32_t d = 0; d < rec->n_days; d++)
    if (work_days (rec, i, d) > PR_OVERLOAD_WORK_DAYS)
      return d;
  return NAN;
}

VALUE (over) { return !isnan (first_over (r, rec, i, day)); }

const pr_figure pr_pool_figures[] = {
  { .name = "officers",
    .unit = NP_ ("unit", "officers"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = officers,
    .doc = N_ ("officers present when open") },
  { .name = "share",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = share,
    .doc = N_ ("part of their time that is for dossiers") },
  { .name = "utilisation",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = utilisation,
    .doc = N_ ("scheduled utilisation: busy / scheduled; above 1 only by overtime") },
  { .name = "scheduled",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = scheduled,
    .doc = N_ ("on duty by calendar, absences taken off; with stretches, those alone") },
  { .name = "busy",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = busy,
    .doc = N_ ("at work, overtime included") },
  { .name = "overtime",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = overtime,
    .doc = N_ ("at work after closing, or finishing it when away or at other work") },
  { .name = "absent",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = absent,
    .doc = N_ ("on duty by calendar, but away") },
  { .name = "owed",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = owed,
    .doc = N_ ("given to dossiers beyond the share of the time, and not made good by the end") },
  { .name = "held",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = held,
    .doc = N_ ("on duty with work in hand that waited for what was down; not in busy") },
  { .name = "served",
    .unit = NP_ ("unit", "pieces of work"),
    .kind = PR_KIND_COUNT,
    .value = served,
    .doc = N_ ("pieces of work completed") },
  { .name = "interrupted",
    .unit = NP_ ("unit", "times"),
    .kind = PR_KIND_COUNT,
    .value = interrupted,
    .doc = N_ ("work in hand gave way to work of higher priority") },
  { .name = "wait_mean",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .value = wait,
    .doc = N_ ("wait in the pool's lines until work begins, closed hours included") },
  { .name = "wait_p50",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .value = wait_p50,
    .doc = N_ ("half of the waits are shorter; from log bins, within 4.4 %") },
  { .name = "wait_p90",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .value = wait_p90,
    .doc = N_ ("nine in ten waits are shorter; from log bins, within 4.4 %") },
  { .name = "wait_p95",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .value = wait_p95,
    .doc = N_ ("19 in 20 waits are shorter, made in the same way") },
  { .name = "wait_some_share",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = wait_some,
    .doc = N_ ("waits longer than 0 / all waits in the pool's lines") },
  { .name = "wait_within_share",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = wait_within,
    .doc = N_ ("waits of at most [report] wait_within / all waits in the pool's lines") },
  { .name = "queue_mean",
    .unit = NP_ ("unit", "pieces of work"),
    .kind = PR_KIND_TIME,
    .value = queue,
    .doc = N_ ("waiting in the pool's lines, time-persistent mean over the window") },
  { .name = "in_system_mean",
    .unit = NP_ ("unit", "pieces of work"),
    .kind = PR_KIND_TIME,
    .value = in_system,
    .doc = N_ ("waiting in the pool's lines or in its officers' hands, closed hours included, "
               "time-persistent mean over the window") },
  { .name = "waiting_most",
    .unit = NP_ ("unit", "working days of the pool"),
    .kind = PR_KIND_TALLY,
    .value = waiting_most,
    .doc = N_ ("expected effort waiting for the pool at a day's end, the highest of the window") },
  { .name = "waiting_end",
    .unit = NP_ ("unit", "working days of the pool"),
    .kind = PR_KIND_LEVEL,
    .value = waiting_end,
    .doc = N_ ("expected effort waiting for the pool at the end of the window") },
  { .name = "days_over",
    .unit = NP_ ("unit", "days"),
    .kind = PR_KIND_COUNT,
    .value = days_over,
    .doc = N_ ("days that end with more than two working days of work waiting") },
  { .name = "first_over",
    .unit = NP_ ("unit", "date"),
    .kind = PR_KIND_DATE,
    .bare = true,
    .value = first_over,
    .doc = N_ ("first such day; blank when no replication has one") },
  { .name = "over_share",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_SHARE,
    .bare = true,
    .value = over,
    .doc = N_ ("replications that have such a day") },
};
const size_t pr_n_pool_figures = G_N_ELEMENTS (pr_pool_figures);
