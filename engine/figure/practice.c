/* Figures of practices: the officers of a pool and one skill. */
#include "figure/rows.h"

#define COUNT(name)                                                                                \
  VALUE (name) { return (double) rec->practice[i].name; }
#define HOURS(name)                                                                                \
  VALUE (name) { return (double) rec->practice[i].name / MICROSECONDS_AN_HOUR; }
#define MEAN(name)                                                                                 \
  VALUE (name) { return rec->practice[i].name; }

COUNT (completed)
HOURS (worked)
HOURS (beyond)
MEAN (pieces_start)
MEAN (pieces_end)
MEAN (factor_start)
MEAN (factor_end)
COUNT (errors)
COUNT (found)
COUNT (missed)

const pr_figure pr_practice_figures[] = {
  { .name = "completed",
    .unit = NP_ ("unit", "steps"),
    .kind = PR_KIND_COUNT,
    .value = completed,
    .doc = N_ ("pieces of work completed that took the skill, since it came into force") },
  { .name = "worked",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = worked,
    .doc = N_ ("at such work, overtime included") },
  { .name = "inexperience",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = beyond,
    .doc = N_ ("of worked: what practised officers would not have needed") },
  { .name = "pieces_start",
    .unit = NP_ ("unit", "steps"),
    .kind = PR_KIND_LEVEL,
    .value = pieces_start,
    .doc = N_ ("experience when the skill comes into force, mean over the officers") },
  { .name = "pieces_end",
    .unit = NP_ ("unit", "steps"),
    .kind = PR_KIND_LEVEL,
    .value = pieces_end,
    .doc = N_ ("experience at the end, mean over the officers") },
  { .name = "factor_start",
    .unit = NP_ ("unit", "ratio"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = factor_start,
    .doc = N_ ("time that the work takes / that of practised officers, when the skill comes into "
               "force; mean over the officers") },
  { .name = "factor_end",
    .unit = NP_ ("unit", "ratio"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = factor_end,
    .doc = N_ ("the same at the end") },
  { .name = "errors",
    .unit = NP_ ("unit", "errors"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = errors,
    .doc = N_ ("made in work that took the skill") },
  { .name = "errors_found",
    .unit = NP_ ("unit", "errors"),
    .kind = PR_KIND_COUNT,
    .value = found,
    .doc = N_ ("of errors: found at a later step, and repaired") },
  { .name = "errors_missed",
    .unit = NP_ ("unit", "errors"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = missed,
    .doc = N_ ("of errors: the dossier ended before the step that would have found them; errors "
               "that are neither found nor missed are in dossiers in process") },
};
const size_t pr_n_practice_figures = G_N_ELEMENTS (pr_practice_figures);
