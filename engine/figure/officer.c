/* Figures of officers. */
#include "figure/rows.h"

VALUE (served) { return (double) rec->officer[i].served; }
VALUE (busy) { return (double) rec->officer[i].busy / MICROSECONDS_AN_HOUR; }
VALUE (absent) { return (double) rec->officer[i].absent / MICROSECONDS_AN_HOUR; }

const pr_figure pr_officer_figures[] = {
  { .name = "served",
    .unit = NP_ ("unit", "steps"),
    .kind = PR_KIND_COUNT,
    .value = served,
    .doc = N_ ("pieces of work completed") },
  { .name = "busy",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_COUNT,
    .value = busy,
    .doc = N_ ("at work, overtime included") },
  { .name = "absent",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_COUNT,
    .value = absent,
    .doc = N_ ("on duty by calendar, but away") },
};
const size_t pr_n_officer_figures = G_N_ELEMENTS (pr_officer_figures);
