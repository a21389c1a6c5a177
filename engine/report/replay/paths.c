/* Paths: see paths.h. */
#include "report/replay/paths.h"

#include "report/replay/path-pack.h"

typedef struct {
  pr_dossier of;
  pr_path *path; /* NULL: not chosen */
  bool seen;
} known_item;

typedef struct {
  const pr_world *world;
  const pr_chosen *chosen;
  GPtrArray *list;   /* pr_path */
  GHashTable *known; /* pr_dossier -> pr_path */
  GArray *items;     /* known_item, by the item's number in the log */
} finder;

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

/* Whether it was added, or is one of every so many. */
static bool
has (const pr_chosen *c, uint64_t hash, uint64_t ident, uint32_t every)
{
  const pr_dossier d = { hash, ident };
  return pr_dossier_in_sample (&d, every) || g_hash_table_contains (c->added, &d);
}

bool
pr_chosen_has (const pr_chosen *c, uint64_t hash, uint64_t ident)
{
  return has (c, hash, ident, c->every);
}

bool
pr_chosen_whole (const pr_chosen *c, uint64_t hash, uint64_t ident)
{
  return has (c, hash, ident, c->whole);
}

static void
path_free (gpointer p)
{
  pr_path *own = p;
  g_free (own->name.stem);
  g_array_unref (own->steps);
  g_array_unref (own->items);
  g_free (own);
}

static pr_path *
path_of (finder *f, const pr_logged_item *of)
{
  const pr_dossier d = { of->hash, of->ident };
  pr_path *p = g_hash_table_lookup (f->known, &d);
  if (p != NULL)
    return p;
  p = g_new0 (pr_path, 1);
  p->dossier = d;
  pr_dossier_parts (f->world, &d, &p->name);
  p->born = of->born;
  p->procedure = of->procedure;
  p->filing = p->now = of->filing;
  p->home = of->home;
  p->channel = of->channel;
  p->test = of->test;
  p->steps = g_array_new (FALSE, FALSE, sizeof (pr_path_step));
  p->items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_ptr_array_add (f->list, p);
  g_hash_table_insert (f->known, &p->dossier, p);
  return p;
}

/* 0: the dossier itself; else the number of its branch. */
static uint8_t
branch_of (pr_path *p, uint32_t item)
{
  guint i = 0;
  while (i < p->items->len && g_array_index (p->items, uint32_t, i) != item)
    i++;
  if (i == p->items->len)
    g_array_append_val (p->items, item);
  return (uint8_t) MIN (i, UINT8_MAX);
}

static int32_t
extra_of (const finder *f, const pr_logged *e)
{
  switch (e->what)
    {
    case PR_HAPPENS_RECEIVED:
    case PR_HAPPENS_WENT_ON:
    case PR_HAPPENS_APOLOGISED:
      return e->due == INT32_MAX ? INT32_MAX : e->due - f->world->first_day;
    default:
      return e->away ? (int32_t) e->reason : INT32_MAX;
    }
}

/* That of an event's item, remembered by the item's number; NULL if it is not chosen. */
static pr_path *
path_of_item (finder *f, const pr_logged *e)
{
  if (e->item >= f->items->len)
    g_array_set_size (f->items, e->item + 1);
  known_item *own = &g_array_index (f->items, known_item, e->item);
  const pr_dossier d = { e->of->hash, e->of->ident };
  if (!own->seen || !pr_dossier_equal (&d, &own->of))
    *own = (known_item){ d, pr_chosen_has (f->chosen, d.hash, d.ident) ? path_of (f, e->of) : NULL,
                         true };
  return own->path;
}

static void
add (const finder *f, pr_path *p, const pr_logged *e)
{
  pr_path_step own = { e->time,  e->officer,        extra_of (f, e),       e->step,
                       e->place, (uint8_t) e->what, branch_of (p, e->item) };
  if (e->what == PR_HAPPENS_HANDED_OVER && p->now != e->of->filing)
    own.extra = p->now = e->of->filing;
  else if (e->what == PR_HAPPENS_CAME)
    p->filing = p->now = e->of->filing; /* also of who was sent on */
  guint at = p->steps->len;             /* a reception or an apology may be told later */
  while (at > 0 && g_array_index (p->steps, pr_path_step, at - 1).time > e->time)
    at--;
  g_array_insert_val (p->steps, at, own);
  p->channel = e->of->channel;
  p->filed |= !e->visitor;
}

pr_paths *
pr_paths_new (pr_log_reader *log, const pr_world *world, const pr_chosen *chosen,
              const pr_lives *lives, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (path_free);
  g_autoptr (GHashTable) known = g_hash_table_new (pr_dossier_hash, pr_dossier_equal);
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (known_item));
  finder f = { .world = world, .chosen = chosen, .list = list, .known = known, .items = items };
  GError *failure = NULL;
  pr_logged e;
  if (!pr_log_rewind (log, error))
    return NULL;
  while (pr_log_next (log, &e, &failure))
    {
      pr_path *p = e.of != NULL ? path_of_item (&f, &e) : NULL;
      if (p != NULL)
        add (&f, p, &e);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return pr_paths_pack (list, world, chosen, lives);
}

gint64
pr_replay_seconds (const pr_world *w, pr_time t)
{
  pr_time from = t - (pr_time) w->first_day * PR_DAY;
  return from >= 0 ? from / PR_SECOND : -((-from + PR_SECOND - 1) / PR_SECOND);
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
