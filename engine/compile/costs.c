/* Costs: what an officer's hour costs by pool, and a visitor's hour and visit by place. */
#include "compile/rows-at.h"

#include "scenario/choices.h"
#include "scenario/limits.h"

#include <math.h>
#include <string.h>

/* What a row names, from the least to the most particular. */
typedef enum { NAMES_NOBODY, NAMES_ROLE, NAMES_POOL } naming;

typedef struct {
  pr_selector where; /* PR_FORCE_NONE: the row is in error, or about nobody */
  naming names;
  int role;     /* NAMES_ROLE */
  bool matched; /* some pool or place */
  bool wins;    /* at one of them */
  bool tied;    /* has been reported */
} cost_row;

/* The best row so far for a pool, or for a place. */
typedef struct {
  naming names;
  pr_force where; /* PR_FORCE_NONE: there is none */
  gsize row;
} best;

static bool
is_any (const pr_cell *cell)
{
  return strcmp (cell->text, "*") == 0;
}

static bool
is_of_officers (const pr_compiler *c, gsize row)
{
  return CELL (c, COSTS, row, WHAT)->v.choice <= PR_COST_OVERTIME_HOUR;
}

static const char *
what_of (const pr_compiler *c, gsize row)
{
  return CELL (c, COSTS, row, WHAT)->text;
}

/* Whether the row names a pool that some place has, or one whose count is 0 everywhere. Reports
 * another. */
static bool
knows_pool (pr_compiler *c, gsize row)
{
  const char *name = CELL (c, COSTS, row, POOL)->text;
  for (uint16_t k = 0; k < c->w->n_kinds; k++)
    if (strcmp (c->w->kinds[k], name) == 0)
      return true;
  if (pr_empty_pool (c, PR_REF_POOL, name, NULL) == G_MAXSIZE)
    pr_unknown (c, PR_TABLE_COSTS, row, PR_COSTS_POOL, PR_REF_POOL, name,
                (const char *const *) c->w->kinds, c->w->n_kinds);
  return false;
}

static bool
read_names (pr_compiler *c, gsize row, cost_row *r)
{
  const pr_cell *pool = CELL (c, COSTS, row, POOL), *role = CELL (c, COSTS, row, ROLE);
  if (!is_of_officers (c, row))
    {
      if (!is_any (pool))
        FAULT (c, COSTS, row, POOL, _ ("%s is of people at a place: no pool has it"),
               what_of (c, row));
      if (!is_any (role))
        FAULT (c, COSTS, row, ROLE, _ ("%s is of people at a place: no role has it"),
               what_of (c, row));
      return is_any (pool) && is_any (role);
    }
  if (!is_any (pool) && !is_any (role))
    {
      FAULT (c, COSTS, row, ROLE, _ ("name a pool or a role, not both"));
      return false;
    }
  r->names = !is_any (pool) ? NAMES_POOL : !is_any (role) ? NAMES_ROLE : NAMES_NOBODY;
  if (r->names == NAMES_POOL)
    return knows_pool (c, row);
  if (r->names == NAMES_NOBODY)
    return true;
  r->role = pr_role_find (c->w, role->text);
  if (r->role < 0 && pr_empty_pool (c, PR_REF_ROLE, role->text, NULL) == G_MAXSIZE)
    pr_refer_role (c, PR_TABLE_COSTS, row, PR_COSTS_ROLE, role->text);
  return r->role >= 0;
}

static cost_row
read_row (pr_compiler *c, gsize row)
{
  cost_row r = { .role = -1 };
  bool good = pr_selector_read (c, PR_TABLE_COSTS, row, PR_COSTS_WHERE,
                                CELL (c, COSTS, row, WHERE)->text, &r.where);
  if (BAD (c, COSTS, row, WHAT) || BAD (c, COSTS, row, POOL) || BAD (c, COSTS, row, ROLE)
      || !read_names (c, row, &r) || !good)
    r.where.force = PR_FORCE_NONE;
  return r;
}

static bool
has_role (const pr_world *w, const pr_pool *pool, int role)
{
  for (uint16_t k = 0; k < pool->n_lines; k++)
    if (w->lines[pool->lines[k]].role == role)
      return true;
  return false;
}

static pr_force
matches (const pr_compiler *c, const cost_row *r, gsize row, const pr_pool *pool)
{
  if (r->where.force == PR_FORCE_NONE
      || (r->names == NAMES_POOL && strcmp (CELL (c, COSTS, row, POOL)->text, pool->name) != 0)
      || (r->names == NAMES_ROLE && !has_role (c->w, pool, r->role)))
    return PR_FORCE_NONE;
  return pr_selector_match (c, &r->where, pool->place);
}

