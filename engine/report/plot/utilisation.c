/* The fullest pools. */
#include "report/plot/rows.h"
#include "figure/findings.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/labels.h"
#include "report/text/text.h"

#include "kernel/i18n.h"
#include "model/shown.h"

#include <math.h>

#define POOLS 20
#define ITEM_WIDTH 54
#define NAME_LEAST 16 /* cells of a place's name */

static const pr_out_column columns[] = {
  PR_PLOT_COLUMN ("row", "", PR_KIND_NUMBER,
                  N_ ("row of the chart, from 0 at the top: the fullest pool")),
  PR_PLOT_COLUMN_HW ("utilisation", N_ ("percent"), PR_KIND_RATIO, N_ ("scheduled utilisation")),
  PR_PLOT_KEY ("place", N_ ("code of the place")),
  PR_PLOT_KEY ("pool", N_ ("name of the pool")),
};

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree pr_ranked *pools = pr_fullest_pools (r, &n);
  for (size_t k = 0; k < MIN (n, POOLS); k++)
    {
      const pr_pool *pool = &r->world->pools[pools[k].i];
      pr_moments m = pr_reduce_named (r, PR_OF_POOL, "utilisation", pools[k].i);
      pr_csv_number (csv, (double) k);
      pr_csv_number (csv, 100 * m.mean);
      pr_csv_number (csv, 100 * pr_half_width (r, &m));
      pr_csv_text (csv, r->world->places[pool->place].code);
      pr_csv_text (csv, pool->name);
      pr_csv_end_row (csv);
    }
}

/* "Phường Hà Lầm · reception (7)": the place's name is cut first. Free with g_free. */
static char *
name_of (const pr_world *w, const pr_pool *pool)
{
  g_autofree char *rest
      = g_strdup_printf (" · %s (%u)", pr_shown (w, PR_NAMED_POOL, pool->name), pool->count);
  GString *out = g_string_new (NULL);
  pr_label_cut (out, w->places[pool->place].name,
                MAX (ITEM_WIDTH - pr_text_width (rest), NAME_LEAST));
  return g_string_free (g_string_append (out, rest), FALSE);
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  size_t n;
  double most = 100;
  g_autofree pr_ranked *pools = pr_fullest_pools (r, &n);
  g_auto (GStrv) names = g_new0 (char *, POOLS + 1);
  n = MIN (n, POOLS);
  for (size_t k = 0; k < n; k++)
    {
      names[k] = name_of (r->world, &r->world->pools[pools[k].i]);
      most = fmax (most, 105 * pools[k].score);
    }
  pr_rows_head (rows, r, _ ("The fullest pools of staff"));
  pr_rows_text (rows, "words",
                _ ("In brackets: officers. Thin bars: half-widths. Above the dashed line a pool "
                   "counts as overloaded."));
  pr_rows_text (rows, "x_label", _ ("scheduled utilisation: time at work / time on duty"));
  pr_rows_number (rows, "pools", (double) n);
  pr_rows_names (rows, "pool", (const char *const *) names, n, ITEM_WIDTH);
  pr_rows_number (rows, "x_most", ceil (most / 20) * 20);
  pr_rows_number (rows, "threshold", 100 * PR_OVERLOAD_UTILISATION);
}

const pr_plot pr_utilisation_plot = {
  PR_PLOT_TABLE ("utilisation", N_ ("The twenty fullest pools."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 6,
  .words = N_ ("The fullest pools."),
  .data = data,
  .texts = texts,
};
