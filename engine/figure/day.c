/* Figures of days: what came and went, and what is there at their end. */
#include "figure/rows.h"

double
pr_day_sum (const pr_record *rec, pr_series_id id, uint32_t i, uint32_t day)
{
  if (i != PR_PROVINCE)
    return pr_record_series (rec, id, i, day);
  int64_t sum = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    sum += pr_record_series (rec, id, p, day);
  return (double) sum;
}

#define VALUE_OF_SERIES(ID, field, name, flow)                                                     \
  VALUE (name) { return pr_day_sum (rec, PR_SERIES_##ID, i, day); }
PR_SERIES (VALUE_OF_SERIES)

#define VALUE_OF_DATED(ID, name)                                                                   \
  VALUE (name) { return pr_day_sum (rec, PR_SERIES_##ID, i, day); }
PR_DATED (VALUE_OF_DATED)

VALUE (rehearsals_done)
{
  return pr_rehearsals_done (r, rec, i,
                             (pr_time) (r->world->first_day + (int32_t) day + 1) * PR_DAY);
}

const pr_figure pr_day_figures[] = {
  { .name = "arrived",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = arrived,
    .doc = N_ ("came in that day") },
  { .name = "returned",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = returned,
    .doc = N_ ("returned in that day") },
  { .name = "refused",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = refused,
    .doc = N_ ("refused in that day") },
  { .name = "withdrawn",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = withdrawn,
    .doc = N_ ("withdrawn in that day") },
  { .name = "entered",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = entered,
    .doc = N_ ("came to the place in that day to be worked on") },
  { .name = "visits",
    .needs = PR_NEEDS_COUNTER,
    .unit = NP_ ("unit", "visits"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = visits,
    .doc = N_ ("visitors who came in that day, returns included") },
  { .name = "visits_left",
    .needs = PR_NEEDS_COUNTER,
    .unit = NP_ ("unit", "visits"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = visits_left,
    .doc = N_ ("visitors who left unserved in that day") },
  { .name = "backlog",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .value = backlog,
    .doc = N_ ("in process at the end of the day, by place of filing") },
  { .name = "overdue",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .value = overdue,
    .doc = N_ ("in process past their due date at the end of the day, by place of filing") },
  { .name = "held",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .value = held,
    .doc = N_ ("at the place at the end of the day, wherever filed") },
  { .name = "deciding",
    .needs = PR_NEEDS_DECIDING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .bare = true,
    .value = deciding,
    .doc = N_ ("in process at the end of the day that the place decides, wherever filed") },
  { .name = "counter_waits",
    .needs = PR_NEEDS_COUNTER,
    .unit = NP_ ("unit", "visits"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = counter_waits,
    .doc = N_ ("visitors first served in that day") },
  { .name = "long_waits",
    .needs = PR_NEEDS_COUNTER,
    .unit = NP_ ("unit", "visits"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = long_waits,
    .doc = N_ ("of these, who had waited longer than [report] ready_wait") },
  { .name = "due_on_time",
    .needs = PR_NEEDS_DECIDING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = due_on_time,
    .doc = N_ ("due on that day, decided by the place and finished by then") },
  { .name = "due_late",
    .needs = PR_NEEDS_DECIDING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = due_late,
    .doc = N_ ("due on that day, decided by the place and finished later, or not by the end of "
               "the window") },
  { .name = "accepted_in_time",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "filings"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = accepted_in_time,
    .doc = N_ ("online filings whose time to be accepted ([report] ready_accept_within, in working "
               "hours of the legal calendar) ended in that day, and that were accepted in it") },
  { .name = "accepted_late",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "filings"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = accepted_late,
    .doc = N_ ("the same of those that were accepted later, or not by the end of the window") },
  { .name = "rehearsals_done",
    .unit = NP_ ("unit", "rehearsals"),
    .kind = PR_KIND_LEVEL,
    .good = PR_MORE_IS_GOOD,
    .bare = true,
    .value = rehearsals_done,
    .doc = N_ ("activities of the place that have passed by the end of the day; blank where none "
               "is planned") },
};
const size_t pr_n_day_figures = G_N_ELEMENTS (pr_day_figures);
