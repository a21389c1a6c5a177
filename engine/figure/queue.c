/* Quantities of queues, which are compared with known answers: see textbook.h. */
#include "figure/textbook.h"
#include "figure/rows.h"

#include <stddef.h>

#define PAIR(name)                                                                                 \
  static void name (G_GNUC_UNUSED const pr_queue_measure *m, G_GNUC_UNUSED const pr_world *w,      \
                    const pr_record *r, double *sum, double *over)

static double
window (const pr_world *w) /* microseconds */
{
  return (double) (w->end - w->start);
}

static gboolean
has_line (const pr_queue_measure *m, const pr_world *w, uint32_t line)
{
  const pr_line *l = &w->lines[line];
  return (m->place == PR_NONE32 || l->place == m->place)
         && (m->figure->narrowed_by != PR_BY_ROLE || m->of == PR_NONE32 || l->role == m->of);
}

static gboolean
has_pool (const pr_queue_measure *m, const pr_world *w, uint32_t pool)
{
  const pr_pool *p = &w->pools[pool];
  return (m->place == PR_NONE32 || p->place == m->place)
         && (m->figure->narrowed_by != PR_BY_POOL || m->of == PR_NONE32
             || g_str_equal (p->name, w->pools[m->of].name));
}

PAIR (wait)
{
  for (uint32_t i = 0; i < r->n_lines; i++)
    if (has_line (m, w, i))
      {
        *sum += (double) r->line[i].wait.sum;
        *over += (double) r->line[i].wait.n;
      }
}

static gboolean
works_for (const pr_world *w, uint32_t procedure, uint16_t role)
{
  const pr_workflow *flow = &w->workflows[w->procedures[procedure].workflow];
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      const pr_step *step = &w->steps[flow->first_step + i];
      if (step->kind == PR_STEP_WORK && step->role == role)
        return TRUE;
    }
  return FALSE;
}

PAIR (total_wait)
{
  for (uint32_t p = 0; p < r->n_procedures; p++)
    {
      if (m->of != PR_NONE32 && m->of != p)
        continue;
      *over += (double) r->procedure[p].returned;
      for (uint32_t i = 0; i < r->n_lines; i++)
        if (has_line (m, w, i) && works_for (w, p, w->lines[i].role))
          *sum += (double) r->line[i].wait.sum;
    }
}

static double
waiting (const pr_queue_measure *m, const pr_world *w, const pr_record *r) /* x microseconds */
{
  double sum = 0;
  for (uint32_t i = 0; i < r->n_lines; i++)
    if (has_line (m, w, i))
      sum += (double) r->line[i].length.integral;
  return sum;
}

PAIR (number_waiting)
{
  *sum = waiting (m, w, r);
  *over = window (w);
}

PAIR (number_present)
{
  *sum = waiting (m, w, r);
  for (uint32_t i = 0; i < r->n_pools; i++)
    if (has_pool (m, w, i))
      *sum += (double) (r->pool[i].busy + r->pool[i].held);
  *over = window (w);
}

PAIR (sojourn)
{
  for (uint32_t i = 0; i < r->n_procedures; i++)
    if (m->of == PR_NONE32 || m->of == i)
      {
        *sum += (double) r->procedure[i].sojourn.sum;
        *over += (double) r->procedure[i].sojourn.n;
      }
}

PAIR (utilisation)
{
  for (uint32_t i = 0; i < r->n_pools; i++)
    if (has_pool (m, w, i))
      {
        *sum += (double) r->pool[i].busy;
        *over += (double) r->pool[i].scheduled;
      }
}

/* Sums of a place's counts over the row's places. */
#define COUNT(m, r, field) count_places (m, r, offsetof (pr_place_count, field))
static double
count_places (const pr_queue_measure *m, const pr_record *r, size_t offset)
{
  int64_t sum = 0;
  for (uint32_t i = 0; i < r->n_places; i++)
    if (m->place == PR_NONE32 || m->place == i)
      sum += *(const int64_t *) (const void *) ((const char *) &r->place[i] + offset);
  return (double) sum;
}

/* Those who lose patience have waited, too, but the lines count only waits until work began. */
PAIR (delayed)
{
  for (uint32_t i = 0; i < r->n_lines; i++)
    if (has_line (m, w, i))
      {
        *over += (double) r->line[i].wait.n;
        *sum += (double) r->line[i].waited;
      }
  *sum += COUNT (m, r, visits_reneged);
  *over += COUNT (m, r, visits_reneged);
}

