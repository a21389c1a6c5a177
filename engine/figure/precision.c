/* Precision: see precision.h. */
#include "figure/precision.h"

#include "figure/reduce.h"
#include "kernel/i18n.h"

#include <math.h>
#include <string.h>

static void
goal_clear (gpointer g)
{
  g_free (((pr_width_goal *) g)->wanted);
}

void
pr_precision_free (pr_precision *p)
{
  if (p == NULL)
    return;
  g_array_unref (p->goals);
  g_free (p);
}

/* "0.5pt", "5%" or "20". */
static gboolean
read_width (const char *text, pr_width_goal *g, char **why)
{
  char *end = NULL;
  double x = g_ascii_strtod (text, &end);
  bool share = strcmp (g->metric->unit, "share") == 0;
  if (end != text && isfinite (x) && x > 0 && strcmp (end, "%") == 0)
    g->relative = x / 100;
  else if (end != text && isfinite (x) && x > 0 && share && strcmp (end, "pt") == 0)
    g->absolute = x / 100;
  else if (end != text && isfinite (x) && x > 0 && !share && *end == '\0')
    g->absolute = x;
  else
    {
      *why = share
                 ? g_strdup_printf (_ ("'%s' found; percentage points of %s (0.5pt) or a part of "
                                       "its mean (5%%) are expected"),
                                    text, g->metric->name)
                 : g_strdup_printf (_ ("'%s' found; a half-width of %s in %s (20) or a part of its "
                                       "mean (5%%) is expected"),
                                    text, g->metric->name, _ (g->metric->unit));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_goal (const char *text, pr_width_goal *g, char **why)
{
  const char *colon = strchr (text, ':');
  if (colon == NULL)
    {
      *why = g_strdup_printf (_ ("'%s' found; METRIC:WIDTH is expected, such as on_time:0.5pt"),
                              text);
      return FALSE;
    }
  g_autofree char *name = g_strndup (text, (gsize) (colon - text));
  g->metric = pr_metric_find (name, why);
  if (g->metric == NULL)
    return FALSE;
  g_auto (GStrv) widths = g_strsplit (colon + 1, "|", -1);
  for (char **w = widths; *w != NULL; w++)
    if (!read_width (g_strstrip (*w), g, why))
      return FALSE;
  g->wanted = g_strdup (colon + 1);
  return TRUE;
}

pr_precision *
pr_precision_read (const char *text, char **why)
{
  g_autoptr (pr_precision) p = g_new0 (pr_precision, 1);
  g_auto (GStrv) parts = g_strsplit (*text != '\0' ? text : " ", ",", -1);
  p->goals = g_array_new (FALSE, FALSE, sizeof (pr_width_goal));
  g_array_set_clear_func (p->goals, goal_clear);
  for (char **part = parts; *part != NULL; part++)
    {
      pr_width_goal g = { NULL, NAN, NAN, NULL };
      if (!read_goal (g_strstrip (*part), &g, why))
        return NULL;
      g_array_append_val (p->goals, g);
    }
  return g_steal_pointer (&p);
}

bool
pr_width_reached (const pr_width_goal *g, const pr_results *r, pr_moments *m, double *hw)
{
  *m = pr_reduce (r, g->metric->value, PR_PROVINCE, 0);
  *hw = pr_kind_half_width (g->metric->kind, m, pr_results_level (r));
  return *hw <= g->absolute || *hw <= g->relative * fabs (m->mean);
}

gboolean
pr_precision_reached (const pr_precision *p, const pr_results *r)
{
  pr_moments m;
  double hw;
  for (guint i = 0; i < p->goals->len; i++)
    if (!pr_width_reached (&g_array_index (p->goals, pr_width_goal, i), r, &m, &hw))
      return FALSE;
  return TRUE;
}

char *
pr_precision_obstacle (const pr_precision *p, const pr_results *r)
{
  for (guint i = 0; i < p->goals->len; i++)
    {
      const pr_width_goal *g = &g_array_index (p->goals, pr_width_goal, i);
      if (pr_reduce (r, g->metric->value, PR_PROVINCE, 0).n == 0)
        return g_strdup_printf (
            _ ("%s has no value in any replication of %s (n = %u), so that more "
               "do not make it more precise"),
            g->metric->name, r->world->name, r->outcome->n);
    }
  return NULL;
}
