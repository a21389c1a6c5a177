/* Hours: see hours.h. */
#include "model/hours.h"

#include <glib.h>

pr_time
pr_hours_open (const pr_world *w, const uint16_t *calendars, unsigned n, pr_time t, pr_time until)
{
  unsigned agree = 0;
  for (unsigned i = 0; agree < n && t < until; i = (i + 1) % n)
    {
      pr_time open = pr_cal_next_open (w->calendars[calendars[i]], t);
      agree = open == t ? agree + 1 : 1;
      t = open;
    }
  return t < until ? t : PR_NEVER;
}

pr_time
pr_hours_close (const pr_world *w, const uint16_t *calendars, unsigned n, pr_time t)
{
  pr_time close = PR_NEVER;
  for (unsigned i = 0; i < n; i++)
    close = MIN (close, pr_cal_closing (w->calendars[calendars[i]], t));
  return close;
}

pr_time
pr_hours_add (const pr_world *w, const uint16_t *calendars, unsigned n, pr_time t, pr_time until,
              pr_time duration)
{
  while ((t = pr_hours_open (w, calendars, n, t, until)) != PR_NEVER)
    {
      pr_time close = pr_hours_close (w, calendars, n, t), open = MIN (close, until) - t;
      if (duration <= open)
        return t + duration;
      duration -= open;
      t = close;
    }
  return PR_NEVER;
}
