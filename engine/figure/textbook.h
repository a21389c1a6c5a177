/* Quantities: the numbers of a replication that are compared with known answers.
 *
 * Each is a sum over a sum within one replication; the estimate is made over replications from
 * these pairs. `of` (a role, a pool, a procedure, a system) and `place` narrow the sums; blank
 * means all. The quantities are rows of the table of figures, in queue.c. Times and rates are in
 * the unit of time that is asked for.
 */
#ifndef PR_FIGURE_TEXTBOOK_H
#define PR_FIGURE_TEXTBOOK_H

#include "figure/figure.h"

/* As written. Texts are never NULL. */
typedef struct {
  const char *quantity, *place, *of;
  double unit; /* of time, seconds; 0 without one */
  pr_pos pos;
} pr_quantity;

/* The same, looked up in a world. */
typedef struct _pr_queue_measure {
  const pr_figure *figure;
  uint32_t place, of; /* index in the world, PR_NONE32 for all */
  uint32_t k;         /* of N(k), from 0 */
  double unit;        /* seconds */
  double price[2];    /* of cost(a;b) */
} pr_queue_measure;

/* Reports unknown names in `diag`, at the position asked from, with the nearest valid name. */
gboolean pr_measure_find (const pr_quantity *asked, const pr_world *world, pr_diag *diag,
                          pr_queue_measure *measure);

/* The pair of one replication. */
void pr_measure_take (const pr_queue_measure *m, const pr_world *world, const pr_record *record,
                      double *sum, double *over);

/* An estimate from the pairs of n replications, with the half-width of the interval of a level:
 *
 *   pr_estimate_mean   the mean of the n quotients, t(n - 1) (steady state: pairs of the same
 *                      long window)
 *   pr_estimate_ratio  the total of `sum` over that of `over`, by the linearised residuals
 *                      (Cochran, 1977, section 6.4; short replications, whose quotients would
 *                      all weigh the same)
 *   pr_estimate_sd     the standard deviation of the quotients, from the spread of the squared
 *                      deviations (the delta method)
 *
 * NaN when n < 2; a pair with over = 0 makes the mean NaN. */
typedef struct {
  double value, half_width;
} pr_estimate;
pr_estimate pr_estimate_mean (const double *sum, const double *over, size_t n, double level);
pr_estimate pr_estimate_ratio (const double *sum, const double *over, size_t n, double level);
pr_estimate pr_estimate_sd (const double *sum, const double *over, size_t n, double level);

/* The estimate that the figure asks for, from replications that are short or long. */
pr_estimate pr_measure_estimate (const pr_queue_measure *m, bool terminating, const double *sum,
                                 const double *over, size_t n, double level);

#endif
