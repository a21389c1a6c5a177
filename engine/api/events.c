/* What happens in one replication: its events, and the story of one dossier. */
#include "api/private.h"
#include "experiment/trace.h"
#include "kernel/disk.h"
#include "report/export/export.h"
#include "report/text/tell.h"
#include "study/study.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 15 };
G_STATIC_ASSERT (sizeof (pilotrun_event) == COLUMNS * sizeof (char *));

/* Takes the rows of a CSV file one by one, as they are written. */
typedef struct {
  pilotrun_on_event on_event;
  void *user_data;
  GString *row; /* the cells so far, a NUL after each */
  guint cells;
  gboolean quoted, header, stopped;
} taker;

static void
take_row (taker *t)
{
  pilotrun_event event;
  const char *cell = t->row->str;
  g_string_append_c (t->row, '\0');
  for (guint k = 0; k < COLUMNS; k++)
    {
      ((const char **) &event)[k] = cell;
      cell += k + 1 < t->cells + 1 ? strlen (cell) + 1 : 0;
    }
  if (!t->header)
    t->stopped = !t->on_event (&event, t->user_data);
  t->header = FALSE;
  t->cells = 0;
  g_string_truncate (t->row, 0);
}

/* A quote within quotes is written twice: it closes and opens again. */
static ssize_t
take (void *cookie, const char *bytes, size_t n)
{
  taker *t = cookie;
  for (size_t k = 0; k < n && !t->stopped; k++)
    if (bytes[k] == '"')
      {
        if (!t->quoted && k > 0 && bytes[k - 1] == '"')
          g_string_append_c (t->row, '"');
        t->quoted = !t->quoted;
      }
    else if (bytes[k] == '\n' && !t->quoted)
      take_row (t);
    else if (bytes[k] == ',' && !t->quoted)
      {
        g_string_append_c (t->row, '\0');
        t->cells++;
      }
    else
      g_string_append_c (t->row, bytes[k]);
  return t->stopped ? 0 : (ssize_t) n;
}

static gboolean
read_events (pr_log_reader *log, const pr_world *w, taker *t, const gint *cancel, GError **error)
{
  const pr_export_source of = { .log = log, .world = w, .title = "", .cancel = cancel };
  const cookie_io_functions_t functions = { .write = take };
  FILE *out = fopencookie (t, "w", functions);
  GError *failure = NULL;
  pr_log_heed (log, cancel);
  gboolean good = pr_export_csv (&of, out, &failure);
  fclose (out);
  if (good || t->stopped)
    {
      g_clear_error (&failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

/* Simulates the replication, and opens its log, whose file is gone once it is closed. */
static pr_log_reader *
make_log (const pr_world *w, uint32_t replication, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("pilotrun-log-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  g_autofree char *path = g_build_filename (folder, "events.bin", NULL);
  g_autoptr (pr_event_log) log = pr_event_log_create (path, "", w, replication, error);
  pr_log_reader *reader = NULL;
  if (log != NULL && pr_replay (w, replication, pr_event_log_probe (log), error)
      && pr_event_log_finish (log, error))
    reader = pr_log_open (path, "", w, error);
  pr_remove_tree (folder, NULL);
  return reader;
}

static pr_log_reader *
find_log (const pilotrun_results *results, uint32_t replication)
{
  if (results->folder == NULL)
    return NULL;
  const pr_input *in = results->scenario->input;
  g_autofree char *path = pr_logs_path (results->folder, replication + 1), *key = pr_study_key (in);
  g_autoptr (pr_log_reader) log = pr_log_open (path, key, in->world, NULL);
  return log != NULL && pr_log_replication (log) == replication ? g_steal_pointer (&log) : NULL;
}

gboolean
pilotrun_results_events (const pilotrun_results *results, uint32_t replication,
                         GCancellable *cancellable, pilotrun_on_event on_event, void *user_data,
                         GError **error)
{
  g_return_val_if_fail (results != NULL && on_event != NULL, FALSE);
  g_return_val_if_fail (replication < results->outcome->n, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  const pr_world *w = results->scenario->input->world;
  const pr_api_job job = { .cancellable = cancellable };
  pr_api_host h = { .host = { 0 } };
  GError *failure = NULL;
  g_autoptr (GString) row = g_string_new (NULL);
  taker t = { .on_event = on_event, .user_data = user_data, .row = row, .header = TRUE };
  pr_api_host_begin (&h, &job);
  g_autoptr (pr_log_reader) log = find_log (results, replication);
  if (log == NULL)
    log = make_log (w, replication, &failure);
  gboolean good = log != NULL && read_events (log, w, &t, &h.cancel, &failure);
  pr_api_host_end (&h);
  if (!good)
    pr_api_propagate_from (error, failure, &h.host);
  return good;
}

static char *
tell (const pilotrun_results *results, uint32_t replication, const char *dossier, GError **error)
{
  const pr_input *in = results->scenario->input;
  const pr_world *w = in->world;
  pr_dossier d;
  gboolean found = dossier != NULL ? pr_dossier_find (w, dossier, &d, error)
                                   : pr_dossier_pick (w, replication, PR_PICK_LATE, &d, error);
  g_autoptr (pr_trace) trace = found ? pr_trace_new (w, replication, &d, error) : NULL;
  if (trace == NULL)
    return NULL;
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  return pr_tell (w, replication, trace);
}

char *
pilotrun_results_story (const pilotrun_results *results, uint32_t replication, const char *dossier,
                        GError **error)
{
  g_return_val_if_fail (results != NULL && replication < results->outcome->n, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  GError *failure = NULL;
  pr_api_words ();
  char *story = tell (results, replication, dossier, &failure);
  if (story == NULL && g_error_matches (failure, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME))
    g_set_error_literal (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING, failure->message);
  else if (story == NULL && g_error_matches (failure, PR_TRACE_ERROR, PR_TRACE_ERROR_NONE))
    g_set_error_literal (error, PILOTRUN_ERROR, PILOTRUN_ERROR_QUESTION, failure->message);
  else if (story == NULL)
    {
      pr_api_propagate (error, failure);
      return NULL;
    }
  g_clear_error (&failure);
  return story;
}
