#include "experiment/quantity.h"

#include "kernel/i18n.h"
#include "compile/world-names.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef enum { OF_NOTHING, OF_ROLE, OF_POOL, OF_PROCEDURE, OF_SYSTEM } of_kind;
typedef enum { PURE, TIME, RATE } dimension;
typedef enum { BY_KIND, MEAN, DEVIATION } estimator;

typedef void (*pair_function) (const pr_measure *m, const pr_world *w, const pr_record *r,
                               double *sum, double *over);

struct _pr_quantity {
  const char *name;
  of_kind of;
  dimension dimension;
  estimator estimator;
  pair_function pair;
};

static double
window (const pr_world *w) /* microseconds */
{
  return (double) (w->end - w->start);
}

static gboolean
has_line (const pr_measure *m, const pr_world *w, uint32_t line)
{
  const pr_line *l = &w->lines[line];
  return (m->place == PR_NONE32 || l->place == m->place)
         && (m->quantity->of != OF_ROLE || m->of == PR_NONE32 || l->role == m->of);
}

static gboolean
has_pool (const pr_measure *m, const pr_world *w, uint32_t pool)
{
  const pr_pool *p = &w->pools[pool];
  return (m->place == PR_NONE32 || p->place == m->place)
         && (m->quantity->of != OF_POOL || m->of == PR_NONE32
             || g_str_equal (p->name, w->pools[m->of].name));
}

