/* A small province with an outcome made by rule, so that every figure of a report
 * is known beforehand: no model runs.
 *
 * Units 0 .. n_units-1 and one branch; 14 days from Tuesday 1 July 2025, working
 * days Monday to Friday but Friday 4 July a holiday: 9 working days.
 * Replication k (from 0), unit u:
 *   each working day 10 + u arrive; 10 + u - k % 2 return, but half of that in unit
 *   1, whose backlog grows; all begin with 20 taken over
 *   on time 90 of 100, and all in unit 0
 * Pools: reception (2 officers) at each unit, works 60 % of its time, 95 % in unit 1,
 * where work waits for 0.5 working days more each day; the branch's is off duty.
 */
#ifndef PR_TEST_SYNTHETIC_H
#define PR_TEST_SYNTHETIC_H

#include "report/report.h"

typedef struct {
  pr_tables tables;
  pr_world world;
  pr_outcome outcome;
  pr_reduced reduced; /* of the outcome: to be cleared when a test changes it */
  pr_report report;
} pr_synthetic;

pr_synthetic *pr_synthetic_new (uint32_t n_units, uint32_t n_replications);
/* What falls due at the place, on the first day. */
void pr_synthetic_due (pr_record *rec, uint32_t place, int32_t on_time, int32_t late);
void pr_synthetic_free (pr_synthetic *s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_synthetic, pr_synthetic_free)

#endif
