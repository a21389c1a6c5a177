/* The list of --events: see cli.h. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/logs.h"

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
    pr_study_logs_add (list, (uint32_t) n);
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
