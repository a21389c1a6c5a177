#include "figure/textbook.h"

#include "compile/world-names.h"
#include "kernel/i18n.h"
#include "scenario/value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const pr_figure *
find_quantity (const char *name, gsize length)
{
  size_t n;
  const pr_figure *rows = pr_figures (PR_OF_QUEUE, &n);
  for (size_t i = 0; i < n; i++)
    if (strlen (rows[i].name) == length && strncmp (rows[i].name, name, length) == 0)
      return &rows[i];
  return NULL;
}

static gboolean
find_name (const char *name, pr_narrowing by, const char *const *names, guint n,
           const pr_quantity *asked, pr_diag *diag, uint32_t *index)
{
  *index = PR_NONE32;
  if (*name == '\0')
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      {
        *index = i;
        return TRUE;
      }
  g_autofree char *hint = pr_value_hint (name, names, n);
  pr_error (diag, asked->pos,
            by == PR_BY_ROLE     ? _ ("the scenario has no role '%s'%s")
            : by == PR_BY_POOL   ? _ ("the scenario has no pool '%s'%s")
            : by == PR_BY_SYSTEM ? _ ("the scenario has no system '%s'%s")
                                 : _ ("the scenario has no procedure '%s'%s"),
            name, hint);
  return FALSE;
}

static gboolean
find_of (const pr_quantity *asked, const pr_world *w, pr_diag *diag, pr_queue_measure *m)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  switch (m->figure->narrowed_by)
    {
    case PR_BY_NOTHING:
      if (*asked->of != '\0')
        pr_error (diag, asked->pos, _ ("'%s' is of nothing, not of '%s'"), asked->quantity,
                  asked->of);
      return *asked->of == '\0';
    case PR_BY_ROLE:
      for (uint16_t i = 0; i < w->n_roles; i++)
        g_ptr_array_add (names, w->roles[i]);
      break;
    case PR_BY_POOL:
      for (uint32_t i = 0; i < w->n_pools; i++)
        g_ptr_array_add (names, w->pools[i].name);
      break;
    case PR_BY_SYSTEM:
      for (uint16_t i = 0; i < w->n_systems; i++)
        g_ptr_array_add (names, w->systems[i].name);
      break;
    case PR_BY_PROCEDURE:
      for (uint16_t i = 0; i < w->n_procedures; i++)
        g_ptr_array_add (names, w->procedures[i].code);
      break;
    }
  return find_name (asked->of, m->figure->narrowed_by, (const char *const *) names->pdata,
                    names->len, asked, diag, &m->of);
}

/* The quantity itself; N(k) has its day in brackets. */
static gboolean
find_kind (const pr_quantity *asked, const pr_world *w, pr_diag *diag, pr_queue_measure *m)
{
  const char *bracket = strchr (asked->quantity, '(');
  m->figure = find_quantity (asked->quantity, strlen (asked->quantity));
  if (m->figure == NULL && bracket != NULL)
    m->figure = find_quantity (asked->quantity, (gsize) (bracket - asked->quantity));
  if (m->figure == NULL)
    {
      pr_error (diag, asked->pos, _ ("'%s' is not a quantity that is known"), asked->quantity);
      return FALSE;
    }
  if (g_str_equal (m->figure->name, "N"))
    {
      gint64 k = bracket != NULL ? g_ascii_strtoll (bracket + 1, NULL, 10) : 0;
      if (k < 1 || k > w->end_day - w->first_day)
        {
          pr_error (diag, asked->pos, _ ("'%s': a day of the window is expected, as in N(1)"),
                    asked->quantity);
          return FALSE;
        }
      m->k = (uint32_t) (k - 1);
    }
  if (g_str_equal (m->figure->name, "cost")
      && (bracket == NULL || sscanf (bracket, "(%lf;%lf)", &m->price[0], &m->price[1]) != 2))
    {
      pr_error (diag, asked->pos, _ ("'%s': two prices are expected, as in cost(60;15)"),
                asked->quantity);
      return FALSE;
    }
  if (m->figure->dimension != PR_DIMENSION_PURE && asked->unit <= 0)
    {
      pr_error (diag, asked->pos, _ ("'%s' needs a unit of time"), asked->quantity);
      return FALSE;
    }
  return TRUE;
}

