/* Summary: the measures that were taken. See summary.h. */
#include "report/text/summary.h"

#include "figure/reduce.h"
#include "figure/window.h"
#include "kernel/i18n.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

#define MOST_SHOWN 8

/* A measure by name, over its places. */
typedef struct {
  uint32_t places, fired_in; /* fired_in: replications in which it was ordered at some place */
  double fired, days, refused, put_off, cost;
  double first; /* median date, of the place where it is earliest; NaN: never */
} total;

static double
mean_of (const pr_results *r, const char *figure, uint32_t i)
{
  double mean = pr_reduce_named (r, PR_OF_MEASURE, figure, i).mean;
  return isnan (mean) ? 0 : mean;
}

/* Without decimals if it is whole. */
static const char *
number (char *to, double v)
{
  return pr_text_fixed (to, v, v == floor (v) ? 0 : 1);
}

static total
add_up (const pr_results *r, uint16_t name)
{
  const pr_policy *p = r->world->policy;
  pr_value first = pr_figure_named (PR_OF_MEASURE, "first")->value;
  total t = { .first = NAN };
  for (uint32_t i = 0; i < p->n_measures; i++)
    {
      if (p->measures[i].name != name)
        continue;
      t.places++;
      t.fired += mean_of (r, "fired", i);
      t.days += mean_of (r, "days", i);
      t.refused += mean_of (r, "refused", i);
      t.put_off += mean_of (r, "put_off", i);
      t.cost += mean_of (r, "cost", i);
      t.first = fmin (t.first, pr_reduce_median (r, first, i));
    }
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      bool fired = false;
      for (uint32_t i = 0; i < p->n_measures; i++)
        fired |= p->measures[i].name == name && r->outcome->record[k]->measure[i].fired > 0;
      t.fired_in += fired;
    }
  return t;
}

static void
append_measure (const pr_results *r, GString *out, uint16_t name)
{
  char fired[PR_NUMBER_SIZE], days[PR_NUMBER_SIZE], refused[PR_NUMBER_SIZE], cost[PR_NUMBER_SIZE],
      date[PR_DATE_SIZE];
  total t = add_up (r, name);
  g_string_append_printf (out, _ ("%s: in %u of %u replications"), r->world->policy->names[name],
                          t.fired_in, r->outcome->n);
  if (t.fired_in > 0)
    {
      g_string_append_printf (out, _ (", first on %s; %s times, %s days in force"),
                              pr_text_date (date, pr_window_date (r, (uint32_t) t.first)),
                              number (fired, t.fired), number (days, t.days));
      if (t.put_off > 0)
        g_string_append_printf (out, _ ("; %s meetings put off"), number (days, t.put_off));
    }
  if (t.refused > 0)
    g_string_append_printf (out, _ ("; refused %s times, the reserve being empty"),
                            number (refused, t.refused));
  if (t.cost > 0)
    g_string_append_printf (out, _ ("; %s million dong"), pr_text_fixed (cost, t.cost / 1e6, 1));
  g_string_append_c (out, '.');
}

void
pr_summary_measures (const pr_results *r, GString *out)
{
  const pr_policy *p = r->world->policy;
  if (p == NULL || p->n_measures == 0)
    return;
  g_string_append_printf (out, "\n%s\n", _ ("MEASURES (means over all replications and places)"));
  for (uint16_t i = 0; i < p->n_names && i < MOST_SHOWN; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      append_measure (r, text, i);
      pr_text_wrap (out, text->str, 2, PR_SUMMARY_WIDTH);
    }
  if (p->n_names > MOST_SHOWN)
    g_string_append_printf (out, _ ("  and %u more: measures.csv\n"), p->n_names - MOST_SHOWN);
}
