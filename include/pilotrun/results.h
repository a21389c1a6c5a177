/* Results: every figure of every replication, and what is made of them.
 *
 * A question is written as the command line has it for --of:
 *
 *   on_time                                        a metric, of the province and the whole window
 *   backlog_end at quang-yen
 *   counter_wait.p90 at "Ward One" from 2025-07-01 to 2025-07-18
 *
 * Statistics such as counter_wait.p90, and some figures of a part of the window, are kept only if
 * they are asked for before the replications are simulated: by the setting "of" of
 * pilotrun_simulate() or pilotrun_compare(). Shares are from 0 to 1; times are in the figure's
 * unit, and a replication in which there is nothing to tell has NaN.
 */
#ifndef PILOTRUN_RESULTS_H
#define PILOTRUN_RESULTS_H

#include <gio/gio.h>
#include <pilotrun/error.h>
#include <pilotrun/export.h>
#include <pilotrun/scenario.h>
#include <pilotrun/settings.h>
#include <pilotrun/verbs.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct pilotrun_results pilotrun_results;

/* Simulates a scenario's replications, and keeps them in memory; pilotrun_results_write() makes the
 * folder that pilotrun_run() would. Settings: replications, seed, until, jobs, of. No bit of the
 * results depends on jobs. Several threads may simulate at the same time. Free with
 * pilotrun_results_free(). */
PILOTRUN_EXPORT pilotrun_results *pilotrun_simulate (const pilotrun_scenario *scenario,
                                                     const pilotrun_settings *settings,
                                                     GCancellable *cancellable,
                                                     pilotrun_progress progress, void *user_data,
                                                     GError **error);
/* Those of a run's folder, whoever made it. */
PILOTRUN_EXPORT pilotrun_results *pilotrun_results_open (const char *folder, GError **error);
/* Those of one scenario of a comparison's folder, from 0. */
PILOTRUN_EXPORT pilotrun_results *pilotrun_results_open_scenario (const char *folder,
                                                                  uint32_t number, GError **error);
PILOTRUN_EXPORT void pilotrun_results_free (pilotrun_results *results);

PILOTRUN_EXPORT uint32_t pilotrun_results_replications (const pilotrun_results *results);
/* The scenario that was simulated. Belongs to the results. */
PILOTRUN_EXPORT const pilotrun_scenario *
pilotrun_results_scenario (const pilotrun_results *results);

/* The value of a question in one replication, from 0. */
PILOTRUN_EXPORT gboolean pilotrun_results_figure (const pilotrun_results *results,
                                                  const char *question, uint32_t replication,
                                                  double *value, GError **error);

typedef struct {
  double mean;       /* over the replications that have a value; NaN if none has */
  double half_width; /* of its confidence interval; NaN with fewer than two values */
  double level;      /* of the interval, such as 0.95 */
  uint32_t n;        /* replications that have a value */
} pilotrun_estimate;
PILOTRUN_EXPORT gboolean pilotrun_results_estimate (const pilotrun_results *results,
                                                    const char *question,
                                                    pilotrun_estimate *estimate, GError **error);

/* Of two scenarios with the same seed: replication by replication, as both see the same people. */
typedef struct {
  double mean;          /* of first - second, over pairs in which both have a value */
  double half_width;    /* NaN with fewer than two pairs */
  double level;         /* of the interval */
  double p;             /* two-sided, of no difference */
  double first, second; /* means of each */
  uint32_t n;           /* pairs */
} pilotrun_difference;
/* Fails with PILOTRUN_ERROR_QUESTION if seeds or numbers of replications differ. */
PILOTRUN_EXPORT gboolean pilotrun_results_difference (const pilotrun_results *first,
                                                      const pilotrun_results *second,
                                                      const char *question,
                                                      pilotrun_difference *difference,
                                                      GError **error);

/* Figures of things.
 *
 * of: "replication", "province", "place", "unit", "pool", "officer", "procedure", "day", "thing",
 * "crew", "rehearsal", "venue", "course", "measure", "cost" or "handover". "province" has what is
 * known of the province and of each place, "place" and "unit" what only places or units have. A
 * date is a day of the window, from 0. */
