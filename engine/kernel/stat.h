/* Statistics that are exact: sums of microseconds and counts are integers, so
 * that merging does not depend on order and threads cannot change a byte.
 *
 *   pr_tally  a statistic over observations (a wait, a sojourn time)
 *   pr_level  a time-persistent statistic (a queue length, officers busy)
 *   pr_hist   log-binned histogram of non-negative times
 *   pr_moments (Welford) and the t interval: over replications, on doubles,
 *             always fed in the order of replications
 */
#ifndef PR_KERNEL_STAT_H
#define PR_KERNEL_STAT_H

#include "kernel/clock.h"

#include <stddef.h>
#include <string.h>

typedef struct {
  int64_t n;
  int64_t max; /* meaningful when n > 0 */
  pr_wide sum; /* microseconds (or counts) */
} pr_tally;

static inline void
pr_tally_add (pr_tally *t, int64_t x)
{
  if (t->n == 0 || x > t->max)
    t->max = x;
  t->n++;
  t->sum += x;
}

/* Adds the observations of `from`; order does not matter. */
void pr_tally_merge (pr_tally *into, const pr_tally *from);
double pr_tally_mean (const pr_tally *t); /* seconds; NaN when n = 0 */

typedef struct {
  int64_t value;
  pr_time since;    /* last change */
  pr_wide integral; /* value x microseconds since the last reset */
} pr_level;

static inline void
pr_level_set (pr_level *l, pr_time now, int64_t value)
{
  l->integral += (pr_wide) l->value * (now - l->since);
  l->since = now;
  l->value = value;
}

/* Starts a new observation period: keeps the value, forgets the past. */
static inline void
pr_level_reset (pr_level *l, pr_time now)
{
  l->integral = 0;
  l->since = now;
}

/* Mean over [from, now], where `from` is the last reset; NaN if from = now. */
double pr_level_mean (const pr_level *l, pr_time from, pr_time now);

/* Bins: 8 per factor of two above 1 s, one for 0, one for (0, 1 s). A quantile is
 * the geometric middle of its bin, within 4.4 %. Counts are exact; merging adds them. */
#define PR_HIST_BINS 256
typedef struct {
  int64_t count[PR_HIST_BINS];
} pr_hist;

/* The scaled thresholds within a factor of two, and how many of them lie at or below 1 + k/64 (no
 * two lie in the same 64th). */
extern const int64_t pr_hist_eighth[8];
extern const uint8_t pr_hist_below[64];

/* x >= 0. The seconds as a floating-point number give the factor of two and the 64th within it; one
 * comparison of whole numbers then says on which side of the threshold in that 64th x lies, so that
 * the rounding of the seconds does not matter. */
static inline int
pr_hist_bin (pr_time x)
{
  if (x < PR_SECOND)
    return x > 0;
  double s = (double) x * 1e-6;
  uint64_t bits;
  memcpy (&bits, &s, sizeof bits);
  int e = (int) (bits >> 52) - 1023;
  if (e > 31)
    return PR_HIST_BINS - 1;
  int j = pr_hist_below[(bits >> 46) & 63];
  int64_t scaled = x << (42 - e); /* < 2 x 10^6 x 2^42 < 2^63 */
  int bin = 2 + 8 * e + j + (scaled >= pr_hist_eighth[j]);
  return bin < PR_HIST_BINS ? bin : PR_HIST_BINS - 1;
}

static inline void
pr_hist_add (pr_hist *h, pr_time x)
{
  h->count[pr_hist_bin (x)]++;
}
void pr_hist_merge (pr_hist *into, const pr_hist *from);

/* The same in half the memory, of fewer than 2^32 observations. */
typedef struct {
  uint32_t count[PR_HIST_BINS];
} pr_hist_small;

static inline void
pr_hist_small_add (pr_hist_small *h, pr_time x)
{
  h->count[pr_hist_bin (x)]++;
}
void pr_hist_merge_small (pr_hist *into, const pr_hist_small *from);
int64_t pr_hist_n (const pr_hist *h);
/* Where a bin ends, in seconds: all that it counts is smaller (in bin 0: equal). */
double pr_hist_end (int bin);
/* The p-quantile, seconds; NaN when empty. */
double pr_hist_quantile (const pr_hist *h, double p);

/* Over replications: mean, variance (Welford, 1962). NaN observations are counted apart. */
typedef struct {
  size_t n, n_missing;
  double mean, m2, min, max;
} pr_moments;

void pr_moments_add (pr_moments *m, double x);
/* NaN if n = 0: the mean of nothing is not 0. Read the field only where n > 0 is certain. */
double pr_moments_mean (const pr_moments *m);
double pr_moments_sd (const pr_moments *m); /* NaN when n < 2 */
/* Half-width of the level (e.g. 0.95) confidence interval of the mean:
 * t(1 - (1 - level)/2, n - 1) sd / sqrt n; NaN when n < 2. */
double pr_moments_half_width (const pr_moments *m, double level);
/* The p-quantile of Student's t with df > 0 degrees of freedom, 0 < p < 1. */
double pr_t_quantile (double p, double df);
/* Wilson's interval (1927) of a probability of which k of n trials are known: the score interval,
 * level in [0, 1). k need not be whole. NaN when n = 0. */
typedef struct {
  double low, high;
} pr_interval;
pr_interval pr_wilson (double k, double n, double level);
/* P(|T| >= |t|) of Student's t with df > 0 degrees of freedom. */
double pr_t_two_sided (double t, double df);

#endif
