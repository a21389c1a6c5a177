/* Figures of crews. */
#include "figure/rows.h"

#define HOURS(name, field)                                                                         \
  VALUE (name) { return (double) rec->crew[i].field / MICROSECONDS_AN_HOUR; }

VALUE (number) { return r->world->crews[i].count; }
VALUE (repairs) { return (double) rec->crew[i].repairs; }
HOURS (scheduled, scheduled)
HOURS (busy, busy)
HOURS (travel_hours, travel)
HOURS (overtime, overtime)

VALUE (utilisation)
{
  const pr_crew_count *c = &rec->crew[i];
  return c->scheduled > 0 ? (double) c->busy / (double) c->scheduled : NAN;
}

const pr_figure pr_crew_figures[] = {
  { .name = "crews",
    .unit = NP_ ("unit", "crews"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = number,
    .doc = N_ ("how many such crews") },
  { .name = "repairs",
    .unit = NP_ ("unit", "repairs"),
    .kind = PR_KIND_COUNT,
    .value = repairs,
    .doc = N_ ("repairs ended") },
  { .name = "utilisation",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = utilisation,
    .doc = N_ ("busy / scheduled; above 1 only by overtime") },
  { .name = "scheduled",
    .unit = NP_ ("unit", "crew-hours"),
    .kind = PR_KIND_COUNT,
    .value = scheduled,
    .doc = N_ ("of its shifts") },
  { .name = "busy",
    .unit = NP_ ("unit", "crew-hours"),
    .kind = PR_KIND_COUNT,
    .value = busy,
    .doc = N_ ("called, on the way and at work, overtime included") },
  { .name = "travel",
    .unit = NP_ ("unit", "crew-hours"),
    .kind = PR_KIND_COUNT,
    .value = travel_hours,
    .doc = N_ ("of busy: mobilisation and travel") },
  { .name = "overtime",
    .unit = NP_ ("unit", "crew-hours"),
    .kind = PR_KIND_COUNT,
    .value = overtime,
    .doc = N_ ("of busy: after the end of the shift") },
};
const size_t pr_n_crew_figures = G_N_ELEMENTS (pr_crew_figures);
