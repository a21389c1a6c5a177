/* Paths: see paths.h. */
#include "report/replay/paths.h"

#include "report/replay/bytes.h"

#include <string.h>

typedef struct {
  pr_time time;
  uint32_t officer;
  int32_t extra;
  uint16_t step, place;
  uint8_t kind, branch;
} step_taken;

typedef struct {
  pr_dossier dossier;
  pr_time born;
  pr_name_parts name;
  guint stem;
  uint16_t procedure, filing, home, now; /* now: where it is filed so far */
  uint8_t channel;
  bool test, filed;
  GArray *steps; /* step_taken, by time; of one time in the order of the log */
  GArray *items; /* uint32_t: the dossier's own number in the log, then those of its branches */
} path;

typedef struct {
  const pr_world *world;
  const pr_lives *lives;
  const pr_chosen *chosen;
  pr_paths *out;
  GPtrArray *list;     /* path */
  GHashTable *known;   /* pr_dossier -> path */
  GHashTable *stem_of; /* hash of a stream or row -> number of the stem + 1 */
} maker;

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
  TIME,
  STEP,
  PLACE,
  OFFICER,
  BRANCH,
  EXTRA,
  CAUSE,
  SECONDS,
  OF_STEP,
  REASON,
  N_COLUMNS
};

void
pr_chosen_make (pr_chosen *c, uint32_t every, uint32_t whole)
{
  c->added = g_hash_table_new_full (pr_dossier_hash, pr_dossier_equal, g_free, NULL);
  c->every = every;
  c->whole = whole;
}

void
pr_chosen_clear (pr_chosen *c)
{
  g_clear_pointer (&c->added, g_hash_table_unref);
}

void
pr_chosen_add (pr_chosen *c, uint64_t hash, uint64_t ident)
{
  const pr_dossier d = { hash, ident };
  g_hash_table_add (c->added, g_memdup2 (&d, sizeof d));
}

static bool
was_added (const pr_chosen *c, uint64_t hash, uint64_t ident)
{
  const pr_dossier d = { hash, ident };
  return g_hash_table_contains (c->added, &d);
}

bool
pr_chosen_has (const pr_chosen *c, uint64_t hash, uint64_t ident)
{
  const pr_dossier d = { hash, ident };
  return pr_dossier_in_sample (&d, c->every) || was_added (c, hash, ident);
}

static void
path_free (gpointer p)
{
  path *own = p;
  g_free (own->name.stem);
  g_array_unref (own->steps);
  g_array_unref (own->items);
  g_free (own);
}

static guint
stem_number (maker *k, const path *p)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (k->stem_of, &p->dossier.hash));
  if (n > 0)
    return n - 1;
  gboolean dated = p->name.dated;
  g_ptr_array_add (k->out->stems, g_strdup (p->name.stem));
  g_array_append_val (k->out->dated, dated);
  n = k->out->stems->len;
  g_hash_table_insert (k->stem_of, g_memdup2 (&p->dossier.hash, sizeof p->dossier.hash),
                       GUINT_TO_POINTER (n));
  return n - 1;
}

static path *
path_of (maker *k, const pr_logged_item *of)
{
  const pr_dossier d = { of->hash, of->ident };
  path *p = g_hash_table_lookup (k->known, &d);
  if (p != NULL)
    return p;
  p = g_new0 (path, 1);
  p->dossier = d;
  pr_dossier_parts (k->world, &d, &p->name);
  p->born = of->born;
  p->procedure = of->procedure;
  p->filing = p->now = of->filing;
  p->home = of->home;
  p->channel = of->channel;
  p->test = of->test;
  p->steps = g_array_new (FALSE, FALSE, sizeof (step_taken));
  p->items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_ptr_array_add (k->list, p);
  g_hash_table_insert (k->known, &p->dossier, p);
  return p;
}

/* 0: the dossier itself; else the number of its branch. */
static uint8_t
branch_of (path *p, uint32_t item)
{
  guint i = 0;
  while (i < p->items->len && g_array_index (p->items, uint32_t, i) != item)
    i++;
  if (i == p->items->len)
    g_array_append_val (p->items, item);
  return (uint8_t) MIN (i, UINT8_MAX);
}

static int32_t
extra_of (const maker *k, const pr_logged *e)
{
  switch (e->what)
    {
    case PR_HAPPENS_RECEIVED:
    case PR_HAPPENS_WENT_ON:
    case PR_HAPPENS_APOLOGISED:
      return e->due == INT32_MAX ? INT32_MAX : e->due - k->world->first_day;
    default:
      return e->away ? (int32_t) e->reason : INT32_MAX;
    }
}

