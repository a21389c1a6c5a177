/* Pre-emption: work in hand gives way to work of higher priority.
 *
 * It does so only if no idle officer of any pool can take the waiting work, and never in overtime.
 * Work that is held by an outage gives way like any other. The interrupted work goes back to the
 * front of its line and waits again; the rule of its step says whether the effort so far is kept or
 * lost. Interrupting makes an officer idle and leaves the rest to the next dispatch of the same
 * instant: an officer made idle for a piece of work keeps other pools from doing the same.
 *
 * Private to the room; its one piece of state is the order in which officers began their work,
 * m->began.
 */
#ifndef PR_MODEL_PREEMPT_H
#define PR_MODEL_PREEMPT_H

#include "model/model.h"

/* How many officers of the pool may lay down what they have for work of this priority. */
uint32_t pr_pool_may_lay_down (const pr_model *m, uint32_t pool, unsigned priority);
/* The pool has used up its idle officers; this is the best of what waits for it. */
void pr_preempt (pr_model *m, uint32_t pool, uint32_t line, uint32_t list);

#endif
