/* Frames: see frames.h. */
#include "report/replay/frames.h"

#include "experiment/trace.h"
#include "report/replay/bytes.h"

#define OVERTIME PR_N_WALK_SERIES
#define MOVED (PR_N_WALK_SERIES + 1)

typedef struct {
  GByteArray *bytes; /* NULL: it never changed */
  uint32_t n, last;  /* changes; frame of the last */
  int32_t value;     /* moved: since the last frame */
} column;

typedef struct {
  const pr_world *world;
  pr_frames *out;
  pr_walk *walk;
  column *columns[PR_N_FRAME_SERIES];
  GArray *moves;      /* column, by flow */
  GHashTable *flow;   /* from << 16 | to, and 1: number of the flow + 1 */
  GHashTable *handed; /* dossiers; a dossier in branches is handed over more than once */
  GHashTable *open;   /* what has begun and not ended: number of the band + 1 */
  uint32_t *busy;     /* [place * 2 + 1 of training] officers at a meeting, at a course */
  int32_t *most;      /* [place] in process */
  int32_t tick;       /* the next half hour, from the first midnight of the window */
  bool begun;         /* of tick 0, the midnight is over */
  pr_time now;
} maker;

const char *
pr_frames_name (int series)
{
  if (series == OVERTIME)
    return "overtime";
  return series == MOVED ? "moved" : pr_walk_names[series];
}

const char *
pr_frames_of (int series)
{
  static const char *const words[] = { [PR_WALK_OF_PLACES] = "places",
                                       [PR_WALK_OF_LINES] = "lines",
                                       [PR_WALK_OF_POOLS] = "pools",
                                       [PR_WALK_OF_THINGS] = "systems",
                                       [PR_WALK_OF_STEPS] = "steps" };
  if (series == OVERTIME)
    return "pools";
  return series == MOVED ? "flows" : words[pr_walk_of_what[series]];
}

static uint32_t
columns_of (const pr_world *w, int series)
{
  return pr_walk_count (w, series == OVERTIME ? PR_WALK_OF_POOLS : pr_walk_of_what[series]);
}

gint64
pr_frames_sum (const pr_frames *f, const pr_world *w, int series, uint32_t first, uint32_t n,
               uint32_t frame)
{
  gsize at = 0;
  gint64 sum = 0;
  for (int s = 0; s <= series; s++)
    for (uint32_t i = 0; i < columns_of (w, s); i++)
      {
        bool counts = s == series && i - first < n;
        guint64 k = 0;
        for (guint64 left = pr_bytes_get (f->block->data, &at); left > 0; left--)
          {
            k += pr_bytes_get (f->block->data, &at);
            gint64 by = pr_bytes_get_signed (f->block->data, &at);
            sum += counts && k <= frame ? by : 0;
          }
      }
  return sum;
}

static void
change (column *c, uint32_t frame)
{
  if (c->bytes == NULL)
    c->bytes = g_byte_array_new ();
  pr_bytes_put (c->bytes, frame - c->last);
  c->last = frame;
  c->n++;
}

static void
set (column *c, uint32_t frame, int32_t value)
{
  if (value == c->value)
    return;
  change (c, frame);
  pr_bytes_put_signed (c->bytes, value - c->value);
  c->value = value;
}

static void
put_columns (GByteArray *out, const column *list, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    {
      pr_bytes_put (out, list[i].n);
      if (list[i].bytes != NULL)
        g_byte_array_append (out, list[i].bytes->data, list[i].bytes->len);
    }
}

static void
clear_columns (column *list, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    g_clear_pointer (&list[i].bytes, g_byte_array_unref);
}

static pr_time
tick_time (const maker *k)
{
  return (pr_time) k->world->first_day * PR_DAY + k->tick * PR_FRAME;
}

/* Officers at work while their office is closed. */
static void
take_overtime (maker *k, uint32_t frame)
{
  const int32_t *at_work = pr_walk_values (k->walk, PR_WALK_AT_WORK);
  pr_time t = tick_time (k);
  for (uint32_t p = 0; p < k->world->n_pools; p++)
    if (at_work[p] > 0 || k->columns[OVERTIME][p].value > 0)
      {
        bool open = pr_cal_is_open (pr_world_calendar (k->world, p), t);
        set (&k->columns[OVERTIME][p], frame, open ? 0 : at_work[p]);
      }
}

static void
take_moves (maker *k, uint32_t frame)
{
  for (guint i = 0; i < k->moves->len; i++)
    {
      column *c = &g_array_index (k->moves, column, i);
      if (c->value == 0)
        continue;
      change (c, frame);
      pr_bytes_put (c->bytes, (guint64) c->value);
      c->value = 0;
    }
}

