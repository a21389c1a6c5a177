#include "figure/steady.h"

#include <math.h>

/* Figures of days. */
static const char *const series_of[PR_STEADY_N] = {
  [PR_STEADY_BACKLOG] = "backlog",   [PR_STEADY_ENTERED] = "entered",
  [PR_STEADY_RETURNED] = "returned", [PR_STEADY_VISITS] = "visits",
  [PR_STEADY_LEFT] = "visits_left",
};

/* The province's daily means over replications. The sums are of whole numbers. */
static double *
average (const pr_results *r, const char *name)
{
  const pr_outcome *o = r->outcome;
  const pr_figure *figure = pr_figure_named (PR_OF_DAY, name);
  uint32_t days = o->record[0]->n_days;
  double *x = g_new0 (double, days);
  for (uint32_t day = 0; day < days; day++)
    {
      double sum = 0;
      for (uint32_t k = 0; k < o->n; k++)
        sum += figure->value (r, o->record[k], PR_PROVINCE, day);
      x[day] = sum / o->n;
    }
  return x;
}

static bool
has_weekly_rhythm (const pr_world *w)
{
  for (uint32_t s = 0; s < w->n_shifts; s++)
    if (!w->calendars[w->shifts[s].calendar]->always)
      return true;
  for (uint16_t p = 0; p < w->n_profiles; p++)
    for (int day = 1; day < 7; day++)
      if (w->profiles[p].weight[day] != w->profiles[p].weight[0])
        return true;
  return false;
}

static void
look (pr_steady_figure *f, const double *x, const pr_steady *s)
{
  for (uint32_t day = 0; day < s->days; day++)
    f->there = f->there || x[day] != 0;
  f->proposed = f->there && pr_mser (x, s->days, s->unit, &f->truncate);
}

static void
settle (pr_steady *s, size_t warm_up)
{
  s->proposed = false;
  s->proposal = 0;
  bool missing = false;
  for (int i = 0; i < PR_STEADY_N; i++)
    {
      const pr_steady_figure *f = &s->figure[i];
      missing = missing || (f->there && !f->proposed);
      s->proposed = s->proposed || f->proposed;
      if (f->proposed)
        s->proposal = MAX (s->proposal, f->truncate);
    }
  s->proposed = s->proposed && !missing;
  s->deleted = s->proposed ? MAX (s->proposal, warm_up) : warm_up;
}

void
pr_steady_analyse (const pr_results *r, size_t warm_up, double level, pr_steady *s)
{
  double *x[PR_STEADY_N];
  *s = (pr_steady){ .days = r->outcome->record[0]->n_days, .weekly = has_weekly_rhythm (r->world) };
  s->unit = s->weekly ? 7 : PR_MSER_BATCH;
  for (int i = 0; i < PR_STEADY_N; i++)
    {
      x[i] = average (r, series_of[i]);
      look (&s->figure[i], x[i], s);
    }
  settle (s, warm_up);
  for (int i = 0; i < PR_STEADY_N; i++)
    {
      if (s->figure[i].there && s->deleted < s->days)
        s->figure[i].batches
            = pr_batch_means (x[i] + s->deleted, s->days - s->deleted, s->weekly ? 7 : 1, level);
      g_free (x[i]);
    }
}
