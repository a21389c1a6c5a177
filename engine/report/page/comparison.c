/* The page of a comparison. */
#include "report/page/shared.h"

#include "report/table/metric-words.h"
#include "kernel/i18n.h"
#include "figure/question.h"
#include "report/text/text.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const pr_html_column metrics[] = {
  { "metric", NP_ ("column", "metric") },
  { "scenario", NP_ ("column", "scenario") },
  { "mean", NP_ ("column", "mean") },
  { "difference", NP_ ("column", "difference to the first") },
  { "p", NP_ ("column", "p") },
  { "saved", NP_ ("column", "variance saved by pairing") },
  { "verdict", NP_ ("column", "verdict") },
  { NULL, NULL },
};
static const pr_html_table province = {
  .id = "province-table",
  .caption = N_ ("Differences of the province"),
  .what = NP_ ("rows", "differences"),
  .columns = metrics,
  .file = &pr_out_files[PR_FILE_COMPARISON],
};

static const pr_html_column of_the_places[] = {
  { "name", NP_ ("column", "place") },
  { "type", NP_ ("column", "type") },
  { "scenario", NP_ ("column", "scenario") },
  { "metric", NP_ ("column", "metric") },
  { "mean", NP_ ("column", "mean") },
  { "difference", NP_ ("column", "difference to the first") },
  { "p_holm", NP_ ("column", "p, adjusted") },
  { "verdict", NP_ ("column", "verdict") },
  { NULL, NULL },
};
static const pr_html_table places = {
  .id = "places-table",
  .caption = N_ ("Differences of the places"),
  .what = NP_ ("rows", "differences"),
  .columns = of_the_places,
  .file = &pr_out_files[PR_FILE_COMPARISON_PLACES],
  .largest_first = "-p_holm",
  .most = 3000,
};

static const pr_html_column of_measures[] = {
  { "scenario", NP_ ("column", "scenario") },
  { "measure", NP_ ("column", "measure") },
  { "fired_in", NP_ ("column", "ordered in") },
  { "fired", NP_ ("column", "ordered") },
  { "first", NP_ ("column", "first on") },
  { "days", NP_ ("column", "in force") },
  { "refused", NP_ ("column", "refused") },
  { "cost", NP_ ("column", "cost") },
  { "late_avoided", NP_ ("column", "late dossiers avoided") },
  { "cost_of_late", NP_ ("column", "cost of each") },
  { "cost_of_late_low", NP_ ("column", "at least") },
  { "cost_of_late_high", NP_ ("column", "at most") },
  { NULL, NULL },
};
static const pr_html_table measures = {
  .id = "measures-table",
  .caption = N_ ("Measures"),
  .what = NP_ ("rows", "measures"),
  .columns = of_measures,
  .file = &pr_out_files[PR_FILE_COMPARISON_MEASURES],
};

#define VERDICT_COLUMNS                                                                            \
  { "scenario", NP_ ("column", "scenario") },                                                      \
      { "verdict_first", NP_ ("column", "verdict in the first") },                                 \
      { "verdict", NP_ ("column", "verdict") }, { "verdict_change", NP_ ("column", "change") },    \
      { "settled", NP_ ("column", "settled") },                                                    \
      { "share_first", NP_ ("column", "passes in the first") },                                    \
      { "share", NP_ ("column", "passes") }, { "better", NP_ ("column", "better in") },            \
      { "worse", NP_ ("column", "worse in") },                                                     \
      { "difference", NP_ ("column", "difference, points") },                                      \
      { "difference_low", NP_ ("column", "at least") },                                            \
      { "difference_high", NP_ ("column", "at most") }, { NULL, NULL },

static const pr_html_column of_places[]
    = { { "name", NP_ ("column", "place") }, { "type", NP_ ("column", "type") }, VERDICT_COLUMNS };
static const pr_html_column of_fortnights[] = { { "name", NP_ ("column", "place") },
                                                { "from", NP_ ("column", "fortnight from") },
                                                VERDICT_COLUMNS };
