/* Applying what-ifs to the rows of one table, in the order in which they are written. */
#include "scenario/problem.h"
#include "scenario/overlay-job.h"
#include "scenario/place-names.h"
#include "scenario/value.h"

#include <string.h>

pr_raw_row *
pr_raw_row_copy (pr_tables_own *own, pr_table_id id, const pr_raw_row *row)
{
  gsize n = pr_schema[id].n_columns;
  pr_raw_row *copy = g_memdup2 (row, sizeof *row);
  copy->cells = g_memdup2 (row->cells, n * sizeof *row->cells);
  for (gsize c = 0; c < n; c++)
    if (copy->cells[c].text != NULL)
      copy->cells[c].text = g_string_chunk_insert_const (own->texts, copy->cells[c].text);
  return copy;
}

void
pr_raw_row_free (gpointer row)
{
  g_free (((pr_raw_row *) row)->cells);
  g_free (row);
}

/* What a cell holds: its text, or what a blank stands for. */
const char *
pr_job_text (const pr_job *j, const pr_raw_row *row, int column)
{
  const char *text = row->cells[column].text, *blank = j->schema->columns[column].blank;
  return text != NULL && *text != '\0' ? text : blank != NULL ? blank : "";
}

/* The canonical text of a value; NULL if it is not a value. */
static GString *
canonical (const pr_column *column, const char *text)
{
  pr_cell cell = { .text = text, .given = TRUE };
  g_autofree char *why = NULL;
  if (!pr_value_parse (column, text, &cell, &why))
    return NULL;
  GString *out = g_string_new (NULL);
  pr_value_print (column, &cell, out);
  pr_value_clear (column, &cell);
  return out;
}

/* Whether a value can be written in one way only. */
static gboolean
is_as_written (pr_col_type type)
{
  return type == PR_COL_NAME || type == PR_COL_TEXT || type == PR_COL_WHERE || type == PR_COL_ENUM
         || type == PR_COL_SOURCE || type == PR_COL_DIST;
}

/* Whether two texts are the same value: equal values print alike. */
gboolean
pr_job_same_value (const pr_column *column, const char *a, const char *b)
{
  if (strcmp (a, b) == 0)
    return TRUE;
  if (is_as_written (column->type) || *a == '\0' || *b == '\0')
    return FALSE;
  g_autoptr (GString) first = canonical (column, a);
  g_autoptr (GString) second = canonical (column, b);
  return first != NULL && second != NULL && g_string_equal (first, second);
}

/* Whether the cell names all officers of the value, in whatever ranges. */
static gboolean
has_officers (const char *text, const char *value)
{
  pr_officers cell = { 0 }, wanted = { 0 };
  g_autofree char *why = NULL, *why_not = NULL;
  gboolean has
      = pr_value_officers (text, &cell, &why) && pr_value_officers (value, &wanted, &why_not);
  for (gsize w = 0; w < wanted.n; w++)
    {
      gsize c = 0;
      while (c < cell.n && cell.ranges[c].to < wanted.ranges[w].to)
        c++;
      has &= c < cell.n && cell.ranges[c].from <= wanted.ranges[w].from;
    }
  g_free (cell.ranges);
  g_free (wanted.ranges);
  return has;
}

