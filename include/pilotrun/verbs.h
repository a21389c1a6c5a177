/* Verbs: what the commands of the program do, a function each.
 *
 * Settings are those that the command's --help lists (settings.h), except for --help and --quiet;
 * NULL is none. Defaults are the command's, too: without "output" a run is in
 * output/runs/SCENARIO-HASH of the current folder, and what is there already is found and not done
 * again. What one interface began, the other goes on with: both leave the same bytes.
 *
 * A verb is cancelled through `cancellable`, which may be NULL; it then fails with
 * PILOTRUN_ERROR_CANCELLED, and the same call goes on from what is finished, even if all
 * replications were and files remained to be written. progress may be NULL; it is not called by
 * what simulates nothing, nor by pilotrun_staff(), whose end nobody knows. Free the answer with
 * pilotrun_answer_free().
 *
 * Any thread may call a verb, and several may at the same time, if they write to different folders.
 * As words have one language at a time in a process, summaries and pages are made one after the
 * other.
 * Nothing is printed: "-", for standard output, is no "output" here.
 */
#ifndef PILOTRUN_VERBS_H
#define PILOTRUN_VERBS_H

#include <gio/gio.h>
#include <pilotrun/answer.h>
#include <pilotrun/export.h>
#include <pilotrun/scenario.h>
#include <pilotrun/settings.h>

G_BEGIN_DECLS

/* Called after each replication, from any thread, but never twice at the same time. It begins again
 * with each scenario of a comparison, step of a margin and point of a sweep; replications that were
 * kept count, too. */
typedef void (*pilotrun_progress) (uint32_t done, uint32_t of, void *user_data);

/* Any verb, by the name of its command ("run", "shard-plan"). about: what follows the command on
 * a line, ended by NULL: paths of scenarios and folders, names. An unknown verb is
 * PILOTRUN_ERROR_SETTING. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_ask (const char *verb, const char *const *about,
                                               const pilotrun_settings *settings,
                                               GCancellable *cancellable,
                                               pilotrun_progress progress, void *user_data,
                                               GError **error);

/* Writes a small scenario to a folder, to begin one's own with. */
PILOTRUN_EXPORT pilotrun_answer *
pilotrun_new (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
              pilotrun_progress progress, void *user_data, GError **error);

/* The scenario's size, where its rows come from, and a rough-cut load, as text. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_check (const pilotrun_scenario *scenario,
                                                 const pilotrun_settings *settings,
                                                 GCancellable *cancellable,
                                                 pilotrun_progress progress, void *user_data,
                                                 GError **error);

/* The effective scenario and its hash, as text. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_show (const pilotrun_scenario *scenario,
                                                const pilotrun_settings *settings,
                                                GCancellable *cancellable,
                                                pilotrun_progress progress, void *user_data,
                                                GError **error);

/* What differs between two scenarios, as text. */
PILOTRUN_EXPORT pilotrun_answer *
pilotrun_diff (const pilotrun_scenario *a, const pilotrun_scenario *b,
               const pilotrun_settings *settings, GCancellable *cancellable,
               pilotrun_progress progress, void *user_data, GError **error);

/* Simulates a scenario, and leaves a folder of results. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_run (const pilotrun_scenario *scenario,
                                               const pilotrun_settings *settings,
                                               GCancellable *cancellable,
                                               pilotrun_progress progress, void *user_data,
                                               GError **error);

/* Adds replications to the run in a folder, until it has as many as the setting "replications"
 * says; it is then that of a run with so many from the beginning. */
PILOTRUN_EXPORT pilotrun_answer *
pilotrun_extend (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
                 pilotrun_progress progress, void *user_data, GError **error);

/* Compares n_scenarios (2 or more) replication by replication, and leaves a folder of results.
 * The first one's seed and number of replications count for all. */
PILOTRUN_EXPORT pilotrun_answer *
pilotrun_compare (const pilotrun_scenario *const *scenarios, guint n_scenarios,
                  const pilotrun_settings *settings, GCancellable *cancellable,
                  pilotrun_progress progress, void *user_data, GError **error);

