/* Headlines: see headlines.h. */
#include "report/table/headlines.h"

#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "figure/reduce.h"
#include "figure/window.h"

#include <math.h>
#include <string.h>

const pr_headline pr_headlines[] = {
  { N_ ("dossiers arrived"), false, "arrived", 0, NP_ ("unit", "dossiers") },
  { N_ ("taken over at the start"), false, "taken_over", 0, NP_ ("unit", "dossiers") },
  { N_ ("returned"), false, "returned", 0, NP_ ("unit", "dossiers") },
  { N_ ("throughput"), false, "throughput", 1, NP_ ("unit", "per working day") },
  { N_ ("refused"), false, "refused", 0, NP_ ("unit", "dossiers") },
  { N_ ("withdrawn"), false, "withdrawn", 0, NP_ ("unit", "dossiers") },
  { N_ ("backlog on the first working day"), false, "backlog_first_day", 0,
    NP_ ("unit", "in process") },
  { N_ ("backlog at the end"), false, "backlog_end", 0, NP_ ("unit", "in process") },
  { N_ ("overdue at the end"), false, "overdue", 0, NP_ ("unit", "past their due date") },
  { N_ ("on time"), false, "on_time", 2,
    /* xgettext:no-c-format */ NP_ ("unit", "% of those due") },
  { N_ ("on time, renewed dates"), false, "on_time_renewed", 2,
    NP_ ("unit", "% by the renewed date") },
  { N_ ("apologies"), false, "apologies", 0, NP_ ("unit", "sent") },
  { N_ ("visits"), false, "visits", 0, NP_ ("unit", "visitors") },
  { N_ ("filed a dossier"), true, "visits_filed", 0, NP_ ("unit", "visits") },
  { N_ ("served, nothing filed"), true, "visits_served", 0, NP_ ("unit", "visits") },
  { N_ ("sent on to another unit"), true, "visits_redirected", 0, NP_ ("unit", "visits") },
  { N_ ("left unserved"), true, "visits_left", 0, NP_ ("unit", "visits") },
  { N_ ("wait at the counter, mean"), false, "counter_wait_mean", 1, NP_ ("unit", "minutes") },
  { N_ ("wait at the counter, longest"), false, "counter_wait_longest", 0,
    NP_ ("unit", "minutes") },
  { N_ ("acceptance, online and post"), false, "acceptance_mean", 1,
    NP_ ("unit", "hours, nights included") },
  { NULL, false, NULL, 0, NULL },
};

/* The counts behind shares: of province.csv alone. */
static const pr_headline counts[] = {
  { N_ ("finished by the due date"), false, "on_time_count", 0, NP_ ("unit", "dossiers") },
  { N_ ("late"), false, "late_count", 0, NP_ ("unit", "dossiers") },
  { N_ ("finished by the renewed date"), false, "on_time_renewed_count", 0,
    NP_ ("unit", "dossiers") },
};

static const pr_counted counted[] = {
  { "on_time", "on_time_count", N_ ("on time"), N_ ("late") },
  { "on_time_renewed", "on_time_renewed_count", N_ ("on time, renewed dates"),
    N_ ("late, renewed dates") },
};

/* A part goes with what it is a part of. */
static char *
words_in (const pr_headline *list, size_t n, const char *figure)
{
  const char *whole = "";
  for (size_t k = 0; k < n && list[k].label != NULL; k++)
    {
      whole = list[k].part ? whole : list[k].label;
      if (strcmp (list[k].figure, figure) == 0)
        return list[k].part
                   ? g_strdup_printf (P_ ("whole and part", "%s: %s"), _ (whole), _ (list[k].label))
                   : g_strdup (_ (list[k].label));
    }
  return NULL;
}

char *
pr_headline_words (const char *figure)
{
  char *words = words_in (pr_headlines, G_N_ELEMENTS (pr_headlines), figure);
  return words != NULL ? words : words_in (counts, G_N_ELEMENTS (counts), figure);
}

const pr_counted *
pr_counted_named (const char *figure)
{
  for (size_t k = 0; k < G_N_ELEMENTS (counted); k++)
    if (strcmp (counted[k].share, figure) == 0)
      return &counted[k];
  return NULL;
}

bool
pr_counted_rare (double percent, double hw, bool *other)
{
  double rest = fmin (percent, 100 - percent);
  *other = percent >= 50;
  return rest < 0.005 || (rest < 1 && hw < 0.005);
}

static void
write_row (const pr_results *r, pr_csv *csv, const pr_headline *h, const char *label)
{
  const pr_figure *figure = pr_figure_named (PR_OF_PROVINCE, h->figure);
  pr_moments m = pr_reduce (r, figure->value, PR_PROVINCE, 0);
  double scale = pr_figure_scale (figure);
  pr_csv_text (csv, label);
  pr_csv_text (csv, h->figure);
  pr_csv_number (csv, scale * pr_moments_mean (&m));
  double hw = pr_kind_half_width (figure->kind, &m, pr_results_level (r));
  pr_csv_number (csv, m.n > 0 ? scale * hw : NAN);
  pr_csv_text (csv, h->unit);
  pr_csv_number (csv, (double) m.n);
  pr_csv_number (csv, pr_results_level (r));
  pr_csv_end_row (csv);
}

void
pr_write_province (const pr_results *r, pr_csv *csv)
{
  const char *whole = "";
  for (const pr_headline *h = pr_headlines; h->label != NULL; h++)
    {
      g_autofree char *part = g_strdup_printf ("%s: %s", whole, h->label);
      if (!h->part)
        whole = h->label;
      write_row (r, csv, h, h->part ? part : whole);
    }
  for (size_t k = 0; k < G_N_ELEMENTS (counts); k++)
    write_row (r, csv, &counts[k], counts[k].label);
}
