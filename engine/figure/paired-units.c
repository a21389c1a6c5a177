/* Unit by unit: who wins and who loses. */
#include "figure/paired.h"
#include "figure/reduce.h"

#include <math.h>
#include <string.h>

uint32_t
pr_same_place (const pr_world *a, uint32_t i, const pr_world *b)
{
  bool unit = i < a->n_units;
  for (uint32_t p = unit ? 0 : b->n_units; p < (unit ? b->n_units : b->n_places); p++)
    if (strcmp (a->places[i].code, b->places[p].code) == 0)
      return p;
  return PR_NONE32;
}

void
pr_judge_units (pr_unit_difference *list, size_t n, double level)
{
  size_t tests = 0;
  g_autofree double *p = g_new (double, n + 1);
  for (size_t i = 0; i < n; i++)
    if (!isnan (list[i].paired.p))
      p[tests++] = list[i].paired.p;
  pr_holm (p, tests);
  for (size_t i = 0, k = 0; i < n; i++)
    {
      pr_unit_difference *u = &list[i];
      bool tested = !isnan (u->paired.p);
      pr_paired joint = u->paired;
      joint.half_width = u->joint_hw
          = tested ? pr_moments_half_width (&joint.difference, 1 - (1 - level) / (double) tests)
                   : NAN;
      u->p_holm = tested ? p[k++] : NAN;
      u->verdict = pr_paired_verdict (u->metric, &joint);
    }
}

pr_unit_difference *
pr_paired_units (const pr_results *a, const pr_results *b, const pr_figure *const *metrics,
                 size_t *n)
{
  double level = pr_results_level (b);
  size_t n_metrics = 0;
  while (metrics[n_metrics] != NULL)
    n_metrics++;
  pr_unit_difference *list = g_new0 (pr_unit_difference, a->world->n_units * n_metrics + 1);
  *n = 0;
  for (const pr_figure *const *m = metrics; *m != NULL; m++)
    {
      const pr_figure *metric = pr_metric_of_units (*m);
      for (uint32_t u = 0; metric != NULL && u < a->world->n_units; u++)
        {
          uint32_t v = pr_same_place (a->world, u, b->world);
          if (v == PR_NONE32)
            continue;
          pr_paired d = pr_paired_figure (a, u, b, v, metric, 0, level);
          if (d.first.n > 0 || d.second.n > 0) /* else neither has such a metric */
            list[(*n)++] = (pr_unit_difference){ .unit = u, .metric = metric, .paired = d };
        }
    }
  pr_judge_units (list, *n, level);
  return list;
}
