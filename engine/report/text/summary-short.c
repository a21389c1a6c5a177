/* Summary: its last screen, the answer in short. See summary.h. */
#include "report/text/summary.h"

#include "figure/failure.h"
#include "figure/reduce.h"
#include "kernel/i18n.h"
#include "report/table/failures.h"
#include "report/text/labels.h"
#include "report/text/text.h"

#define MOST_PLACES 3
#define MOST_LETTERS 40

static const pr_headline figures[] = {
  { N_ ("on time"), false, "on_time", 2,
    /* xgettext:no-c-format */ NP_ ("unit", "% of those due") },
  { N_ ("visitors left unserved"), false, "visits_left", 0, NP_ ("unit", "visits") },
  { N_ ("wait at the counter, mean"), false, "counter_wait_mean", 1, NP_ ("unit", "minutes") },
  { N_ ("backlog at the end"), false, "backlog_end", 0, NP_ ("unit", "in process") },
  { N_ ("overdue at the end"), false, "overdue", 0, NP_ ("unit", "past their due date") },
};

static void
append_worst_point (const pr_results *r, GString *out)
{
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->outcome, &n);
  if (n == 0)
    return;
  const pr_failure *f = &list[0];
  const char *names[] = { r->world->places[f->place].name, r->world->steps[f->step].name };
  g_auto (GStrv) labels = pr_labels (names, G_N_ELEMENTS (names), MOST_LETTERS);
  g_autofree char *words
      = g_strdup_printf (_ ("Late dossiers lose the most time at %s, step %s; cause: %s."),
                         labels[0], labels[1], pr_reason_word (f->cause, f->reason));
  pr_text_wrap (out, words, 2, PR_SUMMARY_WIDTH);
}

/* What to do about the answer, beyond the files that are named below it. */
static void
append_next (const pr_results *r, GString *out)
{
  uint32_t enough = pr_summary_settled_by (r);
  if (enough > r->outcome->n)
    {
      g_autofree char *more = g_strdup_printf (
          NGETTEXT ("Next: %u replication would settle the verdicts (--replications %u).",
                    "Next: %u replications would settle the verdicts (--replications %u).", enough),
          enough, enough);
      pr_text_wrap (out, more, 2, PR_SUMMARY_WIDTH);
    }
  pr_text_wrap (out,
                _ ("The page report.html has all of this and more; verdicts.csv why a place is "
                   "not ready; failures.csv where time is lost; pilotrun margin what breaks "
                   "first if more come."),
                2, PR_SUMMARY_WIDTH);
}

void
pr_summary_short (const pr_results *r, GString *out)
{
  char level[PR_NUMBER_SIZE];
  pr_text_percent (level, pr_results_level (r));
  g_string_append_c (out, '\n');
  g_string_append_printf (out,
                          NGETTEXT ("IN SHORT (mean over %u replication ± half-width at %s %%)",
                                    "IN SHORT (means over %u replications ± half-widths at %s %%)",
                                    r->outcome->n),
                          r->outcome->n, level);
  g_string_append_c (out, '\n');
  pr_summary_ready (r, out);
  for (size_t k = 0; k < G_N_ELEMENTS (figures); k++)
    pr_summary_headline (r, out, &figures[k]);
  pr_summary_least_ready (r, MOST_PLACES, out);
  append_worst_point (r, out);
  append_next (r, out);
}