gboolean
pr_measure_find (const pr_quantity *asked, const pr_world *w, pr_diag *diag, pr_queue_measure *m)
{
  *m = (pr_queue_measure){ .of = PR_NONE32, .place = PR_NONE32, .unit = asked->unit };
  if (!find_kind (asked, w, diag, m))
    return FALSE;
  g_autofree char *why = NULL;
  if (*asked->place != '\0')
    m->place = pr_world_find_place (w, asked->place, &why);
  if (why != NULL)
    pr_error (diag, asked->pos, "%s", why);
  return why == NULL && find_of (asked, w, diag, m);
}

void
pr_measure_take (const pr_queue_measure *m, const pr_world *world, const pr_record *record,
                 double *sum, double *over)
{
  *sum = *over = 0;
  m->figure->pair (m, world, record, sum, over);
  double unit = m->unit * (double) PR_SECOND;
  if (m->figure->dimension == PR_DIMENSION_TIME)
    *sum /= unit;
  else if (m->figure->dimension == PR_DIMENSION_RATE)
    *over /= unit;
}

static double
quantile (double level, size_t n)
{
  return pr_t_quantile (1 - (1 - level) / 2, (double) (n - 1));
}

pr_estimate
pr_estimate_mean (const double *sum, const double *over, size_t n, double level)
{
  pr_moments m = { 0 };
  for (size_t i = 0; i < n; i++)
    pr_moments_add (&m, sum[i] / over[i]);
  if (n < 2 || m.n < n)
    return (pr_estimate){ NAN, NAN };
  return (pr_estimate){ m.mean, pr_moments_half_width (&m, level) };
}

pr_estimate
pr_estimate_ratio (const double *sum, const double *over, size_t n, double level)
{
  double sums = 0, overs = 0, squares = 0;
  for (size_t i = 0; i < n; i++)
    {
      sums += sum[i];
      overs += over[i];
    }
  double ratio = sums / overs;
  for (size_t i = 0; i < n; i++)
    squares += (sum[i] - ratio * over[i]) * (sum[i] - ratio * over[i]);
  if (n < 2)
    return (pr_estimate){ NAN, NAN };
  double count = (double) n;
  double error = sqrt (squares / (count - 1) / count) / (overs / count);
  return (pr_estimate){ ratio, quantile (level, n) * error };
}

pr_estimate
pr_estimate_sd (const double *sum, const double *over, size_t n, double level)
{
  pr_moments m = { 0 }, squares = { 0 };
  for (size_t i = 0; i < n; i++)
    pr_moments_add (&m, sum[i] / over[i]);
  if (n < 2 || m.n < n)
    return (pr_estimate){ NAN, NAN };
  for (size_t i = 0; i < n; i++)
    {
      double deviation = sum[i] / over[i] - m.mean;
      pr_moments_add (&squares, deviation * deviation);
    }
  double sd = pr_moments_sd (&m);
  return (pr_estimate){ sd, pr_moments_half_width (&squares, level) / (2 * sd) };
}

pr_estimate
pr_measure_estimate (const pr_queue_measure *m, bool terminating, const double *sum,
                     const double *over, size_t n, double level)
{
  if (m->figure->estimator == PR_ESTIMATOR_DEVIATION)
    return pr_estimate_sd (sum, over, n, level);
  if (terminating && m->figure->estimator == PR_ESTIMATOR_BY_KIND)
    return pr_estimate_ratio (sum, over, n, level);
  return pr_estimate_mean (sum, over, n, level);
}