/* Two rows hold for a pool with equal right, by two of its roles. */
static void
fault_tie (pr_compiler *c, gsize row, gsize other, const pr_pool *pool)
{
  const pr_cell *first = CELL (c, COSTS, other, ROLE);
  FAULT (c, COSTS, row, ROLE,
         _ ("pool '%s' at %s has this role and '%s' (%s:%d), which costs something else: name the "
            "pool in a row"),
         pool->name, c->w->places[pool->place].code, first->text, first->pos.file, first->pos.line);
}

/* The row for a pool; of two by roles that differ, an error. A tie is none once another row is more
 * particular than both. */
static double
cost_of_pool (pr_compiler *c, cost_row *rows, const pr_rows_at *at, pr_cost_what what,
              const pr_pool *pool)
{
  best b = { 0 };
  gsize tied = G_MAXSIZE;
  pr_rows_walk walk = pr_rows_at_place (c, at, pool->place);
  for (gsize i; pr_rows_next (&walk, &i);)
    {
      cost_row *r = &rows[i];
      if ((pr_cost_what) CELL (c, COSTS, i, WHAT)->v.choice != what)
        continue;
      pr_force where = matches (c, r, i, pool);
      r->matched |= where != PR_FORCE_NONE;
      if (where == PR_FORCE_NONE || r->names < b.names || (r->names == b.names && where < b.where))
        continue;
      bool equal = b.where != PR_FORCE_NONE && r->names == b.names && where == b.where;
      if (equal && r->role != rows[b.row].role
          && CELL (c, COSTS, i, COST)->v.number != CELL (c, COSTS, b.row, COST)->v.number)
        tied = i;
      if (equal)
        {
          r->wins = true;
          continue;
        }
      b = (best){ r->names, where, i };
      tied = G_MAXSIZE;
    }
  if (b.where == PR_FORCE_NONE)
    return NAN;
  rows[b.row].wins = true;
  if (tied != G_MAXSIZE && !rows[tied].tied)
    fault_tie (c, tied, b.row, pool);
  if (tied != G_MAXSIZE)
    rows[tied].tied = true;
  return CELL (c, COSTS, b.row, COST)->v.number;
}

static double
cost_of_place (pr_compiler *c, cost_row *rows, const pr_rows_at *at, pr_cost_what what,
               uint16_t place)
{
  best b = { 0 };
  pr_rows_walk walk = pr_rows_at_place (c, at, place);
  for (gsize i; pr_rows_next (&walk, &i);)
    {
      if ((pr_cost_what) CELL (c, COSTS, i, WHAT)->v.choice != what)
        continue;
      pr_force where = rows[i].where.force;
      rows[i].matched |= where != PR_FORCE_NONE;
      if (where > b.where)
        b = (best){ NAMES_NOBODY, where, i };
    }
  if (b.where == PR_FORCE_NONE)
    return NAN;
  rows[b.row].wins = true;
  return CELL (c, COSTS, b.row, COST)->v.number;
}

/* A row of officers that matches no pool. What is named may be there with a count of 0, and come
 * back in a plan of staff. */
static void
fault_nobody (pr_compiler *c, gsize row, const cost_row *r)
{
  g_autofree guint8 *places = g_new0 (guint8, c->w->n_places + 1u);
  const char *pool = CELL (c, COSTS, row, POOL)->text, *role = CELL (c, COSTS, row, ROLE)->text;
  for (uint16_t p = 0; p < c->w->n_places; p++)
    places[p] = pr_selector_match (c, &r->where, p) != PR_FORCE_NONE;
  if (r->names == NAMES_NOBODY)
    FAULT (c, COSTS, row, WHERE, _ ("no pool there"));
  else if (r->names == NAMES_POOL && pr_empty_pool (c, PR_REF_POOL, pool, places) == G_MAXSIZE)
    FAULT (c, COSTS, row, WHERE, _ ("no pool '%s' there"), pool);
  else if (r->names == NAMES_ROLE && pr_empty_pool (c, PR_REF_ROLE, role, places) == G_MAXSIZE)
    FAULT (c, COSTS, row, WHERE, _ ("nobody there has the role '%s'"), role);
}

