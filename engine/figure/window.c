#include "figure/window.h"

uint32_t
pr_window_days (const pr_results *r)
{
  return r->outcome->record[0]->n_days;
}

pr_day
pr_window_date (const pr_results *r, uint32_t day)
{
  return r->world->epoch + r->world->first_day + (int32_t) day;
}

bool
pr_window_workday (const pr_results *r, uint32_t day)
{
  const pr_world *w = r->world;
  int32_t d = w->first_day + (int32_t) day;
  if (w->rules[0].legal_calendar != PR_NONE16)
    return pr_cal_is_workday (pr_world_legal_calendar (w), d);
  for (uint32_t s = 0; s < w->n_shifts; s++)
    if (pr_cal_is_workday (w->calendars[w->shifts[s].calendar], d))
      return true;
  return false;
}

uint32_t
pr_window_workdays (const pr_results *r, uint32_t from, uint32_t until)
{
  uint32_t n = 0;
  for (uint32_t d = from; d < until; d++)
    n += pr_window_workday (r, d);
  return n;
}

uint32_t
pr_window_first_workday (const pr_results *r)
{
  for (uint32_t d = 0; d < pr_window_days (r); d++)
    if (pr_window_workday (r, d))
      return d;
  return 0;
}

uint32_t *
pr_window_working (const pr_results *r, size_t *n)
{
  uint32_t all = pr_window_days (r);
  uint32_t *days = g_new (uint32_t, all);
  *n = 0;
  for (uint32_t d = 0; d < all; d++)
    if (pr_window_workday (r, d))
      days[(*n)++] = d;
  for (uint32_t d = 0; *n == 0 && d < all; d++)
    days[d] = d;
  if (*n == 0)
    *n = all;
  return days;
}
