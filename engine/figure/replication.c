/* Figures of a replication that no single place has. */
#include "figure/rows.h"
#include "figure/verdict.h"

VALUE (events) { return (double) rec->events; }
VALUE (rehearsals_done) { return pr_rehearsals_done (r, rec, PR_PROVINCE, r->world->end); }
VALUE (rehearsals_missed) { return pr_rehearsals_missed (r, rec); }
VALUE (untrained) { return pr_officers_untrained (r, rec); }
VALUE (measures_fired) { return pr_measures_fired (rec); }
VALUE (measures_cost) { return pr_measures_cost (r, rec); }

VALUE (places_ready)
{
  double n = 0, asked = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    {
      double passes = pr_place_passes (r, rec, p);
      asked += !isnan (passes);
      n += passes > 0;
    }
  return asked > 0 ? n : NAN;
}

VALUE (inexperience)
{
  int64_t sum = 0;
  for (uint32_t k = 0; k < rec->n_practices; k++)
    sum += rec->practice[k].beyond;
  return (double) sum / MICROSECONDS_AN_HOUR;
}

VALUE (errors)
{
  int64_t sum = 0;
  for (uint32_t k = 0; k < rec->n_practices; k++)
    sum += rec->practice[k].errors;
  return (double) sum;
}

VALUE (absent)
{
  int64_t sum = 0;
  for (uint32_t k = 0; k < rec->n_pools; k++)
    sum += rec->pool[k].scheduled_all - rec->pool[k].scheduled;
  return (double) sum / MICROSECONDS_AN_HOUR;
}

const pr_figure pr_replication_figures[] = {
  { .name = "events",
    .unit = NP_ ("unit", "events"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = events,
    .doc = N_ ("arrivals and completions of steps, the warm-up included") },
  { .name = "places_ready",
    .unit = NP_ ("unit", "places"),
    .kind = PR_KIND_COUNT,
    .good = PR_MORE_IS_GOOD,
    .value = places_ready,
    .doc = N_ ("units and authorities that pass every fortnight (verdicts.csv)") },
  { .name = "rehearsals_done",
    .unit = NP_ ("unit", "rehearsals"),
    .kind = PR_KIND_COUNT,
    .good = PR_MORE_IS_GOOD,
    .value = rehearsals_done,
    .doc = N_ ("activities at places that passed; blank where none is planned") },
  { .name = "rehearsals_missed",
    .unit = NP_ ("unit", "rehearsals"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = rehearsals_missed,
    .doc = N_ ("activities at places whose time was over before they passed; blank where none is "
               "planned") },
  { .name = "untrained",
    .unit = NP_ ("unit", "officers"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = untrained,
    .doc = N_ ("who were to attend a course and have not at the end, one for each course; blank "
               "without courses") },
  { .name = "inexperience",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = inexperience,
    .doc = N_ ("at work that takes a skill: what practised officers would not have needed") },
  { .name = "errors",
    .unit = NP_ ("unit", "errors"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = errors,
    .doc = N_ ("made in work that takes a skill") },
  { .name = "absent",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = absent,
    .doc = N_ ("on duty by calendar, but away: leave, sickness, unfilled posts, meetings, courses "
               "and other absences") },
  { .name = "measures_fired",
    .unit = NP_ ("unit", "times"),
    .kind = PR_KIND_COUNT,
    .value = measures_fired,
    .doc = N_ ("that measures were ordered") },
  { .name = "measures_cost",
    .unit = NP_ ("unit", "dong"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = measures_cost,
    .doc = N_ ("of measures") },
};
const size_t pr_n_replication_figures = G_N_ELEMENTS (pr_replication_figures);
