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
  pr_reduced_clear (o->reduced);
  g_free (o->reduced);
  g_free (o);
}

void
pr_reduced_clear (pr_reduced *r)
{
  g_free (r->normal);
  g_free (r->no_cost);
  g_free (r->has);
  g_clear_pointer (&r->judgements, g_ptr_array_unref);
  *r = (pr_reduced){ 0 };
}

pr_reduced *
pr_outcome_reduced (const pr_outcome *o)
{
  if (o->reduced->n != o->n)
    pr_reduced_clear (o->reduced);
  o->reduced->n = o->n;
  return o->reduced;
}

uint32_t
pr_outcome_replication (const pr_outcome *o, const pr_record *rec)
{
  /* Mostly the one of last time, or the next. */
  uint32_t *at = &pr_outcome_reduced (o)->at;
  for (uint32_t k = 0; k < o->n; k++, *at = (*at + 1) % o->n)
    if (o->record[*at] == rec)
      return *at;
  g_assert_not_reached ();
}
