/* Precision: see precision.h. */
#include "figure/precision.h"

#include "figure/reduce.h"
#include "kernel/i18n.h"

#include <math.h>
#include <string.h>

static void
goal_clear (gpointer g)
{
  pr_question_free (((pr_width_goal *) g)->question);
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
                                    text, g->metric->name, PR_OF ("unit", g->metric->unit));
      return FALSE;
    }
  return TRUE;
}

static void
take_metric (pr_width_goal *g)
{
  g->metric = pr_question_is_plain (g->question) ? g->question->metric : &g->question->figure;
}

static gboolean
read_goal (const char *text, pr_width_goal *g, char **why)
{
  const char *colon = strrchr (text, ':');
  if (colon == NULL)
    {
      *why = g_strdup_printf (_ ("'%s' found; METRIC:WIDTH is expected, such as on_time:0.5pt"),
                              text);
      return FALSE;
    }
  g_autofree char *name = g_strndup (text, (gsize) (colon - text));
  g->question = pr_question_read (name, why);
  if (g->question == NULL)
    return FALSE;
  take_metric (g);
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
  g_auto (GStrv) parts = pr_question_split (text, ",");
  p->goals = g_array_new (FALSE, FALSE, sizeof (pr_width_goal));
  g_array_set_clear_func (p->goals, goal_clear);
  for (char **part = parts; *part != NULL; part++)
    {
      pr_width_goal g = { NULL, NULL, NAN, NAN, NULL };
      if (!read_goal (*part, &g, why))
        {
          goal_clear (&g);
          return NULL;
        }
      g_array_append_val (p->goals, g);
    }
  return g_steal_pointer (&p);
}

/* Replaces the kth goal by one for each of its places. */
static void
spread (GArray *goals, guint k, const pr_world *w)
{
  const pr_width_goal all = g_array_index (goals, pr_width_goal, k);
  for (guint i = 0; i < all.question->places->len; i++)
    {
      pr_width_goal one = all;
      one.question
          = pr_question_at (all.question, w, g_array_index (all.question->places, uint16_t, i));
      one.wanted = g_strdup (all.wanted);
      take_metric (&one);
      g_array_append_val (goals, one);
    }
  g_array_remove_index (goals, k);
}

gboolean
pr_precision_set (pr_precision *p, pr_world *w, char **why)
{
  for (guint k = 0, n = p->goals->len; k < n; k++)
    {
      pr_question *q = g_array_index (p->goals, pr_width_goal, k).question;
      if (!pr_question_set (q, w, why))
        return FALSE;
      if (q->where > PR_WHERE_PLACE)
        {
          spread (p->goals, k--, w);
          n--;
        }
    }
  for (guint k = 0; k < p->goals->len; k++)
    if (!pr_question_set (g_array_index (p->goals, pr_width_goal, k).question, w, why))
      return FALSE;
  return TRUE;
}

bool
pr_width_reached (const pr_width_goal *g, const pr_results *r, pr_moments *m, double *hw)
{
  *m = pr_reduce_metric (r, g->metric, PR_PROVINCE);
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
      if (pr_reduce_metric (r, g->metric, PR_PROVINCE).n == 0)
        return g_strdup_printf (
            _ ("%s has no value in any replication of %s (n = %u), so that more "
               "do not make it more precise"),
            g->metric->name, r->world->name, r->outcome->n);
    }
  return NULL;
}
