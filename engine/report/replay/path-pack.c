/* The columns of paths: see paths.h. */
#include "report/replay/path-pack.h"

#include "kernel/zigzag.h"
#include "report/replay/bytes.h"

#include <string.h>

enum {
  STEM,
  DAY,
  NUMBER,
  MEMBER,
  PROCEDURE,
  FILING,
  HOME,
  CHANNEL,
  FLAGS,
  BORN,
  EVENTS,
  SEGMENTS,
  KIND,
  STEP,
  PLACE,
  BRANCH,
  EXTRA,
  CAUSE,
  SECONDS,
  OF_STEP,
  REASON,
  N_COLUMNS
};

/* The value that stood last where the same held: the guess at the next one. */
typedef struct {
  guint32 *last; /* [rows][width] */
  gsize width;
} table;

/* The same for the paths of a stem. */
typedef struct {
  guint32 procedure, filing, home, channel, number;
  gint64 day;
} last_seen;

#define NOT_YET UINT32_MAX
#define NO_KIND 31 /* before the first event */
G_STATIC_ASSERT (PR_N_HAPPENINGS <= NO_KIND);

typedef struct {
  const pr_world *world;
  const pr_lives *lives;
  const pr_chosen *chosen;
  pr_paths *out;
  GHashTable *stem_of; /* hash of a stream or row -> number of the stem + 1 */
  GArray *seen;        /* last_seen, by stem */
  GPtrArray *columns;  /* GByteArray; then times and officers, by kind and step */
  table kinds, steps, places, extras, officers;
} packer;

static guint
stem_number (packer *k, const pr_path *p)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (k->stem_of, &p->dossier.hash));
  if (n > 0)
    return n - 1;
  const last_seen nothing = { NOT_YET, NOT_YET, NOT_YET, NOT_YET, 0, 0 };
  gboolean dated = p->name.dated;
  g_ptr_array_add (k->out->stems, g_strdup (p->name.stem));
  g_array_append_val (k->out->dated, dated);
  g_array_append_val (k->seen, nothing);
  n = k->out->stems->len;
  g_hash_table_insert (k->stem_of, g_memdup2 (&p->dossier.hash, sizeof p->dossier.hash),
                       GUINT_TO_POINTER (n));
  return n - 1;
}

static int
by_birth (const void *a, const void *b)
{
  const pr_path *x = *(const pr_path *const *) a, *y = *(const pr_path *const *) b;
  if (x->born != y->born)
    return x->born < y->born ? -1 : 1;
  int order = strcmp (x->name.stem, y->name.stem);
  if (order != 0)
    return order;
  return x->dossier.ident < y->dossier.ident ? -1 : x->dossier.ident > y->dossier.ident;
}

static guint64
extra_number (const pr_path_step *s)
{
  gint64 x = s->extra;
  if (s->extra == INT32_MAX)
    return 0;
  bool day = s->kind == PR_HAPPENS_RECEIVED || s->kind == PR_HAPPENS_WENT_ON
             || s->kind == PR_HAPPENS_APOLOGISED;
  return day ? pr_zigzag (x) + 1 : (guint64) x + 1;
}

static gint64
seconds (const packer *k, pr_time t)
{
  return pr_replay_seconds (k->world, t);
}

static guint64
one_more (uint32_t number, uint32_t none)
{
  return number == none ? 0 : (guint64) number + 1;
}

static table
table_new (gsize rows, gsize width)
{
  table t = { g_new (guint32, rows * width), width };
  memset (t.last, 0xff, rows * width * sizeof *t.last); /* NOT_YET */
  return t;
}

static guint32 *
guess_of (const table *t, gsize row, gsize of)
{
  return &t->last[row * t->width + of];
}

/* 0 if it is the value that was guessed, else one more than it is. */
static void
put_guess (guint32 *guess, guint64 value, GByteArray *out)
{
  pr_bytes_put (out, value == *guess ? 0 : value + 1);
  *guess = (guint32) value;
}

