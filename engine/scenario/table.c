#include "scenario/problem.h"
#include "scenario/limits.h"
#include "scenario/overlay-edit.h"
#include "scenario/place-names.h"
#include "scenario/sheet.h"
#include "scenario/value.h"

#include <string.h>

#define BLOCK_ROWS 256

enum { COLUMN_UNKNOWN = -2, COLUMN_BLANK = -1 };

typedef struct {
  pr_tables_own *own;
  pr_table_id id;
  pr_table *table;
  const char *file; /* being read */
  pr_diag *diag;
  gboolean header_read;
  gsize n_header;
  int *column_of;    /* header cell -> schema column, COLUMN_BLANK, COLUMN_UNKNOWN */
  pr_raw_row row;    /* the one being read */
  GPtrArray *kept;   /* pr_raw_row: all rows, when they are edited before they are taken; or NULL */
  gboolean *said;    /* header cells: content under a column without a name was reported */
  gboolean doubtful; /* the header has an unknown column, which may be any of the missing ones */
  GArray *rows;      /* pr_row */
  pr_cell *defaults; /* for columns that own nothing */
  GHashTable *keys;  /* joined key texts -> row + 1 */
  GString *key;
  gboolean *good;
} reader;

static gboolean
owns_memory (const pr_column *column)
{
  return (pr_types[column->type].flags & PR_TYPE_OWNS) != 0;
}

static gboolean
parse_dist (pr_tables_own *own, const pr_column *column, const char *text, pr_cell *cell,
            char **why)
{
  pr_known_dist *known = g_hash_table_lookup (own->dists, text);
  if (known == NULL)
    {
      pr_known_dist made;
      if (!pr_value_fits (column, text, why))
        return FALSE;
      if (g_hash_table_size (own->dists) >= PR_MOST_DISTRIBUTIONS)
        return pr_value_fail (why, _ ("more than %d different distributions"),
                              PR_MOST_DISTRIBUTIONS);
      if (!pr_value_dist (text, &made.dist, &made.canonical, why))
        return FALSE;
      known = g_memdup2 (&made, sizeof made);
      g_hash_table_insert (own->dists, g_strdup (text), known);
    }
  cell->v.dist = known->dist;
  return TRUE;
}

static void
tell_choices (pr_diag *diag, const pr_column *column, const char *text)
{
  gsize n = column->choices != NULL ? g_strv_length ((char **) column->choices) : 0;
  g_autofree char *list = n > 0 ? g_strjoinv (", ", (char **) column->choices) : NULL;
  pr_diag_facts (diag, text, list, n > 0 ? pr_nearest (text, column->choices, n) : NULL);
}

gboolean
pr_read_cell (pr_tables_own *own, pr_diag *diag, const pr_column *column, const char *text,
              pr_cell *cell)
{
  cell->text = g_string_chunk_insert_const (own->texts, text);
  cell->given = TRUE;
  char *why = NULL;
  gboolean good = column->type == PR_COL_DIST ? parse_dist (own, column, text, cell, &why)
                                              : pr_value_parse (column, text, cell, &why);
  if (!good)
    {
      pr_error (diag, cell->pos, "%s: %s", column->name, why);
      tell_choices (diag, column, text);
    }
  g_free (why);
  return good;
}

void
pr_default_cell (pr_tables_own *own, const pr_column *column, pr_cell *cell)
{
  char *why = NULL;
  pr_pos pos = cell->pos;
  *cell = (pr_cell){ .pos = pos, .text = "" };
  if (column->type == PR_COL_CHANNELS)
    cell->v.bits = (1u << PR_N_CHANNELS) - 1;
  if (column->type == PR_COL_INSTANT)
    cell->v.instant.clock = -1;
  if (column->type == PR_COL_NAMES || column->type == PR_COL_WHERES)
    cell->v.names = g_new0 (char *, 1);
  if (column->blank == NULL || *column->blank == '\0')
    return;
  cell->text = column->blank;
  if (column->type == PR_COL_DIST)
    parse_dist (own, column, column->blank, cell, &why);
  else if (!owns_memory (column))
    pr_value_parse (column, column->blank, cell, &why);
  g_assert (why == NULL && !owns_memory (column)); /* the schema's own defaults */
  g_autoptr (GString) canonical = g_string_new (NULL);
  pr_value_print (column, cell, canonical);
  cell->text = g_string_chunk_insert_const (own->texts, canonical->str);
}

