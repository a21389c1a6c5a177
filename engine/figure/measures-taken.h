/* Measures taken: a measure over all its places.
 *
 * All means are over all replications, also those in which a measure was never ordered: how much it
 * brought where it was ordered would be a choice of the bad ones.
 */
#ifndef PR_FIGURE_MEASURES_TAKEN_H
#define PR_FIGURE_MEASURES_TAKEN_H

#include "figure/figure.h"

typedef struct {
  uint32_t fired_in; /* replications in which it was ordered at some place */
  double fired, days, refused, put_off, cost; /* means of the sums over its places */
  double first; /* day of the window: median, of the place where it is earliest; NaN: never */
  double worst; /* value at the looks: mean, of the place where it is worst; NaN: there is none */
} pr_measure_sum;

/* How many measures the world names; 0 without a policy. */
uint16_t pr_n_measures_named (const pr_results *r);
/* name: in the names of the world's policy. */
pr_measure_sum pr_measure_sum_of (const pr_results *r, uint16_t name);

#endif
