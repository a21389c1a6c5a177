/* Summary: the measures that were taken. See summary.h. */
#include "report/text/summary.h"

#include "model/shown.h"
#include "figure/measures-taken.h"
#include "figure/window.h"
#include "kernel/i18n.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

#define MOST_SHOWN 8

/* Without decimals if it is whole. */
static const char *
number (char *to, double v)
{
  return pr_text_fixed (to, v, v == floor (v) ? 0 : 1);
}

void
pr_summary_measure (const pr_results *r, uint16_t name, GString *out)
{
  char fired[PR_NUMBER_SIZE], days[PR_NUMBER_SIZE], refused[PR_NUMBER_SIZE],
      put_off[PR_NUMBER_SIZE], worst[PR_NUMBER_SIZE], date[PR_DATE_SIZE];
  pr_measure_sum t = pr_measure_sum_of (r, name);
  g_autofree char *cost = pr_summary_dong (t.cost);
  g_string_append_printf (
      out, NGETTEXT ("%s: in %u of %u replication", "%s: in %u of %u replications", r->outcome->n),
      pr_shown (r->world, PR_NAMED_MEASURE, r->world->policy->names[name]), t.fired_in,
      r->outcome->n);
  if (t.fired_in > 0)
    {
      g_string_append_printf (out, _ ("; first on %s; times ordered %s; days in force %s"),
                              pr_text_day (date, pr_window_date (r, (uint32_t) t.first)),
                              number (fired, t.fired), number (days, t.days));
      if (t.put_off > 0)
        g_string_append_printf (out, _ ("; meetings put off %s"), number (put_off, t.put_off));
    }
  else if (!isnan (t.worst))
    g_string_append_printf (out, _ ("; worst value at a look %s"),
                            pr_text_fixed (worst, t.worst, 2));
  if (t.refused > 0)
    g_string_append_printf (out, _ ("; times refused, the reserve being empty, %s"),
                            number (refused, t.refused));
  if (t.cost > 0)
    g_string_append_printf (out, "; %s", cost);
  g_string_append_c (out, '.');
}

void
pr_summary_measures (const pr_results *r, GString *out)
{
  uint16_t n = pr_n_measures_named (r);
  if (n == 0)
    return;
  g_string_append_printf (out, "\n%s\n", _ (PR_SUMMARY_MEASURES));
  for (uint16_t i = 0; i < n && i < MOST_SHOWN; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      pr_summary_measure (r, i, text);
      pr_text_wrap (out, text->str, 2, PR_SUMMARY_WIDTH);
    }
  if (n > MOST_SHOWN)
    g_string_append_printf (out, _ ("  and %u more: measures.csv\n"), n - MOST_SHOWN);
}