static void
add (maker *k, const pr_logged *e)
{
  path *p = path_of (k, e->of);
  step_taken own = { e->time,  e->officer,        extra_of (k, e),       e->step,
                     e->place, (uint8_t) e->what, branch_of (p, e->item) };
  if (e->what == PR_HAPPENS_HANDED_OVER && p->now != e->of->filing)
    own.extra = p->now = e->of->filing;
  else if (e->what == PR_HAPPENS_CAME)
    p->filing = p->now = e->of->filing; /* also of who was sent on */
  guint at = p->steps->len;             /* a reception or an apology may be told later */
  while (at > 0 && g_array_index (p->steps, step_taken, at - 1).time > e->time)
    at--;
  g_array_insert_val (p->steps, at, own);
  p->channel = e->of->channel;
  p->filed |= !e->visitor;
}

static int
by_birth (const void *a, const void *b)
{
  const path *x = *(const path *const *) a, *y = *(const path *const *) b;
  if (x->born != y->born)
    return x->born < y->born ? -1 : 1;
  int order = strcmp (x->name.stem, y->name.stem);
  if (order != 0)
    return order;
  return x->dossier.ident < y->dossier.ident ? -1 : x->dossier.ident > y->dossier.ident;
}

static gint64
seconds (const maker *k, pr_time t)
{
  pr_time from = t - (pr_time) k->world->first_day * PR_DAY;
  return from >= 0 ? from / PR_SECOND : -((-from + PR_SECOND - 1) / PR_SECOND);
}

static guint64
one_more (uint32_t number, uint32_t none)
{
  return number == none ? 0 : (guint64) number + 1;
}

/* 0: none, 1: the last one of this path, else the number and 2. */
static void
put_officer (uint32_t officer, uint32_t *last, GByteArray *out)
{
  guint64 x = officer == PR_NONE32 ? 0 : officer == *last ? 1 : (guint64) officer + 2;
  pr_bytes_put (out, x);
  if (officer != PR_NONE32)
    *last = officer;
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
    pr_bytes_put (out, ((guint64) (now - last) << 1 ^ (guint64) ((now - last) >> 63)) << 1);
}

static void
put_steps (const maker *k, const path *p, GByteArray **c)
{
  gint64 last = seconds (k, p->born);
  uint32_t officer = PR_NONE32;
  for (guint i = 0; i < p->steps->len; i++)
    {
      const step_taken *s = &g_array_index (p->steps, step_taken, i);
      bool day = s->kind == PR_HAPPENS_RECEIVED || s->kind == PR_HAPPENS_WENT_ON
                 || s->kind == PR_HAPPENS_APOLOGISED;
      gint64 now = seconds (k, s->time);
      g_byte_array_append (c[KIND], &s->kind, 1);
      put_time (last, now, c[TIME]);
      pr_bytes_put (c[STEP], one_more (s->step, PR_NONE16));
      pr_bytes_put (c[PLACE], one_more (s->place, PR_NONE16));
      put_officer (s->officer, &officer, c[OFFICER]);
      pr_bytes_put (c[BRANCH], s->branch);
      gint64 x = s->extra;
      pr_bytes_put (c[EXTRA], s->extra == INT32_MAX ? 0
                              : day                 ? ((guint64) x << 1 ^ (guint64) (x >> 63)) + 1
                                                    : (guint64) x + 1);
      last = now;
    }
}

/* Where a segment ends: at one of the events, of which so many are passed over, or after so many
 * seconds. */
static guint64
end_of (const maker *k, const path *p, const pr_segment *s, guint *next)
{
  gint64 to = seconds (k, s->to);
  guint i = *next, skipped = 0;
  while (i < p->steps->len && seconds (k, g_array_index (p->steps, step_taken, i).time) < to)
    i++, skipped++;
  *next = i;
  if (i < p->steps->len && seconds (k, g_array_index (p->steps, step_taken, i).time) == to)
    return (guint64) skipped * 2 + 1;
  return (guint64) (to - seconds (k, s->from)) * 2;
}

static void
put_segments (const maker *k, const path *p, const pr_lived *l, GByteArray **c)
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

