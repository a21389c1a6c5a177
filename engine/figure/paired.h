/* Paired: two scenarios side by side, replication by replication.
 *
 * Draws are keyed by dossier, so the r-th replications of two scenarios see the same people with
 * the same luck. Their differences are the observations: paired t intervals (Law, Simulation
 * Modeling and Analysis, ch. 10). A replication without the figure (nothing was due) has no value:
 * a mean is over those that have one, a difference over pairs in which both have. Several scenarios
 * are compared with the best of them: from intervals of all pairs that hold together, by how much a
 * scenario is at least and at most better than the best of the others, constrained to contain 0
 * (Hsu, 1984). Places are tested one by one: intervals that hold for all places and metrics
 * together (Bonferroni) decide, and Holm's adjusted p (1979) is shown beside them.
 */
#ifndef PR_FIGURE_PAIRED_H
#define PR_FIGURE_PAIRED_H

#include "figure/figure.h"

/* Differences of pairs. */
typedef struct {
  pr_moments difference;    /* over the pairs in which both have the figure */
  pr_moments first, second; /* over the replications of each that have it */
  double half_width;        /* of the difference, NaN with fewer than two pairs, as the next */
  double p;                 /* two-sided; 1 when all differences are 0 */
  double saved; /* variance of independent differences over that of the paired; NaN if that is 0 */
} pr_paired;

/* x minus y. x and y: [n] observations, NaN for one without a value. */
pr_paired pr_paired_of (const double *x, const double *y, size_t n, double level);
/* Thing i of a minus thing j of b; both have the same number of replications. Of places_ready:
 * pr_paired_ready(). */
pr_paired pr_paired_figure (const pr_results *a, uint32_t i, const pr_results *b, uint32_t j,
                            const pr_figure *figure, uint32_t day, double level);
/* The interval of mean x / mean y over n pairs (Fieller, Some problems in interval estimation,
 * Journal of the Royal Statistical Society B 16, 1954). FALSE with fewer than two pairs, or if the
 * interval of y's mean does not leave 0 out: the ratio has no bounds then. */
bool pr_paired_ratio (const double *x, const double *y, size_t n, double level, double *low,
                      double *high);
/* pr_figure_verdict() of a difference whose own interval excludes 0, else "". */
const char *pr_paired_verdict (const pr_figure *figure, const pr_paired *d);

/* Replaces each of p[n] by Holm's adjusted p value. */
void pr_holm (double *p, size_t n);

/* Bounds of scenario k of n minus the best of the others, in the metric's own direction. FALSE if
 * no direction is better, or if its difference from some other has no interval. */
bool pr_paired_best (const pr_results *const *all, size_t n, size_t k, const pr_figure *metric,
                     double level, double *low, double *high);

/* One place, a unit or an authority, in one metric. */
typedef struct {
  uint32_t place; /* of the scenario that is compared */
  const pr_figure *metric;
  pr_paired paired;
  double joint_hw;     /* of intervals that hold for all places and metrics together (Bonferroni) */
  double p_holm;       /* adjusted for all of them, too */
  const char *verdict; /* as pr_figure_verdict() if that interval excludes 0, else "" */
} pr_place_difference;

/* a minus b: a row for each place that both have and each of the metrics (ended by NULL) that
 * places have, when either has a value of it, of an authority other than 0. joint_hw and p_holm are
 * NaN with fewer than two pairs: such a row is not a test, and the intervals of the others are not
 * widened for it. Free with g_free. */
pr_place_difference *pr_paired_places (const pr_results *a, const pr_results *b,
                                       const pr_figure *const *metrics, size_t *n);
/* Fills in joint_hw, p_holm and verdict from the pairs. */
void pr_judge_places (pr_place_difference *list, size_t n, double level);
/* Of b, the place that is place i of a: a unit or an authority as that, with its code; PR_NONE32
 * without one. */
uint32_t pr_same_place (const pr_world *a, uint32_t i, const pr_world *b);
/* The same, if both have a verdict on it. */
uint32_t pr_same_judged (const pr_results *a, uint32_t i, const pr_results *b);
/* As pr_paired_figure() of places_ready, which counts only what is judged in both. */
pr_paired pr_paired_ready (const pr_results *a, const pr_results *b, double level);

#endif
