#include "figure/observed.h"

#include "figure/reduce.h"
#include "figure/window.h"

#include <math.h>
#include <string.h>

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
simulated (const pr_results *r, const pr_record *rec, const pr_observed *c, const bool *covered)
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
 * compared: its dates do not lie wholly in the window, or it is a total over another period. */
static bool
observed_days (const pr_results *r, const pr_row *row, uint32_t *from, uint32_t *until)
{
  int64_t first = pr_window_date (r, 0), n = pr_window_days (r);
  const pr_cell *f = &row->cells[PR_OBSERVED_FROM], *u = &row->cells[PR_OBSERVED_UNTIL];
  int64_t a = f->given ? f->v.day - first : 0, b = u->given ? u->v.day - first + 1 : n;
  *from = (uint32_t) CLAMP (a, 0, n);
  *until = (uint32_t) CLAMP (b, *from, n);
  int metric = row->cells[PR_OBSERVED_METRIC].v.choice;
  if (metric == PR_OBSERVED_IS_RECEIVED && !u->given && r->tables->cut_short)
    return false;
  if (metric == PR_OBSERVED_IS_ON_TIME && (a != 0 || b != n))
    return false; /* counted over the whole window only */
  return a >= 0 && b <= n;
}

pr_observed *
pr_observed_all (const pr_results *r, size_t *n)
{
  const pr_table *t = &r->tables->table[PR_TABLE_OBSERVED];
  pr_observed *list = g_new0 (pr_observed, t->n + 1);
  g_autofree bool *covered = g_new (bool, r->world->n_places);
  *n = t->n;
  for (gsize k = 0; k < t->n; k++)
    {
      pr_observed *c = &list[k];
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
