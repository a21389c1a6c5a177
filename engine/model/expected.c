#include "model/expected.h"

#include <glib.h>

int
pr_weekday_worked (const pr_world *w, int32_t day)
{
  uint32_t low = 0, high = w->n_made_up;
  while (low < high)
    {
      uint32_t middle = low + (high - low) / 2;
      if (w->made_up[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < w->n_made_up && w->made_up[low].day == day)
    return w->made_up[low].weekday;
  return pr_day_weekday (w->epoch + day);
}

static void
find_usual (const pr_world *w, pr_day_types *types)
{
  const pr_calendar *legal = w->calendars[w->rules[0].legal_calendar];
  int open[7] = { 0 }, all[7] = { 0 };
  for (int32_t day = legal->first_day; day < legal->end_day; day++)
    {
      int weekday = pr_day_weekday (w->epoch + day);
      all[weekday]++;
      open[weekday] += pr_cal_is_workday (legal, day);
    }
  for (int i = 0; i < 7; i++)
    types->usual[i] = 2 * open[i] > all[i];
}

static int
find_type (const pr_world *w, const pr_day_types *types, int32_t day)
{
  int weekday = pr_weekday_worked (w, day);
  if (types->usual[weekday] && !pr_cal_is_workday (w->calendars[w->rules[0].legal_calendar], day))
    return 7;
  return weekday;
}

pr_day_types *
pr_day_types_new (const pr_world *w)
{
  int32_t first = pr_time_day (w->begin), n = MAX (w->end_day - first, 0);
  pr_day_types *types = g_malloc0 (sizeof *types + (gsize) n);
  types->first = first;
  if (w->rules[0].legal_calendar != PR_NONE16)
    find_usual (w, types);
  for (int32_t day = first; day < first + n; day++)
    types->type[day - first] = (uint8_t) find_type (w, types, day);
  types->end = first + n;
  return types;
}

int
pr_day_type_of (const pr_world *w, const pr_day_types *types, int32_t day)
{
  return day >= types->first && day < types->end ? types->type[day - types->first]
                                                 : find_type (w, types, day);
}

double
pr_batch_mean (const pr_stream *s)
{
  return s->batch ? s->batch->mean : 1;
}

/* The factor by which as many come in a usual week as would by the closed channel. */
static double
scale (const pr_profile *own, const pr_profile *instead)
{
  double a = 0, b = 0;
  for (int i = 0; i < 7; i++)
    {
      a += own->weight[i];
      b += instead->weight[i];
    }
  return a / b;
}

double
pr_expected_by (const pr_world *w, const pr_stream *s, int32_t day, int type, uint16_t profile)
{
  if (day < s->first_day || day > s->last_day)
    return 0;
  double n = s->per_day;
  if (profile != PR_NONE16)
    n *= w->profiles[profile].weight[type];
  if (G_UNLIKELY (profile != s->profile))
    n *= scale (&w->profiles[s->profile], &w->profiles[profile]);
  for (uint32_t i = 0; i < s->n_surges; i++)
    if (day >= s->surges[i].first_day && day <= s->surges[i].last_day)
      n *= s->surges[i].factor;
  return n;
}

double
pr_expected_on (const pr_world *w, const pr_stream *s, int32_t day, int type)
{
  return pr_expected_by (w, s, day, type, pr_world_profile (w, s, day));
}

struct _pr_expected_sums {
  pr_day_types *types;
  /* [(profile + 1) * (days + 1) + day] weights of the days before it; the first is of streams
   * without a profile */
  double *before;
  size_t n; /* days + 1 */
};

pr_expected_sums *
pr_expected_sums_new (const pr_world *w)
{
  pr_expected_sums *s = g_new0 (pr_expected_sums, 1);
  s->types = pr_day_types_new (w);
  s->n = (size_t) (s->types->end - s->types->first) + 1;
  s->before = g_new0 (double, (w->n_profiles + 1u) * s->n);
  for (size_t p = 0; p <= w->n_profiles; p++)
    for (size_t d = 1; d < s->n; d++)
      s->before[p * s->n + d] = s->before[p * s->n + d - 1]
                                + (p == 0 ? 1 : w->profiles[p - 1].weight[s->types->type[d - 1]]);
  return s;
}

void
pr_expected_sums_free (pr_expected_sums *s)
{
  if (s == NULL)
    return;
  g_free (s->types);
  g_free (s->before);
  g_free (s);
}

double
pr_expected_between (const pr_world *w, const pr_expected_sums *sums, const pr_stream *s,
                     int32_t first, int32_t end)
{
  const pr_day_types *types = sums->types;
  double sum = 0;
  first = MAX (first, s->first_day);
  end = s->last_day < end ? s->last_day + 1 : end;
  if (first >= end)
    return 0;
  if (s->n_surges == 0 && first >= types->first && end <= types->end
      && (s->visits == s->profile || !w->procedures[s->procedure].channels))
    {
      const double *before
          = &sums->before[(s->profile == PR_NONE16 ? 0 : s->profile + 1u) * sums->n];
      sum = s->per_day * (before[end - types->first] - before[first - types->first]);
    }
  else
    for (int32_t day = first; day < end; day++)
      sum += pr_expected_on (w, s, day, pr_day_type_of (w, types, day));
  return sum * pr_batch_mean (s);
}