PAIR (within)
{
  for (uint32_t i = 0; i < r->n_lines; i++)
    if (has_line (m, w, i))
      {
        *sum += (double) r->line[i].within;
        *over += (double) r->line[i].wait.n;
      }
}

PAIR (turned_away)
{
  *sum = COUNT (m, r, visits_turned_away);
  *over = COUNT (m, r, visits);
}

PAIR (reneged)
{
  *sum = COUNT (m, r, visits_reneged);
  *over = COUNT (m, r, visits);
}

PAIR (lost)
{
  *sum = COUNT (m, r, visits_turned_away);
  *over = window (w);
}

PAIR (served)
{
  for (uint32_t i = 0; i < r->n_pools; i++)
    if (has_pool (m, w, i))
      *sum += (double) r->pool[i].served;
  *over = window (w);
}

PAIR (throughput)
{
  *sum = COUNT (m, r, returned);
  *over = window (w);
}

PAIR (in_process)
{
  for (uint32_t i = 0; i < r->n_places; i++)
    if (m->place == PR_NONE32 || m->place == i)
      *sum += pr_record_series (r, PR_SERIES_BACKLOG, i, m->k);
  *over = 1;
}

/* The row's place, or the first one: with one unit there is no other. */
static const pr_place_count *
one_place (const pr_queue_measure *m, const pr_record *r)
{
  return &r->place[m->place == PR_NONE32 ? 0 : m->place];
}

PAIR (until_empty)
{
  pr_time at = one_place (m, r)->first_empty;
  *sum = at == PR_NEVER ? NAN : (double) (at - w->start);
  *over = 1;
}

/* A place that is never empty gives no estimate, rather than one without its longest times. */
PAIR (waiting_until_empty)
{
  const pr_place *place = &w->places[m->place == PR_NONE32 ? 0 : m->place];
  const pr_calendar *calendar = w->calendars[w->shifts[place->first_shift].calendar];
  pr_time at = one_place (m, r)->last_empty;
  *sum = waiting (m, w, r);
  *over = at == PR_NEVER ? NAN : (double) (at - pr_cal_next_open (calendar, w->start));
}

#define THINGS(m, w, r, field) count_things (m, w, r, offsetof (pr_thing_count, field))
static double
count_things (const pr_queue_measure *m, const pr_world *w, const pr_record *r, size_t offset)
{
  int64_t sum = 0;
  for (uint32_t i = 0; i < r->n_things; i++)
    if ((m->place == PR_NONE32 || m->place == w->things[i].place)
        && (m->of == PR_NONE32 || m->of == w->things[i].system))
      sum += *(const int64_t *) (const void *) ((const char *) &r->thing[i] + offset);
  return (double) sum;
}

PAIR (down)
{
  *sum = THINGS (m, w, r, down);
  *over = window (w);
}

PAIR (waiting_for_crew)
{
  *sum = THINGS (m, w, r, waited);
  *over = window (w);
}

PAIR (repairs)
{
  *sum = THINGS (m, w, r, repairs);
  *over = window (w);
}

PAIR (cost)
{
  down (m, w, r, sum, over);
  *sum *= m->price[0];
  for (uint16_t i = 0; i < w->n_crews; i++)
    *sum += m->price[1] * w->crews[i].count * window (w);
}

