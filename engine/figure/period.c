/* Periods: see period.h. */
#include "figure/period.h"

#include "kernel/i18n.h"

#define FORTNIGHT 14
#define LEAST 7 /* days */

const char *const pr_period_names[PR_N_PERIODS] = { N_ ("fortnight"), N_ ("month") };

/* The first day of the next month, a day of the window. */
static uint32_t
month_end (const pr_world *w, uint32_t day)
{
  pr_day start = w->epoch + w->first_day;
  int year, month, of_month;
  pr_day_to_civil (start + (pr_day) day, &year, &month, &of_month);
  pr_day next = pr_day_from_civil (month < 12 ? year : year + 1, month % 12 + 1, 1);
  return (uint32_t) (next - start);
}

/* Adds the periods of the days [from, until). */
static void
add (GArray *list, const pr_world *w, pr_period_kind kind, uint32_t from, uint32_t until)
{
  bool first = true;
  while (from < until)
    {
      uint32_t end = kind == PR_MONTH ? month_end (w, from) : from + FORTNIGHT;
      if (first && end - from < LEAST)
        end = month_end (w, end);
      if (end + LEAST > until)
        end = until;
      pr_period p = { from, end, first, end == until };
      g_array_append_val (list, p);
      from = end;
      first = false;
    }
}

/* The next day after `from` on which something is handed over; `until` without one before it. */
static uint32_t
next_hand_over (const pr_world *w, uint32_t from, uint32_t until)
{
  for (uint16_t k = 0; k < w->n_hand_overs; k++)
    {
      int32_t day = pr_time_day (w->hand_overs[k].at) - w->first_day;
      if (day > (int32_t) from && day < (int32_t) until)
        until = (uint32_t) day;
    }
  return until;
}

pr_period *
pr_periods (const pr_world *w, pr_period_kind kind, uint32_t place, size_t *n)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (pr_period));
  uint32_t days = (uint32_t) (w->end_day - w->first_day);
  if (place != PR_PROVINCE)
    {
      const pr_place *p = &w->places[place];
      int32_t from = MAX (p->tier_first, w->first_day), until = MIN (p->tier_end, w->end_day);
      if (from < until)
        add (list, w, kind, (uint32_t) (from - w->first_day), (uint32_t) (until - w->first_day));
    }
  else
    for (uint32_t from = 0, until; from < days; from = until)
      {
        until = next_hand_over (w, from, days);
        add (list, w, kind, from, until);
      }
  *n = list->len;
  return (pr_period *) (void *) g_array_free (list, FALSE);
}
