/* Goals: see goal.h. */
#include "report/goal.h"

#include "report/metric.h"
#include "report/metrics.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

typedef struct {
  const pr_out_column *metric;
  int direction; /* 1: at least, -1: at most */
  double value;
  bool units;
  char *text;
} part;

struct _pr_goal {
  GArray *parts; /* part */
};

static void
part_clear (gpointer p)
{
  g_free (((part *) p)->text);
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
read_value (const char *text, part *p, char **why)
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
read_part (const char *text, part *p, char **why)
{
  static const char every[] = " in every unit";
  g_autofree char *rest = g_strstrip (g_strdup (text));
  char *sign = strpbrk (rest, "<>");
  p->units = g_str_has_suffix (rest, every);
  if (p->units)
    rest[strlen (rest) - strlen (every)] = '\0';
  if (sign == NULL || sign[1] != '=')
    {
      *why = g_strdup_printf (_ ("'%s' found; METRIC >= VALUE or METRIC <= VALUE is expected, and "
                                 "'in every unit' after "
                                 "it if that is meant"),
                              text);
      return FALSE;
    }
  p->direction = *sign == '>' ? 1 : -1;
  *sign = '\0';
  p->metric = pr_metric_find (rest, why);
  if (p->metric == NULL)
    return FALSE;
  if (p->units && pr_metric_of_units (p->metric) == NULL)
    {
      *why = g_strdup_printf (_ ("units have no '%s'"), p->metric->name);
      return FALSE;
    }
  p->metric = p->units ? pr_metric_of_units (p->metric) : p->metric;
  return read_value (g_strstrip (sign + 2), p, why);
}

pr_goal *
pr_goal_read (const char *text, char **why)
{
  g_autoptr (pr_goal) g = g_new0 (pr_goal, 1);
  g_auto (GStrv) parts = g_strsplit (*text != '\0' ? text : " ", " and ", -1);
  g->parts = g_array_new (FALSE, FALSE, sizeof (part));
  g_array_set_clear_func (g->parts, part_clear);
  for (char **t = parts; *t != NULL; t++)
    {
      part p = { 0 };
      if (!read_part (*t, &p, why))
        return NULL;
      p.text = g_strstrip (g_strdup (*t));
      g_array_append_val (g->parts, p);
    }
  return g_steal_pointer (&g);
}

static uint32_t
n_asked (const pr_goal *g, const pr_report *r)
{
  uint32_t n = 0;
  for (guint i = 0; i < g->parts->len; i++)
    n += g_array_index (g->parts, part, i).units ? r->world->n_units : 1;
  return n;
}

/* What is missing at i to the value, by the mean or by its bound; at most 0: it holds. A place
 * without the metric misses nothing. */
static double
missing (const part *p, const pr_report *r, uint32_t i, bool sure, uint32_t asked)
{
  pr_moments m = pr_reduce (r, p->metric->value, i, 0);
  double alpha = (1 - r->tables->ini[PR_INI_REPORT_LEVEL].v.number) / asked, bound = m.mean;
  if (m.n == 0)
    return 0;
  if (sure && m.n > 1)
    bound -= p->direction * pr_t_quantile (1 - alpha, (double) (m.n - 1)) * pr_moments_sd (&m)
             / sqrt ((double) m.n);
  return p->direction * (p->value - bound);
}

char *
pr_goal_obstacle (const pr_goal *g, const pr_report *r)
{
  for (guint k = 0; k < g->parts->len; k++)
    {
      const part *p = &g_array_index (g->parts, part, k);
      size_t n = 0;
      for (uint32_t i = 0; i < (p->units ? r->world->n_units : 1) && n == 0; i++)
        n = pr_reduce (r, p->metric->value, p->units ? i : PR_PROVINCE, 0).n;
      if (n == 0)
        return g_strdup_printf (
            _ ("%s has no value in any of %u replications of %s: nothing tells whether '%s' holds"),
            p->metric->name, r->outcome->n, r->world->name, p->text);
    }
  return NULL;
}

double
pr_goal_shortfall (const pr_goal *g, const pr_report *r, bool sure)
{
  double sum = 0;
  uint32_t asked = n_asked (g, r);
  for (guint k = 0; k < g->parts->len; k++)
    {
      const part *p = &g_array_index (g->parts, part, k);
      double scale = p->value != 0 ? fabs (p->value) : 1;
      for (uint32_t i = 0; i < (p->units ? r->world->n_units : 1); i++)
        sum += fmax (0, missing (p, r, p->units ? i : PR_PROVINCE, sure, asked)) / scale;
    }
  return sum;
}

void
pr_goal_tell (const pr_goal *g, const pr_report *r, GString *out)
{
  uint32_t asked = n_asked (g, r);
  for (guint k = 0; k < g->parts->len; k++)
    {
      const part *p = &g_array_index (g->parts, part, k);
      uint32_t worst = PR_PROVINCE, failing = 0, without = 0;
      for (uint32_t i = 0; i < r->world->n_units && p->units; i++)
        {
          if (pr_reduce (r, p->metric->value, i, 0).n == 0)
            {
              without++;
              continue;
            }
          if (worst == PR_PROVINCE
              || missing (p, r, i, false, asked) > missing (p, r, worst, false, asked))
            worst = i;
          failing += missing (p, r, i, true, asked) > 0;
        }
      pr_moments m = pr_reduce (r, p->metric->value, worst, 0);
      double scale = pr_metric_scale (p->metric);
      g_autofree char *is
          = pr_text_plus_minus (scale * pr_moments_mean (&m), scale * pr_half_width (r, &m), 3);
      g_string_append_printf (out, "  %s: ", p->text);
      if (p->units && worst != PR_PROVINCE)
        g_string_append_printf (out, _ ("%u of %u units miss it; the worst, %s, has "), failing,
                                r->world->n_units, r->world->places[worst].name);
      g_string_append_printf (out, "%s %s\n", is, pr_metric_unit (p->metric));
      if (without > 0)
        g_string_append_printf (out,
                                NGETTEXT ("  %u unit has no value of it, and misses nothing\n",
                                          "  %u units have no value of it, and miss nothing\n",
                                          without),
                                without);
    }
}
