/* Store: copies a run that is on disk already from its own store. See store.h. */
#include "report/store/store.h"

#include "kernel/file.h"
#include "kernel/i18n.h"
#include "report/store/sql.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Copies the rows of a table; what its first column says of the owner becomes `run`, or is given
 * anew (0). */
static gboolean
copy_rows (sqlite3 *from, pr_db *to, const char *table, sqlite3_int64 run, GError **error)
{
  sqlite3_stmt *rows = NULL, *insert = NULL;
  g_autofree char *read = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY rowid", table);
  if (sqlite3_prepare_v2 (from, read, -1, &rows, NULL) != SQLITE_OK)
    return FALSE;
  int n = sqlite3_column_count (rows), code = SQLITE_ROW;
  g_autoptr (GString) write = g_string_new (NULL);
  gboolean scenarios = strcmp (table, "scenarios") == 0;
  g_string_printf (write, "INSERT %s INTO \"%s\" VALUES (?1", scenarios ? "OR IGNORE" : "", table);
  for (int k = 2; k <= n; k++)
    g_string_append_printf (write, ", ?%d", k);
  g_string_append_c (write, ')');
  gboolean good = pr_db_prepare (to, write->str, &insert, error);
  while (good && (code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      sqlite3_reset (insert);
      for (int k = 0; k < n; k++)
        sqlite3_bind_value (insert, k + 1, sqlite3_column_value (rows, k));
      if (run > 0)
        sqlite3_bind_int64 (insert, 1, run);
      else if (!scenarios)
        sqlite3_bind_null (insert, 1);
      good = sqlite3_step (insert) == SQLITE_DONE || pr_db_fail (to, error);
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (insert);
  return good && code == SQLITE_DONE;
}

/* The tables whose rows belong to runs. */
static GPtrArray *
tables_of_runs (sqlite3 *from)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *s = NULL;
  if (sqlite3_prepare_v2 (from,
                          "SELECT m.name FROM sqlite_master m, pragma_table_info (m.name) c WHERE "
                          "m.type = 'table' AND c.cid = 0 AND c.name = 'run' ORDER BY m.name",
                          -1, &s, NULL)
      == SQLITE_OK)
    while (sqlite3_step (s) == SQLITE_ROW)
      g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (s, 0)));
  sqlite3_finalize (s);
  return names;
}

static sqlite3_int64
number (sqlite3 *from, const char *sql)
{
  sqlite3_stmt *s = NULL;
  sqlite3_int64 x = -1;
  if (sqlite3_prepare_v2 (from, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step (s) == SQLITE_ROW)
    x = sqlite3_column_int64 (s, 0);
  sqlite3_finalize (s);
  return x;
}

/* Removes an earlier row of the same manifest with all that belongs to it. */
static gboolean
forget_run (sqlite3 *from, pr_db *to, GError **error)
{
  sqlite3_stmt *manifest = NULL, *drop = NULL;
  gboolean good
      = sqlite3_prepare_v2 (from, "SELECT manifest FROM runs", -1, &manifest, NULL) == SQLITE_OK
        && sqlite3_step (manifest) == SQLITE_ROW
        && pr_db_prepare (to, "DELETE FROM runs WHERE manifest = ?1", &drop, error);
  if (good)
    {
      sqlite3_bind_value (drop, 1, sqlite3_column_value (manifest, 0));
      good = sqlite3_step (drop) == SQLITE_DONE || pr_db_fail (to, error);
    }
  sqlite3_finalize (manifest);
  sqlite3_finalize (drop);
  return good;
}

static gboolean
copy_run (sqlite3 *from, pr_db *to, GError **error)
{
  g_autoptr (GPtrArray) tables = tables_of_runs (from);
  if (number (from, "PRAGMA application_id") != PR_STORE_APPLICATION
      || number (from, "PRAGMA user_version") != PR_STORE_VERSION
      || number (from, "SELECT count (*) FROM runs") != 1 || !forget_run (from, to, error)
      || !copy_rows (from, to, "scenarios", 0, error) || !copy_rows (from, to, "runs", 0, error))
    return FALSE;
  sqlite3_int64 run = sqlite3_last_insert_rowid (pr_db_handle (to));
  for (guint k = 0; k < tables->len; k++)
    if (!copy_rows (from, to, tables->pdata[k], run, error))
      return FALSE;
  return TRUE;
}

gboolean
pr_store_copy (const char *folder, const char *path, GError **error)
{
  g_autofree char *own = g_build_filename (folder, PR_STORE_NAME, NULL);
  g_autoptr (GError) failure = NULL;
  sqlite3 *from = NULL;
  int fd = pr_file_open (own, O_RDONLY, NULL, &failure);
  gboolean good = FALSE;
  if (fd >= 0)
    {
      close (fd);
      good = sqlite3_open_v2 (own, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
    }
  g_autoptr (pr_db) to = good ? pr_db_open (path, &failure) : NULL;
  good = to != NULL && copy_run (from, to, &failure) && pr_db_commit (to, &failure);
  sqlite3_close (from);
  if (good)
    return TRUE;
  if (failure != NULL && failure->domain == PR_STORE_ERROR)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, PR_STORE_ERROR, PR_STORE_ERROR_DAMAGED,
                 _ ("'%s' cannot be read as the store of one run: run again with --force"), own);
  return FALSE;
}
