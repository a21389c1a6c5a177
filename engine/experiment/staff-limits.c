/* Limits: see staff-limits.h. */
#include "experiment/staff-limits.h"

#include <glib.h>

static bool
has (const pr_world *w, pr_staff_limit limit)
{
  bool waits = false;
  for (uint32_t i = 0; i < w->n_things; i++)
    waits |= w->things[i].ready != INT64_MIN || w->things[i].delay != NULL;
  return limit == PR_STAFF_OUTAGES     ? w->n_incidents > 0
         : limit == PR_STAFF_READINESS ? waits
                                       : w->n_absences + w->n_leaves > 0;
}

bool
pr_staff_has_limit (const pr_world *w, pr_staff_limit limit)
{
  return has (w, limit) || (w->later != NULL && has (w->later, limit));
}

pr_world *
pr_staff_unlimited (const pr_world *whole, pr_staff_limit limit)
{
  pr_world *w = g_memdup2 (whole, sizeof *whole);
  w->things = g_memdup2 (whole->things, whole->n_things * sizeof *whole->things);
  for (uint32_t i = 0; i < w->n_things && limit == PR_STAFF_READINESS; i++)
    {
      w->things[i].ready = INT64_MIN;
      w->things[i].delay = NULL;
    }
  if (limit == PR_STAFF_OUTAGES)
    w->n_incidents = 0;
  if (limit == PR_STAFF_ABSENCES)
    w->n_absences = w->n_leaves = 0;
  if (w->later != NULL)
    w->later = pr_staff_unlimited (w->later, limit);
  return w;
}

void
pr_staff_unlimited_free (pr_world *w)
{
  if (w->later != NULL)
    pr_staff_unlimited_free (w->later);
  g_free (w->things);
  g_free (w);
}
