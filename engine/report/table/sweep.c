#include "report/table/sweep.h"

#include "figure/reduce.h"
#include "report/table/comparison.h"
#include "report/table/csv.h"
#include "report/table/metric-words.h"
#include "report/text/labels.h"
#include "report/text/tell.h"
#include "report/text/text.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

#define SHOWN 12 /* points in the summary */
#define WIDTH 79
#define WORDS_WIDTH 31

const double *
pr_sweep_values (const pr_sweep *s, guint point, size_t metric)
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
  return pr_paired_of (pr_sweep_values (s, point, metric), pr_sweep_values (s, 0, metric), s->n,
                       s->level);
}

static char *
words_of (const pr_sweep *s, guint point)
{
  return point == 0 ? g_strdup ("as it is") : pr_design_words (s->design, point - 1);
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
        pr_csv_number (&csv, pr_kind_half_width (s->metrics[m]->kind, &d.second, s->level));
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

size_t
pr_sweep_plotted (const pr_sweep *s)
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

char *
pr_sweep_table (const pr_sweep *s, pr_file_id file)
{
  switch (file)
    {
    case PR_FILE_SWEEP:
      return sweep_table (s);
    case PR_FILE_FACTORS:
      return factors_table (s);
    default:
      g_assert_not_reached ();
    }
}

/* Variance of the points' true means: what their estimates vary more than chance explains. */
static void
append_spread (const pr_sweep *s, size_t metric, GString *out)
{
  pr_moments means = { 0 };
  double within = 0, scale = pr_figure_scale (s->metrics[metric]);
  char a[PR_NUMBER_SIZE], b[PR_NUMBER_SIZE];
  for (guint k = 1; k < n_points (s); k++)
    {
      pr_moments m = { 0 };
      for (uint32_t r = 0; r < s->n; r++)
        if (!isnan (pr_sweep_values (s, k, metric)[r]))
          pr_moments_add (&m, pr_sweep_values (s, k, metric)[r]);
      if (m.n < 2)
        return;
      pr_moments_add (&means, m.mean);
      within += pow (pr_moments_sd (&m), 2) / s->design->points->len;
    }
  if (means.n < 2)
    return;
  double between = fmax (0, pow (pr_moments_sd (&means), 2) - within / s->n);
  double x = scale * sqrt (between), y = scale * sqrt (within);
  g_autofree char *name = pr_metric_words (s->metrics[metric]);
  g_autofree char *words
      = g_strdup_printf (_ ("spread of %s: standard deviation %s from the factors, %s from chance"),
                         name, pr_text_fixed (a, x, pr_text_decimals (x, x, 5)),
                         pr_text_fixed (b, y, pr_text_decimals (y, y, 5)));
  g_string_append (out, "  ");
  pr_text_wrap (out, words, 4, WIDTH);
}

/* A factor's value, with numbers as people write them. */
static void
append_value (GString *out, const char *text)
{
  char number[PR_NUMBER_SIZE], *end;
  pr_time time;
  g_autofree char *why = NULL;
  double x = g_ascii_strtod (text, &end);
  if (pr_language_now () == PR_LANGUAGE_EN || end == text)
    g_string_append (out, text);
  else if (strcmp (end, "%") == 0)
    g_string_append_printf (out, P_ ("share", "%s%%"), pr_text_given (number, x));
  else if (*end == '\0')
    g_string_append (out, pr_text_given (number, x));
  else if (pr_value_duration (text, &time, &why))
    pr_tell_duration (out, time);
  else
    g_string_append (out, text);
}

char *
pr_sweep_point (const pr_design *d, guint point)
{
  GString *out = g_string_new (NULL);
  char **values = d->points->pdata[point];
  /* Other languages have commas in their numbers. */
  const char *between = pr_language_now () == PR_LANGUAGE_EN ? ", " : P_ ("list", "; ");
  for (guint i = 0; i < d->factors->len; i++)
    if (values[i] != NULL)
      {
        g_string_append_printf (out, "%s%s = ", out->len > 0 ? between : "",
                                g_array_index (d->factors, pr_factor, i).name);
        append_value (out, values[i]);
      }
  return g_string_free (out, FALSE);
}

/* The full description of a point, on lines of its own if it is longer than its column. */
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
  g_string_append_printf (out, _ ("SWEEP %s: points %u, replications of each %u\n"),
                          s->design->name, s->design->points->len, s->n);
  for (size_t m = 0; m < s->n_metrics; m++)
    {
      double scale = pr_figure_scale (s->metrics[m]);
      g_autofree char *name = pr_metric_words (s->metrics[m]);
      g_string_append_printf (out, "\n%s, %s\n", name, pr_figure_unit (s->metrics[m]));
      for (guint k = 0; k < MIN (n_points (s), SHOWN + 1); k++)
        {
          pr_paired d = paired (s, k, m);
          g_autofree char *words
              = k == 0 ? g_strdup (_ ("as it is")) : pr_sweep_point (s->design, k - 1);
          g_autofree char *is = pr_text_plus_minus (
              scale * pr_moments_mean (&d.second),
              scale * pr_kind_half_width (s->metrics[m]->kind, &d.second, s->level), 4);
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
        g_string_append_printf (out, _ ("  and %u more: sweep.csv\n"), n_points (s) - SHOWN - 1);
      append_spread (s, m, out);
    }
  return g_string_free (out, FALSE);
}
