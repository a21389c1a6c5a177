/* Comparison: the statistics and the tables. See comparison.h. */
#include "report/table/comparison.h"

#include "report/table/comparison-units.h"
#include "report/table/csv.h"
#include "report/metric.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

pr_paired
pr_paired_of (const double *x, const double *y, size_t n, double level)
{
  pr_paired d = { .half_width = NAN, .p = NAN, .saved = NAN };
  pr_moments a = { 0 }, b = { 0 }; /* of the pairs */
  for (size_t r = 0; r < n; r++)
    {
      pr_moments_add (&d.first, y[r]);
      pr_moments_add (&d.second, x[r]);
      if (isnan (x[r]) || isnan (y[r]))
        continue;
      pr_moments_add (&a, y[r]);
      pr_moments_add (&b, x[r]);
      pr_moments_add (&d.difference, x[r] - y[r]);
    }
  if (d.difference.n < 2)
    return d;
  d.half_width = pr_moments_half_width (&d.difference, level);
  double sd = pr_moments_sd (&d.difference), sx = pr_moments_sd (&b), sy = pr_moments_sd (&a);
  if (sd > 0)
    {
      double t = d.difference.mean / (sd / sqrt ((double) d.difference.n));
      d.p = pr_t_two_sided (t, (double) (d.difference.n - 1));
      d.saved = (sx * sx + sy * sy) / (sd * sd);
    }
  else
    d.p = d.difference.mean == 0 ? 1 : 0;
  return d;
}

pr_paired
pr_compare_province (const pr_comparison *c, size_t k, size_t j, const pr_out_column *metric,
                     double level)
{
  uint32_t n = c->report[0].outcome->n;
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);
  for (uint32_t r = 0; r < n; r++)
    {
      x[r] = metric->value (&c->report[k], c->report[k].outcome->record[r], PR_PROVINCE, 0);
      y[r] = metric->value (&c->report[j], c->report[j].outcome->record[r], PR_PROVINCE, 0);
    }
  return pr_paired_of (x, y, n, level);
}

typedef struct {
  double p;
  size_t at;
} ranked_p;

static int
compare_p (const void *a, const void *b)
{
  const ranked_p *x = a, *y = b;
  if (x->p != y->p)
    return x->p < y->p ? -1 : 1;
  return x->at < y->at ? -1 : 1;
}

void
pr_holm (double *p, size_t n)
{
  g_autofree ranked_p *order = g_new (ranked_p, n + 1);
  double most = 0;
  for (size_t i = 0; i < n; i++)
    order[i] = (ranked_p){ p[i], i };
  qsort (order, n, sizeof *order, compare_p);
  for (size_t i = 0; i < n; i++)
    {
      most = fmax (most, fmin (1, (double) (n - i) * order[i].p));
      p[order[i].at] = most;
    }
}

char *
pr_comparison_obstacle (const pr_comparison *c)
{
  const pr_world *first = c->report[0].world;
  for (size_t k = 1; k < c->n; k++)
    {
      const pr_world *w = c->report[k].world;
      if (w->epoch + w->first_day != first->epoch + first->first_day
          || w->end_day - w->first_day != first->end_day - first->first_day
          || w->end - w->start != first->end - first->start)
        return g_strdup_printf (_ ("'%s' and '%s' have different windows: what is counted in "
                                   "different times does not compare"),
                                c->report[0].base, c->report[k].base);
      if (strcmp (c->report[k].base, c->report[0].base) == 0
          && strcmp (c->report[k].scenario_hash, c->report[0].scenario_hash) != 0)
        return g_strdup_printf (_ ("two different scenarios are named '%s'"), c->report[k].base);
    }
  return g_strdup ("");
}

static double
level_of (const pr_comparison *c)
{
  return c->report[0].tables->ini[PR_INI_REPORT_LEVEL].v.number;
}

const char *
pr_paired_verdict (const pr_out_column *metric, const pr_paired *d)
{
  double x = pr_moments_mean (&d->difference);
  return fabs (x) > d->half_width ? pr_metric_verdict (metric, x) : "";
}

/* Bounds of scenario k minus the best of the others, in the metric's own direction; none where no
 * direction is better, or where some other cannot be told from it. */
