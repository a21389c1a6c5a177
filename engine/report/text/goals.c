#include "report/text/goals.h"

#include "report/table/metric-words.h"
#include "figure/reduce.h"
#include "kernel/i18n.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

/* What is missed by most of a part's places; how many miss it, and how many have no value. */
static uint32_t
find_worst (const pr_goal *g, const pr_goal_part *p, const pr_results *r, uint32_t *failing,
            uint32_t *without)
{
  uint32_t asked = pr_goal_asked (g), worst = PR_PROVINCE;
  *failing = *without = 0;
  for (uint32_t k = 0; k < pr_goal_places (p); k++)
    {
      uint32_t i = pr_goal_place (p, k);
      if (pr_reduce_metric (r, p->metric, i).n == 0)
        {
          (*without)++;
          continue;
        }
      if (worst == PR_PROVINCE
          || pr_goal_missing (p, r, i, false, asked) > pr_goal_missing (p, r, worst, false, asked))
        worst = i;
      *failing += pr_goal_missing (p, r, i, true, asked) > 0;
    }
  return worst;
}

/* What a mean is multiplied by, and its unit then: times of less than a day in hours, of less than
 * an hour in minutes, as goals ask for them. */
static const char *
fitting_unit (const pr_figure *metric, double mean, double *scale)
{
  const char *unit = metric->unit;
  *scale = pr_figure_scale (metric);
  if (strcmp (unit, "days") == 0 && fabs (mean) < 1)
    {
      unit = "hours";
      mean *= 24;
      *scale *= 24;
    }
  if (strcmp (unit, "hours") == 0 && fabs (mean) < 1)
    {
      *scale *= 60;
      return _ ("minutes");
    }
  return strcmp (unit, metric->unit) != 0 ? _ ("hours") : pr_figure_unit (metric);
}

void
pr_goal_tell (const pr_goal *g, const pr_results *r, GString *out)
{
  for (guint k = 0; k < g->parts->len; k++)
    {
      const pr_goal_part *p = &g_array_index (g->parts, pr_goal_part, k);
      uint32_t failing, without, worst = find_worst (g, p, r, &failing, &without);
      pr_moments m = pr_reduce_metric (r, p->metric, worst);
      double scale;
      const char *unit = fitting_unit (p->metric, pr_moments_mean (&m), &scale);
      g_autofree char *is = pr_text_plus_minus (
          scale * pr_moments_mean (&m),
          scale * pr_kind_half_width (p->metric->kind, &m, pr_results_level (r)), 3);
      g_string_append_printf (out, "  %s%s", p->text, P_ ("what a sentence is about", ": "));
      if (worst == PR_PROVINCE)
        g_string_append_printf (out, "%s %s\n", is, unit);
      else if (p->question->where == PR_WHERE_PLACE)
        g_string_append_printf (out, _ ("%s has %s %s\n"), r->world->places[worst].name, is, unit);
      else
        g_string_append_printf (out, _ ("missed by %u of %u; the worst, %s, has %s %s\n"), failing,
                                pr_goal_places (p), r->world->places[worst].name, is, unit);
      if (without > 0)
        g_string_append_printf (out,
                                NGETTEXT ("  %u place has no value of it, and misses nothing\n",
                                          "  %u places have no value of it, and miss nothing\n",
                                          without),
                                without);
    }
}

void
pr_precision_tell (const pr_precision *p, const pr_results *r, GString *out)
{
  for (guint i = 0; i < p->goals->len; i++)
    {
      const pr_width_goal *g = &g_array_index (p->goals, pr_width_goal, i);
      pr_moments m;
      double hw, scale = pr_figure_scale (g->metric);
      bool reached = pr_width_reached (g, r, &m, &hw);
      g_autofree char *is = pr_text_plus_minus (scale * pr_moments_mean (&m), scale * hw, 4),
                      *name = pr_metric_words (g->metric);
      g_string_append_printf (out, _ ("%s: %s %s; half-width wanted %s: %s\n"), name, is,
                              pr_figure_unit (g->metric), g->wanted,
                              reached ? _ ("reached") : _ ("not reached"));
    }
}
