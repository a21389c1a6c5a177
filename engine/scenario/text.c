#include "scenario/reader.h"
#include "scenario/value.h"

#include <string.h>

/* Prints a cell as CSV: quoted if it holds a separator, a quote or a line end. */
static void
print_quoted (const char *text, GString *out)
{
  if (strpbrk (text, ",;\"\n\r") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

/* The column that gives a cell its type; for the value of a rule, the rule does. */
static const pr_column *
column_of (const pr_table *table, const pr_row *row, gsize c)
{
  const pr_column *column = &table->schema->columns[c];
  if ((column->flags & PR_COL_BY_RULE) == 0)
    return column;
  int rule = pr_find_rule (row->cells[PR_RULES_RULE].text);
  return rule >= 0 ? &pr_rule_keys[rule] : column;
}

static void
print_cell (const pr_tables *t, const pr_column *column, const pr_cell *cell, GString *out)
{
  /* Distributions were printed when they were read: reading them again would tabulate again. */
  const pr_known_dist *known = NULL;
  if (column->type == PR_COL_DIST && cell->given)
    known = g_hash_table_lookup (((const pr_tables_own *) t)->dists, cell->text);
  if (known != NULL)
    g_string_append (out, known->canonical);
  else if (!cell->given)
    g_string_append (out, cell->text); /* the default, canonical already */
  else
    pr_value_print (column, cell, out);
}

void
pr_tables_print_cell (const pr_tables *t, const pr_table *table, const pr_row *row, gsize column,
                      GString *out)
{
  print_cell (t, column_of (table, row, column), &row->cells[column], out);
}

char *
pr_tables_cell_text (const pr_tables *t, const pr_table *table, const pr_row *row, gsize column)
{
  GString *s = g_string_new (NULL);
  pr_tables_print_cell (t, table, row, column, s);
  return g_string_free (s, FALSE);
}

void
pr_tables_print_key (const pr_tables *t, gsize key, GString *out)
{
  print_cell (t, &pr_ini_keys[key].key, &t->ini[key], out);
}

typedef struct {
  char *key;
  const pr_row *row;
} sorted_row;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const sorted_row *p = a, *q = b;
  int order = strcmp (p->key, q->key);
  if (order != 0)
    return order;
  return p->row < q->row ? -1 : p->row > q->row; /* rows of one array are in the file's order */
}

/* The key by which a row is sorted. */
static char *
sort_key (const pr_tables *t, const pr_table *table, const pr_row *row)
{
  GString *key = g_string_new (NULL);
  for (gsize c = 0; c < table->schema->n_columns; c++)
    if ((table->schema->columns[c].flags & (PR_COL_KEY | PR_COL_IN_ORDER)) == PR_COL_KEY)
      {
        print_cell (t, &table->schema->columns[c], &row->cells[c], key);
        g_string_append_c (key, '\x1f');
      }
  return g_string_free (key, FALSE);
}

static gboolean
is_told (const pr_table *table, gsize column)
{
  gboolean told = (table->schema->columns[column].flags & PR_COL_IF_GIVEN) == 0;
  for (gsize i = 0; i < table->n && !told; i++)
    told = table->rows[i].cells[column].given;
  return told;
}

static void
print_table (const pr_tables *t, const pr_table *table, GString *out)
{
  g_autofree gboolean *told = g_new (gboolean, table->schema->n_columns);
  g_string_append_printf (out, "\n[%s]\n", table->schema->name);
  for (gsize c = 0; c < table->schema->n_columns; c++)
    {
      told[c] = is_told (table, c);
      if (told[c])
        g_string_append_printf (out, "%s%s", c > 0 ? "," : "", table->schema->columns[c].name);
    }
  g_string_append_c (out, '\n');
  g_autofree sorted_row *rows = g_new (sorted_row, table->n + 1);
  for (gsize i = 0; i < table->n; i++)
    rows[i] = (sorted_row){ sort_key (t, table, &table->rows[i]), &table->rows[i] };
  qsort (rows, table->n, sizeof (sorted_row), compare_rows);
  g_autoptr (GString) text = g_string_new (NULL);
  for (gsize i = 0; i < table->n; i++)
    {
      for (gsize c = 0; c < table->schema->n_columns; c++)
        {
          if (!told[c])
            continue;
          g_string_truncate (text, 0);
          print_cell (t, column_of (table, rows[i].row, c), &rows[i].row->cells[c], text);
          if (c > 0)
            g_string_append_c (out, ',');
          print_quoted (text->str, out);
        }
      g_string_append_c (out, '\n');
      g_free (rows[i].key);
    }
}

char *
pr_tables_text (const pr_tables *t)
{
  GString *out = g_string_new (NULL);
  const char *group = "";
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    {
      const pr_ini_key *key = &pr_ini_keys[i];
      if ((key->key.flags & PR_COL_IF_GIVEN) != 0 && !t->ini[i].given)
        continue;
      if (i == PR_INI_REPORT_LANGUAGE)
        continue; /* changes words, never a number */
      if (strcmp (group, key->group) != 0)
        g_string_append_printf (out, "%s[%s]\n", i > 0 ? "\n" : "", key->group);
      group = key->group;
      g_string_append_printf (out, "%s = ", key->key.name);
      g_autoptr (GString) value = g_string_new (NULL);
      print_cell (t, &key->key, &t->ini[i], value);
      g_string_replace (value, "\\", "\\\\", 0);
      g_string_replace (value, "\n", "\\n", 0);
      g_string_append_printf (out, "%s\n", value->str);
    }
  for (gsize i = 0; i < PR_N_TABLES; i++)
    if (t->table[i].n > 0)
      print_table (t, &t->table[i], out);
  return g_string_free (out, FALSE);
}
