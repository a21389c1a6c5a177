/* Absences: officers who are away, by pool. */
#include "scenario/limits.h"
#include "compile/pool-rows.h"

#include "kernel/rng.h"
#include "scenario/value.h"

#include <string.h>

static uint64_t
hash_of (const pr_compiler *c, gsize row, const pr_pool *pool)
{
  uint64_t hash = pr_hash_string (PR_HASH_SEED, c->w->places[pool->place].code);
  hash = pr_hash_string (hash, pool->name);
  hash = pr_hash_string (hash, CELL (c, ABSENCES, row, FROM)->text);
  hash = pr_hash_string (hash, CELL (c, ABSENCES, row, UNTIL)->text);
  hash = pr_hash_string (hash, CELL (c, ABSENCES, row, OFFICERS)->text);
  return pr_hash_finish (pr_hash_string (hash, CELL (c, ABSENCES, row, REASON)->text));
}

/* Expands the numbers that a cell gives, to numbers from 0; NULL if it gives none. */
static uint32_t *
officers_of (const pr_officers *named)
{
  guint n = 0;
  if (named->n == 0)
    return NULL;
  uint32_t *officers = g_new (uint32_t, pr_officers_count (named));
  for (gsize i = 0; i < named->n; i++)
    for (uint32_t k = named->ranges[i].from; k <= named->ranges[i].to; k++)
      officers[n++] = k - 1;
  return officers;
}

/* How many are away by the row. */
static uint32_t
count_of (const pr_compiler *c, gsize row)
{
  const pr_cell *officers = CELL (c, ABSENCES, row, OFFICERS);
  return officers->given ? pr_officers_count (&officers->v.officers)
                         : (uint32_t) CELL (c, ABSENCES, row, COUNT)->v.count;
}

/* The highest number that the row names; 0: it names nobody. */
static uint32_t
last_of (const pr_compiler *c, gsize row)
{
  const pr_officers *named = &CELL (c, ABSENCES, row, OFFICERS)->v.officers;
  return named->n > 0 ? named->ranges[named->n - 1].to : 0;
}

static void
add_absence (pr_compiler *c, gsize row, uint32_t pool, pr_time from, pr_time until)
{
  pr_world *w = c->w;
  const pr_cell *delay = CELL (c, ABSENCES, row, DELAY);
  if (w->n_absences % 64 == 0)
    w->absences = g_renew (pr_absence, w->absences, w->n_absences + 64);
  pr_absence *a = &w->absences[w->n_absences++];
  *a = (pr_absence){ .pool = pool,
                     .count = count_of (c, row),
                     .officers = officers_of (&CELL (c, ABSENCES, row, OFFICERS)->v.officers),
                     .from = from,
                     .until = until,
                     .reason = (pr_away) CELL (c, ABSENCES, row, REASON)->v.choice,
                     .hash = hash_of (c, row, &w->pools[pool]) };
  if (!delay->given)
    return;
  a->delay = g_new (pr_dist, 1);
  pr_dist_copy (a->delay, &delay->v.dist);
}

/* The key of a group of rows that give way to each other: those of the same time and reason. In
 * `until` and `officers` they may differ: PR_COL_BESIDE. */
static char *
group_of (const pr_compiler *c, gsize row)
{
  return g_strdup_printf ("%d %s", CELL (c, ABSENCES, row, REASON)->v.choice,
                          CELL (c, ABSENCES, row, FROM)->text);
}

/* Which existing pools the row is about. */
typedef struct {
  bool found, counts;                /* a pool; one for which no other row is more particular */
  bool in_hours;                     /* one of these is open meanwhile, within the window */
  const pr_pool *largest, *smallest; /* of these */
} absence_row;

/* A plan with fewer officers than this would contradict the row, even one outside the window. */
static void
need_officers (const pr_compiler *c, gsize row, pr_pool *pool)
{
  uint32_t least = MAX (last_of (c, row), MIN (count_of (c, row), pool->count));
  pool->least = MAX (pool->least, least);
}

static bool
is_open_within (const pr_compiler *c, const pr_pool *pool, pr_time begin, pr_time end)
{
  const pr_world *w = c->w;
  const pr_calendar *cal = w->calendars[w->shifts[pool->shift].calendar];
  begin = MAX (begin, w->begin);
  end = MIN (end, w->end);
  return begin < end && pr_cal_work_between (cal, begin, end) > 0;
}

