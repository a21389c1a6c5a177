/* Paired verdicts: which places one scenario makes ready and which it does not, replication by
 * replication.
 *
 * In a replication a place passes or does not, in both scenarios; what tells them apart are the
 * pairs in which it passes in only one of them (McNemar, 1947). The difference of the shares has
 * the score interval of Tango (Equivalence test and confidence interval for the difference in
 * proportions for the paired-sample design, Statistics in Medicine 17, 1998), which is Wilson's
 * where no pair has got worse, and p is exact: of so many unlike pairs, each is as likely to be
 * better as worse.
 */
#ifndef PR_FIGURE_PAIRED_VERDICTS_H
#define PR_FIGURE_PAIRED_VERDICTS_H

#include "figure/paired.h"
#include "figure/verdict.h"
#include "kernel/stat.h"

/* The interval of (better - worse) / n, n >= 1; level in (0, 1). */
pr_interval pr_paired_share (uint32_t better, uint32_t worse, uint32_t n, double level);
/* Two-sided; 1 without an unlike pair. */
double pr_paired_share_p (uint32_t better, uint32_t worse);

/* One side of a comparison. */
typedef struct {
  pr_verdict verdict; /* PR_NOT_ASKED: there is no share */
  uint32_t passed;    /* replications */
  bool settled;
} pr_side;

typedef struct {
  uint32_t place;     /* of the scenario that is compared, or PR_PROVINCE */
  uint32_t fortnight; /* from 1; 0: all together */
  pr_side first, second;
  uint32_t n; /* pairs; 0: one of the two is asked nothing */
  uint32_t better, worse;
} pr_verdict_pair;

/* The verdict of `second` against that of `first`: 1 if better, -1 if worse, 0 if the same or if
 * one of them is none. */
int pr_paired_verdict_change (const pr_verdict_pair *row);

/* a against b: of the province and each place that both have, in the order of a, first all
 * fortnights together, then each that has the same days in both, if either is asked anything.
 * *n of them. Free with g_free. */
pr_verdict_pair *pr_paired_verdicts (const pr_results *a, const pr_results *b, size_t *n);

#endif
