/* Truncation and batch means: see batch-means.h. */
#include "kernel/batch-means.h"

#include "kernel/stat.h"

#include <assert.h>
#include <math.h>

#define MSER_BATCHES_LEAST 4
#define NORMAL_95 1.6448536269514722 /* one-sided 5 % point */

static double
batch_mean (const double *x, size_t length)
{
  double sum = 0;
  for (size_t i = 0; i < length; i++)
    sum += x[i];
  return sum / (double) length;
}

/* From the end to the beginning, so that one pass gives the sums of every tail. */
bool
pr_mser (const double *x, size_t n, size_t batch, size_t *truncate)
{
  assert (batch >= 1);
  size_t m = n / batch;
  if (m < MSER_BATCHES_LEAST)
    return false;
  size_t limit = m / 2, best = m;
  double smallest = HUGE_VAL;
  pr_moments tail = { 0 };
  for (size_t d = m; d-- > 0;)
    {
      pr_moments_add (&tail, batch_mean (x + d * batch, batch));
      if (d > limit)
        continue;
      double mser = tail.m2 / ((double) tail.n * (double) tail.n);
      if (mser <= smallest)
        {
          smallest = mser;
          best = d;
        }
    }
  if (best >= limit)
    return false;
  *truncate = best * batch;
  return true;
}

bool
pr_mser5 (const double *x, size_t n, size_t *truncate)
{
  return pr_mser (x, n, PR_MSER_BATCH, truncate);
}

/* Serial correlation of the batches: b->mean is known. */
static void
look_for_correlation (pr_batches *b, const double *x)
{
  double squares = 0, products = 0, differences = 0, last = 0;
  for (size_t i = 0; i < b->n; i++)
    {
      double d = batch_mean (x + i * b->length, b->length) - b->mean;
      squares += d * d;
      if (i > 0)
        {
          products += d * last;
          differences += (d - last) * (d - last);
        }
      last = d;
    }
  b->lag1 = squares > 0 ? products / squares : NAN;
  b->von_neumann = squares > 0 ? 1 - differences / (2 * squares) : NAN;
  double count = (double) b->n;
  double sd = sqrt ((count - 2) / (count * count - 1));
  b->correlated = squares > 0 && b->n > 2 && b->von_neumann > NORMAL_95 * sd;
}

pr_batches
pr_batches_of (const double *x, size_t n, size_t length, size_t count, double level)
{
  assert (length >= 1 && count * length <= n);
  pr_batches b = { .n = count, .length = length, .too_few = count < PR_BATCHES_LEAST };
  const double *from = x + (n - count * length);
  pr_moments m = { 0 };
  for (size_t i = 0; i < count; i++)
    pr_moments_add (&m, batch_mean (from + i * length, length));
  b.mean = count > 0 ? m.mean : NAN;
  b.half_width = pr_moments_half_width (&m, level);
  b.lag1 = b.von_neumann = NAN;
  if (count >= 2)
    look_for_correlation (&b, from);
  return b;
}

pr_batches
pr_batch_means (const double *x, size_t n, size_t unit, double level)
{
  assert (unit >= 1);
  size_t units = n / unit;
  size_t length = units / PR_BATCHES_MOST > 0 ? units / PR_BATCHES_MOST : 1; /* in units */
  for (;; length *= 2)
    {
      size_t count = units / length < PR_BATCHES_MOST ? units / length : PR_BATCHES_MOST;
      pr_batches b = pr_batches_of (x, n, length * unit, count, level);
      if (!b.correlated || units / (2 * length) < PR_BATCHES_LEAST)
        return b;
    }
}
