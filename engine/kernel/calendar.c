/* Working-time calendars: see calendar.h. */
#include "kernel/calendar.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

/* The span ends at the start of end_day, which is itself outside. */
static bool
day_in_span (const pr_calendar *c, int32_t day)
{
  return day >= c->first_day && day < c->end_day;
}

static bool
time_in_span (const pr_calendar *c, pr_time t)
{
  return t >= c->first_day * PR_DAY && t < c->end_day * PR_DAY;
}

/* Adds the slots of one day to the list of intervals. They are sorted by their start first, so
 * that only the last interval can overlap or touch a new one. */
static void
append_day (pr_calendar *c, int32_t day, pr_slot *slots, size_t n)
{
  for (size_t i = 1; i < n; i++)
    {
      pr_slot s = slots[i];
      size_t j = i;
      for (; j > 0 && slots[j - 1].from > s.from; j--)
        slots[j] = slots[j - 1];
      slots[j] = s;
    }

  for (size_t i = 0; i < n; i++)
    {
      pr_time open = day * PR_DAY + slots[i].from, close = day * PR_DAY + slots[i].to;
      assert (slots[i].from >= 0 && slots[i].from < slots[i].to && slots[i].to <= PR_DAY);
      if (c->n > 0 && open <= c->close[c->n - 1])
        {
          if (close > c->close[c->n - 1])
            c->close[c->n - 1] = close;
          continue;
        }
      c->open[c->n] = open;
      c->close[c->n] = close;
      c->n++;
    }
}

/* An exception replaces the weekly pattern. Returns the number of slots. */
static size_t
slots_of_day (pr_day date, size_t n_week, const pr_week_slot *week, const pr_cal_exception *e,
              pr_slot *slots)
{
  size_t n = 0;

  if (e != NULL)
    {
      if (slots != NULL && e->n_slots > 0)
        memcpy (slots, e->slots, e->n_slots * sizeof *slots);
      return e->n_slots;
    }
  for (size_t i = 0; i < n_week; i++)
    if (week[i].weekday == pr_day_weekday (date))
      {
        if (slots != NULL)
          slots[n] = week[i].slot;
        n++;
      }
  return n;
}

static void
compile_intervals (pr_calendar *c, size_t n_week, const pr_week_slot *week, size_t n_exceptions,
                   const pr_cal_exception *exceptions)
{
  int32_t days = c->end_day - c->first_day;
  const pr_cal_exception **of_day = g_new0 (const pr_cal_exception *, days);
  size_t total = 0, widest = 0;

  for (size_t i = 0; i < n_exceptions; i++)
    if (day_in_span (c, exceptions[i].date - c->epoch))
      of_day[exceptions[i].date - c->epoch - c->first_day] = &exceptions[i];
  for (int32_t i = 0; i < days; i++)
    {
      size_t n = slots_of_day (c->epoch + c->first_day + i, n_week, week, of_day[i], NULL);
      total += n;
      widest = n > widest ? n : widest;
    }

  c->open = g_new (pr_time, total);
  c->close = g_new (pr_time, total);
  pr_slot *slots = g_new (pr_slot, widest);
  for (int32_t i = 0; i < days; i++)
    {
      size_t n = slots_of_day (c->epoch + c->first_day + i, n_week, week, of_day[i], slots);
      append_day (c, c->first_day + i, slots, n);
    }
  g_free (slots);
  g_free (of_day);
}

static void
sum_work (pr_calendar *c)
{
  c->before = g_new (pr_time, c->n + 1); /* the last entry is the total */
  c->before[0] = 0;
  for (size_t i = 0; i < c->n; i++)
    c->before[i + 1] = c->before[i] + c->close[i] - c->open[i];
}

static void
compile_days (pr_calendar *c)
{
  int32_t days = c->end_day - c->first_day;
  size_t i = 0, last = 0;

  c->day_interval = g_new (int32_t, days);
  c->workdays = g_new (int32_t, days + 1);
  c->nth_workday = g_new (int32_t, days);
  c->day_open = g_new (pr_time, days);
  c->day_close = g_new (pr_time, days);
  c->workdays[0] = 0;
  for (int32_t d = 0; d < days; d++)
    {
      pr_time start = (c->first_day + d) * PR_DAY, end = start + PR_DAY;
      int32_t done = c->workdays[d];
      while (i < c->n && c->close[i] <= start)
        i++;
      c->day_interval[d] = (int32_t) i;
      bool works = i < c->n && c->open[i] < end;
      c->workdays[d + 1] = done + works;
      c->day_open[d] = c->day_close[d] = PR_NEVER;
      if (!works)
        continue;
      for (last = i; last + 1 < c->n && c->open[last + 1] < end;)
        last++;
      c->nth_workday[done] = c->first_day + d;
      c->day_open[d] = c->open[i] > start ? c->open[i] : start;
      c->day_close[d] = c->close[last] < end ? c->close[last] : end;
    }
}

