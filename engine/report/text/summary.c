/* Summary: the head of the page and its figures. See summary.h. */
#include "report/text/summary.h"
#include "report/text/goals.h"

#include "report/table/failures.h"
#include "figure/findings.h"
#include "report/table/headlines.h"
#include "report/text/labels.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "figure/precision.h"
#include "figure/handover.h"
#include "model/shown.h"
#include "report/text/text.h"

#include <inttypes.h>
#include <math.h>

#define MOST_GROUPS 8

static void
head_line (GString *out, const char *label, const char *text)
{
  pr_text_cell (out, label, 14, FALSE);
  pr_text_wrap (out, text, 14, PR_SUMMARY_WIDTH);
}

static void
append_head (const pr_report *r, GString *out)
{
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE];
  const char *purpose = pr_shown (r->results.world, PR_NAMED_PURPOSE,
                                  r->results.tables->ini[PR_INI_SCENARIO_PURPOSE].text);
  uint32_t n = pr_window_days (&r->results), workdays = pr_window_workdays (&r->results, 0, n);
  pr_text_wrap (out, pr_title (r->results.world), 0, PR_SUMMARY_WIDTH);
  g_string_append_c (out, '\n');
  if (purpose != NULL && purpose[0] != '\0')
    head_line (out, _ ("Purpose"), purpose);
  g_autofree char *window = g_strdup_printf (
      NGETTEXT ("%s to %s, %u working day", "%s to %s, %u working days", workdays),
      pr_text_day (from, pr_window_date (&r->results, 0)),
      pr_text_day (until, pr_window_date (&r->results, n - 1)), workdays);
  head_line (out, _ ("Window"), window);
  const pr_cell *applies = &r->results.tables->ini[PR_INI_SCENARIO_APPLIES];
  if (applies->given)
    {
      g_autofree char *from_then
          = g_strdup_printf (_ ("from %s on; until then all but what changes then"), applies->text);
      head_line (out, _ ("Applies"), from_then);
    }
  g_autofree char *run
      = g_strdup_printf (_ ("%u, seed %" PRIu64 ", scenario %.12s"), r->results.outcome->n,
                         (guint64) r->results.world->seed, r->scenario_hash);
  head_line (out, _ ("Replications"), run);
  if (r->precision == NULL)
    return;
  g_autoptr (GString) goals = g_string_new (NULL);
  pr_precision_tell (r->precision, &r->results, goals);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (goals->str), "\n", -1);
  for (char **l = lines; *l != NULL; l++)
    head_line (out, l == lines ? _ ("Precision") : "", *l);
}

static void
headline_row (GString *out, const pr_headline *h, const char *label, double x, double hw,
              const char *unit)
{
  char mean[PR_NUMBER_SIZE], half[PR_NUMBER_SIZE];
  int decimals = isfinite (hw) ? pr_text_decimals (x, hw, h->decimals) : h->decimals;
  g_string_append (out, h->part ? "    " : "  ");
  pr_text_cell (out, label, h->part ? 31 : 33, FALSE);
  pr_text_cell (out, pr_text_fixed (mean, x, decimals), 11, TRUE);
  g_string_append (out, " ± ");
  pr_text_cell (out, pr_text_fixed (half, hw, decimals), 8, FALSE);
  g_string_append_c (out, ' ');
  g_string_append (out, unit);
  pr_text_end_line (out);
}

/* The rarer side of a share: "36 ± 4 of 287,000 due". */
static void
append_counted (const pr_results *r, GString *out, const pr_headline *h, const pr_counted *c,
                bool other)
{
  char all[PR_NUMBER_SIZE];
  const pr_headline count = { .part = h->part, .decimals = 1 };
  const pr_value kept = pr_figure_named (PR_OF_PROVINCE, c->kept)->value,
                 on_time = pr_figure_named (PR_OF_PROVINCE, "on_time_count")->value,
                 late = pr_figure_named (PR_OF_PROVINCE, "late_count")->value;
  pr_moments rare = { 0 }, due = { 0 };
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      const pr_record *rec = r->outcome->record[k];
      double n = on_time (r, rec, PR_PROVINCE, 0) + late (r, rec, PR_PROVINCE, 0),
             x = kept (r, rec, PR_PROVINCE, 0);
      pr_moments_add (&due, n);
      pr_moments_add (&rare, other ? n - x : x);
    }
  g_autofree char *unit
      = g_strdup_printf (_ ("of %s due"), pr_text_fixed (all, pr_moments_mean (&due), 0));
  headline_row (out, &count, other ? _ (c->other) : _ (c->label), pr_moments_mean (&rare),
                pr_half_width (r, &rare), unit);
}

void
pr_summary_headline (const pr_results *r, GString *out, const pr_headline *h)
{
  const pr_figure *figure = pr_figure_named (PR_OF_PROVINCE, h->figure);
  pr_moments m = pr_reduce (r, figure->value, PR_PROVINCE, 0);
  if (m.n == 0)
    return;
  double scale = pr_figure_scale (figure), x = scale * m.mean, hw = scale * pr_half_width (r, &m);
  const pr_counted *c = pr_counted_named (h->figure);
  bool other;
  if (c != NULL && pr_counted_rare (x, hw, &other))
    append_counted (r, out, h, c, other);
  else
    headline_row (out, h, _ (h->label), x, hw, PR_OF ("unit", h->unit));
}

