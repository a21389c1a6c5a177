/* Search: the trials of a search for staff (staffing.h). Private to the room. */
#ifndef PR_EXPERIMENT_STAFF_SEARCH_H
#define PR_EXPERIMENT_STAFF_SEARCH_H

#include "experiment/staff-ranks.h"
#include "experiment/staffing.h"

#define PR_STAFF_TRIED 6 /* pools that are tried for the next officers */
#define PR_STAFF_PATIENCE                                                                          \
  3 /* rounds without a clear gain, when the goal is out of reach, or moves */

typedef struct {
  const pr_world *world;
  const pr_staff_options *o;
  pr_staff_plan *plan;
  GHashTable *tried; /* plan's name -> replications, as pointers */
  GError **error;
  pr_staff_aim aim;
  bool out_of_reach;
  double least; /* shortfall with plenty of officers, on the replications of a trial; sure */
} pr_staff_search;

/* What of the goal a plan misses by most, against chance. */
typedef struct {
  const pr_goal_part *part;
  uint32_t place; /* PR_PROVINCE: the province */
} pr_staff_miss;

/* Tells which trial comes next. */
void pr_staff_tell (const pr_staff_search *s, const pr_world *w);
/* NULL after an error. `without`: of what is tried without a limit, a name for it; else "". */
pr_outcome *pr_staff_simulate_without (pr_staff_search *s, pr_world *w, uint32_t n,
                                       const char *without);
pr_outcome *pr_staff_simulate (pr_staff_search *s, pr_world *w, uint32_t n);
double pr_staff_shortfall (const pr_staff_search *s, const pr_outcome *outcome, bool sure);
/* The shortfall on the replications of a trial. */
double pr_staff_on_few (const pr_staff_search *s, const pr_outcome *outcome, bool sure);
/* The shortfall of a plan on n replications; NaN after an error. */
double pr_staff_try (pr_staff_search *s, const uint32_t *count, uint32_t n, bool sure);
/* Few replications first: what misses by far there is dropped. NaN after an error. */
double pr_staff_judge (pr_staff_search *s, const uint32_t *count);
/* Replaces the plan's outcome by that of its counts. */
bool pr_staff_take (pr_staff_search *s, uint32_t n);
/* Where the plan may have more officers: of one that is asked at single places, there alone. */
bool pr_staff_may_grow (const pr_staff_search *s, uint32_t pool);
/* Pools by what waits, *n of them. Free with g_free. */
pr_staff_rank *pr_staff_by_waiting (const pr_staff_search *s, uint32_t *n);
/* By how much an outcome misses it. */
double pr_staff_missing (const pr_staff_search *s, const pr_outcome *outcome,
                         const pr_staff_miss *m, bool sure);
pr_staff_miss pr_staff_worst_miss (const pr_staff_search *s, const pr_outcome *outcome);

/* With so many officers that nobody waits for them, is the goal reached? False after an error. */
bool pr_staff_try_plenty (pr_staff_search *s);
/* If it is not: what else is in the way? Before the plan changes. False after an error. */
bool pr_staff_try_limits (pr_staff_search *s);
/* Moves posts until the goal holds or nothing helps, and goes back to the best plan if moves that
 * only seemed to help have led nowhere. */
bool pr_staff_move_posts (pr_staff_search *s);

#endif
