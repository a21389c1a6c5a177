/* Simulation: see simulation.h. */
#include "study/simulation.h"

#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "study/stage.h"
#include "study/write.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

gboolean
pr_simulation_possible (const pr_precision *precision, const pr_results *r, GError **error)
{
  g_autofree char *why = pr_precision_obstacle (precision, r);
  if (why == NULL)
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_HOPELESS, "precision: %s", why);
  return FALSE;
}

static void
set_interrupted (const pr_simulation *s, GError **error)
{
  uint32_t n = s->input->replications, kept = pr_record_file_count (s->records, n);
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               NGETTEXT ("interrupted; %u of %u replication is kept, and the same command goes on "
                         "from there",
                         "interrupted; %u of %u replications are kept, and the same command goes "
                         "on from there",
                         n),
               kept, n);
}

/* Runs more replications, batch by batch, until all goals are reached or the most are done. */
static gboolean
reach (pr_simulation *s, const pr_experiment_options *options, GError **error)
{
  const pr_results r = { s->input->tables, s->input->world, s->outcome };
  if (!pr_simulation_possible (s->precision, &r, error))
    {
      pr_simulation_done (s); /* nothing would continue from there */
      return FALSE;
    }
  while (s->outcome->n < s->most && !pr_precision_reached (s->precision, &r))
    {
      uint32_t n = MIN (s->outcome->n + PR_PRECISION_BATCH, s->most);
      s->input->replications = n;
      if (!pr_experiment_extend (s->outcome, n, options, error))
        return FALSE;
    }
  s->input->replications = s->outcome->n;
  return TRUE;
}

/* Takes the replications from shards, if there are any; what they cannot give is not kept. */
static gboolean
take_shards (const pr_simulation *s, GError **error)
{
  if (s->shards == NULL
      || pr_shards_fill (s->shards, s->scenario, s->input, s->records, s->host->cancel, error))
    return TRUE;
  g_unlink (s->path);
  return FALSE;
}

gboolean
pr_simulation_run (pr_simulation *s, const char *folder, GError **error)
{
  s->path = pr_stage_records (folder);
  g_autofree char *key = pr_study_key (s->input);
  s->records = pr_record_file_renew (s->path, key, s->input->world, error);
  if (s->records == NULL || !take_shards (s, error)
      || !pr_kept_logs_begin (&s->logs, s->events, s->input, folder, error))
    return FALSE;
  const pr_experiment_options options = {
    .replications = s->precision != NULL ? PR_PRECISION_LEAST : s->input->replications,
    .jobs = s->jobs,
    .progress = s->host->progress,
    .self = s->host->self,
    .cancel = s->host->cancel,
    .records = s->records,
    .logs = &s->logs.logs,
  };
  pr_host_attend (s->host, TRUE);
  g_autoptr (GError) failure = NULL;
  s->input->replications = options.replications;
  s->outcome = pr_experiment_run (s->input->world, &options, &failure);
  if (s->outcome != NULL && s->precision != NULL && !reach (s, &options, &failure))
    g_clear_pointer (&s->outcome, pr_outcome_free);
  if (pr_host_interrupted (s->host))
    {
      set_interrupted (s, error);
      return FALSE;
    }
  if (s->outcome != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
pr_simulation_reuse (const char *run, const char *folder)
{
  g_autofree char *from = g_build_filename (run, PR_RECORDS_NAME, NULL);
  g_autofree char *to = pr_stage_records (folder);
  if (g_file_test (from, G_FILE_TEST_IS_REGULAR) && !g_file_test (to, G_FILE_TEST_EXISTS))
    pr_copy_file (from, to, NULL);
}

gboolean
pr_simulation_extend (pr_simulation *s, uint32_t n, GError **error)
{
  const pr_experiment_options options = { .jobs = s->jobs,
                                          .progress = s->host->progress,
                                          .self = s->host->self,
                                          .cancel = s->host->cancel,
                                          .records = s->records };
  g_autoptr (GError) failure = NULL;
  s->input->replications = n;
  gboolean good = pr_experiment_extend (s->outcome, n, &options, &failure);
  if (pr_host_interrupted (s->host))
    {
      set_interrupted (s, error);
      return FALSE;
    }
  if (!good)
    g_propagate_error (error, g_steal_pointer (&failure));
  return good;
}

void
pr_simulation_done (pr_simulation *s)
{
  g_unlink (s->path);
  pr_remove_tree (s->logs.folder, NULL); /* no longer wanted */
}

void
pr_simulation_clear (pr_simulation *s)
{
  /* A file without records: nothing was begun. */
  if (s->records != NULL && pr_record_file_count (s->records, s->input->replications) == 0)
    g_unlink (s->path);
  g_clear_pointer (&s->outcome, pr_outcome_free);
  g_clear_pointer (&s->records, pr_record_file_close);
  g_clear_pointer (&s->path, g_free);
  pr_kept_logs_end (&s->logs);
}

/* The run's records become those that are kept while more replications are simulated. */
static gboolean
take_records (const char *folder, GError **error)
{
  g_autofree char *from = g_build_filename (folder, PR_RECORDS_NAME, NULL);
  g_autofree char *to = pr_stage_records (folder);
  if (g_file_test (to, G_FILE_TEST_EXISTS)) /* left by an interrupted attempt */
    return TRUE;
  return pr_copy_file (from, to, error);
}

/* The same for its event logs: by hard links, or by copies if the file system has none. */
static gboolean
take_logs (const char *folder, const GArray *list, GError **error)
{
  g_autofree char *stage = pr_stage_logs (folder);
  if (list->len > 0 && !pr_make_folder (stage, error))
    return FALSE;
  for (guint k = 0; k < list->len; k++)
    {
      g_autofree char *from = pr_logs_path (folder, g_array_index (list, uint32_t, k));
      g_autofree char *to = pr_logs_path (stage, g_array_index (list, uint32_t, k));
      if (link (from, to) != 0 && errno != EEXIST && !pr_copy_file (from, to, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pr_simulation_take_run (const char *folder, const GArray *logs, GError **error)
{
  return take_records (folder, error) && take_logs (folder, logs, error);
}
