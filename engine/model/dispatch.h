/* Dispatch: the choice of the next piece of work, and its end.
 *
 * Officers begin work after everything else that happens at the same instant: pools that have
 * reason to look for work wait for it in a queue, and the first of them takes up all that it can.
 * An officer takes the best of what waits in any of the pool's lines: highest priority, then first
 * to join. Who has been idle longest begins, with stretches who has most of theirs left; a pool
 * that is preferred for a line chooses before others.
 *
 * An officer who completes work may look for more at once, where that is sure to give the same.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_DISPATCH_H
#define PR_MODEL_DISPATCH_H

#include "model/officer.h"

/* The pools that look for work at dispatch, in the order in which they were marked. */
typedef struct {
  uint32_t *pools; /* ring, [n_pools] */
  uint32_t head, n;
} pr_queue;

/* Puts a pool into the queue for dispatch. */
void pr_pool_mark (pr_model *m, uint32_t pool);
/* Marks the pools of the line that have an idle officer, or may interrupt one. */
void pr_line_mark_pools (pr_model *m, uint32_t line);
/* The lists from which officers of the pool may begin work now. */
uint64_t pr_pool_startable (const pr_model *m, const pr_pool_state *p);
/* The first pool in the queue takes up all the work that it can. */
void pr_dispatch_next (pr_model *m);

/* The officer has nothing in hand: idle while on duty, else off. */
void pr_officer_idle (pr_model *m, uint32_t officer);
/* Takes the officer out of the list of idle ones: off. */
void pr_officer_idle_no_more (pr_model *m, uint32_t officer);
/* The work in hand is completed, or the overtime for it has ended. */
void pr_officer_event (pr_model *m, uint32_t officer);

void pr_dispatch_make (pr_model *m);
/* At the beginning of a replication: no pool is in the queue. */
void pr_dispatch_reset (pr_model *m);
void pr_dispatch_free (pr_model *m);

#endif