static const pr_html_table verdicts = {
  .id = "verdicts-table",
  .caption = N_ ("Verdicts of all fortnights together"),
  .what = NP_ ("rows", "places"),
  .columns = of_places,
  .file = &pr_out_files[PR_FILE_COMPARISON_VERDICTS],
  .largest_first = "-p",
  .most = 1000,
};
static const pr_html_table fortnights = {
  .id = "fortnights-table",
  .caption = N_ ("Verdicts by fortnight"),
  .what = NP_ ("rows", "fortnights"),
  .columns = of_fortnights,
  .file = &pr_out_files[PR_FILE_COMPARISON_VERDICTS],
  .most = 3000,
};
static const pr_html_column of_costs[] = {
  { "scenario", NP_ ("column", "scenario") },
  { "cost_more", NP_ ("column", "all") },
  { "staff_more", NP_ ("column", "officers' hours") },
  { "overtime_more", NP_ ("column", "overtime") },
  { "waiting_more", NP_ ("column", "visitors' waiting") },
  { "visits_more", NP_ ("column", "visits") },
  { "measures_more", NP_ ("column", "measures") },
  { "late_avoided", NP_ ("column", "late dossiers avoided") },
  { "cost_of_late", NP_ ("column", "cost of each") },
  { "cost_of_late_low", NP_ ("column", "at least") },
  { "cost_of_late_high", NP_ ("column", "at most") },
  { NULL, NULL },
};
static const pr_html_table costs = {
  .id = "costs-table",
  .caption = N_ ("Cost"),
  .what = NP_ ("rows", "scenarios"),
  .columns = of_costs,
  .file = &pr_out_files[PR_FILE_COMPARISON_COSTS],
};

/* Shares become percent; metrics are words and say their unit, which differs from row to row. */
static void
tell_units (pr_grid *grid)
{
  static const char *const figures[]
      = { "mean", "mean_hw", "difference", "difference_hw", "joint_hw" };
  int at = pr_grid_column (grid, "metric");
  for (gsize row = 0; row < grid->n_rows; row++)
    {
      g_autofree char *why = NULL;
      g_autoptr (pr_question) question = pr_question_read (pr_grid_cell (grid, row, at), &why);
      if (question == NULL)
        continue;
      const pr_figure *metric = &question->figure;
      for (gsize k = 0; k < G_N_ELEMENTS (figures); k++)
        {
          char text[PR_NUMBER_SIZE];
          int column = pr_grid_column (grid, figures[k]);
          double x = pr_grid_number (grid, row, column) * pr_figure_scale (metric);
          if (column >= 0)
            pr_grid_set (grid, row, column, pr_text_number (text, x));
        }
      g_autofree char *name = g_strdelimit (pr_metric_words (metric), "_", ' ');
      g_autofree char *words = g_strdup_printf ("%s, %s", name, pr_figure_unit (metric));
      pr_grid_set (grid, row, at, words);
    }
}

/* On the page, ± is the half-width that decides a place's verdict. */
static void
show_joint (pr_grid *grid)
{
  int own = pr_grid_column (grid, "difference_hw"), joint = pr_grid_column (grid, "joint_hw");
  for (gsize row = 0; row < grid->n_rows && own >= 0 && joint >= 0; row++)
    {
      g_autofree char *text = g_strdup (pr_grid_cell (grid, row, joint));
      pr_grid_set (grid, row, own, text);
    }
}

static const char *
text_of (JsonArray *list, guint k, const char *member)
{
  JsonObject *o = json_array_get_object_element (list, k);
  return json_object_get_string_member_with_default (o, member, "");
}

/* Whether a row is of the scenario and has that verdict; NULL: any. */
static gboolean
says (const pr_grid *s, gsize row, const char *scenario, const char *verdict)
{
  const char *said = pr_grid_cell (s, row, pr_grid_column (s, "verdict"));
  return strcmp (pr_grid_cell (s, row, pr_grid_column (s, "scenario")), scenario) == 0
         && (verdict == NULL || strcmp (said, verdict) == 0);
}

