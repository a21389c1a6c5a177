/* Leave: spells of leave and sickness through the year, by pool. */
#include "compile/pool-rows.h"

#include "kernel/rng.h"
#include "scenario/limits.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

#define DAYS_A_YEAR 365.2425

/* On how many days of a week the calendar is open: by rows without dates, if there are any. */
static int
open_days (const pr_compiler *c, const char *name)
{
  unsigned days = 0, dated = 0;
  for (gsize i = 0; i < ROWS (c, CALENDARS); i++)
    {
      unsigned bits = CELL (c, CALENDARS, i, DAYS)->v.bits;
      if (strcmp (CELL (c, CALENDARS, i, CALENDAR)->text, name) != 0)
        continue;
      if (CELL (c, CALENDARS, i, FROM)->given || CELL (c, CALENDARS, i, UNTIL)->given)
        dated |= bits;
      else
        days |= bits;
    }
  return __builtin_popcount ((days != 0 ? days : dated) & 0x7f);
}

typedef struct {
  pr_pool_rows rows;
  int *days_a_week; /* [n_calendars] */
} reading;

/* The first and the last day on which a spell of the row may begin. */
static int32_t
first_day (const pr_compiler *c, gsize row)
{
  const pr_cell *from = CELL (c, LEAVE, row, FROM);
  return from->given ? from->v.day - c->w->epoch : INT32_MIN;
}

static int32_t
last_day (const pr_compiler *c, gsize row)
{
  const pr_cell *until = CELL (c, LEAVE, row, UNTIL);
  return until->given ? until->v.day - c->w->epoch : INT32_MAX;
}

/* Whether the row's dates are within what is simulated, but never working days of the pool. */
static bool
never_works (const pr_compiler *c, gsize row, const pr_pool *pool)
{
  const pr_world *w = c->w;
  const pr_calendar *cal = w->calendars[w->shifts[pool->shift].calendar];
  int32_t first = MAX (pr_time_day (w->begin), first_day (c, row)),
          last = MIN (w->end_day - 1, last_day (c, row));
  return first <= last && pr_cal_workday_after (cal, first, 0) > last;
}

/* The probability with which a spell begins on a working day of an officer who is there. */
static double
chance (double rate, int days)
{
  return days > 0 ? -expm1 (-rate * 7 / (DAYS_A_YEAR * days)) : 0;
}

static void
add_leave (pr_compiler *c, const reading *of, gsize row, uint32_t pool)
{
  pr_world *w = c->w;
  const pr_pool *p = &w->pools[pool];
  const pr_cell *from = CELL (c, LEAVE, row, FROM), *reason = CELL (c, LEAVE, row, REASON);
  int days = of->days_a_week[w->shifts[p->shift].calendar];
  uint64_t hash = pr_hash_string (PR_HASH_SEED, w->places[p->place].code);
  hash = pr_hash_string (pr_hash_string (hash, p->name), reason->text);
  hash = pr_hash_string (hash, from->text); /* rows that hold side by side have their own luck */
  if (w->n_leaves % 64 == 0)
    w->leaves = g_renew (pr_leave, w->leaves, w->n_leaves + 64);
  pr_leave *l = &w->leaves[w->n_leaves++];
  *l = (pr_leave){ .pool = pool,
                   .reason
                   = reason->v.choice == PR_LEAVE_SICKNESS ? PR_AWAY_SICKNESS : PR_AWAY_LEAVE,
                   .row = (uint32_t) row,
                   .chance = chance (CELL (c, LEAVE, row, RATE)->v.number, days),
                   .first_day = first_day (c, row),
                   .last_day = last_day (c, row),
                   .hash = pr_hash_finish (hash) };
  l->length = g_new (pr_dist, 1);
  pr_dist_copy (l->length, &CELL (c, LEAVE, row, LENGTH)->v.dist);
}

static void
read_row (pr_compiler *c, const reading *of, gsize row)
{
  const pr_pool_rows *rows = &of->rows;
  bool counts = false, works = false;
  if (rows->selectors[row].force == PR_FORCE_NONE)
    return;
  g_autoptr (GArray) pools = pr_pool_row_pools (c, rows, row);
  for (guint k = 0; k < pools->len; k++)
    {
      uint32_t i = g_array_index (pools, uint32_t, k);
      const pr_pool *pool = &c->w->pools[i];
      if (pr_pool_row_gives_way (c, rows, row, pool))
        continue;
      counts = true;
      works |= !never_works (c, row, pool);
      if (CELL (c, LEAVE, row, RATE)->v.number > 0 && c->w->n_leaves < PR_MOST_PICKS
          && !BAD (c, LEAVE, row, LENGTH))
        add_leave (c, of, row, i);
    }
  if (pr_pool_row_lacks (c, rows, row))
    return;
  if (!counts)
    CAUTION (c, LEAVE, row, WHERE,
             _ ("this row has no effect: every pool it names has a more particular row"));
  else if (!works && !c->t->cut_short)
    CAUTION (c, LEAVE, row, FROM,
             _ ("this row has no effect: its pools work on none of its dates"));
}

/* Rows of the same reason and beginning give way to each other. */
static char *
group_of (const pr_compiler *c, gsize row)
{
  return g_strdup_printf ("%d %s", CELL (c, LEAVE, row, REASON)->v.choice,
                          CELL (c, LEAVE, row, FROM)->text);
}

void
pr_compile_leave (pr_compiler *c)
{
  reading of = {
    .rows
    = { .table = PR_TABLE_LEAVE, .pool = PR_LEAVE_POOL, .where = PR_LEAVE_WHERE, .group = group_of }
  };
  if (ROWS (c, LEAVE) == 0 || !pr_pool_rows_read (c, &of.rows))
    return;
  g_autofree int *days = of.days_a_week = g_new (int, c->w->n_calendars + 1u);
  for (uint16_t i = 0; i < c->w->n_calendars; i++)
    days[i] = open_days (c, c->w->calendar_names[i]);
  for (gsize row = 0; row < ROWS (c, LEAVE); row++)
    read_row (c, &of, row);
  pr_pool_rows_clear (&of.rows);
  if (c->w->n_leaves >= PR_MOST_PICKS)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_LEAVE].file }),
              _ ("the rows stand for more than %d pools"), PR_MOST_PICKS);
}