static void
take_frame (maker *k)
{
  uint32_t frame = (uint32_t) k->tick;
  for (int s = 0; s < PR_N_WALK_SERIES; s++)
    {
      const int32_t *values = pr_walk_values (k->walk, (pr_walk_series) s);
      for (uint32_t i = 0; i < columns_of (k->world, s); i++)
        set (&k->columns[s][i], frame, values[i]);
    }
  for (uint16_t p = 0; p < k->world->n_places; p++)
    if (pr_walk_values (k->walk, PR_WALK_IN_PROCESS)[p] > k->most[p])
      {
        k->most[p] = pr_walk_values (k->walk, PR_WALK_IN_PROCESS)[p];
        g_array_index (k->out->fullest, uint32_t, p) = frame;
      }
  take_overtime (k, frame);
  take_moves (k, frame);
}

/* All half hours that are over before something happens at t. */
static void
advance (maker *k, pr_time t)
{
  int32_t last = (int32_t) k->out->n - 1;
  for (; k->tick <= last; k->tick++)
    {
      bool midnight = k->tick % PR_FRAMES_OF_DAY == 0;
      pr_time at = tick_time (k);
      if (at > t)
        return;
      if (midnight && !k->begun)
        {
          pr_walk_end_day (k->walk, pr_time_day (at) - 1);
          if (k->tick > 0)
            take_frame (k);
          pr_walk_begin_day (k->walk);
        }
      k->begun = k->tick == 0;
      if (at == t && (!midnight || k->tick == 0))
        return;
      if (k->tick == 0 || (k->tick > 0 && !midnight))
        take_frame (k);
      k->begun = false;
    }
}

static void
on_moved (void *self, uint16_t from, uint16_t to)
{
  maker *k = self;
  uint32_t key = (uint32_t) from << 16 | to;
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (k->flow, GUINT_TO_POINTER (key)));
  if (k->now < k->world->start)
    return;
  if (i == 0)
    {
      const column none = { 0 };
      g_array_append_val (k->moves, none);
      g_array_append_val (k->out->flows, key);
      i = k->moves->len;
      g_hash_table_insert (k->flow, GUINT_TO_POINTER (key), GUINT_TO_POINTER (i));
    }
  g_array_index (k->moves, column, i - 1).value++;
}

static void
on_served (void *self, const pr_logged *e, pr_time came)
{
  maker *k = self;
  const pr_calendar *cal = pr_world_calendar (k->world, pr_world_pool_of (k->world, e->officer));
  pr_time opened = pr_cal_day_open (cal, pr_time_day (came)),
          waited = e->time - (opened <= e->time ? MAX (came, opened) : came);
  if (e->time < k->world->start || waited <= k->out->longest)
    return;
  k->out->longest = waited;
  k->out->longest_at = e->time;
  k->out->longest_of = *e->of;
  k->out->longest_place = e->place;
}

/* What is known by its kind and number begins, or ends. */
static void
begin_band (maker *k, pr_band_kind kind, uint32_t number, uint32_t of, uint16_t place)
{
  const pr_band b = { kind, of, place, k->now, k->world->end };
  g_array_append_val (k->out->bands, b);
  uint64_t key = (uint64_t) kind << 32 | number;
  g_hash_table_insert (k->open, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (k->out->bands->len));
}

static void
end_band (maker *k, pr_band_kind kind, uint32_t number)
{
  uint64_t key = (uint64_t) kind << 32 | number;
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (k->open, &key));
  if (i == 0)
    return;
  g_array_index (k->out->bands, pr_band, i - 1).to = k->now;
  g_hash_table_remove (k->open, &key);
}

static void
note_officer (maker *k, const pr_logged *e)
{
  int reason
      = e->what == PR_HAPPENS_WENT_AWAY ? (int) e->reason : pr_walk_away (k->walk, e->officer);
  bool training = reason == PR_AWAY_TRAINING;
  pr_band_kind kind = training ? PR_BAND_TRAINING : PR_BAND_MEETING;
  uint32_t *busy = &k->busy[e->place * 2 + training];
  if (!training && reason != PR_AWAY_MEETING)
    return;
  if (e->what == PR_HAPPENS_WENT_AWAY && (*busy)++ == 0)
    begin_band (k, kind, e->place, PR_NONE32, e->place);
  if (e->what == PR_HAPPENS_CAME_BACK && --*busy == 0)
    end_band (k, kind, e->place);
}