/* "Worse: on time (-0.846 ± 0.029 points), ..." of the province. */
static void
add_metrics (const pr_grid *s, const char *scenario, const char *verdict, const char *word,
             GString *out)
{
  const char *between = "";
  for (gsize row = 0; row < s->n_rows; row++)
    if (says (s, row, scenario, verdict))
      {
        double x = pr_grid_number (s, row, pr_grid_column (s, "difference"));
        g_autofree char *by
            = pr_html_figure (x, pr_grid_number (s, row, pr_grid_column (s, "difference_hw")), "");
        g_autofree char *metric = g_strdup (pr_grid_cell (s, row, pr_grid_column (s, "metric")));
        const char *unit = "";
        char *comma = g_strrstr (metric, ", ");
        if (comma != NULL) /* else it is not one that this version knows */
          {
            *comma = '\0';
            unit = strcmp (comma + 2, "%") == 0 ? _ ("points") : comma + 2;
          }
        if (*between == '\0')
          g_string_append_printf (out, "%s ", word);
        g_string_append_printf (out, "%s%s (%s%s %s)", between, metric, x > 0 ? "+" : "", by, unit);
        between = ", ";
      }
  if (*between != '\0')
    g_string_append (out, ". ");
}

/* Places with that verdict in some metric; NULL: any. */
static gsize
count_places (const pr_grid *s, const char *scenario, const char *verdict)
{
  g_autoptr (GHashTable) with = g_hash_table_new (g_str_hash, g_str_equal);
  int code = pr_grid_column (s, "place");
  for (gsize row = 0; row < s->n_rows; row++)
    if (says (s, row, scenario, verdict))
      g_hash_table_add (with, (gpointer) pr_grid_cell (s, row, code));
  return g_hash_table_size (with);
}

static gboolean
changes (const pr_grid *s, gsize row)
{
  return *pr_grid_cell (s, row, pr_grid_column (s, "verdict_change")) != '\0';
}

/* A verdict of a row in words. */
static const char *
verdict_of (const pr_grid *s, gsize row, const char *column)
{
  const char *said = pr_grid_cell (s, row, pr_grid_column (s, column));
  return *said != '\0' ? _ (said) : _ ("asked nothing");
}

/* What the province is in both. */
static void
add_province (const pr_grid *s, const char *scenario, GString *out)
{
  int place = pr_grid_column (s, "place"), fortnight = pr_grid_column (s, "fortnight"),
      settled = pr_grid_column (s, "settled");
  for (gsize row = 0; row < s->n_rows; row++)
    if (says (s, row, scenario, NULL) && strcmp (pr_grid_cell (s, row, fortnight), "0") == 0
        && strcmp (pr_grid_cell (s, row, place), "*") == 0)
      g_string_append_printf (
          out,
          strcmp (pr_grid_cell (s, row, settled), "no") == 0
              ? _ ("The province, all places added up: %s in the first, %s here, not settled. ")
              : _ ("The province, all places added up: %s in the first, %s here. "),
          verdict_of (s, row, "verdict_first"), verdict_of (s, row, "verdict"));
}

/* How many places are ready in both, and how many change. */
static void
add_ready (const pr_grid *s, const char *scenario, GString *out)
{
  gsize all = 0, first = 0, second = 0, changed = 0, open = 0;
  int place = pr_grid_column (s, "place"), fortnight = pr_grid_column (s, "fortnight"),
      was = pr_grid_column (s, "verdict_first"), is = pr_grid_column (s, "verdict"),
      settled = pr_grid_column (s, "settled");
  for (gsize row = 0; row < s->n_rows; row++)
    {
      if (!says (s, row, scenario, NULL) || strcmp (pr_grid_cell (s, row, fortnight), "0") != 0
          || strcmp (pr_grid_cell (s, row, place), "*") == 0)
        continue;
      all++;
      first += strcmp (pr_grid_cell (s, row, was), "ready") == 0;
      second += strcmp (pr_grid_cell (s, row, is), "ready") == 0;
      changed += changes (s, row);
      open += changes (s, row) && strcmp (pr_grid_cell (s, row, settled), "no") == 0;
    }
  if (all > 0)
    g_string_append_printf (out,
                            NGETTEXT ("Of %zu place, ready in the first: %zu; here: %zu; with "
                                      "another verdict: %zu, of these not settled: %zu. ",
                                      "Of %zu places, ready in the first: %zu; here: %zu; with "
                                      "another verdict: %zu, of these not settled: %zu. ",
                                      all),
                            all, first, second, changed, open);
}

