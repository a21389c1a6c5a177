/* Goals: what a plan of staff is to reach, such as "on_time >= 95% in every unit".
 *
 *   METRIC >= VALUE | METRIC <= VALUE, then nothing for the province, or `in every unit`;
 *   several joined by `and`
 *
 * A goal holds against chance when the one-sided confidence bound of the mean over
 * replications reaches it, for all units together: Bonferroni over everything that is
 * asked. Without chance the mean decides. A unit without a value (nothing was due there) misses
 * nothing; a goal without any value is none.
 */
#ifndef PR_REPORT_GOAL_H
#define PR_REPORT_GOAL_H

#include "report/table/columns.h"

typedef struct _pr_goal pr_goal;

/* NULL with *why (free with g_free). */
pr_goal *pr_goal_read (const char *text, char **why);
void pr_goal_free (pr_goal *g);
/* NULL, or why the goal cannot be told reached or missed: one of its metrics has no value anywhere
 * (nothing was due, say). Free with g_free. */
char *pr_goal_obstacle (const pr_goal *g, const pr_report *r);
/* The sum of what is missing to the goals, each in units of its value (of itself where that is
 * 0); 0 when all hold. */
double pr_goal_shortfall (const pr_goal *g, const pr_report *r, bool sure);
/* A line for each goal: how far it is, and the worst unit. Appends to out. */
void pr_goal_tell (const pr_goal *g, const pr_report *r, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_goal, pr_goal_free)

#endif
