/* Metrics: the values of one replication from which every figure is made.
 *
 * One function a metric, all with the signature of columns.h, so that a CSV
 * cell, a line of the summary and a point of a plot that bear the same name are
 * the same number. i is a place, or PR_PROVINCE for the sum over all places.
 * Times are given in the unit that the column states.
 */
#ifndef PR_REPORT_METRIC_H
#define PR_REPORT_METRIC_H

#include "report/table/columns.h"

#define PR_METRIC(name)                                                                            \
  double name (const pr_report *r, const pr_record *rec, uint32_t i, uint32_t day);

#define PR_METRIC_COUNT(field, words) PR_METRIC (pr_place_##field)
PR_COUNTS (PR_METRIC_COUNT)
#undef PR_METRIC_COUNT
PR_METRIC (pr_place_backlog)       /* at the window's end */
PR_METRIC (pr_place_backlog_first) /* at the end of the first working day */
PR_METRIC (pr_place_overdue)       /* at the window's end */
PR_METRIC (pr_place_held)
PR_METRIC (pr_place_visits_waiting)
PR_METRIC (pr_place_throughput) /* returned per working day */
PR_METRIC (pr_place_on_time_share)
PR_METRIC (pr_place_on_time_renewed_share)
PR_METRIC (pr_place_sojourn)         /* days */
PR_METRIC (pr_place_acceptance)      /* hours */
PR_METRIC (pr_place_counter_wait)    /* minutes */
PR_METRIC (pr_place_counter_longest) /* minutes */
PR_METRIC (pr_unit_normal)           /* the backlog that the verdict compares with */
PR_METRIC (pr_unit_growth)           /* final backlog over normal */
PR_METRIC (pr_unit_ready)            /* 1 or 0 */
PR_METRIC (pr_place_population)
PR_METRIC (pr_place_lat) /* degrees, NaN: not given */
PR_METRIC (pr_place_lon)
PR_METRIC (pr_unit_waiting_most)   /* working days of the pool with the most */
PR_METRIC (pr_place_emptied_first) /* hours since the window's start, NaN: never; of one place */
PR_METRIC (pr_place_emptied_last)

PR_METRIC (pr_pool_officers)
PR_METRIC (pr_pool_share)
PR_METRIC (pr_pool_utilisation)
PR_METRIC (pr_pool_scheduled) /* officer-hours, as busy and overtime */
PR_METRIC (pr_pool_busy)
PR_METRIC (pr_pool_overtime)
PR_METRIC (pr_pool_absent)
PR_METRIC (pr_pool_held)
PR_METRIC (pr_pool_served)
PR_METRIC (pr_pool_interrupted)
PR_METRIC (pr_pool_wait) /* hours, as the next; a line of several pools counts for each */
PR_METRIC (pr_pool_wait_p90)
PR_METRIC (pr_pool_wait_some)    /* share of waits longer than 0 */
PR_METRIC (pr_pool_wait_within)  /* share of waits of at most [report] wait_within */
PR_METRIC (pr_pool_queue)        /* mean number waiting */
PR_METRIC (pr_pool_waiting_most) /* working days of work, as the two below */
PR_METRIC (pr_pool_waiting_end)
PR_METRIC (pr_pool_days_over)  /* days with more than PR_OVERLOAD_WORK_DAYS waiting */
PR_METRIC (pr_pool_first_over) /* day of the window, from 0; NaN when none */
PR_METRIC (pr_pool_over)       /* 1 or 0 */

PR_METRIC (pr_procedure_arrived)
PR_METRIC (pr_procedure_returned)
PR_METRIC (pr_procedure_refused)
PR_METRIC (pr_procedure_withdrawn)
PR_METRIC (pr_procedure_on_time)
PR_METRIC (pr_procedure_late)
PR_METRIC (pr_procedure_on_time_share)
PR_METRIC (pr_procedure_sojourn) /* days, as the two below */
PR_METRIC (pr_procedure_median)
PR_METRIC (pr_procedure_p90)

PR_METRIC (pr_day_arrived)
PR_METRIC (pr_day_returned)
PR_METRIC (pr_day_refused)
PR_METRIC (pr_day_withdrawn)
PR_METRIC (pr_day_entered)
PR_METRIC (pr_day_visits)
PR_METRIC (pr_day_visits_left)
PR_METRIC (pr_day_backlog)
PR_METRIC (pr_day_overdue)
PR_METRIC (pr_day_held)
PR_METRIC (pr_replication_events)
#undef PR_METRIC

#define PR_NORMAL_LEAST 5.0 /* dossiers: a smaller first-day backlog counts as this */
#define PR_OVERLOAD_UTILISATION 0.85
#define PR_OVERLOAD_WORK_DAYS 2.0

/* Over all replications, in their order. */
pr_moments pr_reduce (const pr_report *r, pr_value value, uint32_t i, uint32_t day);
/* Median over the replications that have the value; NaN when none has. */
double pr_reduce_median (const pr_report *r, pr_value value, uint32_t i);
/* Quantile of x[0..n), which it sorts: linear between order statistics (type 7 of
 * Hyndman and Fan, 1996). NaN when n = 0. */
double pr_quantile (double *x, size_t n, double p);
/* Half-width at the scenario's level; NaN with one replication. */
double pr_half_width (const pr_report *r, const pr_moments *m);

/* Days of the window count from 0. A working day is one of the legal calendar or,
 * when the scenario has none, one on which some pool is on duty. */
uint32_t pr_window_days (const pr_report *r);
bool pr_window_workday (const pr_report *r, uint32_t day);
uint32_t pr_window_workdays (const pr_report *r, uint32_t from, uint32_t until); /* [from, until) */
uint32_t pr_window_first_workday (const pr_report *r); /* 0 when there is none */
pr_day pr_window_date (const pr_report *r, uint32_t day);

#endif
