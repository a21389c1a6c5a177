/* Least: see staff-least.h. */
#include "experiment/staff-least.h"

#include "compile/compile.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* How many officers of each pool can do what it is offered from `from` up to `to`. */
static void
find_least (const pr_world *w, pr_time from, pr_time to, uint32_t *least)
{
  pr_world part = pr_rough_within (w, from, to);
  size_t n;
  part.later = NULL;
  g_autofree pr_load *loads = pr_rough_cut (&part, &n);
  for (size_t k = 0; k < n; k++)
    {
      double missing = loads[k].offered - loads[k].available;
      /* Absences take their hours from the larger pool, too. */
      if (loads[k].each > 0 && loads[k].offered > 0)
        least[loads[k].pool] = (uint32_t) MAX (
            w->pools[loads[k].pool].count + ceil (missing / loads[k].each - 1e-9), 1);
    }
}

void
pr_staff_find_least (const pr_world *w, uint32_t *least, uint32_t *later)
{
  if (w->later == NULL || w->later_from >= w->end)
    {
      find_least (w, w->start, w->end, least);
      memcpy (later, least, w->n_pools * sizeof *least);
      return;
    }
  find_least (w, w->later_from > w->start ? w->start : w->begin, w->later_from, least);
  find_least (w->later, MAX (w->later_from, w->start), w->end, later);
}

uint32_t
pr_staff_lacking (const pr_world *w, uint32_t pool, const uint32_t *least, const uint32_t *later)
{
  uint32_t now = w->pools[pool].count, then = w->later != NULL ? w->later->pools[pool].count : now,
           before = least[pool] > now ? least[pool] - now : 0,
           after = later[pool] > then ? later[pool] - then : 0;
  return MAX (before, after);
}
