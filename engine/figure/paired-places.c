/* Place by place: who wins and who loses. */
#include "figure/paired.h"
#include "figure/reduce.h"
#include "figure/verdict.h"

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

uint32_t
pr_same_judged (const pr_results *a, uint32_t i, const pr_results *b)
{
  uint32_t j = pr_same_place (a->world, i, b->world);
  return j != PR_NONE32 && pr_place_verdict (a, i) != PR_NOT_ASKED
                 && pr_place_verdict (b, j) != PR_NOT_ASKED
             ? j
             : PR_NONE32;
}

static void
add (double *sum, double passes)
{
  if (!isnan (passes))
    *sum = passes + (isnan (*sum) ? 0 : *sum);
}

pr_paired
pr_paired_ready (const pr_results *a, const pr_results *b, double level)
{
  uint32_t n = b->outcome->n;
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);
  for (uint32_t r = 0; r < n; r++)
    x[r] = y[r] = NAN;
  for (uint32_t i = 0; i < a->world->n_places; i++)
    {
      uint32_t j = pr_same_judged (a, i, b);
      for (uint32_t r = 0; r < n && j != PR_NONE32; r++)
        {
          add (&x[r], pr_place_passes (a, a->outcome->record[r], i));
          add (&y[r], pr_place_passes (b, b->outcome->record[r], j));
        }
    }
  return pr_paired_of (x, y, n, level);
}

void
pr_judge_places (pr_place_difference *list, size_t n, double level)
{
  size_t tests = 0;
  g_autofree double *p = g_new (double, n + 1);
  for (size_t i = 0; i < n; i++)
    if (!isnan (list[i].paired.p))
      p[tests++] = list[i].paired.p;
  pr_holm (p, tests);
  for (size_t i = 0, k = 0; i < n; i++)
    {
      pr_place_difference *u = &list[i];
      bool tested = !isnan (u->paired.p);
      pr_paired joint = u->paired;
      joint.half_width = u->joint_hw
          = tested ? pr_moments_half_width (&joint.difference, 1 - (1 - level) / (double) tests)
                   : NAN;
      u->p_holm = tested ? p[k++] : NAN;
      u->verdict = pr_paired_verdict (u->metric, &joint);
    }
}

static bool
is_nothing (const pr_moments *m)
{
  return m->n == 0 || (m->mean == 0 && m->m2 == 0);
}

/* Whether either has such a metric; an authority where nobody files has none of what is filed. */
static bool
applies (const pr_paired *d, bool unit)
{
  if (unit)
    return d->first.n > 0 || d->second.n > 0;
  return !is_nothing (&d->first) || !is_nothing (&d->second);
}

pr_place_difference *
pr_paired_places (const pr_results *a, const pr_results *b, const pr_figure *const *metrics,
                  size_t *n)
{
  double level = pr_results_level (b);
  size_t n_metrics = 0;
  while (metrics[n_metrics] != NULL)
    n_metrics++;
  pr_place_difference *list = g_new0 (pr_place_difference, a->world->n_places * n_metrics + 1);
  *n = 0;
  for (const pr_figure *const *m = metrics; *m != NULL; m++)
    {
      const pr_figure *metric = pr_metric_of_units (*m);
      for (uint32_t i = 0; metric != NULL && i < a->world->n_places; i++)
        {
          uint32_t j = pr_same_place (a->world, i, b->world);
          if (j == PR_NONE32)
            continue;
          pr_paired d = pr_paired_figure (a, i, b, j, metric, 0, level);
          if (applies (&d, i < a->world->n_units))
            list[(*n)++] = (pr_place_difference){ .place = i, .metric = metric, .paired = d };
        }
    }
  pr_judge_places (list, *n, level);
  return list;
}
