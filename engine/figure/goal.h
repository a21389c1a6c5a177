/* Goals: what a plan of staff is to reach, such as "on_time >= 95% in every unit".
 *
 *   METRIC >= VALUE | METRIC <= VALUE, then nothing for the province, `in every unit`, or `in
 *   every place`, authorities included; several joined by `and`
 *
 * A goal holds against chance when the one-sided confidence bound of the mean over replications
 * reaches it, for all places together: Bonferroni over everything that is asked. A share of
 * replications has Wilson's bound, other means have Student's. Without chance the mean decides. A
 * place without a value (nothing was due there) does not miss the goal; a goal without any value
 * can be neither reached nor missed.
 */
#ifndef PR_FIGURE_GOAL_H
#define PR_FIGURE_GOAL_H

#include "figure/figure.h"

typedef enum { PR_GOAL_PROVINCE, PR_GOAL_UNITS, PR_GOAL_PLACES } pr_goal_scope;

typedef struct {
  const pr_figure *metric; /* of the province, or of units */
  int direction;           /* 1: at least, -1: at most */
  double value;
  pr_goal_scope scope;
  char *text; /* as written */
} pr_goal_part;

typedef struct {
  GArray *parts; /* pr_goal_part */
} pr_goal;

/* NULL with *why (free with g_free). */
pr_goal *pr_goal_read (const char *text, char **why);
void pr_goal_free (pr_goal *g);
/* NULL, or why nothing tells whether the goal is reached: one of its metrics has no value anywhere
 * (nothing was due, say), or the replications do not suffice for a share of them. Free with
 * g_free. */
#define PR_MOST_FOR_SHARE 100000
char *pr_goal_obstacle (const pr_goal *g, const pr_results *r);
/* By how much the goals are missed, in all: each shortfall is divided by the goal's value (unless
 * that is 0). 0 if all hold. */
double pr_goal_shortfall (const pr_goal *g, const pr_results *r, bool sure);
/* How many places a part asks about; the ith of them is i, or the province. */
uint32_t pr_goal_places (const pr_goal_part *p, const pr_world *w);
uint32_t pr_goal_place (const pr_goal_part *p, uint32_t i);
/* The number of things that the goals ask of the results; every place counts. */
uint32_t pr_goal_asked (const pr_goal *g, const pr_results *r);
/* By how much i misses the value; 0 or less if it holds. If `sure`, the bound decides when so much
 * is `asked`, else the mean. A place without the metric misses nothing. */
double pr_goal_missing (const pr_goal_part *p, const pr_results *r, uint32_t i, bool sure,
                        uint32_t asked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_goal, pr_goal_free)

#endif
