/* What a question comes to in one replication. */
#include "figure/question.h"
#include "figure/rows.h"
#include "figure/window.h"
#include "scenario/diag.h"

#include <string.h>

/* Metrics that can be had from some days alone. */
static const pr_had_row of_days[] = {
  { "arrived", PR_HAD_SUM, PR_SERIES_ARRIVED, 0, 1 },
  { "returned", PR_HAD_SUM, PR_SERIES_RETURNED, 0, 1 },
  { "refused", PR_HAD_SUM, PR_SERIES_REFUSED, 0, 1 },
  { "withdrawn", PR_HAD_SUM, PR_SERIES_WITHDRAWN, 0, 1 },
  { "entered", PR_HAD_SUM, PR_SERIES_ENTERED, 0, 1 },
  { "visits", PR_HAD_SUM, PR_SERIES_VISITS, 0, 1 },
  { "visits_left", PR_HAD_SUM, PR_SERIES_VISITS_LEFT, 0, 1 },
  { "visits_long", PR_HAD_SUM, PR_SERIES_LONG_WAITS, 0, 1 },
  { "backlog_end", PR_HAD_END, PR_SERIES_BACKLOG, 0, 1 },
  { "overdue", PR_HAD_END, PR_SERIES_OVERDUE, 0, 1 },
  { "held", PR_HAD_END, PR_SERIES_HELD, 0, 1 },
  { "deciding", PR_HAD_END, PR_SERIES_DECIDING, 0, 1 },
  { "throughput", PR_HAD_A_DAY, PR_SERIES_RETURNED, 0, 1 },
  { "decided_late", PR_HAD_SUM, PR_SERIES_DUE_LATE, 0, 1 },
  { "deciding_peak", PR_HAD_MOST, PR_SERIES_DECIDING, 0, 1 },
  { "decided_on_time", PR_HAD_SHARE, PR_SERIES_DUE_ON_TIME, PR_SERIES_DUE_LATE, 1 },
  { "on_time", PR_HAD_ON_TIME, PR_DETAIL_DUE, 0, 1 },
  { "on_time_count", PR_HAD_KEPT, PR_DETAIL_DUE, 0, 1 },
  { "late_count", PR_HAD_LATE, PR_DETAIL_DUE, 0, 1 },
  { "counter_wait_mean", PR_HAD_MEAN, PR_DETAIL_COUNTER_WAIT, 0, PR_MINUTE },
  { "counter_wait_longest", PR_HAD_LONGEST, PR_DETAIL_COUNTER_WAIT, 0, PR_MINUTE },
  { "acceptance_mean", PR_HAD_MEAN, PR_DETAIL_ACCEPTANCE, 0, PR_HOUR },
  { "sojourn_mean", PR_HAD_MEAN, PR_DETAIL_SOJOURN, 0, PR_DAY },
};

/* What has statistics. */
static const pr_had_row observed[] = {
  { "counter_wait", PR_HAD_MEAN, PR_DETAIL_COUNTER_WAIT, 0, PR_MINUTE },
  { "acceptance", PR_HAD_MEAN, PR_DETAIL_ACCEPTANCE, 0, PR_HOUR },
  { "sojourn", PR_HAD_MEAN, PR_DETAIL_SOJOURN, 0, PR_DAY },
  { "backlog", PR_HAD_END, PR_SERIES_BACKLOG, 0, 1 },
  { "overdue", PR_HAD_END, PR_SERIES_OVERDUE, 0, 1 },
  { "held", PR_HAD_END, PR_SERIES_HELD, 0, 1 },
  { "deciding", PR_HAD_END, PR_SERIES_DECIDING, 0, 1 },
};

const pr_had_row *
pr_had_find (const char *name)
{
  for (size_t k = 0; k < G_N_ELEMENTS (of_days); k++)
    if (strcmp (of_days[k].name, name) == 0)
      return &of_days[k];
  return NULL;
}

const pr_had_row *
pr_had_find_base (const char *name, bool *dossiers)
{
  for (size_t k = 0; k < G_N_ELEMENTS (observed); k++)
    if (strcmp (observed[k].name, name) == 0)
      {
        *dossiers = observed[k].had == PR_HAD_END;
        return &observed[k];
      }
  return NULL;
}

const char *
pr_had_nearest_base (const char *name)
{
  const char *names[G_N_ELEMENTS (observed)];
  for (size_t k = 0; k < G_N_ELEMENTS (observed); k++)
    names[k] = observed[k].name;
  return pr_nearest (name, names, G_N_ELEMENTS (names));
}

void
pr_question_days (const pr_question *q, const pr_world *w, uint32_t *from, uint32_t *until)
{
  pr_day start = w->epoch + w->first_day, n = w->end_day - w->first_day;
  *from = q->has_from ? (uint32_t) CLAMP (q->from - start, 0, n) : 0;
  *until = q->has_last ? (uint32_t) CLAMP (q->last + 1 - start, 0, n) : (uint32_t) n;
}

