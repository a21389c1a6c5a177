/* Quantities: what of a replication is compared with a known answer.
 *
 * Each is a sum over a sum within one replication; the estimate is made over
 * replications from these pairs. What a row is `of` (a role, a pool, a procedure)
 * and at which place narrows the sums; blank means all.
 *
 *   name              of         sum                          over
 *   Wq                role       waits in line                waits
 *   Wq total          procedure  all waits in line, those     dossiers returned
 *                                after interruptions, too
 *   Lq                role       waiting x time               the window
 *   Lq until empty    -          waiting x time               first opening to last empty; the mean
 *                                of this over replications, whatever the kind
 *   L                 -          (waiting + in hand) x time    the window
 *   W                 procedure  sojourn times                dossiers finished
 *   rho               pool       time at work                 time on duty
 *   Pw                role       waits that are not 0         waits, given up ones included
 *   P(wait<=x)        role       waits <= [report] wait_within  waits
 *   B                 -          visitors turned away         visitors
 *   Pab               -          visitors who lost patience   visitors
 *   lost              -          visitors turned away         the window
 *   X                 -          dossiers returned            the window
 *   served            pool       pieces of work completed     the window
 *   N(k)              -          in process after k days      1
 *   down              system     time down                    the window
 *   Lq crew           system     incidents waiting x time     the window, until a crew is called
 *   repairs           system     incidents ended              the window
 *   cost(a;b)         system     a x time down + b x crews    the window
 *   T, T sd           -          time until a place is empty, mean and standard deviation over
 *                                replications; of one place
 *
 * `Wq total` takes the lines of all roles that the procedure's steps name: they must be its own.
 * Times and rates are in the row's unit of time.
 */
#ifndef PR_EXPERIMENT_QUANTITY_H
#define PR_EXPERIMENT_QUANTITY_H

#include "experiment/expected.h"
#include "experiment/experiment.h"

typedef struct _pr_quantity pr_quantity;

/* A row's quantity, found in the world that its scenario has given. */
typedef struct {
  const pr_quantity *quantity;
  uint32_t place, of; /* index in the world, PR_NONE32 for all */
  uint32_t k;         /* of N(k), from 0 */
  double unit;        /* seconds */
  double price[2];    /* of cost(a;b) */
} pr_measure;

/* Reports in `diag`, at the row's position, what is unknown, with the nearest valid name. */
gboolean pr_measure_find (const pr_expected_row *row, const pr_world *world, pr_diag *diag,
                          pr_measure *measure);

/* The pair of one replication. */
void pr_measure_take (const pr_measure *m, const pr_world *world, const pr_record *record,
                      double *sum, double *over);

/* An estimate from the pairs of n replications, with the half-width of the interval of a level:
 *
 *   pr_estimate_mean   the mean of the n quotients, t(n - 1) (steady state: pairs of the same
 *                      long window)
 *   pr_estimate_ratio  all sums over all others, by the linearised residuals (Cochran, 1977,
 *                      section 6.4; short replications, whose quotients would weigh the same)
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

/* By the row's kind and quantity. */
pr_estimate pr_measure_estimate (const pr_measure *m, pr_row_kind kind, const double *sum,
                                 const double *over, size_t n, double level);

#endif
