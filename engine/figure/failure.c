/* Failure points: see failure.h. */
#include "figure/failure.h"

#include <stdlib.h>
#include <string.h>

/* One point of one replication. */
typedef struct {
  pr_point point;
  uint32_t replication;
} seen;

typedef struct {
  pr_failure failure;
  pr_point key;
  int64_t lost; /* in all replications: ties are exact */
} ranked;

static int
compare_seen (const void *a, const void *b)
{
  const seen *x = a, *y = b;
  int order = pr_point_compare (&x->point, &y->point);
  if (order != 0)
    return order;
  return (x->replication > y->replication) - (x->replication < y->replication);
}

static int
compare_ranked (const void *a, const void *b)
{
  const ranked *x = a, *y = b;
  if (x->lost != y->lost)
    return x->lost < y->lost ? 1 : -1;
  return pr_point_compare (&x->key, &y->key);
}

static int
compare_days (const void *a, const void *b)
{
  int32_t x = *(const int32_t *) a, y = *(const int32_t *) b;
  return (x > y) - (x < y);
}

double
pr_record_lost (const pr_record *r)
{
  int64_t lost = 0;
  for (uint32_t i = 0; i < r->n_points; i++)
    lost += r->point[i].lost;
  return (double) lost / PR_LOST_DAY;
}

/* All points of all replications, those of one place, step, cause and reason together. */
static seen *
gather (const pr_outcome *o, size_t *n)
{
  size_t all = 0;
  for (uint32_t r = 0; r < o->n; r++)
    all += o->record[r]->n_points;
  seen *list = g_new (seen, all);
  *n = 0;
  for (uint32_t r = 0; r < o->n; r++)
    for (uint32_t i = 0; i < o->record[r]->n_points; i++)
      list[(*n)++] = (seen){ o->record[r]->point[i], r };
  if (*n > 0)
    qsort (list, *n, sizeof *list, compare_seen);
  return list;
}

/* One point from its replications, n of them, in order. */
static ranked
reduce (const seen *list, size_t n, uint32_t replications)
{
  ranked r = { .key = list[0].point };
  pr_failure *f = &r.failure;
  g_autofree int32_t *days = g_new (int32_t, n), *last = g_new (int32_t, n);
  f->place = r.key.place;
  f->step = r.key.step;
  f->cause = r.key.cause;
  f->reason = r.key.reason;
  size_t next = 0, n_days = 0;
  for (uint32_t k = 0; k < replications; k++)
    {
      const pr_point *p = next < n && list[next].replication == k ? &list[next].point : NULL;
      pr_risk_add (&f->lost, p ? (double) p->lost / PR_LOST_DAY : 0, p != NULL);
      pr_moments_add (&f->dossiers, p ? (double) p->dossiers : 0);
      if (!p)
        continue;
      next++;
      r.lost += p->lost;
      if (p->first_day > p->last_day)
        continue;
      last[n_days] = p->last_day;
      days[n_days++] = p->first_day;
    }
  qsort (days, n_days, sizeof *days, compare_days);
  qsort (last, n_days, sizeof *last, compare_days);
  /* The lower median: a day on which it was so. */
  f->first_day = n_days > 0 ? days[(n_days - 1) / 2] : INT32_MAX;
  f->last_day = n_days > 0 ? last[n_days / 2] : INT32_MIN;
  return r;
}

pr_failure *
pr_failures (const pr_outcome *o, size_t *n)
{
  size_t n_seen, until;
  g_autofree seen *list = gather (o, &n_seen);
  g_autofree ranked *points = g_new (ranked, n_seen);
  int64_t all = 0;
  *n = 0;
  for (size_t from = 0; from < n_seen; from = until)
    {
      until = from + 1;
      while (until < n_seen && pr_point_compare (&list[from].point, &list[until].point) == 0)
        until++;
      points[*n] = reduce (list + from, until - from, o->n);
      all += points[(*n)++].lost;
    }
  if (*n > 0)
    qsort (points, *n, sizeof *points, compare_ranked);
  pr_failure *failures = g_new (pr_failure, *n);
  for (size_t i = 0; i < *n; i++)
    {
      failures[i] = points[i].failure;
      failures[i].share = all > 0 ? (double) points[i].lost / (double) all : 0;
    }
  return failures;
}

pr_interval
pr_failure_interval (const pr_failure *f, double level)
{
  pr_interval of = pr_risk_interval (&f->lost, level);
  if (of.low < 0)
    of.low = 0;
  return of;
}

const pr_point *
pr_failure_in (const pr_failure *f, const pr_record *r)
{
  const pr_point key
      = { .place = f->place, .step = f->step, .cause = f->cause, .reason = f->reason };
  return r->n_points > 0 ? bsearch (&key, r->point, r->n_points, sizeof key, pr_point_compare)
                         : NULL;
}
