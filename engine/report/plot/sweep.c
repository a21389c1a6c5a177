/* What each factor of a sweep changes: the difference to the scenario as it is. */
#include "report/plot/rows.h"
#include "report/table/metric-words.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/table/comparison.h"
#include "report/text/labels.h"

#include "kernel/i18n.h"

#include <math.h>
#include <string.h>

#define TITLE_WIDTH 90
#define NAME_WIDTH 40

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("factor", N_ ("number of the factor, from 0; two blank lines between factors")),
  PR_PLOT_COLUMN ("level", "", PR_KIND_NUMBER,
                  N_ ("number of the value among the factor's, from 0")),
  PR_PLOT_COLUMN_HW ("difference", N_ ("of the first metric"), PR_KIND_MEAN,
                     N_ ("to the scenario as it is, mean over the points with that value; of the "
                         "first metric that has a value")),
};

/* The different values of a factor, in the order of the points; for a range, its two halves. */
static GPtrArray *
levels_of (const pr_sweep *s, guint factor)
{
  GPtrArray *levels = g_ptr_array_new ();
  for (guint k = 0; k < s->design->points->len; k++)
    {
      char *value = ((char **) s->design->points->pdata[k])[factor];
      if (value != NULL && !g_ptr_array_find_with_equal_func (levels, value, g_str_equal, NULL))
        g_ptr_array_add (levels, value);
    }
  return levels;
}

/* The pairs' differences in a metric, averaged over the points that have the value. */
static pr_paired
effect_of (const pr_sweep *s, size_t metric, guint factor, const char *level)
{
  guint n = 0;
  g_autofree double *x = g_new0 (double, s->n + 1);
  for (guint k = 0; k < s->design->points->len; k++)
    {
      const char *value = ((char **) s->design->points->pdata[k])[factor];
      if (value == NULL || strcmp (value, level) != 0)
        continue;
      for (uint32_t r = 0; r < s->n; r++)
        x[r] += pr_sweep_values (s, k + 1, metric)[r];
      n++;
    }
  for (uint32_t r = 0; r < s->n; r++)
    x[r] /= n;
  return pr_paired_of (x, pr_sweep_values (s, 0, metric), s->n, s->level);
}

/* Where a value stands on its axis: when factors vary one at a time, at its ordinal number; else at
 * the value itself, if that is a number. */
static double
position_of (const pr_sweep *s, const char *value, guint number)
{
  char *end;
  double x = g_ascii_strtod (value, &end);
  return s->design->kind == PR_DESIGN_ONE || end == value ? number : x;
}

static gboolean
any (const pr_plot_source *of)
{
  return pr_sweep_plotted (of->sweep) < of->sweep->n_metrics;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_sweep *s = of->sweep;
  size_t metric = pr_sweep_plotted (s);
  double scale = pr_figure_scale (s->metrics[metric]);
  for (guint i = 0; i < s->design->factors->len; i++)
    {
      g_autoptr (GPtrArray) levels = levels_of (s, i);
      if (i > 0)
        g_string_append (csv->out, "\n\n");
      for (guint v = 0; v < levels->len; v++)
        {
          pr_paired d = effect_of (s, metric, i, levels->pdata[v]);
          pr_csv_number (csv, i);
          pr_csv_number (csv, position_of (s, levels->pdata[v], v));
          pr_csv_number (csv, scale * pr_moments_mean (&d.difference));
          pr_csv_number (csv, isnan (d.half_width) ? 0 : scale * d.half_width);
          pr_csv_end_row (csv);
        }
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_sweep *s = of->sweep;
  const pr_figure *metric = s->metrics[pr_sweep_plotted (s)];
  guint n = s->design->factors->len;
  g_autoptr (GString) title = g_string_new (NULL);
  g_auto (GStrv) names = g_new0 (char *, n + 1), ranges = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) levels = levels_of (s, i);
      const char *first = levels->len > 0 ? levels->pdata[0] : "",
                 *last = levels->len > 0 ? levels->pdata[levels->len - 1] : "";
      names[i] = g_strdup (g_array_index (s->design->factors, pr_factor, i).name);
      ranges[i] = g_strdup_printf ("%s … %s", first, last);
    }
  g_autofree char *what = pr_metric_words (metric);
  g_autofree char *x
      = g_strdup_printf (_ ("difference in %s to the scenario as it is, %s"), what,
                         pr_figure_scale (metric) == 100 ? _ ("points") : pr_figure_unit (metric));
  g_autofree char *subtitle = g_strdup_printf (
      _ ("points: %u, paired replications of each: %u%s"), s->design->points->len, s->n,
      s->design->kind == PR_DESIGN_ONE ? _ ("; orange: a factor's first value") : "");
  pr_label_cut (title, s->design->name, TITLE_WIDTH);
  pr_rows_text (rows, "title", title->str);
  pr_rows_text (rows, "subtitle", subtitle);
  pr_rows_number (rows, "n", n);
  pr_rows_number (rows, "lines", s->design->kind != PR_DESIGN_ONE);
  pr_rows_number (rows, "joined", s->design->kind == PR_DESIGN_GRID);
  pr_rows_names (rows, "factor", (const char *const *) names, n, NAME_WIDTH);
  pr_rows_names (rows, "range", (const char *const *) ranges, n, NAME_WIDTH);
  pr_rows_text (rows, "x_label", x);
  pr_rows_text (rows, "l_bars", _ ("half-widths"));
}

const pr_plot pr_sweep_plot = {
  PR_PLOT_TABLE ("sweep", N_ ("Of sweep: what each value of each factor does."), columns),
  .kind = PR_RESULTS_SWEEP,
  .words = N_ ("What each factor changes."),
  .any = any,
  .data = data,
  .texts = texts,
};
