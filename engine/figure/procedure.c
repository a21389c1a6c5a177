/* Figures of procedures. */
#include "figure/rows.h"

#define PROCEDURE_COUNT(field)                                                                     \
  VALUE (field) { return (double) rec->procedure[i].field; }
PROCEDURE_COUNT (arrived)
PROCEDURE_COUNT (returned)
PROCEDURE_COUNT (refused)
PROCEDURE_COUNT (withdrawn)
PROCEDURE_COUNT (on_time)
PROCEDURE_COUNT (late)

VALUE (on_time_share)
{
  double on_time = (double) rec->procedure[i].on_time;
  return ratio (on_time, on_time + (double) rec->procedure[i].late);
}

VALUE (sojourn) { return pr_tally_mean (&rec->procedure[i].sojourn) / SECONDS_A_DAY; }

VALUE (median) { return pr_hist_quantile (&rec->procedure[i].sojourn_hist, 0.5) / SECONDS_A_DAY; }

VALUE (p90) { return pr_hist_quantile (&rec->procedure[i].sojourn_hist, 0.9) / SECONDS_A_DAY; }

const pr_figure pr_procedure_figures[] = {
  { .name = "arrived",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .value = arrived,
    .doc = N_ ("dossiers (or visits, for a procedure of that kind) that came") },
  { .name = "returned",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .value = returned,
    .doc = N_ ("finished and returned") },
  { .name = "refused",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .value = refused,
    .doc = N_ ("refused") },
  { .name = "withdrawn",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .value = withdrawn,
    .doc = N_ ("withdrawn by the citizen") },
  { .name = "on_time_count",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .value = on_time,
    .doc = N_ ("finished by their due date, due date in the window") },
  { .name = "late_count",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .value = late,
    .doc = N_ ("due in the window and finished after it, or not finished by its end") },
  { .name = "on_time",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = on_time_share,
    .doc = N_ ("on_time_count / (on_time_count + late_count)") },
  { .name = "sojourn_mean",
    .unit = NP_ ("unit", "days"),
    .kind = PR_KIND_TALLY,
    .value = sojourn,
    .doc = N_ (
        "submission or arrival at the counter until finished, calendar time, finished dossiers") },
  { .name = "sojourn_median",
    .unit = NP_ ("unit", "days"),
    .kind = PR_KIND_TALLY,
    .value = median,
    .doc = N_ ("median of the same within a replication, from a histogram with 8 bins a factor of "
               "two (within 4.4 %)") },
  { .name = "sojourn_p90",
    .unit = NP_ ("unit", "days"),
    .kind = PR_KIND_TALLY,
    .value = p90,
    .doc = N_ ("9 in 10 are faster, made in the same way") },
};
const size_t pr_n_procedure_figures = G_N_ELEMENTS (pr_procedure_figures);