/* A cell of several names matches each of them. */
static gboolean
has_value (const pr_column *column, const char *text, const char *value)
{
  if (column->type == PR_COL_OFFICERS)
    return has_officers (text, value);
  if (column->type != PR_COL_NAMES && column->type != PR_COL_WHERES)
    return pr_job_same_value (column, text, value);
  g_auto (GStrv) names = g_strsplit (text, column->type == PR_COL_NAMES ? " " : ";", -1);
  for (char **n = names; *n != NULL; n++)
    if (strcmp (g_strstrip (*n), value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_places (const pr_job *j, const pr_condition *c)
{
  return c->attribute != PR_ATTRIBUTE_NONE || (c->column >= 0 && c->column == j->where);
}

static gboolean
condition_holds (const pr_job *j, const pr_condition *c, const pr_raw_row *row)
{
  for (char **v = c->values; *v != NULL; v++)
    if (has_value (&j->schema->columns[c->column], pr_job_text (j, row, c->column), *v))
      return TRUE;
  return FALSE;
}

/* Whether the row fulfils all conditions, except those about places. */
gboolean
pr_job_matches (const pr_job *j, const pr_raw_row *row)
{
  for (guint i = 0; i < j->conditions->len; i++)
    {
      const pr_condition *c = &g_array_index (j->conditions, pr_condition, i);
      if (!is_of_places (j, c) && !condition_holds (j, c, row))
        return FALSE;
    }
  return TRUE;
}

/* Finds the places for which all conditions about places hold. */
static void
find_meant (pr_job *j)
{
  for (guint i = 0; i < j->conditions->len; i++)
    {
      const pr_condition *c = &g_array_index (j->conditions, pr_condition, i);
      if (!is_of_places (j, c))
        continue;
      g_autofree gboolean *set = g_new0 (gboolean, j->places.n + 1);
      for (char **v = c->values; *v != NULL; v++)
        {
          char *one[] = { *v, NULL };
          gboolean found = FALSE;
          if (c->attribute == PR_ATTRIBUTE_NONE)
            found = pr_place_list_select (&j->places, *v, set);
          for (guint p = 0; p < j->places.n && c->attribute != PR_ATTRIBUTE_NONE; p++)
            if (pr_place_list_has (&j->places, p, c->attribute, one))
              set[p] = found = TRUE;
          if (!found)
            pr_place_list_unknown (&j->places, j->diag, c->pos, c->attribute,
                                   c->attribute != PR_ATTRIBUTE_NONE
                                       ? pr_attribute_names[c->attribute]
                                       : j->schema->columns[j->where].name,
                                   *v);
        }
      if (j->meant == NULL)
        {
          j->meant = g_steal_pointer (&set);
          continue;
        }
      for (guint p = 0; p < j->places.n; p++)
        j->meant[p] &= set[p];
    }
}

static void
set_cell (pr_job *j, pr_raw_row *row, int column, const char *text, pr_pos pos)
{
  row->cells[column] = (pr_raw_cell){ g_string_chunk_insert_const (j->own->texts, text), pos };
}

/* Whatever the row's source was, it is now an assumption. */
static void
set_source (pr_job *j, pr_raw_row *row)
{
  const char *name = pr_ini_find (j->overlay->ini, "scenario", "name")->value;
  g_autofree char *text = g_strdup_printf ("assumption: %s", name);
  int source = pr_column_of_type (j->table, PR_COL_SOURCE);
  if (source >= 0)
    set_cell (j, row, source, text, j->edit->pos);
}

/* The new text of a cell; FALSE, after an error, if it cannot be changed like this. */
static gboolean
new_text (pr_job *j, const pr_raw_row *row, const pr_change *c, GString *out)
{
  const pr_column *column = c->type;
  const char *text = pr_job_text (j, row, c->column);
  gboolean good = TRUE;
  switch (j->edit->verb)
    {
    case PR_VERB_SCALE:
      if (pr_job_scaled (j, row, c, out))
        break;
      good = pr_value_scale (column, text, c->factor, out);
      break;
    case PR_VERB_SHIFT:
    case PR_VERB_MOVE:
      good = pr_value_shift (column, text, &c->shift, out);
      break;
    default:
      g_string_append (out, c->text);
    }
  if (!good)
    pr_error (j->diag, c->pos, _ ("%s: '%s' of %s:%d has no amount that could be changed so"),
              j->schema->columns[c->column].name, text, row->file, row->line);
  return good;
}

static bool
is_relative (pr_verb verb)
{
  return verb == PR_VERB_SCALE || verb == PR_VERB_SHIFT || verb == PR_VERB_MOVE;
}

static void
change_row (pr_job *j, pr_raw_row *row)
{
  gboolean changed = FALSE;
  for (guint i = 0; i < j->edit->changes->len; i++)
    {
      const pr_change *c = &g_array_index (j->edit->changes, pr_change, i);
      g_autoptr (GString) text = g_string_new (NULL);
      if (j->edit->verb == PR_VERB_SHIFT && pr_job_tell_named (j, row, c))
        continue;
      if (is_relative (j->edit->verb) && *pr_job_text (j, row, c->column) == '\0')
        continue; /* blank without a default: there is no amount */
      if (!new_text (j, row, c, text)
          || pr_job_same_value (c->type != NULL ? c->type : &j->schema->columns[c->column],
                                pr_job_text (j, row, c->column), text->str))
        continue;
      if (!changed)
        set_source (j, row); /* a source that the what-if gives is kept */
      set_cell (j, row, c->column, text->str, c->pos);
      changed = TRUE;
    }
  j->changed += changed;
}

/* A copy of the row that names only one place. */
pr_raw_row *
pr_job_copy (pr_job *j, const pr_raw_row *row, guint place)
{
  pr_raw_row *copy = pr_raw_row_copy (j->own, j->table, row);
  copy->file = j->overlay->file;
  copy->line = j->edit->pos.line;
  set_cell (j, copy, j->where, pr_place_list_code (&j->places, place), j->edit->pos);
  pr_copied copied = { row, place };
  g_array_append_val (j->copied, copied);
  return copy;
}

static void
change_partly (pr_job *j, pr_raw_row *row, const gboolean *named, GPtrArray *copies)
{
  if (!j->schema->particular)
    {
      pr_error (j->diag, j->edit->pos,
                _ ("[%s]: the row %s:%d names other places, too, and cannot be changed for some"),
                j->edit->group, row->file, row->line);
      return;
    }
  for (guint p = 0; p < j->places.n; p++)
    if (named[p] && j->meant[p] && pr_job_counts_at (j, row, p))
      {
        pr_raw_row *copy = pr_job_copy (j, row, p);
        change_row (j, copy);
        g_ptr_array_add (copies, copy);
        j->matched++;
      }
}

typedef enum { NAMES_NONE, NAMES_SOME, NAMES_ALL } overlap;

/* How many of the places that the row names are meant; fills named[]. */
static overlap
overlap_of (const pr_job *j, const pr_raw_row *row, gboolean *named)
{
  gboolean some = FALSE, all = TRUE;
  pr_place_list_select (&j->places, pr_job_text (j, row, j->where), named);
  for (guint p = 0; p < j->places.n; p++)
    {
      some |= named[p] && j->meant[p];
      all &= !named[p] || j->meant[p];
    }
  return !some ? NAMES_NONE : all ? NAMES_ALL : NAMES_SOME;
}

/* Changes a row, or copies of it for the places that are meant. */
static void
treat_row (pr_job *j, pr_raw_row *row, GPtrArray *copies)
{
  g_autofree gboolean *named = g_new0 (gboolean, j->places.n + 1);
  overlap o = j->meant != NULL ? overlap_of (j, row, named) : NAMES_ALL;
  if (o == NAMES_SOME)
    change_partly (j, row, named, copies);
  else if (o == NAMES_ALL)
    {
      j->matched++;
      change_row (j, row);
    }
}

static void
change_rows (pr_job *j)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();
  for (guint i = 0; i < j->rows->len; i++)
    {
      pr_raw_row *row = g_ptr_array_index (j->rows, i);
      if (pr_job_matches (j, row))
        treat_row (j, row, copies);
    }
  for (guint i = 0; i < copies->len; i++)
    g_ptr_array_add (j->rows, g_ptr_array_index (copies, i));
  pr_job_keep_beside (j);
}

/* Removes rows that name only places that are meant. */
static void
remove_rows (pr_job *j)
{
  const pr_raw_row *kept = NULL; /* names other places, too */
  g_autofree gboolean *named = g_new (gboolean, j->places.n + 1);
  for (guint i = 0; i < j->rows->len;)
    {
      const pr_raw_row *row = g_ptr_array_index (j->rows, i);
      memset (named, 0, j->places.n * sizeof *named);
      overlap o = !pr_job_matches (j, row) ? NAMES_NONE
                  : j->meant == NULL       ? NAMES_ALL
                                           : overlap_of (j, row, named);
      if (o == NAMES_SOME)
        kept = row;
      if (o == NAMES_ALL)
        g_ptr_array_remove_index (j->rows, i);
      else
        i++;
      j->matched += o == NAMES_ALL;
      j->changed += o == NAMES_ALL;
    }
  if (j->matched == 0 && kept != NULL)
    pr_error (j->diag, j->edit->pos,
              _ ("[%s]: the row %s:%d names other places, too; it cannot be removed for some"),
              j->edit->group, kept->file, kept->line);
}

static void
add_row (pr_job *j)
{
  pr_raw_row *row = g_new0 (pr_raw_row, 1);
  *row = (pr_raw_row){ j->overlay->file, j->edit->pos.line,
                       g_new (pr_raw_cell, j->schema->n_columns), TRUE, FALSE };
  for (gsize c = 0; c < j->schema->n_columns; c++)
    row->cells[c] = (pr_raw_cell){ "", j->edit->pos };
  set_source (j, row);
  for (guint i = 0; i < j->edit->changes->len; i++)
    {
      const pr_change *c = &g_array_index (j->edit->changes, pr_change, i);
      set_cell (j, row, c->column, c->text, c->pos);
    }
  g_ptr_array_add (j->rows, row);
  j->matched++;
  j->changed++;
}

/* Takes officers from, or adds them to, the one pool of the place, by the sign. */
static gboolean
move_at (pr_job *j, const pr_ini_entry *where, double sign)
{
  guint before = j->matched;
  pr_change *c = &g_array_index (j->edit->changes, pr_change, 0);
  g_autofree gboolean *set = g_new0 (gboolean, j->places.n + 1);
  guint errors = pr_diag_errors (j->diag);
  const char *code = pr_names_to_codes (j->own, j->table, (gsize) j->where, where->value,
                                        where->value_pos, j->diag);
  if (pr_diag_errors (j->diag) != errors)
    return FALSE;
  if (!pr_place_list_select (&j->places, code, set))
    {
      pr_place_list_unknown (&j->places, j->diag, where->value_pos, PR_ATTRIBUTE_NONE, where->key,
                             where->value);
      return FALSE;
    }
  j->meant = set;
  c->shift.number *= sign;
  change_rows (j);
  c->shift.number *= sign;
  j->meant = NULL;
  if (j->matched == before + 1)
    return TRUE;
  pr_error (
      j->diag, where->value_pos,
      j->matched == before
          ? _ ("%s: no pool of %s fits the conditions")
          : _ ("%s: several pools of %s fit the conditions; name one, as in 'where pool=...'"),
      where->key, where->value);
  return FALSE;
}

/* Reports which condition no row fulfils, by itself or with the others. */
static void
report_no_row (const pr_job *j)
{
  for (guint i = 0; i < j->conditions->len; i++)
    {
      const pr_condition *c = &g_array_index (j->conditions, pr_condition, i);
      gboolean found = is_of_places (j, c);
      g_autofree const char **texts = g_new (const char *, j->rows->len + 1);
      for (guint r = 0; r < j->rows->len && !found; r++)
        {
          texts[r] = pr_job_text (j, g_ptr_array_index (j->rows, r), c->column);
          found = condition_holds (j, c, g_ptr_array_index (j->rows, r));
        }
      if (found)
        continue;
      const char *name = j->schema->columns[c->column].name,
                 *nearest = pr_nearest (c->values[0], texts, j->rows->len);
      if (nearest != NULL)
        pr_error (j->diag, c->pos, _ ("no row of %s has the %s '%s'; did you mean '%s'?"),
                  j->schema->name, name, c->values[0], nearest);
      else
        pr_error (j->diag, c->pos, _ ("no row of %s has the %s '%s'"), j->schema->name, name,
                  c->values[0]);
      pr_diag_facts (j->diag, c->values[0], NULL, nearest);
      return;
    }
  pr_error (j->diag, j->edit->pos, _ ("[%s] changes nothing: no row of %s fulfils all conditions"),
            j->edit->group, j->schema->name);
}

/* Reports an edit that has changed nothing. */
static void
tell_nothing (const pr_job *j)
{
  if (j->matched == 0)
    report_no_row (j);
  else if (j->changed == 0 && !j->overlay->may_be_nothing)
    pr_error (j->diag, j->edit->pos,
              is_relative (j->edit->verb)
                  ? _ ("[%s] changes nothing: no amount is there, or none that changes")
                  : _ ("[%s] changes nothing: all rows are so already"),
              j->edit->group);
}

static void
apply_edit (pr_job *j)
{
  guint errors = pr_diag_errors (j->diag);
  j->copied = g_array_new (FALSE, FALSE, sizeof (pr_copied));
  j->conditions = pr_conditions_of_codes (j->edit, j->own, j->diag);
  if (j->edit->verb != PR_VERB_MOVE && pr_diag_errors (j->diag) == errors)
    find_meant (j);
  if (pr_diag_errors (j->diag) == errors)
    switch (j->edit->verb)
      {
      case PR_VERB_ADD:
        add_row (j);
        break;
      case PR_VERB_REMOVE:
        remove_rows (j);
        break;
      case PR_VERB_MOVE:
        if (move_at (j, j->edit->from, -1))
          move_at (j, j->edit->to, 1);
        break;
      default:
        pr_job_scale_counts (j);
        change_rows (j);
      }
  g_clear_pointer (&j->meant, g_free);
  g_clear_pointer (&j->scaled, g_hash_table_unref);
  g_array_unref (j->copied);
  if (pr_diag_errors (j->diag) == errors)
    tell_nothing (j);
  g_clear_pointer (&j->conditions, g_array_unref);
}
static gboolean
concerns (const pr_edit *e, pr_table_id table)
{
  return e->table == table && e->verb != PR_VERB_REPLACE && !e->bad;
}

const pr_edit *
pr_overlays_replacement (const pr_overlays *overlays, pr_table_id table, const pr_source **folder)
{
  const pr_edit *last = NULL;
  for (gsize l = 0; overlays != NULL && l < overlays->n; l++)
    for (guint i = 0; i < overlays->layer[l]->edits->len; i++)
      {
        const pr_edit *e = &g_array_index (overlays->layer[l]->edits, pr_edit, i);
        if (e->table != table || e->verb != PR_VERB_REPLACE || e->bad)
          continue;
        last = e;
        *folder = overlays->layer[l]->folder;
      }
  return last;
}

gboolean
pr_overlays_touch (const pr_overlays *overlays, pr_table_id table)
{
  for (gsize l = 0; overlays != NULL && l < overlays->n; l++)
    for (guint i = 0; i < overlays->layer[l]->edits->len; i++)
      if (concerns (&g_array_index (overlays->layer[l]->edits, pr_edit, i), table))
        return TRUE;
  return FALSE;
}

void
pr_overlays_apply (const pr_overlays *overlays, pr_tables_own *own, pr_table_id table,
                   GPtrArray *rows, pr_diag *diag)
{
  const pr_source *folder = NULL;
  const pr_edit *replaced = pr_overlays_replacement (overlays, table, &folder);
  gboolean begun = replaced == NULL; /* edits before a replacement have no rows any more */
  for (gsize l = 0; l < overlays->n; l++)
    for (guint i = 0; i < overlays->layer[l]->edits->len; i++)
      {
        const pr_edit *e = &g_array_index (overlays->layer[l]->edits, pr_edit, i);
        begun |= e == replaced;
        if (!begun || !concerns (e, table))
          continue;
        pr_job j = { .overlay = overlays->layer[l],
                     .edit = e,
                     .own = own,
                     .table = table,
                     .schema = &pr_schema[table],
                     .where = pr_column_with (table, PR_COL_PLACE),
                     .places = pr_place_list_of (&own->tables),
                     .rows = rows,
                     .diag = diag };
        apply_edit (&j);
      }
}
