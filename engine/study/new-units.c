/* New units: see new-units.h. */
#include "study/new-units.h"

#include "kernel/file.h"
#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "scenario/encoding.h"
#include "scenario/sheet.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

#define FEWEST 8000.0
#define SPREAD 5.0        /* the largest has so many times as many inhabitants */
#define FIRST_CODE 90001u /* above all codes in use */
#define NORTH 21.0
#define WEST 106.0
#define APART 0.05 /* degrees */

static void
clear_unit (gpointer unit)
{
  for (int c = 0; c < PR_UNITS_N; c++)
    g_free (((pr_new_unit *) unit)->cells[c]);
}

static void
begin (pr_new_units *u)
{
  *u = (pr_new_units){ .units = g_array_new (FALSE, TRUE, sizeof (pr_new_unit)) };
  g_array_set_clear_func (u->units, clear_unit);
}

void
pr_new_units_clear (pr_new_units *u)
{
  g_clear_pointer (&u->units, g_array_unref);
}

static char *
degrees (double x)
{
  char buf[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup (g_ascii_formatd (buf, sizeof buf, "%.5g", x));
}

/* Populations follow one another along the golden ratio, so that any few of them are spread over
 * the whole range. */
static pr_new_unit
make_unit (guint i, guint side)
{
  static const double golden = 0.6180339887498949;
  double at = fmod ((i + 0.5) * golden, 1);
  double population = 100 * round (FEWEST * pow (SPREAD, at) / 100);
  pr_new_unit unit = { 0 };
  unit.cells[PR_UNITS_CODE] = g_strdup_printf ("%05u", FIRST_CODE + i);
  unit.cells[PR_UNITS_NAME] = g_strdup_printf (_ ("Commune %u"), i + 1);
  unit.cells[PR_UNITS_TYPE] = g_strdup (pr_unit_type_words[PR_UNIT_COMMUNE]);
  unit.cells[PR_UNITS_POPULATION] = g_strdup_printf ("%d", (int) population);
  unit.cells[PR_UNITS_LAT] = degrees (NORTH - APART * (i / side));
  unit.cells[PR_UNITS_LON] = degrees (WEST + APART * (i % side));
  unit.cells[PR_UNITS_SOURCE]
      = g_strdup_printf ("assumption: %s", _ ("made up; put your own units here"));
  return unit;
}

void
pr_new_units_make (pr_new_units *u, guint n, pr_language language)
{
  g_auto (pr_in_language) in = pr_language_enter (language);
  static const int made[] = { PR_UNITS_CODE, PR_UNITS_NAME, PR_UNITS_TYPE,  PR_UNITS_POPULATION,
                              PR_UNITS_LAT,  PR_UNITS_LON,  PR_UNITS_SOURCE };
  guint side = (guint) ceil (sqrt (n));
  begin (u);
  for (gsize k = 0; k < G_N_ELEMENTS (made); k++)
    u->present[made[k]] = TRUE;
  for (guint i = 0; i < n; i++)
    {
      pr_new_unit unit = make_unit (i, side);
      g_array_append_val (u->units, unit);
    }
}

typedef struct {
  pr_new_units *u;
  pr_diag *diag;
  const char *file;
  const pr_host *host;
  int *column_of;    /* header cell -> column, -1 */
  gsize n_header;    /* 0: not read */
  char *source;      /* of rows that say none */
  GHashTable *lines; /* code -> line */
} reader;

static int
find_column (const char *name)
{
  const pr_table_schema *schema = &pr_schema[PR_TABLE_UNITS];
  for (gsize c = 0; c < schema->n_columns; c++)
    if (strcmp (schema->columns[c].name, name) == 0)
      return (int) c;
  return -1;
}

static gboolean
is_required (int column)
{
  return column != PR_UNITS_SOURCE
         && (pr_schema[PR_TABLE_UNITS].columns[column].flags & PR_COL_REQUIRED) != 0;
}

/* A column that a scenario does not know: left out, unless it stands for one that is missing. */
static void
pass_over (const reader *r, const pr_raw_cell *cell)
{
  const char *names[PR_UNITS_N];
  for (int c = 0; c < PR_UNITS_N; c++)
    names[c] = pr_schema[PR_TABLE_UNITS].columns[c].name;
  const char *nearest = pr_nearest (cell->text, names, PR_UNITS_N);
  if (nearest != NULL && !r->u->present[find_column (nearest)])
    pr_error (r->diag, cell->pos, _ ("unknown column '%s'; did you mean '%s'?"), cell->text,
              nearest);
  else if (*cell->text != '\0')
    pr_host_warn (r->host, _ ("%s: column '%s' is left out, as a scenario's units have none"),
                  r->file, cell->text);
}

static gboolean
read_header (reader *r, const pr_raw_cell *cells, gsize n)
{
  guint errors = pr_diag_errors (r->diag);
  r->n_header = n;
  r->column_of = g_new (int, n);
  for (gsize i = 0; i < n; i++)
    {
      int c = r->column_of[i] = find_column (cells[i].text);
      if (c >= 0 && r->u->present[c])
        pr_error (r->diag, cells[i].pos, _ ("column '%s' is there twice"), cells[i].text);
      if (c >= 0)
        r->u->present[c] = TRUE;
    }
  for (gsize i = 0; i < n; i++)
    if (r->column_of[i] < 0)
      pass_over (r, &cells[i]);
  for (int c = 0; c < PR_UNITS_N && errors == pr_diag_errors (r->diag); c++)
    if (is_required (c) && !r->u->present[c])
      pr_error (r->diag, ((pr_pos){ r->file, cells[0].pos.line, 0 }), _ ("column '%s' is missing"),
                pr_schema[PR_TABLE_UNITS].columns[c].name);
  return errors == pr_diag_errors (r->diag);
}

static void
read_cell (const reader *r, int c, const pr_raw_cell *raw, pr_new_unit *unit)
{
  const pr_column *column = &pr_schema[PR_TABLE_UNITS].columns[c];
  g_autofree char *why = NULL;
  pr_cell cell = { .text = raw->text };
  if (*raw->text == '\0' && is_required (c))
    pr_error (r->diag, raw->pos, _ ("%s is blank; it must be given"), column->name);
  if (*raw->text == '\0')
    return;
  if (pr_value_parse (column, raw->text, &cell, &why))
    pr_value_clear (column, &cell);
  else
    pr_error (r->diag, raw->pos, "%s: %s", column->name, why);
  unit->cells[c] = g_strdup (raw->text);
}

static void
check_code (reader *r, const char *code, pr_pos pos)
{
  int line = GPOINTER_TO_INT (g_hash_table_lookup (r->lines, code));
  if (line != 0)
    pr_error (r->diag, pos, _ ("duplicate row: line %d has the same %s"), line, code);
  else
    g_hash_table_insert (r->lines, g_strdup (code), GINT_TO_POINTER (pos.line));
}

static gboolean
read_row (reader *r, const pr_raw_cell *cells, gsize n)
{
  pr_new_unit unit = { 0 };
  if (r->u->units->len == PR_NEW_MOST_UNITS)
    {
      pr_error (r->diag, cells[0].pos, _ ("more than %d rows; the rest is not read"),
                PR_NEW_MOST_UNITS);
      return FALSE;
    }
  if (n != r->n_header)
    pr_error (r->diag, cells[0].pos, _ ("the row has %zu cells, the header has %zu"), n,
              r->n_header);
  for (gsize i = 0; i < n && n == r->n_header; i++)
    if (r->column_of[i] >= 0)
      read_cell (r, r->column_of[i], &cells[i], &unit);
  for (gsize i = 0; i < n && unit.cells[PR_UNITS_CODE] != NULL; i++)
    if (r->column_of[i] == PR_UNITS_CODE)
      check_code (r, unit.cells[PR_UNITS_CODE], cells[i].pos);
  if (unit.cells[PR_UNITS_SOURCE] == NULL)
    unit.cells[PR_UNITS_SOURCE] = g_strdup (r->source);
  g_array_append_val (r->u->units, unit);
  return TRUE;
}

static gboolean
on_row (gpointer user, const pr_raw_cell *cells, gsize n)
{
  reader *r = user;
  return r->n_header > 0 ? read_row (r, cells, n) : read_header (r, cells, n);
}

static char *
default_source (const char *path, pr_language language)
{
  g_auto (pr_in_language) in = pr_language_enter (language);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *why = g_strdup_printf (_ ("as in %s, from which the scenario was made"), name);
  return g_strdup_printf ("assumption: %s", why);
}

/* Whatever is wrong goes to diag. */
static void
read_text (pr_new_units *u, const char *path, pr_language language, const char *data, gsize length,
           const pr_host *host, pr_diag *diag)
{
  reader r = { .u = u, .diag = diag, .host = host, .file = pr_diag_file (diag, path) };
  if (!pr_encoding_check (&data, &length, r.file, diag))
    return;
  r.source = default_source (path, language);
  r.lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  (void) pr_sheet_read (data, length, r.file, diag, on_row, &r);
  u->present[PR_UNITS_SOURCE] = TRUE;
  if (u->units->len == 0 && pr_diag_errors (diag) == 0)
    pr_error (diag, ((pr_pos){ r.file, 0, 0 }),
              _ ("the table has no units; its first line names the columns, at least: %s"),
              "code,name,type,population");
  g_hash_table_unref (r.lines);
  g_free (r.source);
  g_free (r.column_of);
}

gboolean
pr_new_units_read (pr_new_units *u, const char *path, pr_language language, const pr_host *host,
                   GError **error)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (GError) why = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;
  begin (u);
  if (pr_file_read (path, PR_FILE_MAX, &data, &length, &why))
    read_text (u, path, language, data, length, host, diag);
  else
    pr_error (diag, ((pr_pos){ pr_diag_file (diag, path), 0, 0 }),
              _ ("the file cannot be read: %s"), why->message);
  if (pr_diag_errors (diag) == 0)
    return TRUE;
  pr_input_refuse (diag, path, error);
  return FALSE;
}

