/* Staffing: how few officers more reach a goal, or how the posts there are reach most.
 *
 * A search by trial on paired replications. The rough-cut load comes first: a pool that
 * is offered more than it can do gets what it needs to do it at all, without simulation.
 * Then, as long as the goal is missed, the pools where most waits are tried with one
 * officer more each, on few replications, and those get one with whom the goal comes
 * clearly nearer, or the best one. At last every
 * officer that was added is taken away again if the goal holds without: what remains is
 * minimal, in that no single one of them can be spared. That it is the least of all
 * plans is not proved.
 *
 * A goal that is asked at single places only, which it names, adds officers there alone.
 *
 * The search counts posts, not money. Where the scenario says what an officer's hour costs, of two
 * officers who help alike the one who costs less for the window is added, and of those who were
 * added the dearest are the first to be tried without.
 *
 * With a fixed total, posts are moved one by one, from where least waits to where most does. Where
 * no move comes nearer to the goal, up to three in a row are made of which what is missed most may
 * expect most, as the next one may lower the variance again; the best plan is kept.
 *
 * Whether staff can reach the goal at all is asked first: plans with plenty of officers in every
 * pool, for whom nobody waits, and then with twice as many again, until that brings the goal no
 * nearer than its half-width. When they miss it, too, the goal is out of reach; the search then
 * looks on few replications for officers who help at all, ends as soon as nobody more does, and the
 * plan keeps only those who did. What else is in the way is tried with plenty of officers.
 *
 * The first two rounds add one officer to a pool, each later one twice as many as that before. What
 * was too much is taken away again, by halves. If all that were allowed are there and the goal is
 * missed, those who do not help make room for others.
 */
#ifndef PR_EXPERIMENT_STAFFING_H
#define PR_EXPERIMENT_STAFFING_H

#include "experiment/experiment.h"
#include "experiment/staff-limits.h"
#include "figure/goal.h"

/* What a trial is for. */
typedef enum {
  PR_STAFF_AS_IT_IS,
  PR_STAFF_ADDING,
  PR_STAFF_TRYING_PLENTY,
  PR_STAFF_SPARING,
  PR_STAFF_MOVING,
  PR_STAFF_TRYING_LIMITS,
} pr_staff_aim;

typedef struct {
  const pr_goal *goal;
  const pr_tables *tables; /* the scenario's, for [report] */
  /* A file of finished replications for each plan: none is run twice. */
  const char *folder;
  const char *key;    /* what the scenario's own are of; a plan's name is added */
  uint32_t few, many; /* replications of a trial, and of what is reported */
  uint32_t most;      /* officers added, or posts moved, at most */
  bool fixed;         /* move posts between pools of one name instead of adding */
  uint32_t jobs;
  gint *cancel;
  /* Before each trial: how many plans were tried, what for the next one is and how many officers
   * it adds, and whether the goal is out of reach. */
  void (*progress) (void *self, uint32_t plans, pr_staff_aim aim, uint32_t added,
                    bool out_of_reach);
  void *self;
} pr_staff_options;

#define PR_STAFF_ERROR (pr_staff_error_quark ())
GQuark pr_staff_error_quark (void);
typedef enum {
  PR_STAFF_ERROR_GOAL, /* the goal has no value: nothing tells whether it holds */
} pr_staff_error;

#define PR_STAFF_PLENTY 8    /* officers more in each pool, beside twice those it has or needs */
#define PR_STAFF_DOUBLINGS 4 /* of plenty, at most */

typedef struct {
  bool *at;        /* [n_places] where officers are added, or posts moved to; NULL: everywhere */
  uint32_t *count; /* [n_pools] officers; where the world changes, before it does (staffed.h) */
  /* [n_pools] by the rough-cut load: with fewer the work cannot be done; see staff-least.h. */
  uint32_t *least, *least_later;
  double before, shortfall; /* of the scenario, and of the plan, on `many` replications */
  double least_shortfall;   /* with plenty of officers; 0 when that was not tried */
  pr_outcome *plenty;       /* with plenty, when that misses the goal, too; else NULL */
  pr_world *plenty_world;
  uint32_t
      doublings; /* of those there are or the rough-cut load asks for, until there was plenty */
  bool hopeless; /* with plenty, even the mean misses it, not just what is sure */
  pr_staff_without without[PR_STAFF_N_LIMITS]; /* with plenty of officers besides */
  bool reached;                                /* the goal holds, against chance */
  uint32_t plans;                              /* that were tried */
  uint64_t replications;                       /* of all of them */
  pr_outcome *as_it_is;                        /* of the scenario */
  pr_outcome *outcome;                         /* of the plan */
  pr_world *world;                             /* of the plan; borrows from the scenario's */
} pr_staff_plan;

/* NULL with error when a replication fails, the search is cancelled, or the goal has no value. */
pr_staff_plan *pr_staff (const pr_world *world, const pr_staff_options *options, GError **error);
void pr_staff_plan_free (pr_staff_plan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_staff_plan, pr_staff_plan_free)

#endif
