/* What-ifs from a date: what their tables may change, and what not, row by row.
 *
 * The schema says it: columns that may be another from a date on (PR_COL_LATER), tables whose rows
 * may come and go, or may do so if they begin on that date or later. What tables do not show is
 * found when the worlds are put together (later.c).
 */
#include "compile/compiler.h"

#include "scenario/reader.h"

#include <string.h>

typedef struct {
  const pr_from_date *f;
  pr_diag *diag;
  pr_table_id table;
  const pr_table_schema *schema;
  const char *date;
  pr_day day;
  guint told; /* problems of the table */
} check;

pr_pos
pr_from_date_pos (const pr_from_date *f, pr_table_id table)
{
  pr_pos pos = f->what_if->ini[PR_INI_SCENARIO_APPLIES].pos;
  for (gsize i = 0; i < f->overlays->n; i++)
    if (pr_overlay_first_group (f->overlays->layer[i], table, &pos))
      break;
  return pos;
}

pr_time
pr_from_date_instant (const pr_from_date *f, pr_day epoch)
{
  return (pr_time) (f->what_if->ini[PR_INI_SCENARIO_APPLIES].v.day - epoch) * PR_DAY;
}

static char *
key_of (const pr_tables *t, const pr_table *table, const pr_row *row)
{
  GString *s = g_string_new (NULL);
  for (gsize c = 0; c < table->schema->n_columns; c++)
    if ((table->schema->columns[c].flags & PR_COL_KEY) != 0)
      {
        pr_tables_print_cell (t, table, row, c, s);
        g_string_append_c (s, '\x1f');
      }
  return g_string_free (s, FALSE);
}

/* The cell that says when the row begins; NULL: it does not say so. */
static const pr_cell *
beginning (const check *k, const pr_row *row)
{
  const pr_cell *found = NULL;
  for (gsize c = 0; c < k->schema->n_columns; c++)
    if ((k->schema->columns[c].flags & (PR_COL_FROM | PR_COL_BEGINS)) != 0 && row->cells[c].given)
      found = &row->cells[c];
  return found;
}

static pr_day
day_of (const check *k, const pr_row *row, const pr_cell *cell)
{
  const pr_column *column = &k->schema->columns[cell - row->cells];
  return column->type == PR_COL_INSTANT ? cell->v.instant.day : cell->v.day;
}

/* Whether the row begins on the date or later. `added`: in some tables one that the what-if adds
 * begins with it if it says nothing. */
static bool
begins_then (const check *k, const pr_row *row, bool added)
{
  const pr_cell *begins = beginning (k, row);
  if (begins != NULL)
    return day_of (k, row, begins) >= k->day;
  int from = pr_column_with (k->table, PR_COL_FROM);
  return added && from >= 0 && (k->schema->columns[from].flags & PR_COL_LATER) != 0;
}

static bool
is_of_what_if (const check *k, pr_pos pos)
{
  for (gsize i = 0; i < k->f->overlays->n; i++)
    {
      pr_pos own;
      if (pr_overlay_applies (k->f->overlays->layer[i], &own) != NULL && own.file == pos.file)
        return true;
    }
  return false;
}

/* Whether the what-if made the row for one of the places of another, some cells of which it has. */
static bool
is_copy (const check *k, const pr_row *row)
{
  if (!is_of_what_if (k, (pr_pos){ .file = row->file }))
    return false;
  for (gsize c = 0; c < k->schema->n_columns; c++)
    if (!is_of_what_if (k, row->cells[c].pos))
      return true;
  return false;
}

static void
tell_begins_before (check *k, const pr_row *row)
{
  const pr_cell *begins = beginning (k, row);
  pr_pos pos = begins != NULL && is_of_what_if (k, begins->pos) ? begins->pos
                                                                : pr_from_date_pos (k->f, k->table);
  k->told++;
  if (begins != NULL)
    pr_error (k->diag, pos,
              _ ("%s: a row that begins on %s, before the what-if applies (%s), cannot be added, "
                 "changed or removed by it"),
              k->schema->name, begins->text, k->date);
  else
    pr_error (k->diag, pos,
              _ ("%s: a row that holds from the beginning cannot be added, changed or removed by a "
                 "what-if that applies from %s on; give it a date"),
              k->schema->name, k->date);
}

static void
tell_column (check *k, const pr_row *row, gsize column)
{
  pr_pos pos = row->cells[column].pos;
  k->told++;
  pr_error (k->diag, is_of_what_if (k, pos) ? pos : pr_from_date_pos (k->f, k->table),
            _ ("%s of %s cannot become another on a date (applies = %s); change it for all of the "
               "time in a what-if without 'applies', and make that the base of this one"),
            k->schema->columns[column].name, k->schema->name, k->date);
}

static bool
may_change (const check *k, gsize column)
{
  const pr_column *c = &k->schema->columns[column];
  return (c->flags & PR_COL_LATER) != 0 || c->type == PR_COL_SOURCE;
}

