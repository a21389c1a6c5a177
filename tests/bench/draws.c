/* Nanoseconds for one Philox block of four words, and for one variate of each
 * distribution (uniforms drawn beforehand, in no order); tables: time to build. */
#include "kernel/dist.h"
#include "kernel/rng.h"

#include "bench-clock.h"

#include <stdio.h>
#include <stdlib.h>

#define UNIFORMS 65536
#define ROUNDS 40

static double uniform[UNIFORMS];

static void
bench_blocks (void)
{
  const uint64_t n = 10000000;
  pr_rng rng = { 1, 1 };
  uint64_t sum = 0;
  double start = seconds_now ();

  for (uint64_t i = 0; i < n; i++)
    {
      pr_block b = pr_rng_block (&rng, 7, i, pr_rng_where (PR_DRAW_STEP, 9), 0);
      sum += b.u[0] ^ b.u[1] ^ b.u[2] ^ b.u[3];
    }
  double elapsed = seconds_now () - start;
  sink = (double) sum;
  printf ("%-24s %8.1f ns  %8.1f M/s\n", "philox block", elapsed / (double) n * 1e9,
          (double) n / elapsed * 1e-6);
}

static void
bench_variates (const char *name, bool made, pr_dist *d, double build)
{
  double sum = 0;

  if (!made)
    abort ();
  double start = seconds_now ();
  for (int r = 0; r < ROUNDS; r++)
    for (int i = 0; i < UNIFORMS; i++)
      sum += pr_dist_quantile (d, uniform[i]);
  double elapsed = seconds_now () - start, n = (double) ROUNDS * UNIFORMS;
  sink = sum;
  printf ("%-24s %8.1f ns  %8.1f M/s  %8.3f ms to build\n", name, elapsed / n * 1e9,
          n / elapsed * 1e-6, build * 1e3);
  pr_dist_clear (d);
}

#define BENCH(name, call)                                                                          \
  do                                                                                               \
    {                                                                                              \
      double start = seconds_now ();                                                               \
      bool made = call;                                                                            \
      bench_variates (name, made, &d, seconds_now () - start);                                     \
    }                                                                                              \
  while (0)

int
main (void)
{
  static const double p[] = { 0.2, 0.3, 0.3, 0.2 }, x[] = { 1, 2, 5, 9 };
  static const double ku[] = { 0, 0.25, 0.5, 0.75, 1 }, kx[] = { 0, 1, 3, 7, 20 };
  pr_rng rng = { 2, 2 };
  pr_dist d;
  const char *why;

  for (uint64_t i = 0; i < UNIFORMS; i++)
    uniform[i] = pr_u01 (pr_rng_block (&rng, 0, i, 0, 0).u[0]);
  bench_blocks ();
  BENCH ("constant", pr_dist_constant (&d, 5, &why));
  BENCH ("exponential", pr_dist_exponential (&d, 5, &why));
  BENCH ("uniform", pr_dist_uniform (&d, 1, 5, &why));
  BENCH ("triangular", pr_dist_triangular (&d, 1, 2, 5, &why));
  BENCH ("lognormal cv 0.8", pr_dist_lognormal (&d, 5, 0.8, &why));
  BENCH ("weibull shape 1.5", pr_dist_weibull (&d, 5, 1.5, &why));
  BENCH ("normal", pr_dist_normal (&d, 5, 2, &why));
  BENCH ("discrete, 4 values", pr_dist_discrete (&d, 4, x, p, &why));
  BENCH ("empirical, 5 knots", pr_dist_empirical (&d, 5, ku, kx, &why));
  BENCH ("gamma cv 0.8", pr_dist_gamma (&d, 5, 0.8, &why));
  BENCH ("erlang 4", pr_dist_erlang (&d, 5, 4, &why));
  BENCH ("erlang 10000", pr_dist_erlang (&d, 5, 10000, &why));
  BENCH ("pert", pr_dist_pert (&d, 1, 2, 5, &why));
  return 0;
}