static absence_row
add_row (pr_compiler *c, gsize row, const pr_pool_rows *rows, pr_time begin, pr_time end)
{
  const pr_world *w = c->w;
  absence_row r = { 0 };
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const pr_pool *pool = &w->pools[i];
      if (!pr_pool_row_matches (c, rows, row, pool))
        continue;
      r.found = true;
      if (pr_pool_row_gives_way (c, rows, row, pool))
        continue;
      r.counts = true;
      need_officers (c, row, &w->pools[i]);
      r.in_hours |= is_open_within (c, pool, begin, end);
      if (r.largest == NULL || pool->count > r.largest->count)
        r.largest = pool;
      if (r.smallest == NULL || pool->count < r.smallest->count)
        r.smallest = pool;
      if (begin >= w->end || pool->count < last_of (c, row) || w->n_absences >= PR_MOST_PICKS)
        continue;
      c->n_away += MIN (count_of (c, row), pool->count);
      if (c->n_away <= PR_MOST_AWAY)
        add_absence (c, row, i, begin, end);
    }
  return r;
}

static void
read_row (pr_compiler *c, gsize row, const pr_pool_rows *rows)
{
  const pr_world *w = c->w;
  const pr_cell *from = CELL (c, ABSENCES, row, FROM), *until = CELL (c, ABSENCES, row, UNTIL),
                *count = CELL (c, ABSENCES, row, COUNT);
  bool delayed = CELL (c, ABSENCES, row, DELAY)->given;
  pr_time begin
      = (pr_time) (from->v.instant.day - w->epoch) * PR_DAY + MAX (from->v.instant.clock, 0);
  pr_time end = PR_NEVER;
  if (until->given)
    end = (pr_time) (until->v.instant.day - w->epoch) * PR_DAY
          + (until->v.instant.clock >= 0 ? until->v.instant.clock : PR_DAY);
  if (end <= begin)
    return; /* the reader has reported it */
  if (!until->given && delayed && !BAD (c, ABSENCES, row, UNTIL))
    FAULT (c, ABSENCES, row, DELAY, _ ("until is blank: there is nothing that it could delay"));
  if (rows->selectors[row].force == PR_FORCE_NONE || BAD (c, ABSENCES, row, FROM))
    return;
  absence_row r = add_row (c, row, rows, begin, end);
  if (!r.found)
    pr_pool_row_nobody (c, rows, row);
  else if (!r.counts)
    CAUTION (c, ABSENCES, row, WHERE,
             _ ("this row has no effect: every pool it names has a more particular row"));
  else if (last_of (c, row) > r.smallest->count)
    FAULT (c, ABSENCES, row, OFFICERS,
           _ ("there is no officer %u: the last one of pool '%s' at %s is %u"), last_of (c, row),
           r.smallest->name, w->places[r.smallest->place].code, r.smallest->count);
  else if (count->v.count > r.largest->count)
    FAULT (c, ABSENCES, row, COUNT,
           _ ("%s are away, but pool '%s' at %s has %u, and none has more"), count->text,
           r.largest->name, w->places[r.largest->place].code, r.largest->count);
  else if ((begin >= w->end && !c->t->cut_short) || (end <= w->begin && !delayed))
    CAUTION (c, ABSENCES, row, FROM, _ ("this row has no effect: it is outside the window"));
  else if (!r.in_hours && !delayed && !(c->t->cut_short && end > w->end))
    CAUTION (c, ABSENCES, row, FROM,
             _ ("this row has no effect: it is never in the hours of its pools"));
}

void
pr_compile_absences (pr_compiler *c)
{
  pr_pool_rows rows = { .table = PR_TABLE_ABSENCES,
                        .pool = PR_ABSENCES_POOL,
                        .where = PR_ABSENCES_WHERE,
                        .group = group_of };
  if (!pr_pool_rows_read (c, &rows))
    return;
  for (gsize row = 0; row < ROWS (c, ABSENCES); row++)
    read_row (c, row, &rows);
  pr_pool_rows_clear (&rows);
  if (c->w->n_absences >= PR_MOST_PICKS)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ABSENCES].file }),
              _ ("the rows stand for more than %d absences of pools"), PR_MOST_PICKS);
  else if (c->n_away > PR_MOST_AWAY)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ABSENCES].file }),
              _ ("the rows send away more than %d officers in all"), PR_MOST_AWAY);
}