static void
against_best (const pr_comparison *c, size_t k, const pr_out_column *metric, double *low,
              double *high)
{
  int direction = pr_metric_direction (metric);
  if (direction == 0)
    return;
  double pairs = (double) (c->n * (c->n - 1)) / 2, level = 1 - (1 - level_of (c)) / pairs,
         least = INFINITY, most = INFINITY;
  for (size_t j = 0; j < c->n; j++)
    {
      if (j == k)
        continue;
      pr_paired d = pr_compare_province (c, k, j, metric, level);
      if (isnan (d.half_width))
        return;
      least = fmin (least, direction * d.difference.mean - d.half_width);
      most = fmin (most, direction * d.difference.mean + d.half_width);
    }
  /* The best of the others in that direction: both ends turn with it. */
  double down = fmin (0, least), up = fmax (0, most);
  *low = direction > 0 ? down : -up;
  *high = direction > 0 ? up : -down;
}

static void
write_pair (const pr_comparison *c, pr_csv *csv, size_t k, const pr_out_column *metric)
{
  double level = level_of (c), low = NAN, high = NAN;
  double joint = 1 - (1 - level) / (double) (c->n - 1);
  pr_paired d = pr_compare_province (c, k, 0, metric, level);
  pr_paired together = pr_compare_province (c, k, 0, metric, joint);
  if (c->n > 2)
    against_best (c, k, metric, &low, &high);
  pr_csv_text (csv, c->report[k].base);
  pr_csv_text (csv, c->report[0].base);
  pr_csv_text (csv, metric->name);
  pr_csv_number (csv, (double) d.difference.n);
  pr_csv_number (csv, pr_moments_mean (&d.second));
  pr_csv_number (csv, pr_moments_half_width (&d.second, level));
  pr_csv_number (csv, pr_moments_mean (&d.difference));
  pr_csv_number (csv, d.half_width);
  pr_csv_number (csv, together.half_width);
  pr_csv_number (csv, d.p);
  pr_csv_number (csv, d.saved);
  pr_csv_number (csv, low);
  pr_csv_number (csv, high);
  pr_csv_text (csv, pr_paired_verdict (metric, &d));
  pr_csv_end_row (csv);
}

static char *
province_table (const pr_comparison *c)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_COMPARISON);
  /* With several, the first has a row, too: it may be the best. */
  for (size_t k = c->n > 2 ? 0 : 1; k < c->n; k++)
    for (const pr_out_column **m = c->metrics; *m != NULL; m++)
      write_pair (c, &csv, k, *m);
  return pr_csv_end (&csv);
}

static char *
units_table (const pr_comparison *c)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_COMPARISON_UNITS);
  for (size_t k = 1; k < c->n; k++)
    {
      size_t n;
      g_autofree pr_unit_difference *list = pr_compare_units (c, k, &n);
      for (size_t i = 0; i < n; i++)
        {
          const pr_unit_difference *u = &list[i];
          pr_csv_text (&csv, c->report[k].base);
          pr_csv_text (&csv, c->report[0].base);
          pr_csv_text (&csv, c->report[k].world->places[u->unit].code);
          pr_csv_text (&csv, c->report[k].world->places[u->unit].name);
          pr_csv_text (&csv, u->metric->name);
          pr_csv_number (&csv, (double) u->paired.difference.n);
          pr_csv_number (&csv, pr_moments_mean (&u->paired.second));
          pr_csv_number (&csv, pr_moments_mean (&u->paired.difference));
          pr_csv_number (&csv, u->paired.half_width);
          pr_csv_number (&csv, u->joint_hw);
          pr_csv_number (&csv, u->paired.p);
          pr_csv_number (&csv, u->p_holm);
          pr_csv_text (&csv, u->verdict);
          pr_csv_end_row (&csv);
        }
    }
  return pr_csv_end (&csv);
}

char *
pr_comparison_table (const pr_comparison *c, pr_file_id file)
{
  switch (file)
    {
    case PR_FILE_COMPARISON:
      return province_table (c);
    case PR_FILE_COMPARISON_UNITS:
      return units_table (c);
    default:
      g_assert_not_reached ();
    }
}
