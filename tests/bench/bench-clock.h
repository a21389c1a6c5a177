/* Wall time for the benchmarks, and something for results to be used by. */
#ifndef PR_TESTS_BENCH_CLOCK_H
#define PR_TESTS_BENCH_CLOCK_H

#include <time.h>

static inline double
seconds_now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

/* Keeps the compiler from dropping a loop whose result nobody reads. */
static volatile double sink;

#endif
