#include "report/store/sql.h"

#include "report/store/store.h"
#include "report/templates.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define MOST_PAGE 65536 /* bytes that SQLite writes at once */

struct _pr_db {
  sqlite3 *sqlite;
  char *path;
};

char *
pr_store_table (pr_file_id file)
{
  char *name = g_strdup (pr_out_files[file].name);
  *strrchr (name, '.') = '\0';
  return g_strdelimit (name, "-", '_');
}

gboolean
pr_store_is_metric (const pr_out_column *column)
{
  return column->value != NULL && column->kind != PR_KIND_NUMBER && column->kind != PR_KIND_DATE;
}

static gboolean
belongs (int file, pr_results_kind kind)
{
  return file >= (int) pr_out_ranges[kind].first && file <= (int) pr_out_ranges[kind].last;
}

/* What the rows of a file belong to: the table of its owners, without the s; NULL: the file is not
 * stored. */
static const char *
owner_of (int file)
{
  if (belongs (file, PR_RESULTS_RUN))
    return "run";
  if (belongs (file, PR_RESULTS_COMPARISON))
    return "comparison";
  return belongs (file, PR_RESULTS_MARGINS) ? "distance" : NULL;
}

static void
append_columns (GString *sql, const pr_out_file *file)
{
  size_t n;
  const pr_out_column *columns = pr_out_columns (file, &n);
  for (size_t c = 0; c < n; c++)
    {
      const pr_out_column *column = &columns[c];
      g_string_append_printf (sql, ", \"%s\" %s", column->name,
                              pr_column_is_text (column) ? "TEXT" : "REAL");
      if (column->half_width)
        g_string_append_printf (sql, ", \"%s_hw\" REAL", column->name);
    }
}

static void
append_file (GString *sql, pr_file_id id)
{
  g_autofree char *table = pr_store_table (id);
  const char *owner = owner_of (id), *key = belongs (id, PR_RESULTS_RUN) ? "run" : "of";
  g_string_append_printf (sql,
                          "CREATE TABLE %s (%s INTEGER NOT NULL REFERENCES %ss ON DELETE CASCADE",
                          table, key, owner);
  append_columns (sql, &pr_out_files[id]);
  g_string_append_printf (sql, ");\nCREATE INDEX %s_of ON %s (%s);\n", table, table, key);
}

const pr_store_series pr_store_series_of[PR_STORE_N_SERIES] = {
  { PR_FILE_UNITS, "unit_replications", { "code" } },
  { PR_FILE_AUTHORITIES, "authority_replications", { "code" } },
  { PR_FILE_POOLS, "pool_replications", { "place", "pool" } },
  { PR_FILE_PROCEDURES, "procedure_replications", { "code" } },
  { PR_FILE_SYSTEMS, "system_replications", { "name", "place" } },
  { PR_FILE_CREWS, "crew_replications", { "crew" } },
  { PR_FILE_DAILY, "daily_replications", { "place", "date" } },
};

static size_t
n_keys (const pr_store_series *series)
{
  return series->keys[1] != NULL ? 2 : 1;
}

static void
append_series (GString *sql, const pr_store_series *series)
{
  size_t n;
  const pr_out_column *columns = pr_out_columns (&pr_out_files[series->file], &n);
  g_string_append_printf (
      sql,
      "CREATE TABLE %s (run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, "
      "replication INTEGER",
      series->table);
  for (size_t k = 0; k < n_keys (series); k++)
    g_string_append_printf (sql, ", \"%s\" TEXT", series->keys[k]);
  for (size_t c = 0; c < n; c++)
    if (pr_store_is_metric (&columns[c]))
      g_string_append_printf (sql, ", \"%s\" REAL", columns[c].name);
  g_string_append_printf (sql, ");\nCREATE INDEX %s_of ON %s (run, \"%s\");\n", series->table,
                          series->table, series->keys[0]);
}

/* Writes what each column means, from the same list. */
static void
append_meanings (GString *sql, pr_file_id id)
{
  size_t n;
  const pr_out_column *columns = pr_out_columns (&pr_out_files[id], &n);
  g_autofree char *table = pr_store_table (id);
  for (size_t c = 0; c < n; c++)
    {
      char *row = sqlite3_mprintf ("INSERT INTO metrics VALUES (%Q, %Q, %Q, %Q, %Q);\n", table,
                                   columns[c].name, columns[c].unit, pr_kind_names[columns[c].kind],
                                   columns[c].doc);
      g_string_append (sql, row);
      sqlite3_free (row);
    }
}

