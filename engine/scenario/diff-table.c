/* Differences of one table: see diff-table.h. */
#include "scenario/diff-table.h"

#include "scenario/overlay-edit.h"
#include "scenario/reader.h"

#include <string.h>

typedef struct {
  const pr_tables *t;
  const pr_table *table;
  int where;          /* the column of places if particular rows take the place of others, or -1 */
  GHashTable *rows;   /* name -> pr_row */
  GHashTable *groups; /* name without PR_COL_BESIDE -> GPtrArray of pr_row */
  pr_place_list places;
  GHashTable *place_of; /* code -> number */
} side;

typedef struct {
  side a, b;
  pr_table_id id;
  GArray *changes;  /* pr_difference */
  GHashTable *told; /* their words */
} job;

/* What names the row: "pool desk, where 00003"; `where`: as if it stood there, NULL: as it is. */
static char *
name_at (const side *s, const pr_row *row, const char *where, bool beside)
{
  GString *name = g_string_new (NULL);
  for (gsize c = 0; c < s->table->schema->n_columns; c++)
    {
      const pr_column *column = &s->table->schema->columns[c];
      if ((column->flags & PR_COL_KEY) == 0 || (!beside && (column->flags & PR_COL_BESIDE) != 0))
        continue;
      g_autofree char *own = pr_tables_cell_text (s->t, s->table, row, c);
      const char *text = where != NULL && (int) c == s->where ? where : own;
      if (*text != '\0')
        g_string_append_printf (name, "%s%s %s", name->len > 0 ? ", " : "", column->name, text);
    }
  return g_string_free (name, FALSE);
}

static char *
name_of (const side *s, const pr_row *row)
{
  return name_at (s, row, NULL, true);
}

static void
add_row (side *s, const pr_row *row)
{
  char *group = name_at (s, row, NULL, false);
  GPtrArray *rows = g_hash_table_lookup (s->groups, group);
  if (rows == NULL)
    g_hash_table_insert (s->groups, group, rows = g_ptr_array_new ());
  else
    g_free (group);
  g_ptr_array_add (rows, (gpointer) row);
  g_hash_table_insert (s->rows, name_of (s, row), (gpointer) row);
}

static side
side_of (const pr_tables *t, pr_table_id id)
{
  side s = { .t = t, .table = &t->table[id], .where = -1, .places = pr_place_list_of (t) };
  if (pr_schema[id].particular)
    s.where = pr_column_with (id, PR_COL_PLACE);
  s.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  s.groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  s.place_of = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < s.table->n; i++)
    add_row (&s, &s.table->rows[i]);
  for (guint i = 0; i < s.places.n; i++)
    g_hash_table_insert (s.place_of, (gpointer) pr_place_list_code (&s.places, i),
                         GUINT_TO_POINTER (i));
  return s;
}

static void
side_clear (side *s)
{
  g_hash_table_unref (s->rows);
  g_hash_table_unref (s->groups);
  g_hash_table_unref (s->place_of);
}

/* Says it once, of the row of a side that names it. Takes the words. */
static void
add_change (job *j, pr_difference change, const side *s, const pr_row *named, const char *row,
            const char *from, const char *to, char *words)
{
  if (!g_hash_table_add (j->told, g_strdup (words)))
    {
      g_free (words);
      return;
    }
  change.table = j->id;
  change.of = s->t;
  change.named = named;
  change.row = g_strdup (row);
  change.from = g_strdup (from);
  change.to = g_strdup (to);
  change.words = words;
  g_array_append_val (j->changes, change);
}

/* Writes all that the row says besides its name, its source apart. */
static void
tell_row (job *j, const side *s, const pr_row *row, const char *name)
{
  g_autoptr (GString) values = g_string_new (NULL);
  bool of_a = s == &j->a;
  for (gsize c = 0; c < s->table->schema->n_columns; c++)
    {
      const pr_column *column = &s->table->schema->columns[c];
      if (!row->cells[c].given || (column->flags & PR_COL_KEY) != 0
          || column->type == PR_COL_SOURCE)
        continue;
      g_autofree char *text = pr_tables_cell_text (s->t, s->table, row, c);
      g_string_append_printf (values, "%s%s %s", values->len == 0 ? "" : ", ", column->name, text);
    }
  add_change (j, (pr_difference){ .only_first = of_a }, s, row, name, "", values->str,
              g_strdup_printf ("%s %s:%s%s", of_a ? _ ("only in A:") : _ ("only in B:"), name,
                               values->len > 0 ? " " : "", values->str));
}

/* Compares what two rows say, their sources or all else; returns whether something differs. It is
 * told by the name of a row of a side (NULL: not at all). */
static bool
compare_cells (job *j, const pr_row *x, const pr_row *y, bool sources, const side *s,
               const pr_row *named)
{
  bool differs = false;
  g_autofree char *name = named != NULL ? name_of (s, named) : NULL;
  const pr_table_schema *schema = j->a.table->schema;
  for (gsize c = 0; c < schema->n_columns; c++)
    {
      const pr_column *column = &schema->columns[c];
      if ((column->flags & PR_COL_KEY) != 0 || (column->type == PR_COL_SOURCE) != sources)
        continue;
      g_autofree char *from = pr_tables_cell_text (j->a.t, j->a.table, x, c),
                      *to = pr_tables_cell_text (j->b.t, j->b.table, y, c);
      if (strcmp (from, to) == 0)
        continue;
      differs = true;
      if (name != NULL)
        add_change (j, (pr_difference){ .column = column->name }, s, named, name, from, to,
                    g_strdup_printf ("%s: %s %s → %s", name, column->name,
                                     *from != '\0' ? from : _ ("blank"),
                                     *to != '\0' ? to : _ ("blank")));
    }
  return differs;
}