typedef struct {
  const char *name, *unit, *kind, *meaning; /* in English; unit "" without one */
  int good;                                 /* 1: more is good, -1: less is good, 0: neither */
} pilotrun_figure;
/* How many figures there are of such a thing, and one of them, from 0. 0 and FALSE if there are
 * none. */
PILOTRUN_EXPORT uint32_t pilotrun_figures_count (const char *of);
PILOTRUN_EXPORT gboolean pilotrun_figures_get (const char *of, uint32_t number,
                                               pilotrun_figure *figure);

/* Instead of a place's number: all places together. */
#define PILOTRUN_ALL_PLACES UINT32_MAX

/* How many such things there are: places of "province", "day", "cost" and "handover", for which
 * PILOTRUN_ALL_PLACES may stand as well. */
PILOTRUN_EXPORT uint32_t pilotrun_results_things (const pilotrun_results *results, const char *of);
/* What one of them is called: a code or a name; NULL without one. Free with g_free(). */
PILOTRUN_EXPORT char *pilotrun_results_thing_name (const pilotrun_results *results, const char *of,
                                                   uint32_t thing);
/* The figure of that name, of a thing, in one replication. day: of the window, from 0; only of
 * "day". */
PILOTRUN_EXPORT gboolean pilotrun_results_value (const pilotrun_results *results, const char *of,
                                                 const char *name, uint32_t thing, uint32_t day,
                                                 uint32_t replication, double *value,
                                                 GError **error);
/* A figure of "day" of a place, on every day of the window. values: [n_days], as many as
 * pilotrun_scenario_days() says of the results' own scenario. */
PILOTRUN_EXPORT gboolean pilotrun_results_series (const pilotrun_results *results, const char *name,
                                                  uint32_t place, uint32_t replication,
                                                  double *values, uint32_t n_days, GError **error);

/* One row of an event log; texts as in events-R.csv (output/README.md), "" where it has none. */
typedef struct {
  const char *dossier, *activity, *transition, *why, *time, *place, *place_name, *officer, *role,
      *procedure, *channel, *filed_at, *home, *due, *kind;
} pilotrun_event;
/* Valid during the call; FALSE ends it. */
typedef gboolean (*pilotrun_on_event) (const pilotrun_event *event, void *user_data);
/* All that happens in one replication, in the order of time, the warm-up included. Takes the log in
 * the results' folder or, if there is none, simulates the replication again. */
PILOTRUN_EXPORT gboolean pilotrun_results_events (const pilotrun_results *results,
                                                  uint32_t replication, GCancellable *cancellable,
                                                  pilotrun_on_event on_event, void *user_data,
                                                  GError **error);
/* The story of one dossier in one replication, from its arrival to its end. dossier: its name, as
 * in an event log; NULL: that of the one that is most working days late, and an error if none is.
 * Its language is that of the results, as in the summary. Free with g_free(). */
PILOTRUN_EXPORT char *pilotrun_results_story (const pilotrun_results *results, uint32_t replication,
                                              const char *dossier, GError **error);

/* Counts of dossiers or visits, over the window, at the place where the dossier was filed. In every
 * replication arrived + taken over = returned + refused + withdrawn + in process. */
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

/* The summary for planners, as in summary.txt, in the language of the results. Free with
 * g_free(). */
PILOTRUN_EXPORT char *pilotrun_results_summary (const pilotrun_results *results);
/* Writes the run's folder. It is built under a hidden name and renamed when it is complete.
 * If the folder exists, the function fails, or replaces it if `replace` is TRUE (and only if all
 * that it holds are results of this program, whether of a run or not). Fails with
 * PILOTRUN_ERROR_QUESTION if more was kept than a run keeps, as the setting "of" may ask. */
PILOTRUN_EXPORT gboolean pilotrun_results_write (const pilotrun_results *results,
                                                 const char *folder, gboolean replace,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pilotrun_results, pilotrun_results_free)

G_END_DECLS

#endif
