/* Figures of a replication that no single place has. */
#include "figure/rows.h"

VALUE (events) { return (double) rec->events; }
VALUE (rehearsals_done) { return pr_rehearsals_done (r, rec, PR_PROVINCE, r->world->end); }
VALUE (rehearsals_missed) { return pr_rehearsals_missed (r, rec); }
VALUE (untrained) { return pr_officers_untrained (r, rec); }
VALUE (measures_fired) { return pr_measures_fired (r, rec); }
VALUE (measures_cost) { return pr_measures_cost (r, rec); }

const pr_figure pr_replication_figures[] = {
  { .name = "events",
    .unit = N_ ("events"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = events,
    .doc = N_ ("arrivals and completions of steps, the warm-up included") },
  { .name = "rehearsals_done",
    .unit = N_ ("rehearsals"),
    .kind = PR_KIND_COUNT,
    .good = PR_MORE_IS_GOOD,
    .value = rehearsals_done,
    .doc = N_ ("activities at places that passed; blank where none is planned") },
  { .name = "rehearsals_missed",
    .unit = N_ ("rehearsals"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = rehearsals_missed,
    .doc = N_ ("activities at places whose time was over before they passed; blank where none is "
               "planned") },
  { .name = "untrained",
    .unit = N_ ("officers"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = untrained,
    .doc = N_ ("who were to attend a course and have not at the end, one for each course; blank "
               "without courses") },
  { .name = "measures_fired",
    .unit = N_ ("times"),
    .kind = PR_KIND_COUNT,
    .value = measures_fired,
    .doc = N_ ("that measures were ordered; blank without measures") },
  { .name = "measures_cost",
    .unit = N_ ("dong"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = measures_cost,
    .doc = N_ ("of measures; blank where none costs anything") },
};
const size_t pr_n_replication_figures = G_N_ELEMENTS (pr_replication_figures);
