/* A row per dossier, as CSV and as SQLite: one function a column (table/columns-dossiers.h). */
#include "report/export/database.h"
#include "report/export/shared.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/table/columns-dossiers.h"
#include "report/table/csv.h"
#include "report/text/text.h"

#include <string.h>

#define THOUSAND 1000
#define GO_ON 4096 /* rows between two looks at the flag */

typedef struct {
  pr_event_names names;
  GString *cell; /* of the column in hand; "" */
} writer;

static void
append_place (writer *k, uint16_t place)
{
  if (place < k->names.world->n_places)
    g_string_append (k->cell, k->names.world->places[place].code);
}

static void
append_time (writer *k, pr_time t)
{
  if (t != PR_NEVER)
    pr_event_time (&k->names, t, k->cell);
}

static void
append_day (writer *k, int32_t day)
{
  char date[PR_DATE_SIZE];
  if (day != INT32_MAX)
    g_string_append (k->cell, pr_text_date (date, k->names.world->epoch + day));
}

static void
append_count (writer *k, int64_t n)
{
  char digits[24], *at = digits + sizeof digits;
  gboolean minus = n < 0;
  uint64_t x = minus ? -(uint64_t) n : (uint64_t) n;
  do
    *--at = (char) ('0' + x % 10);
  while ((x /= 10) > 0);
  if (minus)
    *--at = '-';
  g_string_append_len (k->cell, at, digits + sizeof digits - at);
}

/* A span in a unit, to the nearest thousandth, without zeros at its end. */
static void
append_span (writer *k, pr_time span, pr_time unit)
{
  pr_time whole = span / unit, rest = (span % unit * THOUSAND + unit / 2) / unit;
  char decimals[] = ".000";
  append_count (k, whole + rest / THOUSAND);
  rest %= THOUSAND;
  for (int i = 3; i > 0; i--, rest /= 10)
    decimals[i] = (char) ('0' + rest % 10);
  int n = 3;
  while (n > 0 && decimals[n] == '0')
    n--;
  if (n > 0)
    g_string_append_len (k->cell, decimals, n + 1);
}

static void
append_due (writer *k, pr_due due)
{
  if (due != PR_DUE_NOT)
    g_string_append (k->cell, due == PR_DUE_KEPT ? "yes" : "no");
}

static void
append_spent (writer *k, const pr_dossier_row *r, pr_cause cause)
{
  if (r->limited)
    append_span (k, r->spent[cause], PR_HOUR);
}

#define CELL(name) static void name (writer *k, const pr_dossier_row *r)