/* Index of the column that is meant, or -1. */
static int
unknown_column (reader *r, const pr_raw_cell *cell)
{
  const pr_table_schema *schema = r->table->schema;
  g_autofree const char **names = g_new0 (const char *, schema->n_columns + 1);
  for (gsize i = 0; i < schema->n_columns; i++)
    names[i] = schema->columns[i].name;
  const char *nearest = pr_nearest (cell->text, names, schema->n_columns);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  if (strchr (cell->text, '\t') != NULL)
    pr_error (r->diag, cell->pos, _ ("columns are separated by tabs; write ',' or ';'"));
  else if (nearest != NULL)
    pr_error (r->diag, cell->pos, _ ("unknown column '%s'; did you mean '%s'?"), cell->text,
              nearest);
  else
    pr_error (r->diag, cell->pos, _ ("unknown column '%s'; allowed: %s"), cell->text, list);
  pr_diag_facts (r->diag, cell->text, list, nearest);
  for (gsize i = 0; nearest != NULL && i < schema->n_columns; i++)
    if (names[i] == nearest)
      return (int) i;
  return -1;
}

/* Reports required columns that the header lacks; misspelt ones were reported before. */
static void
report_missing (reader *r, int line, const pr_pos *seen, const gboolean *misspelt)
{
  const pr_table_schema *schema = r->table->schema;
  for (gsize c = 0; c < schema->n_columns; c++)
    {
      if (seen[c].line != 0 || (schema->columns[c].flags & PR_COL_REQUIRED) == 0)
        continue;
      if (!misspelt[c])
        pr_error (r->diag, ((pr_pos){ r->file, line, 0 }), _ ("column '%s' is missing"),
                  schema->columns[c].name);
    }
}

static gboolean
read_header (reader *r, const pr_raw_cell *cells, gsize n)
{
  const pr_table_schema *schema = r->table->schema;
  g_autofree pr_pos *seen = g_new0 (pr_pos, schema->n_columns);
  g_autofree gboolean *misspelt = g_new0 (gboolean, schema->n_columns);
  gsize known = 0, unknown = 0;
  r->header_read = TRUE;
  r->n_header = n;
  r->column_of = g_new (int, n);
  r->said = g_new0 (gboolean, n);
  if (g_ascii_strncasecmp (cells[0].text, "sep=", 4) == 0)
    {
      pr_error (
          r->diag, cells[0].pos,
          _ ("'%s' is Excel's line for another delimiter; columns are separated by ',' or ';'"),
          cells[0].text);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      r->column_of[i] = *cells[i].text == '\0' ? COLUMN_BLANK : COLUMN_UNKNOWN;
      for (gsize c = 0; c < schema->n_columns; c++)
        if (strcmp (schema->columns[c].name, cells[i].text) == 0)
          r->column_of[i] = (int) c;
      if (r->column_of[i] == COLUMN_UNKNOWN)
        {
          int meant = unknown_column (r, &cells[i]);
          if (meant >= 0)
            misspelt[meant] = TRUE;
          unknown++;
        }
      if (r->column_of[i] < 0)
        continue;
      known++;
      pr_pos *first = &seen[r->column_of[i]];
      if (first->line != 0)
        {
          pr_error (r->diag, cells[i].pos,
                    _ ("column '%s' is there twice; first in column %d of the line"), cells[i].text,
                    first->column);
          r->column_of[i] = COLUMN_UNKNOWN;
        }
      else
        *first = cells[i].pos;
    }
  r->doubtful = unknown > 0;
  report_missing (r, cells[0].pos.line, seen, misspelt);
  /* A line without a single known name is not a header: its rows would only cause noise. */
  return known > 0 || unknown == 0;
}

