/* Ranks: see failure-ranks.h. */
#include "figure/failure-ranks.h"

#include "kernel/rng.h"

#include <stdlib.h>
#include <string.h>

/* A loss of a replication: at which point of the list. */
typedef struct {
  size_t point;
  int64_t lost;
} loss;

typedef struct {
  const pr_outcome *o;
  loss *losses; /* those of a replication together */
  size_t *end;  /* [o->n] of its losses */
  size_t n_points, n_ranked;
  uint32_t *times; /* [o->n] how often the replication is in the resample */
  int64_t *sum;    /* [n_points] lost in the resample */
  int64_t *order;  /* [n_ranked] the sums of the ranked points, in descending order */
  uint32_t *above; /* [n_ranked + 1] k: how many sums are above order[k], and not above k - 1 */
} resampling;

typedef struct {
  pr_point key;
  size_t at;
} entry;

static int
compare_entries (const void *a, const void *b)
{
  const entry *x = a, *y = b;
  return pr_point_compare (&x->key, &y->key);
}

static int
compare_down (const void *a, const void *b)
{
  int64_t x = *(const int64_t *) a, y = *(const int64_t *) b;
  return (x < y) - (x > y);
}

static int
compare_ranks (const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
  return (x > y) - (x < y);
}

static void
gather (resampling *s, const pr_failure *list)
{
  size_t all = 0;
  for (uint32_t r = 0; r < s->o->n; r++)
    all += s->o->record[r]->n_points;
  s->losses = g_new (loss, all + 1);
  s->end = g_new (size_t, s->o->n);
  g_autofree entry *index = g_new0 (entry, s->n_points);
  for (size_t i = 0; i < s->n_points; i++)
    index[i] = (entry){ { .place = list[i].place,
                          .step = list[i].step,
                          .cause = list[i].cause,
                          .reason = list[i].reason },
                        i };
  qsort (index, s->n_points, sizeof *index, compare_entries);
  size_t k = 0;
  for (uint32_t r = 0; r < s->o->n; r++)
    {
      const pr_record *rec = s->o->record[r];
      for (uint32_t i = 0; i < rec->n_points; i++)
        {
          const entry key = { .key = rec->point[i] };
          const entry *e = bsearch (&key, index, s->n_points, sizeof key, compare_entries);
          g_assert (e != NULL); /* the list is of this outcome */
          s->losses[k++] = (loss){ e->at, rec->point[i].lost };
        }
      s->end[r] = k;
    }
}

static void
resample (resampling *s, uint64_t number)
{
  const pr_rng rng = { .seed = s->o->world->seed };
  pr_block block = { { 0 } };
  memset (s->times, 0, s->o->n * sizeof *s->times);
  for (uint32_t k = 0; k < s->o->n; k++)
    {
      if (k % 4 == 0)
        block = pr_rng_block (&rng, 0, number, pr_rng_where (PR_DRAW_RANK, 0), k / 4);
      s->times[(block.u[k % 4] >> 32) * s->o->n >> 32]++;
    }
  memset (s->sum, 0, s->n_points * sizeof *s->sum);
  size_t k = 0;
  for (uint32_t r = 0; r < s->o->n; k = s->end[r++])
    for (size_t i = k; s->times[r] > 0 && i < s->end[r]; i++)
      s->sum[s->losses[i].point] += s->times[r] * s->losses[i].lost;
}

/* The first place in the order with a smaller sum. */
static size_t
first_below (const resampling *s, int64_t sum)
{
  size_t from = 0, until = s->n_ranked;
  while (from < until)
    {
      size_t middle = from + (until - from) / 2;
      if (s->order[middle] < sum)
        until = middle;
      else
        from = middle + 1;
    }
  return from;
}

/* rank[i * PR_RANK_RESAMPLES + number] of each ranked point. */
static void
rank (resampling *s, uint32_t number, uint32_t *ranks)
{
  memcpy (s->order, s->sum, s->n_ranked * sizeof *s->order);
  qsort (s->order, s->n_ranked, sizeof *s->order, compare_down);
  memset (s->above, 0, (s->n_ranked + 1) * sizeof *s->above);
  for (size_t i = 0; i < s->n_points; i++)
    s->above[first_below (s, s->sum[i])]++;
  for (size_t k = 1; k < s->n_ranked; k++)
    s->above[k] += s->above[k - 1];
  for (size_t i = 0; i < s->n_ranked; i++)
    ranks[i * PR_RANK_RESAMPLES + number] = 1 + s->above[first_below (s, s->sum[i]) - 1];
}

pr_ranks *
pr_failure_ranks (const pr_outcome *o, const pr_failure *list, size_t n, size_t ranked,
                  double level)
{
  if (o->n < PR_RISK_LEAST)
    return NULL;
  pr_ranks *ranges = g_new0 (pr_ranks, ranked + 1);
  if (ranked == 0)
    return ranges;
  g_autofree uint32_t *times = g_new (uint32_t, o->n), *above = g_new (uint32_t, ranked + 1),
                      *ranks = g_new (uint32_t, ranked * PR_RANK_RESAMPLES);
  g_autofree int64_t *sum = g_new (int64_t, n), *order = g_new (int64_t, ranked);
  resampling s = { .o = o,
                   .n_points = n,
                   .n_ranked = ranked,
                   .times = times,
                   .sum = sum,
                   .order = order,
                   .above = above };
  gather (&s, list);
  for (uint32_t b = 0; b < PR_RANK_RESAMPLES; b++)
    {
      resample (&s, b);
      rank (&s, b, ranks);
    }
  /* The tiny number undoes the rounding of the level (0.95 gives 25, not 24). */
  uint32_t out = (uint32_t) (PR_RANK_RESAMPLES * (1 - level) / 2 + 1e-9);
  for (size_t i = 0; i < ranked; i++)
    {
      uint32_t *of = ranks + i * PR_RANK_RESAMPLES;
      qsort (of, PR_RANK_RESAMPLES, sizeof *of, compare_ranks);
      ranges[i] = (pr_ranks){ of[out], of[PR_RANK_RESAMPLES - 1 - out] };
    }
  g_free (s.losses);
  g_free (s.end);
  return ranges;
}
