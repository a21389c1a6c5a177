/* Ready: what the search for margins asks of results. Everything that it knows of verdicts is here.
 */
#ifndef PR_EXPERIMENT_READY_H
#define PR_EXPERIMENT_READY_H

#include "experiment/margin.h"
#include "figure/figure.h"

/* The places where something is filed or decided, in the world's order, *n of them. Free with
 * g_free. */
uint32_t *pr_ready_places (const pr_world *w, uint32_t *n);
/* The share of replications in which the place passes all its fortnights, whether that is enough
 * (ready_probability of [report]; where nothing is asked, it is), and the criterion that is passed
 * least often. */
pr_margin_state pr_ready_state (const pr_results *r, uint32_t place);

#endif