CELL (dossier) { pr_names_append (&k->names.cases, &r->dossier, k->cell); }
CELL (kind) { g_string_append (k->cell, r->test ? "test" : r->backlog ? "backlog" : "dossier"); }
CELL (procedure) { g_string_append (k->cell, k->names.world->procedures[r->procedure].code); }
CELL (channel) { g_string_append (k->cell, pr_channel_words[r->channel]); }
CELL (home) { append_place (k, r->home); }
CELL (filed_at) { append_place (k, r->filed_at); }
CELL (place) { append_place (k, r->filing); }
CELL (deciding) { append_place (k, r->deciding); }
CELL (status) { g_string_append (k->cell, pr_status_words[r->status]); }
CELL (came) { append_time (k, r->came); }
CELL (filed) { append_time (k, r->filed); }
CELL (received) { append_time (k, r->received); }
CELL (clock_from) { append_time (k, r->clock); }
CELL (due) { append_day (k, r->due); }
CELL (due_renewed) { append_day (k, r->renewed); }
CELL (apologised) { append_time (k, r->apologised); }
CELL (finished) { append_time (k, r->ended); }
CELL (on_time) { append_due (k, r->on_time); }
CELL (on_time_renewed) { append_due (k, r->on_time_renewed); }
CELL (working_days)
{
  if (r->working_days >= 0)
    append_count (k, r->working_days);
}
CELL (days_late)
{
  if (r->days_late >= 0)
    append_count (k, r->days_late);
}
CELL (in_process)
{
  if (r->ended != PR_NEVER)
    append_span (k, r->ended - r->came, PR_DAY);
}
CELL (visits) { append_count (k, r->visits); }
CELL (visits_in_window) { append_count (k, r->visits_in_window); }
CELL (supplements) { append_count (k, r->supplements); }
CELL (supplements_in_window) { append_count (k, r->supplements_in_window); }
CELL (supplement_days) { append_span (k, r->supplement, PR_DAY); }
CELL (reworked) { append_count (k, r->reworked); }
CELL (reworked_in_window) { append_count (k, r->reworked_in_window); }
CELL (officer_minutes) { append_span (k, r->work, 60 * PR_SECOND); }
CELL (officer_minutes_in_window) { append_span (k, r->work_in_window, 60 * PR_SECOND); }
CELL (unit_minutes) { append_span (k, r->work_at_units, 60 * PR_SECOND); }
CELL (wait_citizen) { append_spent (k, r, PR_CAUSE_CITIZEN); }
CELL (wait_statutory) { append_spent (k, r, PR_CAUSE_STATUTORY); }
CELL (wait_transfer) { append_spent (k, r, PR_CAUSE_TRANSFER); }
CELL (wait_readiness) { append_spent (k, r, PR_CAUSE_READINESS); }
CELL (wait_outage) { append_spent (k, r, PR_CAUSE_OUTAGE); }
CELL (wait_absence) { append_spent (k, r, PR_CAUSE_ABSENCE); }
CELL (wait_signature) { append_spent (k, r, PR_CAUSE_SIGNATURE); }
CELL (wait_staff) { append_spent (k, r, PR_CAUSE_STAFF); }
CELL (in_work) { append_spent (k, r, PR_CAUSE_EFFORT); }

static void (*const cells[]) (writer *, const pr_dossier_row *) = {
#define CELL_OF(name, kind, unit, doc) name,
  PR_DOSSIER_COLUMNS (CELL_OF)
#undef CELL_OF
};

/* Those that were filed, and are kept. */
static gboolean
is_kept (const pr_export_source *of, const pr_dossier_row *r)
{
  return r->filed != PR_NEVER && pr_selection_has (&of->selection, of->world, r);
}

/* What takes the rows: each cell, and the end of each row. */
typedef struct {
  void (*put) (void *self, size_t column, const GString *cell);
  gboolean (*end) (void *self, GError **error);
  void *self;
} sink;

static gboolean
each_row (const pr_export_source *of, const sink *to, GError **error)
{
  writer k = { .cell = g_string_new (NULL) };
  gboolean good = TRUE;
  pr_event_names_make (&k.names, of->world, g_strdup);
  for (guint i = 0; good && i < of->reg->rows->len; i++)
    {
      const pr_dossier_row *r = g_ptr_array_index (of->reg->rows, i);
      good = i % GO_ON != 0 || pr_go_on (of->cancel, error);
      if (!good || !is_kept (of, r))
        continue;
      for (size_t c = 0; c < G_N_ELEMENTS (cells); c++)
        {
          g_string_truncate (k.cell, 0);
          cells[c](&k, r);
          to->put (to->self, c, k.cell);
        }
      good = to->end (to->self, error);
    }
  g_string_free (k.cell, TRUE);
  pr_event_names_clear (&k.names);
  return good;
}

typedef struct {
  GString *text;
  FILE *out;
  const pr_out_column *columns;
} csv;

static void
put_csv (void *self, size_t column, const GString *cell)
{
  csv *k = self;
  if (column > 0)
    g_string_append_c (k->text, ',');
  /* Codes and names may need quotes or a mark; what we write ourselves, most of it, does not. */
  if (cell->len > 0 && pr_column_is_text (&k->columns[column])
      && (!g_ascii_isalnum (cell->str[0]) || cell->str[cell->len - 1] == ' '
          || strpbrk (cell->str, ",\"\r\n") != NULL))
    {
      g_autofree char *escaped = pr_csv_escape (cell->str);
      g_string_append (k->text, escaped);
    }
  else
    g_string_append_len (k->text, cell->str, (gssize) cell->len);
}

