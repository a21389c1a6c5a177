/* Tabulated quantile functions (private to the kernel; made by dist.c).
 *
 * A table approximates a quantile function x(u) by cubics in w, the distance of
 * u from the nearer end: w = u below the median, w = 1 - u above. Every factor of
 * two of w is cut into PR_TABLE_CUTS pieces down to w = 2^-54, so that the pieces
 * get finer towards both tails, where a gamma variate behaves like log w or like
 * a power of w, and the bits of w as a floating-point number *are* the index.
 *
 * The cubics are Hermite's, with the exact derivative dx/du = 1/f(x), limited
 * where needed so that they are monotone (Fritsch and Carlson, 1980); in
 * floating point, monotone up to the rounding of the last bits.
 *
 * Layout: PR_TABLE_PIECES groups of four coefficients, constant term first, in
 * the position within the piece, 0 <= t <= 1, counted from its small end, since a
 * piece may span orders of magnitude; first the lower half by growing w, then
 * the upper half by growing w. A table has 27 kB, of which draws touch mostly 3 kB. Steps that
 * differ only in scale share one table, so that the tables in use stay in the cache.
 */
#ifndef PR_KERNEL_DIST_TABULATED_H
#define PR_KERNEL_DIST_TABULATED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define PR_TABLE_CUT_BITS 3
#define PR_TABLE_CUTS (1 << PR_TABLE_CUT_BITS)
#define PR_TABLE_OCTAVES 53
#define PR_TABLE_SIDE (PR_TABLE_OCTAVES * PR_TABLE_CUTS) /* pieces per side */
#define PR_TABLE_PIECES (2 * PR_TABLE_SIDE)

#define PR_TABLE_SHIFT (52 - PR_TABLE_CUT_BITS)
/* Exponent field of 2^-54, with the cut bits below it. */
#define PR_TABLE_BASE ((UINT64_C (1023) - 54) << PR_TABLE_CUT_BITS)

/* Laws with one shape parameter, at a scale that makes them simple. */
typedef enum {
  PR_SHAPE_GAMMA,            /* coefficient of variation; mean 1 */
  PR_SHAPE_LOGNORMAL,        /* coefficient of variation; median 1 */
  PR_SHAPE_PERT,             /* place of the mode; from 0 to 1 */
  PR_SHAPE_HYPEREXPONENTIAL, /* coefficient of variation above 1; mean 1; balanced means */
} pr_shape;

/* The table of a shape: PR_TABLE_PIECES * 4 doubles. All callers that take the same shape, from any
 * thread, share one block. NULL if a special function fails. */
const double *pr_table_take (pr_shape shape, double parameter);
/* Adds a holder of the table; does nothing for NULL. */
void pr_table_hold (const double *table);
/* Takes a holder away; the last one frees the table. */
void pr_table_release (const double *table);

/* The natural logarithm on [1, 2), the same for all: made before its first use by
 * pr_table_log_make(), which any thread may call any number of times. */
#define PR_LOG_CUT_BITS 6
extern double pr_table_log[4 << PR_LOG_CUT_BITS];
void pr_table_log_make (void);

/* -log (v), 0 < v < 1, by the parts of v as a floating-point number: never falling in 1 - v,
 * absolute error below 1e-9. */
static inline double
pr_table_minus_log (double v)
{
  const double ln2 = 0x1.62e42fefa39efp-1,
               width = 1.0 / (double) (UINT64_C (1) << (52 - PR_LOG_CUT_BITS));
  uint64_t bits;

  memcpy (&bits, &v, sizeof bits);
  const double *c
      = pr_table_log + 4 * (bits >> (52 - PR_LOG_CUT_BITS) & ((1u << PR_LOG_CUT_BITS) - 1));
  uint64_t rest = bits & ((UINT64_C (1) << (52 - PR_LOG_CUT_BITS)) - 1);
  double t = (double) (int64_t) rest * width;
  double octaves = (double) (1023 - (int64_t) (bits >> 52));
  return octaves * ln2 - (c[0] + t * (c[1] + t * (c[2] + t * c[3])));
}

/* 0 < u < 1. */
static inline double
pr_table_quantile (const double *table, double u)
{
  static const double origin[] = { 0, 1 }, way[] = { 1, -1 }; /* read, not chosen by a branch */
  bool upper = u > 0.5;
  double other = 1 - u;
  double w = other < u ? other : u;
  uint64_t bits;

  w = w < 0x1p-54 ? 0x1p-54 : w;
  w = w > 0x1.fffffffffffffp-2 ? 0x1.fffffffffffffp-2 : w; /* the median is in the last piece */
  memcpy (&bits, &w, sizeof bits);
  uint64_t piece = (bits >> PR_TABLE_SHIFT) - PR_TABLE_BASE;
  uint64_t rest = bits & ((UINT64_C (1) << PR_TABLE_SHIFT) - 1);
  double t = (double) (int64_t) rest * (1.0 / (double) (UINT64_C (1) << PR_TABLE_SHIFT));
  const double *c = table + 4 * (piece + (uint64_t) upper * PR_TABLE_SIDE);
  t = origin[upper] + way[upper] * t;
  double x = c[0] + t * (c[1] + t * (c[2] + t * c[3]));
  return x > 0 ? x : 0;
}

#endif
