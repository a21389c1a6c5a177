/* Goals: see goal.h. */
#include "figure/goal.h"

#include "figure/reduce.h"
#include "kernel/i18n.h"

#include <math.h>
#include <string.h>

static void
part_clear (gpointer p)
{
  g_free (((pr_goal_part *) p)->text);
}

void
pr_goal_free (pr_goal *g)
{
  if (g == NULL)
    return;
  g_array_unref (g->parts);
  g_free (g);
}

static gboolean
read_value (const char *text, pr_goal_part *p, char **why)
{
  char *end = NULL;
  p->value = g_ascii_strtod (text, &end);
  bool share = strcmp (p->metric->unit, "share") == 0, percent = strcmp (end, "%") == 0;
  if (end != text && isfinite (p->value) && (percent ? share : *end == '\0'))
    {
      p->value /= percent ? 100 : 1;
      /* No metric is ever below 0. */
      if (p->value >= 0 && (!share || p->value <= 1))
        return TRUE;
    }
  *why = share ? g_strdup_printf (_ ("'%s' found; a share from 0%% to 100%% is expected, such as "
                                     "95%%"),
                                  text)
               : g_strdup_printf (_ ("'%s' found; a number (%s), 0 or more, is expected"), text,
                                  _ (p->metric->unit));
  return FALSE;
}

static gboolean
read_part (const char *text, pr_goal_part *p, char **why)
{
  static const char *const every[]
      = { [PR_GOAL_UNITS] = " in every unit", [PR_GOAL_PLACES] = " in every place" };
  g_autofree char *rest = g_strstrip (g_strdup (text));
  char *sign = strpbrk (rest, "<>");
  for (int scope = PR_GOAL_UNITS; scope <= PR_GOAL_PLACES; scope++)
    if (g_str_has_suffix (rest, every[scope]))
      {
        p->scope = (pr_goal_scope) scope;
        rest[strlen (rest) - strlen (every[scope])] = '\0';
        break;
      }
  if (sign == NULL || sign[1] != '=')
    {
      *why = g_strdup_printf (_ ("'%s' found; METRIC >= VALUE or METRIC <= VALUE is expected, and "
                                 "'in every unit' or 'in every place' after it if that is "
                                 "meant"),
                              text);
      return FALSE;
    }
  p->direction = *sign == '>' ? 1 : -1;
  *sign = '\0';
  p->metric = pr_metric_find (rest, why);
  if (p->metric == NULL)
    return FALSE;
  bool places = p->scope != PR_GOAL_PROVINCE;
  if (places && pr_metric_of_units (p->metric) == NULL)
    {
      *why = g_strdup_printf (_ ("units have no '%s'"), p->metric->name);
      return FALSE;
    }
  p->metric = places ? pr_metric_of_units (p->metric) : p->metric;
  return read_value (g_strstrip (sign + 2), p, why);
}

pr_goal *
pr_goal_read (const char *text, char **why)
{
  g_autoptr (pr_goal) g = g_new0 (pr_goal, 1);
  g_auto (GStrv) parts = g_strsplit (*text != '\0' ? text : " ", " and ", -1);
  g->parts = g_array_new (FALSE, FALSE, sizeof (pr_goal_part));
  g_array_set_clear_func (g->parts, part_clear);
  for (char **t = parts; *t != NULL; t++)
    {
      pr_goal_part p = { 0 };
      if (!read_part (*t, &p, why))
        return NULL;
      p.text = g_strstrip (g_strdup (*t));
      g_array_append_val (g->parts, p);
    }
  return g_steal_pointer (&g);
}

uint32_t
pr_goal_places (const pr_goal_part *p, const pr_world *w)
{
  return p->scope == PR_GOAL_PROVINCE ? 1 : p->scope == PR_GOAL_UNITS ? w->n_units : w->n_places;
}

uint32_t
pr_goal_place (const pr_goal_part *p, uint32_t i)
{
  return p->scope == PR_GOAL_PROVINCE ? PR_PROVINCE : i;
}

