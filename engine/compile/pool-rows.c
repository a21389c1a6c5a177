/* Rows about pools: see pool-rows.h. */
#include "compile/pool-rows.h"

#include "scenario/limits.h"

#include <string.h>

/* How particular a row is about pools. */
typedef enum { OF_ALL, OF_SEVERAL, OF_ONE, N_ABOUT } about;

/* The most particular rows of a group at a pool, which is PR_FORCE_NONE where there is none. */
typedef struct {
  const pr_rows_at *group;
  const pr_pool *pool;
  pr_force most[N_ABOUT];
} weights;

static guint
hash_weights (gconstpointer key)
{
  const weights *k = key;
  return g_direct_hash (k->group) * 31 + g_direct_hash (k->pool);
}

static gboolean
same_weights (gconstpointer a, gconstpointer b)
{
  const weights *x = a, *y = b;
  return x->group == y->group && x->pool == y->pool;
}

static const char *
pool_name (const pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  return pr_compiler_cell (c, rows->table, row, rows->pool)->text;
}

/* The rows of that key, which it takes. */
static pr_rows_at *
rows_of (GHashTable *table, char *key)
{
  pr_rows_at *at = g_hash_table_lookup (table, key);
  if (at != NULL)
    {
      g_free (key);
      return at;
    }
  at = pr_rows_at_new ();
  g_hash_table_insert (table, key, at);
  return at;
}

static void
join_group (pr_compiler *c, pr_pool_rows *rows, gsize row)
{
  pr_rows_at *group = rows_of (rows->groups, rows->group (c, row));
  pr_rows_at_add (group, &rows->selectors[row], row);
  rows->group_of[row] = group;
}

static char *
rival_key (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const char *name)
{
  g_autofree char *group = rows->rival (c, row);
  return g_strconcat (group, "\x1f", name, NULL);
}

/* Adds a row of several names under each of them. */
static void
join_rivals (pr_compiler *c, pr_pool_rows *rows, gsize row)
{
  GHashTableIter i;
  gpointer name;
  if (rows->several[row] == NULL || rows->rival == NULL)
    return;
  g_hash_table_iter_init (&i, rows->several[row]);
  while (g_hash_table_iter_next (&i, &name, NULL))
    pr_rows_at_add (rows_of (rows->rivals, rival_key (c, rows, row, name)), &rows->selectors[row],
                    row);
}

/* Names that stand together; NULL: a single one. */
static GHashTable *
several_of (const pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  const char *text = pool_name (c, rows, row);
  if (strchr (text, ' ') == NULL)
    return NULL;
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  char **n = pr_compiler_cell (c, rows->table, row, rows->pool)->v.names; /* NULL: in error */
  for (; n != NULL && *n != NULL; n++)
    g_hash_table_add (names, *n);
  return names;
}

/* How many places the selector selects, with their pools. */
static double
looks_of (pr_compiler *c, const pr_selector *s)
{
  double n = 0;
  const GArray *places = s->force != PR_FORCE_NONE ? pr_selector_places (c, s) : NULL;
  for (guint i = 0; places != NULL && i < places->len; i++)
    n += 1 + c->w->places[g_array_index (places, uint16_t, i)].n_pools;
  return n;
}

bool
pr_pool_rows_read (pr_compiler *c, pr_pool_rows *rows)
{
  gsize n = c->t->table[rows->table].n;
  double looks = 0;
  rows->selectors = g_new0 (pr_selector, n + 1);
  rows->several = g_new0 (GHashTable *, n + 1);
  rows->n = n;
  rows->group_of = g_new0 (pr_rows_at *, n + 1);
  rows->groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pr_rows_at_free);
  rows->rivals
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pr_rows_at_free);
  rows->weights = g_hash_table_new_full (hash_weights, same_weights, g_free, NULL);
  for (gsize row = 0; row < n; row++)
    {
      if (!pr_selector_read (c, rows->table, row, rows->where,
                             pr_compiler_cell (c, rows->table, row, rows->where)->text,
                             &rows->selectors[row]))
        rows->selectors[row].force = PR_FORCE_NONE;
      rows->several[row] = several_of (c, rows, row);
      join_group (c, rows, row);
      join_rivals (c, rows, row);
      if (looks <= PR_MOST_WORK)
        looks += looks_of (c, &rows->selectors[row]);
    }
  if (looks <= PR_MOST_WORK)
    return true;
  pr_error (c->diag, ((pr_pos){ .file = c->t->table[rows->table].file }),
            _ ("%zu rows for %u pools are too many to be looked at"), n, c->w->n_pools);
  pr_pool_rows_clear (rows);
  return false;
}

void
pr_pool_rows_clear (pr_pool_rows *rows)
{
  for (gsize row = 0; row < rows->n; row++)
    g_clear_pointer (&rows->several[row], g_hash_table_unref);
  g_free (rows->several);
  g_free (rows->selectors);
  g_free (rows->group_of);
  g_clear_pointer (&rows->groups, g_hash_table_unref);
  g_clear_pointer (&rows->rivals, g_hash_table_unref);
  g_clear_pointer (&rows->weights, g_hash_table_unref);
}

