/* Outcome: the records of a number of replications of one world, in their order. */
#ifndef PR_OBSERVE_OUTCOME_H
#define PR_OBSERVE_OUTCOME_H

#include "observe/recorder.h"

/* What readers of an outcome reduce once over all its replications; they fill it. */
typedef struct {
  uint32_t n;       /* replications that went into it: with more or fewer it is made again */
  double *normal;   /* [kind of level * (n_places + 1) + place] normal levels, the province's last;
                     NaN: not made yet; NULL: none of them */
  uint32_t n_costs; /* the same as n, for what follows */
  uint8_t *no_cost; /* [n_places] kinds of cost, as bits, that occur and are not given; NULL */
} pr_reduced;

typedef struct {
  const pr_world *world;
  uint32_t n;          /* replications, all complete */
  pr_record **record;  /* [n], owned */
  pr_reduced *reduced; /* NULL: nothing is kept */
} pr_outcome;

/* An outcome with room for n records, which the caller fills in. */
pr_outcome *pr_outcome_new (const pr_world *world, uint32_t n);
void pr_outcome_free (pr_outcome *o);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_outcome, pr_outcome_free)

#endif
