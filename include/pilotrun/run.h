/* Run: every replication of a scenario, on threads. */
#ifndef PILOTRUN_RUN_H
#define PILOTRUN_RUN_H

#include <gio/gio.h>
#include <pilotrun/export.h>
#include <pilotrun/results.h>
#include <pilotrun/scenario.h>

G_BEGIN_DECLS

/* Called after each replication, from any thread, but never twice at the same time. */
typedef void (*pilotrun_progress) (uint32_t done, uint32_t of, void *user_data);

/* Runs the scenario's replications on `jobs` threads (1 .. 256; 0: one per processor).
 * No bit of the results depends on `jobs`. cancellable and progress may be NULL; a
 * run that is cancelled fails with PILOTRUN_ERROR_CANCELLED.
 * Free with pilotrun_results_free(). */
PILOTRUN_EXPORT pilotrun_results *pilotrun_run (const pilotrun_scenario *scenario, uint32_t jobs,
                                                GCancellable *cancellable,
                                                pilotrun_progress progress, void *user_data,
                                                GError **error);

/* Adds replications to the run in a folder, which pilotrun_results_write() or the command line
 * wrote, until it has that many; its results are then those of a run with that many from the
 * beginning. The scenario is taken from the folder. A call that is cancelled keeps what is
 * finished, and the same call goes on from there; the rest is as for pilotrun_run(). */
PILOTRUN_EXPORT gboolean pilotrun_extend (const char *folder, uint32_t replications, uint32_t jobs,
                                          GCancellable *cancellable, pilotrun_progress progress,
                                          void *user_data, GError **error);

G_END_DECLS

#endif
