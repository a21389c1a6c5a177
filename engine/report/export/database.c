/* Database: see database.h. */
#include "report/export/database.h"

#include "kernel/i18n.h"

#include <gio/gio.h>

static gboolean
fail (sqlite3 *db, GError **error)
{
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
               _ ("the export cannot be written: %s; make room or name another file, then export "
                  "again"),
               sqlite3_errmsg (db));
  return FALSE;
}

gboolean
pr_database_run (sqlite3 *db, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (db, error);
}

sqlite3 *
pr_database_open (const char *path, GError **error)
{
  sqlite3 *db = NULL;
  /* An absolute path is never one of SQLite's own names, such as :memory:. */
  g_autofree char *name = g_canonicalize_filename (path, NULL);
  if (sqlite3_open_v2 (name, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    fail (db, error);
  else if (pr_database_run (db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN",
                            error))
    return db;
  sqlite3_close (db);
  return NULL;
}

sqlite3_stmt *
pr_database_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *s = NULL;
  if (sqlite3_prepare_v2 (db, sql, -1, &s, NULL) != SQLITE_OK)
    fail (db, error);
  return s;
}

gboolean
pr_database_step (sqlite3 *db, sqlite3_stmt *insert, GError **error)
{
  gboolean good = sqlite3_step (insert) == SQLITE_DONE || fail (db, error);
  sqlite3_reset (insert);
  sqlite3_clear_bindings (insert);
  return good;
}

gboolean
pr_database_close (sqlite3 *db, gboolean good, GError **error)
{
  good = db != NULL && good && pr_database_run (db, "COMMIT", error);
  sqlite3_close (db);
  return good;
}
