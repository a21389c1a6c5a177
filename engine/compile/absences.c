/* Absences: officers who are away, by pool.
 *
 * A row with a share takes it of all officers of its pools together; rows that differ from it only
 * in `where` are parts of one share. Posts that are unfilled when it begins are no officers, unless
 * it is about such posts itself, and pools that are not open in its time have none.
 */
#include "scenario/limits.h"
#include "compile/pool-rows.h"

#include "kernel/rng.h"
#include "model/away-share.h"
#include "scenario/value.h"

#include <inttypes.h>
#include <math.h>
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

/* What is read of the table. */
typedef struct {
  pr_pool_rows rows;
  GHashTable *shares; /* what rows of one share have in common -> its number */
  GArray *first_row;  /* [share] gsize */
} reading;

static bool
is_share (const pr_compiler *c, gsize row)
{
  return CELL (c, ABSENCES, row, COUNT)->v.portion.share > 0;
}

/* How many are away by the row; 0: a share. */
static uint32_t
count_of (const pr_compiler *c, gsize row)
{
  const pr_cell *officers = CELL (c, ABSENCES, row, OFFICERS);
  return officers->given ? pr_officers_count (&officers->v.officers)
                         : (uint32_t) CELL (c, ABSENCES, row, COUNT)->v.portion.count;
}

/* How many of the pool the row takes at most. */
static uint32_t
most_of (const pr_compiler *c, gsize row, const pr_pool *pool)
{
  const pr_portion *count = &CELL (c, ABSENCES, row, COUNT)->v.portion;
  return is_share (c, row) ? MIN ((uint32_t) (count->share * pool->count) + 2, pool->count)
                           : MIN (count_of (c, row), pool->count);
}

/* The highest number that the row names; 0: it names nobody. */
static uint32_t
last_of (const pr_compiler *c, gsize row)
{
  const pr_officers *named = &CELL (c, ABSENCES, row, OFFICERS)->v.officers;
  return named->n > 0 ? named->ranges[named->n - 1].to : 0;
}

/* The names of the row's pools, in one order. Free with g_free. */
static char *
pools_of (const pr_compiler *c, gsize row)
{
  GString *names = g_string_new (NULL);
  pr_value_print (&pr_schema[PR_TABLE_ABSENCES].columns[PR_ABSENCES_POOL],
                  CELL (c, ABSENCES, row, POOL), names);
  return g_string_free (names, FALSE);
}

