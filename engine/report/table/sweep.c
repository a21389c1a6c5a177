#include "report/table/sweep.h"

#include "report/table/comparison.h"
#include "report/table/csv.h"
#include "report/text/labels.h"
#include "report/plot/rows.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

#define SHOWN 12 /* points in the summary */
#define WIDTH 79
#define WORDS_WIDTH 31

/* Cells on the plot. */
#define TITLE_WIDTH 90
#define NAME_WIDTH 40

static const double *
values_of (const pr_sweep *s, guint point, size_t metric)
{
  return s->value + (point * s->n_metrics + metric) * s->n;
}

static guint
n_points (const pr_sweep *s)
{
  return s->design->points->len + 1;
}

/* The paired difference of a point to the scenario as it is; of point 0 it is 0. */
static pr_paired
paired (const pr_sweep *s, guint point, size_t metric)
{
  return pr_paired_of (values_of (s, point, metric), values_of (s, 0, metric), s->n, s->level);
}

static char *
words_of (const pr_sweep *s, guint point)
{
  return point == 0 ? g_strdup (_ ("as it is")) : pr_design_words (s->design, point - 1);
}

static char *
sweep_table (const pr_sweep *s)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_SWEEP);
  for (guint k = 0; k < n_points (s); k++)
    for (size_t m = 0; m < s->n_metrics; m++)
      {
        pr_paired d = paired (s, k, m);
        g_autofree char *words = words_of (s, k);
        pr_csv_number (&csv, k);
        pr_csv_text (&csv, words);
        pr_csv_text (&csv, s->metrics[m]->name);
        pr_csv_number (&csv, pr_moments_mean (&d.second));
        pr_csv_number (&csv, pr_moments_half_width (&d.second, s->level));
        pr_csv_number (&csv, pr_moments_mean (&d.difference));
        pr_csv_number (&csv, d.half_width);
        pr_csv_end_row (&csv);
      }
  return pr_csv_end (&csv);
}

static char *
factors_table (const pr_sweep *s)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_FACTORS);
  for (guint k = 0; k < s->design->points->len; k++)
    for (guint i = 0; i < s->design->factors->len; i++)
      {
        const char *value = ((char **) s->design->points->pdata[k])[i];
        pr_csv_number (&csv, k + 1);
        pr_csv_text (&csv, g_array_index (s->design->factors, pr_factor, i).name);
        pr_csv_text (&csv, value != NULL ? value : "");
        pr_csv_end_row (&csv);
      }
  return pr_csv_end (&csv);
}

/* The different values of a factor, in the order of the points; of a range two halves. */
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

/* The metric of the plot: the first that has a difference anywhere; n_metrics without one. */
static size_t
plotted (const pr_sweep *s)
{
  size_t m = 0;
  for (bool found = false; m < s->n_metrics; m++)
    {
      for (guint k = 1; k < n_points (s) && !found; k++)
        found = paired (s, k, m).difference.n > 0;
      if (found)
        break;
    }
  return m;
}

/* Mean over the points with a value of the pairs' differences in a metric. */
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
        x[r] += values_of (s, k + 1, metric)[r];
      n++;
    }
  for (uint32_t r = 0; r < s->n; r++)
    x[r] /= n;
  return pr_paired_of (x, values_of (s, 0, metric), s->n, s->level);
}

/* Where a value stands on its axis: one at a time, its number; else what it is, if that is a
 * number. */
static double
position_of (const pr_sweep *s, const char *value, guint number)
{
  char *end;
  double x = g_ascii_strtod (value, &end);
  return s->design->kind == PR_DESIGN_ONE || end == value ? number : x;
}

static char *
plot_table (const pr_sweep *s)
{
  pr_csv csv;
  size_t metric = plotted (s);
  double scale = metric < s->n_metrics ? pr_metric_scale (s->metrics[metric]) : 1;
  pr_csv_begin (&csv, PR_FILE_PLOT_SWEEP);
  for (guint i = 0; i < s->design->factors->len && metric < s->n_metrics; i++)
    {
      g_autoptr (GPtrArray) levels = levels_of (s, i);
      if (i > 0)
        g_string_append (csv.out, "\n\n");
      for (guint v = 0; v < levels->len; v++)
        {
          pr_paired d = effect_of (s, metric, i, levels->pdata[v]);
          pr_csv_number (&csv, i);
          pr_csv_number (&csv, position_of (s, levels->pdata[v], v));
          pr_csv_number (&csv, scale * pr_moments_mean (&d.difference));
          pr_csv_number (&csv, isnan (d.half_width) ? 0 : scale * d.half_width);
          pr_csv_end_row (&csv);
        }
    }
  return pr_csv_end (&csv);
}