char *
pr_new_units_text (const pr_new_units *u)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i <= u->units->len; i++)
    {
      const pr_new_unit *unit = i > 0 ? &g_array_index (u->units, pr_new_unit, i - 1) : NULL;
      const char *between = "";
      for (int c = 0; c < PR_UNITS_N; c++)
        {
          const char *cell
              = unit != NULL ? unit->cells[c] : pr_schema[PR_TABLE_UNITS].columns[c].name;
          if (!u->present[c])
            continue;
          g_autofree char *written = pr_csv_escape (cell != NULL ? cell : "");
          g_string_append_printf (out, "%s%s", between, written);
          between = ",";
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

void
pr_new_units_middle (const pr_new_units *u, guint first, guint end, char **lat, char **lon)
{
  double north = 0, east = 0;
  gboolean known = TRUE;
  for (guint i = first; i < end; i++)
    {
      const pr_new_unit *unit = &g_array_index (u->units, pr_new_unit, i);
      known = known && unit->cells[PR_UNITS_LAT] != NULL && unit->cells[PR_UNITS_LON] != NULL;
      if (!known)
        break;
      north += g_ascii_strtod (unit->cells[PR_UNITS_LAT], NULL);
      east += g_ascii_strtod (unit->cells[PR_UNITS_LON], NULL);
    }
  *lat = known ? degrees (north / (end - first)) : g_strdup ("");
  *lon = known ? degrees (east / (end - first)) : g_strdup ("");
}
