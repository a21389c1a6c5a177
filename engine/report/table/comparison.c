/* Comparison: the statistics and the tables. See comparison.h. */
#include "report/table/comparison.h"
#include "figure/cost.h"
#include "figure/measures-taken.h"
#include "figure/reduce.h"
#include "figure/window.h"

#include "report/table/comparison-verdicts.h"
#include "report/table/csv.h"
#include "report/table/word-cells.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

char *
pr_comparison_obstacle (const pr_comparison *c)
{
  const pr_world *first = c->report[0].results.world;
  for (size_t k = 1; k < c->n; k++)
    {
      const pr_world *w = c->report[k].results.world;
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

pr_paired
pr_compare_province (const pr_comparison *c, size_t k, const pr_figure *metric, uint32_t day,
                     double level)
{
  return pr_paired_figure (&c->report[k].results, PR_PROVINCE, &c->report[0].results, PR_PROVINCE,
                           metric, day, level);
}

double
pr_compare_joint_level (const pr_comparison *c)
{
  return 1 - (1 - pr_results_level (&c->report[0].results)) / (double) (c->n - 1);
}

static void
write_difference (const pr_comparison *c, pr_csv *csv, size_t k, const pr_figure *metric,
                  const pr_paired *d)
{
  bool none = k == 0;
  pr_paired joint = pr_compare_province (c, k, metric, 0, pr_compare_joint_level (c));
  pr_csv_number (csv, none ? NAN : pr_moments_mean (&d->difference));
  pr_csv_number (csv, none ? NAN : d->half_width);
  pr_csv_number (csv, none ? NAN : joint.half_width);
  pr_csv_number (csv, none ? NAN : d->p);
  pr_csv_number (csv, none ? NAN : d->saved);
}

/* The first is not set against itself. */
static void
write_pair (const pr_comparison *c, pr_csv *csv, size_t k, const pr_figure *metric)
{
  double level = pr_results_level (&c->report[0].results), low = NAN, high = NAN;
  pr_paired d = pr_compare_province (c, k, metric, 0, level);
  const pr_results *all[PR_COMPARED_MOST];
  for (size_t j = 0; j < c->n; j++)
    all[j] = &c->report[j].results;
  if (c->n > 2)
    pr_paired_best (all, c->n, k, metric, level, &low, &high);
  pr_csv_text (csv, c->report[k].base);
  pr_csv_text (csv, k > 0 ? c->report[0].base : "");
  pr_csv_text (csv, metric->name);
  pr_csv_number (csv, (double) d.difference.n);
  pr_csv_number (csv, pr_moments_mean (&d.second));
  pr_csv_number (csv, pr_kind_half_width (metric->kind, &d.second, level));
  write_difference (c, csv, k, metric, &d);
  pr_csv_number (csv, low);
  pr_csv_number (csv, high);
  pr_csv_text (csv, k > 0 ? pr_paired_verdict (metric, &d) : "");
  pr_csv_end_row (csv);
}

static char *
province_table (const pr_comparison *c)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_COMPARISON);
  for (size_t k = 0; k < c->n; k++)
    for (const pr_figure **m = c->metrics; *m != NULL; m++)
      write_pair (c, &csv, k, *m);
  return pr_csv_end (&csv);
}

static void
write_place (const pr_comparison *c, pr_csv *csv, size_t k, const pr_place_difference *d)
{
  const pr_results *r = &c->report[k].results;
  g_autoptr (GString) type = g_string_new (NULL);
  pr_words_place_type (r, d->place, type);
  pr_csv_text (csv, c->report[k].base);
  pr_csv_text (csv, c->report[0].base);
  pr_csv_text (csv, r->world->places[d->place].code);
  pr_csv_text (csv, r->world->places[d->place].name);
  pr_csv_text (csv, type->str);
  pr_csv_text (csv, d->metric->name);
  pr_csv_number (csv, (double) d->paired.difference.n);
  pr_csv_number (csv, pr_moments_mean (&d->paired.second));
  pr_csv_number (csv, pr_moments_mean (&d->paired.difference));
  pr_csv_number (csv, d->paired.half_width);
  pr_csv_number (csv, d->joint_hw);
  pr_csv_number (csv, d->paired.p);
  pr_csv_number (csv, d->p_holm);
  pr_csv_text (csv, d->verdict);
  pr_csv_end_row (csv);
}

static char *
places_table (const pr_comparison *c)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_COMPARISON_PLACES);
  for (size_t k = 1; k < c->n; k++)
    {
      size_t n;
      g_autofree pr_place_difference *list
          = pr_paired_places (&c->report[k].results, &c->report[0].results, c->metrics, &n);
      for (size_t i = 0; i < n; i++)
        write_place (c, &csv, k, &list[i]);
    }
  return pr_csv_end (&csv);
}

