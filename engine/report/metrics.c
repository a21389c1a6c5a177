/* Metrics by name: see metrics.h. */
#include "report/metrics.h"

#include "scenario/diag.h"

#include <string.h>

static const pr_out_file *
province (void)
{
  return &pr_out_files[PR_FILE_REPLICATIONS];
}

const pr_out_column *
pr_metric_find (const char *name, char **why)
{
  const pr_out_file *file = province ();
  g_autofree char *column = g_strdelimit (g_strstrip (g_strdup (name)), ".", '_');
  g_autofree const char **names = g_new0 (const char *, file->n + 1);
  gsize n = 0;
  for (size_t c = 0; c < file->n; c++)
    {
      if (file->columns[c].value == NULL)
        continue;
      if (strcmp (file->columns[c].name, column) == 0)
        return &file->columns[c];
      names[n++] = file->columns[c].name;
    }
  const char *nearest = pr_nearest (column, names, n);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  *why = nearest != NULL
             ? g_strdup_printf (_ ("unknown metric '%s'; did you mean '%s'?"), name, nearest)
             : g_strdup_printf (_ ("unknown metric '%s'; allowed: %s"), name, list);
  return NULL;
}

const pr_out_column **
pr_metrics_read (const char *list, char **why)
{
  g_auto (GStrv) names = g_strsplit (*list != '\0' ? list : " ", ",", -1);
  guint n = g_strv_length (names);
  g_autofree const pr_out_column **metrics = g_new0 (const pr_out_column *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      metrics[i] = pr_metric_find (names[i], why);
      if (metrics[i] == NULL)
        return NULL;
      for (guint k = 0; k < i; k++)
        if (metrics[k] == metrics[i])
          {
            *why = g_strdup_printf (_ ("metric '%s' is named twice"), metrics[i]->name);
            return NULL;
          }
    }
  return g_steal_pointer (&metrics);
}

const pr_out_column *
pr_metric_of_units (const pr_out_column *metric)
{
  const pr_out_file *file = &pr_out_files[PR_FILE_UNITS];
  for (size_t i = 0; i < file->n; i++)
    if (strcmp (file->columns[i].name, metric->name) == 0 && file->columns[i].value != NULL)
      return &file->columns[i];
  return NULL;
}

int
pr_metric_direction (const pr_out_column *metric)
{
  static const char *const more[] = { "on_time", "on_time_renewed", NULL };
  static const char *const less[] = {
    "late_count",
    "apologies",
    "reworked",
    "visits_redirected",
    "visits_left",
    "visits_reneged",
    "backlog_end",
    "backlog_first_day",
    "visits_turned_away",
    "visits_waiting",
    "overdue",
    "sojourn_mean",
    "acceptance_mean",
    "online_diverted",
    "counter_wait_mean",
    "counter_wait_longest",
    NULL,
  };
  return g_strv_contains (more, metric->name) ? 1 : g_strv_contains (less, metric->name) ? -1 : 0;
}

const char *
pr_metric_verdict (const pr_out_column *metric, double difference)
{
  int direction = pr_metric_direction (metric);
  if (direction == 0)
    return difference > 0 ? N_ ("more") : N_ ("less");
  return direction * difference > 0 ? N_ ("better") : N_ ("worse");
}

double
pr_metric_scale (const pr_out_column *metric)
{
  return strcmp (metric->unit, "share") == 0 ? 100 : 1;
}

const char *
pr_metric_unit (const pr_out_column *metric)
{
  return strcmp (metric->unit, "share") == 0 ? "%" : _ (metric->unit);
}
