/* Compiler of scenarios: makes a world from tables, and reports every problem on the way.
 *
 * It checks what needs more than one row: references (with the nearest valid name),
 * selectors (general before particular; clashes show both rows), shares that must add
 * up, workflows that cannot end, steps that nobody can do, rules that are needed
 * and missing. Then it builds the world of model/world.h.
 */
#ifndef PR_COMPILE_COMPILE_H
#define PR_COMPILE_COMPILE_H

#include "model/world.h"
#include "scenario/overlay.h"
#include "scenario/table.h"

/* NULL if there are errors (all are in diag). The world keeps no pointer into the tables. */
pr_world *pr_compile (const pr_tables *tables, pr_diag *diag);

/* A what-if that applies from a date on. */
typedef struct {
  const pr_tables *base, *what_if;
  pr_diag *base_diag;          /* of the base alone, whose warnings do not matter */
  const pr_overlays *overlays; /* those that say from when they apply, for positions */
} pr_from_date;

/* The base's world, which becomes that of the what-if then (model/change.h); from the beginning of
 * what is simulated, just the latter. NULL if there are errors. */
pr_world *pr_compile_from_date (const pr_from_date *f, pr_diag *diag);

/* Finds anew in which hours a rehearsal may take place, once the officers of its place have become
 * more or fewer. The caller owns them. */
void pr_rehearsal_hours (const pr_world *w, pr_rehearsal *r);

/* Rough-cut load, without simulation: work offered over work available, by pool and week. */
typedef struct {
  uint32_t pool;    /* of the world; pools that share a line share its work */
  double offered;   /* officer-hours per week, mean over the window */
  double available; /* officer-hours per week of those who are there */
  double away;      /* officer-hours per week that absences take; the other hours of all */
  double each;      /* officer-hours per week of one more officer, who is never away */
  /* Of the fullest week but for short ones at the ends; INFINITY: work comes, nobody is there. */
  double worst_ratio;
  pr_day worst_week; /* its Monday */
} pr_load;

/* Expected visits to each step of a workflow by a dossier of a procedure that comes by a channel:
 * one number per step. Stops as soon as their sum exceeds `most`. *work counts the pieces of work;
 * it also stops at PR_MOST_WORK. Free with g_free. */
double *pr_expected_visits (const pr_world *w, const pr_procedure *p, unsigned channel, double most,
                            double *work);

/* Weeks of the window, each from its first day up to its end. */
typedef struct {
  int32_t n;
  int32_t *first, *end; /* days relative to the epoch */
} pr_weeks;

/* Officer-microseconds of duty that absences take: [pool * weeks->n + week]. Free with g_free. */
pr_time *pr_hours_away (const pr_world *w, const pr_weeks *weeks);

/* The rough cut again and again with other numbers of officers: what comes is reckoned once.
 * Borrows the world. */
typedef struct _pr_rough pr_rough;
pr_rough *pr_rough_new (const pr_world *world);
void pr_rough_free (pr_rough *r);
/* From now on so many officers of the pool are missing, as far as it can spare them. */
void pr_rough_lack (pr_rough *r, uint32_t pool, uint32_t missing);
pr_load pr_rough_load (pr_rough *r, uint32_t pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_rough, pr_rough_free)

/* A part of the window, or of the warm-up, as if it were the window. Borrows everything. */
pr_world pr_rough_within (const pr_world *world, pr_time from, pr_time to);

/* One row per pool, in the world's order. Free with g_free. */
pr_load *pr_rough_cut (const pr_world *world, size_t *n);

/* The same of the warm-up; without one all loads are 0. */
pr_load *pr_rough_cut_warm_up (const pr_world *world);

/* Expected number of dossiers that come in the window and are not finished at its end, by the rough
 * cut: of a procedure's dossiers as large a share gets through as the fullest of their lines can
 * do. Dossiers filed at a counter are left out: visitors may leave. */
double pr_rough_left (const pr_world *world);

/* Rows by kind of source, over all tables. */
void pr_count_sources (const pr_tables *tables, guint counts[PR_N_SOURCES]);

#endif
