/* Measures taken: a measure over all its places, and what late dossiers cost that measures avoid.
 *
 * All means are over all replications, also those in which a measure was never ordered: how much it
 * brought where it was ordered would be a choice of the bad ones.
 */
#ifndef PR_FIGURE_MEASURES_TAKEN_H
#define PR_FIGURE_MEASURES_TAKEN_H

#include "figure/paired.h"

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

typedef struct {
  pr_paired cost;    /* dong more than without; no pairs: measures cost nothing in either */
  pr_paired avoided; /* late dossiers fewer than without */
  double each;      /* dong for each late dossier avoided; NaN: none has been shown to be avoided */
  double low, high; /* its interval (pr_paired_ratio) */
} pr_avoided;

/* Both have the same number of replications. */
pr_avoided pr_late_avoided (const pr_results *with, const pr_results *without, double level);

#endif
