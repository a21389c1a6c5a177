/* Goals: see goal.h. */
#include "figure/goal.h"

#include "figure/reduce.h"
#include "kernel/i18n.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

static void
part_clear (gpointer p)
{
  pr_question_free (((pr_goal_part *) p)->question);
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

/* 60min, if the figure is a time. */
static bool
read_duration (const char *text, pr_goal_part *p)
{
  static const struct {
    const char *unit;
    double length;
  } units[] = { { "minutes", PR_MINUTE }, { "hours", PR_HOUR }, { "days", PR_DAY } };
  g_autofree char *unused = NULL;
  pr_time time;
  for (size_t k = 0; k < G_N_ELEMENTS (units); k++)
    if (strcmp (p->metric->unit, units[k].unit) == 0 && pr_value_duration (text, &time, &unused))
      {
        p->value = (double) time / units[k].length;
        return true;
      }
  return false;
}

static gboolean
read_value (const char *text, pr_goal_part *p, char **why)
{
  char *end = NULL;
  p->value = g_ascii_strtod (text, &end);
  bool share = strcmp (p->metric->unit, "share") == 0, percent = strcmp (end, "%") == 0,
       bare = *end == '\0' || strcmp (end + strspn (end, " "), p->metric->unit) == 0;
  if (end != text && isfinite (p->value) && (percent ? share : bare))
    {
      p->value /= percent ? 100 : 1;
      /* No metric is ever below 0. */
      if (p->value >= 0 && (!share || p->value <= 1))
        return TRUE;
    }
  if (read_duration (text, p))
    return TRUE;
  *why = share ? g_strdup_printf (_ ("'%s' found; a share from 0%% to 100%% is expected, such as "
                                     "95%%"),
                                  text)
               : g_strdup_printf (_ ("'%s' found; a number (%s), 0 or more, is expected"), text,
                                  PR_OF ("unit", p->metric->unit));
  return FALSE;
}

/* The comparison, outside quotation marks and brackets; NULL: none. */
static char *
find_sign (char *text)
{
  g_auto (GStrv) least = pr_question_split (text, ">="), most = pr_question_split (text, "<=");
  bool one = g_strv_length (least) + g_strv_length (most) == 3;
  return one ? g_strstr_len (text, -1, least[1] != NULL ? ">=" : "<=") : NULL;
}

static gboolean
read_part (const char *text, pr_goal_part *p, char **why)
{
  g_autofree char *rest = g_strdup (text);
  char *sign = find_sign (rest);
  if (sign == NULL)
    {
      *why = g_strdup_printf (_ ("'%s' found; METRIC >= VALUE or METRIC <= VALUE is expected, and "
                                 "after it, if that is meant, 'at PLACE', 'in every unit' or 'in "
                                 "every place', and 'from DATE to DATE'"),
                              text);
      return FALSE;
    }
  p->direction = *sign == '>' ? 1 : -1;
  *sign = '\0';
  g_auto (GStrv) words = pr_question_words (sign + 2);
  guint n = 0;
  while (words[n] != NULL && !pr_question_is_hinge (words[n]))
    n++;
  g_autofree char *of = g_strjoinv (" ", words + n), *asked = g_strdup_printf ("%s %s", rest, of);
  char *hinge = words[n];
  words[n] = NULL;
  g_autofree char *value = g_strjoinv (" ", words);
  words[n] = hinge;
  p->question = pr_question_read (asked, why);
  if (p->question == NULL)
    return FALSE;
  p->metric = pr_question_is_plain (p->question) ? p->question->metric : &p->question->figure;
  return read_value (value, p, why);
}

pr_goal *
pr_goal_read (const char *text, char **why)
{
  g_autoptr (pr_goal) g = g_new0 (pr_goal, 1);
  g_auto (GStrv) parts = pr_question_split (text, " and ");
  g->parts = g_array_new (FALSE, FALSE, sizeof (pr_goal_part));
  g_array_set_clear_func (g->parts, part_clear);
  for (char **t = parts; *t != NULL; t++)
    {
      pr_goal_part p = { 0 };
      if (!read_part (*t, &p, why))
        {
          part_clear (&p);
          return NULL;
        }
      p.text = g_strstrip (g_strdup (*t));
      g_array_append_val (g->parts, p);
    }
  return g_steal_pointer (&g);
}

gboolean
pr_goal_set (pr_goal *g, pr_world *w, char **why)
{
  for (guint k = 0; k < g->parts->len; k++)
    if (!pr_question_set (g_array_index (g->parts, pr_goal_part, k).question, w, why))
      return FALSE;
  return TRUE;
}

uint32_t
pr_goal_places (const pr_goal_part *p)
{
  return p->question->places != NULL ? p->question->places->len : 1;
}

uint32_t
pr_goal_place (const pr_goal_part *p, uint32_t i)
{
  return p->question->places != NULL ? g_array_index (p->question->places, uint16_t, i)
                                     : PR_PROVINCE;
}

bool *
pr_goal_named (const pr_goal *g, const pr_world *w)
{
  g_autofree bool *named = g_new0 (bool, w->n_places);
  for (guint k = 0; k < g->parts->len; k++)
    {
      const pr_goal_part *p = &g_array_index (g->parts, pr_goal_part, k);
      if (p->question->where != PR_WHERE_PLACE)
        return NULL;
      named[pr_goal_place (p, 0)] = true;
    }
  return g_steal_pointer (&named);
}

uint32_t
pr_goal_asked (const pr_goal *g)
{
  uint32_t n = 0;
  for (guint i = 0; i < g->parts->len; i++)
    n += pr_goal_places (&g_array_index (g->parts, pr_goal_part, i));
  return n;
}

double
pr_goal_missing (const pr_goal_part *p, const pr_results *r, uint32_t i, bool sure, uint32_t asked)
{
  pr_moments m = pr_reduce_metric (r, p->metric, i);
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
  uint32_t asked = pr_goal_asked (g), n;
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
      for (uint32_t i = 0; i < pr_goal_places (p) && n == 0; i++)
        n = pr_reduce_metric (r, p->metric, pr_goal_place (p, i)).n;
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

bool
pr_goal_is_of_visitors (const pr_goal_part *p)
{
  return g_str_has_prefix (p->question->head, "counter_wait")
         || g_str_has_prefix (p->question->head, "visits");
}

double
pr_goal_scale (const pr_goal_part *p)
{
  return p->value != 0 ? fabs (p->value) : 1;
}

const pr_goal_part *
pr_goal_worst (const pr_goal *g, const pr_results *r, uint32_t *place)
{
  const pr_goal_part *worst = NULL;
  double most = -INFINITY;
  for (guint k = 0; k < g->parts->len; k++)
    {
      const pr_goal_part *p = &g_array_index (g->parts, pr_goal_part, k);
      for (uint32_t i = 0; i < pr_goal_places (p); i++)
        {
          double by = pr_goal_missing (p, r, pr_goal_place (p, i), true, pr_goal_asked (g))
                      / pr_goal_scale (p);
          if (worst != NULL && by <= most)
            continue;
          worst = p;
          *place = pr_goal_place (p, i);
          most = by;
        }
    }
  return worst;
}

double
pr_goal_shortfall (const pr_goal *g, const pr_results *r, bool sure)
{
  double sum = 0;
  uint32_t asked = pr_goal_asked (g);
  for (guint k = 0; k < g->parts->len; k++)
    {
      const pr_goal_part *p = &g_array_index (g->parts, pr_goal_part, k);
      for (uint32_t i = 0; i < pr_goal_places (p); i++)
        sum += fmax (0, pr_goal_missing (p, r, pr_goal_place (p, i), sure, asked))
               / pr_goal_scale (p);
    }
  return sum;
}
