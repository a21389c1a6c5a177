/* Filing elsewhere: for each procedure and home unit, what share files at another unit, from which
 * date on, and which units attract it; and which units are near each other, for people sent on. */
#include "scenario/limits.h"
#include "compile/rows-at.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_NEAR 50 /* units that people of one unit consider */

typedef struct {
  pr_procedure_selector procedures;
  pr_selector where;
  pr_time at;
  pr_day day;      /* as written, INT32_MIN if blank */
  bool wins, told; /* told: its clash with another has been reported */
} elsewhere_row;

typedef struct {
  double distance;
  uint16_t unit;
} near_unit;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const near_unit *x = a, *y = b;
  if (x->distance != y->distance)
    return x->distance < y->distance ? -1 : 1;
  return x->unit < y->unit ? -1 : 1;
}

/* The other units of the province that have coordinates, the nearest first. */
static gsize
find_near (const pr_world *w, uint16_t home, near_unit *list)
{
  const pr_province *of = pr_world_province (w, home);
  gsize n = 0;
  for (uint16_t i = 0; i < of->n; i++)
    {
      double km = pr_world_distance (w, home, of->unit[i]);
      if (of->unit[i] != home && !isnan (km))
        list[n++] = (near_unit){ km, of->unit[i] };
    }
  qsort (list, n, sizeof *list, compare_near);
  return MIN (n, MOST_NEAR);
}

/* Population divided by a power of the distance; units at the same point count as 100 metres
 * apart. */
static void
weigh (const pr_world *w, pr_attraction *a, const near_unit *list, gsize n)
{
  double sum = 0;
  a->place = g_new (uint16_t, n + 1);
  a->weight = g_new (double, n + 1);
  for (gsize i = 0; i < n && (isnan (a->within) || list[i].distance <= a->within); i++)
    {
      double weight
          = w->places[list[i].unit].population / pow (fmax (list[i].distance, 0.1), a->power);
      if (!(weight > 0))
        continue;
      sum += weight;
      a->place[a->n] = list[i].unit;
      a->weight[a->n++] = sum;
    }
  for (uint16_t i = 0; i < a->n; i++)
    a->weight[i] = i + 1 == a->n ? 1 : a->weight[i] / sum;
}

typedef struct {
  elsewhere_row *rows;
  pr_rows_at *at;
  GHashTable *attractions; /* pr_attraction, of which home, power and reach count -> number + 1 */
  GArray *dates;           /* pr_time, ascending */
} plan;

static guint
hash_attraction (gconstpointer key)
{
  const pr_attraction *a = key;
  return (g_double_hash (&a->power) * 31 + g_double_hash (&a->within)) * 31 + a->home;
}

static gboolean
same_attraction (gconstpointer a, gconstpointer b)
{
  const pr_attraction *x = a, *y = b;
  return x->home == y->home && x->power == y->power
         && (x->within == y->within || (isnan (x->within) && isnan (y->within)));
}

/* The attraction of a row at a home; equal ones of a home are shared. */
static uint32_t
attraction_of (pr_compiler *c, plan *k, gsize row, uint16_t home)
{
  pr_world *w = c->w;
  const pr_cell *within = CELL (c, ELSEWHERE, row, WITHIN);
  pr_attraction a = { .home = home,
                      .power = CELL (c, ELSEWHERE, row, POWER)->v.number,
                      .within = within->given ? within->v.number : NAN };
  uint32_t known = GPOINTER_TO_UINT (g_hash_table_lookup (k->attractions, &a));
  if (known != 0)
    return known - 1;
  pr_attraction *key = g_memdup2 (&a, sizeof a);
  g_autofree near_unit *list = g_new (near_unit, w->n_units + 1);
  weigh (w, &a, list, find_near (w, home, list));
  if (a.n == 0 && k->rows[row].where.force == PR_FORCE_CODE)
    FAULT (c, ELSEWHERE, row, WHERE, _ ("%s has no other unit with inhabitants within reach"),
           w->places[home].code);
  if (w->n_attractions % 64 == 0)
    w->attractions = g_renew (pr_attraction, w->attractions, w->n_attractions + 64);
  w->attractions[w->n_attractions] = a;
  g_hash_table_insert (k->attractions, key, GUINT_TO_POINTER (w->n_attractions + 1));
  return w->n_attractions++;
}

static gsize
winner (pr_compiler *c, const plan *k, const pr_procedure *p, uint16_t home, pr_time now)
{
  elsewhere_row *rows = k->rows;
  pr_claim claim;
  pr_claim_begin (&claim);
  pr_rows_walk walk = pr_rows_at_place (c, k->at, home);
  for (gsize i; pr_rows_next (&walk, &i);)
    {
      pr_force procedures
          = rows[i].at <= now ? pr_procedures_match (&rows[i].procedures, p) : PR_FORCE_NONE,
          where = rows[i].where.force;
      if (procedures == PR_FORCE_NONE)
        continue;
      if (claim.row != G_MAXSIZE && claim.other == G_MAXSIZE && procedures == claim.procedures
          && where == claim.where && rows[i].day < rows[claim.row].day)
        continue;
      pr_claim_add (&claim, procedures, where, i);
    }
  if (claim.other != G_MAXSIZE && !rows[claim.row].told)
    {
      rows[claim.row].told = true;
      const pr_cell *other = CELL (c, ELSEWHERE, claim.other, PROCEDURES);
      FAULT (c, ELSEWHERE, claim.row, PROCEDURES,
             _ ("this row and %s:%d both speak of '%s' at %s, and neither is more particular"),
             other->pos.file, other->pos.line, p->code, c->w->places[home].code);
    }
  if (claim.row != G_MAXSIZE)
    rows[claim.row].wins = true;
  return claim.row;
}

