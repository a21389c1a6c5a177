/* Observed: published outcomes beside the simulated ones. */
#ifndef PR_FIGURE_OBSERVED_H
#define PR_FIGURE_OBSERVED_H

#include "figure/figure.h"

/* One published outcome. */
typedef struct {
  const pr_row *row;
  bool share; /* on time, by this definition and of these procedures (a cell of the row) */
  pr_definition definition;
  const char *procedures;
  uint32_t from, until; /* days of the window, [from, until); empty when it lies outside */
  pr_moments simulated; /* n = 0 when the figure cannot be compared */
  double scale;         /* simulated shares are multiplied by it: 100 when published in percent */
} pr_observed;

/* The same figure of other days of the window, [from, until). */
pr_moments pr_observed_between (const pr_results *r, const pr_observed *c, uint32_t from,
                                uint32_t until);
/* In the order of the table. Free with g_free. */
pr_observed *pr_observed_all (const pr_results *r, size_t *n);

#endif