static pr_cell *
new_cells (reader *r)
{
  gsize n = r->table->schema->n_columns;
  guint used = r->rows->len % BLOCK_ROWS;
  if (used == 0)
    g_ptr_array_add (r->own->blocks, g_new0 (pr_cell, n * BLOCK_ROWS));
  pr_cell *block = g_ptr_array_index (r->own->blocks, r->own->blocks->len - 1);
  return block + used * n;
}

/* A cell such as `lognormal(mean=20min` that lost what followed its comma. */
static gboolean
is_split_distribution (const char *text)
{
  if (strchr (text, ')') != NULL)
    return FALSE;
  if (g_str_has_prefix (text, "every "))
    text += strlen ("every ");
  return pr_value_begins_dist (text);
}

/* Says why a row has too many cells; returns the number of cells that can still be trusted. */
static gsize
too_many_cells (reader *r, const pr_raw_cell *cells, gsize n)
{
  for (gsize i = 0; i + 1 < n; i++)
    if (is_split_distribution (cells[i].text))
      {
        pr_error (r->diag, cells[i].pos,
                  _ ("a distribution was split at its comma: quote it, as in \"%s, %s\""),
                  cells[i].text, cells[i + 1].text);
        return i;
      }
  pr_error (r->diag, cells[r->n_header].pos,
            _ ("the row has %zu cells, the header has %zu; a cell that holds the separator must be "
               "quoted"),
            n, r->n_header);
  return 0;
}

static gsize
trusted_cells (reader *r, const pr_raw_cell *cells, gsize n)
{
  gsize last = n;
  while (last > r->n_header && *cells[last - 1].text == '\0')
    last--;
  if (last > r->n_header)
    return too_many_cells (r, cells, last);
  for (gsize i = 0; i < MIN (n, r->n_header); i++)
    if (r->column_of[i] == COLUMN_BLANK && *cells[i].text != '\0' && !r->said[i])
      {
        pr_error (r->diag, cells[i].pos, _ ("'%s' is in a column without a name"), cells[i].text);
        r->said[i] = r->doubtful = TRUE;
      }
  if (n < r->n_header)
    pr_error (r->diag, cells[0].pos, _ ("the row has %zu cells, the header has %zu"), n,
              r->n_header);
  return n;
}

static void
fill_default (reader *r, gsize c, pr_cell *cell)
{
  const pr_column *column = &r->table->schema->columns[c];
  pr_pos pos = cell->pos;
  if (owns_memory (column))
    pr_default_cell (r->own, column, cell);
  else
    *cell = r->defaults[c];
  cell->pos = pos;
}

/* The row's keys as one text; FALSE if one of them was in error. */
static gboolean
join_key (reader *r, const pr_row *row)
{
  const pr_table_schema *schema = r->table->schema;
  g_string_truncate (r->key, 0);
  for (gsize c = 0; c < schema->n_columns; c++)
    {
      if ((schema->columns[c].flags & PR_COL_KEY) == 0)
        continue;
      if (!r->good[c])
        return FALSE;
      pr_value_print (&schema->columns[c], &row->cells[c], r->key);
      g_string_append_c (r->key, '\x1f');
    }
  return TRUE;
}

static void
check_duplicate (reader *r, const pr_row *row)
{
  if (!join_key (r, row))
    return;
  gpointer first = g_hash_table_lookup (r->keys, r->key->str);
  if (first == NULL)
    {
      g_hash_table_insert (r->keys, g_strdup (r->key->str), GUINT_TO_POINTER (r->rows->len + 1));
      return;
    }
  const pr_table_schema *schema = r->table->schema;
  g_autoptr (GString) what = g_string_new (NULL);
  pr_pos pos = { row->file, row->line, 0 };
  for (gsize c = 0; c < schema->n_columns; c++)
    if ((schema->columns[c].flags & PR_COL_KEY) != 0)
      {
        if (pos.column == 0 && row->cells[c].pos.file == row->file)
          pos = row->cells[c].pos;
        if (*row->cells[c].text != '\0')
          g_string_append_printf (what, "%s%s '%s'", what->len > 0 ? ", " : "",
                                  schema->columns[c].name, row->cells[c].text);
      }
  const pr_row *earlier = &g_array_index (r->rows, pr_row, GPOINTER_TO_UINT (first) - 1);
  if (earlier->file == row->file)
    pr_error (r->diag, pos, _ ("duplicate row: line %d has the same %s"), earlier->line, what->str);
  else
    pr_error (r->diag, pos, _ ("duplicate row: %s:%d has the same %s"), earlier->file,
              earlier->line, what->str);
}

