/* Figures of measures. */
#include "figure/rows.h"

double
pr_measures_fired (const pr_record *rec)
{
  int64_t n = 0;
  for (uint32_t k = 0; k < rec->n_measures; k++)
    n += rec->measure[k].fired;
  return (double) n;
}

double
pr_measure_cost (const pr_world *w, const pr_measure_count *c, uint32_t i)
{
  const pr_measure *m = &w->policy->measures[i];
  return (double) c->fired * m->cost + (double) c->in_force / (double) PR_DAY * m->cost_per_day;
}

bool
pr_measure_has_cost (const pr_measure *m)
{
  return m->cost > 0 || m->cost_per_day > 0;
}

double
pr_measures_cost (const pr_results *r, const pr_record *rec)
{
  double sum = 0;
  for (uint32_t k = 0; k < rec->n_measures; k++)
    sum += pr_measure_cost (r->world, &rec->measure[k], k);
  return sum;
}

VALUE (fired_in) { return rec->measure[i].fired > 0; }
VALUE (fired) { return (double) rec->measure[i].fired; }
VALUE (first)
{
  pr_time at = rec->measure[i].first;
  return at == PR_NEVER ? NAN : (double) (pr_time_day (at) - r->world->first_day);
}
VALUE (days) { return (double) rec->measure[i].in_force / (double) PR_DAY; }
VALUE (refused) { return (double) rec->measure[i].refused; }
VALUE (put_off)
{
  return r->world->policy->measures[i].action == PR_ACTION_POSTPONE
             ? (double) rec->measure[i].put_off
             : NAN;
}
VALUE (cost)
{
  return pr_measure_has_cost (&r->world->policy->measures[i])
             ? pr_measure_cost (r->world, &rec->measure[i], i)
             : NAN;
}

VALUE (worst) { return rec->measure[i].worst; }

const pr_figure pr_measure_figures[] = {
  { .name = "fired_in",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_SHARE,
    .bare = true,
    .value = fired_in,
    .doc = N_ ("replications in which it was ordered at least once") },
  { .name = "fired",
    .unit = NP_ ("unit", "times"),
    .kind = PR_KIND_COUNT,
    .value = fired,
    .doc = N_ ("that it was ordered, over all replications") },
  { .name = "first",
    .unit = NP_ ("unit", "date"),
    .kind = PR_KIND_DATE,
    .bare = true,
    .value = first,
    .doc = N_ ("on which it was ordered first") },
  { .name = "days",
    .unit = NP_ ("unit", "days"),
    .kind = PR_KIND_COUNT,
    .value = days,
    .doc = N_ ("in force, calendar days of 24 hours") },
  { .name = "worst",
    .unit = NP_ ("unit", "of what is watched"),
    .kind = PR_KIND_TALLY,
    .value = worst,
    .doc = N_ ("value at the looks: the largest, of on_time_7d the smallest; infinite ones are "
               "left aside") },
  { .name = "refused",
    .unit = NP_ ("unit", "times"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = refused,
    .doc = N_ ("that it was wanted and the reserve was empty; looks in a row count once") },
  { .name = "put_off",
    .unit = NP_ ("unit", "rehearsals"),
    .kind = PR_KIND_COUNT,
    .value = put_off,
    .doc = N_ ("that it put off; blank for other measures") },
  { .name = "cost",
    .unit = NP_ ("unit", "dong"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = cost,
    .doc = N_ ("of the times and the days in force, up to the window's end; blank where none is "
               "given") },
};
const size_t pr_n_measure_figures = G_N_ELEMENTS (pr_measure_figures);