/* Whether both have a row of that name, with other values. */
static bool
changes (job *j, const char *name)
{
  const pr_row *x = g_hash_table_lookup (j->a.rows, name),
               *y = g_hash_table_lookup (j->b.rows, name);
  return x != NULL && y != NULL && compare_cells (j, x, y, false, NULL, NULL);
}

/* With which force a row that is named like this one holds at a place; 0: none does. */
static int
force_at (const side *s, guint place, const side *of, const pr_row *row)
{
  for (int force = PR_MOST_FORCE; force > 0; force--)
    {
      g_autofree char *where = pr_place_list_selector (&s->places, place, force);
      g_autofree char *name = where != NULL ? name_at (of, row, where, false) : NULL;
      if (name != NULL && g_hash_table_contains (s->groups, name))
        return force;
    }
  return 0;
}

/* Two rows that hold at one place, of which one is more particular. */
static void
tell_pair (job *j, const pr_row *x, const pr_row *y, bool first)
{
  g_autofree char *of_x = name_of (&j->a, x), *of_y = name_of (&j->b, y);
  if (!compare_cells (j, x, y, false, first ? &j->a : &j->b, first ? x : y)
      && changes (j, first ? of_y : of_x))
    tell_row (j, first ? &j->a : &j->b, first ? x : y, first ? of_x : of_y);
}

/* Rows of the other side that held at a place beside the one which that row replaces there. */
static void
tell_lost (job *j, const side *s, const pr_row *row, const side *t, const char *where)
{
  g_autofree char *group = name_at (s, row, where, false),
                  *own = pr_tables_cell_text (s->t, s->table, row, (gsize) s->where);
  const GPtrArray *rows = g_hash_table_lookup (t->groups, group);
  for (guint i = 0; i < rows->len; i++)
    {
      const pr_row *other = g_ptr_array_index (rows, i);
      g_autofree char *name = name_of (t, other), *here = name_at (t, other, own, true);
      if (g_hash_table_contains (s->rows, name) && !g_hash_table_contains (s->rows, here))
        tell_row (j, t, other, here);
    }
}

/* Compares the row with what the other side has at one of its places; whether it has something. */
static bool
compare_at (job *j, const side *s, const pr_row *row, guint place)
{
  const side *t = s == &j->a ? &j->b : &j->a;
  const char *code = pr_place_list_code (&s->places, place);
  gpointer number;
  if (!g_hash_table_lookup_extended (t->place_of, code, NULL, &number))
    return false;
  guint at = GPOINTER_TO_UINT (number);
  int own = force_at (s, place, s, row), force = force_at (t, at, s, row);
  g_autofree char *selector = own > 0 ? pr_place_list_selector (&s->places, place, own) : NULL;
  g_autofree char *is = pr_tables_cell_text (s->t, s->table, row, (gsize) s->where);
  if (force == 0 || g_strcmp0 (selector, is) != 0)
    return false;
  g_autofree char *where = pr_place_list_selector (&t->places, at, force);
  g_autofree char *name = name_at (s, row, where, true);
  const pr_row *other = g_hash_table_lookup (t->rows, name);
  if (own > force)
    tell_lost (j, s, row, t, where);
  if (other == NULL)
    return false;
  bool first = (own > force) == (s == &j->a);
  tell_pair (j, s == &j->a ? row : other, s == &j->a ? other : row, first);
  return true;
}

/* A row whose name the other side does not have. */
static void
compare_alone (job *j, const side *s, const pr_row *row, const char *name)
{
  bool found = false;
  if (s->where >= 0)
    {
      gpointer place;
      g_autofree char *where = pr_tables_cell_text (s->t, s->table, row, (gsize) s->where);
      if (g_hash_table_lookup_extended (s->place_of, where, NULL, &place))
        found = compare_at (j, s, row, GPOINTER_TO_UINT (place));
      else
        for (guint i = 0; i < s->places.n; i++)
          found |= compare_at (j, s, row, i);
    }
  if (!found)
    tell_row (j, s, row, name);
}

/* A changed source is reported only if nothing else has changed, as it follows other changes. */
void
pr_diff_table (const pr_tables *a, const pr_tables *b, pr_table_id id, GArray *changes)
{
  job j = { side_of (a, id), side_of (b, id), id, changes, NULL };
  j.told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < j.a.table->n; i++)
    {
      const pr_row *row = &j.a.table->rows[i];
      g_autofree char *name = name_of (&j.a, row);
      const pr_row *other = g_hash_table_lookup (j.b.rows, name);
      if (other == NULL)
        compare_alone (&j, &j.a, row, name);
      else if (!compare_cells (&j, row, other, false, &j.a, row))
        compare_cells (&j, row, other, true, &j.a, row);
    }
  for (gsize i = 0; i < j.b.table->n; i++)
    {
      g_autofree char *name = name_of (&j.b, &j.b.table->rows[i]);
      if (!g_hash_table_contains (j.a.rows, name))
        compare_alone (&j, &j.b, &j.b.table->rows[i], name);
    }
  g_hash_table_unref (j.told);
  side_clear (&j.a);
  side_clear (&j.b);
}
