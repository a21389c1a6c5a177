/* How far places are from failing: their brackets as bars, the narrowest first. */
#include "report/plot/rows.h"
#include "report/text/text.h"

#include "kernel/i18n.h"

#include <math.h>

#define MOST_PLACES 40
#define NAME_WIDTH 30

static const pr_out_column columns[] = {
  PR_PLOT_COLUMN ("place", "", PR_KIND_NUMBER,
                  N_ ("number of the place, from 0, the narrowest margin first")),
  PR_PLOT_COLUMN ("margin_low", /* xgettext:no-c-format */ NP_ ("unit", "% or officers"),
                  PR_KIND_NUMBER, N_ ("as in margins.csv; 0 when it fails there")),
  PR_PLOT_COLUMN ("margin_high", /* xgettext:no-c-format */ NP_ ("unit", "% or officers"),
                  PR_KIND_NUMBER, N_ ("as in margins.csv")),
  PR_PLOT_COLUMN ("full_at", NP_ ("unit", "% or officers"), PR_KIND_NUMBER,
                  N_ ("as in margins.csv")),
  PR_PLOT_KEY ("code", N_ ("code of the place")),
};

static uint32_t
shown (const pr_margins *m)
{
  return MIN (m->search->n, MOST_PLACES);
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_margins *m = of->margins;
  g_autofree uint32_t *order = pr_margins_order (m);
  for (uint32_t k = 0; k < shown (m); k++)
    {
      pr_margin margin = pr_margin_of (m->search, order[k]);
      const pr_margin_rough *rough = &m->rough[m->places[order[k]]];
      pr_csv_number (csv, k);
      pr_csv_number (csv, margin.low != PR_MARGIN_NONE ? margin.low : 0);
      pr_csv_number (csv, margin.high != PR_MARGIN_NONE ? (double) margin.high : NAN);
      pr_csv_number (csv, isfinite (rough->full) ? rough->full : NAN);
      pr_csv_text (csv, m->change->world->places[m->places[order[k]]].code);
      pr_csv_end_row (csv);
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  static const char *const axes[PR_N_MARGINS_OF]
      = { /* xgettext:no-c-format */ N_ ("% more that comes"),
          /* xgettext:no-c-format */ N_ ("% more effort"), N_ ("officers missing") };
  const pr_margins *m = of->margins;
  const pr_world *w = m->change->world;
  g_autofree uint32_t *order = pr_margins_order (m);
  g_autofree const char **names = g_new0 (const char *, shown (m) + 1);
  char ready[PR_NUMBER_SIZE];
  uint32_t most = 0;
  for (uint32_t k = 0; k < shown (m); k++)
    names[k] = w->places[m->places[order[k]]].name;
  for (guint k = 0; k < m->search->tried->len; k++)
    most = MAX (most, pr_margin_tried (m->search, k)->step);
  g_autofree char *subtitle = g_strdup_printf (
      NGETTEXT (
          "%s; %u paired replication a step; a place fails when it is ready in fewer than %s %%",
          "%s; %u paired replications a step; a place fails when it is ready in fewer than %s %%",
          m->n),
      m->change->place == PR_NONE32 ? _ ("all places at once") : _ ("at this place only"), m->n,
      pr_text_percent (ready, m->ready));
  pr_rows_text (rows, "title", _ ("Distance to failure"));
  pr_rows_text (rows, "subtitle", subtitle);
  pr_rows_number (rows, "n", shown (m));
  pr_rows_number (rows, "most", MAX (most, 1));
  pr_rows_names (rows, "name", (const char *const *) names, shown (m), NAME_WIDTH);
  pr_rows_text (rows, "x_label", _ (axes[m->change->of]));
  pr_rows_text (rows, "l_ready", _ ("ready"));
  pr_rows_text (rows, "l_bracket", _ ("fails in here"));
  pr_rows_text (rows, "l_whole", _ ("has not failed"));
  pr_rows_text (rows, "l_rough", _ ("full, by the rough cut"));
}

const pr_plot pr_margins_plot = {
  PR_PLOT_TABLE ("margins", N_ ("Of margin: the 40 places with the narrowest margins."), columns),
  .kind = PR_RESULTS_MARGINS,
  .words = N_ ("How far places are from failing, the narrowest margin first."),
  .data = data,
  .texts = texts,
};