char *
pr_store_schema (void)
{
  GString *sql = g_string_new (
      "CREATE TABLE scenarios (sha256 TEXT PRIMARY KEY, name TEXT, text TEXT);\n"
      "CREATE TABLE runs (id INTEGER PRIMARY KEY, base TEXT, name TEXT, scenario TEXT REFERENCES "
      "scenarios, seed INTEGER, replications INTEGER, first_day TEXT, last_day TEXT, command TEXT, "
      "version TEXT, manifest TEXT UNIQUE);\n"
      "CREATE TABLE comparisons (id INTEGER PRIMARY KEY, command TEXT, manifest TEXT UNIQUE);\n"
      "CREATE TABLE distances (id INTEGER PRIMARY KEY, command TEXT, manifest TEXT UNIQUE);\n"
      "CREATE TABLE lost (run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, week TEXT, cause "
      "TEXT, working_days REAL);\nCREATE INDEX lost_of ON lost (run);\n");
  for (int id = 0; id < PR_N_FILES; id++)
    if (owner_of (id) != NULL)
      append_file (sql, (pr_file_id) id);
  for (int k = 0; k < PR_STORE_N_SERIES; k++)
    append_series (sql, &pr_store_series_of[k]);
  g_string_append (sql, "CREATE TABLE metrics (\"table\" TEXT, name TEXT, unit TEXT, kind TEXT, "
                        "formula TEXT);\n");
  for (int id = 0; id < PR_N_FILES; id++)
    if (owner_of (id) != NULL)
      append_meanings (sql, (pr_file_id) id);
  g_string_append (sql, pr_template ("store-views.sql"));
  return g_string_free (sql, FALSE);
}

static void
append_places (GString *sql, size_t n)
{
  for (size_t i = 1; i <= n; i++)
    g_string_append_printf (sql, "%s?%zu", i > 1 ? ", " : "", i);
  g_string_append_c (sql, ')');
}

char *
pr_store_insert_sql (pr_file_id id)
{
  size_t n = 1, n_columns;
  const pr_out_column *columns = pr_out_columns (&pr_out_files[id], &n_columns);
  g_autofree char *table = pr_store_table (id);
  GString *sql = g_string_new (NULL);
  g_string_printf (sql, "INSERT INTO %s VALUES (", table);
  for (size_t c = 0; c < n_columns; c++)
    n += 1 + columns[c].half_width;
  append_places (sql, n);
  return g_string_free (sql, FALSE);
}

char *
pr_store_series_insert_sql (const pr_store_series *series)
{
  size_t n = 2 + n_keys (series), n_columns;
  const pr_out_column *columns = pr_out_columns (&pr_out_files[series->file], &n_columns);
  GString *sql = g_string_new (NULL);
  g_string_printf (sql, "INSERT INTO %s VALUES (", series->table);
  for (size_t c = 0; c < n_columns; c++)
    n += pr_store_is_metric (&columns[c]);
  append_places (sql, n);
  return g_string_free (sql, FALSE);
}

/* Whether the file would grow beyond the limit of its size: SQLite does not say why it could not
 * write. */
