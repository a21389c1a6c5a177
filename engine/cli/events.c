/* Event logs in the folder of a run: events-N.bin of replication N. */
#include "cli/cli.h"
#include "experiment/trace.h"
#include "kernel/i18n.h"
#include "observe/event-log.h"
#include "report/files.h"
#include "report/version.h"

#include <glib/gstdio.h>
#include <string.h>

#define MOST_LOGS 1000

char *
cli_events_key (const pr_input *in)
{
  g_autofree char *inputs = pr_input_key (in);
  return g_strconcat (PR_VERSION, "\n", inputs, NULL);
}

gboolean
cli_log_events (const pr_input *in, const char *folder, uint32_t replication, GError **error)
{
  g_autofree char *name = g_strdup_printf ("events-%u.bin", replication);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_autofree char *key = cli_events_key (in);
  g_autoptr (pr_event_log) log
      = pr_event_log_create (partial, key, in->world, replication - 1, error);
  if (log != NULL && pr_replay (in->world, replication - 1, pr_event_log_probe (log), error)
      && pr_event_log_finish (log, error) && pr_rename (partial, path, error))
    return TRUE;
  g_unlink (partial);
  return FALSE;
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
      || last > PR_REPLICATIONS_MAX || list->len + last - first >= MOST_LOGS)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--events: '%s' found; numbers of replications are expected, such as 1,3-5, "
                      "%d at most"),
                   text, MOST_LOGS);
      return FALSE;
    }
  for (guint64 n = first; n <= last; n++)
    {
      uint32_t x = (uint32_t) n;
      g_array_append_val (list, x);
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
cli_events_keep (const GArray *list, const pr_input *in, const char *folder, GError **error)
{
  if (!cli_events_check (list, in->replications, error))
    return FALSE;
  for (guint k = 0; list != NULL && k < list->len; k++)
    {
      uint32_t n = g_array_index (list, uint32_t, k);
      g_autofree char *name = g_strdup_printf ("events-%u.bin", n);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS) && !cli_log_events (in, folder, n, error))
        return FALSE;
    }
  return TRUE;
}
