/* Rows: the tables of figures, each beside its functions. Private to the room. */
#ifndef PR_FIGURE_ROWS_H
#define PR_FIGURE_ROWS_H

#include "figure/figure.h"
#include "kernel/i18n.h"

#include <math.h>

extern const pr_figure pr_replication_figures[];
extern const pr_figure pr_province_figures[];
extern const pr_figure pr_place_figures[];
extern const pr_figure pr_unit_figures[];
extern const pr_figure pr_pool_figures[];
extern const pr_figure pr_procedure_figures[];
extern const pr_figure pr_day_figures[];
extern const pr_figure pr_age_figures[];
extern const pr_figure pr_hour_figures[];
extern const pr_figure pr_number_figures[];
extern const pr_figure pr_thing_figures[];
extern const pr_figure pr_crew_figures[];
extern const pr_figure pr_officer_figures[];
extern const pr_figure pr_rehearsal_figures[];
extern const pr_figure pr_venue_figures[];
extern const pr_figure pr_course_figures[];
extern const pr_figure pr_measure_figures[];
extern const pr_figure pr_cost_rows[];
extern const pr_figure pr_practice_figures[];
extern const pr_figure pr_handover_figures[];
extern const pr_figure pr_official_figures[];
extern const pr_figure pr_queue_figures[];

extern const size_t pr_n_replication_figures;
extern const size_t pr_n_province_figures;
extern const size_t pr_n_place_figures;
extern const size_t pr_n_unit_figures;
extern const size_t pr_n_pool_figures;
extern const size_t pr_n_procedure_figures;
extern const size_t pr_n_day_figures;
extern const size_t pr_n_age_figures;
extern const size_t pr_n_hour_figures;
extern const size_t pr_n_number_figures;
extern const size_t pr_n_thing_figures;
extern const size_t pr_n_crew_figures;
extern const size_t pr_n_officer_figures;
extern const size_t pr_n_rehearsal_figures;
extern const size_t pr_n_venue_figures;
extern const size_t pr_n_course_figures;
extern const size_t pr_n_measure_figures;
extern const size_t pr_n_cost_rows;
extern const size_t pr_n_practice_figures;
extern const size_t pr_n_handover_figures;
extern const size_t pr_n_official_figures;
extern const size_t pr_n_queue_figures;

/* A function that is a figure's value. */
#define VALUE(name)                                                                                \
  static double name (G_GNUC_UNUSED const pr_results *r, G_GNUC_UNUSED const pr_record *rec,       \
                      G_GNUC_UNUSED uint32_t i, G_GNUC_UNUSED uint32_t day)

/* Of a place, or PR_PROVINCE: the sum over all places. */
double pr_day_sum (const pr_record *rec, pr_series_id id, uint32_t i, uint32_t day);
/* Rehearsals of a place, or PR_PROVINCE: all, that have passed until then; NaN: there are none. */
double pr_rehearsals_done (const pr_results *r, const pr_record *rec, uint32_t place,
                           pr_time until);
/* Of the province; NaN: nothing of that kind is planned. */
double pr_rehearsals_missed (const pr_results *r, const pr_record *rec);
double pr_officers_untrained (const pr_results *r, const pr_record *rec);
/* Of the province. */
double pr_measures_fired (const pr_record *rec);
bool pr_measure_has_cost (const pr_measure *measure);
/* c: the count of measure i. */
double pr_measure_cost (const pr_world *w, const pr_measure_count *c, uint32_t i);
double pr_measures_cost (const pr_results *r, const pr_record *rec);
/* The most working days of work that waited for the pool at the end of a day. */
double pr_pool_most_waiting (const pr_record *rec, uint32_t pool);

/* Of a place or PR_PROVINCE, from the dossiers that it decides: how many are in process at most at
 * the end of a working day; the first such day; and the working day, not before it, at whose end
 * they are back within what is normal and stay there for five more working days, all within the
 * window. A peak within what is normal is over at once. Days are those of the window; NaN: none. */
double pr_peak (const pr_results *r, const pr_record *rec, uint32_t i);
double pr_peak_day (const pr_results *r, const pr_record *rec, uint32_t i);
double pr_recovered_day (const pr_results *r, const pr_record *rec, uint32_t i);

/* What is normal at a place, or PR_PROVINCE: the mean of `level` over all replications, at least
 * PR_NORMAL_LEAST. One level for all of them: in a small place the first day of a single one is
 * mostly chance. It is asked for in each of them, so it is computed once. */
typedef enum { PR_NORMAL_BACKLOG, PR_NORMAL_DECIDING, PR_N_NORMAL } pr_normal;
double pr_normal_level (const pr_results *r, pr_value level, pr_normal kind, uint32_t place);

#define SECONDS_A_DAY 86400.0
#define MICROSECONDS_AN_HOUR ((double) PR_HOUR)

static inline double
ratio (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

#endif