/* The row's cells in the order of the schema's columns. */
static void
arrange_row (reader *r, const pr_raw_cell *cells, gsize n, pr_raw_row *raw)
{
  const pr_table_schema *schema = r->table->schema;
  gsize trusted = trusted_cells (r, cells, n);
  raw->file = r->file;
  raw->line = cells[0].pos.line;
  raw->whole = trusted >= r->n_header;
  raw->doubtful = r->doubtful;
  for (gsize c = 0; c < schema->n_columns; c++)
    raw->cells[c] = (pr_raw_cell){ NULL, { r->file, raw->line, 0 } };
  for (gsize i = 0; i < MIN (n, r->n_header); i++)
    if (r->column_of[i] >= 0)
      raw->cells[r->column_of[i]] = (pr_raw_cell){ i < trusted ? cells[i].text : "", cells[i].pos };
}

static void
take_row (reader *r, const pr_raw_row *raw)
{
  const pr_table_schema *schema = r->table->schema;
  pr_row row = { raw->file, raw->line, new_cells (r) };
  for (gsize c = 0; c < schema->n_columns; c++)
    {
      const pr_raw_cell *from = &raw->cells[c];
      pr_cell *cell = &row.cells[c];
      cell->pos = from->pos;
      r->good[c] = FALSE;
      if (from->text == NULL || *from->text == '\0')
        continue;
      const char *text = pr_names_to_codes (r->own, r->id, c, from->text, from->pos, r->diag);
      if (text != NULL)
        r->good[c] = pr_read_cell (r->own, r->diag, &schema->columns[c], text, cell);
      else
        {
          cell->text = g_string_chunk_insert_const (r->own->texts, from->text);
          cell->given = TRUE;
        }
    }
  for (gsize c = 0; c < schema->n_columns; c++)
    {
      pr_cell *cell = &row.cells[c];
      if (cell->given)
        continue;
      fill_default (r, c, cell);
      gboolean required = (schema->columns[c].flags & PR_COL_REQUIRED) != 0;
      r->good[c] = raw->whole && !required && !raw->doubtful;
      /* A column that the header lacks was reported once. */
      if (required && raw->whole && raw->cells[c].text != NULL)
        pr_error (r->diag, cell->pos, _ ("%s is blank; it must be given"), schema->columns[c].name);
    }
  pr_check_row (r->id, &row, r->good, r->diag);
  check_duplicate (r, &row);
  g_array_append_val (r->rows, row);
}

static gboolean
read_row (reader *r, const pr_raw_cell *cells, gsize n)
{
  arrange_row (r, cells, n, &r->row);
  for (gsize c = 0; c < r->table->schema->n_columns && r->kept != NULL; c++)
    {
      pr_raw_cell *cell = &r->row.cells[c];
      cell->text = pr_names_to_codes (r->own, r->id, c, cell->text, cell->pos, NULL);
    }
  if (r->kept != NULL)
    g_ptr_array_add (r->kept, pr_raw_row_copy (r->own, r->id, &r->row));
  else
    take_row (r, &r->row);
  return pr_diag_errors (r->diag) < PR_DIAG_KEPT;
}

static gsize
most_rows (const pr_table_schema *schema)
{
  return schema->most_rows > 0 ? schema->most_rows : PR_MOST_ROWS;
}

static gboolean
on_row (gpointer user, const pr_raw_cell *cells, gsize n)
{
  reader *r = user;
  gsize most = most_rows (r->table->schema);
  if (r->header_read && (r->kept != NULL ? r->kept->len : r->rows->len) >= most)
    {
      pr_error (r->diag, cells[0].pos, _ ("more than %zu rows; the rest is not read"), most);
      return FALSE;
    }
  return r->header_read ? read_row (r, cells, n) : read_header (r, cells, n);
}

