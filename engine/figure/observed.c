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

static bool
is_code (const pr_world *w, const char *text)
{
  bool found = false;
  for (uint16_t i = 0; i < w->n_procedures; i++)
    found |= strcmp (w->procedures[i].code, text) == 0;
  return found;
}

/* Whether an observed share on time is of the procedure, too; by_code: it names a single one. */
static bool
is_of (const pr_observed *c, const pr_procedure *p, bool by_code)
{
  if (by_code)
    return strcmp (c->procedures, p->code) == 0;
  return strcmp (c->procedures, "*") == 0 || strcmp (c->procedures, p->group) == 0;
}

/* A ledger holds the dossiers of all places of its row and all procedures of its column: a share
 * covers all of them or none. */
static bool *
covered_ledgers (const pr_world *w, const pr_observed *c, const bool *covered)
{
  const pr_published *p = &w->published;
  bool *ledgers = g_new0 (bool, p->n_ledgers + 1), by_code = is_code (w, c->procedures);
  for (uint16_t place = 0; place < w->n_places; place++)
    for (uint16_t i = 0; i < w->n_procedures && covered[place]; i++)
      if (p->row[place] != PR_NONE16 && p->column[i] != PR_NONE16
          && is_of (c, &w->procedures[i], by_code))
        ledgers[(size_t) p->row[place] * p->n_columns + p->column[i]] = true;
  return ledgers;
}

/* A share on time in one replication. */
static double
simulated_share (const pr_record *rec, const pr_observed *c, const bool *ledgers)
{
  int64_t on_time = 0, all = 0;
  for (uint32_t k = 0; k < rec->n_ledgers; k++)
    for (uint32_t d = c->from; d < c->until && ledgers[k]; d++)
      {
        const pr_ledger_day *day = &rec->ledger[(size_t) k * rec->n_days + d];
        const int32_t counts[PR_N_DEFINITIONS][2] = {
          [PR_DEFINITION_DUE] = { day->due_on_time, day->due },
          [PR_DEFINITION_RESOLVED] = { day->resolved_on_time, day->resolved },
          [PR_DEFINITION_RESOLVED_ONLINE] = { day->online_on_time, day->online },
          [PR_DEFINITION_RESOLVED_OWN] = { day->own_on_time, day->own },
        };
        on_time += counts[c->definition][0];
        all += counts[c->definition][1];
      }
  return all > 0 ? c->scale * (double) on_time / (double) all : NAN;
}

/* Another observed metric in one replication, over the places that it covers. */
static double
simulated (const pr_results *r, const pr_record *rec, const pr_observed *c, const bool *covered)
{
  int metric = c->row->cells[PR_OBSERVED_METRIC].v.choice;
  pr_series_id id
      = metric >= PR_OBSERVED_IS_ENTERED_PER_DAY ? PR_SERIES_ENTERED : PR_SERIES_ARRIVED;
  double sum = 0, peak = 0;
  for (uint32_t d = c->from; d < c->until; d++)
    {
      double day = 0;
      for (uint32_t p = 0; p < rec->n_places; p++)
        day += covered[p] ? pr_record_series (rec, id, p, d) : 0;
      sum += day;
      peak = fmax (peak, day);
    }
  uint32_t workdays = pr_window_workdays (r, c->from, c->until);
  switch (metric)
    {
    case PR_OBSERVED_IS_RECEIVED:
      return sum;
    case PR_OBSERVED_IS_RECEIVED_PER_DAY:
    case PR_OBSERVED_IS_ENTERED_PER_DAY:
      return workdays > 0 ? sum / workdays : NAN;
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
  return a >= 0 && b <= n;
}

static void
add_simulated (const pr_results *r, pr_observed *c, const bool *covered)
{
  g_autofree bool *ledgers = c->share ? covered_ledgers (r->world, c, covered) : NULL;
  for (uint32_t x = 0; x < r->outcome->n; x++)
    {
      const pr_record *rec = r->outcome->record[x];
      pr_moments_add (&c->simulated, c->share ? simulated_share (rec, c, ledgers)
                                              : simulated (r, rec, c, covered));
    }
}

/* False: it is about no place. */
static bool
find_covered (const pr_world *w, const pr_observed *c, bool *covered)
{
  bool any = false;
  for (uint32_t p = 0; p < w->n_places; p++)
    any |= covered[p] = covers (w, c->row->cells[PR_OBSERVED_WHERE].text, p);
  return any;
}

pr_moments
pr_observed_between (const pr_results *r, const pr_observed *c, uint32_t from, uint32_t until)
{
  pr_observed part = *c;
  g_autofree bool *covered = g_new (bool, r->world->n_places);
  part.from = from;
  part.until = until;
  part.simulated = (pr_moments){ 0 };
  if (find_covered (r->world, c, covered))
    add_simulated (r, &part, covered);
  return part.simulated;
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
      const pr_cell *cell = c->row->cells;
      c->share = cell[PR_OBSERVED_METRIC].v.choice == PR_OBSERVED_IS_ON_TIME;
      c->definition = (pr_definition) cell[PR_OBSERVED_DEFINITION].v.choice;
      c->procedures = cell[PR_OBSERVED_PROCEDURES].given ? cell[PR_OBSERVED_PROCEDURES].text : "*";
      /* A share above 1 was published in percent. */
      c->scale = cell[PR_OBSERVED_VALUE].v.number > 1 ? 100 : 1;
      bool comparable = observed_days (r, c->row, &c->from, &c->until);
      if (find_covered (r->world, c, covered) && comparable && c->until > c->from)
        add_simulated (r, c, covered);
    }
  return list;
}
