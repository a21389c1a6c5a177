/* Criteria: see criteria.h. */
#include "figure/criteria.h"

#include "figure/reduce.h"
#include "figure/rows.h"
#include "figure/window.h"

#include <math.h>

const char *const pr_criterion_names[PR_N_CRITERIA] = {
#define NAME(ID, name, unit, doc) #name,
  PR_CRITERIA (NAME)
#undef NAME
};

const char *const pr_criterion_words[PR_N_CRITERIA]
    = { N_ ("on time"), N_ ("people unserved"), N_ ("long waits"), N_ ("online acceptance"),
        N_ ("in process") };

bool
pr_forgives (double share, double n, double missed)
{
  /* 1 - 0.95 of 20 is not quite 1. */
  return missed <= fmax (PR_FORGIVEN_LEAST, floor (share * n + 1e-9));
}

static double
sum_between (const pr_record *rec, pr_series_id id, uint32_t place, uint32_t from, uint32_t until)
{
  double sum = 0;
  for (uint32_t day = from; day < until; day++)
    sum += pr_day_sum (rec, id, place, day);
  return sum;
}

/* What counts at a place before its first day, or after its last, counts in the period there. */
static double
sum_of (const pr_record *rec, pr_series_id id, uint32_t place, const pr_period *p)
{
  bool whole = place == PR_PROVINCE;
  return sum_between (rec, id, place, p->first && !whole ? 0 : p->from,
                      p->last && !whole ? rec->n_days : p->until);
}

static double
mean_of (const pr_record *rec, uint32_t place, const pr_period *p)
{
  return sum_between (rec, PR_SERIES_DECIDING, place, p->from, p->until) / (p->until - p->from);
}

/* Of n things so many were missed; the value is the share of those missed, or of the others. */
static pr_check
check_share (double n, double missed, double forgiven, bool of_missed)
{
  if (n <= 0)
    return (pr_check){ .value = NAN };
  return (pr_check){ .asked = true,
                     .passed = pr_forgives (forgiven, n, missed),
                     .value = (of_missed ? missed : n - missed) / n };
}

static pr_check
check_kept (const pr_record *rec, pr_series_id kept, pr_series_id missed, uint32_t place,
            const pr_period *period, double least)
{
  double good = sum_of (rec, kept, place, period), bad = sum_of (rec, missed, place, period);
  return check_share (good + bad, bad, 1 - least, false);
}

static pr_check
check_in_process (const pr_results *r, const pr_record *rec, uint32_t place,
                  const pr_period *period, const pr_period *before)
{
  const pr_cell *ini = r->tables->ini;
  double mean = mean_of (rec, place, period);
  pr_check check = { .value = mean };
  if (period->first)
    return check;
  double was = mean_of (rec, place, before), normal = pr_normal_deciding (r, place);
  check.asked = mean > 0 || was > 0;
  check.passed
      = check.asked
        && mean <= ini[PR_INI_REPORT_GROWTH].v.number * fmax (was, normal) + PR_IN_PROCESS_FORGIVEN
        && mean <= ini[PR_INI_REPORT_BACKLOG].v.number * normal + PR_IN_PROCESS_FORGIVEN;
  return check;
}

pr_check
pr_criterion_check (const pr_results *r, const pr_record *rec, pr_criterion criterion,
                    uint32_t place, const pr_period *period, const pr_period *before)
{
  const pr_cell *ini = r->tables->ini;
  switch (criterion)
    {
    case PR_CRITERION_ON_TIME:
      return check_kept (rec, PR_SERIES_DUE_ON_TIME, PR_SERIES_DUE_LATE, place, period,
                         ini[PR_INI_REPORT_ON_TIME].v.number);
    case PR_CRITERION_UNSERVED:
      return check_share (sum_of (rec, PR_SERIES_VISITS, place, period),
                          sum_of (rec, PR_SERIES_VISITS_LEFT, place, period),
                          ini[PR_INI_REPORT_UNSERVED].v.number, true);
    case PR_CRITERION_WAITS:
      return check_share (sum_of (rec, PR_SERIES_WAITS, place, period),
                          sum_of (rec, PR_SERIES_LONG_WAITS, place, period),
                          ini[PR_INI_REPORT_LONG_WAITS].v.number, true);
    case PR_CRITERION_ACCEPTED:
      return check_kept (rec, PR_SERIES_ACCEPTED, PR_SERIES_ACCEPTED_LATE, place, period,
                         ini[PR_INI_REPORT_ACCEPTED].v.number);
    default:
      return check_in_process (r, rec, place, period, before);
    }
}
