/* The table of verdicts: see verdicts.h. */
#include "report/table/verdicts.h"

#include "figure/reduce.h"
#include "figure/verdict.h"
#include "figure/window.h"
#include "report/table/csv.h"
#include "report/table/word-cells.h"

#include <math.h>

static void
write_place (const pr_results *r, pr_csv *csv, uint32_t place)
{
  g_autoptr (GString) type = g_string_new (NULL);
  if (place != PR_PROVINCE)
    pr_words_place_type (r, place, type);
  pr_csv_text (csv, place == PR_PROVINCE ? "*" : r->world->places[place].code);
  pr_csv_text (csv, place == PR_PROVINCE ? "" : r->world->places[place].name);
  pr_csv_text (csv, type->str);
}

static void
write_verdict (const pr_results *r, pr_csv *csv, const pr_judgement *j, size_t k)
{
  const pr_period_sum *p = &j->periods[k];
  pr_verdict verdict = pr_judgement_of_period (r, j, k);
  pr_csv_text (csv, pr_verdict_words[verdict]);
  if (verdict == PR_NOT_ASKED)
    {
      pr_csv_text (csv, "");
      for (int blank = 0; blank < 4; blank++)
        pr_csv_number (csv, NAN);
      return;
    }
  uint32_t enough = pr_replications_to_settle (r, p->passed, j->n);
  pr_interval share = pr_wilson (p->passed, j->n, pr_results_level (r));
  pr_csv_text (csv, pr_verdict_is_settled (r, p->passed, j->n) ? "yes" : "no");
  pr_csv_number (csv, enough > 0 ? (double) enough : NAN);
  pr_csv_number (csv, (double) p->passed / j->n);
  pr_csv_number (csv, share.low);
  pr_csv_number (csv, share.high);
}

static void
write_onward (const pr_results *r, pr_csv *csv, uint32_t onward, uint32_t n)
{
  pr_csv_number (csv, (double) onward / n);
  pr_csv_text (csv, pr_verdict_words[pr_verdict_of (r, onward, n)]);
  pr_csv_text (csv, pr_verdict_is_settled (r, onward, n) ? "yes" : "no");
}

static void
write_periods (const pr_results *r, pr_csv *csv, pr_period_kind kind, uint32_t place)
{
  const pr_judgement *j = pr_judge (r, kind, place);
  if (pr_judgement_whole (r, j) == PR_NOT_ASKED)
    return;
  for (size_t k = 0; k < j->n_periods; k++)
    {
      const pr_period_sum *p = &j->periods[k];
      write_place (r, csv, place);
      pr_csv_text (csv, pr_period_names[kind]);
      pr_csv_number (csv, (double) (k + 1));
      pr_csv_date (csv, pr_window_date (r, p->period.from));
      pr_csv_date (csv, pr_window_date (r, p->period.until - 1));
      write_verdict (r, csv, j, k);
      write_onward (r, csv, p->onward, j->n);
      for (int c = 0; c < PR_N_CRITERIA; c++)
        {
          const pr_criterion_sum *s = &p->of[c];
          pr_csv_number (csv, pr_moments_mean (&s->value));
          pr_csv_number (csv, pr_half_width (r, &s->value));
          pr_csv_number (csv, s->asked > 0 ? (double) s->passed / s->asked : NAN);
        }
      pr_csv_end_row (csv);
    }
}

void
pr_write_verdicts (const pr_results *r, pr_csv *csv)
{
  for (uint32_t row = 0; row <= r->world->n_places; row++)
    for (int kind = 0; kind < PR_N_PERIODS; kind++)
      write_periods (r, csv, (pr_period_kind) kind, row == 0 ? PR_PROVINCE : row - 1);
}