/* Adds what holds for a procedure at a home, from date to date. */
static void
add_slice (pr_compiler *c, plan *k, uint16_t procedure, uint16_t home)
{
  pr_world *w = c->w;
  gsize before = G_MAXSIZE;
  for (guint d = 0; d < k->dates->len; d++)
    {
      pr_time now = g_array_index (k->dates, pr_time, d);
      gsize row = winner (c, k, &w->procedures[procedure], home, now);
      if (row == G_MAXSIZE || row == before)
        continue;
      before = row;
      uint32_t attraction = attraction_of (c, k, row, home);
      if (w->attractions[attraction].n == 0)
        continue; /* no unit is near: people file at home */
      if (w->n_elsewhere % 64 == 0)
        w->elsewhere = g_renew (pr_elsewhere, w->elsewhere, w->n_elsewhere + 64);
      w->elsewhere[w->n_elsewhere++]
          = (pr_elsewhere){ .from = now,
                            .share = CELL (c, ELSEWHERE, row, SHARE)->v.number,
                            .return_home
                            = CELL (c, ELSEWHERE, row, RETURN)->v.choice == PR_RETURN_HOME,
                            .attraction = attraction };
    }
}

static void
read_row (pr_compiler *c, gsize row, elsewhere_row *r, GArray *dates)
{
  const pr_cell *where = CELL (c, ELSEWHERE, row, WHERE);
  r->procedures = pr_procedures_read (c, PR_TABLE_ELSEWHERE, row, PR_ELSEWHERE_PROCEDURES);
  r->at = pr_begins (c, CELL (c, ELSEWHERE, row, FROM));
  r->day
      = CELL (c, ELSEWHERE, row, FROM)->given ? CELL (c, ELSEWHERE, row, FROM)->v.day : INT32_MIN;
  if (!pr_selector_read (c, PR_TABLE_ELSEWHERE, row, PR_ELSEWHERE_WHERE, where->text, &r->where))
    r->where.force = PR_FORCE_NONE;
  if (pr_selects_kind (&r->where)
      || (r->where.force == PR_FORCE_CODE && r->where.what >= (int) c->w->n_units))
    {
      FAULT (c, ELSEWHERE, row, WHERE, _ ("'%s' is no unit; people live in units"), where->text);
      r->where.force = PR_FORCE_NONE;
    }
  guint at = 0;
  while (at < dates->len && g_array_index (dates, pr_time, at) < r->at)
    at++;
  if (at == dates->len || g_array_index (dates, pr_time, at) > r->at)
    g_array_insert_val (dates, at, r->at);
}

/* Lists units by distance, for the rule and the measures that send people on. */
static void
fill_near (pr_compiler *c)
{
  pr_world *w = c->w;
  bool wanted = false;
  for (uint8_t i = 0; i < w->n_phases; i++)
    wanted |= isfinite (w->rules[i].redirect_beyond);
  for (gsize row = 0; row < ROWS (c, MEASURES); row++)
    wanted |= CELL (c, MEASURES, row, ACTION)->v.action.kind == PR_ACTION_REDIRECT;
  if (!wanted)
    return;
  g_autofree near_unit *list = g_new (near_unit, w->n_units + 1);
  w->n_near = (uint16_t) MIN (w->n_units, MOST_NEAR);
  w->near = g_new (uint16_t, (gsize) w->n_units * w->n_near + 1);
  for (uint16_t home = 0; home < w->n_units; home++)
    {
      gsize n = find_near (w, home, list);
      for (gsize k = 0; k < w->n_near; k++)
        w->near[(gsize) home * w->n_near + k] = k < n ? list[k].unit : PR_NONE16;
    }
}

void
pr_compile_elsewhere (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, ELSEWHERE), pairs = (gsize) w->n_procedures * w->n_units;
  fill_near (c);
  if (n == 0)
    return;
  g_autofree elsewhere_row *rows = g_new0 (elsewhere_row, n);
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (pr_time));
  g_autoptr (pr_rows_at) at = pr_rows_at_new ();
  g_autoptr (GHashTable) attractions
      = g_hash_table_new_full (hash_attraction, same_attraction, g_free, NULL);
  plan k = { rows, at, attractions, dates };
  for (gsize row = 0; row < n; row++)
    {
      read_row (c, row, &rows[row], dates);
      pr_rows_at_add (at, &rows[row].where, row);
    }
  if (pr_rows_at_pairs (c, at, w->n_units) * w->n_procedures * dates->len > PR_MOST_WORK)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ELSEWHERE].file }),
                _ ("%zu rows for %u procedures and %u units are too many"), n, w->n_procedures,
                w->n_units);
      return;
    }
  w->elsewhere_of = g_new0 (uint32_t, pairs + 1);
  for (uint16_t p = 0; p < w->n_procedures; p++)
    for (uint16_t home = 0; home < w->n_units; home++)
      {
        if (!w->procedures[p].visit)
          add_slice (c, &k, p, home);
        w->elsewhere_of[(gsize) p * w->n_units + home + 1] = w->n_elsewhere;
      }
  for (gsize row = 0; row < n; row++)
    if (!rows[row].wins)
      CAUTION (c, ELSEWHERE, row, PROCEDURES,
               _ ("this row has no effect: wherever it holds another one is more particular"));
}
