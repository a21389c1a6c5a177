/* A scenario of the repository, what the model counts in one of its replications, the event log of
 * that, and a lesson. */
#ifndef PR_TESTS_REPORT_LOGGED_H
#define PR_TESTS_REPORT_LOGGED_H

#include "experiment/experiment.h"
#include "experiment/input.h"
#include "report/replay/replay.h"

#include "../quick-check.h"
#include <glib/gstdio.h>
#include <unistd.h>

/* name: from the repository's folder on, or absolute. */
static inline pr_input *
open_scenario (const char *name, const char *until)
{
  g_autofree char *path = g_canonicalize_filename (name, g_getenv ("PILOTRUN_SOURCE"));
  g_autoptr (GError) error = NULL;
  const pr_settings settings = { .until = until };
  pr_input *in = pr_input_open (path, &settings, &error);
  ck_assert_msg (in != NULL, "%s", error ? error->message : "");
  return in;
}

/* The outcome of that replication (from 0) alone. */
static inline pr_outcome *
count_replication (const pr_world *w, uint64_t replication)
{
  const pr_experiment_options options
      = { .first = (uint32_t) replication, .replications = 1, .jobs = 1 };
  pr_outcome *outcome = pr_experiment_run (w, &options, NULL);
  ck_assert_ptr_nonnull (outcome);
  return outcome;
}

/* A name for a log that is not there yet. Free with g_free. */
static inline char *
log_name (void)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("pilotrun-log-XXXXXX", &path, NULL);
  ck_assert_int_ge (fd, 0);
  close (fd);
  g_unlink (path);
  return path;
}

/* Writes the replication's log (from 0). */
static inline void
write_log (const pr_world *w, uint64_t replication, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_event_log) log = pr_event_log_create (path, "key", w, replication, &error);
  ck_assert_ptr_nonnull (log);
  ck_assert (pr_replay (w, replication, pr_event_log_probe (log), &error));
  ck_assert (pr_event_log_finish (log, &error));
}

static inline pr_log_reader *
open_log (const pr_world *w, const char *path)
{
  pr_log_reader *log = pr_log_open (path, "key", w, NULL);
  ck_assert_ptr_nonnull (log);
  return log;
}

/* The lesson's object as the page has it. *paths: of its dossiers. */
static inline JsonObject *
lesson_object (const pr_replay_lesson *l, pr_log_reader *log, const pr_world *w,
               const pr_lives *lives, pr_paths **paths)
{
  g_auto (pr_chosen) chosen = { 0 };
  pr_chosen_make (&chosen, UINT32_MAX, 1);
  pr_lesson_choose (l, &chosen);
  *paths = pr_paths_new (log, w, &chosen, lives, NULL);
  g_autoptr (JsonBuilder) b = json_builder_new ();
  pr_lesson_put (b, l, *paths);
  g_autoptr (JsonNode) root = json_builder_get_root (b);
  return json_object_ref (json_node_get_object (root));
}

#endif
