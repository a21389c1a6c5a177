/* Findings by group of procedures: see findings.h. */
#include "figure/findings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One group in one replication. */
static void
add_replication (const pr_results *r, const pr_record *rec, pr_group *g, pr_hist *hist)
{
  int64_t arrived = 0, on_time = 0, late = 0;
  memset (hist, 0, sizeof *hist);
  for (uint32_t p = 0; p < rec->n_procedures; p++)
    {
      const pr_procedure *procedure = &r->world->procedures[p];
      const pr_procedure_count *c = &rec->procedure[p];
      if (procedure->visit || strcmp (procedure->group, g->name) != 0)
        continue;
      arrived += c->arrived;
      on_time += c->on_time;
      late += c->late;
      pr_hist_merge (hist, &c->sojourn_hist);
    }
  double due = (double) (on_time + late);
  pr_moments_add (&g->arrived, (double) arrived);
  pr_moments_add (&g->on_time, due > 0 ? (double) on_time / due : NAN);
  pr_moments_add (&g->median, pr_hist_quantile (hist, 0.5) / 86400);
  pr_moments_add (&g->p90, pr_hist_quantile (hist, 0.9) / 86400);
}

static int
compare_groups (const void *a, const void *b)
{
  const pr_group *x = a, *y = b;
  if (x->arrived.mean != y->arrived.mean)
    return x->arrived.mean < y->arrived.mean ? 1 : -1;
  return strcmp (x->name, y->name);
}

pr_group *
pr_groups (const pr_results *r, size_t *n)
{
  const pr_world *w = r->world;
  pr_group *list = g_new0 (pr_group, w->n_procedures + 1u);
  g_autofree pr_hist *hist = g_new (pr_hist, 1);
  *n = 0;
  for (uint32_t p = 0; p < w->n_procedures; p++)
    {
      bool known = w->procedures[p].visit;
      for (size_t k = 0; !known && k < *n; k++)
        known = strcmp (list[k].name, w->procedures[p].group) == 0;
      if (!known)
        list[(*n)++].name = w->procedures[p].group;
    }
  for (size_t k = 0; k < *n; k++)
    for (uint32_t x = 0; x < r->outcome->n; x++)
      add_replication (r, r->outcome->record[x], &list[k], hist);
  qsort (list, *n, sizeof *list, compare_groups);
  return list;
}
