/* A world of many provinces: each with its figures, and its worst units in place of all. */
#include "report/page/shared.h"

#include "kernel/i18n.h"
#include "report/text/text.h"

#include <string.h>

/* Calls `each` with every code that the cell lists, and the row of the unit that has it. */
static void
for_worst (const pr_page *p, gsize row, void (*each) (gsize unit, void *self), void *self)
{
  const pr_grid *s = p->grids[PR_FILE_PROVINCES], *units = p->grids[PR_FILE_UNITS];
  g_auto (GStrv) codes
      = g_strsplit (pr_grid_cell (s, row, pr_grid_column (s, "worst_units")), "; ", -1);
  for (char **code = codes; *code != NULL; code++)
    {
      gsize unit = pr_grid_find (units, "code", *code);
      if (unit < units->n_rows)
        each (unit, self);
    }
}

typedef struct {
  const pr_grid *units;
  GString *out;
} naming;

static void
add_name (gsize unit, void *self)
{
  naming *n = self;
  g_string_append_printf (n->out, "%s%s", n->out->len > 0 ? "; " : "",
                          pr_grid_cell (n->units, unit, pr_grid_column (n->units, "name")));
}

/* A copy of the table in which the worst units have names. */
static pr_grid *
with_names (const pr_page *p)
{
  const pr_grid *s = p->grids[PR_FILE_PROVINCES];
  g_autofree gboolean *kept = g_new (gboolean, s->n_rows + 1);
  for (gsize row = 0; row < s->n_rows; row++)
    kept[row] = TRUE;
  pr_grid *named = pr_grid_some (s, kept);
  int worst = pr_grid_column (s, "worst_units");
  for (gsize row = 0; row < s->n_rows && worst >= 0; row++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      naming n = { p->grids[PR_FILE_UNITS], names };
      for_worst (p, row, add_name, &n);
      pr_grid_set (named, row, worst, names->str);
    }
  return named;
}

void
pr_page_provinces (pr_page *p)
{
  static const pr_html_column columns[]
      = { { "province", NP_ ("column", "province") },
          { "units", NP_ ("column", "units") },
          { "arrived", NP_ ("column", "arrived") },
          { "on_time", NP_ ("column", "on time") },
          { "backlog_end", NP_ ("column", "backlog at the end") },
          { "overdue", NP_ ("column", "overdue at the end") },
          { "points", NP_ ("column", "failure points") },
          { "lost_days", NP_ ("column", "lost, mean") },
          { "ready", NP_ ("column", "ready") },
          { "at_risk", NP_ ("column", "at risk") },
          { "not_ready", NP_ ("column", "not ready") },
          { "worst_units", NP_ ("column", "most work waiting at") },
          { NULL, NULL } };
  static const pr_html_table table = { .id = "provinces-table",
                                       .caption = N_ ("Provinces"),
                                       .what = NP_ ("rows", "provinces"),
                                       .columns = columns,
                                       .file = &pr_out_files[PR_FILE_PROVINCES],
                                       .largest_first = "-on_time" };
  g_autoptr (pr_grid) named = with_names (p);
  pr_html_add (p->out, "<section id=\"provinces\"><h2>%s</h2><p class=\"note\">%s</p>\n",
               _ (table.caption),
               _ ("One row a province; the least on time first. Ready, at risk and not ready count "
                  "units and authorities by their verdicts. The three units named last are those "
                  "with the most work waiting; their figures are below, under Units."));
  /* Short codes, and three names. */
  pr_html_put (p->out, "<style>#provinces-table tbody th { min-width: 4rem; } "
                       "#provinces-table td.n { min-width: 0; } "
                       "#provinces-table td:last-child { min-width: 22rem; }</style>\n");
  pr_html_grid (p->out, named, &table);
  pr_html_put (p->out, "</section>\n");
}

typedef struct {
  gboolean *kept;
  gsize *province; /* row */
  gsize row;
} keeping;

static void
keep_unit (gsize unit, void *self)
{
  keeping *k = self;
  k->kept[unit] = TRUE;
  k->province[unit] = k->row;
}

/* The worst units of all provinces, with the code of theirs. */
static pr_grid *
worst_units (const pr_page *p)
{
  const pr_grid *s = p->grids[PR_FILE_PROVINCES], *units = p->grids[PR_FILE_UNITS];
  g_autofree gboolean *kept = g_new0 (gboolean, units->n_rows + 1);
  g_autofree gsize *province = g_new0 (gsize, units->n_rows + 1);
  keeping k = { kept, province, 0 };
  for (; k.row < s->n_rows; k.row++)
    for_worst (p, k.row, keep_unit, &k);
  pr_grid *worst = pr_grid_some (units, kept);
  pr_grid_add_column (worst, "province");
  for (gsize unit = 0, row = 0; unit < units->n_rows; unit++)
    if (kept[unit])
      pr_grid_set (worst, row++, (int) worst->n_columns - 1,
                   pr_grid_cell (s, province[unit], pr_grid_column (s, "province")));
  return worst;
}

void
pr_page_worst_units (pr_page *p)
{
  static const pr_html_column columns[]
      = { { "name", NP_ ("column", "unit") },
          { "province", NP_ ("column", "province") },
          { "type", NP_ ("column", "type") },
          { "verdict", NP_ ("column", "verdict") },
          { "ready_from", NP_ ("column", "ready from") },
          { "waiting_most", NP_ ("column", "most work waiting") },
          { "on_time", NP_ ("column", "on time") },
          { "backlog_end", NP_ ("column", "backlog at the end") },
          { "overdue", NP_ ("column", "overdue at the end") },
          { "arrived", NP_ ("column", "arrived") },
          { "counter_wait_mean", NP_ ("column", "mean wait at the counter") },
          { NULL, NULL } };
  static const pr_html_table table = { .id = "units-table",
                                       .caption = N_ ("Units"),
                                       .what = NP_ ("rows", "units"),
                                       .columns = columns,
                                       .file = &pr_out_files[PR_FILE_UNITS],
                                       .largest_first = "waiting_most" };
  char shown[PR_NUMBER_SIZE], all[PR_NUMBER_SIZE];
  g_autoptr (pr_grid) worst = worst_units (p);
  g_autofree char *words = g_strdup_printf (
      _ ("The units of each province that have the most work waiting, %s of %s; all of them are in "
         "%s. The verdict is that of all fortnights together; ready from: the first day from which "
         "on it passes."),
      pr_text_fixed (shown, (double) worst->n_rows, 0),
      pr_text_fixed (all, (double) p->grids[PR_FILE_UNITS]->n_all, 0), table.file->name);
  pr_html_add (p->out, "<section id=\"units\"><h2>%s</h2>\n<p class=\"note\">%s</p>\n",
               _ (table.caption), words);
  pr_html_grid (p->out, worst, &table);
}