static void
append_groups (const pr_results *r, GString *out)
{
  size_t n;
  char cell[PR_NUMBER_SIZE];
  g_autofree pr_group *groups = pr_groups (r, &n);
  if (n == 0)
    return;
  g_string_append_printf (out, "\n%s\n  ",
                          _ ("DOSSIERS BY GROUP OF PROCEDURES (days; 9 in 10 finished dossiers are "
                             "faster)"));
  pr_text_cell (out, P_ ("column", "group"), 30, FALSE);
  pr_text_cell (out, P_ ("column", "arrived"), 11, TRUE);
  pr_text_cell (out, P_ ("column of groups", "on time"), 11, TRUE);
  pr_text_cell (out, P_ ("column", "median"), 11, TRUE);
  pr_text_cell (out, P_ ("column", "9 in 10"), 11, TRUE);
  pr_text_end_line (out);
  size_t shown = MIN (n, MOST_GROUPS);
  const char *names[MOST_GROUPS];
  for (size_t k = 0; k < shown; k++)
    names[k] = pr_shown (r->world, PR_NAMED_GROUP, groups[k].name);
  g_auto (GStrv) labels = pr_labels (names, shown, 29);
  for (size_t k = 0; k < shown; k++)
    {
      const pr_group *g = &groups[k];
      g_string_append (out, "  ");
      pr_text_cell (out, labels[k], 30, FALSE);
      pr_text_cell (out, pr_text_fixed (cell, g->arrived.mean, 0), 11, TRUE);
      g_autofree char *share
          = g_strdup_printf (g->on_time.n > 0 ? "%s %%" : "%s",
                             pr_text_fixed (cell, 100 * pr_moments_mean (&g->on_time), 1));
      pr_text_cell (out, share, 11, TRUE);
      pr_text_cell (out, pr_text_fixed (cell, pr_moments_mean (&g->median), 1), 11, TRUE);
      pr_text_cell (out, pr_text_fixed (cell, pr_moments_mean (&g->p90), 1), 11, TRUE);
      pr_text_end_line (out);
    }
  if (n > MOST_GROUPS)
    g_string_append_printf (out, _ ("  and %zu more: procedures.csv\n"), n - MOST_GROUPS);
}

/* A figure among words, "1,234 ± 5". */
static void
append_figure (const pr_results *r, GString *out, pr_of of, const char *name, const char *format)
{
  char mean[PR_NUMBER_SIZE], half[PR_NUMBER_SIZE];
  pr_moments m = pr_reduce_named (r, of, name, PR_PROVINCE);
  double hw = pr_half_width (r, &m);
  int decimals = isfinite (hw) ? pr_text_decimals (m.mean, hw, 0) : 0;
  g_autofree char *figure = g_strdup_printf ("%s ± %s", pr_text_fixed (mean, m.mean, decimals),
                                             pr_text_fixed (half, hw, decimals));
  g_autoptr (GString) text = g_string_new (format);
  g_string_replace (text, "%s", figure, 1);
  g_string_append (out, text->str);
}

static void
append_hand_over (const pr_results *r, GString *out)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (r->world->n_hand_overs == 0)
    return;
  g_string_append_printf (out, "\n%s\n  ", _ ("HAND-OVER"));
  append_figure (r, text, PR_OF_HANDOVER, "handed_over", _ ("%s dossiers were handed over; "));
  append_figure (r, text, PR_OF_HANDOVER, "moved_returned",
                 _ ("of these %s were returned since, "));
  append_figure (r, text, PR_OF_HANDOVER, "moved_refused", _ ("%s refused, "));
  append_figure (r, text, PR_OF_HANDOVER, "moved_withdrawn", _ ("%s withdrawn, "));
  append_figure (r, text, PR_OF_HANDOVER, "moved", _ ("%s are still in process. "));
  append_figure (r, text, PR_OF_HANDOVER, "difference",
                 _ ("Lost or counted twice: %s (reconciliation.csv)."));
  pr_text_wrap (out, text->str, 2, PR_SUMMARY_WIDTH);
}

static void
append_tests (const pr_results *r, GString *out)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (pr_reduce_named (r, PR_OF_PROVINCE, "tests_arrived", PR_PROVINCE).mean <= 0)
    return;
  g_string_append_printf (out, "\n%s\n  ",
                          _ ("TEST DOSSIERS (in no other figure but those of staff)"));
  append_figure (r, text, PR_OF_PROVINCE, "tests_arrived", _ ("%s came, "));
  append_figure (r, text, PR_OF_PROVINCE, "tests_finished", _ ("%s were finished, "));
  append_figure (r, text, PR_OF_PROVINCE, "tests_closed",
                 _ ("%s closed unfinished at the end of the tests."));
  pr_text_wrap (out, text->str, 2, PR_SUMMARY_WIDTH);
}

char *
pr_report_summary (const pr_report *r)
{
  GString *out = g_string_new (NULL);
  append_head (r, out);
  char level[PR_NUMBER_SIZE];
  pr_text_percent (level, pr_results_level (&r->results));
  g_string_append_c (out, '\n');
  g_string_append_printf (out, _ ("PROVINCE (mean over replications ± half-width at %s %%)"),
                          level);
  g_string_append_c (out, '\n');
  for (const pr_headline *h = pr_headlines; h->label != NULL; h++)
    pr_summary_headline (&r->results, out, h);
  pr_summary_verdict (&r->results, out);
  pr_summary_worst (&r->results, out);
  pr_summary_overloads (&r->results, out);
  if (!pr_summary_margins (r, out))
    pr_summary_failures (r, out);
  pr_summary_relief (r, out);
  pr_summary_learning (&r->results, out);
  pr_summary_owed (&r->results, out);
  append_hand_over (&r->results, out);
  pr_summary_rehearsals (&r->results, out);
  pr_summary_measures (&r->results, out);
  pr_summary_costs (&r->results, out);
  append_tests (&r->results, out);
  append_groups (&r->results, out);
  pr_summary_observed (&r->results, out);
  pr_summary_assumptions (&r->results, out);
  pr_summary_short (&r->results, out);
  return g_string_free (out, FALSE);
}
