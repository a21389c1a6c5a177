#include "report/table/comparison-units.h"

#include "report/metric.h"

#include <math.h>
#include <string.h>

/* The unit of the code; PR_NONE32 when the world has none. */
static uint32_t
find_unit (const pr_world *w, const char *code)
{
  for (uint32_t u = 0; u < w->n_units; u++)
    if (strcmp (w->places[u].code, code) == 0)
      return u;
  return PR_NONE32;
}

static pr_paired
compare_unit (const pr_comparison *c, size_t k, uint32_t unit, uint32_t first,
              const pr_out_column *metric, double level)
{
  uint32_t n = c->report[0].outcome->n;
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);
  for (uint32_t r = 0; r < n; r++)
    {
      x[r] = metric->value (&c->report[k], c->report[k].outcome->record[r], unit, 0);
      y[r] = metric->value (&c->report[0], c->report[0].outcome->record[r], first, 0);
    }
  return pr_paired_of (x, y, n, level);
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
pr_compare_units (const pr_comparison *c, size_t k, size_t *n)
{
  const pr_world *w = c->report[k].world, *first = c->report[0].world;
  double level = c->report[0].tables->ini[PR_INI_REPORT_LEVEL].v.number;
  size_t n_metrics = 0;
  while (c->metrics[n_metrics] != NULL)
    n_metrics++;
  pr_unit_difference *list = g_new0 (pr_unit_difference, w->n_units * n_metrics + 1);
  *n = 0;
  for (const pr_out_column **m = c->metrics; *m != NULL; m++)
    {
      const pr_out_column *metric = pr_metric_of_units (*m);
      for (uint32_t u = 0; metric != NULL && u < w->n_units; u++)
        {
          uint32_t v = find_unit (first, w->places[u].code);
          if (v == PR_NONE32)
            continue;
          pr_paired d = compare_unit (c, k, u, v, metric, level);
          if (d.first.n > 0 || d.second.n > 0) /* else neither has such a metric */
            list[(*n)++] = (pr_unit_difference){ .unit = u, .metric = metric, .paired = d };
        }
    }
  pr_judge_units (list, *n, level);
  return list;
}

static void
add_strangers (const pr_world *a, const pr_world *b, const char *base, GString *out)
{
  for (uint32_t u = 0; u < a->n_units; u++)
    if (find_unit (b, a->places[u].code) == PR_NONE32)
      g_string_append_printf (out, _ ("%s%s only in %s"), out->len > 0 ? ", " : "",
                              a->places[u].code, base);
}

char *
pr_compare_strangers (const pr_comparison *c, size_t k)
{
  GString *out = g_string_new (NULL);
  add_strangers (c->report[0].world, c->report[k].world, c->report[0].base, out);
  add_strangers (c->report[k].world, c->report[0].world, c->report[k].base, out);
  return g_string_free (out, FALSE);
}
