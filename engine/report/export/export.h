/* Export: what happened in a replication, for other programs: its event log as CSV, as XES or as
 * OCEL 2.0 for process mining, and a row per dossier as CSV or SQLite.
 *
 * Events as CSV are in the order of time; this needs memory for the items that live at one time,
 * and for events that the log tells later than they happened. XES and OCEL want the events of a
 * case together: see cases.h. Rows of dossiers, and any selection, come from the register.
 */
#ifndef PR_REPORT_EXPORT_EXPORT_H
#define PR_REPORT_EXPORT_EXPORT_H

#include "observe/event-log.h"
#include "report/export/selection.h"

#include <stdio.h>

/* What is exported. */
typedef struct {
  pr_log_reader *log; /* NULL for rows of dossiers */
  const pr_world *world;
  const char *title; /* of the log */
  size_t bytes;      /* of the log, from which the number of parts is guessed; no byte of the result
                        depends on it */
  pr_selection selection;
  pr_register *reg;   /* NULL: not needed, as nothing is left out */
  gboolean things;    /* keep what happens to things, whatever is selected */
  const gint *cancel; /* for rows of dossiers; may be NULL */
} pr_export_source;

/* The columns are those of PR_FILE_EVENTS. */
gboolean pr_export_csv (const pr_export_source *of, FILE *out, GError **error);
gboolean pr_export_xes (const pr_export_source *of, FILE *out, GError **error);
/* Into a file that is there and empty. */
gboolean pr_export_ocel (const pr_export_source *of, const char *path, GError **error);

/* The columns are those of PR_FILE_DOSSIERS. */
gboolean pr_export_dossiers_csv (const pr_export_source *of, FILE *out, GError **error);
/* The same rows as a table `dossiers`, and what its columns mean as `metrics`. */
gboolean pr_export_dossiers_sqlite (const pr_export_source *of, const char *path, GError **error);

/* A format of exports: a stream is written, or a database. */
typedef struct {
  const char *name, *begins, *ends; /* of its files: events-, .csv */
  gboolean dossiers;                /* rows of them; else events */
  gboolean selective;               /* a selection must be made */
  gboolean (*stream) (const pr_export_source *of, FILE *out, GError **error);
  gboolean (*database) (const pr_export_source *of, const char *path, GError **error);
} pr_export_format;

/* Ended by a NULL name. */
extern const pr_export_format pr_export_formats[];
/* name: NULL for the first of that kind. NULL if there is none. */
const pr_export_format *pr_export_find (const char *name, gboolean dossiers);
/* Whether a file of that name may be an export: "events-1.csv". */
gboolean pr_export_is_name (const char *name);
/* The words of the formats of a kind: "csv, xes or ocel". */
const char *pr_export_format_words (gboolean dossiers);

#endif
