/* Findings: see findings.h. */
#include "report/findings.h"

#include "report/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

pr_verdict
pr_unit_verdict (const pr_report *r, uint32_t unit)
{
  const pr_cell *ini = r->tables->ini;
  double share = pr_reduce (r, pr_unit_ready, unit, 0).mean;
  /* A mean of ones and zeros may miss 0.9 by its last bits. */
  double slack = 1e-9;
  if (share >= ini[PR_INI_REPORT_READY].v.number - slack)
    return PR_READY;
  return share >= ini[PR_INI_REPORT_AT_RISK].v.number - slack ? PR_AT_RISK : PR_NOT_READY;
}

static int
compare_ranked (const void *a, const void *b)
{
  const pr_ranked *x = a, *y = b;
  if (x->score != y->score)
    return x->score < y->score ? 1 : -1;
  return (x->i > y->i) - (x->i < y->i);
}

pr_ranked *
pr_overloads (const pr_report *r, size_t *n)
{
  pr_ranked *list = g_new (pr_ranked, r->world->n_pools);
  *n = 0;
  for (uint32_t p = 0; p < r->world->n_pools; p++)
    {
      double utilisation = pr_reduce (r, pr_pool_utilisation, p, 0).mean;
      if (utilisation > PR_OVERLOAD_UTILISATION || pr_reduce (r, pr_pool_over, p, 0).mean >= 0.5)
        list[(*n)++] = (pr_ranked){ p, pr_reduce (r, pr_pool_waiting_most, p, 0).mean };
    }
  qsort (list, *n, sizeof *list, compare_ranked);
  return list;
}

pr_ranked *
pr_fullest_pools (const pr_report *r, size_t *n)
{
  pr_ranked *list = g_new (pr_ranked, r->world->n_pools);
  *n = 0;
  for (uint32_t p = 0; p < r->world->n_pools; p++)
    {
      pr_moments m = pr_reduce (r, pr_pool_utilisation, p, 0);
      if (m.n > 0)
        list[(*n)++] = (pr_ranked){ p, m.mean };
    }
  qsort (list, *n, sizeof *list, compare_ranked);
  return list;
}

pr_ranked *
pr_units_by_growth (const pr_report *r, size_t *n)
{
  pr_ranked *list = g_new (pr_ranked, r->world->n_units);
  *n = r->world->n_units;
  for (uint32_t u = 0; u < *n; u++)
    list[u] = (pr_ranked){ u, pr_reduce (r, pr_place_backlog, u, 0).mean
                                  / pr_reduce (r, pr_unit_normal, u, 0).mean };
  qsort (list, *n, sizeof *list, compare_ranked);
  return list;
}

/* Whether the selector of an observed row covers place p. */
static bool
covers (const pr_world *w, const char *where, uint32_t p)
{
  const pr_place *place = &w->places[p];
  if (strcmp (where, "*") == 0 || strcmp (where, place->code) == 0)
    return true;
  if (place->type == PR_PLACE_AUTHORITY)
    return false;
  return strcmp (where, place->district) == 0
         || strcmp (where, pr_unit_type_words[place->type]) == 0;
}

/* The observed metric in one replication, over the places that it covers. */
static double
simulated (const pr_report *r, const pr_record *rec, const pr_comparison *c, const bool *covered)
{
  int metric = c->row->cells[PR_OBSERVED_METRIC].v.choice;
  pr_series_id id
      = metric >= PR_OBSERVED_IS_ENTERED_PER_DAY ? PR_SERIES_ENTERED : PR_SERIES_ARRIVED;
  double sum = 0, peak = 0, on_time = 0, due = 0;
  for (uint32_t d = c->from; d < c->until; d++)
    {
      double day = 0;
      for (uint32_t p = 0; p < rec->n_places; p++)
        day += covered[p] ? pr_record_series (rec, id, p, d) : 0;
      sum += day;
      peak = fmax (peak, day);
    }
  for (uint32_t p = 0; p < rec->n_places; p++)
    if (covered[p])
      {
        on_time += (double) rec->place[p].on_time_count;
        due += (double) (rec->place[p].on_time_count + rec->place[p].late_count);
      }
  uint32_t workdays = pr_window_workdays (r, c->from, c->until);
  switch (metric)
    {
    case PR_OBSERVED_IS_RECEIVED:
      return sum;
    case PR_OBSERVED_IS_RECEIVED_PER_DAY:
    case PR_OBSERVED_IS_ENTERED_PER_DAY:
      return workdays > 0 ? sum / workdays : NAN;
    case PR_OBSERVED_IS_ON_TIME:
      return due > 0 ? c->scale * on_time / due : NAN;
    default:
      return peak;
    }
}

/* Dates of an observed row as days of the window, cut to it. False when the figure cannot be
 * compared: its dates do not lie wholly in the window, or it is a total of a longer one. */
static bool
observed_days (const pr_report *r, const pr_row *row, uint32_t *from, uint32_t *until)
{
  int64_t first = pr_window_date (r, 0), n = pr_window_days (r);
  const pr_cell *f = &row->cells[PR_OBSERVED_FROM], *u = &row->cells[PR_OBSERVED_UNTIL];
  int64_t a = f->given ? f->v.day - first : 0, b = u->given ? u->v.day - first + 1 : n;
  *from = (uint32_t) CLAMP (a, 0, n);
  *until = (uint32_t) CLAMP (b, *from, n);
  int metric = row->cells[PR_OBSERVED_METRIC].v.choice;
  if (metric == PR_OBSERVED_IS_RECEIVED && !u->given && r->shortened)
    return false;
  if (metric == PR_OBSERVED_IS_ON_TIME && (a != 0 || b != n))
    return false; /* counted over the whole window only */
  return a >= 0 && b <= n;
}

pr_comparison *
pr_compare_observed (const pr_report *r, size_t *n)
{
  const pr_table *t = &r->tables->table[PR_TABLE_OBSERVED];
  pr_comparison *list = g_new0 (pr_comparison, t->n + 1);
  g_autofree bool *covered = g_new (bool, r->world->n_places);
  *n = t->n;
  for (gsize k = 0; k < t->n; k++)
    {
      pr_comparison *c = &list[k];
      c->row = &t->rows[k];
      /* A share above 1 was published in percent. */
      c->scale = c->row->cells[PR_OBSERVED_VALUE].v.number > 1 ? 100 : 1;
      bool comparable = observed_days (r, c->row, &c->from, &c->until);
      bool any = false;
      for (uint32_t p = 0; p < r->world->n_places; p++)
        any |= covered[p] = covers (r->world, c->row->cells[PR_OBSERVED_WHERE].text, p);
      for (uint32_t x = 0; any && comparable && c->until > c->from && x < r->outcome->n; x++)
        pr_moments_add (&c->simulated, simulated (r, r->outcome->record[x], c, covered));
    }
  return list;
}