pr_calendar *
pr_cal_new (pr_day epoch, int32_t first_day, int32_t end_day, size_t n_week,
            const pr_week_slot *week, size_t n_exceptions, const pr_cal_exception *exceptions)
{
  assert (first_day < end_day);
  pr_calendar *c = g_new0 (pr_calendar, 1);

  c->epoch = epoch;
  c->first_day = first_day;
  c->end_day = end_day;
  compile_intervals (c, n_week, week, n_exceptions, exceptions);
  sum_work (c);
  compile_days (c);
  return c;
}

pr_calendar *
pr_cal_new_always (pr_day epoch, int32_t first_day, int32_t end_day)
{
  pr_calendar *c = g_new0 (pr_calendar, 1);

  c->always = true;
  c->epoch = epoch;
  c->first_day = first_day;
  c->end_day = end_day;
  return c;
}

pr_calendar *
pr_cal_new_clipped (const pr_calendar *c, int32_t first_day, int32_t end_day)
{
  pr_calendar *own = g_new0 (pr_calendar, 1);
  pr_time from = (pr_time) MAX (first_day, c->first_day) * PR_DAY,
          to = (pr_time) MIN (end_day, c->end_day) * PR_DAY;
  size_t n = c->always ? 1 : c->n;

  own->epoch = c->epoch;
  own->first_day = c->first_day;
  own->end_day = c->end_day;
  own->open = g_new (pr_time, n);
  own->close = g_new (pr_time, n);
  for (size_t i = 0; i < n; i++)
    {
      pr_time open = c->always ? from : MAX (c->open[i], from),
              close = c->always ? to : MIN (c->close[i], to);
      if (open >= close)
        continue;
      own->open[own->n] = open;
      own->close[own->n++] = close;
    }
  sum_work (own);
  compile_days (own);
  return own;
}

pr_calendar *
pr_cal_new_spliced (const pr_calendar *before, const pr_calendar *after, int32_t day)
{
  if (before->always && after->always)
    return pr_cal_new_always (before->epoch, before->first_day, before->end_day);
  pr_calendar *first = pr_cal_new_clipped (before, before->first_day, day),
              *second = pr_cal_new_clipped (after, day, after->end_day),
              *c = g_new0 (pr_calendar, 1);
  bool touch = first->n > 0 && second->n > 0 && first->close[first->n - 1] == second->open[0];
  c->epoch = before->epoch;
  c->first_day = before->first_day;
  c->end_day = before->end_day;
  c->n = first->n + second->n - touch;
  c->open = g_new (pr_time, c->n + 1);
  c->close = g_new (pr_time, c->n + 1);
  for (size_t i = 0; i < first->n; i++)
    {
      c->open[i] = first->open[i];
      c->close[i] = first->close[i];
    }
  for (size_t i = 0; i < second->n; i++)
    {
      size_t at = first->n + i - touch;
      if (i > 0 || !touch)
        c->open[at] = second->open[i];
      c->close[at] = second->close[i];
    }
  pr_cal_free (first);
  pr_cal_free (second);
  sum_work (c);
  compile_days (c);
  return c;
}

void
pr_cal_free (pr_calendar *c)
{
  if (c == NULL)
    return;
  g_free (c->open);
  g_free (c->close);
  g_free (c->before);
  g_free (c->day_interval);
  g_free (c->workdays);
  g_free (c->nth_workday);
  g_free (c->day_open);
  g_free (c->day_close);
  g_free (c);
}

/* The first interval with close > t, n if none; t in the span. A day has few intervals. */
static size_t
find_interval (const pr_calendar *c, pr_time t)
{
  size_t i = (size_t) c->day_interval[pr_time_day (t) - c->first_day];

  while (i < c->n && c->close[i] <= t)
    i++;
  return i;
}

bool
pr_cal_is_open (const pr_calendar *c, pr_time t)
{
  if (c->always)
    return true;
  if (!time_in_span (c, t))
    return false;
  size_t i = find_interval (c, t);
  return i < c->n && c->open[i] <= t;
}

pr_time
pr_cal_next_change (const pr_calendar *c, pr_time t)
{
  if (c->always || !time_in_span (c, t))
    return PR_NEVER;
  size_t i = find_interval (c, t);
  if (i == c->n)
    return PR_NEVER;
  return c->open[i] > t ? c->open[i] : c->close[i];
}

pr_time
pr_cal_next_hours (const pr_calendar *c, pr_time t, pr_time *closing)
{
  *closing = PR_NEVER;
  if (c->always)
    return t;
  if (!time_in_span (c, t))
    return PR_NEVER;
  size_t i = find_interval (c, t);
  if (i == c->n)
    return PR_NEVER;
  *closing = c->close[i];
  return c->open[i] > t ? c->open[i] : t;
}

pr_time
pr_cal_next_open (const pr_calendar *c, pr_time t)
{
  pr_time closing;
  return pr_cal_next_hours (c, t, &closing);
}

