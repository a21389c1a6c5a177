/* Figures of peaks: when most was in process, and when that was over. */
#include "figure/rows.h"
#include "figure/verdict.h"
#include "figure/window.h"

#define STAYS 5 /* working days: a week of them */

static double
level (const pr_record *rec, uint32_t i, uint32_t day)
{
  return pr_day_sum (rec, PR_SERIES_DECIDING, i, day);
}

/* The first of the working days with the largest number at its end. */
static uint32_t
find_peak (const pr_results *r, const pr_record *rec, uint32_t i, double *most)
{
  size_t n;
  uint32_t at = 0;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  *most = 0;
  for (size_t k = 0; k < n; k++)
    {
      double x = level (rec, i, days[k]);
      if (x <= *most)
        continue;
      *most = x;
      at = days[k];
    }
  return at;
}

double
pr_peak (const pr_results *r, const pr_record *rec, uint32_t i)
{
  double most;
  find_peak (r, rec, i, &most);
  return most;
}

double
pr_peak_day (const pr_results *r, const pr_record *rec, uint32_t i)
{
  double most;
  uint32_t at = find_peak (r, rec, i, &most);
  return most > 0 ? (double) at : NAN;
}

double
pr_normal_most (const pr_results *r, uint32_t i)
{
  return r->tables->ini[PR_INI_REPORT_GROWTH].v.number * pr_normal_deciding (r, i)
         + PR_IN_PROCESS_FORGIVEN;
}

double
pr_recovered_day (const pr_results *r, const pr_record *rec, uint32_t i)
{
  double peak, normal = pr_normal_most (r, i);
  uint32_t at = find_peak (r, rec, i, &peak), first = at, week = 0;
  size_t n;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  if (peak <= 0)
    return NAN;
  if (peak <= normal)
    return at;
  for (size_t k = 0; k < n && week <= STAYS; k++)
    {
      if (days[k] < at)
        continue;
      bool over = level (rec, i, days[k]) > normal;
      first = week == 0 ? days[k] : first;
      week = over ? 0 : week + 1;
    }
  return week > STAYS ? (double) first : NAN;
}
