/* Goals: what a plan of staff is to reach, such as "on_time >= 95% in every unit".
 *
 *   on_time >= 95% at land-quang-yen and
 *   counter_wait.p90 <= 60min in every ward from 2025-07-01 to 2025-07-18
 *
 * A figure as in question.h, >= or <=, and a value: of a share in %, of a time with a unit (60min,
 * 2h, 3 days) or a number in the figure's unit, of all else a number, which the unit may follow.
 * Of what and when stand behind the figure or behind the value. Several goals are joined by `and`.
 *
 * A goal holds against chance when the one-sided confidence bound of the mean over replications
 * reaches it, for all places together: Bonferroni over everything that is asked. A share of
 * replications has Wilson's bound, other means have Student's. Without chance the mean decides. A
 * place without a value (nothing was due there) does not miss the goal; a goal without any value
 * can be neither reached nor missed.
 */
#ifndef PR_FIGURE_GOAL_H
#define PR_FIGURE_GOAL_H

#include "figure/question.h"

typedef struct {
  pr_question *question;   /* owned */
  const pr_figure *metric; /* what it asks about */
  int direction;           /* 1: at least, -1: at most */
  double value;
  char *text; /* as written */
} pr_goal_part;

typedef struct {
  GArray *parts; /* pr_goal_part */
} pr_goal;

/* NULL with *why (free with g_free). */
pr_goal *pr_goal_read (const char *text, char **why);
/* Looks up in the world what it is about, and asks that to keep what is needed; before anything
 * else. FALSE with *why. */
gboolean pr_goal_set (pr_goal *g, pr_world *w, char **why);
void pr_goal_free (pr_goal *g);
/* NULL, or why nothing tells whether the goal is reached: one of its metrics has no value anywhere
 * (nothing was due, say), or the replications do not suffice for a share of them. Free with
 * g_free. */
#define PR_MOST_FOR_SHARE 100000
char *pr_goal_obstacle (const pr_goal *g, const pr_results *r);
/* By how much the goals are missed, in all: each shortfall is divided by the goal's value (unless
 * that is 0). 0 if all hold. */
double pr_goal_shortfall (const pr_goal *g, const pr_results *r, bool sure);
/* How many places a part asks about, the province among them; and the ith of them. */
uint32_t pr_goal_places (const pr_goal_part *p);
uint32_t pr_goal_place (const pr_goal_part *p, uint32_t i);
/* Whether all that is asked is asked at single places that are named; then [n_places] which. Free
 * with g_free. NULL: something is asked of more. */
bool *pr_goal_named (const pr_goal *g, const pr_world *w);
/* The number of things that the goals ask of the results; every place counts. */
uint32_t pr_goal_asked (const pr_goal *g);
/* By how much i misses the value; 0 or less if it holds. If `sure`, the bound decides when so much
 * is `asked`, else the mean. A place without the metric misses nothing. */
double pr_goal_missing (const pr_goal_part *p, const pr_results *r, uint32_t i, bool sure,
                        uint32_t asked);
/* Whether the part is about visitors: how they wait, or how many come and go. */
bool pr_goal_is_of_visitors (const pr_goal_part *p);
/* What a part's shortfall is divided by: its value, unless that is 0. */
double pr_goal_scale (const pr_goal_part *p);
/* The part that is missed by most against chance, and the place of it. */
const pr_goal_part *pr_goal_worst (const pr_goal *g, const pr_results *r, uint32_t *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_goal, pr_goal_free)

#endif