/* The number of the row's share. */
static uint32_t
share_of (pr_compiler *c, reading *r, gsize row)
{
  pr_world *w = c->w;
  g_autofree char *pools = pools_of (c, row);
  g_autoptr (GString) key = g_string_new (pools);
  static const int columns[]
      = { PR_ABSENCES_FROM, PR_ABSENCES_UNTIL, PR_ABSENCES_DELAY, PR_ABSENCES_REASON };
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (key, "\n%s",
                            pr_compiler_cell (c, PR_TABLE_ABSENCES, row, columns[i])->text);
  double share = CELL (c, ABSENCES, row, COUNT)->v.portion.share;
  g_string_append_printf (key, "\n%.17g", share);
  gpointer known;
  if (g_hash_table_lookup_extended (r->shares, key->str, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_hash_table_insert (r->shares, g_strdup (key->str), GUINT_TO_POINTER (w->n_away_shares));
  g_array_append_val (r->first_row, row);
  w->away_shares = g_renew (pr_away_share, w->away_shares, w->n_away_shares + 1);
  w->away_shares[w->n_away_shares] = (pr_away_share){ .share = share };
  return w->n_away_shares++;
}

static void
join_share (pr_compiler *c, reading *r, gsize row, pr_absence *a)
{
  a->share = share_of (c, r, row);
  pr_away_share *s = &c->w->away_shares[a->share];
  if (s->n % 64 == 0)
    s->part = g_renew (pr_away_part, s->part, s->n + 64);
  a->part = s->n++;
  s->part[a->part] = (pr_away_part){ .hash = a->hash, .officers = c->w->pools[a->pool].count };
}

static void
add_absence (pr_compiler *c, reading *r, gsize row, uint32_t pool, pr_time from, pr_time until)
{
  pr_world *w = c->w;
  const pr_cell *delay = CELL (c, ABSENCES, row, DELAY);
  if (w->n_absences % 64 == 0)
    w->absences = g_renew (pr_absence, w->absences, w->n_absences + 64);
  pr_absence *a = &w->absences[w->n_absences++];
  *a = (pr_absence){ .pool = pool,
                     .count = count_of (c, row),
                     .share = PR_NONE32,
                     .officers = officers_of (&CELL (c, ABSENCES, row, OFFICERS)->v.officers),
                     .from = from,
                     .until = until,
                     .reason = (pr_away) CELL (c, ABSENCES, row, REASON)->v.choice,
                     .hash = hash_of (c, row, &w->pools[pool]) };
  if (is_share (c, row))
    join_share (c, r, row, a);
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

/* The same of rows that may clash. */
static char *
rival_of (const pr_compiler *c, gsize row)
{
  g_autofree char *group = group_of (c, row);
  return g_strdup_printf ("%s\n%s\n%s", group, CELL (c, ABSENCES, row, UNTIL)->text,
                          CELL (c, ABSENCES, row, OFFICERS)->text);
}

/* Which existing pools the row is about. */
typedef struct {
  bool counts;                       /* for one no other row is more particular */
  bool in_hours;                     /* one of these is open meanwhile, within the window */
  const pr_pool *largest, *smallest; /* of these */
} absence_row;

/* Reports that an earlier row with other pools beside this one holds for it in the same time. */
static bool
clashes (pr_compiler *c, const pr_pool_rows *rows, gsize row, const pr_pool *pool)
{
  gsize other = row;
  while ((other = pr_pool_row_rival (c, rows, row, pool, other)) != G_MAXSIZE)
    {
      g_autofree char *own = pools_of (c, row), *others = pools_of (c, other);
      if (strcmp (own, others) == 0)
        continue;
      const pr_pos *pos = &CELL (c, ABSENCES, other, POOL)->pos;
      FAULT (
          c, ABSENCES, row, POOL,
          _ ("%s:%d names pool '%s' at %s, too, for the same time and reason, and neither row is "
             "more particular"),
          pos->file, pos->line, pool->name, c->w->places[pool->place].code);
      return true;
    }
  return false;
}

/* A plan with fewer officers than this would contradict the row, even one outside the window. A
 * share can be taken of however many there are. */
static void
need_officers (const pr_compiler *c, gsize row, pr_pool *pool)
{
  uint32_t least = MAX (last_of (c, row), MIN (count_of (c, row), pool->count));
  pool->least = MAX (pool->least, least);
}

/* Whether it begins before a what-if applies, and is thus of the base's officers. */
static bool
is_past (const pr_compiler *c, pr_time begin)
{
  pr_day applies = c->t->ini[PR_INI_SCENARIO_APPLIES].v.day;
  return c->before != NULL && begin < (pr_time) (applies - c->w->epoch) * PR_DAY;
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

/* Whether the pool is open in the row's time, be it within the window or not. */
static bool
is_open_at_all (const pr_compiler *c, uint32_t pool, pr_time begin, pr_time end)
{
  const pr_world *w
      = is_past (c, begin) && pool < c->before->n_pools ? c->before : c->w; /* the base's hours */
  const pr_calendar *cal = w->calendars[w->shifts[w->pools[pool].shift].calendar];
  return pr_cal_work_between (cal, begin, MIN (end, (cal->end_day - 1) * PR_DAY)) > 0;
}

static absence_row
add_row (pr_compiler *c, reading *of, gsize row, pr_time begin, pr_time end)
{
  const pr_world *w = c->w;
  const pr_pool_rows *rows = &of->rows;
  absence_row r = { 0 };
  bool clashed = false;
  bool delayed = CELL (c, ABSENCES, row, DELAY)->given;
  g_autoptr (GArray) pools = pr_pool_row_pools (c, rows, row);
  for (guint k = 0; k < pools->len; k++)
    {
      uint32_t i = g_array_index (pools, uint32_t, k);
      const pr_pool *pool = &w->pools[i];
      if (pr_pool_row_gives_way (c, rows, row, pool))
        continue;
      r.counts = true;
      clashed = clashed || pr_told_enough (c) || clashes (c, rows, row, pool);
      if (!is_past (c, begin))
        need_officers (c, row, &w->pools[i]);
      r.in_hours |= is_open_within (c, pool, begin, end);
      if (r.largest == NULL || pool->count > r.largest->count)
        r.largest = pool;
      if (r.smallest == NULL || pool->count < r.smallest->count)
        r.smallest = pool;
      if (begin >= w->end || (pool->count < last_of (c, row) && !is_past (c, begin))
          || w->n_absences >= PR_MOST_PICKS)
        continue;
      if (is_share (c, row) && !is_open_at_all (c, i, begin, delayed ? PR_NEVER : end))
        continue;
      c->n_away += most_of (c, row, pool);
      if (c->n_away <= PR_MOST_AWAY)
        add_absence (c, of, row, i, begin, end);
    }
  return r;
}

static void
read_row (pr_compiler *c, reading *of, gsize row)
{
  const pr_world *w = c->w;
  const pr_pool_rows *rows = &of->rows;
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
  absence_row r = add_row (c, of, row, begin, end);
  if (pr_pool_row_lacks (c, rows, row))
    return;
  if (!r.counts)
    CAUTION (c, ABSENCES, row, WHERE,
             _ ("this row has no effect: every pool it names has a more particular row"));
  else if (is_past (c, begin))
    return;
  else if (last_of (c, row) > r.smallest->count)
    FAULT (c, ABSENCES, row, OFFICERS,
           _ ("there is no officer %u: the last one of pool '%s' at %s is %u"), last_of (c, row),
           r.smallest->name, w->places[r.smallest->place].code, r.smallest->count);
  else if (count->v.portion.count > r.largest->count)
    FAULT (c, ABSENCES, row, COUNT,
           _ ("%s are away, but pool '%s' at %s has %u, and none has more"), count->text,
           r.largest->name, w->places[r.largest->place].code, r.largest->count);
  else if (begin >= pr_compiler_end (c) || (end <= w->begin && !delayed))
    CAUTION (c, ABSENCES, row, FROM, _ ("this row has no effect: it is outside the window"));
  else if (!r.in_hours && !delayed && !(c->t->cut_short && end > w->end))
    CAUTION (c, ABSENCES, row, FROM,
             _ ("this row has no effect: it is never in the hours of its pools"));
}

/* How many posts of the pool rows leave unfilled at that time: those of a delay in the mean, and a
 * share's as many as are likely to be here. `next`: [absence + 1] the next such row of the pool. */
static uint32_t
unfilled_at (const pr_world *w, const uint32_t *next, uint32_t pool, uint32_t first, pr_time at)
{
  uint64_t n = 0;
  for (uint32_t i = first; i != 0; i = next[i])
    {
      const pr_absence *a = &w->absences[i - 1];
      pr_time until = a->until;
      if (until != PR_NEVER && a->delay != NULL)
        until += (pr_time) MIN (a->delay->mean, 1e18);
      if (a->from <= at && at < until)
        n += (uint64_t) lround (pr_absence_mean (w, a));
    }
  return (uint32_t) MIN (n, w->pools[pool].count);
}

/* Of shares of those who have posts, how many posts have nobody. */
static void
find_unfilled (pr_world *w)
{
  g_autofree uint32_t *first = g_new0 (uint32_t, w->n_pools + 1),
                      *next = g_new0 (uint32_t, w->n_absences + 1);
  for (uint32_t i = 0; i < w->n_absences; i++)
    if (w->absences[i].reason == PR_AWAY_UNFILLED)
      {
        next[i + 1] = first[w->absences[i].pool];
        first[w->absences[i].pool] = i + 1;
      }
  for (uint32_t i = 0; i < w->n_absences; i++)
    {
      const pr_absence *a = &w->absences[i];
      if (a->share == PR_NONE32 || a->reason == PR_AWAY_UNFILLED)
        continue;
      pr_away_part *part = &w->away_shares[a->share].part[a->part];
      part->unfilled = unfilled_at (w, next, a->pool, first[a->pool], a->from);
      part->officers -= part->unfilled;
    }
}

static void
settle_share (pr_compiler *c, const reading *of, uint32_t share)
{
  pr_away_share *s = &c->w->away_shares[share];
  gsize row = g_array_index (of->first_row, gsize, share);
  uint64_t all = 0;
  for (uint32_t k = 0; k < s->n; k++)
    all += s->part[k].officers;
  pr_away_share_settle (s);
  if (s->total == 0)
    CAUTION (
        c, ABSENCES, row, COUNT,
        NGETTEXT ("this row has no effect: %s of %" PRIu64 " officer is less than half an officer",
                  "this row has no effect: %s of %" PRIu64 " officers is less than half an officer",
                  all),
        CELL (c, ABSENCES, row, COUNT)->text, all);
}

/* Shares are known when all rows are read; those of unfilled posts first, as they leave others
 * fewer officers. */
static void
settle_shares (pr_compiler *c, const reading *of)
{
  for (int unfilled = 1; unfilled >= 0; unfilled--)
    {
      if (unfilled == 0 && c->w->n_away_shares > 0)
        find_unfilled (c->w);
      for (uint32_t i = 0; i < c->w->n_away_shares; i++)
        {
          gsize row = g_array_index (of->first_row, gsize, i);
          bool of_posts = CELL (c, ABSENCES, row, REASON)->v.choice == PR_AWAY_UNFILLED;
          if (of_posts == (unfilled == 1))
            settle_share (c, of, i);
        }
    }
}

void
pr_compile_absences (pr_compiler *c)
{
  reading of = { .rows = { .table = PR_TABLE_ABSENCES,
                           .pool = PR_ABSENCES_POOL,
                           .where = PR_ABSENCES_WHERE,
                           .group = group_of,
                           .rival = rival_of } };
  if (!pr_pool_rows_read (c, &of.rows))
    return;
  of.shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  of.first_row = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize row = 0; row < ROWS (c, ABSENCES); row++)
    read_row (c, &of, row);
  settle_shares (c, &of);
  pr_pool_rows_clear (&of.rows);
  g_hash_table_unref (of.shares);
  g_array_unref (of.first_row);
  if (c->w->n_absences >= PR_MOST_PICKS)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ABSENCES].file }),
              _ ("the rows stand for more than %d absences of pools"), PR_MOST_PICKS);
  else if (c->n_away > PR_MOST_AWAY)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ABSENCES].file }),
              _ ("the rows send away more than %d officers in all"), PR_MOST_AWAY);
}
