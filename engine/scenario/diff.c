/* Differences of two scenarios, in words: see diff.h. */
#include "scenario/diff.h"

#include "scenario/reader.h"

#include <string.h>

typedef struct {
  const pr_tables *a, *b;
  GString *out;
  const char *group; /* whose head has been written */
} job;

static void
head (job *j, const char *group)
{
  if (j->group == group)
    return;
  g_string_append_printf (j->out, "%s%s\n", j->out->len > 0 ? "\n" : "", group);
  j->group = group;
}

/* What names the row: "pool desk, where 00003". */
static char *
name_of (const pr_tables *t, const pr_table *table, const pr_row *row)
{
  GString *s = g_string_new (NULL);
  for (gsize c = 0; c < table->schema->n_columns; c++)
    if ((table->schema->columns[c].flags & PR_COL_KEY) != 0)
      {
        g_autofree char *text = pr_tables_cell_text (t, table, row, c);
        if (*text != '\0')
          g_string_append_printf (s, "%s%s %s", s->len > 0 ? ", " : "",
                                  table->schema->columns[c].name, text);
      }
  return g_string_free (s, FALSE);
}

static GHashTable *
index_of (const pr_tables *t, const pr_table *table)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < table->n; i++)
    g_hash_table_insert (rows, name_of (t, table, &table->rows[i]), &table->rows[i]);
  return rows;
}

/* Writes all that the row says besides its name, its source last. */
static void
tell_row (job *j, const pr_tables *t, const pr_table *table, const pr_row *row, const char *words,
          const char *name)
{
  head (j, table->schema->name);
  g_string_append_printf (j->out, "  %s %s:", words, name);
  bool first = true;
  for (gsize c = 0; c < table->schema->n_columns; c++)
    {
      const pr_column *column = &table->schema->columns[c];
      if (!row->cells[c].given || (column->flags & PR_COL_KEY) != 0
          || column->type == PR_COL_SOURCE)
        continue;
      g_autofree char *text = pr_tables_cell_text (t, table, row, c);
      g_string_append_printf (j->out, "%s %s %s", first ? "" : ",", column->name, text);
      first = false;
    }
  g_string_append_c (j->out, '\n');
}

static void
tell_cell (job *j, const pr_table *table, const char *name, const char *column, const char *from,
           const char *to)
{
  head (j, table->schema->name);
  g_string_append_printf (j->out, "  %s: %s %s → %s\n", name, column,
                          *from != '\0' ? from : _ ("blank"), *to != '\0' ? to : _ ("blank"));
}

/* Compares two rows. A changed source is reported only if nothing else has changed, as it follows
 * other changes. */
static void
compare_rows (job *j, const pr_table *a, const pr_row *x, const pr_table *b, const pr_row *y,
              const char *name)
{
  bool told = false;
  for (int sources = 0; sources < 2; sources++)
    for (gsize c = 0; c < a->schema->n_columns; c++)
      {
        const pr_column *column = &a->schema->columns[c];
        if ((column->type == PR_COL_SOURCE) != (sources == 1) || (sources == 1 && told))
          continue;
        g_autofree char *from = pr_tables_cell_text (j->a, a, x, c),
                        *to = pr_tables_cell_text (j->b, b, y, c);
        if (strcmp (from, to) == 0)
          continue;
        tell_cell (j, a, name, column->name, from, to);
        told = true;
      }
}

static void
compare_tables (job *j, const pr_table *a, const pr_table *b)
{
  g_autoptr (GHashTable) of_a = index_of (j->a, a), of_b = index_of (j->b, b);
  for (gsize i = 0; i < a->n; i++)
    {
      g_autofree char *name = name_of (j->a, a, &a->rows[i]);
      const pr_row *other = g_hash_table_lookup (of_b, name);
      if (other == NULL)
        tell_row (j, j->a, a, &a->rows[i], _ ("only in A:"), name);
      else
        compare_rows (j, a, &a->rows[i], b, other, name);
    }
  for (gsize i = 0; i < b->n; i++)
    {
      g_autofree char *name = name_of (j->b, b, &b->rows[i]);
      if (g_hash_table_lookup (of_a, name) == NULL)
        tell_row (j, j->b, b, &b->rows[i], _ ("only in B:"), name);
    }
}

static void
compare_keys (job *j)
{
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    {
      g_autoptr (GString) from = g_string_new (NULL);
      g_autoptr (GString) to = g_string_new (NULL);
      pr_tables_print_key (j->a, i, from);
      pr_tables_print_key (j->b, i, to);
      if (strcmp (from->str, to->str) == 0)
        continue;
      head (j, "scenario.ini");
      g_string_append_printf (j->out, "  %s: %s → %s\n", pr_ini_keys[i].key.name,
                              from->len > 0 ? from->str : _ ("blank"),
                              to->len > 0 ? to->str : _ ("blank"));
    }
}

char *
pr_tables_diff (const pr_tables *a, const pr_tables *b)
{
  job j = { a, b, g_string_new (NULL), NULL };
  compare_keys (&j);
  for (int t = 0; t < PR_N_TABLES; t++)
    compare_tables (&j, &a->table[t], &b->table[t]);
  return g_string_free (j.out, FALSE);
}
