#include "observe/outcome.h"

pr_outcome *
pr_outcome_new (const pr_world *world, uint32_t n)
{
  pr_outcome *o = g_new0 (pr_outcome, 1);
  o->world = world;
  o->n = n;
  o->record = g_new0 (pr_record *, n);
  o->reduced = g_new0 (pr_reduced, 1);
  return o;
}

void
pr_outcome_free (pr_outcome *o)
{
  if (o == NULL)
    return;
  for (uint32_t i = 0; i < o->n; i++)
    pr_record_free (o->record[i]);
  g_free (o->record);
  if (o->reduced != NULL)
    {
      g_free (o->reduced->normal);
      g_free (o->reduced->no_cost);
    }
  g_free (o->reduced);
  g_free (o);
}
