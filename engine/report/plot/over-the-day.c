/* Officers at work over the day, as observed while a replication runs. */
#include "report/plot/rows.h"

#include "model/shown.h"

#include "kernel/i18n.h"

#include <math.h>
#include <stdlib.h>

#define KINDS 8
#define NAME_WIDTH 28

static const pr_out_column columns[] = {
  PR_PLOT_COLUMN ("hour", NP_ ("unit", "hours"), PR_KIND_NUMBER,
                  N_ ("time of day: a quarter past or a quarter to")),
  PR_PLOT_COLUMN ("at_work", NP_ ("unit", "percent"), PR_KIND_RATIO,
                  N_ ("officers seen at work / officers on duty and not absent, all days of the "
                      "window and all replications together")),
  PR_PLOT_KEY ("pool", N_ ("name of pools; two blank lines between names")),
};

typedef struct {
  uint16_t kind;
  int64_t duty; /* glances at officers on duty */
} kind_duty;

static int
by_duty (const void *a, const void *b)
{
  const kind_duty *x = a, *y = b;
  if (x->duty != y->duty)
    return x->duty > y->duty ? -1 : 1;
  return x->kind < y->kind ? -1 : 1;
}

/* Of a kind in a half-hour, all replications together. */
static void
duty (const pr_results *r, uint16_t kind, int slot, int64_t *at_work, int64_t *on_duty)
{
  *at_work = *on_duty = 0;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      const pr_record *rec = r->outcome->record[k];
      for (uint32_t p = 0; p < rec->n_pools; p++)
        if (r->world->pools[p].kind == kind)
          {
            *at_work += rec->at_work[(size_t) slot * rec->n_pools + p];
            *on_duty += rec->on_duty[(size_t) slot * rec->n_pools + p];
          }
    }
}

/* The names of pools with the most officers on duty; *n of them. */
static kind_duty *
largest_kinds (const pr_results *r, size_t *n)
{
  uint32_t all = r->world->n_kinds;
  kind_duty *list = g_new0 (kind_duty, all + 1u);
  for (uint32_t k = 0; k < all; k++)
    list[k].kind = (uint16_t) k;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    for (size_t slot = 0; slot < PR_GLANCES; slot++)
      for (uint32_t p = 0; p < r->world->n_pools; p++)
        list[r->world->pools[p].kind].duty
            += r->outcome->record[k]->on_duty[slot * r->world->n_pools + p];
  qsort (list, all, sizeof *list, by_duty);
  *n = 0;
  while (*n < KINDS && *n < all && list[*n].duty > 0)
    (*n)++;
  return list;
}

static void
data (const pr_plot_source *of, pr_csv *csv)
{
  const pr_results *r = of->run;
  size_t n;
  g_autofree kind_duty *list = largest_kinds (r, &n);
  for (size_t k = 0; k < n; k++)
    {
      if (k > 0)
        g_string_append (csv->out, "\n\n");
      for (int slot = 0; slot < PR_GLANCES; slot++)
        {
          int64_t at_work, on_duty;
          duty (r, list[k].kind, slot, &at_work, &on_duty);
          pr_csv_number (csv, slot / 2.0 + 0.25);
          pr_csv_number (csv, on_duty > 0 ? 100 * (double) at_work / (double) on_duty : NAN);
          pr_csv_text (csv, r->world->kinds[list[k].kind]);
          pr_csv_end_row (csv);
        }
    }
}

static void
texts (const pr_plot_source *of, GString *rows)
{
  const pr_results *r = of->run;
  size_t n;
  int first = PR_GLANCES, last = -1;
  double most = 1;
  g_autofree kind_duty *list = largest_kinds (r, &n);
  const char *names[KINDS];
  pr_rows_head (rows, r, _ ("Officers at work over the day"));
  for (size_t k = 0; k < n; k++)
    {
      names[k] = pr_shown (r->world, PR_NAMED_POOL, r->world->kinds[list[k].kind]);
      for (int slot = 0; slot < PR_GLANCES; slot++)
        {
          int64_t at_work, on_duty;
          duty (r, list[k].kind, slot, &at_work, &on_duty);
          if (on_duty == 0)
            continue;
          first = MIN (first, slot);
          last = MAX (last, slot);
          most = fmax (most, (double) at_work / (double) on_duty);
        }
    }
  pr_rows_names (rows, "kind", names, n, NAME_WIDTH);
  pr_rows_number (rows, "kinds", (double) n);
  pr_rows_number (rows, "from", n > 0 ? floor (first / 2.0) : 0);
  pr_rows_number (rows, "until", n > 0 ? ceil ((last + 1) / 2.0) : 24);
  pr_rows_number (rows, "y_most", 100 * ceil (20 * most) / 20);
  pr_rows_text (rows, "x_label", _ ("time of day"));
  pr_rows_text (rows, "y_label",
                _ ("officers at work, of those on duty; seen a quarter past and a quarter to each "
                   "hour, all days"));
  pr_rows_text (rows, "none", _ ("nobody was on duty"));
}

const pr_plot pr_over_the_day_plot = {
  PR_PLOT_TABLE ("over-the-day", N_ ("Officers at work over the day, by name of pool."), columns),
  .kind = PR_RESULTS_RUN,
  .page = 7,
  .words = N_ ("Officers at work over the day, by pool."),
  .data = data,
  .texts = texts,
};
