/* Headlines: see headlines.h. */
#include "report/table/headlines.h"

#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "report/metric.h"

#include <math.h>

const pr_headline pr_headlines[] = {
  { N_ ("dossiers arrived"), false, pr_place_arrived, 1, 0, N_ ("dossiers") },
  { N_ ("taken over at the start"), false, pr_place_taken_over, 1, 0, N_ ("dossiers") },
  { N_ ("returned"), false, pr_place_returned, 1, 0, N_ ("dossiers") },
  { N_ ("throughput"), false, pr_place_throughput, 1, 1, N_ ("per working day") },
  { N_ ("refused"), false, pr_place_refused, 1, 0, N_ ("dossiers") },
  { N_ ("withdrawn"), false, pr_place_withdrawn, 1, 0, N_ ("dossiers") },
  { N_ ("backlog on the first working day"), false, pr_place_backlog_first, 1, 0,
    N_ ("in process") },
  { N_ ("backlog at the end"), false, pr_place_backlog, 1, 0, N_ ("in process") },
  { N_ ("overdue at the end"), false, pr_place_overdue, 1, 0, N_ ("past their due date") },
  { N_ ("on time"), false, pr_place_on_time_share, 100, 2, N_ ("% of those due") },
  { N_ ("on time, renewed dates"), false, pr_place_on_time_renewed_share, 100, 2,
    N_ ("% by the renewed date") },
  { N_ ("apologies"), false, pr_place_apologies, 1, 0, N_ ("sent") },
  { N_ ("visits"), false, pr_place_visits, 1, 0, N_ ("visitors") },
  { N_ ("filed a dossier"), true, pr_place_visits_filed, 1, 0, N_ ("visits") },
  { N_ ("served, nothing filed"), true, pr_place_visits_served, 1, 0, N_ ("visits") },
  { N_ ("left unserved"), true, pr_place_visits_left, 1, 0, N_ ("visits") },
  { N_ ("wait at the counter, mean"), false, pr_place_counter_wait, 1, 1, N_ ("minutes") },
  { N_ ("wait at the counter, longest"), false, pr_place_counter_longest, 1, 0, N_ ("minutes") },
  { N_ ("acceptance, online and post"), false, pr_place_acceptance, 1, 1,
    N_ ("hours, nights included") },
  { NULL, false, NULL, 0, 0, NULL },
};

/* "" when no column shows it. */
static const char *
column_of (pr_value value)
{
  static const pr_file_id files[] = { PR_FILE_REPLICATIONS, PR_FILE_UNITS };
  for (size_t f = 0; f < G_N_ELEMENTS (files); f++)
    for (size_t c = 0; c < pr_out_files[files[f]].n; c++)
      if (pr_out_files[files[f]].columns[c].value == value)
        return pr_out_files[files[f]].columns[c].name;
  return "";
}

char *
pr_province_text (const pr_report *r)
{
  pr_csv csv;
  const char *whole = "";
  pr_csv_begin (&csv, PR_FILE_PROVINCE);
  for (const pr_headline *h = pr_headlines; h->label != NULL; h++)
    {
      pr_moments m = pr_reduce (r, h->value, PR_PROVINCE, 0);
      g_autofree char *part = g_strdup_printf ("%s: %s", whole, _ (h->label));
      if (!h->part)
        whole = _ (h->label);
      pr_csv_text (&csv, h->part ? part : whole);
      pr_csv_text (&csv, column_of (h->value));
      pr_csv_number (&csv, h->scale * pr_moments_mean (&m));
      pr_csv_number (&csv, m.n > 0 ? h->scale * pr_half_width (r, &m) : NAN);
      pr_csv_text (&csv, _ (h->unit));
      pr_csv_number (&csv, (double) m.n);
      pr_csv_number (&csv, r->tables->ini[PR_INI_REPORT_LEVEL].v.number);
      pr_csv_end_row (&csv);
    }
  return pr_csv_end (&csv);
}