/* Says what is better and worse than in the first, in the province and in how many places. */
static void
put_verdict (pr_page *p, const char *scenario, const char *name)
{
  const pr_grid *s = p->grids[PR_FILE_COMPARISON], *u = p->grids[PR_FILE_COMPARISON_PLACES];
  g_autoptr (GString) words = g_string_new (NULL);
  add_metrics (s, scenario, "worse", _ ("Worse:"), words);
  add_metrics (s, scenario, "better", _ ("Better:"), words);
  add_province (p->grids[PR_FILE_COMPARISON_VERDICTS], scenario, words);
  add_ready (p->grids[PR_FILE_COMPARISON_VERDICTS], scenario, words);
  if (words->len == 0)
    g_string_append (words, _ ("No difference is shown in what is better or worse. "));
  gsize all = count_places (u, scenario, NULL);
  if (all > 0)
    g_string_append_printf (
        words,
        NGETTEXT ("Of %zu place, worse in something: %zu; better in something: %zu.",
                  "Of %zu places, worse in something: %zu; better in something: %zu.", all),
        all, count_places (u, scenario, "worse"), count_places (u, scenario, "better"));
  pr_html_add (p->out, "<p class=\"verdict\"><b>%s.</b> %s</p>", name, words->str);
}

/* All fortnights together, first where pairs differ most clearly; then each fortnight. */
static void
put_verdicts (pr_page *p)
{
  pr_grid *s = p->grids[PR_FILE_COMPARISON_VERDICTS];
  int place = pr_grid_column (s, "place"), name = pr_grid_column (s, "name");
  for (gsize row = 0; row < s->n_rows; row++)
    if (strcmp (pr_grid_cell (s, row, place), "*") == 0)
      pr_grid_set (s, row, name, _ ("The province"));
  g_autoptr (pr_grid) together = pr_grid_where (s, "fortnight", "0", TRUE),
                      each = pr_grid_where (s, "fortnight", "0", FALSE);
  pr_html_add (
      p->out, "<section id=\"verdict\"><h2>%s</h2><p class=\"note\">%s</p>\n", _ ("Verdicts"),
      _ ("Which places the scenario makes ready, and which it does not. Better and worse count "
         "pairs of replications in which the place passes in only one of the two; at least and at "
         "most bound the difference of the shares (Tango, 1998), each row by itself. Not settled: "
         "the replications do not suffice for both verdicts."));
  pr_html_grid (p->out, together, &verdicts);
  pr_html_add (p->out, "<details><summary>%s</summary>\n", _ ("The same by fortnight"));
  pr_html_grid (p->out, each, &fortnights);
  pr_html_put (p->out, "</details></section>\n");
}

static void
put_measures (pr_page *p)
{
  pr_html_add (p->out, "<section id=\"measures\"><h2>%s</h2><p class=\"note\">%s</p>\n",
               _ ("Measures"),
               _ ("What people did when work piled up: means over all replications; the date is "
                  "the median of those in which it was ordered. What a late dossier avoided "
                  "costs is told where some are shown to be avoided."));
  pr_html_grid (p->out, p->grids[PR_FILE_COMPARISON_MEASURES], &measures);
  pr_html_put (p->out, "</section>\n");
}

static void
put_costs (pr_page *p)
{
  pr_html_add (
      p->out, "<section id=\"costs\"><h2>%s</h2><p class=\"note\">%s</p>\n", _ ("Cost"),
      _ ("In dong, more than in the first; below 0: less. What a late dossier avoided costs "
         "is told where some are shown to be avoided."));
  pr_html_grid (p->out, p->grids[PR_FILE_COMPARISON_COSTS], &costs);
  pr_html_put (p->out, "</section>\n");
}

