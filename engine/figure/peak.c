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

/* The first of the days with the largest number. */
static uint32_t
find_peak (const pr_results *r, const pr_record *rec, uint32_t i, double *most)
{
  uint32_t at = 0;
  *most = 0;
  for (uint32_t day = 0; day < pr_window_days (r); day++)
    {
      double x = level (rec, i, day);
      if (x <= *most)
        continue;
      *most = x;
      at = day;
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
  uint32_t at = find_peak (r, rec, i, &peak), first = at, days = 0;
  if (peak <= 0)
    return NAN;
  if (peak <= normal)
    return at;
  for (uint32_t day = at; day < pr_window_days (r) && days <= STAYS; day++)
    {
      if (!pr_window_workday (r, day))
        continue;
      if (level (rec, i, day) > normal)
        {
          days = 0;
          continue;
        }
      first = days == 0 ? day : first;
      days++;
    }
  return days > STAYS ? (double) first : NAN;
}
