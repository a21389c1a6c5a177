/* Store: see store.h. */
#include "report/store/store.h"

#include "kernel/cancel.h"
#include "report/table/comparison.h"
#include "report/table/csv.h"
#include "report/table/failures.h"
#include "kernel/disk.h"
#include "figure/applies.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/store/sql.h"
#include "report/table/tables.h"
#include "report/text/text.h"
#include "kernel/version.h"

#include <csv.h>
#include <math.h>
#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (pr-store-error-quark, pr_store_error)
/* clang-format on */

/* Insertion of one table's rows. */
typedef struct {
  sqlite3_stmt *insert;
  const pr_out_column *columns;
  size_t n; /* of them */
  sqlite3_int64 run;
  gboolean good, head;
  int at;        /* of the next cell, in the statement */
  size_t column; /* of the next cell */
  bool half;     /* which is the column's half-width */
} filler;

/* A cell of a CSV file: text as its table of columns says, else a number or nothing. */
static void
on_cell (void *data, size_t n, void *user)
{
  filler *f = user;
  if (f->head || f->column == f->n)
    return;
  const pr_out_column *column = &f->columns[f->column];
  const char *text = data != NULL ? pr_csv_unmarked (data, n) : "";
  if (pr_column_is_text (column) && !f->half)
    {
      if (*text != '\0' || column->kind == PR_KIND_KEY) /* a blank date is NULL, like a number */
        sqlite3_bind_text (f->insert, f->at, text, -1, SQLITE_TRANSIENT);
    }
  else if (*text != '\0')
    sqlite3_bind_double (f->insert, f->at, g_ascii_strtod (text, NULL));
  f->at++;
  f->half = column->half_width && !f->half;
  f->column += !f->half;
}

static void
on_row (int ending G_GNUC_UNUSED, void *user)
{
  filler *f = user;
  if (!f->head && f->good)
    f->good = f->column == f->n && sqlite3_step (f->insert) == SQLITE_DONE;
  if (!f->good)
    return; /* the error is still to be read */
  sqlite3_reset (f->insert);
  sqlite3_clear_bindings (f->insert);
  sqlite3_bind_int64 (f->insert, 1, f->run);
  f->head = f->half = FALSE;
  f->column = 0;
  f->at = 2;
}

/* A file's rows, from its own text: a spreadsheet and SQL read the same, except that the store has
 * no formulas, and so keeps names as they are. */
static gboolean
fill_from_text (pr_db *db, pr_file_id id, sqlite3_int64 run, const char *text, GError **error)
{
  filler f = { .run = run, .good = TRUE, .head = TRUE };
  f.columns = pr_out_columns (&pr_out_files[id], &f.n);
  g_autofree char *sql = pr_store_insert_sql (id);
  struct csv_parser parser;
  size_t n = strlen (text);
  if (!pr_db_prepare (db, sql, &f.insert, error))
    return FALSE;
  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    g_error ("csv_init");
  gboolean read = csv_parse (&parser, text, n, on_cell, on_row, &f) == n
                  && csv_fini (&parser, on_cell, on_row, &f) == 0;
  g_assert (read); /* our own hand */
  csv_free (&parser);
  gboolean good = f.good || pr_db_fail (db, error);
  sqlite3_finalize (f.insert);
  return good;
}

/* A table's text, from the folder if there is one. NULL after an error. Free with g_free. */
static char *
text_of (const pr_report *r, pr_file_id id, const char *folder, GError **error)
{
  if (folder == NULL)
    return pr_table_text (r, id);
  g_autofree char *path = g_build_filename (folder, pr_out_files[id].name, NULL);
  char *text = NULL;
  return pr_read_file (path, &text, NULL, error) ? text : NULL;
}

