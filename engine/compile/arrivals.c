/* Arrivals: makes streams from rows, one for each place, procedure and channel. */
#include "scenario/limits.h"
#include "compile/select.h"

#include "kernel/rng.h"
#include "model/expected.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

#define SHOWN_SILENT 5
#define SUM_TOLERANCE 1e-6
#define MOST_ARRIVALS 2e8 /* over window and warm-up, of one replication */

typedef struct {
  uint16_t procedure;
  double share;
} part;

typedef struct {
  GArray **mixes;                /* [mix] part, sorted by procedure */
  GArray *streams;               /* pr_stream, with the row of each in `rows` */
  GArray *rows;                  /* gsize */
  int *profile, *profile_online; /* [row] -1: none, or in error */
  GArray **parts;                /* [row] part; owned by mixes or singles */
  GPtrArray *singles;            /* GArray of one part, for procedures named directly */
} build;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return (int) ((const part *) a)->procedure - (int) ((const part *) b)->procedure;
}

static void
check_mix (pr_compiler *c, const char *name, gsize row, const GArray *parts)
{
  double sum = 0;
  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, part, i).share;
  if (pr_names_find (c->procedures, name) >= 0)
    FAULT (c, MIXES, row, MIX, _ ("'%s' is also a procedure's code; arrivals could mean either"),
           name);
  if (fabs (sum - 1) > SUM_TOLERANCE)
    FAULT (c, MIXES, row, SHARE, _ ("the shares of mix '%s' add up to %.6g%%, not 100%%"), name,
           sum * 100);
}

static void
read_mixes (pr_compiler *c, build *b)
{
  for (gsize i = 0; i < ROWS (c, MIXES); i++)
    if (*CELL (c, MIXES, i, MIX)->text != '\0')
      pr_names_add (c->mixes, CELL (c, MIXES, i, MIX)->text);
  pr_names_sort (c->mixes);
  guint n = pr_names_length (c->mixes);
  g_autofree bool *bad = g_new0 (bool, n + 1);
  b->mixes = g_new0 (GArray *, n + 1);
  for (guint m = 0; m < n; m++)
    b->mixes[m] = g_array_new (FALSE, FALSE, sizeof (part));
  for (gsize i = 0; i < ROWS (c, MIXES); i++)
    {
      int m = pr_names_find (c->mixes, CELL (c, MIXES, i, MIX)->text);
      int procedure = REFER (c, MIXES, i, PROCEDURE, PR_REF_PROCEDURE, c->procedures);
      if (m < 0)
        continue;
      part p = { (uint16_t) procedure, CELL (c, MIXES, i, SHARE)->v.number };
      bad[m] |= procedure < 0 || BAD (c, MIXES, i, SHARE);
      if (procedure >= 0)
        g_array_append_val (b->mixes[m], p);
    }
  g_autofree gsize *row_of = pr_rows_of_names (c, PR_TABLE_MIXES, PR_MIXES_MIX, c->mixes);
  for (guint m = 0; m < n; m++)
    {
      g_array_sort (b->mixes[m], compare_parts);
      if (!bad[m])
        check_mix (c, pr_names_get (c->mixes, m), row_of[m], b->mixes[m]);
    }
}

/* The mix or the procedure that a row names. */
static GArray *
find_parts (pr_compiler *c, build *b, gsize row)
{
  const char *text = CELL (c, ARRIVALS, row, MIX)->text;
  int mix = pr_names_find (c->mixes, text), procedure = pr_names_find (c->procedures, text);
  if (mix >= 0)
    {
      c->mixes->used->data[mix] = 1;
      return b->mixes[mix];
    }
  if (procedure >= 0)
    {
      part p = { (uint16_t) procedure, 1 };
      GArray *single = g_array_new (FALSE, FALSE, sizeof (part));
      c->procedures->used->data[procedure] = 1;
      g_array_append_val (single, p);
      g_ptr_array_add (b->singles, single);
      return single;
    }
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < pr_names_length (c->mixes); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->mixes, i));
  for (guint i = 0; i < pr_names_length (c->procedures); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->procedures, i));
  pr_unknown (c, PR_TABLE_ARRIVALS, row, PR_ARRIVALS_MIX, PR_REF_MIX, text,
              (const char *const *) names->pdata, names->len);
  return NULL;
}