static void
check_rows (pr_compiler *c, const cost_row *rows)
{
  for (gsize i = 0; i < ROWS (c, COSTS); i++)
    {
      if (rows[i].where.force == PR_FORCE_NONE || rows[i].wins)
        continue;
      if (rows[i].matched)
        CAUTION (c, COSTS, i, WHERE,
                 is_of_officers (c, i)
                     ? _ ("this row has no effect: every pool it names has a more particular row")
                     : _ ("this row has no effect: every place it names has a more particular "
                          "row"));
      else if (!pr_pools_in_error (c))
        fault_nobody (c, i, &rows[i]);
    }
}

static pr_pos
whole_table (const pr_compiler *c)
{
  return (pr_pos){ .file = c->t->table[PR_TABLE_COSTS].file };
}

/* Whoever is paid has a cost: else it is blank. */
static void
warn_pools (pr_compiler *c)
{
  const pr_world *w = c->w;
  const pr_pool *first = NULL;
  uint32_t n = 0;
  for (uint32_t i = w->n_pools; i-- > 0;)
    if (isnan (w->costs->officer_hour[i]))
      {
        first = &w->pools[i];
        n++;
      }
  if (n > 0)
    pr_warning (c->diag, whole_table (c),
                NGETTEXT ("no officer_hour for %u pool, '%s' at %s: its cost is blank, and so is "
                          "that of the province",
                          "no officer_hour for %u pools, first '%s' at %s: their cost is blank, "
                          "and so is that of the province",
                          n),
                n, first->name, w->places[first->place].code);
}

static bool
people_come (const pr_world *w, uint16_t place)
{
  const pr_place *p = &w->places[place];
  for (uint32_t i = p->first_stream; i < p->first_stream + p->n_streams; i++)
    if (w->streams[i].channel == PR_CHANNEL_COUNTER)
      return true;
  return false;
}

/* The same of a place to which people come. */
static void
warn_places (pr_compiler *c, pr_cost_what what, const double *cost)
{
  const pr_world *w = c->w;
  uint16_t first = 0;
  unsigned n = 0;
  for (uint16_t p = w->n_places; p-- > 0;)
    if (isnan (cost[p]) && people_come (w, p))
      {
        first = p;
        n++;
      }
  if (n > 0)
    pr_warning (c->diag, whole_table (c),
                NGETTEXT ("no %s for %u place to which people come, %s: its cost is blank, and so "
                          "is that of the province",
                          "no %s for %u places to which people come, first %s: their cost is "
                          "blank, and so is that of the province",
                          n),
                pr_cost_words[what], n, w->places[first].code);
}

static pr_costs *
costs_new (const pr_world *w)
{
  pr_costs *costs = g_new (pr_costs, 1);
  costs->officer_hour = g_new (double, w->n_pools + 1);
  costs->overtime_hour = g_new (double, w->n_pools + 1);
  costs->waiting_hour = g_new (double, w->n_places + 1u);
  costs->visit = g_new (double, w->n_places + 1u);
  return costs;
}

void
pr_compile_costs (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, COSTS);
  if (n == 0)
    return;
  g_autofree cost_row *rows = g_new (cost_row, n);
  g_autoptr (pr_rows_at) at = pr_rows_at_new ();
  for (gsize i = 0; i < n; i++)
    {
      rows[i] = read_row (c, i);
      pr_rows_at_add (at, &rows[i].where, i);
    }
  double looks = 0; /* at a place's rows, for it and each of its pools */
  for (uint16_t p = 0; p < w->n_places; p++)
    looks += (double) pr_rows_at_number (c, at, p) * (1 + w->places[p].n_pools);
  if (looks > PR_MOST_WORK)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_COSTS].file }),
                _ ("%zu rows for %u pools are too many to be looked at"), n, w->n_pools);
      return;
    }
  pr_costs *costs = w->costs = costs_new (w);
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      costs->officer_hour[i] = cost_of_pool (c, rows, at, PR_COST_OFFICER_HOUR, &w->pools[i]);
      costs->overtime_hour[i] = cost_of_pool (c, rows, at, PR_COST_OVERTIME_HOUR, &w->pools[i]);
    }
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      costs->waiting_hour[p] = cost_of_place (c, rows, at, PR_COST_WAITING_HOUR, p);
      costs->visit[p] = cost_of_place (c, rows, at, PR_COST_VISIT, p);
    }
  check_rows (c, rows);
  if (pr_diag_errors (c->diag) > 0)
    return;
  warn_pools (c);
  warn_places (c, PR_COST_WAITING_HOUR, costs->waiting_hour);
  warn_places (c, PR_COST_VISIT, costs->visit);
}
