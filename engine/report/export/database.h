/* Database: an SQLite file that an export fills. It is no store (store/store.h): it holds one
 * replication, and nobody adds to it. Private to the room.
 */
#ifndef PR_REPORT_EXPORT_DATABASE_H
#define PR_REPORT_EXPORT_DATABASE_H

#include <glib.h>
#include <sqlite3.h>

/* path: of a file that is there and empty, which is of no use unless all of it is written. */
sqlite3 *pr_database_open (const char *path, GError **error);
gboolean pr_database_run (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *pr_database_prepare (sqlite3 *db, const char *sql, GError **error);
/* Inserts the row that is bound, and clears it. */
gboolean pr_database_step (sqlite3 *db, sqlite3_stmt *insert, GError **error);
/* Commits if `good`: all went well so far. db: NULL is fine, and not good. */
gboolean pr_database_close (sqlite3 *db, gboolean good, GError **error);

#endif
