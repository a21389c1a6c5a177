/* Official: the form that offices file, by place of filing and group of procedures. The four
 * equations
 *
 *   received = accepted online + at the counter or by post + carried over + taken in - handed over
 *   received = resolved + in process
 *   resolved = returned + refused + withdrawn = early + on time + overdue
 *   in process = within + past due
 *
 * hold in every replication.
 */
#ifndef PR_FIGURE_OFFICIAL_H
#define PR_FIGURE_OFFICIAL_H

#include "figure/figure.h"

#define PR_ALL_GROUPS UINT32_MAX

/* Whether any replication has such a dossier. */
bool pr_official_has (const pr_results *r, uint32_t place, uint32_t group);

#endif
