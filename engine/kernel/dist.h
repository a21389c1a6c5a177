/* Distributions: one uniform per variate, by inversion, monotone in u.
 *
 * Values have whatever unit the parameters have (the scenario reader gives
 * microseconds). Monotone inversion keeps paired scenarios synchronised: the same
 * u gives a longer effort when, and only when, the distribution is longer.
 * Distributions without a cheap quantile (lognormal, gamma, Erlang, hyperexponential,
 * PERT) are tabulated once, when made (dist-tabulated.h): monotone cubics, finer towards both
 * tails; relative error of mean and sd below 1e-4 (hyperexponential: 1.2e-4).
 *
 * Every constructor returns false, and sets *why to a static text in plain words
 * (translatable), when a parameter is out of range; it never aborts.
 * All parameters must be finite.
 */
#ifndef PR_KERNEL_DIST_H
#define PR_KERNEL_DIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  PR_DIST_CONSTANT,
  PR_DIST_EXPONENTIAL,
  PR_DIST_UNIFORM,
  PR_DIST_TRIANGULAR,
  PR_DIST_WEIBULL,
  PR_DIST_NORMAL,    /* truncated at 0 */
  PR_DIST_DISCRETE,  /* values with probabilities */
  PR_DIST_EMPIRICAL, /* piecewise linear quantile function through knots (u, x) */
  PR_DIST_TABULATED, /* lognormal, gamma, Erlang, hyperexponential, PERT */
} pr_dist_kind;

typedef struct {
  pr_dist_kind kind;
  double a, b, c, d;   /* by kind, see dist.c */
  double mean, cv;     /* of the distribution itself (after truncation); cv = sd/mean */
  size_t n;            /* knots */
  double *u, *x;       /* owned; cumulative probabilities and values */
  const double *table; /* shared by all of one shape */
} pr_dist;

bool pr_dist_constant (pr_dist *d, double value, const char **why);          /* value >= 0 */
bool pr_dist_exponential (pr_dist *d, double mean, const char **why);        /* mean > 0 */
bool pr_dist_uniform (pr_dist *d, double min, double max, const char **why); /* 0 <= min <= max */
bool pr_dist_triangular (pr_dist *d, double min, double mode, double max, const char **why);
/* PERT: beta on [min, max] with shape 4 (Malcolm, Roseboom, Clark and Fazar, 1959). */
bool pr_dist_pert (pr_dist *d, double min, double mode, double max, const char **why);
/* mean > 0 and 0 <= cv <= 100 of the variate itself, not of its logarithm; cv = 0 gives a
 * constant. */
bool pr_dist_lognormal (pr_dist *d, double mean, double cv, const char **why);
bool pr_dist_gamma (pr_dist *d, double mean, double cv, const char **why);
bool pr_dist_erlang (pr_dist *d, double mean, unsigned k, const char **why); /* 1 <= k <= 10000 */
/* Two exponentials with balanced means (Whitt, 1982): each gives half of the mean. 1 <= cv <= 8,
 * beyond which the table would miss the bend between them; cv = 1 gives an exponential. */
bool pr_dist_hyperexponential (pr_dist *d, double mean, double cv, const char **why);
/* mean > 0, 0.1 <= shape <= 1000. */
bool pr_dist_weibull (pr_dist *d, double mean, double shape, const char **why);
/* Normal(mean, sd) conditioned on being >= 0; mean, sd >= 0; d->mean is that of the result. */
bool pr_dist_normal (pr_dist *d, double mean, double sd, const char **why);
/* p: n probabilities > 0 that sum to 1 within 1e-9; x >= 0. Sorted by x on return. */
bool pr_dist_discrete (pr_dist *d, size_t n, const double *x, const double *p, const char **why);
/* Quantile function linear between knots: u[0] = 0, u[n-1] = 1, both non-decreasing. */
bool pr_dist_empirical (pr_dist *d, size_t n, const double *u, const double *x, const char **why);

void pr_dist_clear (pr_dist *d);

/* Makes an independent copy; does not free what `to` held before. */
void pr_dist_copy (pr_dist *to, const pr_dist *from);

/* The u-quantile, 0 < u < 1. */
double pr_dist_quantile (const pr_dist *d, double u);

/* Multiplies every value by factor > 0 (a slower officer). */
void pr_dist_scale (pr_dist *d, double factor);

#endif
