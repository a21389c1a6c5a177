#include "experiment/expected.h"

#include "experiment/input.h"
#include "kernel/i18n.h"
#include "scenario/encoding.h"
#include "scenario/sheet.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

enum {
  COL_CASE,
  COL_SCENARIO,
  COL_FAMILY,
  COL_PARAMETERS,
  COL_QUANTITY,
  COL_PLACE,
  COL_OF,
  COL_UNIT,
  COL_EXPECTED,
  COL_KIND,
  COL_TOLERANCE,
  COL_SOURCE,
  N_COLUMNS
};
static const char *const column_names[N_COLUMNS]
    = { "case", "scenario", "family",   "parameters", "quantity",  "place",
        "of",   "unit",     "expected", "kind",       "tolerance", "source" };

typedef struct {
  pr_expected *out;
  GArray *rows;
  int column[N_COLUMNS]; /* where it stands in the file */
  gsize width;           /* of the header; 0 before it */
} reading;

static gboolean
read_header (reading *r, const pr_raw_cell *cells, gsize n)
{
  gboolean good = TRUE;
  r->width = n;
  for (int c = 0; c < N_COLUMNS; c++)
    {
      r->column[c] = -1;
      for (gsize i = 0; i < n; i++)
        if (g_str_equal (cells[i].text, column_names[c]))
          r->column[c] = (int) i;
      if (r->column[c] >= 0)
        continue;
      pr_error (r->out->diag, cells[0].pos, _ ("column '%s' is missing"), column_names[c]);
      good = FALSE;
    }
  return good;
}

/* A number of either sign, as the value of a row or of a parameter. */
static gboolean
read_number (reading *r, const pr_raw_cell *cell, double *v)
{
  g_autofree char *why = NULL;
  if (pr_value_number (cell->text, v, &why))
    return TRUE;
  pr_error (r->out->diag, cell->pos, "%s", why);
  return FALSE;
}

static void
read_unit (reading *r, const pr_raw_cell *cell, pr_expected_row *row)
{
  pr_time unit = 0;
  g_autofree char *why = NULL;
  if (*cell->text != '\0' && !pr_value_duration (cell->text, &unit, &why))
    pr_error (r->out->diag, cell->pos, "%s", why);
  row->unit = (double) unit / (double) PR_SECOND;
}

static void
read_tolerance (reading *r, const pr_raw_cell *cell, pr_expected_row *row)
{
  row->tolerance = PR_EXPECTED_TOLERANCE * fabs (row->value);
  if (*cell->text != '\0' && read_number (r, cell, &row->tolerance) && row->tolerance <= 0)
    pr_error (r->out->diag, cell->pos, _ ("a tolerance is more than 0"));
}

static void
read_kind (reading *r, const pr_raw_cell *cell, pr_expected_row *row)
{
  static const char *const kinds[] = { [PR_ROW_STEADY] = "steady",
                                       [PR_ROW_TERMINATING] = "terminating",
                                       [PR_ROW_COMPUTED] = "computed",
                                       NULL };
  int kind = 0;
  g_autofree char *why = NULL;
  if (!pr_value_choice (cell->text, kinds, &kind, &why))
    pr_error (r->out->diag, cell->pos, "%s", why);
  row->kind = (pr_row_kind) kind;
}

static gboolean
read_row (gpointer user, const pr_raw_cell *cells, gsize n)
{
  reading *r = user;
  if (r->width == 0)
    return read_header (r, cells, n);
  if (n != r->width)
    {
      pr_error (r->out->diag, cells[0].pos, _ ("the row has %zu cells, the header has %zu"), n,
                r->width);
      return TRUE;
    }
  const pr_raw_cell *at[N_COLUMNS];
  const char *text[N_COLUMNS];
  for (int c = 0; c < N_COLUMNS; c++)
    {
      at[c] = &cells[r->column[c]];
      text[c] = g_string_chunk_insert_const (r->out->texts, at[c]->text);
    }
  pr_expected_row row = { .id = text[COL_CASE],
                          .scenario = text[COL_SCENARIO],
                          .family = text[COL_FAMILY],
                          .parameters = text[COL_PARAMETERS],
                          .quantity = text[COL_QUANTITY],
                          .place = text[COL_PLACE],
                          .of = text[COL_OF],
                          .source = text[COL_SOURCE],
                          .pos = at[COL_QUANTITY]->pos };
  read_number (r, at[COL_EXPECTED], &row.value);
  read_unit (r, at[COL_UNIT], &row);
  read_kind (r, at[COL_KIND], &row);
  read_tolerance (r, at[COL_TOLERANCE], &row);
  if (*row.id == '\0')
    pr_error (r->out->diag, at[COL_CASE]->pos, _ ("a case is expected"));
  if ((*row.scenario == '\0') != (row.kind == PR_ROW_COMPUTED))
    pr_error (r->out->diag, at[COL_SCENARIO]->pos,
              _ ("rows that are computed have no scenario, all others have one"));
  g_array_append_val (r->rows, row);
  r->out->n_simulated += row.kind != PR_ROW_COMPUTED;
  return TRUE;
}

static void
set_error (pr_expected *e, GError **error)
{
  g_autofree char *text = pr_diag_text (e->diag);
  g_set_error_literal (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, g_strchomp (text));
}

pr_expected *
pr_expected_read (const pr_source *source, GError **error)
{
  g_autoptr (pr_expected) e = g_new0 (pr_expected, 1);
  e->diag = pr_diag_new ();
  e->texts = g_string_chunk_new (1 << 12);
  g_autofree char *name = g_strconcat (source->prefix, PR_EXPECTED_FILE, NULL);
  const char *file = pr_diag_file (e->diag, name);
  g_autoptr (GError) failure = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;
  const char *text;
  reading r = { .out = e, .rows = g_array_new (FALSE, FALSE, sizeof (pr_expected_row)) };
  if (!source->read (source->self, PR_EXPECTED_FILE, &data, &length, &failure))
    pr_error (e->diag, ((pr_pos){ file, 0, 0 }), "%s", failure->message);
  else if (text = data, pr_encoding_check (&text, &length, file, e->diag))
    pr_sheet_read (text, length, file, e->diag, read_row, &r);
  e->n = r.rows->len;
  e->rows = (pr_expected_row *) (void *) g_array_free (r.rows, FALSE);
  if (pr_diag_errors (e->diag) == 0)
    return g_steal_pointer (&e);
  set_error (e, error);
  return NULL;
}

void
pr_expected_free (pr_expected *e)
{
  if (e == NULL)
    return;
  g_free (e->rows);
  pr_diag_free (e->diag);
  g_string_chunk_free (e->texts);
  g_free (e);
}

size_t
pr_expected_parameter (const pr_expected_row *row, const char *name, double *values, size_t max)
{
  g_auto (GStrv) parts = g_strsplit (row->parameters, ";", -1);
  size_t length = strlen (name), n = 0;
  for (char **part = parts; *part != NULL; part++)
    {
      if (strncmp (*part, name, length) != 0 || (*part)[length] != '=')
        continue;
      g_auto (GStrv) numbers = g_strsplit (*part + length + 1, ",", -1);
      for (char **number = numbers; *number != NULL && n < max; number++)
        values[n++] = g_ascii_strtod (*number, NULL);
    }
  return n;
}
