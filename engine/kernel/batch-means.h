/* Steady state: how much of a series' beginning to delete, and how well its mean is known.
 *
 * Works on a series of equally spaced observations (a daily backlog, arrivals a
 * day), in whatever unit they have. Nothing is allocated; the functions are pure.
 *
 * Sources. Truncation: White, "An effective truncation heuristic for bias reduction in
 * simulation output" (Simulation 69, 1997); batches of five: White, Cobb and Spratt, "A
 * comparison of five steady-state truncation heuristics for simulation" (WSC 2000). Batch
 * means: Law and Carson (1979); ten to thirty batches: Schmeiser (1982); the test of their
 * independence: von Neumann (1941), as in Fishman (1978).
 */
#ifndef PR_KERNEL_BATCH_MEANS_H
#define PR_KERNEL_BATCH_MEANS_H

#include <stdbool.h>
#include <stddef.h>

#define PR_MSER_BATCH 5     /* observations per batch of MSER-5 */
#define PR_BATCHES_LEAST 10 /* fewer batches say too little about their own spread */
#define PR_BATCHES_MOST 30  /* more add nothing to the interval */

/* MSER: the number of observations to delete from the beginning, a multiple of `batch`,
 * that makes the marginal standard error of the mean of what remains smallest:
 *
 *   MSER (d) = sum over j > d of (z_j - mean of z_(d+1) .. z_m)^2 / (m - d)^2
 *
 * over the m = n / batch means z of whole batches; a remainder at the end is left out. The search
 * goes over d <= m / 2, and of equal minima the smallest d counts. Returns false, and leaves
 * *truncate untouched, if there are fewer than four batches, or if the minimum is at the limit of
 * the search, so that the series is too short to tell. */
bool pr_mser (const double *x, size_t n, size_t batch, size_t *truncate);
/* With batches of five. */
bool pr_mser5 (const double *x, size_t n, size_t *truncate);

typedef struct {
  size_t n;           /* batches; 0 when the series is shorter than a unit */
  size_t length;      /* observations per batch */
  double mean;        /* of the batches; a remainder at the beginning is left out */
  double half_width;  /* t(1 - (1 - level)/2, n - 1) s / sqrt n; NaN when n < 2 */
  double lag1;        /* autocorrelation of neighbouring batches; NaN when they do not vary */
  double von_neumann; /* 1 - sum of squared differences of neighbours / twice that of deviations,
                         lag1 corrected for the ends; near 0 for independent batches */
  bool too_few;       /* fewer than PR_BATCHES_LEAST */
  bool correlated;    /* von_neumann is above its 5 % point: batches are too short */
} pr_batches;

/* Means of batches of equal length, a multiple of `unit` observations (7: whole weeks).
 * Starts with PR_BATCHES_MOST batches or as many as there are units, and doubles the length
 * while the batches are correlated and at least PR_BATCHES_LEAST remain. 0 < level < 1. */
pr_batches pr_batch_means (const double *x, size_t n, size_t unit, double level);

/* The same for `count` batches of `length` observations, the last ones of the series. */
pr_batches pr_batches_of (const double *x, size_t n, size_t length, size_t count, double level);

#endif
