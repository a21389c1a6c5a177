/* Applies: whether a figure of places means anything at a place. Where nobody files, a backlog is
 * not 0 but none. */
#ifndef PR_FIGURE_APPLIES_H
#define PR_FIGURE_APPLIES_H

#include "figure/figure.h"

/* By the world alone, the same in every replication. The province has everything. */
bool pr_applies (const pr_results *r, pr_needs needs, uint32_t place);
/* Whether somebody may file it, or it may be decided, at one of the places. at: [n_places]. */
bool pr_procedure_applies (const pr_world *w, uint16_t procedure, const bool *at);

#endif