uint32_t
pr_goal_asked (const pr_goal *g, const pr_results *r)
{
  uint32_t n = 0;
  for (guint i = 0; i < g->parts->len; i++)
    n += pr_goal_places (&g_array_index (g->parts, pr_goal_part, i), r->world);
  return n;
}

double
pr_goal_missing (const pr_goal_part *p, const pr_results *r, uint32_t i, bool sure, uint32_t asked)
{
  pr_moments m = pr_reduce (r, p->metric->value, i, 0);
  double alpha = (1 - pr_results_level (r)) / asked, bound = m.mean;
  if (m.n == 0)
    return 0;
  if (sure && p->metric->kind == PR_KIND_SHARE)
    {
      pr_interval share = pr_wilson (round (m.mean * (double) m.n), (double) m.n, 1 - 2 * alpha);
      bound = p->direction > 0 ? share.low : share.high;
    }
  else if (sure && m.n > 1)
    bound -= p->direction * pr_t_quantile (1 - alpha, (double) (m.n - 1)) * pr_moments_sd (&m)
             / sqrt ((double) m.n);
  return p->direction * (p->value - bound);
}

/* The least number of replications that can show a goal for a share: if all of them, or none, are
 * as wanted. 0: none can. */
static uint32_t
replications_for (const pr_goal_part *p, const pr_results *r, uint32_t asked)
{
  double level = 1 - 2 * (1 - pr_results_level (r)) / asked;
  for (uint32_t n = 1; n <= PR_MOST_FOR_SHARE; n++)
    {
      pr_interval best = pr_wilson (p->direction > 0 ? n : 0, n, level);
      if (p->direction > 0 ? best.low >= p->value : best.high <= p->value)
        return n;
    }
  return 0;
}

/* NULL, or that the replications do not suffice for a share. */
static char *
too_few (const pr_goal *g, const pr_goal_part *p, const pr_results *r)
{
  uint32_t asked = pr_goal_asked (g, r), n;
  if (p->metric->kind != PR_KIND_SHARE)
    return NULL;
  n = replications_for (p, r, asked);
  if (n > 0 && n <= r->outcome->n)
    return NULL;
  if (n == 0)
    return g_strdup_printf (_ ("no number of replications can show '%s'"), p->text);
  return g_strdup_printf (NGETTEXT ("%u replication cannot show '%s' against chance (of things "
                                    "asked together: %u); it takes %u (--replications)",
                                    "%u replications cannot show '%s' against chance (of things "
                                    "asked together: %u); it takes %u (--replications)",
                                    r->outcome->n),
                          r->outcome->n, p->text, asked, n);
}

char *
pr_goal_obstacle (const pr_goal *g, const pr_results *r)
{
  for (guint k = 0; k < g->parts->len; k++)
    {
      const pr_goal_part *p = &g_array_index (g->parts, pr_goal_part, k);
      size_t n = 0;
      for (uint32_t i = 0; i < pr_goal_places (p, r->world) && n == 0; i++)
        n = pr_reduce (r, p->metric->value, pr_goal_place (p, i), 0).n;
      if (n == 0)
        return g_strdup_printf (_ ("%s has no value in any replication of %s (n = %u): nothing "
                                   "tells whether '%s' holds"),
                                p->metric->name, r->world->name, r->outcome->n, p->text);
      char *few = too_few (g, p, r);
      if (few != NULL)
        return few;
    }
  return NULL;
}

double
pr_goal_shortfall (const pr_goal *g, const pr_results *r, bool sure)
{
  double sum = 0;
  uint32_t asked = pr_goal_asked (g, r);
  for (guint k = 0; k < g->parts->len; k++)
    {
      const pr_goal_part *p = &g_array_index (g->parts, pr_goal_part, k);
      double scale = p->value != 0 ? fabs (p->value) : 1;
      for (uint32_t i = 0; i < pr_goal_places (p, r->world); i++)
        sum += fmax (0, pr_goal_missing (p, r, pr_goal_place (p, i), sure, asked)) / scale;
    }
  return sum;
}