const pr_figure pr_queue_figures[] = {
  { .name = "Wq",
    .unit = NP_ ("unit", "units of time"),
    .kind = PR_KIND_TALLY,
    .pair = wait,
    .narrowed_by = PR_BY_ROLE,
    .dimension = PR_DIMENSION_TIME,
    .doc = N_ ("waits in line / waits") },
  { .name = "Wq total",
    .unit = NP_ ("unit", "units of time"),
    .kind = PR_KIND_TALLY,
    .pair = total_wait,
    .narrowed_by = PR_BY_PROCEDURE,
    .dimension = PR_DIMENSION_TIME,
    .doc = N_ ("all waits in line, those after interruptions, too / dossiers returned; takes the "
               "lines of all roles that the procedure's steps name: they must be its own") },
  { .name = "Lq",
    .unit = "",
    .kind = PR_KIND_TIME,
    .pair = number_waiting,
    .narrowed_by = PR_BY_ROLE,
    .doc = N_ ("waiting x time / the window") },
  { .name = "Lq until empty",
    .unit = "",
    .kind = PR_KIND_TIME,
    .pair = waiting_until_empty,
    .estimator = PR_ESTIMATOR_MEAN,
    .doc = N_ ("waiting x time / first opening to last empty; the mean of this over replications, "
               "whatever the kind of the row") },
  { .name = "L",
    .unit = "",
    .kind = PR_KIND_TIME,
    .pair = number_present,
    .doc = N_ ("(waiting + in hand) x time / the window") },
  { .name = "W",
    .unit = NP_ ("unit", "units of time"),
    .kind = PR_KIND_TALLY,
    .pair = sojourn,
    .narrowed_by = PR_BY_PROCEDURE,
    .dimension = PR_DIMENSION_TIME,
    .doc = N_ ("sojourn times / dossiers finished") },
  { .name = "rho",
    .unit = "",
    .kind = PR_KIND_RATIO,
    .pair = utilisation,
    .narrowed_by = PR_BY_POOL,
    .doc = N_ ("time at work / time on duty") },
  { .name = "Pw",
    .unit = "",
    .kind = PR_KIND_RATIO,
    .pair = delayed,
    .narrowed_by = PR_BY_ROLE,
    .doc = N_ ("waits that are not 0 / waits, given up ones included") },
  { .name = "P(wait<=x)",
    .unit = "",
    .kind = PR_KIND_RATIO,
    .pair = within,
    .narrowed_by = PR_BY_ROLE,
    .doc = N_ ("waits of at most [report] wait_within / waits") },
  { .name = "B",
    .unit = "",
    .kind = PR_KIND_RATIO,
    .pair = turned_away,
    .doc = N_ ("visitors turned away / visitors") },
  { .name = "Pab",
    .unit = "",
    .kind = PR_KIND_RATIO,
    .pair = reneged,
    .doc = N_ ("visitors who lost patience / visitors") },
  { .name = "lost",
    .unit = NP_ ("unit", "per unit of time"),
    .kind = PR_KIND_RATIO,
    .pair = lost,
    .dimension = PR_DIMENSION_RATE,
    .doc = N_ ("visitors turned away / the window") },
  { .name = "served",
    .unit = NP_ ("unit", "per unit of time"),
    .kind = PR_KIND_RATIO,
    .pair = served,
    .narrowed_by = PR_BY_POOL,
    .dimension = PR_DIMENSION_RATE,
    .doc = N_ ("pieces of work completed / the window") },
  { .name = "X",
    .unit = NP_ ("unit", "per unit of time"),
    .kind = PR_KIND_RATIO,
    .pair = throughput,
    .dimension = PR_DIMENSION_RATE,
    .doc = N_ ("dossiers returned / the window") },
  { .name = "N",
    .unit = "",
    .kind = PR_KIND_LEVEL,
    .pair = in_process,
    .doc = N_ ("N(k): in process after k days") },
  { .name = "down",
    .unit = "",
    .kind = PR_KIND_RATIO,
    .pair = down,
    .narrowed_by = PR_BY_SYSTEM,
    .doc = N_ ("time down / the window") },
  { .name = "Lq crew",
    .unit = "",
    .kind = PR_KIND_TIME,
    .pair = waiting_for_crew,
    .narrowed_by = PR_BY_SYSTEM,
    .doc = N_ ("incidents waiting x time / the window, until a crew is called") },
  { .name = "repairs",
    .unit = NP_ ("unit", "per unit of time"),
    .kind = PR_KIND_RATIO,
    .pair = repairs,
    .narrowed_by = PR_BY_SYSTEM,
    .dimension = PR_DIMENSION_RATE,
    .doc = N_ ("incidents ended / the window") },
  { .name = "cost",
    .unit = "",
    .kind = PR_KIND_RATIO,
    .pair = cost,
    .narrowed_by = PR_BY_SYSTEM,
    .doc = N_ ("cost(a;b): (a x time down + b x crews x the window) / the window") },
  { .name = "T",
    .unit = NP_ ("unit", "units of time"),
    .kind = PR_KIND_TALLY,
    .pair = until_empty,
    .dimension = PR_DIMENSION_TIME,
    .doc = N_ ("time until one place is empty, mean over replications") },
  { .name = "T sd",
    .unit = NP_ ("unit", "units of time"),
    .kind = PR_KIND_TALLY,
    .pair = until_empty,
    .dimension = PR_DIMENSION_TIME,
    .estimator = PR_ESTIMATOR_DEVIATION,
    .doc = N_ ("its standard deviation over replications") },
};
const size_t pr_n_queue_figures = G_N_ELEMENTS (pr_queue_figures);