/* Looks for officers that reach the setting "goal", and leaves a what-if. As that names its base
 * by path, the scenario is one on disk. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_staff (const pilotrun_scenario *scenario,
                                                 const pilotrun_settings *settings,
                                                 GCancellable *cancellable,
                                                 pilotrun_progress progress, void *user_data,
                                                 GError **error);

/* Varies a scenario by the file of a plan, and leaves a folder of results. */
PILOTRUN_EXPORT pilotrun_answer *
pilotrun_sweep (const char *plan, const pilotrun_settings *settings, GCancellable *cancellable,
                pilotrun_progress progress, void *user_data, GError **error);

/* What breaks first, and at how much more; leaves a folder of results. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_margin (const pilotrun_scenario *scenario,
                                                  const pilotrun_settings *settings,
                                                  GCancellable *cancellable,
                                                  pilotrun_progress progress, void *user_data,
                                                  GError **error);

/* A script that runs the scenario in shards, as text. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_shard_plan (const pilotrun_scenario *scenario,
                                                      const pilotrun_settings *settings,
                                                      GCancellable *cancellable,
                                                      pilotrun_progress progress, void *user_data,
                                                      GError **error);

/* Brings together what shards have simulated (setting "shard" of run, compare and sweep).
 * shards: folders and files, ended by NULL. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_merge (const char *const *shards,
                                                 const pilotrun_settings *settings,
                                                 GCancellable *cancellable,
                                                 pilotrun_progress progress, void *user_data,
                                                 GError **error);

/* Draws plots and diagrams of a folder of results. names: of plots, ended by NULL, or NULL for
 * all. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_plot (const char *folder, const char *const *names,
                                                const pilotrun_settings *settings,
                                                GCancellable *cancellable,
                                                pilotrun_progress progress, void *user_data,
                                                GError **error);

/* Makes the page report.html of a folder of results again; with "lang" all its words. */
PILOTRUN_EXPORT pilotrun_answer *
pilotrun_report (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
                 pilotrun_progress progress, void *user_data, GError **error);

/* One page for who decides. folders: of a comparison or of runs, ended by NULL. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_brief (const char *const *folders,
                                                 const pilotrun_settings *settings,
                                                 GCancellable *cancellable,
                                                 pilotrun_progress progress, void *user_data,
                                                 GError **error);

/* Writes events or dossiers of a replication for other programs, or with "sheet" all tables as
 * one spreadsheet. */
PILOTRUN_EXPORT pilotrun_answer *
pilotrun_export (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
                 pilotrun_progress progress, void *user_data, GError **error);

/* Makes a page that plays a replication. folders: one or two, ended by NULL. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_replay (const char *const *folders,
                                                  const pilotrun_settings *settings,
                                                  GCancellable *cancellable,
                                                  pilotrun_progress progress, void *user_data,
                                                  GError **error);

/* The rules in words, as text; with "format" "svg" the workflows as diagrams. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_explain (const pilotrun_scenario *scenario,
                                                   const pilotrun_settings *settings,
                                                   GCancellable *cancellable,
                                                   pilotrun_progress progress, void *user_data,
                                                   GError **error);

/* One dossier's story, as text. See also pilotrun_results_story(). */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_trace (const pilotrun_scenario *scenario,
                                                 const pilotrun_settings *settings,
                                                 GCancellable *cancellable,
                                                 pilotrun_progress progress, void *user_data,
                                                 GError **error);

/* Warm-up and batch means, as text. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_steady (const pilotrun_scenario *scenario,
                                                  const pilotrun_settings *settings,
                                                  GCancellable *cancellable,
                                                  pilotrun_progress progress, void *user_data,
                                                  GError **error);

/* Compares the program with queues whose answers are known. cases: ids, ended by NULL, or NULL
 * for all. Fails with PILOTRUN_ERROR_FAILED if a row does. */
PILOTRUN_EXPORT pilotrun_answer *pilotrun_selfcheck (const char *const *cases,
                                                     const pilotrun_settings *settings,
                                                     GCancellable *cancellable,
                                                     pilotrun_progress progress, void *user_data,
                                                     GError **error);

G_END_DECLS

#endif