static void
wait (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
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

static void
total_wait (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
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
waiting (const pr_measure *m, const pr_world *w, const pr_record *r) /* x microseconds */
{
  double sum = 0;
  for (uint32_t i = 0; i < r->n_lines; i++)
    if (has_line (m, w, i))
      sum += (double) r->line[i].length.integral;
  return sum;
}

static void
number_waiting (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum,
                double *over)
{
  *sum = waiting (m, w, r);
  *over = window (w);
}

static void
number_present (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum,
                double *over)
{
  *sum = waiting (m, w, r);
  for (uint32_t i = 0; i < r->n_pools; i++)
    if (has_pool (m, w, i))
      *sum += (double) (r->pool[i].busy + r->pool[i].held);
  *over = window (w);
}

static void
sojourn (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  (void) w;
  for (uint32_t i = 0; i < r->n_procedures; i++)
    if (m->of == PR_NONE32 || m->of == i)
      {
        *sum += (double) r->procedure[i].sojourn.sum;
        *over += (double) r->procedure[i].sojourn.n;
      }
}

static void
utilisation (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
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
count_places (const pr_measure *m, const pr_record *r, size_t offset)
{
  int64_t sum = 0;
  for (uint32_t i = 0; i < r->n_places; i++)
    if (m->place == PR_NONE32 || m->place == i)
      sum += *(const int64_t *) (const void *) ((const char *) &r->place[i] + offset);
  return (double) sum;
}

/* Who loses patience has waited, but in no line until work began. */
static void
delayed (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
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

static void
within (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  for (uint32_t i = 0; i < r->n_lines; i++)
    if (has_line (m, w, i))
      {
        *sum += (double) r->line[i].within;
        *over += (double) r->line[i].wait.n;
      }
}

static void
turned_away (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  (void) w;
  *sum = COUNT (m, r, visits_turned_away);
  *over = COUNT (m, r, visits);
}

static void
reneged (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  (void) w;
  *sum = COUNT (m, r, visits_reneged);
  *over = COUNT (m, r, visits);
}

static void
lost (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  *sum = COUNT (m, r, visits_turned_away);
  *over = window (w);
}

static void
served (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  for (uint32_t i = 0; i < r->n_pools; i++)
    if (has_pool (m, w, i))
      *sum += (double) r->pool[i].served;
  *over = window (w);
}

static void
throughput (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  *sum = COUNT (m, r, returned);
  *over = window (w);
}

static void
in_process (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  (void) w;
  for (uint32_t i = 0; i < r->n_places; i++)
    if (m->place == PR_NONE32 || m->place == i)
      *sum += pr_record_series (r, PR_SERIES_BACKLOG, i, m->k);
  *over = 1;
}

/* The first place of the row; with one unit there is no other. */
static const pr_place_count *
one_place (const pr_measure *m, const pr_record *r)
{
  return &r->place[m->place == PR_NONE32 ? 0 : m->place];
}

static void
until_empty (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  pr_time at = one_place (m, r)->first_empty;
  *sum = at == PR_NEVER ? NAN : (double) (at - w->start);
  *over = 1;
}

/* A place that is never empty gives no estimate, rather than one without its longest times. */
static void
waiting_until_empty (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum,
                     double *over)
{
  const pr_place *place = &w->places[m->place == PR_NONE32 ? 0 : m->place];
  const pr_calendar *calendar = w->calendars[w->shifts[place->first_shift].calendar];
  pr_time at = one_place (m, r)->last_empty;
  *sum = waiting (m, w, r);
  *over = at == PR_NEVER ? NAN : (double) (at - pr_cal_next_open (calendar, w->start));
}

#define THINGS(m, w, r, field) count_things (m, w, r, offsetof (pr_thing_count, field))
static double
count_things (const pr_measure *m, const pr_world *w, const pr_record *r, size_t offset)
{
  int64_t sum = 0;
  for (uint32_t i = 0; i < r->n_things; i++)
    if ((m->place == PR_NONE32 || m->place == w->things[i].place)
        && (m->of == PR_NONE32 || m->of == w->things[i].system))
      sum += *(const int64_t *) (const void *) ((const char *) &r->thing[i] + offset);
  return (double) sum;
}

static void
down (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  *sum = THINGS (m, w, r, down);
  *over = window (w);
}

static void
waiting_for_crew (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum,
                  double *over)
{
  *sum = THINGS (m, w, r, waited);
  *over = window (w);
}

static void
repairs (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  *sum = THINGS (m, w, r, repairs);
  *over = window (w);
}

static void
cost (const pr_measure *m, const pr_world *w, const pr_record *r, double *sum, double *over)
{
  down (m, w, r, sum, over);
  *sum *= m->price[0];
  for (uint16_t i = 0; i < w->n_crews; i++)
    *sum += m->price[1] * w->crews[i].count * window (w);
}

static const pr_quantity quantities[] = {
  { "Wq", OF_ROLE, TIME, BY_KIND, wait },
  { "Wq total", OF_PROCEDURE, TIME, BY_KIND, total_wait },
  { "Lq", OF_ROLE, PURE, BY_KIND, number_waiting },
  { "Lq until empty", OF_NOTHING, PURE, MEAN, waiting_until_empty },
  { "L", OF_NOTHING, PURE, BY_KIND, number_present },
  { "W", OF_PROCEDURE, TIME, BY_KIND, sojourn },
  { "rho", OF_POOL, PURE, BY_KIND, utilisation },
  { "Pw", OF_ROLE, PURE, BY_KIND, delayed },
  { "P(wait<=x)", OF_ROLE, PURE, BY_KIND, within },
  { "B", OF_NOTHING, PURE, BY_KIND, turned_away },
  { "Pab", OF_NOTHING, PURE, BY_KIND, reneged },
  { "lost", OF_NOTHING, RATE, BY_KIND, lost },
  { "served", OF_POOL, RATE, BY_KIND, served },
  { "X", OF_NOTHING, RATE, BY_KIND, throughput },
  { "N", OF_NOTHING, PURE, BY_KIND, in_process },
  { "down", OF_SYSTEM, PURE, BY_KIND, down },
  { "Lq crew", OF_SYSTEM, PURE, BY_KIND, waiting_for_crew },
  { "repairs", OF_SYSTEM, RATE, BY_KIND, repairs },
  { "cost", OF_SYSTEM, PURE, BY_KIND, cost },
  { "T", OF_NOTHING, TIME, BY_KIND, until_empty },
  { "T sd", OF_NOTHING, TIME, DEVIATION, until_empty },
};

static const pr_quantity *
find_quantity (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quantities); i++)
    if (strlen (quantities[i].name) == length && strncmp (quantities[i].name, name, length) == 0)
      return &quantities[i];
  return NULL;
}

static gboolean
find_name (const char *name, const char *what, const char *const *names, guint n,
           const pr_expected_row *row, pr_diag *diag, uint32_t *index)
{
  *index = PR_NONE32;
  if (*name == '\0')
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      {
        *index = i;
        return TRUE;
      }
  const char *nearest = pr_nearest (name, names, n);
  pr_error (diag, row->pos, _ ("the scenario has no %s '%s'%s%s%s"), what, name,
            nearest != NULL ? _ ("; did you mean '") : "", nearest != NULL ? nearest : "",
            nearest != NULL ? "'?" : "");
  return FALSE;
}

static gboolean
find_of (const pr_expected_row *row, const pr_world *w, pr_diag *diag, pr_measure *m)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *what = "";
  switch (m->quantity->of)
    {
    case OF_NOTHING:
      if (*row->of != '\0')
        pr_error (diag, row->pos, _ ("'%s' is of nothing, not of '%s'"), row->quantity, row->of);
      return *row->of == '\0';
    case OF_ROLE:
      what = _ ("role");
      for (uint16_t i = 0; i < w->n_roles; i++)
        g_ptr_array_add (names, w->roles[i]);
      break;
    case OF_POOL:
      what = _ ("pool");
      for (uint32_t i = 0; i < w->n_pools; i++)
        g_ptr_array_add (names, w->pools[i].name);
      break;
    case OF_SYSTEM:
      what = _ ("system");
      for (uint16_t i = 0; i < w->n_systems; i++)
        g_ptr_array_add (names, w->systems[i].name);
      break;
    case OF_PROCEDURE:
      what = _ ("procedure");
      for (uint16_t i = 0; i < w->n_procedures; i++)
        g_ptr_array_add (names, w->procedures[i].code);
      break;
    }
  return find_name (row->of, what, (const char *const *) names->pdata, names->len, row, diag,
                    &m->of);
}

/* The quantity itself; N(k) has its day in brackets. */
static gboolean
find_kind (const pr_expected_row *row, const pr_world *w, pr_diag *diag, pr_measure *m)
{
  const char *bracket = strchr (row->quantity, '(');
  m->quantity = find_quantity (row->quantity, strlen (row->quantity));
  if (m->quantity == NULL && bracket != NULL)
    m->quantity = find_quantity (row->quantity, (gsize) (bracket - row->quantity));
  if (m->quantity == NULL)
    {
      pr_error (diag, row->pos, _ ("'%s' is not a quantity that is known"), row->quantity);
      return FALSE;
    }
  if (m->quantity->pair == in_process)
    {
      gint64 k = bracket != NULL ? g_ascii_strtoll (bracket + 1, NULL, 10) : 0;
      if (k < 1 || k > w->end_day - w->first_day)
        {
          pr_error (diag, row->pos, _ ("'%s': a day of the window is expected, as in N(1)"),
                    row->quantity);
          return FALSE;
        }
      m->k = (uint32_t) (k - 1);
    }
  if (m->quantity->pair == cost
      && (bracket == NULL || sscanf (bracket, "(%lf;%lf)", &m->price[0], &m->price[1]) != 2))
    {
      pr_error (diag, row->pos, _ ("'%s': two prices are expected, as in cost(60;15)"),
                row->quantity);
      return FALSE;
    }
  if (m->quantity->dimension != PURE && row->unit <= 0)
    {
      pr_error (diag, row->pos, _ ("'%s' needs a unit of time"), row->quantity);
      return FALSE;
    }
  return TRUE;
}

gboolean
pr_measure_find (const pr_expected_row *row, const pr_world *w, pr_diag *diag, pr_measure *m)
{
  *m = (pr_measure){ .of = PR_NONE32, .place = PR_NONE32, .unit = row->unit };
  if (!find_kind (row, w, diag, m))
    return FALSE;
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autofree char *several = NULL;
  uint16_t named = pr_world_place_named (w, row->place, &several);
  for (uint16_t i = 0; i < w->n_places; i++)
    g_ptr_array_add (places, w->places[i].code);
  if (several != NULL)
    pr_error (diag, row->pos, _ ("'%s' is the name of several places; write a code: %s"),
              row->place, several);
  return several == NULL
         && find_name (named != PR_NONE16 ? w->places[named].code : row->place, _ ("place"),
                       (const char *const *) places->pdata, places->len, row, diag, &m->place)
         && find_of (row, w, diag, m);
}

void
pr_measure_take (const pr_measure *m, const pr_world *world, const pr_record *record, double *sum,
                 double *over)
{
  *sum = *over = 0;
  m->quantity->pair (m, world, record, sum, over);
  double unit = m->unit * (double) PR_SECOND;
  if (m->quantity->dimension == TIME)
    *sum /= unit;
  else if (m->quantity->dimension == RATE)
    *over /= unit;
}

static double
quantile (double level, size_t n)
{
  return pr_t_quantile (1 - (1 - level) / 2, (double) (n - 1));
}

pr_estimate
pr_estimate_mean (const double *sum, const double *over, size_t n, double level)
{
  pr_moments m = { 0 };
  for (size_t i = 0; i < n; i++)
    pr_moments_add (&m, sum[i] / over[i]);
  if (n < 2 || m.n < n)
    return (pr_estimate){ NAN, NAN };
  return (pr_estimate){ m.mean, pr_moments_half_width (&m, level) };
}

pr_estimate
pr_estimate_ratio (const double *sum, const double *over, size_t n, double level)
{
  double sums = 0, overs = 0, squares = 0;
  for (size_t i = 0; i < n; i++)
    {
      sums += sum[i];
      overs += over[i];
    }
  double ratio = sums / overs;
  for (size_t i = 0; i < n; i++)
    squares += (sum[i] - ratio * over[i]) * (sum[i] - ratio * over[i]);
  if (n < 2)
    return (pr_estimate){ NAN, NAN };
  double count = (double) n;
  double error = sqrt (squares / (count - 1) / count) / (overs / count);
  return (pr_estimate){ ratio, quantile (level, n) * error };
}

pr_estimate
pr_estimate_sd (const double *sum, const double *over, size_t n, double level)
{
  pr_moments m = { 0 }, squares = { 0 };
  for (size_t i = 0; i < n; i++)
    pr_moments_add (&m, sum[i] / over[i]);
  if (n < 2 || m.n < n)
    return (pr_estimate){ NAN, NAN };
  for (size_t i = 0; i < n; i++)
    {
      double deviation = sum[i] / over[i] - m.mean;
      pr_moments_add (&squares, deviation * deviation);
    }
  double sd = pr_moments_sd (&m);
  return (pr_estimate){ sd, pr_moments_half_width (&squares, level) / (2 * sd) };
}

pr_estimate
pr_measure_estimate (const pr_measure *m, pr_row_kind kind, const double *sum, const double *over,
                     size_t n, double level)
{
  if (m->quantity->estimator == DEVIATION)
    return pr_estimate_sd (sum, over, n, level);
  if (kind == PR_ROW_TERMINATING && m->quantity->estimator == BY_KIND)
    return pr_estimate_ratio (sum, over, n, level);
  return pr_estimate_mean (sum, over, n, level);
}
