/* Places by selectors, and rows by places: see rows-at.h. */
#include "compile/rows-at.h"

/* Rows with the same selector stand together. */
struct _pr_rows_at {
  GHashTable *rows; /* key of a selector -> GArray of gsize */
};

/* Codes, names and provinces have far fewer than 2^28 numbers; -1 becomes 0. */
static gint64
key_of (pr_force force, int what, int province)
{
  return ((gint64) (province + 1) << 32) | ((gint64) (what + 1) << 4) | (gint64) force;
}

static GArray *
list_of (GHashTable *lists, gint64 key, guint size)
{
  GArray *list = g_hash_table_lookup (lists, &key);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, size);
      g_hash_table_insert (lists, g_memdup2 (&key, sizeof key), list);
    }
  return list;
}

static GHashTable *
new_lists (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify) g_array_unref);
}

const GArray *
pr_selector_places (pr_compiler *c, const pr_selector *s)
{
  gint64 key = key_of (s->force, s->what, s->province);
  if (c->places_of == NULL)
    c->places_of = new_lists ();
  GArray *places = g_hash_table_lookup (c->places_of, &key);
  if (places != NULL)
    return places;
  places = list_of (c->places_of, key, sizeof (uint16_t));
  bool one = s->force == PR_FORCE_CODE;
  uint32_t first = one ? (uint32_t) s->what : 0, end = one ? first + 1 : c->w->n_places;
  for (uint32_t i = first; i < end; i++)
    {
      uint16_t place = (uint16_t) i;
      if (pr_selector_match (c, s, place) != PR_FORCE_NONE)
        g_array_append_val (places, place);
    }
  return places;
}

pr_rows_at *
pr_rows_at_new (void)
{
  pr_rows_at *at = g_new (pr_rows_at, 1);
  at->rows = new_lists ();
  return at;
}

void
pr_rows_at_free (pr_rows_at *at)
{
  if (at == NULL)
    return;
  g_hash_table_unref (at->rows);
  g_free (at);
}

void
pr_rows_at_add (pr_rows_at *at, const pr_selector *s, gsize row)
{
  if (s->force == PR_FORCE_NONE)
    return;
  GArray *list = list_of (at->rows, key_of (s->force, s->what, s->province), sizeof (gsize));
  g_array_append_val (list, row);
}

static void
add_way (pr_rows_walk *walk, const pr_rows_at *at, pr_force force, int what, int province)
{
  gint64 key = key_of (force, what, province);
  const GArray *list = g_hash_table_lookup (at->rows, &key);
  if (list == NULL)
    return;
  walk->next[walk->n] = (const gsize *) (gconstpointer) list->data;
  walk->end[walk->n] = walk->next[walk->n] + list->len;
  walk->force[walk->n] = force;
  walk->n++;
}

pr_rows_walk
pr_rows_at_place (const pr_compiler *c, const pr_rows_at *at, uint16_t place)
{
  const pr_place *p = &c->w->places[place];
  pr_rows_walk walk = { .n = 0 };
  add_way (&walk, at, PR_FORCE_CODE, place, -1);
  if (place >= c->w->n_units)
    {
      add_way (&walk, at, PR_FORCE_KIND, c->kind_of[place], -1);
      add_way (&walk, at, PR_FORCE_PROVINCE_KIND, c->kind_of[place], p->province);
      return walk;
    }
  add_way (&walk, at, PR_FORCE_DISTRICT, c->district_of[place], -1);
  add_way (&walk, at, PR_FORCE_TYPE, (int) p->type, -1);
  add_way (&walk, at, PR_FORCE_PROVINCE_TYPE, (int) p->type, p->province);
  add_way (&walk, at, PR_FORCE_PROVINCE, -1, p->province);
  add_way (&walk, at, PR_FORCE_ALL, -1, -1);
  return walk;
}

bool
pr_rows_next (pr_rows_walk *walk, gsize *row)
{
  guint least = walk->n;
  for (guint i = 0; i < walk->n; i++)
    if (walk->next[i] < walk->end[i] && (least == walk->n || *walk->next[i] < *walk->next[least]))
      least = i;
  if (least == walk->n)
    return false;
  *row = *walk->next[least]++;
  return true;
}

pr_force
pr_rows_most_particular (const pr_compiler *c, const pr_rows_at *at, uint16_t place)
{
  pr_rows_walk walk = pr_rows_at_place (c, at, place);
  pr_force most = PR_FORCE_NONE;
  for (guint i = 0; i < walk.n; i++)
    most = MAX (most, walk.force[i]);
  return most;
}

gsize
pr_rows_at_number (const pr_compiler *c, const pr_rows_at *at, uint16_t place)
{
  pr_rows_walk walk = pr_rows_at_place (c, at, place);
  gsize n = 0;
  for (guint i = 0; i < walk.n; i++)
    n += (gsize) (walk.end[i] - walk.next[i]);
  return n;
}

double
pr_rows_at_pairs (const pr_compiler *c, const pr_rows_at *at, uint16_t n)
{
  double pairs = 0;
  for (uint16_t p = 0; p < n; p++)
    pairs += (double) pr_rows_at_number (c, at, p);
  return pairs;
}