/* A row of both. */
static void
compare_rows (check *k, const pr_row *before, const pr_row *after)
{
  const pr_tables *base = k->f->base, *what_if = k->f->what_if;
  for (gsize c = 0; c < k->schema->n_columns; c++)
    {
      g_autofree char *from = pr_tables_cell_text (base, &base->table[k->table], before, c),
                      *to = pr_tables_cell_text (what_if, &what_if->table[k->table], after, c);
      if (may_change (k, c) || strcmp (from, to) == 0)
        continue;
      if (k->schema->later != PR_LATER_DATED)
        tell_column (k, after, c);
      else if (!begins_then (k, before, false))
        tell_begins_before (k, before);
      else if (!begins_then (k, after, false))
        tell_begins_before (k, after);
      else
        continue;
      return;
    }
}

/* A row of places for some of which it was changed. */
static void
check_copy (check *k, const pr_row *row)
{
  int where = pr_column_with (k->table, PR_COL_PLACE);
  for (gsize c = 0; c < k->schema->n_columns; c++)
    {
      if ((int) c == where || may_change (k, c) || !is_of_what_if (k, row->cells[c].pos))
        continue;
      if (k->schema->later != PR_LATER_DATED)
        tell_column (k, row, c);
      else if (!begins_then (k, row, false))
        tell_begins_before (k, row);
      else
        continue;
      return;
    }
}

static void
check_added (check *k, const pr_row *row)
{
  if (k->schema->later == PR_LATER_NOTHING)
    {
      k->told++;
      pr_error (k->diag, row->cells[0].pos,
                _ ("%s cannot get another row on a date (applies = %s)"), k->schema->name, k->date);
    }
  else if (!begins_then (k, row, true)
           && (k->schema->later == PR_LATER_DATED || beginning (k, row) != NULL))
    tell_begins_before (k, row);
}

static void
check_removed (check *k, const pr_row *row)
{
  if (k->schema->later == PR_LATER_NOTHING)
    {
      k->told++;
      pr_error (k->diag, pr_from_date_pos (k->f, k->table),
                _ ("%s cannot lose a row on a date (applies = %s)"), k->schema->name, k->date);
    }
  else if (k->schema->later == PR_LATER_DATED && !begins_then (k, row, false))
    tell_begins_before (k, row);
}

static GHashTable *
index_of (const pr_tables *t, const pr_table *table)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < table->n; i++)
    g_hash_table_insert (rows, key_of (t, table, &table->rows[i]), &table->rows[i]);
  return rows;
}

static void
check_table (check *k)
{
  const pr_table *a = &k->f->base->table[k->table], *b = &k->f->what_if->table[k->table];
  g_autoptr (GHashTable) of_a = index_of (k->f->base, a), of_b = index_of (k->f->what_if, b);
  for (gsize i = 0; i < b->n; i++)
    {
      g_autofree char *key = key_of (k->f->what_if, b, &b->rows[i]);
      const pr_row *before = g_hash_table_lookup (of_a, key);
      if (before != NULL)
        compare_rows (k, before, &b->rows[i]);
      else if (is_copy (k, &b->rows[i]))
        check_copy (k, &b->rows[i]);
      else
        check_added (k, &b->rows[i]);
    }
  for (gsize i = 0; i < a->n && k->told == 0; i++)
    {
      g_autofree char *key = key_of (k->f->base, a, &a->rows[i]);
      if (g_hash_table_lookup (of_b, key) == NULL)
        check_removed (k, &a->rows[i]);
    }
}

/* The window belongs to both. */
static void
check_keys (const pr_from_date *f, pr_diag *diag)
{
  static const pr_ini_id same[] = { PR_INI_SCENARIO_FORMAT, PR_INI_SCENARIO_START,
                                    PR_INI_SCENARIO_END, PR_INI_SCENARIO_WARM_UP };
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    if (strcmp (f->base->ini[same[i]].text, f->what_if->ini[same[i]].text) != 0)
      pr_error (diag, f->what_if->ini[same[i]].pos,
                _ ("%s cannot become another on a date (applies = %s); change it in a what-if "
                   "without 'applies', and make that the base of this one"),
                pr_ini_keys[same[i]].key.name, f->what_if->ini[PR_INI_SCENARIO_APPLIES].text);
}

void
pr_from_date_check (const pr_from_date *f, pr_diag *diag)
{
  const pr_cell *applies = &f->what_if->ini[PR_INI_SCENARIO_APPLIES];
  check_keys (f, diag);
  for (int t = 0; t < PR_N_TABLES; t++)
    {
      check k = { .f = f,
                  .diag = diag,
                  .table = (pr_table_id) t,
                  .schema = &pr_schema[t],
                  .date = applies->text,
                  .day = applies->v.day };
      check_table (&k);
    }
}
