/* Figures of cost: see cost.h. */
#include "figure/cost.h"

#include "figure/rows.h"

#include <string.h>

const char *const pr_cost_figures[PR_N_COSTS] = { [PR_COST_STAFF] = "cost_staff",
                                                  [PR_COST_OVERTIME] = "cost_overtime",
                                                  [PR_COST_WAITING] = "cost_waiting",
                                                  [PR_COST_VISITS] = "cost_visits",
                                                  [PR_COST_MEASURES] = "cost_measures" };

bool
pr_has_costs (const pr_results *r)
{
  return r->world->costs != NULL;
}

/* What does not occur costs nothing, whatever it would cost. */
static double
times (double n, double each)
{
  return n > 0 ? n * each : 0;
}

static double
of_staff (const pr_world *w, const pr_record *rec, uint32_t place)
{
  double sum = 0;
  const pr_place *p = &w->places[place];
  const pr_world *later = w->later != NULL ? w->later : w;
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    {
      const pr_pool_count *c = &rec->pool[i];
      double time = (double) (c->employed - c->employed_later) * w->pools[i].share
                    + (double) c->employed_later * later->pools[i].share;
      sum += times (time / MICROSECONDS_AN_HOUR, w->costs->officer_hour[i]);
    }
  return sum;
}

static double
of_overtime (const pr_world *w, const pr_record *rec, uint32_t place)
{
  double sum = 0;
  const pr_place *p = &w->places[place];
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    sum += times ((double) rec->pool[i].after_hours / MICROSECONDS_AN_HOUR,
                  w->costs->overtime_hour[i]);
  return sum;
}

static double
of_waiting (const pr_world *w, const pr_record *rec, uint32_t place)
{
  const pr_place_count *c = &rec->place[place];
  return times (((double) c->counter_wait.sum + (double) c->left_wait) / MICROSECONDS_AN_HOUR,
                w->costs->waiting_hour[place]);
}

static double
of_visits (const pr_world *w, const pr_record *rec, uint32_t place)
{
  return times ((double) rec->place[place].visits, w->costs->visit[place]);
}

/* Places that act together bear equal parts. */
static double
of_measures (const pr_world *w, const pr_record *rec, uint32_t place)
{
  double sum = 0;
  for (uint32_t i = 0; i < rec->n_measures; i++)
    {
      const pr_measure *m = &w->policy->measures[i];
      for (uint16_t k = 0; k < m->n_places; k++)
        if (m->places[k] == place)
          sum += pr_measure_cost (w, &rec->measure[i], i) / m->n_places;
    }
  return sum;
}

static double (*const cost_of[PR_N_COSTS]) (const pr_world *w, const pr_record *rec, uint32_t place)
    = { [PR_COST_STAFF] = of_staff,
        [PR_COST_OVERTIME] = of_overtime,
        [PR_COST_WAITING] = of_waiting,
        [PR_COST_VISITS] = of_visits,
        [PR_COST_MEASURES] = of_measures };

/* Fills kinds of cost, as bits, that some replication lacks; [n_places]. */
static void
find_missing (const pr_outcome *o, uint8_t *missing)
{
  const pr_world *w = o->world;
  memset (missing, 0, w->n_places);
  for (uint32_t k = 0; k < o->n; k++)
    for (uint32_t p = 0; p < w->n_places; p++)
      for (int kind = 0; kind < PR_COST_MEASURES; kind++)
        if (isnan (cost_of[kind](w, o->record[k], p)))
          missing[p] |= (uint8_t) (1 << kind);
}

static const uint8_t *
missing_of (const pr_outcome *o)
{
  pr_reduced *kept = pr_outcome_reduced (o);
  if (kept->no_cost == NULL)
    {
      kept->no_cost = g_new (uint8_t, o->world->n_places + 1u);
      find_missing (o, kept->no_cost);
    }
  return kept->no_cost;
}

/* Of a kind, or of PR_N_COSTS: all; at a place, or PR_PROVINCE. */
static double
sum_of (const pr_results *r, const pr_record *rec, uint32_t place, pr_cost_kind kind)
{
  bool all = kind == PR_N_COSTS;
  double sum = 0;
  if (!pr_has_costs (r))
    return NAN;
  const uint8_t *missing = missing_of (r->outcome);
  uint32_t first = place == PR_PROVINCE ? 0 : place,
           end = place == PR_PROVINCE ? r->world->n_places : place + 1;
  for (uint32_t p = first; p < end; p++)
    for (int k = all ? 0 : (int) kind; k <= (all ? PR_N_COSTS - 1 : (int) kind); k++)
      sum += missing[p] & (1 << k) ? NAN : cost_of[k](r->world, rec, p);
  return sum;
}

VALUE (cost) { return sum_of (r, rec, i, PR_N_COSTS); }
VALUE (cost_staff) { return sum_of (r, rec, i, PR_COST_STAFF); }
VALUE (cost_overtime) { return sum_of (r, rec, i, PR_COST_OVERTIME); }
VALUE (cost_waiting) { return sum_of (r, rec, i, PR_COST_WAITING); }
VALUE (cost_visits) { return sum_of (r, rec, i, PR_COST_VISITS); }
VALUE (cost_measures) { return sum_of (r, rec, i, PR_COST_MEASURES); }

#define ROW(name_, doc_)                                                                           \
  {                                                                                                \
    .name = #name_, .unit = NP_ ("unit", "dong"), .kind = PR_KIND_COUNT, .good = PR_LESS_IS_GOOD,  \
    .value = name_, .doc = doc_                                                                    \
  }
const pr_figure pr_cost_rows[] = {
  ROW (cost, N_ ("of all that costs.csv and measures.csv give, the sum of the next five; blank "
                 "where one of them is, and without costs.csv")),
  ROW (cost_staff, N_ ("officers' hours by calendar, absences included, posts that are not filled "
                       "left out, those whom measures bring while they are there, times the share "
                       "of their time for dossiers; blank where one has no officer_hour")),
  ROW (cost_overtime, N_ ("work after closing, whole hours of it whatever the share, in addition; "
                          "blank where some has no overtime_hour")),
  ROW (cost_waiting, N_ ("visitors' waits, from arrival, or opening if later, until first served "
                         "or, of those who are not, until they left; blank where there are some "
                         "and no waiting_hour")),
  ROW (cost_visits, N_ ("visits, returns included, and those who are sent on at both places; blank "
                        "where there are some and no visit")),
  ROW (cost_measures, N_ ("of measures, as in measures.csv; of places that act together in equal "
                          "parts")),
};
const size_t pr_n_cost_rows = G_N_ELEMENTS (pr_cost_rows);
