/* Export: an event log as CSV, or as XES for process mining.
 *
 * Both stream. CSV is in the order of time and needs memory for the items that live at one time,
 * and for events that the log tells later than they happened. XES wants the events of a case
 * together: they are written to temporary files, each for a part of the cases, which are sorted one
 * after the other. This takes 64 bytes on disk per event, and memory for one part, about
 * PR_EXPORT_PART bytes.
 */
#ifndef PR_REPORT_EXPORT_EXPORT_H
#define PR_REPORT_EXPORT_EXPORT_H

#include "observe/event-log.h"

#include <stdio.h>

#define PR_EXPORT_PART (32 << 20)

/* The columns are those of PR_FILE_EVENTS. */
gboolean pr_export_csv (pr_log_reader *log, const pr_world *world, FILE *out, GError **error);
/* title: of the log. bytes: size of the log, from which the number of parts is guessed; no byte of
 * the result depends on it. */
gboolean pr_export_xes (pr_log_reader *log, const pr_world *world, const char *title, size_t bytes,
                        FILE *out, GError **error);

/* A format of exports. */
typedef struct {
  pr_log_reader *log;
  const pr_world *world;
  const char *title;
  size_t bytes; /* of the log */
} pr_export_source;
typedef struct {
  const char *name; /* and the ending of its files */
  gboolean (*write) (const pr_export_source *of, FILE *out, GError **error);
} pr_export_format;

/* Ended by a NULL name; the first is used when none is asked for. */
extern const pr_export_format pr_export_formats[];
/* NULL if no format has that name. */
const pr_export_format *pr_export_find (const char *name);

#endif
