/* Applies: whether a figure of places means anything at a place. Where nobody files, a backlog is
 * not 0 but none. */
#ifndef PR_FIGURE_APPLIES_H
#define PR_FIGURE_APPLIES_H

#include "figure/figure.h"

/* By the world alone, the same in every replication. The province has everything. */
bool pr_applies (const pr_results *r, pr_needs needs, uint32_t place);

#endif
