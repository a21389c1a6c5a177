/* Whom a scenario helps and hurts most.
 *
 * A place is told by the first of these metrics in which a difference is shown, by intervals that
 * hold for all places and metrics together (Bonferroni); metrics in their order, and within one the
 * largest difference, come first. */
#include "report/brief/data.h"

#include "report/text/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LISTED 5

static const char *const metrics[]
    = { "decided_late", "visits_left", "deciding_peak", "counter_wait_mean", "sojourn_mean" };

static int
rank_of (const pr_place_difference *d)
{
  int k = 0;
  while (strcmp (metrics[k], d->metric->name) != 0)
    k++;
  return k;
}

static int
by_weight (const void *a, const void *b)
{
  const pr_place_difference *x = a, *y = b;
  int p = rank_of (x), q = rank_of (y);
  double u = fabs (x->paired.difference.mean), v = fabs (y->paired.difference.mean);
  if (p != q)
    return p < q ? -1 : 1;
  if (u != v)
    return u > v ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

/* Who waits less where more people leave unserved is not helped. */
static bool
is_hollow (const pr_place_difference *d, const pr_place_difference *list, size_t n)
{
  for (size_t i = 0; i < n && strcmp (d->metric->name, "counter_wait_mean") == 0; i++)
    if (list[i].place == d->place && strcmp (list[i].metric->name, "visits_left") == 0
        && strcmp (list[i].verdict, "worse") == 0)
      return strcmp (d->verdict, "better") == 0;
  return false;
}

static void
add_list (JsonBuilder *b, const pr_results *r, const char *name, const char *verdict,
          const pr_place_difference *list, size_t n)
{
  g_autofree bool *told = g_new0 (bool, r->world->n_places + 1u);
  size_t listed = 0;
  pr_brief_list (b, name);
  for (size_t i = 0; i < n && listed < LISTED; i++)
    {
      const pr_place_difference *d = &list[i];
      if (strcmp (d->verdict, verdict) != 0 || told[d->place] || is_hollow (d, list, n))
        continue;
      told[d->place] = true;
      listed++;
      json_builder_begin_object (b);
      pr_json_string (b, "name", r->world->places[d->place].name);
      pr_json_string (b, "metric", d->metric->name);
      pr_brief_number (b, "more", d->paired.difference.mean);
      pr_brief_number (b, "more_hw", d->joint_hw);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pr_brief_felt (JsonBuilder *b, const pr_results *r, const pr_results *first)
{
  const pr_figure *figures[G_N_ELEMENTS (metrics) + 1] = { NULL };
  size_t n;
  for (size_t k = 0; k < G_N_ELEMENTS (metrics); k++)
    figures[k] = pr_figure_named (PR_OF_PROVINCE, metrics[k]);
  g_autofree pr_place_difference *list = pr_paired_places (r, first, figures, &n);
  qsort (list, n, sizeof *list, by_weight);
  add_list (b, r, "helped", "better", list, n);
  add_list (b, r, "hurt", "worse", list, n);
}
