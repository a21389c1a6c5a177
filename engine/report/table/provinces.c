/* The table of provinces: see provinces.h. */
#include "report/table/provinces.h"

#include "figure/failure.h"
#include "figure/reduce.h"
#include "figure/verdict.h"

#include <math.h>
#include <stdlib.h>

#define WORST 3

bool
pr_provinces_belong (const pr_world *w)
{
  return w->n_provinces > 1;
}

/* A figure of places in one replication, added up over those of the province. */
static double
sum (const pr_results *r, const pr_record *rec, const char *name, uint16_t province)
{
  const pr_value value = pr_figure_named (PR_OF_PROVINCE, name)->value;
  double all = 0;
  for (uint32_t i = 0; i < r->world->n_places; i++)
    if (r->world->places[i].province == province)
      all += value (r, rec, i, 0);
  return all;
}

static double
on_time (const pr_results *r, const pr_record *rec, uint16_t province)
{
  double kept = sum (r, rec, "on_time_count", province),
         due = kept + sum (r, rec, "late_count", province);
  return due > 0 ? kept / due : NAN;
}

static double
lost_days (const pr_results *r, const pr_record *rec, uint16_t province)
{
  int64_t lost = 0;
  for (uint32_t i = 0; i < rec->n_points; i++)
    if (r->world->places[rec->point[i].place].province == province)
      lost += rec->point[i].lost;
  return (double) lost / PR_LOST_DAY;
}

static void
write_moments (const pr_results *r, pr_csv *csv, pr_kind kind, const pr_moments *m)
{
  pr_csv_number (csv, pr_moments_mean (m));
  pr_csv_number (csv, pr_kind_half_width (kind, m, pr_results_level (r)));
}

static void
write_sum (const pr_results *r, pr_csv *csv, const char *name, uint16_t province)
{
  const pr_figure *figure = pr_figure_named (PR_OF_PROVINCE, name);
  pr_moments m = { 0 };
  for (uint32_t k = 0; k < r->outcome->n; k++)
    pr_moments_add (&m, sum (r, r->outcome->record[k], name, province));
  write_moments (r, csv, figure->kind, &m);
}

static void
write_of (const pr_results *r, pr_csv *csv, pr_kind kind,
          double (*value) (const pr_results *r, const pr_record *rec, uint16_t province),
          uint16_t province)
{
  pr_moments m = { 0 };
  for (uint32_t k = 0; k < r->outcome->n; k++)
    pr_moments_add (&m, value (r, r->outcome->record[k], province));
  write_moments (r, csv, kind, &m);
}

/* How many of its units and authorities, and how many have which verdict. */
static void
write_places (const pr_results *r, pr_csv *csv, uint16_t province)
{
  uint32_t verdicts[PR_N_VERDICTS] = { 0 }, units = 0, all = 0, open = 0;
  for (uint32_t i = 0; i < r->world->n_places; i++)
    {
      if (r->world->places[i].province != province)
        continue;
      const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, i);
      pr_verdict verdict = pr_judgement_whole (r, j);
      all++;
      units += i < r->world->n_units;
      verdicts[verdict]++;
      open += verdict != PR_NOT_ASKED && !pr_verdict_is_settled (r, j->periods[0].onward, j->n);
    }
  pr_csv_number (csv, units);
  pr_csv_number (csv, all - units);
  pr_csv_number (csv, verdicts[PR_READY]);
  pr_csv_number (csv, verdicts[PR_AT_RISK]);
  pr_csv_number (csv, verdicts[PR_NOT_READY]);
  pr_csv_number (csv, open);
}

static void
write_points (const pr_results *r, pr_csv *csv, const pr_failure *list, size_t n, uint16_t province)
{
  uint32_t points = 0;
  for (size_t k = 0; k < n; k++)
    points += r->world->places[list[k].place].province == province;
  pr_csv_number (csv, points);
}

/* A unit with work for which there is nobody comes first. */
static void
write_worst (const pr_results *r, pr_csv *csv, uint16_t province)
{
  struct {
    uint32_t unit;
    double waiting;
  } worst[WORST + 1];
  size_t n = 0;
  for (uint32_t i = 0; i < r->world->n_units; i++)
    {
      if (r->world->places[i].province != province)
        continue;
      pr_moments m = pr_reduce_named (r, PR_OF_UNIT, "waiting_most", i);
      double x = pr_moments_mean (&m);
      size_t at = n;
      for (x = isnan (x) ? INFINITY : x; at > 0 && worst[at - 1].waiting < x; at--)
        worst[at] = worst[at - 1];
      worst[at].unit = i;
      worst[at].waiting = x;
      n = MIN (n + 1, WORST);
    }
  g_autoptr (GString) codes = g_string_new (NULL);
  for (size_t k = 0; k < n; k++)
    g_string_append_printf (codes, "%s%s", k > 0 ? "; " : "", r->world->places[worst[k].unit].code);
  pr_csv_text (csv, codes->str);
}

void
pr_write_provinces (const pr_results *r, pr_csv *csv)
{
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->outcome, &n);
  for (uint16_t k = 0; k < r->world->n_provinces; k++)
    {
      pr_csv_text (csv, r->world->provinces[k].code);
      write_places (r, csv, k);
      write_sum (r, csv, "arrived", k);
      write_sum (r, csv, "returned", k);
      write_of (r, csv, PR_KIND_RATIO, on_time, k);
      write_sum (r, csv, "backlog_end", k);
      write_sum (r, csv, "overdue", k);
      write_points (r, csv, list, n, k);
      write_of (r, csv, PR_KIND_TALLY, lost_days, k);
      write_worst (r, csv, k);
      pr_csv_end_row (csv);
    }
}
