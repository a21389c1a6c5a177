/* In hand: the pieces of work that an officer has, one or those of a batch (batch.h).
 *
 * Private to the room; functions of every event are in this header.
 */
#ifndef PR_MODEL_IN_HAND_H
#define PR_MODEL_IN_HAND_H

#include "model/uses.h"

/* The piece after this one, in the order in which they were taken; PR_NONE32: none. */
static inline uint32_t
pr_piece_after (const pr_model *m, uint32_t officer, uint32_t piece)
{
  if (!pr_uses (m, PR_USES_BATCHES))
    return PR_NONE32;
  return piece == m->officers[officer].item ? m->batches.of[officer].rest : m->items[piece].next;
}

#define PR_EACH_PIECE(m, officer, piece)                                                           \
  uint32_t piece = (m)->officers[officer].item;                                                    \
  piece != PR_NONE32;                                                                              \
  piece = pr_piece_after (m, officer, piece)

/* A piece comes into the hands of one of the pool's officers (by = 1) or leaves them (-1). */
static inline void
pr_count_in_hand (const pr_model *m, pr_pool_state *p, int by)
{
  p->n_in_hand += by;
  p->hand_time -= (uint64_t) (by * m->now);
}

/* Effort of the work that begins with the item, or began with it. */
static inline pr_time
pr_effort_in_hand (const pr_model *m, uint32_t officer, uint32_t item)
{
  if (pr_uses (m, PR_USES_BATCHES) && m->batches.of[officer].rest != PR_NONE32)
    return m->batches.of[officer].effort;
  return m->items[item].remaining;
}

#endif