static void
write_avoided (pr_csv *csv, const pr_avoided *a)
{
  pr_csv_number (csv, pr_moments_mean (&a->avoided.difference));
  pr_csv_number (csv, a->avoided.half_width);
  pr_csv_number (csv, a->each);
  pr_csv_number (csv, a->low);
  pr_csv_number (csv, a->high);
}

static void
write_measure (const pr_comparison *c, pr_csv *csv, size_t k, uint16_t name, const pr_avoided *a)
{
  char date[PR_DATE_SIZE];
  const pr_results *r = &c->report[k].results;
  pr_measure_sum t = pr_measure_sum_of (r, name);
  pr_csv_text (csv, c->report[k].base);
  pr_csv_text (csv, r->world->policy->names[name]);
  pr_csv_number (csv, r->outcome->n);
  pr_csv_number (csv, (double) t.fired_in / r->outcome->n);
  pr_csv_number (csv, t.fired);
  pr_csv_text (csv,
               isnan (t.first) ? "" : pr_text_date (date, pr_window_date (r, (uint32_t) t.first)));
  pr_csv_number (csv, t.days);
  pr_csv_number (csv, t.refused);
  pr_csv_number (csv, t.cost);
  write_avoided (csv, a);
  pr_csv_end_row (csv);
}

static char *
measures_table (const pr_comparison *c)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_COMPARISON_MEASURES);
  const pr_results *first = &c->report[0].results;
  for (size_t k = 0; k < c->n; k++)
    {
      const pr_results *r = &c->report[k].results;
      uint16_t n = pr_n_measures_named (r);
      pr_avoided a = { .each = NAN, .low = NAN, .high = NAN, .avoided.half_width = NAN };
      if (k > 0 && n > 0)
        a = pr_late_avoided (r, first, pr_results_level (first));
      for (uint16_t i = 0; i < n; i++)
        write_measure (c, &csv, k, i, &a);
    }
  return pr_csv_end (&csv);
}

bool
pr_compare_has_costs (const pr_comparison *c, size_t k)
{
  return pr_has_costs (&c->report[0].results) && pr_has_costs (&c->report[k].results);
}

static void
write_costs (const pr_comparison *c, pr_csv *csv, size_t k)
{
  const pr_results *r = &c->report[k].results, *first = &c->report[0].results;
  double level = pr_results_level (first);
  pr_avoided a = pr_late_avoided (r, first, level);
  pr_csv_text (csv, c->report[k].base);
  pr_csv_text (csv, c->report[0].base);
  pr_csv_number (csv, pr_moments_mean (&a.cost.difference));
  pr_csv_number (csv, a.cost.half_width);
  for (int kind = 0; kind < PR_N_COSTS; kind++)
    {
      const pr_figure *figure = pr_figure_named (PR_OF_COST, pr_cost_figures[kind]);
      pr_paired d = pr_compare_province (c, k, figure, 0, level);
      pr_csv_number (csv, pr_moments_mean (&d.difference));
      pr_csv_number (csv, d.half_width);
    }
  write_avoided (csv, &a);
  pr_csv_end_row (csv);
}

static char *
costs_table (const pr_comparison *c)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_COMPARISON_COSTS);
  for (size_t k = 1; k < c->n; k++)
    if (pr_compare_has_costs (c, k))
      write_costs (c, &csv, k);
  return pr_csv_end (&csv);
}

char *
pr_comparison_table (const pr_comparison *c, pr_file_id file)
{
  switch (file)
    {
    case PR_FILE_COMPARISON:
      return province_table (c);
    case PR_FILE_COMPARISON_PLACES:
      return places_table (c);
    case PR_FILE_COMPARISON_VERDICTS:
      return pr_comparison_verdicts_text (c);
    case PR_FILE_COMPARISON_MEASURES:
      return measures_table (c);
    case PR_FILE_COMPARISON_COSTS:
      return costs_table (c);
    default:
      g_assert_not_reached ();
    }
}

static void
add_strangers (const pr_world *a, const pr_world *b, const char *base, GString *out)
{
  for (uint32_t u = 0; u < a->n_places; u++)
    if (pr_same_place (a, u, b) == PR_NONE32)
      g_string_append_printf (out, _ ("%s%s only in %s"), out->len > 0 ? ", " : "",
                              a->places[u].code, base);
}

char *
pr_compare_strangers (const pr_comparison *c, size_t k)
{
  GString *out = g_string_new (NULL);
  add_strangers (c->report[0].results.world, c->report[k].results.world, c->report[0].base, out);
  add_strangers (c->report[k].results.world, c->report[0].results.world, c->report[k].base, out);
  return g_string_free (out, FALSE);
}
