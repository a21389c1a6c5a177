/* Pre-emption: which pools have work that may have to give way. */
#include "compile/compiler.h"

void
pr_compile_preemption (pr_compiler *c)
{
  pr_world *w = c->w;
  g_autofree bool *gives_way = g_new0 (bool, w->n_roles + 1);
  for (uint16_t i = 0; i < w->n_steps; i++)
    {
      const pr_step *step = &w->steps[i];
      if (step->preempted == PR_PREEMPTED_NO || step->role == PR_NONE16)
        continue;
      if (w->n_priorities > 1)
        gives_way[step->role] = true;
      else
        CAUTION (c, WORKFLOWS, c->step_row[i], PREEMPTED,
                 _ ("this has no effect: all procedures have the same priority"));
    }
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      pr_pool *pool = &w->pools[i];
      for (uint16_t k = 0; k < pool->n_lines; k++)
        pool->preempts |= gives_way[w->lines[pool->lines[k]].role];
      w->has_preemption |= pool->preempts;
    }
}
