/* Queueing formulas, each from its source, to recompute what expected.csv holds.
 *
 * Rates are per unit of time, times in that unit; a = lambda / mu is the offered load.
 */
#ifndef PR_TESTS_FORMULAS_H
#define PR_TESTS_FORMULAS_H

#include <stddef.h>

/* Erlang (1917): lost share of M/M/c/c, and probability of waiting in M/M/c, a < c. */
double erlang_b (double a, int c);
double erlang_c (double a, int c);
/* Mean wait in line of M/M/c. */
double mmc_wait (double lambda, double mu, int c);

/* A birth-death chain in equilibrium: c servers, patience of rate theta for each who waits, at
 * most `room` present. M/M/c/K: theta = 0. Erlang A (Palm, 1957): a room that is never full. */
typedef struct {
  double present, waiting; /* mean numbers */
  double delayed;          /* an arrival that is let in has to wait */
  double abandoned;        /* share of arrivals */
  double busy;             /* mean servers busy */
} equilibrium;
equilibrium birth_death (double lambda, double mu, double theta, int c, int room);

/* M/G/1: Pollaczek (1930), Khinchine (1932). */
double pollaczek_khinchine (double lambda, double mean, double cv);

/* Class k (from 1, first served) of n: Cobham (1954), non-pre-emptive, one server, or c servers
 * with exponential service of one mean. */
double cobham (const double *lambda, const double *mean, const double *cv, size_t n, int c, int k);
/* M/M/1, the shortest served first and not interrupted: mean wait (Phipps, 1956). */
double phipps (double lambda, double mu);
/* Pre-emptive resume, exponential service of rate mu: classes 1 .. k together are M/M/c. */
double preemptive (const double *lambda, double mu, int c, int k);

/* Jackson (1957): effective rates by the traffic equations (n stations, p[i * n + j]); then each
 * station is M/M/c. The mean number present. */
double jackson (const double *external, const double *mu, const double *c, const double *p,
                size_t n);

/* GI/M/1 (Kendall, 1953): wait from the root of s = A(mu (1 - s)). Gaps: mean and cv; cv 0:
 * constant; cv < 1: Erlang with k = 1 / cv^2; cv > 1: hyperexponential with balanced means. */
double gi_m_1 (double gap, double cv, double mu);

/* M/D/c (Crommelin, 1932): N(t + D) = max (N(t) - c, 0) + arrivals in D, by iteration. */
double m_d_c (double lambda, double d, int c);

/* M[X]/M/1, P(X = i) = p[i - 1]. */
double batch_wait (double lambda, double mu, const double *p, size_t n);

/* M/M/1 with patience tau for all (Barrer, 1957): share that gives up. */
double constant_patience (double lambda, double mu, double tau);

/* M(t)/M/c(t) from empty, piecewise constant for a unit of time each: mean number after n. */
double rush (const double *lambda, const double *c, double mu, size_t n);

/* Machine repair (Palm, 1947): k machines, each with failure rate f while up, c repairers of rate
 * r. Mean numbers down and waiting for a repairer. */
typedef struct {
  double down, waiting, none_down; /* none_down: probability */
} repair_shop;
repair_shop machine_repair (int k, double f, double r, int c);

/* M/M/1 whose server fails with rate f and is mended with rate r; work resumes. Mean number
 * present. Failures while busy only: Pollaczek-Khinchine with the completion time (Gaver, 1962); at
 * any time: White and Christie (1958). */
double breakdown_busy (double lambda, double mu, double f, double r);
double breakdown_any (double lambda, double mu, double f, double r);

#endif
