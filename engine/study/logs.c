/* Logs: see logs.h. */
#include "study/logs.h"

#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "study/contents.h"
#include "study/extend.h"
#include "study/manifest.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

void
pr_study_logs_add (GArray *list, uint32_t number)
{
  for (guint k = 0; k < list->len; k++)
    if (g_array_index (list, uint32_t, k) == number)
      return;
  g_array_append_val (list, number);
}

static pr_logs
as_logs (const GArray *list, const char *folder, const char *key)
{
  return (pr_logs){ .folder = folder,
                    .key = key,
                    .number = (const uint32_t *) (const void *) list->data,
                    .n = list->len };
}

gboolean
pr_study_logs_make (const GArray *list, const pr_input *in, const char *folder, uint32_t jobs,
                    const pr_host *host, GError **error)
{
  g_autofree char *key = pr_study_key (in);
  const pr_logs logs = as_logs (list, folder, key);
  const pr_experiment_options options = { .jobs = jobs,
                                          .progress = host->progress,
                                          .self = host->self,
                                          .cancel = host->cancel,
                                          .logs = &logs };
  g_autoptr (GError) failure = NULL;
  pr_host_attend (host, TRUE);
  if (pr_experiment_log (in->world, &options, &failure))
    return TRUE;
  if (pr_host_interrupted (host))
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                 _ ("interrupted; the event logs that are whole are kept in %s"), folder);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
pr_study_logs_check (const GArray *list, uint32_t replications, GError **error)
{
  for (guint k = 0; list != NULL && k < list->len; k++)
    if (g_array_index (list, uint32_t, k) > replications)
      {
        g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
                     NGETTEXT ("events: %u found; there is %u replication",
                               "events: %u found; there are %u replications", replications),
                     g_array_index (list, uint32_t, k), replications);
        return FALSE;
      }
  return TRUE;
}

gboolean
pr_kept_logs_begin (pr_kept_logs *l, const GArray *list, const pr_input *in, const char *folder,
                    GError **error)
{
  l->folder = pr_stage_logs (folder);
  l->key = pr_study_key (in);
  if (list == NULL)
    return pr_remove_tree (l->folder, error); /* what an abandoned run left there */
  l->logs = as_logs (list, l->folder, l->key);
  return pr_make_folder (l->folder, error);
}

void
pr_kept_logs_end (pr_kept_logs *l)
{
  if (l->folder != NULL)
    g_rmdir (l->folder); /* if it is empty */
  g_clear_pointer (&l->folder, g_free);
  g_clear_pointer (&l->key, g_free);
}

GArray *
pr_study_logs_found (const char *folder)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *end;
      guint64 n = g_str_has_prefix (name, PR_LOGS_BEGIN)
                      ? g_ascii_strtoull (name + strlen (PR_LOGS_BEGIN), &end, 10)
                      : 0;
      if (n >= 1 && n <= PR_REPLICATIONS_MAX && g_str_equal (end, PR_LOGS_END))
        pr_study_logs_add (list, (uint32_t) n);
    }
  return list;
}

/* folder: where inputs and logs are. */
static gboolean
begin_log (pr_study_log *l, const pr_manifest *m, const char *folder, const char *scenario,
           uint32_t replication, GError **error)
{
  *l = (pr_study_log){ .folder = g_strdup (folder),
                       .replication = replication,
                       .replications = m->replications };
  if (replication > m->replications)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
                   _ ("replication: %u found; '%s' has %u"), replication, folder, m->replications);
      return FALSE;
    }
  const pr_settings settings = { .seed = m->seed, .until = m->until };
  l->input = pr_extend_open (m, folder, scenario, &settings, error);
  /* Others may export at the same time; the folder itself stays. */
  return l->input != NULL && pr_folder_lock_take (&l->lock, folder, FALSE, error);
}

gboolean
pr_study_log_begin (pr_study_log *l, const char *folder, const char *scenario, uint32_t replication,
                    GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  return pr_manifest_read (&m, folder, error)
         && begin_log (l, &m, folder, scenario, replication, error);
}

gboolean
pr_study_log_begin_of (pr_study_log *l, const char *folder, guint scenario, uint32_t replication,
                       GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  g_autofree char *own = pr_scenario_folder (folder, scenario);
  return pr_manifest_read_scenario (&m, folder, scenario, error)
         && begin_log (l, &m, own, NULL, replication, error);
}

/* Where nothing can be written the log is made in a scratch folder, and gone once it is closed. */
static pr_log_reader *
open_scratch (const pr_study_log *l, const GArray *list, const char *key, const pr_host *host,
              size_t *bytes, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("pilotrun-log-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  g_autofree char *path = pr_logs_path (folder, l->replication);
  pr_log_reader *log = NULL;
  GStatBuf info;
  if (pr_study_logs_make (list, l->input, folder, 1, host, error))
    log = pr_log_open (path, key, l->input->world, error);
  *bytes = g_stat (path, &info) == 0 ? (size_t) info.st_size : 0;
  pr_remove_tree (folder, NULL);
  return log;
}

pr_log_reader *
pr_study_log_open (const pr_study_log *l, const pr_host *host, size_t *bytes, GError **error)
{
  g_autofree char *path = pr_logs_path (l->folder, l->replication);
  g_autofree char *key = pr_study_key (l->input);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  GStatBuf info;
  g_array_append_val (list, l->replication);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && g_access (l->folder, W_OK) != 0)
    return open_scratch (l, list, key, host, bytes, error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)
      && !pr_study_logs_make (list, l->input, l->folder, 1, host, error))
    return NULL;
  *bytes = g_stat (path, &info) == 0 ? (size_t) info.st_size : 0;
  g_autoptr (pr_log_reader) log = pr_log_open (path, key, l->input->world, error);
  if (log == NULL || pr_log_replication (log) == l->replication - 1)
    return g_steal_pointer (&log);
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("'%s' is the log of another replication; remove it, and it is made again"), path);
  return NULL;
}

void
pr_study_log_clear (pr_study_log *l)
{
  pr_folder_lock_clear (&l->lock);
  g_clear_pointer (&l->input, pr_input_free);
  g_clear_pointer (&l->folder, g_free);
}
