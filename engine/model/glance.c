/* Looking at a replication while it runs: what is counted only when somebody asks. */
#include "model/state.h"

void
pr_model_ages (const pr_model *m, int64_t ages[PR_N_AGES])
{
  for (int k = 0; k < PR_N_AGES; k++)
    ages[k] = 0;
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      const pr_item *it = &m->items[i];
      if (!it->live
          || (it->flags & (PR_ITEM_BRANCH | PR_ITEM_AWAY | PR_ITEM_VISITOR | PR_ITEM_TEST)))
        continue;
      int band = 0;
      while (band + 1 < PR_N_AGES && m->now - it->born >= pr_age_days[band] * PR_DAY)
        band++;
      ages[band]++;
    }
}

const int32_t pr_age_days[PR_N_AGES - 1] = { 1, 3, 7, 14, 30 };

void
pr_model_add_duty (const pr_model *m, int64_t *at_work, int64_t *on_duty)
{
  const pr_world *w = m->w;
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      const pr_pool_state *state = &m->pools[p];
      const pr_pool *pool = &w->pools[p];
      if (!state->open && !state->overtime)
        continue;
      uint32_t absent = m->absent != NULL ? MIN (m->absent[p], pool->count) : 0;
      if (state->open)
        on_duty[pool->kind] += pool->count - absent;
      for (uint32_t o = pool->first_officer; o < pool->first_officer + pool->count; o++)
        at_work[pool->kind] += m->officers[o].state == PR_OFFICER_WORKING
                               || m->officers[o].state == PR_OFFICER_OVERTIME;
    }
}
