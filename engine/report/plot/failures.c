/* The timeline of failure points: when the first of them held late dossiers up. */
#include "report/table/csv.h"
#include "report/table/failures.h"
#include "report/plot/rows.h"

#include "kernel/i18n.h"

#include "experiment/failure.h"

#include <math.h>

#define POINTS 12
#define NAME_WIDTH 46

static size_t
count (size_t found)
{
  return MIN (found, POINTS);
}

/* The drawn day that is this one or the next; the last when there is none. */
static size_t
column_of (const pr_report *r, const uint32_t *days, size_t n, int32_t day)
{
  size_t k = 0;
  while (k + 1 < n && (int32_t) days[k] < day - r->world->first_day)
    k++;
  return k;
}

char *
pr_failures_plot_data (const pr_report *r)
{
  pr_csv csv;
  size_t found, n;
  g_autofree pr_failure *list = pr_failures (r->outcome, &found);
  g_autofree uint32_t *days = pr_plot_days (r, &n);
  pr_csv_begin (&csv, PR_FILE_PLOT_FAILURES);
  for (size_t k = 0; k < count (found); k++)
    {
      pr_csv_number (&csv, (double) k);
      pr_csv_number (&csv, (double) column_of (r, days, n, list[k].first_day));
      pr_csv_number (&csv, (double) column_of (r, days, n, list[k].last_day));
      pr_csv_number (&csv, list[k].lost.mean);
      pr_csv_number (&csv, list[k].cause);
      pr_csv_end_row (&csv);
    }
  return pr_csv_end (&csv);
}

void
pr_failures_plot_texts (const pr_report *r, GString *rows)
{
  size_t found;
  double most = 0;
  g_autofree pr_failure *list = pr_failures (r->outcome, &found);
  g_auto (GStrv) names = g_new0 (char *, POINTS + 1);
  for (size_t k = 0; k < count (found); k++)
    {
      names[k]
          = g_strdup_printf ("%s · %s · %s", r->world->places[list[k].place].name,
                             r->world->steps[list[k].step].name, pr_cause_word (list[k].cause));
      most = fmax (most, list[k].lost.mean);
    }
  pr_rows_names (rows, "point", (const char *const *) names, count (found), NAME_WIDTH);
  pr_rows_days (rows, r, 14);
  pr_rows_number (rows, "points", (double) count (found));
  pr_rows_number (rows, "most", most > 0 ? most : 1);
  pr_rows_text (rows, "words",
                _ ("Place, step and cause. From the first day to the last on which a late dossier "
                   "waited there (medians); thickness and figure: working days lost."));
  pr_rows_text (rows, "x_label", _ ("working days"));
  pr_rows_text (rows, "none", _ ("no dossier was late"));
}
