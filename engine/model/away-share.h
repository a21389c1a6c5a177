/* Shares: officers who are away as a share of those of several pools together.
 *
 * The share of all their officers, rounded to the nearest whole number (halves up), is given to the
 * pools by the largest remainder (Hamilton, 1792): to each the whole part of its proportional
 * number, and to those with the largest remainders one more. Where more pools have equal remainders
 * than officers are left, a draw decides in each replication, so that it is not always the same
 * pools. The draw is keyed by the pool's absence; each pool's number depends on all pools of the
 * share, of which a part of the world knows as well.
 */
#ifndef PR_MODEL_AWAY_SHARE_H
#define PR_MODEL_AWAY_SHARE_H

#include "kernel/rng.h"
#include "model/world.h"

/* A pool of a share. */
typedef struct {
  uint64_t hash;     /* of the pool's absence */
  uint32_t officers; /* of the pool, without posts that are unfilled */
  uint32_t unfilled;
  uint32_t count; /* who go in any case */
  bool tied;      /* one more may go, as a draw decides */
} pr_away_part;

struct _pr_away_share {
  double share; /* in (0, 1] */
  uint32_t n;
  pr_away_part *part; /* owned; [n] */
  uint64_t total;     /* who go in all */
  uint32_t n_tied;    /* parts of which `seats`, 0 < seats < n_tied, have one more go */
  uint32_t seats;
};

/* Finds who goes in any case and who by a draw, from share, n and the officers of the parts. */
void pr_away_share_settle (pr_away_share *s);

/* The most officers whom the absence takes, and their number in the mean, if the pool has them. */
uint32_t pr_absence_most (const pr_world *w, const pr_absence *a);
double pr_absence_mean (const pr_world *w, const pr_absence *a);

/* The shares of the world for the officers that its pools have now; they are freed with
 * pr_away_shares_free(). */
pr_away_share *pr_away_shares_for (const pr_world *w);
void pr_away_shares_free (pr_away_share *list, uint32_t n);

/* The draws of one replication. */
typedef struct {
  uint64_t luck;
  uint32_t part;
} pr_away_lot;
typedef struct {
  pr_away_lot *lots; /* [most parts of a share] */
  bool *more;        /* [parts of all shares] one more goes */
  uint32_t *first;   /* [n_away_shares] of `more` */
} pr_away_draws;

void pr_away_draws_make (pr_away_draws *d, const pr_world *w);
void pr_away_draws_draw (pr_away_draws *d, const pr_world *w, const pr_rng *rng);
void pr_away_draws_free (pr_away_draws *d);
/* How many officers the absence takes in this replication, if the pool has them. */
uint32_t pr_away_drawn (const pr_away_draws *d, const pr_world *w, const pr_absence *a);

#endif