static void
report_empty (const reader *r)
{
  const pr_table *table = r->table;
  g_autoptr (GString) names = g_string_new (NULL);
  for (gsize c = 0; c < table->schema->n_columns; c++)
    if ((table->schema->columns[c].flags & PR_COL_REQUIRED) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "",
                              table->schema->columns[c].name);
  pr_error (r->diag, ((pr_pos){ r->file, 0, 0 }),
            _ ("the file is empty; its first line names the columns, at least: %s"), names->str);
}

static void
read_file (reader *r, const pr_table_text *text)
{
  pr_table_file *file = &r->table->files[r->table->n_files++];
  guint errors = pr_diag_errors (r->diag);
  r->file = text->file;
  r->header_read = r->doubtful = FALSE;
  *file = (pr_table_file){ text->file, r->rows->len, 0, FALSE };
  char delimiter = pr_sheet_read (text->text, text->length, text->file, r->diag, on_row, r);
  file->n = r->rows->len - file->first;
  if (r->header_read && delimiter == ';')
    pr_diag_add (r->diag, PR_DIAG_NOTE, (pr_pos){ text->file, 1, 0 },
                 _ ("columns are separated by ';'"));
  if (!r->header_read && errors == pr_diag_errors (r->diag))
    report_empty (r);
  g_clear_pointer (&r->column_of, g_free);
  g_clear_pointer (&r->said, g_free);
}

/* Takes the rows that were kept and edited, file by file. */
static void
take_kept (reader *r)
{
  pr_table *table = r->table;
  for (guint i = 0; i < r->kept->len; i++)
    {
      const pr_raw_row *raw = g_ptr_array_index (r->kept, i);
      gsize f = 0;
      while (f < table->n_files && table->files[f].name != raw->file)
        f++;
      if (f == table->n_files)
        table->files[table->n_files++] = (pr_table_file){ raw->file, r->rows->len, 0, TRUE };
      table->files[f].first = MIN (table->files[f].first, r->rows->len);
      table->files[f].n++;
      take_row (r, raw);
    }
}

void
pr_read_table (pr_tables_own *own, pr_table_id id, const pr_table_text *texts, gsize n_texts,
               const pr_overlays *overlays, pr_diag *diag)
{
  pr_table *table = &own->tables.table[id];
  gsize n = table->schema->n_columns;
  reader r = { .own = own, .id = id, .table = table, .diag = diag };
  r.rows = g_array_new (FALSE, FALSE, sizeof (pr_row));
  r.row.cells = g_new0 (pr_raw_cell, n);
  if (pr_overlays_touch (overlays, id))
    r.kept = g_ptr_array_new_with_free_func (pr_raw_row_free);
  r.good = g_new0 (gboolean, n);
  r.defaults = g_new0 (pr_cell, n);
  r.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  r.key = g_string_new (NULL);
  for (gsize c = 0; c < n; c++)
    if (!owns_memory (&table->schema->columns[c]))
      pr_default_cell (own, &table->schema->columns[c], &r.defaults[c]);
  guint errors = pr_diag_errors (diag);
  for (gsize i = 0; i < n_texts; i++)
    read_file (&r, &texts[i]);
  if (r.kept != NULL)
    {
      pr_overlays_apply (overlays, own, id, r.kept, diag);
      take_kept (&r);
    }
  if (r.rows->len == 0 && table->schema->required && !table->lacks
      && errors == pr_diag_errors (diag))
    pr_error (diag, ((pr_pos){ table->file, 0, 0 }), _ ("the table has no rows"));
  table->n = r.rows->len;
  table->rows = (pr_row *) g_array_free (r.rows, r.rows->len == 0);
  g_free (r.row.cells);
  g_clear_pointer (&r.kept, g_ptr_array_unref);
  g_free (r.good);
  g_free (r.defaults);
  g_hash_table_unref (r.keys);
  g_string_free (r.key, TRUE);
}
