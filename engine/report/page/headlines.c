/* What a planner reads first: the verdict in three sentences, and the key figures. */
#include "report/page/shared.h"

#include "kernel/i18n.h"
#include "report/table/headlines.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

double
pr_page_figure (const pr_page *p, const char *metric, double *half_width)
{
  const pr_grid *s = p->grids[PR_FILE_PROVINCE];
  gsize row = pr_grid_find (s, "metric", metric);
  *half_width = pr_grid_number (s, row, pr_grid_column (s, "mean_hw"));
  return pr_grid_number (s, row, pr_grid_column (s, "mean"));
}

/* Places of a table by their verdicts; those that are asked nothing are left out. */
typedef struct {
  const pr_grid *grid;
  gsize asked, start, later, never; /* asked: the sum of the others */
  gsize open;                       /* not settled */
} readiness;

static gboolean
never_ready (const pr_grid *s, gsize row)
{
  return *pr_grid_cell (s, row, pr_grid_column (s, "verdict")) != '\0'
         && *pr_grid_cell (s, row, pr_grid_column (s, "ready_from")) == '\0';
}

static readiness
count_ready (const pr_grid *s)
{
  readiness c = { .grid = s };
  int verdict = pr_grid_column (s, "verdict"), settled = pr_grid_column (s, "settled");
  for (gsize row = 0; row < s->n_rows; row++)
    {
      const char *said = pr_grid_cell (s, row, verdict);
      if (*said == '\0')
        continue;
      gboolean start = strcmp (said, "ready") == 0, never = never_ready (s, row);
      c.asked++;
      c.start += start;
      c.never += never;
      c.later += !start && !never;
      c.open += strcmp (pr_grid_cell (s, row, settled), "no") == 0;
    }
  return c;
}

/* Up to three names of places that are not ready by the end, the least often ready first. */
static void
add_names (const readiness *c, GString *out)
{
  const pr_grid *s = c->grid;
  int name = pr_grid_column (s, "name"), share = pr_grid_column (s, "ready_share");
  g_autofree gboolean *told = g_new0 (gboolean, s->n_rows + 1);
  for (gsize k = 0; k < MIN (c->never, 3); k++)
    {
      gsize worst = s->n_rows;
      for (gsize row = 0; row < s->n_rows; row++)
        if (!told[row] && never_ready (s, row)
            && (worst == s->n_rows
                || pr_grid_number (s, row, share) < pr_grid_number (s, worst, share)))
          worst = row;
      told[worst] = TRUE;
      g_string_append_printf (out, "%s%s", k > 0 ? ", " : " (", pr_grid_cell (s, worst, name));
    }
  if (c->never > 3)
    g_string_append_printf (out, _ (" and %zu more"), c->never - 3);
  g_string_append (out, c->never > 0 ? ")" : "");
}

/* authorities: else units. */
static void
say_ready (const readiness *c, gboolean authorities, GString *out)
{
  if (c->asked == 0)
    return;
  if (c->start == c->asked)
    g_string_append_printf (
        out,
        authorities ? NGETTEXT ("The %zu authority is ready from the start",
                                "All %zu authorities are ready from the start", c->asked)
                    : NGETTEXT ("The %zu unit is ready from the start",
                                "All %zu units are ready from the start", c->asked),
        c->asked);
  else
    g_string_append_printf (
        out,
        authorities ? NGETTEXT ("Of %zu authority, ready from the start: %zu; from a later "
                                "fortnight: %zu; not by the end: %zu",
                                "Of %zu authorities, ready from the start: %zu; from a later "
                                "fortnight: %zu; not by the end: %zu",
                                c->asked)
                    : NGETTEXT ("Of %zu unit, ready from the start: %zu; from a later fortnight: "
                                "%zu; not by the end: %zu",
                                "Of %zu units, ready from the start: %zu; from a later fortnight: "
                                "%zu; not by the end: %zu",
                                c->asked),
        c->asked, c->start, c->later, c->never);
  add_names (c, out);
  g_string_append (out, ". ");
}

static void
say_places (const pr_page *p, GString *out)
{
  readiness units = count_ready (p->grids[PR_FILE_UNITS]),
            authorities = count_ready (p->grids[PR_FILE_AUTHORITIES]);
  gsize open = units.open + authorities.open, all = units.asked + authorities.asked;
  if (all == 0)
    g_string_append (out, _ ("No place is asked anything, so that there is no verdict. "));
  say_ready (&units, FALSE, out);
  say_ready (&authorities, TRUE, out);
  if (open > 0)
    g_string_append_printf (out, _ ("Verdicts not settled by so few replications: %zu of %zu. "),
                            open, all);
}

/* Where the share on time is told by its counts, the figure of its rarer side, and of how many;
 * else NULL. Free with g_free. */
static char *
rare_figure (const pr_page *p, bool *late, char all[PR_NUMBER_SIZE])
{
  double hw, kept_hw, late_hw, share = pr_page_figure (p, "on_time", &hw);
  if (isnan (share) || !pr_counted_rare (share, hw, late))
    return NULL;
  double kept = pr_page_figure (p, "on_time_count", &kept_hw),
         rest = pr_page_figure (p, "late_count", &late_hw);
  pr_text_fixed (all, kept + rest, 0);
  return *late ? pr_html_figure (rest, late_hw, "") : pr_html_figure (kept, kept_hw, "");
}

