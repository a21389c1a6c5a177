/* Precision: how many replications are enough.
 *
 * A goal is a figure, as in question.h, with the half-width that its interval is to have: absolute
 * (in the metric's unit; `pt` for percentage points of a share), relative to the mean (`%`), or
 * either: on_time:0.5pt,backlog.end:5%|20. The half-width of a share of replications is by Wilson,
 * so that 30 that are all alike do not make it precise. Goals are checked only after
 * PR_PRECISION_LEAST replications and then after each further batch, so that the result does not
 * depend on when each replication was finished. Stopping when the interval is short makes its
 * coverage a little less than its level.
 */
#ifndef PR_FIGURE_PRECISION_H
#define PR_FIGURE_PRECISION_H

#include "figure/question.h"

#define PR_PRECISION_LEAST 30
#define PR_PRECISION_BATCH 10
#define PR_PRECISION_MOST 1000

typedef struct {
  pr_question *question;     /* owned */
  const pr_figure *metric;   /* what it asks about */
  double absolute, relative; /* NaN: not asked for */
  char *wanted;              /* as written */
} pr_width_goal;

typedef struct {
  GArray *goals; /* pr_width_goal */
} pr_precision;

/* NULL with *why (free with g_free). */
pr_precision *pr_precision_read (const char *text, char **why);
/* Looks up in the world what it is about, and asks that to keep what is needed; can be called for
 * several worlds, one after another. What is asked of every place of a kind becomes a goal for
 * each. FALSE with *why. */
gboolean pr_precision_set (pr_precision *p, pr_world *w, char **why);
void pr_precision_free (pr_precision *p);
/* Whether all goals are reached by the report's outcome. */
gboolean pr_precision_reached (const pr_precision *p, const pr_results *r);
/* NULL, or why more replications do not help: a metric has no value in any of those done so far
 * (nothing was due, say). Free with g_free. */
char *pr_precision_obstacle (const pr_precision *p, const pr_results *r);
/* Whether one goal is reached; *m and *hw: how precise the metric is now. */
bool pr_width_reached (const pr_width_goal *g, const pr_results *r, pr_moments *m, double *hw);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_precision, pr_precision_free)

#endif