static void
put_path (maker *k, const path *p, gint64 *last, GByteArray **c)
{
  pr_lived l = { .finished = true };
  bool limited = pr_lives_find (k->lives, p->dossier.hash, p->dossier.ident, &l);
  unsigned ends = p->steps->len > 0 ? g_array_index (p->steps, step_taken, p->steps->len - 1).kind
                                    : PR_N_HAPPENINGS;
  bool finished = limited ? l.finished
                          : ends == PR_HAPPENS_RETURNED || ends == PR_HAPPENS_REFUSED
                                || ends == PR_HAPPENS_WITHDRAWN || ends == PR_HAPPENS_CLOSED
                                || ends == PR_HAPPENS_LEFT;
  bool backlog = g_str_has_prefix (p->name.stem, "backlog/");
  gint64 born = seconds (k, p->born);
  pr_bytes_put (c[STEM], stem_number (k, p));
  pr_bytes_put_signed (c[DAY],
                       p->name.dated ? p->name.date - (k->world->epoch + k->world->first_day) : 0);
  pr_bytes_put (c[NUMBER], p->name.number);
  pr_bytes_put (c[MEMBER], p->name.member);
  pr_bytes_put (c[PROCEDURE], p->procedure);
  pr_bytes_put (c[FILING], p->filing);
  pr_bytes_put (c[HOME], p->home);
  pr_bytes_put (c[CHANNEL], p->channel);
  pr_bytes_put (c[FLAGS], (limited && l.late ? PR_PATH_LATE : 0u)
                              | (!finished ? PR_PATH_UNFINISHED : 0u)
                              | (p->test ? PR_PATH_TEST : 0u) | (backlog ? PR_PATH_BACKLOG : 0u)
                              | (!p->filed ? PR_PATH_VISITOR : 0u));
  pr_bytes_put_signed (c[BORN], born - *last);
  pr_bytes_put (c[EVENTS], p->steps->len);
  if (!pr_dossier_in_sample (&p->dossier, k->chosen->whole)
      && !was_added (k->chosen, p->dossier.hash, p->dossier.ident))
    l.n = 0;
  pr_bytes_put (c[SEGMENTS], l.n);
  put_steps (k, p, c);
  put_segments (k, p, &l, c);
  *last = born;
  g_array_append_val (k->out->paths, p->dossier);
}

static void
put_all (maker *k)
{
  GByteArray *columns[N_COLUMNS];
  gint64 last = 0;
  for (int c = 0; c < N_COLUMNS; c++)
    columns[c] = g_byte_array_new ();
  if (k->list->len > 0)
    qsort (k->list->pdata, k->list->len, sizeof *k->list->pdata, by_birth);
  for (guint i = 0; i < k->list->len; i++)
    put_path (k, g_ptr_array_index (k->list, i), &last, columns);
  for (int c = 0; c < N_COLUMNS; c++)
    {
      pr_bytes_put_part (k->out->block, columns[c]);
      g_byte_array_unref (columns[c]);
    }
}

pr_paths *
pr_paths_new (pr_log_reader *log, const pr_world *world, const pr_chosen *chosen,
              const pr_lives *lives, GError **error)
{
  g_autoptr (pr_paths) out = g_new0 (pr_paths, 1);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (path_free);
  g_autoptr (GHashTable) known = g_hash_table_new (pr_dossier_hash, pr_dossier_equal),
                         stems = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  maker k = { .world = world,
              .lives = lives,
              .chosen = chosen,
              .out = out,
              .list = list,
              .known = known,
              .stem_of = stems };
  GError *failure = NULL;
  pr_logged e;
  out->block = g_byte_array_new ();
  out->stems = g_ptr_array_new_with_free_func (g_free);
  out->dated = g_array_new (FALSE, FALSE, sizeof (gboolean));
  out->paths = g_array_new (FALSE, FALSE, sizeof (pr_dossier));
  if (!pr_log_rewind (log, error))
    return NULL;
  while (pr_log_next (log, &e, &failure))
    if (e.of != NULL && pr_chosen_has (chosen, e.of->hash, e.of->ident))
      add (&k, &e);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  put_all (&k);
  return g_steal_pointer (&out);
}

void
pr_paths_free (pr_paths *p)
{
  if (p == NULL)
    return;
  g_byte_array_unref (p->block);
  g_ptr_array_unref (p->stems);
  g_array_unref (p->dated);
  g_array_unref (p->paths);
  g_free (p);
}

int
pr_paths_find (const pr_paths *p, uint64_t hash, uint64_t ident)
{
  const pr_dossier d = { hash, ident };
  for (guint i = 0; i < p->paths->len; i++)
    if (pr_dossier_equal (&d, &g_array_index (p->paths, pr_dossier, i)))
      return (int) i;
  return -1;
}
