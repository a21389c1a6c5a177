/* Event logs in the folder of a run: events-N.bin of replication N. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/stage.h"
#include "kernel/version.h"

#include <glib/gstdio.h>
#include <string.h>

char *
cli_results_key (const pr_input *in)
{
  g_autofree char *inputs = pr_input_key (in);
  return g_strconcat (PR_VERSION, "\n", inputs, NULL);
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
cli_events_make (const GArray *list, const pr_input *in, const char *folder, uint32_t jobs,
                 GError **error)
{
  g_autofree char *key = cli_results_key (in);
  const pr_logs logs = as_logs (list, folder, key);
  const pr_experiment_options options = {
    .jobs = jobs, .progress = cli_progress_step, .cancel = cli_interrupted (), .logs = &logs
  };
  g_autoptr (GError) failure = NULL;
  cli_catch_signals ();
  if (pr_experiment_log (in->world, &options, &failure))
    return TRUE;
  if (g_atomic_int_get (cli_interrupted ()))
    g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
                 _ ("interrupted; the event logs that are whole are kept in %s"), folder);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Each once. */
static void
add_number (GArray *list, uint32_t number)
{
  for (guint k = 0; k < list->len; k++)
    if (g_array_index (list, uint32_t, k) == number)
      return;
  g_array_append_val (list, number);
}

/* "3" or "3-5". */
static gboolean
add_range (GArray *list, const char *text, GError **error)
{
  char *end;
  guint64 first = g_ascii_strtoull (text, &end, 10), last = first;
  if (g_ascii_isdigit (*text) && *end == '-' && g_ascii_isdigit (end[1]))
    last = g_ascii_strtoull (end + 1, &end, 10);
  if (!g_ascii_isdigit (*text) || *end != '\0' || first < 1 || last < first
      || last > PR_REPLICATIONS_MAX)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--events: '%s' found; numbers of replications are expected, such as 1,3-5, "
                      "%d at most"),
                   text, CLI_MOST_LOGS);
      return FALSE;
    }
  for (guint64 n = first; n <= last && list->len <= CLI_MOST_LOGS; n++)
    add_number (list, (uint32_t) n);
  if (list->len > CLI_MOST_LOGS)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--events: more than %d replications; %d is the most"), CLI_MOST_LOGS,
                   CLI_MOST_LOGS);
      return FALSE;
    }
  return TRUE;
}

GArray *
cli_events_read (const char *text, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_auto (GStrv) parts = g_strsplit (*text != '\0' ? text : " ", ",", -1);
  for (char **p = parts; *p != NULL; p++)
    if (!add_range (list, g_strstrip (*p), error))
      return NULL;
  return g_steal_pointer (&list);
}

gboolean
cli_events_check (const GArray *list, uint32_t replications, GError **error)
{
  for (guint k = 0; list != NULL && k < list->len; k++)
    if (g_array_index (list, uint32_t, k) > replications)
      {
        g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                     _ ("--events: %u found; there are %u replications"),
                     g_array_index (list, uint32_t, k), replications);
        return FALSE;
      }
  return TRUE;
}

gboolean
cli_events_begin (cli_logs *l, const GArray *list, const pr_input *in, const char *folder,
                  GError **error)
{
  l->folder = pr_stage_logs (folder);
  l->key = cli_results_key (in);
  if (list == NULL)
    return pr_remove_tree (l->folder, error); /* what a run that was given up left there */
  l->logs = as_logs (list, l->folder, l->key);
  return pr_make_folder (l->folder, error);
}

void
cli_events_end (cli_logs *l)
{
  if (l->folder != NULL)
    g_rmdir (l->folder); /* when there is nothing in it */
  g_clear_pointer (&l->folder, g_free);
  g_clear_pointer (&l->key, g_free);
}

GArray *
cli_events_found (const char *folder)
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
        add_number (list, (uint32_t) n);
    }
  return list;
}