static gboolean
end_csv (void *self, GError **error)
{
  csv *k = self;
  g_string_append_c (k->text, '\n');
  pr_export_flush (k->text, k->out);
  return !ferror (k->out) || pr_export_end (k->text, k->out, error);
}

gboolean
pr_export_dossiers_csv (const pr_export_source *of, FILE *out, GError **error)
{
  size_t n;
  csv k = { .out = out, .columns = pr_out_columns (&pr_out_files[PR_FILE_DOSSIERS], &n) };
  const sink to = { put_csv, end_csv, &k };
  pr_csv header;
  pr_csv_begin (&header, PR_FILE_DOSSIERS);
  g_autofree char *first = pr_csv_end (&header);
  k.text = g_string_new (first);
  gboolean good = each_row (of, &to, error);
  good = good && pr_export_end (k.text, out, error);
  g_string_free (k.text, TRUE);
  return good;
}

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *insert;
  const pr_out_column *columns;
} table;

static void
put_sqlite (void *self, size_t column, const GString *cell)
{
  table *t = self;
  if (cell->len == 0)
    return;
  if (pr_column_is_text (&t->columns[column]))
    sqlite3_bind_text (t->insert, (int) column + 1, cell->str, (int) cell->len, SQLITE_TRANSIENT);
  else
    sqlite3_bind_double (t->insert, (int) column + 1, g_ascii_strtod (cell->str, NULL));
}

static gboolean
end_sqlite (void *self, GError **error)
{
  table *t = self;
  return pr_database_step (t->db, t->insert, error);
}

/* What the columns mean, as in a store. */
static gboolean
put_meanings (const table *t, size_t n, GError **error)
{
  gboolean good = pr_database_run (t->db,
                                   "CREATE TABLE metrics (\"table\" TEXT, name TEXT, unit TEXT, "
                                   "kind TEXT, formula TEXT)",
                                   error);
  for (size_t c = 0; good && c < n; c++)
    {
      char *row = sqlite3_mprintf ("INSERT INTO metrics VALUES ('dossiers', %Q, %Q, %Q, %Q)",
                                   t->columns[c].name, t->columns[c].unit,
                                   pr_kind_names[t->columns[c].kind], t->columns[c].doc);
      good = pr_database_run (t->db, row, error);
      sqlite3_free (row);
    }
  return good;
}

/* Names of columns are the program's own. */
static gboolean
make_table (table *t, size_t n, GError **error)
{
  g_autoptr (GString) create = g_string_new ("CREATE TABLE dossiers ("),
                      insert = g_string_new ("INSERT INTO dossiers VALUES (");
  for (size_t c = 0; c < n; c++)
    {
      g_string_append_printf (create, "%s\"%s\" %s", c > 0 ? ", " : "", t->columns[c].name,
                              pr_column_is_text (&t->columns[c]) ? "TEXT" : "REAL");
      g_string_append (insert, c > 0 ? ", ?" : "?");
    }
  g_string_append_c (create, ')');
  g_string_append_c (insert, ')');
  if (!pr_database_run (t->db, create->str, error))
    return FALSE;
  t->insert = pr_database_prepare (t->db, insert->str, error);
  return t->insert != NULL;
}

gboolean
pr_export_dossiers_sqlite (const pr_export_source *of, const char *path, GError **error)
{
  size_t n;
  table t = { .db = pr_database_open (path, error),
              .columns = pr_out_columns (&pr_out_files[PR_FILE_DOSSIERS], &n) };
  const sink to = { put_sqlite, end_sqlite, &t };
  gboolean good = t.db != NULL && make_table (&t, n, error) && each_row (of, &to, error)
                  && put_meanings (&t, n, error);
  sqlite3_finalize (t.insert);
  return pr_database_close (t.db, good, error);
}
