/* Outcome: the records of a number of replications of one world, in their order. */
#ifndef PR_OBSERVE_OUTCOME_H
#define PR_OBSERVE_OUTCOME_H

#include "observe/recorder.h"

#include <glib.h>

/* What readers of an outcome reduce once over all its replications; they fill it. NULL: not made
 * yet. One thread at a time. */
typedef struct {
  uint32_t n; /* replications that went into it */
  /* Of each place, the province last. */
  double *normal;        /* [kind of level * (n_places + 1) + place] NaN: not made yet */
  GPtrArray *judgements; /* [kind of period * (n_places + 1) + place] */
  uint8_t *no_cost;      /* [n_places] kinds of cost, as bits, that occur and are not given */
  uint8_t *has;          /* [n_places] bits: which pr_needs are met there */
  uint32_t at;           /* the replication last asked about */
} pr_reduced;

typedef struct {
  const pr_world *world;
  uint32_t n;         /* replications, all complete */
  pr_record **record; /* [n], owned */
  pr_reduced *reduced;
} pr_outcome;

/* An outcome with room for n records, which the caller fills in. */
pr_outcome *pr_outcome_new (const pr_world *world, uint32_t n);
void pr_outcome_free (pr_outcome *o);
/* What is kept of it: with more or fewer replications than before, nothing. */
pr_reduced *pr_outcome_reduced (const pr_outcome *o);
void pr_reduced_clear (pr_reduced *r);
/* The replication of one of its records. */
uint32_t pr_outcome_replication (const pr_outcome *o, const pr_record *rec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_outcome, pr_outcome_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_reduced, pr_reduced_clear)

#endif
