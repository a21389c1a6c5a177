/* Comparison: the page. */
#include "report/table/comparison-verdicts.h"
#include "report/table/metric-words.h"
#include "model/shown.h"
#include "figure/cost.h"
#include "figure/measures-taken.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/summary.h"
#include "report/text/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 79
#define MOST_PLACES 8

/* A to H. */
static char
letter (size_t k)
{
  return (char) ('A' + k);
}

/* Differences of shares are in percentage points. */
static const char *
difference_unit (const pr_figure *metric)
{
  if (metric->kind == PR_KIND_DATE)
    return _ ("days");
  return pr_figure_scale (metric) == 100 ? _ ("points") : pr_figure_unit (metric);
}

static const char *
word (const pr_figure *metric, const pr_paired *d)
{
  if (d->difference.n == 0)
    return _ ("no value");
  if (d->difference.mean == 0 && d->half_width == 0)
    return _ ("the same");
  const char *verdict = pr_paired_verdict (metric, d);
  return *verdict != '\0' ? _ (verdict) : _ ("no difference shown");
}

static char *
signed_text (double x, double hw, int most)
{
  g_autofree char *text = pr_text_plus_minus (x, hw, most);
  return x > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

static void
append_head (const pr_comparison *c, GString *out)
{
  char number[PR_NUMBER_SIZE];
  const pr_report *first = &c->report[0];
  g_string_append_printf (
      out,
      NGETTEXT ("COMPARISON of %zu scenarios, %u paired replication, seed %" PRIu64 "\n\n",
                "COMPARISON of %zu scenarios, %u paired replications, seed %" PRIu64 "\n\n",
                first->results.outcome->n),
      c->n, first->results.outcome->n, (guint64) first->results.world->seed);
  for (size_t k = 0; k < c->n; k++)
    {
      g_autofree char *line = g_strdup_printf (
          "%c  %s (%s)", letter (k), pr_title (c->report[k].results.world), c->report[k].base);
      g_string_append (out, "  ");
      pr_text_wrap (out, line, 5, WIDTH);
    }
  g_string_append_printf (out, _ ("\nPROVINCE (differences to A: paired t intervals, %s %%)\n"),
                          pr_text_percent (number, pr_results_level (&c->report[0].results)));
}

/* Mentions the number of pairs only if some have no value. */
static void
append_pairs (const pr_comparison *c, const pr_paired *d, GString *out)
{
  uint32_t n = c->report[0].results.outcome->n;
  if (d->difference.n == n || d->difference.n == 0)
    return;
  g_string_append_printf (out, _ ("         over %zu of %u pairs; the rest has no value\n"),
                          d->difference.n, n);
}

/* "metric, unit" and what it is in A; then a line for each of the others. */
static void
append_metric (const pr_comparison *c, const pr_figure *metric, GString *out)
{
  double scale = pr_figure_scale (metric), level = pr_results_level (&c->report[0].results);
  pr_paired first = pr_compare_province (c, 0, metric, 0, level);
  g_autofree char *a
      = pr_text_plus_minus (scale * pr_moments_mean (&first.first),
                            scale * pr_kind_half_width (metric->kind, &first.first, level), 4);
  g_autofree char *name = pr_metric_words (metric),
                  *label = g_strdup_printf ("%s, %s", name, pr_figure_unit (metric));
  g_string_append_printf (out, "  %s\n    A    %s", label, a);
  pr_text_end_line (out);
  for (size_t k = 1; k < c->n; k++)
    {
      char saved[PR_NUMBER_SIZE];
      pr_paired d = pr_compare_province (c, k, metric, 0, level);
      g_autofree char *by
          = signed_text (scale * pr_moments_mean (&d.difference), scale * d.half_width, 5);
      g_string_append_printf (out, "    %c-A  ", letter (k));
      pr_text_cell (out, by, 26, FALSE);
      pr_text_cell (out, word (metric, &d), 22, FALSE);
      if (!isnan (d.saved))
        g_string_append_printf (out, "x%s", pr_text_fixed (saved, d.saved, d.saved < 10 ? 1 : 0));
      pr_text_end_line (out);
      append_pairs (c, &d, out);
    }
}

static void
append_province (const pr_comparison *c, GString *out)
{
  g_string_append (out, "  ");
  pr_text_cell (out, "", 55, FALSE);
  g_string_append (out, _ ("saved"));
  pr_text_end_line (out);
  for (const pr_figure **m = c->metrics; *m != NULL; m++)
    append_metric (c, *m, out);
  pr_text_wrap (
      out,
      _ ("Of shares, differences are in percentage points. saved: how many times less the "
         "paired difference varies than that of independent runs would."),
      2, WIDTH);
  if (c->n > 2)
    pr_text_wrap (out,
                  _ ("Each interval holds by itself; comparison.csv has those that hold together "
                     "(Bonferroni) and the comparison with the best (Hsu)."),
                  2, WIDTH);
}

static int
by_size (const void *a, const void *b)
{
  const pr_place_difference *x = a, *y = b;
  double p = fabs (x->paired.difference.mean), q = fabs (y->paired.difference.mean);
  if (p != q)
    return p > q ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

static const char *
p_text (char buf[PR_NUMBER_SIZE], double p)
{
  char least[PR_NUMBER_SIZE];
  if (p >= 0.001)
    return pr_text_fixed (buf, p, 3);
  g_snprintf (buf, PR_NUMBER_SIZE, "< %s", pr_text_fixed (least, 0.001, 3));
  return buf;
}

/* On the line of the name, if there is room. */
static void
append_place (const char *name, const char *words, GString *out)
{
  g_string_append (out, "      ");
  if (pr_text_width (words) > WIDTH - 43)
    {
      pr_text_cell (out, name, WIDTH - 6, FALSE);
      pr_text_end_line (out);
      pr_text_wrap (out, words, 10, WIDTH);
      return;
    }
  pr_text_cell (out, name, 36, FALSE);
  g_string_append_printf (out, " %s", words);
  pr_text_end_line (out);
}

/* Nothing, but the metric's name for `unshown`, where no place has a difference shown. */
static void
append_places (const pr_comparison *c, size_t k, const pr_place_difference *list, size_t n,
               const pr_figure *metric, GString *unshown, GString *out)
{
  g_autofree pr_place_difference *shown = g_new (pr_place_difference, n + 1);
  g_autofree char *name = pr_metric_words (metric);
  size_t some = 0, no = 0, up = 0;
  for (size_t i = 0; i < n; i++)
    if (strcmp (list[i].metric->name, metric->name) == 0 && !isnan (list[i].p_holm))
      {
        if (*list[i].verdict == '\0')
          no++;
        else
          shown[some++] = list[i];
        up += *list[i].verdict != '\0'
              && (metric->good == PR_LESS_IS_GOOD ? -1 : 1) * list[i].paired.difference.mean > 0;
      }
  if (some == 0 && no > 0)
    g_string_append_printf (unshown, "%s%s", unshown->len > 0 ? ", " : "", name);
  if (some == 0)
    return;
  g_string_append_printf (
      out,
      metric->good != PR_NEITHER_IS_GOOD
          ? _ ("  %c-A %s: %zu better, %zu worse, %zu without a difference shown\n")
      : metric->kind == PR_KIND_DATE
          ? _ ("  %c-A %s: %zu later, %zu earlier, %zu without a difference shown\n")
          : _ ("  %c-A %s: %zu more, %zu less, %zu without a difference shown\n"),
      letter (k), name, up, some - up, no);
  qsort (shown, some, sizeof *shown, by_size);
  for (size_t i = 0; i < MIN (some, MOST_PLACES); i++)
    {
      double scale = pr_figure_scale (metric);
      char p[PR_NUMBER_SIZE];
      const pr_place *place = &c->report[k].results.world->places[shown[i].place];
      g_autofree char *by
          = signed_text (scale * shown[i].paired.difference.mean, scale * shown[i].joint_hw, 3);
      g_autofree char *words = g_strdup_printf (_ ("%s %s, %s, p %s"), by, difference_unit (metric),
                                                _ (shown[i].verdict), p_text (p, shown[i].p_holm));
      append_place (place->name, words, out);
    }
}

/* metrics: a list of names. */
static void
append_unshown (size_t k, const char *metrics, GString *out)
{
  g_autofree char *words
      = g_strdup_printf (_ ("%c-A, no difference shown at any place: %s"), letter (k), metrics);
  if (*metrics == '\0')
    return;
  g_string_append (out, "  ");
  pr_text_wrap (out, words, 7, WIDTH);
}

static void
append_avoided (const pr_comparison *c, size_t k, GString *out)
{
  const pr_results *first = &c->report[0].results;
  char who[] = { letter (k), '-', 'A', '\0' };
  pr_avoided a = pr_late_avoided (&c->report[k].results, first, pr_results_level (first));
  pr_summary_avoided (who, &a, out);
}

/* What was done when work piled up, in scenarios that have measures. */
static void
append_measures (const pr_comparison *c, GString *out)
{
  bool first = true;
  for (size_t k = 0; k < c->n; k++)
    {
      const pr_results *r = &c->report[k].results;
      uint16_t n = pr_n_measures_named (r);
      if (n == 0)
        continue;
      if (first)
        g_string_append_printf (out, "\n%s\n", _ (PR_SUMMARY_MEASURES));
      first = false;
      for (uint16_t i = 0; i < n; i++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_string_append_printf (text, "%c  ", letter (k));
          pr_summary_measure (r, i, text);
          g_string_append (out, "  ");
          pr_text_wrap (out, text->str, 5, WIDTH);
        }
      if (k > 0 && !pr_compare_has_costs (c, k))
        append_avoided (c, k, out);
    }
}

/* Of scenarios that say what things cost. */
static void
append_costs (const pr_comparison *c, GString *out)
{
  bool first = true;
  for (size_t k = 1; k < c->n; k++)
    {
      if (!pr_compare_has_costs (c, k))
        continue;
      if (first)
        g_string_append_printf (out, "\n%s\n", _ ("COST (differences to A)"));
      first = false;
      if (c->n > 2)
        g_string_append_printf (out, "  %c-A\n", letter (k));
      pr_summary_costs_more (&c->report[k].results, &c->report[0].results, out);
      append_avoided (c, k, out);
    }
}

/* Figures of single places leave nothing to tell place by place. */
static void
append_every_place (const pr_comparison *c, GString *out)
{
  char number[PR_NUMBER_SIZE];
  g_autoptr (GString) told = g_string_new (NULL);
  for (size_t k = 1; k < c->n; k++)
    {
      size_t n;
      g_autofree pr_place_difference *list
          = pr_paired_places (&c->report[k].results, &c->report[0].results, c->metrics, &n);
      g_autofree char *strangers = pr_compare_strangers (c, k);
      g_autoptr (GString) unshown = g_string_new (NULL);
      for (const pr_figure **m = c->metrics; *m != NULL; m++)
        append_places (c, k, list, n, *m, unshown, told);
      append_unshown (k, unshown->str, told);
      if (*strangers != '\0')
        pr_text_wrap (told, strangers, 2, WIDTH);
    }
  if (told->len == 0)
    return;
  g_string_append_printf (
      out, _ ("\nPLACES (±: Bonferroni over all places and metrics, %s %%; p: Holm; largest %d)\n"),
      pr_text_percent (number, pr_results_level (&c->report[0].results)), MOST_PLACES);
  g_string_append (out, told->str);
}

char *
pr_comparison_summary (const pr_comparison *c)
{
  GString *out = g_string_new (NULL);
  append_head (c, out);
  append_province (c, out);
  append_measures (c, out);
  pr_comparison_verdicts_tell (c, out);
  append_costs (c, out);
  append_every_place (c, out);
  return g_string_free (out, FALSE);
}
