/* Ready: what the search for margins asks of results. Everything that it knows of verdicts is here.
 */
#ifndef PR_EXPERIMENT_READY_H
#define PR_EXPERIMENT_READY_H

#include "figure/figure.h"

/* The places where something is filed or decided, in the world's order, *n of them. Free with
 * g_free. */
uint32_t *pr_ready_places (const pr_world *w, uint32_t *n);
/* The share of replications in which the place passes all its fortnights; NaN: it is asked
 * nothing. */
double pr_ready_share (const pr_results *r, uint32_t place);
/* Whether this share is enough: ready_probability of [report]. */
bool pr_ready_enough (const pr_results *r, double share);
/* The criterion that is passed least often there, translatable; NULL: nothing is missed. */
const char *pr_ready_missed (const pr_results *r, uint32_t place);

#endif
