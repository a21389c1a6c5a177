/* Figures of systems and conditions: what was missing, and for how long. */
#include "figure/rows.h"

#define THING_COUNT(name, field)                                                                   \
  VALUE (name) { return (double) rec->thing[i].field; }
#define THING_HOURS(name, field)                                                                   \
  VALUE (name) { return (double) rec->thing[i].field / MICROSECONDS_AN_HOUR; }

THING_COUNT (outages, outages)
THING_COUNT (incidents, incidents)
THING_COUNT (repairs, repairs)
THING_HOURS (down_hours, down)
THING_HOURS (waited, waited)

VALUE (availability)
{
  return 1 - (double) rec->thing[i].down / (double) (r->world->end - r->world->start);
}

VALUE (down_mean)
{
  const pr_thing_count *c = &rec->thing[i];
  return c->outages > 0 ? (double) c->down / (double) c->outages / MICROSECONDS_AN_HOUR : NAN;
}

const pr_figure pr_thing_figures[] = {
  { .name = "availability",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = availability,
    .doc = N_ ("part of the window, by calendar time, in which it was not down") },
  { .name = "outages",
    .unit = NP_ ("unit", "times"),
    .kind = PR_KIND_COUNT,
    .value = outages,
    .doc = N_ ("times that it went down, by itself or with what it needs") },
  { .name = "down",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_COUNT,
    .value = down_hours,
    .doc = N_ ("down, calendar time") },
  { .name = "down_mean",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .value = down_mean,
    .doc = N_ ("down / outages") },
  { .name = "incidents",
    .unit = NP_ ("unit", "incidents"),
    .kind = PR_KIND_COUNT,
    .value = incidents,
    .doc = N_ ("incidents of its own that began, slow ones among them") },
  { .name = "repairs",
    .unit = NP_ ("unit", "repairs"),
    .kind = PR_KIND_COUNT,
    .value = repairs,
    .doc = N_ ("incidents that ended") },
  { .name = "crew_wait",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_COUNT,
    .value = waited,
    .doc = N_ ("that its incidents waited until a crew was called, added up") },
};
const size_t pr_n_thing_figures = G_N_ELEMENTS (pr_thing_figures);
