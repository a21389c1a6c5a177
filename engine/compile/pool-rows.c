/* Rows about pools: see pool-rows.h. */
#include "compile/pool-rows.h"

#include "scenario/limits.h"

#include <string.h>

static const char *
pool_name (const pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  return pr_compiler_cell (c, rows->table, row, rows->pool)->text;
}

static void
join_group (pr_compiler *c, pr_pool_rows *rows, gsize row)
{
  char *name = rows->group (c, row);
  GArray *group = g_hash_table_lookup (rows->groups, name);
  if (group != NULL)
    g_free (name);
  else
    {
      group = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_hash_table_insert (rows->groups, name, group);
    }
  g_array_append_val (group, row);
  rows->group_of[row] = group;
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

bool
pr_pool_rows_read (pr_compiler *c, pr_pool_rows *rows)
{
  gsize n = c->t->table[rows->table].n;
  if ((double) n * c->w->n_pools > PR_MOST_WORK)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[rows->table].file }),
                _ ("%zu rows for %u pools are too many to be looked at"), n, c->w->n_pools);
      return false;
    }
  rows->selectors = g_new0 (pr_selector, n + 1);
  rows->several = g_new0 (GHashTable *, n + 1);
  rows->n = n;
  rows->group_of = g_new0 (GArray *, n + 1);
  rows->groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (gsize row = 0; row < n; row++)
    {
      if (!pr_selector_read (c, rows->table, row, rows->where,
                             pr_compiler_cell (c, rows->table, row, rows->where)->text,
                             &rows->selectors[row]))
        rows->selectors[row].force = PR_FORCE_NONE;
      rows->several[row] = several_of (c, rows, row);
      join_group (c, rows, row);
    }
  return true;
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
}

/* How particular a row is about pools. */
typedef enum { OF_ALL, OF_SEVERAL, OF_ONE } about;

static about
about_pools (const pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  if (rows->several[row] != NULL)
    return OF_SEVERAL;
  return strcmp (pool_name (c, rows, row), "*") == 0 ? OF_ALL : OF_ONE;
}

static bool
is_named (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const char *name)
{
  if (rows->several[row] != NULL)
    return g_hash_table_contains (rows->several[row], name);
  const char *own = pool_name (c, rows, row);
  return strcmp (own, "*") == 0 || strcmp (name, own) == 0;
}

bool
pr_pool_row_matches (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const pr_pool *pool)
{
  return is_named (c, rows, row, pool->name)
         && pr_selector_match (c, &rows->selectors[row], pool->place) != PR_FORCE_NONE;
}

bool
pr_pool_row_gives_way (const pr_compiler *c, const pr_pool_rows *rows, gsize row,
                       const pr_pool *pool)
{
  const GArray *group = rows->group_of[row];
  pr_force own = pr_selector_match (c, &rows->selectors[row], pool->place);
  about of = about_pools (c, rows, row);
  for (guint k = 0; k < group->len; k++)
    {
      gsize i = g_array_index (group, gsize, k);
      if (i == row || !pr_pool_row_matches (c, rows, i, pool))
        continue;
      about other = about_pools (c, rows, i);
      pr_force force = pr_selector_match (c, &rows->selectors[i], pool->place);
      if (of < other ? force >= own : of == other && force > own)
        return true;
    }
  return false;
}

gsize
pr_pool_row_rival (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const pr_pool *pool,
                   gsize before)
{
  const GArray *group = rows->group_of[row];
  pr_force own = pr_selector_match (c, &rows->selectors[row], pool->place);
  for (guint k = group->len; k-- > 0 && rows->several[row] != NULL;)
    {
      gsize i = g_array_index (group, gsize, k);
      if (i < before && rows->several[i] != NULL && pr_pool_row_matches (c, rows, i, pool)
          && pr_selector_match (c, &rows->selectors[i], pool->place) == own)
        return i;
    }
  return G_MAXSIZE;
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
  for (uint32_t i = 0; i < w->n_pools; i++)
    if (pr_pool_row_matches (c, rows, row, &w->pools[i]))
      g_hash_table_add (there, w->pools[i].name);
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