void
pr_page_comparison (pr_page *p)
{
  static const char *const links[][2]
      = { { "province", N_ ("Province") }, { "verdict", N_ ("Verdicts") },
          { "measures", N_ ("Measures") }, { "costs", N_ ("Cost") },
          { "plots", N_ ("Plot") },        { "places", N_ ("Places") },
          { "manifest", N_ ("Manifest") } };
  JsonArray *list = json_object_get_array_member (p->manifest, "scenarios");
  tell_units (p->grids[PR_FILE_COMPARISON]);
  show_joint (p->grids[PR_FILE_COMPARISON_PLACES]);
  tell_units (p->grids[PR_FILE_COMPARISON_PLACES]);
  pr_html_add (p->out,
               "<a class=\"skip\" href=\"#province\">%s</a>\n<header><div><h1>%s</h1>"
               "<p class=\"about\">%s</p><ol>",
               _ ("To the figures"), _ ("Scenarios compared"),
               _ ("All are compared with the first."));
  for (guint k = 0; k < json_array_get_length (list); k++)
    pr_html_add (p->out, "<li>%s (%s)</li>", pr_page_title (p, text_of (list, k, "name")),
                 text_of (list, k, "base"));
  pr_html_put (p->out, "</ol>");
  for (guint k = 1; k < json_array_get_length (list); k++)
    put_verdict (p, text_of (list, k, "base"), pr_page_title (p, text_of (list, k, "name")));
  g_autofree char *about = g_strdup_printf (
      _ ("Paired replications: %" PRId64 ", the same people with the same luck in each "
         "scenario. ± is the half-width of a paired t interval. A blank figure has no value: "
         "nothing was due, say."),
      json_object_get_int_member_with_default (p->manifest, "replications", 0));
  pr_html_add (p->out, "<p class=\"note\">%s</p></div></header>\n<nav aria-label=\"%s\"><ul>",
               about, _ ("Sections"));
  bool acted = p->grids[PR_FILE_COMPARISON_MEASURES]->n_rows > 0,
       priced = p->grids[PR_FILE_COMPARISON_COSTS]->n_rows > 0;
  for (gsize k = 0; k < G_N_ELEMENTS (links); k++)
    if ((acted || strcmp (links[k][0], "measures") != 0)
        && (priced || strcmp (links[k][0], "costs") != 0))
      pr_html_add (p->out, "<li><a href=\"#%s\">%s</a></li>", links[k][0], _ (links[k][1]));
  pr_html_add (
      p->out, "</ul></nav>\n<main>\n<section id=\"province\"><h2>%s</h2><p class=\"note\">%s</p>\n",
      _ ("The province"),
      _ ("Metrics are the columns of replications.csv (on_time there, on time here). Saved: how "
         "many times less the paired difference varies than that of independent runs."));
  g_autoptr (pr_grid) by_metric = pr_grid_gathered (p->grids[PR_FILE_COMPARISON], "metric");
  pr_html_grid (p->out, by_metric, &province);
  pr_html_put (p->out, "</section>\n");
  put_verdicts (p);
  if (acted)
    put_measures (p);
  if (priced)
    put_costs (p);
  pr_html_add (p->out, "<section id=\"plots\"><h2>%s</h2>\n", _ ("Plot"));
  pr_page_plots (p, PR_RESULTS_COMPARISON);
  pr_html_add (
      p->out, "</section>\n<section id=\"places\"><h2>%s</h2><p class=\"note\">%s</p>\n",
      _ ("Places"),
      _ ("± is the half-width of intervals that hold for all places and metrics of a scenario "
         "together (Bonferroni); better or worse where such an interval leaves 0 out. p is "
         "adjusted for all of them by Holm (1979)."));
  pr_html_grid (p->out, p->grids[PR_FILE_COMPARISON_PLACES], &places);
  pr_html_put (p->out, "</section>\n");
}