static bool
is_named (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const char *name)
{
  if (rows->several[row] != NULL)
    return g_hash_table_contains (rows->several[row], name);
  const char *own = pool_name (c, rows, row);
  return strcmp (own, "*") == 0 || strcmp (name, own) == 0;
}

static about
about_pools (const pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  if (rows->several[row] != NULL)
    return OF_SEVERAL;
  return strcmp (pool_name (c, rows, row), "*") == 0 ? OF_ALL : OF_ONE;
}

static const weights *
weights_of (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const pr_pool *pool)
{
  weights key = { .group = rows->group_of[row], .pool = pool };
  weights *known = g_hash_table_lookup (rows->weights, &key);
  if (known != NULL)
    return known;
  pr_rows_walk walk = pr_rows_at_place (c, key.group, pool->place);
  for (gsize i; pr_rows_next (&walk, &i);)
    {
      about of = about_pools (c, rows, i);
      if (is_named (c, rows, i, pool->name))
        key.most[of] = MAX (key.most[of], rows->selectors[i].force);
    }
  known = g_memdup2 (&key, sizeof key);
  g_hash_table_add (rows->weights, known);
  return known;
}

GArray *
pr_pool_row_pools (pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  GArray *pools = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  const pr_selector *s = &rows->selectors[row];
  const GArray *places = s->force != PR_FORCE_NONE ? pr_selector_places (c, s) : NULL;
  for (guint k = 0; places != NULL && k < places->len; k++)
    {
      const pr_place *place = &c->w->places[g_array_index (places, uint16_t, k)];
      for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
        if (is_named (c, rows, row, c->w->pools[i].name))
          g_array_append_val (pools, i);
    }
  return pools;
}

bool
pr_pool_row_gives_way (const pr_compiler *c, const pr_pool_rows *rows, gsize row,
                       const pr_pool *pool)
{
  const weights *group = weights_of (c, rows, row, pool);
  pr_force own = rows->selectors[row].force;
  about of = about_pools (c, rows, row);
  bool gives_way = group->most[of] > own;
  for (int other = of + 1; other < N_ABOUT; other++)
    gives_way |= group->most[other] >= own;
  return gives_way;
}

gsize
pr_pool_row_rival (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const pr_pool *pool,
                   gsize before)
{
  gsize last = G_MAXSIZE;
  if (rows->several[row] == NULL)
    return last;
  g_autofree char *key = rival_key (c, rows, row, pool->name);
  pr_rows_walk walk = pr_rows_at_place (c, g_hash_table_lookup (rows->rivals, key), pool->place);
  for (gsize i; pr_rows_next (&walk, &i) && i < before;)
    if (rows->selectors[i].force == rows->selectors[row].force)
      last = i;
  return last;
}

/* Reports that the name, of the row's places, is that of no pool. */
static void
fault_nobody (pr_compiler *c, const pr_pool_rows *rows, gsize row, const char *name)
{
  const pr_world *w = c->w;
  g_autoptr (pr_names) names = pr_names_new ();
  for (uint32_t i = 0; i < w->n_pools; i++)
    pr_names_add (names, w->pools[i].name);
  g_autofree guint8 *places = g_new0 (guint8, w->n_places + 1u);
  for (uint16_t p = 0; p < w->n_places; p++)
    places[p] = pr_selector_match (c, &rows->selectors[row], p) != PR_FORCE_NONE;
  gsize empty = pr_empty_pool (c, PR_REF_POOL, name, places);
  if (strcmp (name, "*") == 0)
    pr_fault (c, rows->table, row, rows->where, _ ("no pool there"));
  else if (empty != G_MAXSIZE)
    pr_fault (c, rows->table, row, rows->where,
              _ ("nobody is there to be away: the count is 0 (%s:%d)"),
              CELL (c, POOLS, empty, COUNT)->pos.file, CELL (c, POOLS, empty, COUNT)->pos.line);
  else if (pr_names_find (names, name) >= 0)
    pr_fault (c, rows->table, row, rows->where, _ ("no pool '%s' there"), name);
  else if (*name != '\0')
    pr_unknown (c, rows->table, row, rows->pool, PR_REF_POOL, name,
                (const char *const *) names->names->pdata, pr_names_length (names));
}

bool
pr_pool_row_lacks (pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  const pr_world *w = c->w;
  const char *single[] = { pool_name (c, rows, row), NULL };
  const pr_cell *cell = pr_compiler_cell (c, rows->table, row, rows->pool);
  char **all = rows->several[row] != NULL ? cell->v.names : (char **) single;
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) pools = pr_pool_row_pools (c, rows, row);
  for (guint i = 0; i < pools->len; i++)
    g_hash_table_add (there, w->pools[g_array_index (pools, uint32_t, i)].name);
  bool lacks = all == NULL, lost = c->lost[PR_TABLE_POOLS] || c->lost[PR_TABLE_CALENDARS];
  for (char **n = all; n != NULL && *n != NULL; n++)
    if (strcmp (*n, "*") == 0 ? g_hash_table_size (there) == 0 : !g_hash_table_contains (there, *n))
      {
        lacks = true;
        if (!lost) /* else pools are missing for want of these */
          fault_nobody (c, rows, row, *n);
      }
  return lacks;
}