static gboolean
fill_files (pr_db *db, const pr_report *r, const char *folder, sqlite3_int64 run, GError **error)
{
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    {
      if (!pr_go_on (r->cancel, error))
        return FALSE;
      g_autofree char *text = text_of (r, (pr_file_id) id, folder, error);
      if (text == NULL || !fill_from_text (db, (pr_file_id) id, run, text, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_value (sqlite3_stmt *s, int at, double x)
{
  if (isfinite (x))
    sqlite3_bind_double (s, at, x);
  else
    sqlite3_bind_null (s, at);
}

/* The cells that name a row. */
static void
bind_keys (sqlite3_stmt *s, const pr_store_series *series, const pr_results *r, uint32_t i,
           uint32_t day)
{
  if (series->file == PR_FILE_DAILY)
    {
      char date[PR_DATE_SIZE];
      sqlite3_bind_text (s, 3, i == PR_PROVINCE ? "*" : r->world->places[i].code, -1,
                         SQLITE_STATIC);
      sqlite3_bind_text (s, 4, pr_text_date (date, pr_window_date (r, day)), -1, SQLITE_TRANSIENT);
      return;
    }
  size_t n;
  const pr_out_column *columns = pr_out_columns (&pr_out_files[series->file], &n);
  g_autoptr (GString) words = g_string_new (NULL);
  for (size_t c = 0; c < n; c++)
    for (int k = 0; k < 2; k++)
      if (g_strcmp0 (columns[c].name, series->keys[k]) == 0)
        {
          g_string_truncate (words, 0);
          columns[c].words (r, i, words);
          sqlite3_bind_text (s, 3 + k, words->str, -1, SQLITE_TRANSIENT);
        }
}

/* A row of replication k, in full precision. */
static gboolean
insert_row (pr_db *db, sqlite3_stmt *s, const pr_store_series *series, const pr_results *r,
            uint32_t k, uint32_t i, uint32_t day, GError **error)
{
  size_t n;
  const pr_out_column *columns = pr_out_columns (&pr_out_files[series->file], &n);
  int at = series->keys[1] != NULL ? 5 : 4;
  sqlite3_reset (s);
  sqlite3_bind_int64 (s, 2, k + 1);
  bind_keys (s, series, r, i, day);
  for (size_t c = 0; c < n; c++)
    if (pr_store_is_metric (&columns[c]))
      bind_value (s, at++,
                  pr_applies (r, columns[c].needs, i)
                      ? columns[c].value (r, r->outcome->record[k], i, day)
                      : NAN);
  return sqlite3_step (s) == SQLITE_DONE || pr_db_fail (db, error);
}

/* Every metric of a file's rows in every replication. */
static gboolean
fill_series (pr_db *db, const pr_report *of, sqlite3_int64 run, const pr_store_series *series,
             GError **error)
{
  const pr_results *r = &of->results;
  g_autofree char *sql = pr_store_series_insert_sql (series);
  sqlite3_stmt *insert = NULL;
  bool daily = series->file == PR_FILE_DAILY;
  uint32_t first, end, days = daily ? pr_window_days (r) : 1;
  gboolean good = pr_db_prepare (db, sql, &insert, error);
  sqlite3_bind_int64 (insert, 1, run);
  if (!pr_table_things (r->world, series->file, &first, &end))
    end = r->world->n_places + 1u; /* of daily.csv; the last stands for the province */
  for (uint32_t k = 0; k < r->outcome->n && good; k++)
    for (uint32_t i = first; i < end && good && (good = pr_go_on (of->cancel, error)); i++)
      for (uint32_t day = 0; day < days && good; day++)
        good = insert_row (db, insert, series, r, k,
                           daily && i == r->world->n_places ? PR_PROVINCE : i, day, error);
  sqlite3_finalize (insert);
  return good;
}

static gboolean
fill_all_series (pr_db *db, const pr_report *r, sqlite3_int64 run, GError **error)
{
  gboolean good = TRUE;
  for (int k = 0; k < PR_STORE_N_SERIES && good; k++)
    good = fill_series (db, r, run, &pr_store_series_of[k], error);
  return good;
}

/* Mean lost days by week of the due date and cause. */
static gboolean
fill_lost (pr_db *db, const pr_report *r, sqlite3_int64 run, GError **error)
{
  static const char *const words[] = {
#define WORD(id, word, doc) word,
    PR_CAUSES (WORD)
#undef WORD
  };
  sqlite3_stmt *insert = NULL;
  uint32_t weeks = r->results.outcome->record[0]->n_weeks;
  gboolean good = pr_db_prepare (db, "INSERT INTO lost VALUES (?1, ?2, ?3, ?4)", &insert, error);
  for (uint32_t week = 0; week < weeks && good && (good = pr_go_on (r->cancel, error)); week++)
    for (int cause = 0; cause < PR_N_CAUSES && good; cause++)
      {
        char date[PR_DATE_SIZE];
        pr_moments m = { 0 };
        for (uint32_t k = 0; k < r->results.outcome->n; k++)
          pr_moments_add (
              &m, (double) r->results.outcome->record[k]->lost[(size_t) cause * weeks + week]
                      / (double) PR_LOST_DAY);
        sqlite3_reset (insert);
        sqlite3_bind_int64 (insert, 1, run);
        sqlite3_bind_text (insert, 2, pr_text_date (date, pr_causes_week (&r->results, week)), -1,
                           SQLITE_TRANSIENT);
        sqlite3_bind_text (insert, 3, words[cause], -1, SQLITE_STATIC);
        sqlite3_bind_double (insert, 4, m.mean);
        good = sqlite3_step (insert) == SQLITE_DONE || pr_db_fail (db, error);
      }
  sqlite3_finalize (insert);
  return good;
}

static gboolean
add_scenario (pr_db *db, const pr_report *r, GError **error)
{
  sqlite3_stmt *s = NULL;
  if (!pr_db_prepare (db, "INSERT OR IGNORE INTO scenarios VALUES (?1, ?2, ?3)", &s, error))
    return FALSE;
  sqlite3_bind_text (s, 1, r->scenario_hash, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 2, r->results.world->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 3, r->scenario_text, -1, SQLITE_STATIC);
  gboolean good = sqlite3_step (s) == SQLITE_DONE || pr_db_fail (db, error);
  sqlite3_finalize (s);
  return good;
}

/* Adds the run's row; an earlier one of the same manifest is removed with all that belongs to
 * it. */
static gboolean
add_run (pr_db *db, const pr_report *r, const char *manifest, sqlite3_int64 *run, GError **error)
{
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE];
  sqlite3_stmt *s = NULL;
  if (!pr_db_prepare (db, "DELETE FROM runs WHERE manifest = ?1", &s, error))
    return FALSE;
  sqlite3_bind_text (s, 1, manifest, -1, SQLITE_STATIC);
  gboolean good = sqlite3_step (s) == SQLITE_DONE || pr_db_fail (db, error);
  sqlite3_finalize (s);
  if (!good
      || !pr_db_prepare (db,
                         "INSERT INTO runs (base, name, scenario, seed, replications, first_day, "
                         "last_day, command, version, manifest) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                         &s, error))
    return FALSE;
  sqlite3_bind_text (s, 1, r->base, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 2, r->results.world->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 3, r->scenario_hash, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (s, 4, (sqlite3_int64) r->results.world->seed);
  sqlite3_bind_int64 (s, 5, r->results.outcome->n);
  sqlite3_bind_text (s, 6, pr_text_date (from, pr_window_date (&r->results, 0)), -1, SQLITE_STATIC);
  sqlite3_bind_text (
      s, 7, pr_text_date (until, pr_window_date (&r->results, pr_window_days (&r->results) - 1)),
      -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 8, r->command, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 9, PR_VERSION, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 10, manifest, -1, SQLITE_STATIC);
  good = sqlite3_step (s) == SQLITE_DONE || pr_db_fail (db, error);
  *run = sqlite3_last_insert_rowid (pr_db_handle (db));
  sqlite3_finalize (s);
  return good;
}

static gboolean
add_all (pr_db *db, const pr_report *r, const char *folder, const char *manifest, GError **error)
{
  sqlite3_int64 run = 0;
  return add_scenario (db, r, error) && add_run (db, r, manifest, &run, error)
         && fill_files (db, r, folder, run, error) && fill_all_series (db, r, run, error)
         && fill_lost (db, r, run, error);
}

gboolean
pr_store_add (const pr_report *r, const char *folder, const char *manifest, const char *path,
              GError **error)
{
  g_autoptr (pr_db) db = pr_db_open (path, error);
  return db != NULL && add_all (db, r, folder, manifest, error) && pr_go_on (r->cancel, error)
         && pr_db_commit (db, error);
}

/* Something that is asked of several scenarios or of a scenario's variants, with its tables. */
typedef struct {
  const char *replace, *insert; /* SQL of its owner's row */
  pr_file_id first;
  int n; /* tables */
} question;
static const question comparison
    = { "DELETE FROM comparisons WHERE manifest = ?1",
        "INSERT INTO comparisons (command, manifest) VALUES (?1, ?2)", PR_FILE_COMPARISON,
        PR_FILE_COMPARISON_COSTS - PR_FILE_COMPARISON + 1 },
    distance = { "DELETE FROM distances WHERE manifest = ?1",
                 "INSERT INTO distances (command, manifest) VALUES (?1, ?2)", PR_FILE_MARGINS, 2 };

/* texts[q->n]: of its tables. */
static gboolean
add_question (pr_db *db, const question *q, const char *manifest, const char *command,
              char *const *texts, GError **error)
{
  sqlite3_stmt *s = NULL;
  if (!pr_db_prepare (db, q->replace, &s, error))
    return FALSE;
  sqlite3_bind_text (s, 1, manifest, -1, SQLITE_STATIC);
  gboolean good = sqlite3_step (s) == SQLITE_DONE || pr_db_fail (db, error);
  sqlite3_finalize (s);
  if (!good || !pr_db_prepare (db, q->insert, &s, error))
    return FALSE;
  sqlite3_bind_text (s, 1, command, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 2, manifest, -1, SQLITE_STATIC);
  good = sqlite3_step (s) == SQLITE_DONE || pr_db_fail (db, error);
  sqlite3_int64 id = sqlite3_last_insert_rowid (pr_db_handle (db));
  sqlite3_finalize (s);
  for (int k = 0; k < q->n && good; k++)
    good = fill_from_text (db, (pr_file_id) (q->first + k), id, texts[k], error);
  return good;
}

gboolean
pr_store_add_comparison (const pr_comparison *c, const char *command, const char *manifest,
                         const char *path, GError **error)
{
  g_autoptr (pr_db) db = pr_db_open (path, error);
  g_auto (GStrv) texts = g_new0 (char *, (gsize) comparison.n + 1);
  for (int k = 0; k < comparison.n; k++)
    texts[k] = pr_comparison_table (c, (pr_file_id) ((int) comparison.first + k));
  return db != NULL && add_question (db, &comparison, manifest, command, texts, error)
         && pr_db_commit (db, error);
}

/* The same from the manifest and the tables of a folder. */
static gboolean
copy_question (const question *q, const char *folder, const char *command, const char *path,
               GError **error)
{
  g_auto (GStrv) texts = g_new0 (char *, (gsize) q->n + 2);
  for (int k = 0; k <= q->n; k++)
    {
      const char *name = k == 0 ? "manifest.json" : pr_out_files[(int) q->first + k - 1].name;
      g_autofree char *file = g_build_filename (folder, name, NULL);
      if (!pr_read_file (file, &texts[k], NULL, error))
        return FALSE;
    }
  g_autoptr (pr_db) db = pr_db_open (path, error);
  return db != NULL && add_question (db, q, texts[0], command, texts + 1, error)
         && pr_db_commit (db, error);
}

gboolean
pr_store_copy_comparison (const char *folder, const char *command, const char *path, GError **error)
{
  return copy_question (&comparison, folder, command, path, error);
}

gboolean
pr_store_add_margins (const pr_margins *m, const char *command, const char *manifest,
                      const char *path, GError **error)
{
  g_autoptr (pr_db) db = pr_db_open (path, error);
  g_autofree char *margins = pr_margins_table (m, PR_FILE_MARGINS),
                  *steps = pr_margins_table (m, PR_FILE_MARGIN_STEPS);
  char *const texts[] = { margins, steps };
  return db != NULL && add_question (db, &distance, manifest, command, texts, error)
         && pr_db_commit (db, error);
}

gboolean
pr_store_copy_margins (const char *folder, const char *command, const char *path, GError **error)
{
  return copy_question (&distance, folder, command, path, error);
}
