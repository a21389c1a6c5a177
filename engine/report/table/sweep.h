/* Sweep: how metrics change as values of a scenario vary. */
#ifndef PR_REPORT_TABLE_SWEEP_H
#define PR_REPORT_TABLE_SWEEP_H

#include "experiment/design.h"
#include "report/table/columns.h"

typedef struct {
  const pr_design *design;
  const pr_figure **metrics; /* ended by NULL */
  size_t n_metrics;
  uint32_t n;   /* replications of each point */
  double level; /* of the intervals */
  double
      *value; /* [(point * n_metrics + metric) * n + replication]; point 0: the scenario as it is */
} pr_sweep;

/* Free with g_free. */
char *pr_sweep_table (const pr_sweep *s, pr_file_id file);
/* [n] values of a metric at a point. */
const double *pr_sweep_values (const pr_sweep *s, guint point, size_t metric);
/* The metric that is drawn: the first that has a difference anywhere; n_metrics when none has, and
 * there is nothing to draw. */
size_t pr_sweep_plotted (const pr_sweep *s);
/* "volume = 90%, staff = 2": what a point is, for people. Free with g_free. */
char *pr_sweep_point (const pr_design *d, guint point);
/* The page that is printed: for each metric the points with most and least, and how much of the
 * spread comes from the factors and how much from chance. */
char *pr_sweep_summary (const pr_sweep *s);

#endif
