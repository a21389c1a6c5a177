/* Store: results in SQLite, for questions that no page answers.
 *
 * Tables are those of the CSV files, with the same names, columns and cells (but without a
 * spreadsheet's guard against formulas, see csv.h), each row with the run that it belongs to;
 * names, words and dates are text, all else numbers. Besides, every metric of places, pools,
 * procedures, systems, crews and days in every replication, lost days by week and cause, scenarios
 * with their text, and what each column means. Views answer the most frequent questions
 * (output/QUERIES.md). Several runs may share a file; a run that is in it already is replaced.
 * Nothing in it depends on time, place or machine.
 */
#ifndef PR_REPORT_STORE_STORE_H
#define PR_REPORT_STORE_STORE_H

#include "report/table/comparison.h"
#include "report/table/margins.h"

#define PR_STORE_NAME "results.sqlite"
/* A run with more places than this has no store of its own: it would be larger than all other
 * files together, and take longer than they do. */
#define PR_STORE_PLACES 1000
static inline bool
pr_store_belongs (const pr_world *w)
{
  return w->n_places <= PR_STORE_PLACES;
}
#define PR_STORE_APPLICATION 0x50696c6f /* "Pilo" */
#define PR_STORE_VERSION 4

#define PR_STORE_ERROR (pr_store_error_quark ())
GQuark pr_store_error_quark (void);
typedef enum {
  PR_STORE_ERROR_FOREIGN, /* not a store, or of another version */
  PR_STORE_ERROR_DAMAGED,
  PR_STORE_ERROR_FAILED, /* full, locked, not allowed: the message says what to do */
} pr_store_error;

/* Adds the run to the file, which is created if missing, in one transaction: all or nothing.
 * folder: has its tables as files; NULL: they are made anew; manifest: the text of its
 * manifest.json, which tells runs apart. */
gboolean pr_store_add (const pr_report *r, const char *folder, const char *manifest,
                       const char *path, GError **error);

/* The same for the run in a folder, from its own store. */
gboolean pr_store_copy (const char *folder, const char *path, GError **error);

/* The same for a comparison. */
gboolean pr_store_add_comparison (const pr_comparison *c, const char *command, const char *manifest,
                                  const char *path, GError **error);
/* The same for the comparison in a folder, from its files. */
gboolean pr_store_copy_comparison (const char *folder, const char *command, const char *path,
                                   GError **error);

/* Both for margins. */
gboolean pr_store_add_margins (const pr_margins *m, const char *command, const char *manifest,
                               const char *path, GError **error);
gboolean pr_store_copy_margins (const char *folder, const char *command, const char *path,
                                GError **error);

#endif
