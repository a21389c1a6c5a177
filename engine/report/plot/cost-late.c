/* What the points of a sweep cost, and how much is late there. */
#include "report/plot/rows.h"

#include "kernel/i18n.h"
#include "report/text/labels.h"

#include <math.h>
#include <string.h>

#define TITLE_WIDTH 90
#define WORDS_WIDTH 34
#define MOST_TOLD 16

static const pr_out_column columns[] = {
  PR_PLOT_KEY ("point", N_ ("number of the point; 0 is the scenario as it is")),
  PR_PLOT_COLUMN_HW ("cost", N_ ("million dong"), PR_KIND_MEAN, N_ ("cost of the province")),
  PR_PLOT_COLUMN_HW ("late", N_ ("dossiers, or %"), PR_KIND_MEAN,
                     N_ ("late_count, or where the sweep has only on_time, 100 - it")),
  PR_PLOT_COLUMN ("best", "", PR_KIND_NUMBER,
                  N_ ("1: no point that costs less, or the same, has fewer late")),
};

/* Its number among the sweep's metrics; n_metrics: it is not there, or has no value at some
 * point. */
static size_t
metric_of (const pr_sweep *s, const char *name)
{
  size_t m = 0;
  while (m < s->n_metrics && strcmp (s->metrics[m]->name, name) != 0)
    m++;
  for (guint k = 0; m < s->n_metrics && k <= s->design->points->len; k++)
    {
      bool some = false;
      for (uint32_t r = 0; r < s->n; r++)
        some |= !isnan (pr_sweep_values (s, k, m)[r]);
      if (!some)
        return s->n_metrics;
    }
  return m;
}

static size_t
late_metric (const pr_sweep *s)
{
  size_t m = metric_of (s, "late_count");
  return m < s->n_metrics ? m : metric_of (s, "on_time");
}

static gboolean
any (const pr_plot_source *of)
{
  const pr_sweep *s = of->sweep;
  return metric_of (s, "cost") < s->n_metrics && late_metric (s) < s->n_metrics;
}

/* In the plot's units. */
static pr_moments
moments_of (const pr_sweep *s, guint point, size_t metric)
{
  pr_moments m = { 0 };
  const double *x = pr_sweep_values (s, point, metric);
  const char *name = s->metrics[metric]->name;
  for (uint32_t r = 0; r < s->n; r++)
    pr_moments_add (&m, strcmp (name, "cost") == 0      ? x[r] / 1e6
                        : strcmp (name, "on_time") == 0 ? 100 * (1 - x[r])
                                                        : x[r]);
  return m;
}

/* Whether no other point is better in one of the two and as good in the other. */
static bool
is_best (const pr_sweep *s, guint point)
{
  size_t cost = metric_of (s, "cost"), late = late_metric (s);
  double own_cost = moments_of (s, point, cost).mean, own_late = moments_of (s, point, late).mean;
  for (guint k = 0; k <= s->design->points->len; k++)
    {
      double x = moments_of (s, k, cost).mean, y = moments_of (s, k, late).mean;
      if (x <= own_cost && y <= own_late && (x < own_cost || y < own_late))
        return false;
    }
  return true;
}

static void
write_moments (const pr_sweep *s, pr_csv *csv, const pr_moments *m)
{
  double hw = pr_moments_half_width (m, s->level);
  pr_csv_number (csv, m->mean);
  pr_csv_number (csv, isnan (hw) ? 0 : hw);
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_sweep *s = of->sweep;
  size_t cost = metric_of (s, "cost"), late = late_metric (s);
  for (guint k = 0; k <= s->design->points->len; k++)
    {
      pr_moments x = moments_of (s, k, cost), y = moments_of (s, k, late);
      pr_csv_number (csv, k);
      write_moments (s, csv, &x);
      write_moments (s, csv, &y);
      pr_csv_number (csv, is_best (s, k));
      pr_csv_end_row (csv);
    }
}

/* What the best points are, by number. */
static void
tell_best (const pr_sweep *s, GString *rows)
{
  guint told = 0;
  for (guint k = 0; k <= s->design->points->len && told < MOST_TOLD; k++)
    {
      if (!is_best (s, k))
        continue;
      g_autofree char *words
          = k == 0 ? g_strdup (_ ("as it is")) : pr_sweep_point (s->design, k - 1);
      g_autofree char *line = g_strdup_printf ("%u  %s", k, words);
      g_autoptr (GString) cut = g_string_new (NULL);
      pr_label_cut (cut, line, WORDS_WIDTH);
      pr_rows_at (rows, "best", told++, cut->str);
    }
  pr_rows_number (rows, "n_best", told);
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_sweep *s = of->sweep;
  bool counted = metric_of (s, "late_count") < s->n_metrics;
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *subtitle = g_strdup_printf (_ ("points: %u, paired replications of each: %u"),
                                               s->design->points->len, s->n);
  pr_label_cut (title, s->design->name, TITLE_WIDTH);
  pr_rows_text (rows, "title", title->str);
  pr_rows_text (rows, "subtitle", subtitle);
  pr_rows_text (rows, "x_label", _ ("cost, million dong"));
  pr_rows_text (rows, "y_label",
                counted ? _ ("late dossiers")
                        : /* xgettext:no-c-format */ _ ("late, % of those due"));
  pr_rows_text (rows, "l_best", _ ("no cheaper point has fewer late"));
  pr_rows_text (rows, "l_others", _ ("other points"));
  pr_rows_text (rows, "l_base", _ ("as it is"));
  tell_best (s, rows);
}

const pr_plot pr_cost_late_plot = {
  PR_PLOT_TABLE ("cost-late", N_ ("Of sweep: what each point costs, and what is late there."),
                 columns),
  .kind = PR_RESULTS_SWEEP,
  .words = N_ ("What the points cost, and how much is late."),
  .any = any,
  .data = data,
  .texts = texts,
};
