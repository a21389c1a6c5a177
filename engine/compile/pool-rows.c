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
  rows->group_of = g_new0 (GArray *, n + 1);
  rows->groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (gsize row = 0; row < n; row++)
    {
      if (!pr_selector_read (c, rows->table, row, rows->where,
                             pr_compiler_cell (c, rows->table, row, rows->where)->text,
                             &rows->selectors[row]))
        rows->selectors[row].force = PR_FORCE_NONE;
      join_group (c, rows, row);
    }
  return true;
}

void
pr_pool_rows_clear (pr_pool_rows *rows)
{
  g_free (rows->selectors);
  g_free (rows->group_of);
  g_clear_pointer (&rows->groups, g_hash_table_unref);
}

bool
pr_pool_row_matches (const pr_compiler *c, const pr_pool_rows *rows, gsize row, const pr_pool *pool)
{
  const char *name = pool_name (c, rows, row);
  return (strcmp (name, "*") == 0 || strcmp (pool->name, name) == 0)
         && pr_selector_match (c, &rows->selectors[row], pool->place) != PR_FORCE_NONE;
}

bool
pr_pool_row_gives_way (const pr_compiler *c, const pr_pool_rows *rows, gsize row,
                       const pr_pool *pool)
{
  const GArray *group = rows->group_of[row];
  pr_force own = pr_selector_match (c, &rows->selectors[row], pool->place);
  bool any = strcmp (pool_name (c, rows, row), "*") == 0;
  for (guint k = 0; k < group->len; k++)
    {
      gsize i = g_array_index (group, gsize, k);
      if (i == row || !pr_pool_row_matches (c, rows, i, pool))
        continue;
      bool other_any = strcmp (pool_name (c, rows, i), "*") == 0;
      pr_force force = pr_selector_match (c, &rows->selectors[i], pool->place);
      if (any && !other_any ? force >= own : any == other_any && force > own)
        return true;
    }
  return false;
}

void
pr_pool_row_nobody (pr_compiler *c, const pr_pool_rows *rows, gsize row)
{
  const pr_world *w = c->w;
  const char *name = pool_name (c, rows, row);
  if (c->lost[PR_TABLE_POOLS] || c->lost[PR_TABLE_CALENDARS])
    return; /* pools are missing for want of these */
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
