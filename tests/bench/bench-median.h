/* The median of several timings. */
#ifndef PR_TESTS_BENCH_MEDIAN_H
#define PR_TESTS_BENCH_MEDIAN_H

#include <stdlib.h>

static inline int
bench_compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* Sorts them. */
static inline double
bench_median (double *x, size_t n)
{
  qsort (x, n, sizeof *x, bench_compare);
  return x[n / 2];
}

#endif
