/* Details, while a replication runs: see detail.h.
 *
 * Private to the room.
 */
#ifndef PR_MODEL_DETAIL_ADD_H
#define PR_MODEL_DETAIL_ADD_H

#include "model/state.h"

/* An observation at a place, of a day. */
static inline void
pr_detail_add (pr_model *m, pr_detail_of of, uint16_t place, int32_t day, pr_time x)
{
  const pr_world *w = m->base;
  for (uint32_t k = 0; k < w->n_details; k++)
    {
      const pr_detail *a = &w->details[k];
      if (a->of != of || day < a->from || day >= a->until)
        continue;
      pr_detail_count *c = &m->details[(size_t) k * w->n_places + place];
      pr_tally_add (&c->tally, x);
      c->over += x > a->over;
      pr_hist_add (&c->hist, x);
    }
}

void pr_detail_make (pr_model *m);
/* At the beginning of a replication. */
void pr_detail_reset (pr_model *m);
void pr_detail_free (pr_model *m);

#endif
