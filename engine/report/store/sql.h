/* The store's schema, made from the table of columns, and its connection. Private to the store. */
#ifndef PR_REPORT_STORE_SQL_H
#define PR_REPORT_STORE_SQL_H

#include "report/table/columns.h"

#include <sqlite3.h>

typedef struct _pr_db pr_db;

/* Opens or makes the file and begins a transaction. */
pr_db *pr_db_open (const char *path, GError **error);
gboolean pr_db_commit (pr_db *db, GError **error);
/* Undoes whatever is not committed. */
void pr_db_close (pr_db *db);
sqlite3 *pr_db_handle (pr_db *db);
gboolean pr_db_prepare (pr_db *db, const char *sql, sqlite3_stmt **s, GError **error);
/* Sets the error to what SQLite says last, with what to do; always FALSE. */
gboolean pr_db_fail (pr_db *db, GError **error);

/* The name of a file's table. Free with g_free, as the next ones. */
char *pr_store_table (pr_file_id file);
char *pr_store_insert_sql (pr_file_id file);
char *pr_store_schema (void);

/* Files whose metrics are kept for each replication, too, in a table beside their own. Its first
 * columns are the run, the replication and the file's columns that name the row. */
typedef struct {
  pr_file_id file;
  const char *table;
  const char *keys[2]; /* names of columns; the second NULL: one */
} pr_store_series;
#define PR_STORE_N_SERIES 7
extern const pr_store_series pr_store_series_of[PR_STORE_N_SERIES];
char *pr_store_series_insert_sql (const pr_store_series *series);
/* Whether a column is kept for each replication. */
gboolean pr_store_is_metric (const pr_out_column *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_db, pr_db_close)

#endif
