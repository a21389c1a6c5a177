/* Verdict: whether, and from when on, a place does its work.
 *
 * In a replication a place passes a period if it passes every criterion that it is asked. The
 * share of replications in which it does makes a verdict: ready from [report] ready_probability
 * on, at risk from at_risk_probability on. A place is ready from the first fortnight such that the
 * share of those in which it passes that one and all later ones is enough; its verdict as a whole
 * is that of all its fortnights.
 *
 * The verdict is that of the share found. It is settled if the share is known well enough: each
 * threshold is tested one-sidedly at [report] level, by the ends of Wilson's interval at twice the
 * level less 1.
 */
#ifndef PR_FIGURE_VERDICT_H
#define PR_FIGURE_VERDICT_H

#include "figure/criteria.h"

typedef enum { PR_READY, PR_AT_RISK, PR_NOT_READY, PR_NOT_ASKED, PR_N_VERDICTS } pr_verdict;
extern const char *const pr_verdict_words[PR_N_VERDICTS]; /* as files say them; translatable */

pr_verdict pr_verdict_of_share (const pr_results *r, double share);
/* k of n replications, n >= 1. */
pr_verdict pr_verdict_of (const pr_results *r, uint32_t k, uint32_t n);
bool pr_verdict_is_settled (const pr_results *r, uint32_t k, uint32_t n);
/* The least number of replications that settles the verdict if the share stays as it is; n if it is
 * settled, 0 if it takes more than PR_MOST_TO_SETTLE. */
#define PR_MOST_TO_SETTLE 1000
uint32_t pr_replications_to_settle (const pr_results *r, uint32_t k, uint32_t n);

typedef struct {
  uint32_t asked, passed; /* replications */
  pr_moments value;       /* over those that have one */
} pr_criterion_sum;

typedef struct {
  pr_period period;
  uint32_t asked;  /* replications in which anything was asked */
  uint32_t passed; /* that pass it; where nothing is asked, nothing is missed */
  uint32_t onward; /* that pass it and all later ones */
  pr_criterion_sum of[PR_N_CRITERIA];
} pr_period_sum;

/* Of a period in one replication, as bits. Onward: in it and all later ones, or any. */
typedef enum { PR_PASSES = 1, PR_PASSES_ONWARD = 2, PR_ASKED_ONWARD = 4 } pr_passes;

typedef struct {
  uint32_t n; /* replications */
  size_t n_periods;
  pr_period_sum *periods;
  uint8_t *passes; /* [replication * n_periods + period] of pr_passes */
} pr_judgement;

/* place: or PR_PROVINCE. Made once, and kept with the outcome. */
const pr_judgement *pr_judge (const pr_results *r, pr_period_kind kind, uint32_t place);
static inline bool
pr_judgement_says (const pr_judgement *j, uint32_t replication, size_t period, pr_passes what)
{
  return (j->passes[replication * j->n_periods + period] & what) != 0;
}
/* PR_NOT_ASKED if nothing was asked in any replication. */
pr_verdict pr_judgement_of_period (const pr_results *r, const pr_judgement *j, size_t period);
pr_verdict pr_judgement_whole (const pr_results *r, const pr_judgement *j);
/* The period from which on it is ready; n_periods: it is not by the end, or was never asked. */
size_t pr_judgement_ready_from (const pr_results *r, const pr_judgement *j);

/* The share of those asked that pass the criterion in the period in which it is passed least; 1: it
 * is never asked. */
double pr_judgement_least_passed (const pr_judgement *j, int criterion);

/* Of all its fortnights. */
pr_verdict pr_place_verdict (const pr_results *r, uint32_t place);
/* In one replication: 1 if it passes all its fortnights, 0 if not, NaN if it is asked nothing. */
double pr_place_passes (const pr_results *r, const pr_record *rec, uint32_t place);

#endif