/* Before the walk knows of it. */
static void
note (maker *k, const pr_logged *e)
{
  const pr_dossier d = { e->of != NULL ? e->of->hash : 0, e->of != NULL ? e->of->ident : 0 };
  switch (e->what)
    {
    case PR_HAPPENS_HANDED_OVER:
      if (k->out->handed_over == PR_NEVER)
        k->out->handed_over = k->now;
      if (k->out->handed_over == k->now)
        k->out->n_handed_over += g_hash_table_add (k->handed, g_memdup2 (&d, sizeof d));
      break;
    case PR_HAPPENS_THING_DOWN:
    case PR_HAPPENS_THING_SLOW:
    case PR_HAPPENS_THING_UP:
      end_band (k, PR_BAND_DOWN, e->officer);
      end_band (k, PR_BAND_SLOW, e->officer);
      if (e->what != PR_HAPPENS_THING_UP)
        begin_band (k, e->what == PR_HAPPENS_THING_DOWN ? PR_BAND_DOWN : PR_BAND_SLOW, e->officer,
                    e->officer, e->place);
      break;
    case PR_HAPPENS_WENT_AWAY:
    case PR_HAPPENS_CAME_BACK:
      note_officer (k, e);
      break;
    case PR_HAPPENS_MEASURE_BEGAN:
      begin_band (k, PR_BAND_MEASURE, e->officer, e->officer, e->place);
      break;
    case PR_HAPPENS_MEASURE_ENDED:
      end_band (k, PR_BAND_MEASURE, e->officer);
      break;
    default:
      break;
    }
}

static void
maker_begin (maker *k, const pr_world *world)
{
  const pr_walk_listener listener = { on_moved, on_served, k };
  pr_frames *f = g_new0 (pr_frames, 1);
  f->n = (uint32_t) (world->end_day - world->first_day) * PR_FRAMES_OF_DAY + 1;
  f->block = g_byte_array_new ();
  f->flows = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  f->bands = g_array_new (FALSE, FALSE, sizeof (pr_band));
  f->fullest = g_array_new (FALSE, TRUE, sizeof (uint32_t));
  g_array_set_size (f->fullest, world->n_places);
  f->handed_over = PR_NEVER;
  *k = (maker){ .world = world, .out = f, .walk = pr_walk_new (world, &listener) };
  for (int s = 0; s < MOVED; s++)
    k->columns[s] = g_new0 (column, columns_of (k->world, s) + 1);
  k->moves = g_array_new (FALSE, TRUE, sizeof (column));
  k->flow = g_hash_table_new (NULL, NULL);
  k->handed = g_hash_table_new_full (pr_dossier_hash, pr_dossier_equal, g_free, NULL);
  k->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  k->busy = g_new0 (uint32_t, world->n_places * 2u);
  k->most = g_new0 (int32_t, world->n_places + 1u);
  k->now = world->begin;
  k->tick = (pr_time_day (world->begin) - world->first_day) * PR_FRAMES_OF_DAY;
}

static pr_frames *
maker_end (maker *k)
{
  pr_frames *f = k->out;
  for (int s = 0; s < MOVED; s++)
    {
      put_columns (f->block, k->columns[s], columns_of (k->world, s));
      clear_columns (k->columns[s], columns_of (k->world, s));
      g_free (k->columns[s]);
    }
  column *moves = (column *) (void *) k->moves->data;
  put_columns (f->block, moves, k->moves->len);
  clear_columns (moves, k->moves->len);
  g_array_unref (k->moves);
  g_hash_table_unref (k->flow);
  g_hash_table_unref (k->handed);
  g_hash_table_unref (k->open);
  g_free (k->busy);
  g_free (k->most);
  pr_walk_free (k->walk);
  return f;
}

pr_frames *
pr_frames_new (pr_log_reader *log, const pr_world *world, GError **error)
{
  maker k;
  pr_logged e;
  GError *failure = NULL;
  maker_begin (&k, world);
  while (pr_log_next (log, &e, &failure))
    {
      k.now = MAX (k.now, e.time); /* some is told later than it happened */
      advance (&k, k.now);
      note (&k, &e);
      pr_walk_event (k.walk, &e);
    }
  advance (&k, PR_NEVER);
  g_autoptr (pr_frames) f = maker_end (&k);
  if (failure == NULL)
    return g_steal_pointer (&f);
  g_propagate_error (error, failure);
  return NULL;
}

void
pr_frames_free (pr_frames *f)
{
  if (f == NULL)
    return;
  g_byte_array_unref (f->block);
  g_array_unref (f->flows);
  g_array_unref (f->bands);
  g_array_unref (f->fullest);
  g_free (f);
}