/* 0: none, 1: the last one of this path, else how far from the last one there, and 2. */
static void
put_officer (uint32_t officer, uint32_t *own, guint32 *there, GByteArray *out)
{
  if (officer == PR_NONE32 || officer == *own)
    {
      pr_bytes_put (out, officer == PR_NONE32 ? 0 : 1);
      return;
    }
  gint64 by = (gint64) officer - (*there == NOT_YET ? 0 : *there);
  pr_bytes_put (out, pr_zigzag (by) + 2);
  *own = *there = officer;
}

/* Seconds since the last event (even: twice as many, zigzag), or, where work stops and begins, so
 * many half hours further on from the last one that was over (odd: twice as many, and one). */
static void
put_time (gint64 last, gint64 now, GByteArray *out)
{
  const gint64 half = 1800;
  gint64 begun = last >= 0 ? last / half : -((-last + half - 1) / half);
  if (now % half == 0 && now > last)
    pr_bytes_put (out, (guint64) (now / half - begun) * 2 + 1);
  else
    pr_bytes_put (out, pr_zigzag (now - last) << 1);
}

static void
put_steps (const packer *k, const pr_path *p, GByteArray **c)
{
  gint64 last = seconds (k, p->born);
  uint32_t officer = PR_NONE32;
  guint kind = NO_KIND, at = k->world->n_steps + p->procedure; /* the last step, if there is one */
  for (guint i = 0; i < p->steps->len; i++)
    {
      const pr_path_step *s = &g_array_index (p->steps, pr_path_step, i);
      const guint64 step = one_more (s->step, PR_NONE16), place = one_more (s->place, PR_NONE16);
      gint64 now = seconds (k, s->time);
      put_guess (guess_of (&k->kinds, kind, at), s->kind, c[KIND]);
      kind = s->kind;
      put_guess (guess_of (&k->steps, kind, at), step, c[STEP]);
      put_guess (guess_of (&k->places, p->filing, step), place, c[PLACE]);
      put_guess (guess_of (&k->extras, kind, p->procedure), extra_number (s), c[EXTRA]);
      GByteArray **own = &c[N_COLUMNS + 2 * (kind * (k->world->n_steps + 1u) + step)];
      put_time (last, now, own[0]);
      put_officer (s->officer, &officer, guess_of (&k->officers, place, step), own[1]);
      pr_bytes_put (c[BRANCH], s->branch);
      if (s->step != PR_NONE16)
        at = s->step;
      last = now;
    }
}

/* Where a segment ends: at one of the events, of which so many are passed over, or after so many
 * seconds. */
static guint64
end_of (const packer *k, const pr_path *p, const pr_segment *s, guint *next)
{
  gint64 to = seconds (k, s->to);
  guint i = *next, skipped = 0;
  while (i < p->steps->len && seconds (k, g_array_index (p->steps, pr_path_step, i).time) < to)
    i++, skipped++;
  *next = i;
  if (i < p->steps->len && seconds (k, g_array_index (p->steps, pr_path_step, i).time) == to)
    return (guint64) skipped * 2 + 1;
  return (guint64) (to - seconds (k, s->from)) * 2;
}

static void
put_segments (const packer *k, const pr_path *p, const pr_lived *l, GByteArray **c)
{
  guint next = 0;
  uint16_t step = PR_NONE16;
  for (uint32_t i = 0; i < l->n; i++)
    {
      const pr_segment *s = &l->segments[i];
      guint8 cause = (guint8) s->cause;
      g_byte_array_append (c[CAUSE], &cause, 1);
      pr_bytes_put (c[SECONDS], end_of (k, p, s, &next));
      pr_bytes_put (c[OF_STEP], s->step == step ? 0 : one_more (s->step, PR_NONE16) + 1);
      if (s->cause == PR_CAUSE_ABSENCE)
        pr_bytes_put (c[REASON], s->reason);
      step = s->step;
    }
}

