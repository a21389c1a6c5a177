/* Details, while a replication runs: see detail.h.
 *
 * Private to the room.
 */
#ifndef PR_MODEL_DETAIL_ADD_H
#define PR_MODEL_DETAIL_ADD_H

#include "model/state.h"

void pr_detail_take (pr_model *m, pr_detail_of of, uint16_t place, int32_t day, pr_time x);

/* An observation at a place, of a day. */
static inline void
pr_detail_add (pr_model *m, pr_detail_of of, uint16_t place, int32_t day, pr_time x)
{
  if (G_UNLIKELY (m->details != NULL))
    pr_detail_take (m, of, place, day, x);
}

void pr_detail_make (pr_model *m);
/* At the beginning of a replication. */
void pr_detail_reset (pr_model *m);
void pr_detail_free (pr_model *m);

#endif