bool
pr_question_asks (const pr_question *q, const pr_world *w, pr_detail *asked)
{
  uint32_t from, until;
  if (pr_question_is_plain (q) || q->row == NULL || q->row->had < PR_HAD_ON_TIME)
    return false;
  if (q->statistic == PR_STATISTIC_NONE && !q->has_from && !q->has_last)
    return false; /* the whole window is kept always */
  pr_question_days (q, w, &from, &until);
  *asked = (pr_detail){ .of = (pr_detail_of) q->row->of,
                        .from = w->first_day + (int32_t) from,
                        .until = w->first_day + (int32_t) until };
  if (q->statistic == PR_STATISTIC_OVER)
    asked->over = (pr_time) q->level;
  return true;
}

/* What was kept of the place, or all places; empty in a record of before it was asked. */
static pr_detail_count
asked_of (const pr_question *q, const pr_results *r, const pr_record *rec, uint32_t i)
{
  pr_detail wanted = { 0 };
  pr_detail_count sum = { 0 };
  pr_question_asks (q, r->world, &wanted);
  for (uint32_t k = 0; k < MIN (rec->n_details, r->world->n_details); k++)
    {
      if (!pr_detail_same (&r->world->details[k], &wanted))
        continue;
      uint32_t from = i == PR_PROVINCE ? 0 : i, until = i == PR_PROVINCE ? rec->n_places : i + 1;
      for (uint32_t p = from; p < until; p++)
        {
          const pr_detail_count *c = &rec->details[(size_t) k * rec->n_places + p];
          pr_tally_merge (&sum.tally, &c->tally);
          pr_hist_merge (&sum.hist, &c->hist);
          sum.over += c->over;
        }
      break;
    }
  return sum;
}

static double
asked_value (const pr_question *q, const pr_results *r, const pr_record *rec, uint32_t i)
{
  pr_detail_count c = asked_of (q, r, rec, i);
  double n = (double) c.tally.n, unit = q->row->unit * 1e-6, over = (double) c.over;
  if (q->statistic == PR_STATISTIC_QUANTILE)
    return pr_hist_quantile (&c.hist, q->level) / unit;
  if (q->statistic == PR_STATISTIC_OVER)
    return ratio (q->complement ? n - over : over, n);
  switch (q->row->had)
    {
    case PR_HAD_ON_TIME:
      return ratio (n - over, n);
    case PR_HAD_KEPT:
      return n - over;
    case PR_HAD_LATE:
      return over;
    case PR_HAD_LONGEST:
      return n > 0 ? (double) c.tally.max * 1e-6 / unit : NAN;
    default:
      return pr_tally_mean (&c.tally) / unit;
    }
}

static double
days_sum (const pr_record *rec, uint8_t series, uint32_t i, uint32_t from, uint32_t until)
{
  double sum = 0;
  for (uint32_t day = from; day < until; day++)
    sum += pr_day_sum (rec, (pr_series_id) series, i, day);
  return sum;
}

/* On working days; NaN: there is none. */
static double
days_most (const pr_results *r, const pr_record *rec, uint8_t series, uint32_t i, uint32_t from,
           uint32_t until)
{
  double most = NAN;
  for (uint32_t day = from; day < until; day++)
    if (pr_window_workday (r, day))
      most = fmax (most, pr_day_sum (rec, (pr_series_id) series, i, day));
  return most;
}

static double
days_over (const pr_question *q, const pr_record *rec, uint32_t i, uint32_t from, uint32_t until)
{
  double over = 0, n = until - from;
  for (uint32_t day = from; day < until; day++)
    over += pr_day_sum (rec, (pr_series_id) q->row->of, i, day) > q->level;
  return (q->complement ? n - over : over) / n;
}

static double
days_value (const pr_question *q, const pr_results *r, const pr_record *rec, uint32_t i)
{
  const pr_had_row *row = q->row;
  uint32_t from, until;
  pr_question_days (q, r->world, &from, &until);
  if (from >= until)
    return NAN;
  if (q->statistic == PR_STATISTIC_OVER)
    return days_over (q, rec, i, from, until);
  if (row->had == PR_HAD_END)
    return pr_day_sum (rec, (pr_series_id) row->of, i, until - 1);
  if (row->had == PR_HAD_MOST)
    return days_most (r, rec, row->of, i, from, until);
  double sum = days_sum (rec, row->of, i, from, until);
  if (row->had == PR_HAD_A_DAY)
    return ratio (sum, pr_window_workdays (r, from, until));
  return row->had == PR_HAD_SHARE ? ratio (sum, sum + days_sum (rec, row->with, i, from, until))
                                  : sum;
}

static double
question_value (const pr_question *q, const pr_results *r, const pr_record *rec, uint32_t i)
{
  if (q->where == PR_WHERE_PLACE)
    {
      for (i = 0; i < r->world->n_places; i++)
        if (strcmp (r->world->places[i].code, q->place) == 0)
          break;
      if (i == r->world->n_places)
        return NAN;
    }
  bool whole = !q->has_from && !q->has_last;
  if (q->metric != NULL && whole)
    return q->metric->value (r, rec, i, 0);
  return q->row->had < PR_HAD_ON_TIME ? days_value (q, r, rec, i) : asked_value (q, r, rec, i);
}

double
pr_metric_value (const pr_figure *metric, const pr_results *r, const pr_record *rec, uint32_t i,
                 uint32_t day)
{
  return metric->question != NULL ? question_value (metric->question, r, rec, i)
                                  : metric->value (r, rec, i, day);
}
