/* The plot of waits by role: how many are longer than a time. */
#include "report/plot/rows.h"

#include "kernel/i18n.h"
#include "model/shown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROLES 8
#define NAME_WIDTH 28
#define LONGEST 60480.0 /* minutes drawn at most: six weeks */

static const pr_out_column columns[] = {
  PR_PLOT_COLUMN ("minutes", NP_ ("unit", "minutes"), PR_KIND_NUMBER, N_ ("a length of time")),
  PR_PLOT_COLUMN (
      "longer", NP_ ("unit", "percent"), PR_KIND_SHARE,
      N_ ("of all waits for the role, over all replications together, those that are longer")),
  PR_PLOT_KEY ("role", N_ ("role that was waited for; two blank lines between roles")),
};

typedef struct {
  uint32_t role;
  int64_t n; /* waits */
  pr_hist hist;
} waits;

static int
by_number (const void *a, const void *b)
{
  const waits *x = a, *y = b;
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return x->role < y->role ? -1 : 1;
}

/* The roles that were waited for most often, over all replications; *n of them. */
static waits *
waits_by_role (const pr_results *r, size_t *n)
{
  const pr_world *w = r->world;
  waits *list = g_new0 (waits, w->n_roles + 1u);
  for (uint32_t k = 0; k < w->n_roles; k++)
    list[k].role = k;
  for (uint32_t x = 0; x < r->outcome->n; x++)
    for (uint32_t l = 0; l < w->n_lines; l++)
      pr_hist_merge_small (&list[w->lines[l].role].hist, &r->outcome->record[x]->line[l].wait_hist);
  for (uint32_t k = 0; k < w->n_roles; k++)
    list[k].n = pr_hist_n (&list[k].hist);
  qsort (list, w->n_roles, sizeof *list, by_number);
  *n = 0;
  while (*n < ROLES && *n < w->n_roles && list[*n].n > 0)
    (*n)++;
  return list;
}

/* Minutes beyond which no more than one in a thousand waits, of any of the roles. */
static double
longest (const waits *list, size_t n)
{
  double most = 60;
  for (size_t k = 0; k < n; k++)
    most = fmax (most, 1.5 * pr_hist_quantile (&list[k].hist, 0.999) / 60);
  return fmin (most, LONGEST);
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree waits *list = waits_by_role (r, &n);
  for (size_t k = 0; k < n; k++)
    {
      int64_t longer = list[k].n;
      if (k > 0)
        g_string_append (csv->out, "\n\n");
      for (int bin = 0; bin < PR_HIST_BINS; bin++)
        {
          longer -= list[k].hist.count[bin];
          double minutes = pr_hist_end (bin) / 60;
          if (minutes < 0.9 || (longer == 0 && bin > 0 && list[k].hist.count[bin] == 0))
            continue;
          pr_csv_number (csv, minutes);
          pr_csv_number (csv, 100 * (double) longer / (double) list[k].n);
          pr_csv_text (csv, r->world->roles[list[k].role]);
          pr_csv_end_row (csv);
        }
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  static const struct {
    double minutes;
    const char *words;
  } marks[] = {
    { 1, N_ ("1 min") },       { 10, N_ ("10 min") },  { 60, N_ ("1 h") },
    { 240, N_ ("4 h") },       { 1440, N_ ("1 day") }, { 10080, N_ ("1 week") },
    { 40320, N_ ("4 weeks") },
  };
  size_t n;
  g_autofree waits *list = waits_by_role (r, &n);
  const char *names[ROLES];
  double most = longest (list, n);
  pr_rows_head (rows, r, _ ("How long work waits"));
  for (size_t k = 0; k < n; k++)
    names[k] = pr_shown (r->world, PR_NAMED_ROLE, r->world->roles[list[k].role]);
  for (gsize k = 0; k < G_N_ELEMENTS (marks); k++)
    if (marks[k].minutes <= most)
      pr_rows_at (rows, "mark", marks[k].minutes, _ (marks[k].words));
  pr_rows_names (rows, "role", names, n, NAME_WIDTH);
  pr_rows_number (rows, "roles", (double) n);
  pr_rows_number (rows, "x_most", most);
  pr_rows_text (rows, "x_label", _ ("calendar time in the line, nights and days off included"));
  pr_rows_text (rows, "y_label", _ ("waits that are longer; the roles with the most waits"));
  pr_rows_text (rows, "none", _ ("nothing waited"));
}

const pr_plot pr_waiting_plot = {
  PR_PLOT_TABLE ("waiting", N_ ("How many waits are longer than a time, by role."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 4,
  .words = N_ ("How many pieces of work wait longer than a given time."),
  .data = data,
  .texts = texts,
};