static void
say_on_time (const pr_page *p, GString *out)
{
  char all[PR_NUMBER_SIZE];
  bool late;
  double hw, times = pr_page_figure (p, "on_time", &hw);
  g_autofree char *share = pr_html_figure (times, hw, ""), *count = rare_figure (p, &late, all);
  if (count != NULL && late)
    g_string_append_printf (out, _ ("; late: %s of %s that are due"), count, all);
  else if (count != NULL)
    g_string_append_printf (out, _ ("; on time: %s of %s that are due"), count, all);
  else if (*share != '\0')
    g_string_append_printf (out, _ ("; %s %% of the dossiers due are on time"), share);
}

static void
say_backlog (const pr_page *p, GString *out)
{
  double hw, first_hw;
  double last = pr_page_figure (p, "backlog_end", &hw),
         first = pr_page_figure (p, "backlog_first_day", &first_hw);
  g_autofree char *from = pr_html_figure (first, first_hw, ""), *to = pr_html_figure (last, hw, "");
  g_string_append_printf (out,
                          _ ("Dossiers in process: %s at the end of the first working day, %s at "
                             "the end of the window"),
                          from, to);
  say_on_time (p, out);
  g_string_append_c (out, '.');
}

static void
say_failures (const pr_page *p, GString *out)
{
  const pr_grid *s = p->grids[PR_FILE_FAILURES];
  double all = s->sum;
  char days[PR_NUMBER_SIZE], share[PR_NUMBER_SIZE];
  if (s->n_rows == 0)
    {
      g_string_append (out, _ (" No dossier was late in any replication."));
      return;
    }
  g_autofree char *reason
      = pr_html_words ("reason", pr_grid_cell (s, 0, pr_grid_column (s, "reason"))),
      *cause = pr_html_words ("cause", pr_grid_cell (s, 0, pr_grid_column (s, "cause")));
  pr_text_fixed (days, all, all < 10 ? 1 : 0);
  pr_text_fixed (share, 100 * pr_grid_number (s, 0, pr_grid_column (s, "share")), 0);
  g_string_append_printf (
      out,
      NGETTEXT (" Late dossiers lose %s working days in all; the largest part, %s %%, at %s, step "
                "%s, by %s, in %s of %s replication.",
                " Late dossiers lose %s working days in all; the largest part, %s %%, at %s, step "
                "%s, by %s, in %s of %s replications.",
                (gulong) pr_grid_number (s, 0, pr_grid_column (s, "replications"))),
      days, share, pr_grid_cell (s, 0, pr_grid_column (s, "name")),
      pr_grid_cell (s, 0, pr_grid_column (s, "step")), *reason != '\0' ? reason : cause,
      pr_grid_cell (s, 0, pr_grid_column (s, "occurs_in")),
      pr_grid_cell (s, 0, pr_grid_column (s, "replications")));
}

void
pr_page_verdict (pr_page *p)
{
  g_autoptr (GString) words = g_string_new (NULL);
  say_places (p, words);
  say_backlog (p, words);
  say_failures (p, words);
  pr_html_add (p->out, "<p class=\"verdict\">%s</p>", words->str);
}

/* A figure with its half-width, which moves to the small print. */
static void
add_card (pr_page *p, const char *label, char *figure, const char *mark, const char *unit)
{
  char *half = strstr (figure, " ± ");
  if (half != NULL)
    *half = '\0';
  pr_html_add (p->out, "<li>%s<b>%s%s</b><small>", label, figure, mark);
  if (half != NULL)
    pr_html_add (p->out, "± %s ", half + strlen (" ± "));
  pr_html_add (p->out, "%s</small></li>\n", unit);
}

static void
put_card (pr_page *p, const char *metric)
{
  const pr_grid *s = p->grids[PR_FILE_PROVINCE];
  gsize row = pr_grid_find (s, "metric", metric);
  char all[PR_NUMBER_SIZE];
  bool late;
  double hw, x = pr_page_figure (p, metric, &hw);
  g_autofree char *figure = pr_html_figure (x, hw, ""),
                  *count = strcmp (metric, "on_time") == 0 ? rare_figure (p, &late, all) : NULL;
  const char *unit = pr_grid_cell (s, row, pr_grid_column (s, "unit"));
  g_autofree char *label
      = pr_html_words ("figure", pr_grid_cell (s, row, pr_grid_column (s, "figure")));
  if (count != NULL)
    {
      g_autofree char *of = g_strdup_printf (_ ("of %s due"), all);
      add_card (p, late ? _ ("late") : _ ("on time"), count, "", of);
    }
  else if (*figure != '\0')
    add_card (p, label, figure, *unit == '%' ? " %" : "", PR_OF ("unit", unit));
}

void
pr_page_figures (pr_page *p)
{
  static const char *const cards[]
      = { "arrived", "throughput", "on_time", "backlog_end", "overdue", "counter_wait_mean", NULL };
  static const pr_html_column columns[] = { { "figure", NP_ ("column", "figure") },
                                            { "mean", NP_ ("column", "mean ± half-width") },
                                            { "unit", NP_ ("column", "unit") },
                                            { NULL, NULL } };
  static const pr_html_table table = { .id = "figures-table",
                                       .caption = N_ ("Figures of the province"),
                                       .what = NP_ ("rows", "figures"),
                                       .columns = columns,
                                       .file = &pr_out_files[PR_FILE_PROVINCE] };
  pr_html_add (p->out, "<section id=\"figures\"><h2>%s</h2><ul class=\"cards\">\n",
               p->grids[PR_FILE_PROVINCES] != NULL ? _ ("All provinces together")
                                                   : _ ("The province"));
  for (gsize k = 0; cards[k] != NULL; k++)
    put_card (p, cards[k]);
  pr_html_add (p->out, "</ul><details><summary>%s</summary>\n", _ ("All figures"));
  pr_html_grid (p->out, p->grids[PR_FILE_PROVINCE], &table);
  pr_html_put (p->out, "</details></section>\n");
}