static gboolean
is_too_large (pr_db *db)
{
  struct rlimit limit;
  struct stat st;
  return sqlite3_extended_errcode (db->sqlite) == SQLITE_IOERR_WRITE
         && getrlimit (RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY
         && stat (db->path, &st) == 0 && (rlim_t) st.st_size + MOST_PAGE >= limit.rlim_cur;
}

gboolean
pr_db_fail (pr_db *db, GError **error)
{
  int code = sqlite3_errcode (db->sqlite) & 0xff;
  gboolean no_room = is_too_large (db);
  const char *said = no_room ? g_strerror (EFBIG) : sqlite3_errmsg (db->sqlite);
  const char *advice = _ ("run again");
  if (code == SQLITE_FULL || no_room)
    advice = _ ("make room there, then run again");
  else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    advice = _ ("another program has it open: wait, then run again");
  else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
    advice = _ ("name a file that can be written, then run again");
  else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
    {
      g_set_error (error, PR_STORE_ERROR, PR_STORE_ERROR_DAMAGED,
                   _ ("'%s' is damaged, or no database: %s; name another file"), db->path,
                   sqlite3_errmsg (db->sqlite));
      return FALSE;
    }
  g_set_error (error, PR_STORE_ERROR, PR_STORE_ERROR_FAILED, _ ("cannot write '%s': %s; %s"),
               db->path, said, advice);
  return FALSE;
}

gboolean
pr_db_prepare (pr_db *db, const char *sql, sqlite3_stmt **s, GError **error)
{
  *s = NULL;
  return sqlite3_prepare_v2 (db->sqlite, sql, -1, s, NULL) == SQLITE_OK || pr_db_fail (db, error);
}

static gboolean
execute (pr_db *db, const char *sql, GError **error)
{
  return sqlite3_exec (db->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK || pr_db_fail (db, error);
}

static gboolean
read_number (pr_db *db, const char *sql, int *x, GError **error)
{
  sqlite3_stmt *s;
  if (!pr_db_prepare (db, sql, &s, error))
    return FALSE;
  gboolean good = sqlite3_step (s) == SQLITE_ROW;
  *x = good ? sqlite3_column_int (s, 0) : 0;
  sqlite3_finalize (s);
  return good || pr_db_fail (db, error);
}

/* An empty file gets the schema; any other must be a store of this version. */
static gboolean
settle (pr_db *db, GError **error)
{
  int application, version, tables;
  if (!execute (db, "PRAGMA foreign_keys = ON; BEGIN IMMEDIATE", error)
      || !read_number (db, "PRAGMA application_id", &application, error)
      || !read_number (db, "PRAGMA user_version", &version, error)
      || !read_number (db, "SELECT count (*) FROM sqlite_master", &tables, error))
    return FALSE;
  if (tables == 0 && application == 0)
    {
      g_autofree char *schema = pr_store_schema ();
      g_autofree char *head
          = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                             PR_STORE_APPLICATION, PR_STORE_VERSION);
      return execute (db, head, error) && execute (db, schema, error);
    }
  if (application == PR_STORE_APPLICATION && version == PR_STORE_VERSION)
    return TRUE;
  if (application == PR_STORE_APPLICATION)
    g_set_error (
        error, PR_STORE_ERROR, PR_STORE_ERROR_FOREIGN,
        _ ("'%s' is a store of format %d, this program writes format %d; name another file"),
        db->path, version, PR_STORE_VERSION);
  else
    g_set_error (error, PR_STORE_ERROR, PR_STORE_ERROR_FOREIGN,
                 _ ("'%s' is the database of another program; name another file"), db->path);
  return FALSE;
}

pr_db *
pr_db_open (const char *path, GError **error)
{
  g_autoptr (pr_db) db = g_new0 (pr_db, 1);
  struct stat st;
  db->path = g_strdup (path);
  /* A pipe or a device has no end that a database could find. */
  if (stat (path, &st) == 0 && !S_ISREG (st.st_mode))
    {
      g_set_error (error, PR_STORE_ERROR, PR_STORE_ERROR_FOREIGN,
                   _ ("'%s' is not a plain file; name another"), path);
      return NULL;
    }
  /* An absolute path is never one of SQLite's own names, such as :memory:. */
  g_autofree char *name = g_canonicalize_filename (path, NULL);
  /* One thread at a time has it: every cell would lock and unlock it otherwise. */
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2 (name, &db->sqlite, flags, NULL) != SQLITE_OK)
    {
      pr_db_fail (db, error);
      return NULL;
    }
  sqlite3_busy_timeout (db->sqlite, 10000);
  return settle (db, error) ? g_steal_pointer (&db) : NULL;
}

gboolean
pr_db_commit (pr_db *db, GError **error)
{
  return execute (db, "COMMIT", error);
}

void
pr_db_close (pr_db *db)
{
  if (db == NULL)
    return;
  sqlite3_close (db->sqlite); /* undoes an open transaction */
  g_free (db->path);
  g_free (db);
}

sqlite3 *
pr_db_handle (pr_db *db)
{
  return db->sqlite;
}