static void
read_profiles_of_row (pr_compiler *c, build *b, gsize row)
{
  const pr_cell *rate = CELL (c, ARRIVALS, row, RATE), *profile = CELL (c, ARRIVALS, row, PROFILE);
  const pr_cell *online = CELL (c, ARRIVALS, row, PROFILE_ONLINE);
  b->profile[row]
      = profile->given ? REFER (c, ARRIVALS, row, PROFILE, PR_REF_PROFILE, c->profiles) : -1;
  b->profile_online[row]
      = online->given ? REFER (c, ARRIVALS, row, PROFILE_ONLINE, PR_REF_PROFILE, c->profiles)
                      : b->profile[row];
  if (BAD (c, ARRIVALS, row, RATE))
    return;
  if (rate->v.rate.kind != PR_PER_TIME && rate->v.rate.kind != PR_EVERY)
    {
      if (!profile->given)
        pr_error (c->diag, profile->pos, _ ("the rate '%s' needs a profile of hours and weekdays"),
                  rate->text);
      return;
    }
  if (profile->given)
    FAULT (c, ARRIVALS, row, PROFILE,
           _ ("the rate '%s' is constant and takes no profile; give it per working day"),
           rate->text);
  if (online->given)
    FAULT (c, ARRIVALS, row, PROFILE_ONLINE,
           _ ("the rate '%s' is constant and takes no profile; give it per working day"),
           rate->text);
}

static const pr_cell *
share_cell (pr_compiler *c, gsize row, uint16_t procedure, int arrivals, int procedures)
{
  const pr_cell *own = pr_compiler_cell (c, PR_TABLE_ARRIVALS, row, arrivals);
  return own->given
             ? own
             : pr_compiler_cell (c, PR_TABLE_PROCEDURES, c->procedure_row[procedure], procedures);
}

/* The arrivals of a Poisson process can be split into independent ones, those of others cannot. */
static void
check_every (pr_compiler *c, const build *b, gsize row)
{
  const pr_cell *rate = CELL (c, ARRIVALS, row, RATE);
  if (rate->v.rate.kind != PR_EVERY || BAD (c, ARRIVALS, row, RATE) || b->parts[row] == NULL)
    return;
  if (pr_names_find (c->mixes, CELL (c, ARRIVALS, row, MIX)->text) >= 0)
    {
      FAULT (c, ARRIVALS, row, MIX,
             _ ("the rate '%s' cannot be split among the procedures of a mix; name one procedure"),
             rate->text);
      return;
    }
  uint16_t procedure = g_array_index (b->parts[row], part, 0).procedure;
  double online
      = share_cell (c, row, procedure, PR_ARRIVALS_ONLINE, PR_PROCEDURES_ONLINE)->v.number;
  double post = share_cell (c, row, procedure, PR_ARRIVALS_POST, PR_PROCEDURES_POST)->v.number;
  if (c->w->procedures[procedure].visit || online == 1 || post == 1 || online + post == 0)
    return;
  FAULT (c, ARRIVALS, row, RATE,
         _ ("the rate '%s' cannot be split among channels: of procedure '%s', %.6g%% come online "
            "and %.6g%% by post; give all or none in the row's online and post"),
         rate->text, c->w->procedures[procedure].code, online * 100, post * 100);
}

/* The last day on which test dossiers come: the day on which the tests end for the last time. */
static int32_t
last_day_of_tests (const pr_world *w)
{
  pr_time last = PR_NEVER;
  for (uint8_t i = 0; i < w->n_phases; i++)
    {
      pr_time at = pr_world_tests_end (w, i);
      last = at != PR_NEVER && (last == PR_NEVER || at > last) ? at : last;
    }
  return last == PR_NEVER ? INT32_MAX : pr_time_day (last) - 1;
}

static void
check_test (pr_compiler *c, const build *b, gsize row)
{
  const pr_cell *from = CELL (c, ARRIVALS, row, FROM);
  if (!CELL (c, ARRIVALS, row, TEST)->v.yes)
    return;
  for (guint i = 0; b->parts[row] != NULL && i < b->parts[row]->len; i++)
    {
      const pr_procedure *p = &c->w->procedures[g_array_index (b->parts[row], part, i).procedure];
      if (!p->visit)
        continue;
      FAULT (c, ARRIVALS, row, TEST, _ ("'%s' is a visit; only dossiers are tests"), p->code);
      break;
    }
  if (from->given && from->v.day - c->w->epoch > last_day_of_tests (c->w))
    CAUTION (c, ARRIVALS, row, FROM,
             _ ("this row has no effect: the tests end before it, by the rule tests_until"));
}

