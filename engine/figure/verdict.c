/* Verdict: see verdict.h. */
#include "figure/verdict.h"

#include "figure/reduce.h"
#include "kernel/i18n.h"

#include <math.h>

/* A quotient may miss 0.9 by its last bits. */
#define SLACK 1e-9

const char *const pr_verdict_words[PR_N_VERDICTS]
    = { N_ ("ready"), N_ ("at risk"), N_ ("not ready"), "" };

pr_verdict
pr_verdict_of_share (const pr_results *r, double share)
{
  const pr_cell *ini = r->tables->ini;
  if (share >= ini[PR_INI_REPORT_READY].v.number - SLACK)
    return PR_READY;
  return share >= ini[PR_INI_REPORT_AT_RISK].v.number - SLACK ? PR_AT_RISK : PR_NOT_READY;
}

pr_verdict
pr_verdict_of (const pr_results *r, uint32_t k, uint32_t n)
{
  return pr_verdict_of_share (r, (double) k / n);
}

/* share: of n replications. */
static bool
settles (const pr_results *r, double share, uint32_t n)
{
  pr_interval i = pr_wilson (fmin (share, 1) * n, n, 2 * pr_results_level (r) - 1);
  pr_verdict verdict = pr_verdict_of_share (r, share);
  return pr_verdict_of_share (r, i.low) == verdict && pr_verdict_of_share (r, i.high) == verdict;
}

bool
pr_verdict_is_settled (const pr_results *r, uint32_t k, uint32_t n)
{
  return settles (r, (double) k / n, n);
}

uint32_t
pr_replications_to_settle (const pr_results *r, uint32_t k, uint32_t n)
{
  double share = (double) k / n;
  for (uint32_t more = n; more <= MAX (n, PR_MOST_TO_SETTLE); more++)
    if (settles (r, share, more))
      return more;
  return 0;
}

/* Adds what one replication passes. */
static void
judge_one (const pr_results *r, uint32_t replication, uint32_t place, pr_judgement *j)
{
  const pr_record *rec = r->outcome->record[replication];
  uint8_t *passes = j->passes + replication * j->n_periods;
  bool onward = true, asked_onward = false;
  for (size_t k = j->n_periods; k-- > 0;)
    {
      pr_period_sum *p = &j->periods[k];
      bool asked = false, passed = true;
      for (int c = 0; c < PR_N_CRITERIA; c++)
        {
          pr_check check = pr_criterion_check (r, rec, (pr_criterion) c, place, &p->period,
                                               k > 0 ? &p[-1].period : NULL);
          asked |= check.asked;
          passed &= !check.asked || check.passed;
          p->of[c].asked += check.asked;
          p->of[c].passed += check.asked && check.passed;
          pr_moments_add (&p->of[c].value, check.value);
        }
      onward &= passed;
      asked_onward |= asked;
      passes[k] = (uint8_t) ((passed ? PR_PASSES : 0) | (onward ? PR_PASSES_ONWARD : 0)
                             | (asked_onward ? PR_ASKED_ONWARD : 0));
      p->asked += asked;
      p->passed += passed;
      p->onward += onward;
    }
}

static pr_judgement *
judge (const pr_results *r, pr_period_kind kind, uint32_t place)
{
  pr_judgement *j = g_new0 (pr_judgement, 1);
  j->n = r->outcome->n;
  g_autofree pr_period *periods = pr_periods (r->world, kind, place, &j->n_periods);
  j->periods = g_new0 (pr_period_sum, j->n_periods + 1);
  for (size_t k = 0; k < j->n_periods; k++)
    j->periods[k].period = periods[k];
  j->passes = g_new (uint8_t, j->n * j->n_periods + 1);
  for (uint32_t k = 0; k < j->n; k++)
    judge_one (r, k, place, j);
  return j;
}

static void
free_judgement (gpointer p)
{
  pr_judgement *j = p;
  if (j == NULL)
    return;
  g_free (j->periods);
  g_free (j->passes);
  g_free (j);
}

const pr_judgement *
pr_judge (const pr_results *r, pr_period_kind kind, uint32_t place)
{
  uint32_t n = r->world->n_places + 1u;
  pr_reduced *kept = pr_outcome_reduced (r->outcome);
  if (kept->judgements == NULL)
    {
      kept->judgements = g_ptr_array_new_full (PR_N_PERIODS * n, free_judgement);
      g_ptr_array_set_size (kept->judgements, (int) (PR_N_PERIODS * n));
    }
  gpointer *j = &kept->judgements->pdata[kind * n + MIN (place, n - 1)];
  if (*j == NULL)
    *j = judge (r, kind, place);
  return *j;
}

static bool
is_asked (const pr_judgement *j)
{
  for (size_t k = 0; k < j->n_periods; k++)
    if (j->periods[k].asked > 0)
      return true;
  return false;
}

pr_verdict
pr_judgement_of_period (const pr_results *r, const pr_judgement *j, size_t period)
{
  const pr_period_sum *p = &j->periods[period];
  return p->asked > 0 ? pr_verdict_of (r, p->passed, j->n) : PR_NOT_ASKED;
}

pr_verdict
pr_judgement_whole (const pr_results *r, const pr_judgement *j)
{
  return is_asked (j) ? pr_verdict_of (r, j->periods[0].onward, j->n) : PR_NOT_ASKED;
}

size_t
pr_judgement_ready_from (const pr_results *r, const pr_judgement *j)
{
  size_t k = is_asked (j) ? 0 : j->n_periods;
  while (k < j->n_periods && pr_verdict_of (r, j->periods[k].onward, j->n) != PR_READY)
    k++;
  return k;
}

double
pr_judgement_least_passed (const pr_judgement *j, int criterion)
{
  double least = 1;
  for (size_t k = 0; k < j->n_periods; k++)
    {
      const pr_criterion_sum *c = &j->periods[k].of[criterion];
      if (c->asked > 0)
        least = fmin (least, (double) c->passed / c->asked);
    }
  return least;
}

pr_verdict
pr_place_verdict (const pr_results *r, uint32_t place)
{
  return pr_judgement_whole (r, pr_judge (r, PR_FORTNIGHT, place));
}

double
pr_place_passes (const pr_results *r, const pr_record *rec, uint32_t place)
{
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, place);
  uint32_t k = pr_outcome_replication (r->outcome, rec);
  if (j->n_periods == 0 || !pr_judgement_says (j, k, 0, PR_ASKED_ONWARD))
    return NAN;
  return pr_judgement_says (j, k, 0, PR_PASSES_ONWARD);
}