char *
pr_sweep_table (const pr_sweep *s, pr_file_id file)
{
  switch (file)
    {
    case PR_FILE_SWEEP:
      return sweep_table (s);
    case PR_FILE_FACTORS:
      return factors_table (s);
    case PR_FILE_PLOT_SWEEP:
      return plot_table (s);
    default:
      g_assert_not_reached ();
    }
}

char *
pr_sweep_texts (const pr_sweep *s)
{
  size_t m = plotted (s);
  if (m == s->n_metrics)
    return NULL;
  const pr_out_column *metric = s->metrics[m];
  guint n = s->design->factors->len;
  GString *rows = g_string_new (NULL), *title = g_string_new (NULL);
  g_auto (GStrv) names = g_new0 (char *, n + 1), ranges = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) levels = levels_of (s, i);
      const char *first = levels->len > 0 ? levels->pdata[0] : "",
                 *last = levels->len > 0 ? levels->pdata[levels->len - 1] : "";
      names[i] = g_strdup (g_array_index (s->design->factors, pr_factor, i).name);
      ranges[i] = g_strdup_printf ("%s … %s", first, last);
    }
  g_autofree char *x
      = g_strdup_printf (_ ("difference in %s to the scenario as it is, %s"), metric->name,
                         pr_metric_scale (metric) == 100 ? _ ("points") : pr_metric_unit (metric));
  g_autofree char *subtitle = g_strdup_printf (
      NGETTEXT ("%u point, %u paired replications each%s",
                "%u points, %u paired replications each%s", s->design->points->len),
      s->design->points->len, s->n,
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
  g_string_free (title, TRUE);
  return g_string_free (rows, FALSE);
}

/* Variance of the points' true means: what their estimates vary more than chance explains. */
static void
append_spread (const pr_sweep *s, size_t metric, GString *out)
{
  pr_moments means = { 0 };
  double within = 0, scale = pr_metric_scale (s->metrics[metric]);
  char a[PR_NUMBER_SIZE], b[PR_NUMBER_SIZE];
  for (guint k = 1; k < n_points (s); k++)
    {
      pr_moments m = { 0 };
      for (uint32_t r = 0; r < s->n; r++)
        if (!isnan (values_of (s, k, metric)[r]))
          pr_moments_add (&m, values_of (s, k, metric)[r]);
      if (m.n < 2)
        return;
      pr_moments_add (&means, m.mean);
      within += pow (pr_moments_sd (&m), 2) / s->design->points->len;
    }
  if (means.n < 2)
    return;
  double between = fmax (0, pow (pr_moments_sd (&means), 2) - within / s->n);
  double x = scale * sqrt (between), y = scale * sqrt (within);
  g_string_append_printf (
      out, _ ("  spread of %s: standard deviation %s from the factors, %s from chance\n"),
      s->metrics[metric]->name, pr_text_fixed (a, x, pr_text_decimals (x, x, 5)),
      pr_text_fixed (b, y, pr_text_decimals (y, y, 5)));
}

/* What a point is, whole: on lines of its own when it is longer than its column. */
static void
append_words (GString *out, const char *words)
{
  gboolean fits = pr_text_width (words) <= WORDS_WIDTH;
  if (!fits)
    pr_text_wrap (out, words, 2, WIDTH);
  g_string_append (out, "  ");
  pr_text_cell (out, fits ? words : "", WORDS_WIDTH, FALSE);
}

char *
pr_sweep_summary (const pr_sweep *s)
{
  GString *out = g_string_new (NULL);
  g_string_append_printf (out, _ ("SWEEP %s: %u points, %u replications each\n"), s->design->name,
                          s->design->points->len, s->n);
  for (size_t m = 0; m < s->n_metrics; m++)
    {
      double scale = pr_metric_scale (s->metrics[m]);
      g_string_append_printf (out, "\n%s, %s\n", s->metrics[m]->name,
                              pr_metric_unit (s->metrics[m]));
      for (guint k = 0; k < MIN (n_points (s), SHOWN + 1); k++)
        {
          pr_paired d = paired (s, k, m);
          g_autofree char *words = words_of (s, k);
          g_autofree char *is
              = pr_text_plus_minus (scale * pr_moments_mean (&d.second),
                                    scale * pr_moments_half_width (&d.second, s->level), 4);
          g_autofree char *by = pr_text_plus_minus (scale * pr_moments_mean (&d.difference),
                                                    scale * d.half_width, 5);
          append_words (out, words);
          pr_text_cell (out, is, 19, TRUE);
          if (k > 0)
            {
              g_string_append (out, d.difference.mean > 0 ? "   +" : "   ");
              g_string_append (out, by);
            }
          pr_text_end_line (out);
        }
      if (n_points (s) > SHOWN + 1)
        g_string_append_printf (out, _ ("  and %u points more: sweep.csv\n"),
                                n_points (s) - SHOWN - 1);
      append_spread (s, m, out);
    }
  return g_string_free (out, FALSE);
}