static void
check_row (pr_compiler *c, build *b, gsize row)
{
  const pr_cell *from = CELL (c, ARRIVALS, row, FROM), *until = CELL (c, ARRIVALS, row, UNTIL);
  const pr_cell *online = CELL (c, ARRIVALS, row, ONLINE), *post = CELL (c, ARRIVALS, row, POST);
  b->parts[row] = find_parts (c, b, row);
  read_profiles_of_row (c, b, row);
  check_every (c, b, row);
  check_test (c, b, row);
  if (from->given && (pr_time) (from->v.day - c->w->epoch) * PR_DAY >= pr_compiler_end (c))
    CAUTION (c, ARRIVALS, row, FROM,
             _ ("this row has no effect: its dates are outside the window"));
  else if (until->given && until->v.day < c->w->epoch + c->begin_day)
    CAUTION (c, ARRIVALS, row, UNTIL,
             _ ("this row has no effect: its dates are outside the window"));
  for (guint i = 0; b->parts[row] != NULL && i < b->parts[row]->len; i++)
    {
      const part *p = &g_array_index (b->parts[row], part, i);
      gsize of = c->procedure_row[p->procedure];
      double share = (online->given ? online->v.number : CELL (c, PROCEDURES, of, ONLINE)->v.number)
                     + (post->given ? post->v.number : CELL (c, PROCEDURES, of, POST)->v.number);
      if (c->w->procedures[p->procedure].visit || share <= 1 + 1e-9 || online->given == post->given)
        continue;
      pr_fault (c, PR_TABLE_ARRIVALS, row, online->given ? PR_ARRIVALS_ONLINE : PR_ARRIVALS_POST,
                _ ("online and post of procedure '%s' together are %.6g%%, more than all"),
                c->w->procedures[p->procedure].code, share * 100);
      break;
    }
}

/* All officers of all pools of the place, whatever they do. */
static double
officers_at (const pr_world *w, uint16_t place)
{
  const pr_place *p = &w->places[place];
  double n = 0;
  for (uint32_t i = 0; i < p->n_pools; i++)
    n += w->pools[p->first_pool + i].count;
  return n;
}

/* Expected arrivals per day at a place, all procedures and channels together; -1 on an error. */
static double
rate_at (pr_compiler *c, gsize row, uint16_t place)
{
  const pr_cell *rate = CELL (c, ARRIVALS, row, RATE);
  switch (rate->v.rate.kind)
    {
    case PR_PER_TIME:
    case PR_EVERY:
      return rate->v.rate.value * (double) PR_DAY;
    case PR_PER_WORKING_DAY:
      return rate->v.rate.value;
    case PR_PER_OFFICER_WORKING_DAY:
      return rate->v.rate.value * officers_at (c->w, place);
    case PR_PER_1000_WORKING_DAY:
      if (place < c->w->n_units)
        return rate->v.rate.value * c->w->places[place].population;
      FAULT (c, ARRIVALS, row, RATE,
             _ ("'%s' is an authority and has no inhabitants; give the rate per working day"),
             c->w->places[place].code);
    }
  return -1;
}

static bool
has_other_home (const pr_world *w, uint16_t place)
{
  const pr_province *of = pr_world_province (w, place);
  for (uint16_t i = 0; i < of->n; i++)
    if (of->unit[i] != place && pr_world_unit_share (w, of->unit[i]) > 0)
      return true;
  return false;
}

static pr_home_rule
home_rule (pr_compiler *c, gsize row, uint16_t place)
{
  pr_home_rule rule = (pr_home_rule) CELL (c, ARRIVALS, row, HOME)->v.choice;
  if (place >= c->w->n_units)
    return PR_HOME_ANY;
  if (rule == PR_HOME_OTHERS && !has_other_home (c->w, place))
    FAULT (c, ARRIVALS, row, HOME, _ ("no unit other than %s has inhabitants"),
           c->w->places[place].code);
  return rule;
}

static pr_dist *
read_gaps (pr_compiler *c, gsize row)
{
  const pr_cell *rate = CELL (c, ARRIVALS, row, RATE);
  g_autofree char *why = NULL;
  pr_dist d;
  if (rate->v.rate.kind != PR_EVERY || !pr_value_every (rate->text, &d, NULL, &why))
    return NULL;
  c->w->has_renewals = true;
  return g_memdup2 (&d, sizeof d);
}

/* NULL if people come one by one. */
static pr_dist *
read_batch (pr_compiler *c, gsize row)
{
  const pr_cell *batch = CELL (c, ARRIVALS, row, BATCH);
  if (!batch->given || (batch->v.dist.kind == PR_DIST_CONSTANT && batch->v.dist.mean <= 1))
    return NULL; /* 0 after an error */
  pr_dist *d = g_new (pr_dist, 1);
  pr_dist_copy (d, &batch->v.dist);
  return d;
}

