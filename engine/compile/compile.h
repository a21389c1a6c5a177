/* Compiler of scenarios: tables to a world, with every problem found on the way.
 *
 * Checks what needs more than one row: references (with the nearest valid name),
 * selectors (general before particular; clashes show both rows), shares that add
 * up, workflows that cannot end, steps that nobody can do, rules that are needed
 * and missing. Then builds the world of model/world.h.
 */
#ifndef PR_COMPILE_COMPILE_H
#define PR_COMPILE_COMPILE_H

#include "model/world.h"
#include "scenario/table.h"

/* NULL when there are errors (all are in diag). The world keeps no pointer into the tables. */
pr_world *pr_compile (const pr_tables *tables, pr_diag *diag);

/* Rough-cut load, without simulation: work offered over work available, by pool and week. */
typedef struct {
  uint32_t pool;      /* of the world; a line with several pools counts them together: the first */
  double offered;     /* officer-hours a week, mean over the window */
  double available;   /* officer-hours a week */
  double worst_ratio; /* the fullest week */
  pr_day worst_week;  /* its Monday */
} pr_load;

/* Expected visits to each step of a workflow by a dossier of a procedure that comes by a channel:
 * one number a step. Stops when they are more than `most` together, which is then what the sum
 * exceeds. *work counts pieces of work; at PR_MOST_WORK it stops, too. Free with g_free. */
double *pr_expected_visits (const pr_world *w, const pr_procedure *p, unsigned channel, double most,
                            double *work);

/* One row a pool, in the world's order. Free with g_free. */
pr_load *pr_rough_cut (const pr_world *world, size_t *n);

/* Expected dossiers that come in the window and are not finished at its end, by the rough cut: a
 * dossier gets through as far as the fullest of its lines can do its work. Those filed at a counter
 * are left out: visitors may leave. */
double pr_rough_left (const pr_world *world);

/* Rows by kind of source, over all tables. */
void pr_count_sources (const pr_tables *tables, guint counts[PR_N_SOURCES]);

#endif
