/* Elsewhere: filing away from home, and being sent on.
 *
 * People may file at the counter of another unit: a share of them does, at a unit drawn by
 * attraction (population divided by a power of the distance). Visitors who come to a counter where
 * more people wait for each officer than the rule allows may be sent on, once, to the nearest unit
 * within reach where less than half as many wait; they are there after the time of the journey.
 * Anybody who waits where all officers are away is more than any rule allows. The dossier's home
 * stays what it is.
 *
 * Private to the room; has no state.
 */
#ifndef PR_MODEL_ELSEWHERE_H
#define PR_MODEL_ELSEWHERE_H

#include "model/item.h"

/* Draws whether and where somebody new at the counter of their own unit files elsewhere. */
void pr_draw_elsewhere (pr_model *m, pr_item *it);
/* Whether the visitor, who comes for the step, is sent on to another unit. */
bool pr_redirect (pr_model *m, uint32_t item, uint16_t target);
/* Whether somebody serves each step of the visitor's way if they file there: some counters at which
 * nobody files of their own accord may have nobody for a later step. */
bool pr_may_file_at (const pr_model *m, const pr_item *it, uint16_t filing);

#endif