/* Its name, and what paths of one stem mostly share. */
static void
put_name (packer *k, const pr_path *p, GByteArray **c)
{
  guint stem = stem_number (k, p);
  last_seen *seen = &g_array_index (k->seen, last_seen, stem);
  gint64 day = p->name.dated ? p->name.date - (k->world->epoch + k->world->first_day) : 0;
  pr_bytes_put (c[STEM], stem);
  pr_bytes_put_signed (c[DAY], day);
  pr_bytes_put_signed (c[NUMBER], (gint64) p->name.number - (day == seen->day ? seen->number : 0));
  pr_bytes_put (c[MEMBER], p->name.member);
  put_guess (&seen->procedure, p->procedure, c[PROCEDURE]);
  put_guess (&seen->filing, p->filing, c[FILING]);
  put_guess (&seen->home, p->home, c[HOME]);
  put_guess (&seen->channel, p->channel, c[CHANNEL]);
  seen->day = day;
  seen->number = p->name.number;
}

static void
put_path (packer *k, const pr_path *p, gint64 *last, GByteArray **c)
{
  pr_lived l = { .finished = true };
  bool limited = pr_lives_find (k->lives, p->dossier.hash, p->dossier.ident, &l);
  const pr_path_step *end = &g_array_index (p->steps, pr_path_step, p->steps->len - 1);
  bool finished = limited ? l.finished : pr_happens_at_end (end->kind);
  bool backlog = g_str_has_prefix (p->name.stem, "backlog/");
  gint64 born = seconds (k, p->born);
  put_name (k, p, c);
  pr_bytes_put (c[FLAGS], (limited && l.late ? PR_PATH_LATE : 0u)
                              | (!finished ? PR_PATH_UNFINISHED : 0u)
                              | (p->test ? PR_PATH_TEST : 0u) | (backlog ? PR_PATH_BACKLOG : 0u)
                              | (!p->filed ? PR_PATH_VISITOR : 0u));
  pr_bytes_put_signed (c[BORN], born - *last);
  pr_bytes_put (c[EVENTS], p->steps->len);
  if (!pr_chosen_whole (k->chosen, p->dossier.hash, p->dossier.ident))
    l.n = 0;
  pr_bytes_put (c[SEGMENTS], l.n);
  put_steps (k, p, c);
  put_segments (k, p, &l, c);
  *last = born;
  g_array_append_val (k->out->paths, p->dossier);
}

static void
packer_begin (packer *k)
{
  const gsize steps = k->world->n_steps, procedures = k->world->n_procedures,
              places = k->world->n_places;
  k->kinds = table_new (NO_KIND + 1, steps + procedures);
  k->steps = table_new (NO_KIND + 1, steps + procedures);
  k->places = table_new (places, steps + 1);
  k->extras = table_new (NO_KIND + 1, procedures);
  k->officers = table_new (places + 1, steps + 1);
  k->stem_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  k->seen = g_array_new (FALSE, FALSE, sizeof (last_seen));
  k->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  for (gsize i = 0; i < N_COLUMNS + 2 * NO_KIND * (steps + 1); i++)
    g_ptr_array_add (k->columns, g_byte_array_new ());
}

static void
packer_end (packer *k)
{
  g_free (k->kinds.last);
  g_free (k->steps.last);
  g_free (k->places.last);
  g_free (k->extras.last);
  g_free (k->officers.last);
  g_hash_table_unref (k->stem_of);
  g_array_unref (k->seen);
  g_ptr_array_unref (k->columns);
}

pr_paths *
pr_paths_pack (GPtrArray *list, const pr_world *world, const pr_chosen *chosen,
               const pr_lives *lives)
{
  pr_paths *out = g_new0 (pr_paths, 1);
  packer k = { .world = world, .lives = lives, .chosen = chosen, .out = out };
  gint64 last = 0;
  out->block = g_byte_array_new ();
  out->stems = g_ptr_array_new_with_free_func (g_free);
  out->dated = g_array_new (FALSE, FALSE, sizeof (gboolean));
  out->paths = g_array_new (FALSE, FALSE, sizeof (pr_dossier));
  packer_begin (&k);
  g_ptr_array_sort (list, by_birth);
  for (guint i = 0; i < list->len; i++)
    put_path (&k, g_ptr_array_index (list, i), &last, (GByteArray **) k.columns->pdata);
  for (guint c = 0; c < k.columns->len; c++)
    pr_bytes_put_part (out->block, g_ptr_array_index (k.columns, c));
  packer_end (&k);
  return out;
}
