/* The table of comparison-verdicts.csv: which places change their verdict. See comparison.h. */
#include "report/table/comparison-verdicts.h"

#include "figure/reduce.h"
#include "figure/window.h"
#include "report/table/csv.h"
#include "report/table/word-cells.h"

#include <math.h>

/* The first day of a fortnight; "" of all together. */
static void
write_from (const pr_results *r, pr_csv *csv, const pr_verdict_pair *row)
{
  size_t n;
  g_autofree pr_period *periods = pr_periods (r->world, PR_FORTNIGHT, row->place, &n);
  if (row->fortnight == 0)
    pr_csv_text (csv, "");
  else
    pr_csv_date (csv, pr_window_date (r, periods[row->fortnight - 1].from));
}

static double
share_of (const pr_results *r, const pr_side *side)
{
  return side->verdict != PR_NOT_ASKED ? (double) side->passed / r->outcome->n : NAN;
}

static void
write_difference (pr_csv *csv, const pr_verdict_pair *row, double level)
{
  bool any = row->n > 0;
  pr_interval by = { NAN, NAN };
  if (any)
    by = pr_paired_share (row->better, row->worse, row->n, level);
  pr_csv_number (csv, row->n);
  pr_csv_number (csv, any ? (double) row->better : NAN);
  pr_csv_number (csv, any ? (double) row->worse : NAN);
  pr_csv_number (csv, any ? ((double) row->better - row->worse) / row->n : NAN);
  pr_csv_number (csv, by.low);
  pr_csv_number (csv, by.high);
  pr_csv_number (csv, any ? pr_paired_share_p (row->better, row->worse) : NAN);
}

static void
write_row (const pr_comparison *c, pr_csv *csv, size_t k, const pr_verdict_pair *row)
{
  const pr_results *r = &c->report[k].results;
  const pr_place *place = row->place != PR_PROVINCE ? &r->world->places[row->place] : NULL;
  g_autoptr (GString) type = g_string_new (NULL);
  int change = pr_paired_verdict_change (row);
  if (place != NULL)
    pr_words_place_type (r, row->place, type);
  pr_csv_text (csv, c->report[k].base);
  pr_csv_text (csv, c->report[0].base);
  pr_csv_text (csv, place != NULL ? place->code : "*");
  pr_csv_text (csv, place != NULL ? place->name : "");
  pr_csv_text (csv, type->str);
  pr_csv_number (csv, row->fortnight);
  write_from (r, csv, row);
  pr_csv_number (csv, share_of (&c->report[0].results, &row->first));
  pr_csv_number (csv, share_of (r, &row->second));
  pr_csv_text (csv, pr_verdict_words[row->first.verdict]);
  pr_csv_text (csv, pr_verdict_words[row->second.verdict]);
  pr_csv_text (csv, change > 0 ? "better" : change < 0 ? "worse" : "");
  pr_csv_text (csv, row->n == 0 ? "" : row->first.settled && row->second.settled ? "yes" : "no");
  write_difference (csv, row, pr_results_level (&c->report[0].results));
  pr_csv_end_row (csv);
}

char *
pr_comparison_verdicts_text (const pr_comparison *c)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_COMPARISON_VERDICTS);
  for (size_t k = 1; k < c->n; k++)
    {
      size_t n;
      g_autofree pr_verdict_pair *rows
          = pr_paired_verdicts (&c->report[k].results, &c->report[0].results, &n);
      for (size_t i = 0; i < n; i++)
        write_row (c, &csv, k, &rows[i]);
    }
  return pr_csv_end (&csv);
}
