/* Reduce: one value from those of all replications, in the order of replications. */
#ifndef PR_FIGURE_REDUCE_H
#define PR_FIGURE_REDUCE_H

#include "figure/figure.h"

/* Over all replications. i and day: as for pr_value. */
pr_moments pr_reduce (const pr_results *r, pr_value value, uint32_t i, uint32_t day);
/* The same of a metric, also of a question. */
pr_moments pr_reduce_metric (const pr_results *r, const pr_figure *metric, uint32_t i);
/* The same for the figure of that name, and for a figure of days. */
pr_moments pr_reduce_named (const pr_results *r, pr_of of, const char *name, uint32_t i);
pr_moments pr_reduce_day (const pr_results *r, const char *name, uint32_t i, uint32_t day);
/* Median over the replications that have the value; NaN when none has. */
double pr_reduce_median (const pr_results *r, pr_value value, uint32_t i);
/* Quantile of x[0..n), which it sorts: linear between order statistics (type 7 of
 * Hyndman and Fan, 1996). NaN when n = 0. */
double pr_quantile (double *x, size_t n, double p);
/* Half-width at the scenario's level; NaN with one replication. */
double pr_half_width (const pr_results *r, const pr_moments *m);
/* The same of a figure of that kind: of a share of replications, the longer side of Wilson's
 * interval, as that of t has no length where all of them are alike. */
double pr_kind_half_width (pr_kind kind, const pr_moments *m, double level);
double pr_results_level (const pr_results *r);

#endif
