/* Paired verdicts: see paired-verdicts.h. */
#include "figure/paired-verdicts.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define HALVINGS 60

/* How far (better - worse) / n is from d, in standard errors if d were true. */
static double
score (double better, double worse, double n, double d)
{
  double a = 2 * n, b = -better - worse + (2 * n - better + worse) * d, c = -worse * d * (1 - d);
  double q = (sqrt (fmax (0, b * b - 4 * a * c)) - b) / (2 * a);
  double variance = n * (2 * q + d * (1 - d)), by = better - worse - n * d;
  return variance > 0 ? by / sqrt (variance) : by > 0 ? INFINITY : by < 0 ? -INFINITY : 0;
}

/* The largest d whose score is still at least z: it falls as d grows. */
static double
bound (double better, double worse, double n, double z)
{
  double low = -1, high = 1;
  for (int k = 0; k < HALVINGS; k++)
    {
      double middle = (low + high) / 2;
      if (score (better, worse, n, middle) >= z)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

pr_interval
pr_paired_share (uint32_t better, uint32_t worse, uint32_t n, double level)
{
  double z = gsl_cdf_ugaussian_Qinv ((1 - level) / 2);
  return (pr_interval){ bound (better, worse, n, z), bound (better, worse, n, -z) };
}

double
pr_paired_share_p (uint32_t better, uint32_t worse)
{
  return fmin (1, 2 * gsl_cdf_binomial_P (MIN (better, worse), 0.5, better + worse));
}

int
pr_paired_verdict_change (const pr_verdict_pair *row)
{
  pr_verdict was = row->first.verdict, is = row->second.verdict;
  if (was == PR_NOT_ASKED || is == PR_NOT_ASKED)
    return 0;
  return is < was ? 1 : is > was ? -1 : 0;
}

/* A place in all replications of a scenario. */
typedef struct {
  const pr_results *r;
  const pr_judgement *all;
} judged;

/* fortnight: from 1; 0: all together. */
static pr_side
side_of (const judged *j, uint32_t fortnight)
{
  pr_side side
      = { .verdict = fortnight == 0 ? pr_judgement_whole (j->r, j->all)
                                    : pr_judgement_of_period (j->r, j->all, fortnight - 1) };
  if (side.verdict == PR_NOT_ASKED)
    return side;
  side.passed = fortnight == 0 ? j->all->periods[0].onward : j->all->periods[fortnight - 1].passed;
  side.settled = pr_verdict_is_settled (j->r, side.passed, j->all->n);
  return side;
}

static bool
passes (const judged *j, uint32_t replication, uint32_t fortnight)
{
  return fortnight == 0 ? pr_judgement_says (j->all, replication, 0, PR_PASSES_ONWARD)
                        : pr_judgement_says (j->all, replication, fortnight - 1, PR_PASSES);
}

static pr_verdict_pair
pair (const judged *a, const judged *b, uint32_t place, uint32_t fortnight)
{
  pr_verdict_pair row = { .place = place,
                          .fortnight = fortnight,
                          .first = side_of (b, fortnight),
                          .second = side_of (a, fortnight) };
  if (row.first.verdict == PR_NOT_ASKED || row.second.verdict == PR_NOT_ASKED)
    return row;
  row.n = a->all->n;
  for (uint32_t k = 0; k < row.n; k++)
    {
      bool is = passes (a, k, fortnight), was = passes (b, k, fortnight);
      row.better += is && !was;
      row.worse += was && !is;
    }
  return row;
}

/* Whether the kth period has the same days in both. */
static bool
same_days (const judged *a, const judged *b, size_t k)
{
  return k < a->all->n_periods && k < b->all->n_periods
         && a->all->periods[k].period.from == b->all->periods[k].period.from
         && a->all->periods[k].period.until == b->all->periods[k].period.until;
}

static void
add_place (GArray *list, const pr_results *a, uint32_t i, const pr_results *b, uint32_t j)
{
  judged x = { a, pr_judge (a, PR_FORTNIGHT, i) }, y = { b, pr_judge (b, PR_FORTNIGHT, j) };
  uint32_t n = (uint32_t) MAX (x.all->n_periods, y.all->n_periods);
  for (uint32_t k = 0; k <= n; k++)
    {
      if (k > 0 && !same_days (&x, &y, k - 1))
        continue;
      pr_verdict_pair row = pair (&x, &y, i, k);
      if (row.first.verdict != PR_NOT_ASKED || row.second.verdict != PR_NOT_ASKED)
        g_array_append_val (list, row);
    }
}

pr_verdict_pair *
pr_paired_verdicts (const pr_results *a, const pr_results *b, size_t *n)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (pr_verdict_pair));
  add_place (list, a, PR_PROVINCE, b, PR_PROVINCE);
  for (uint32_t i = 0; i < a->world->n_places; i++)
    {
      uint32_t j = pr_same_place (a->world, i, b->world);
      if (j != PR_NONE32)
        add_place (list, a, i, b, j);
    }
  *n = list->len;
  return (pr_verdict_pair *) (void *) g_array_free (list, FALSE);
}