static void
add_stream (pr_compiler *c, build *b, const pr_pick *pick, const part *p, int channel,
            double per_day)
{
  const pr_cell *from = CELL (c, ARRIVALS, pick->row, FROM),
                *until = CELL (c, ARRIVALS, pick->row, UNTIL);
  int profile = channel == PR_CHANNEL_ONLINE ? b->profile_online[pick->row] : b->profile[pick->row];
  bool test = CELL (c, ARRIVALS, pick->row, TEST)->v.yes;
  uint64_t hash = pr_hash_string (PR_HASH_SEED, c->w->places[pick->place].code);
  hash = pr_hash_string (hash, pr_names_get (c->streams, pick->key));
  hash = pr_hash_string (hash, c->w->procedures[p->procedure].code);
  hash = pr_hash_string (hash, pr_channel_words[channel]);
  if (!(per_day > 0))
    return;
  pr_stream s = {
    .hash = pr_hash_finish (hash),
    .place = pick->place,
    .procedure = p->procedure,
    .channel = (uint8_t) channel,
    .home = (uint8_t) home_rule (c, pick->row, pick->place),
    .return_home = CELL (c, ARRIVALS, pick->row, RETURN)->v.choice == PR_RETURN_HOME,
    .test = test,
    .by_officer = CELL (c, ARRIVALS, pick->row, RATE)->v.rate.kind == PR_PER_OFFICER_WORKING_DAY,
    .name = (uint16_t) pick->key,
    .profile = profile >= 0 ? (uint16_t) profile : PR_NONE16,
    .visits = b->profile[pick->row] >= 0 ? (uint16_t) b->profile[pick->row] : PR_NONE16,
    .per_day = per_day,
    .every = read_gaps (c, pick->row),
    .batch = read_batch (c, pick->row),
    .first_day = from->given ? from->v.day - c->w->epoch : INT32_MIN,
    .last_day = until->given ? until->v.day - c->w->epoch : INT32_MAX,
  };
  if (test)
    s.last_day = MIN (s.last_day, last_day_of_tests (c->w));
  g_array_append_val (b->streams, s);
  g_array_append_val (b->rows, pick->row);
}

static void
add_streams (pr_compiler *c, build *b, const pr_pick *pick)
{
  const pr_cell *online = CELL (c, ARRIVALS, pick->row, ONLINE),
                *post = CELL (c, ARRIVALS, pick->row, POST);
  double total = rate_at (c, pick->row, pick->place);
  const GArray *parts = b->parts[pick->row];
  for (guint i = 0; total > 0 && parts != NULL && i < parts->len; i++)
    {
      const part *p = &g_array_index (parts, part, i);
      gsize row = c->procedure_row[p->procedure];
      double share[PR_N_CHANNELS] = { 0 };
      if (!c->w->procedures[p->procedure].visit)
        {
          share[PR_CHANNEL_ONLINE]
              = online->given ? online->v.number : CELL (c, PROCEDURES, row, ONLINE)->v.number;
          share[PR_CHANNEL_POST]
              = post->given ? post->v.number : CELL (c, PROCEDURES, row, POST)->v.number;
        }
      share[PR_CHANNEL_COUNTER] = 1 - share[PR_CHANNEL_ONLINE] - share[PR_CHANNEL_POST];
      for (int k = 0; k < PR_N_CHANNELS; k++)
        if (share[k] > 1e-12)
          add_stream (c, b, pick, p, k, total * p->share * share[k]);
    }
}

/* Streams in the order (place, name, procedure, channel): picks come sorted by place and name,
 * parts by procedure. */
static void
fill_streams (pr_compiler *c, build *b)
{
  pr_world *w = c->w;
  w->n_streams = b->streams->len;
  w->streams = (pr_stream *) (void *) g_array_free (g_steal_pointer (&b->streams), FALSE);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      pr_place *place = &w->places[w->streams[i].place];
      if (place->n_streams++ == 0)
        place->first_stream = i;
      /* A procedure that is twice in a mix has been reported. */
      if (!g_hash_table_add (seen, &w->streams[i].hash) && !pr_table_in_error (c, PR_TABLE_MIXES))
        FAULT (c, ARRIVALS, g_array_index (b->rows, gsize, i), STREAM,
               _ ("two streams have the same hash; rename the stream '%s'"),
               w->stream_names[w->streams[i].name]);
    }
}