pr_time
pr_cal_open_until (const pr_calendar *c, pr_time t)
{
  if (c->always)
    return t;
  if (t <= c->first_day * PR_DAY)
    return INT64_MIN;
  size_t i = t > c->end_day * PR_DAY ? c->n : find_interval (c, t - 1); /* its close >= t */
  if (i < c->n && c->open[i] < t)
    return t;
  return i > 0 ? c->close[i - 1] : INT64_MIN;
}

pr_time
pr_cal_closing (const pr_calendar *c, pr_time t)
{
  if (c->always || !time_in_span (c, t))
    return PR_NEVER;
  size_t i = find_interval (c, t);
  return i < c->n && c->open[i] <= t ? c->close[i] : PR_NEVER;
}

/* Working time from the start of the span to t. */
static pr_time
work_until (const pr_calendar *c, pr_time t)
{
  if (t < c->first_day * PR_DAY)
    return 0;
  if (t >= c->end_day * PR_DAY)
    return c->before[c->n];
  size_t i = find_interval (c, t);
  return c->before[i] + (i < c->n && c->open[i] < t ? t - c->open[i] : 0);
}

pr_time
pr_cal_work_between (const pr_calendar *c, pr_time a, pr_time b)
{
  assert (a <= b);
  return c->always ? b - a : work_until (c, b) - work_until (c, a);
}

/* Gives the smallest such instant: work that fills an interval ends when it closes. */
pr_time
pr_cal_add_work (const pr_calendar *c, pr_time t, pr_time work)
{
  assert (work >= 0);
  if (c->always)
    return t < 0 || work < PR_NEVER - t ? t + work : PR_NEVER;
  if (!time_in_span (c, t))
    return PR_NEVER;
  if (work == 0)
    return t;

  pr_time done = work_until (c, t);
  if (work > c->before[c->n] - done)
    return PR_NEVER;
  pr_time target = done + work;
  size_t lo = find_interval (c, t), hi = c->n - 1;
  /* The interval with before[lo] < target <= before[lo + 1]; most often the first, so
   * double the stride from there. */
  for (size_t stride = 1; lo + stride <= hi; stride *= 2)
    if (c->before[lo + stride] >= target)
      {
        hi = lo + stride - 1;
        break;
      }
    else
      lo += stride;
  while (lo < hi)
    {
      size_t mid = lo + (hi - lo) / 2;
      if (c->before[mid + 1] < target)
        lo = mid + 1;
      else
        hi = mid;
    }
  return c->open[lo] + target - c->before[lo];
}

bool
pr_cal_is_workday (const pr_calendar *c, int32_t day)
{
  if (c->always)
    return true;
  return day_in_span (c, day) && c->day_open[day - c->first_day] != PR_NEVER;
}

int32_t
pr_cal_workday_after (const pr_calendar *c, int32_t day, int32_t n)
{
  assert (n >= 0);
  if (c->always)
    return day < 0 || n < INT32_MAX - day ? day + n : INT32_MAX;
  if (!day_in_span (c, day))
    return INT32_MAX;
  /* As an index into nth_workday: the first one from `day` on, or from the day after. */
  int32_t i = day - c->first_day;
  int32_t total = c->workdays[c->end_day - c->first_day];
  int32_t from = n == 0 ? c->workdays[i] : c->workdays[i + 1];
  int32_t skip = n == 0 ? 0 : n - 1;
  return skip < total - from ? c->nth_workday[from + skip] : INT32_MAX;
}

int32_t
pr_cal_day_counted (const pr_calendar *c, pr_time t, pr_time latest)
{
  int32_t day = pr_time_day (t);
  pr_time of_day = t - day * PR_DAY, closes = PR_DAY;
  if (!c->always)
    {
      if (!day_in_span (c, day))
        return INT32_MAX;
      pr_time close = c->day_close[day - c->first_day];
      closes = close != PR_NEVER ? close - day * PR_DAY : -1;
    }
  return of_day <= closes && of_day <= latest ? day : pr_cal_workday_after (c, day, 1);
}

/* Working days before `day`, within the span. */
static int32_t
workdays_before (const pr_calendar *c, int64_t day)
{
  if (day <= c->first_day)
    return 0;
  return c->workdays[(day < c->end_day ? day : c->end_day) - c->first_day];
}

int32_t
pr_cal_workdays_between (const pr_calendar *c, int32_t a, int32_t b)
{
  assert (a <= b);
  if (c->always)
    return b - a;
  return workdays_before (c, (int64_t) b + 1) - workdays_before (c, (int64_t) a + 1);
}

pr_time
pr_cal_day_open (const pr_calendar *c, int32_t day)
{
  if (c->always)
    return day * PR_DAY;
  return day_in_span (c, day) ? c->day_open[day - c->first_day] : PR_NEVER;
}

pr_time
pr_cal_day_close (const pr_calendar *c, int32_t day)
{
  if (c->always)
    return (day + INT64_C (1)) * PR_DAY;
  return day_in_span (c, day) ? c->day_close[day - c->first_day] : PR_NEVER;
}
