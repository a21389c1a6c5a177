/* Results: exact counts of every replication, by place.
 *
 * Counts are whole numbers of dossiers (or visits), counted over the window at the
 * place where the dossier was filed. In every replication
 *   arrived + taken over = returned + refused + withdrawn + in process.
 */
#ifndef PILOTRUN_RESULTS_H
#define PILOTRUN_RESULTS_H

#include <glib.h>
#include <pilotrun/export.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct pilotrun_results pilotrun_results;

typedef enum {
  PILOTRUN_ARRIVED,
  PILOTRUN_TAKEN_OVER, /* in process at the window's start */
  PILOTRUN_RETURNED,
  PILOTRUN_REFUSED,
  PILOTRUN_WITHDRAWN,
  PILOTRUN_IN_PROCESS,  /* backlog: at the window's end, or at the end of a day */
  PILOTRUN_OVERDUE,     /* of these, past their due date */
  PILOTRUN_ON_TIME,     /* due in the window, and finished by their due date */
  PILOTRUN_LATE,        /* due in the window, and not finished by their due date */
  PILOTRUN_VISITS,      /* people who came to the counter */
  PILOTRUN_VISITS_LEFT, /* of these, left unserved at closing */
  PILOTRUN_N_METRICS
} pilotrun_metric;

/* Instead of a place's number: all places together. */
#define PILOTRUN_ALL_PLACES UINT32_MAX

PILOTRUN_EXPORT void pilotrun_results_free (pilotrun_results *results);

PILOTRUN_EXPORT uint32_t pilotrun_results_replications (const pilotrun_results *results);
/* Over the window, or at its end. replication: from 0. */
PILOTRUN_EXPORT int64_t pilotrun_results_count (const pilotrun_results *results,
                                                uint32_t replication, uint32_t place,
                                                pilotrun_metric metric);
/* On one day of the window (from 0), or at that day's end. Not for TAKEN_OVER, ON_TIME and LATE,
 * which are known only over the window. */
PILOTRUN_EXPORT int64_t pilotrun_results_day (const pilotrun_results *results, uint32_t replication,
                                              uint32_t place, uint32_t day, pilotrun_metric metric);
/* Mean time from filing until finished over all replications, in days of 24 hours; NaN if no
 * dossier was finished. */
PILOTRUN_EXPORT double pilotrun_results_mean_sojourn (const pilotrun_results *results,
                                                      uint32_t place);

/* The summary for planners, as in summary.txt. Free with g_free(). */
PILOTRUN_EXPORT char *pilotrun_results_summary (const pilotrun_results *results);
/* Writes the run's folder. It is built under a hidden name and renamed when it is complete.
 * If the folder exists, the function fails, or replaces it if `replace` is TRUE (and only if it
 * holds a run). */
PILOTRUN_EXPORT gboolean pilotrun_results_write (const pilotrun_results *results,
                                                 const char *folder, gboolean replace,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pilotrun_results, pilotrun_results_free)

G_END_DECLS

#endif