/* A slip in the unit (per min instead of per day) must not run for weeks. */
static void
check_volume (pr_compiler *c, const build *b)
{
  pr_world *w = c->w;
  if (pr_diag_errors (c->diag) > 0 || w->n_streams == 0)
    return;
  double looks = 0; /* of a stream at a day and a surge */
  for (uint32_t i = 0; i < w->n_streams; i++)
    looks += (double) (w->end_day - c->begin_day) * (1 + w->streams[i].n_surges);
  if (looks > PR_MOST_WORK)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ARRIVALS].file }),
                _ ("%u streams with their surges on %d days are too many"), w->n_streams,
                w->end_day - c->begin_day);
      return;
    }
  g_autofree double *of_row = g_new0 (double, ROWS (c, ARRIVALS) + 1);
  g_autoptr (pr_expected_sums) sums = pr_expected_sums_new (w);
  double total = 0;
  gsize largest = 0;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      gsize row = g_array_index (b->rows, gsize, i);
      double n = pr_expected_between (w, sums, &w->streams[i], c->begin_day, w->end_day);
      of_row[row] += n;
      total += n;
      if (of_row[row] > of_row[largest])
        largest = row;
    }
  if (!(total <= MOST_ARRIVALS))
    FAULT (c, ARRIVALS, largest, RATE,
           _ ("%.3g arrivals are expected over the window and warm-up; the most is %.0g; this row "
              "has the largest share, %.0f%%"),
           total, MOST_ARRIVALS, 100 * of_row[largest] / total);
}

/* A selector that is too narrow leaves units out silently. If all streams are visits, nobody is
 * meant to file. */
static void
warn_silent_units (pr_compiler *c)
{
  const pr_world *w = c->w;
  g_autofree bool *files = g_new0 (bool, w->n_places + 1);
  g_autoptr (GPtrArray) silent = g_ptr_array_new ();
  for (uint32_t i = 0; i < w->n_streams; i++)
    files[w->streams[i].place] |= !w->procedures[w->streams[i].procedure].visit;
  for (uint16_t p = 0; p < w->n_units; p++)
    if (!files[p])
      g_ptr_array_add (silent, w->places[p].code);
  bool visits_only = w->n_streams > 0 && silent->len == w->n_units;
  if (pr_diag_errors (c->diag) > 0 || silent->len == 0 || visits_only)
    return;
  g_autofree char *list
      = pr_list_names ((const char *const *) silent->pdata, silent->len, SHOWN_SILENT);
  const char *file = c->t->table[PR_TABLE_ARRIVALS].file;
  pr_warning (c->diag, ((pr_pos){ .file = file }), _ ("nobody files at %s"), list);
}

void
pr_compile_arrivals (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, ARRIVALS);
  build b = { .streams = g_array_new (FALSE, FALSE, sizeof (pr_stream)),
              .rows = g_array_new (FALSE, FALSE, sizeof (gsize)),
              .profile = g_new0 (int, n + 1),
              .profile_online = g_new0 (int, n + 1),
              .parts = g_new0 (GArray *, n + 1),
              .singles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };
  read_mixes (c, &b);
  for (gsize i = 0; i < n; i++)
    check_row (c, &b, i);
  g_autoptr (GArray) picks
      = pr_select (c, PR_TABLE_ARRIVALS, PR_ARRIVALS_STREAM, PR_ARRIVALS_WHERE, c->streams);
  for (guint i = 0; i < picks->len && b.streams->len <= PR_MOST_STREAMS; i++)
    add_streams (c, &b, &g_array_index (picks, pr_pick, i));
  if (b.streams->len > PR_MOST_STREAMS)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ARRIVALS].file }),
                _ ("the rows stand for more than %d streams: one for each place, procedure and "
                   "channel"),
                PR_MOST_STREAMS);
      g_array_set_size (b.streams, 0);
    }
  w->n_stream_names = (uint16_t) pr_names_length (c->streams);
  w->stream_names = g_new0 (char *, w->n_stream_names + 1);
  for (uint16_t i = 0; i < w->n_stream_names; i++)
    w->stream_names[i] = g_strdup (pr_names_get (c->streams, i));
  fill_streams (c, &b);
  pr_compile_surges (c);
  check_volume (c, &b);
  warn_silent_units (c);

  for (guint m = 0; m < pr_names_length (c->mixes); m++)
    g_array_unref (b.mixes[m]);
  g_free (b.mixes);
  g_array_unref (b.rows);
  g_free (b.profile);
  g_free (b.profile_online);
  g_free (b.parts);
  g_ptr_array_unref (b.singles);
}
