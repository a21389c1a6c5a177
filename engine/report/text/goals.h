/* Goals, as words: how far each is reached. */
#ifndef PR_REPORT_TEXT_GOALS_H
#define PR_REPORT_TEXT_GOALS_H

#include "figure/goal.h"
#include "figure/precision.h"

/* A line for each goal: how far it is reached, and the worst unit. Appends to out. */
void pr_goal_tell (const pr_goal *g, const pr_results *r, GString *out);
/* A line for each goal: what was wanted, and what is reached. Appends to out. */
void pr_precision_tell (const pr_precision *p, const pr_results *r, GString *out);

#endif
