/* Shares: see away-share.h. */
#include "model/away-share.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

static int
largest_first (const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *) a, y = *(const uint64_t *) b;
  return (x < y) - (x > y);
}

void
pr_away_share_settle (pr_away_share *s)
{
  const double tiny = 1e-9; /* 29 % of 50 is 14.5 */
  uint64_t all = 0, given = 0;
  for (uint32_t i = 0; i < s->n; i++)
    all += s->part[i].officers;
  s->total = MIN (all, (uint64_t) floor (s->share * (double) all + 0.5 + tiny));
  s->n_tied = s->seats = 0;
  g_autofree uint64_t *rest = g_new (uint64_t, s->n + 1), *sorted = g_new (uint64_t, s->n + 1);
  for (uint32_t i = 0; i < s->n; i++)
    {
      uint64_t quota = s->total * s->part[i].officers;
      s->part[i].count = all > 0 ? (uint32_t) (quota / all) : 0;
      sorted[i] = rest[i] = all > 0 ? quota % all : 0;
      given += s->part[i].count;
    }
  qsort (sorted, s->n, sizeof *sorted, largest_first);
  /* Fewer officers are left than there are remainders above 0. */
  uint32_t left = (uint32_t) (s->total - given);
  uint64_t last = left > 0 ? sorted[left - 1] : UINT64_MAX;
  for (uint32_t i = 0; i < s->n; i++)
    {
      s->part[i].tied = rest[i] == last;
      s->n_tied += s->part[i].tied;
      s->part[i].count += rest[i] > last && left > 0;
      s->seats += rest[i] > last && left > 0;
    }
  s->seats = left - s->seats;
  bool all_go = s->seats == s->n_tied;
  for (uint32_t i = 0; i < s->n && all_go; i++)
    {
      s->part[i].count += s->part[i].tied;
      s->part[i].tied = false;
    }
  if (all_go)
    s->seats = s->n_tied = 0;
}

static const pr_away_part *
part_of (const pr_world *w, const pr_absence *a)
{
  return &w->away_shares[a->share].part[a->part];
}

uint32_t
pr_absence_most (const pr_world *w, const pr_absence *a)
{
  return a->share == PR_NONE32 ? a->count : part_of (w, a)->count + part_of (w, a)->tied;
}

double
pr_absence_mean (const pr_world *w, const pr_absence *a)
{
  if (a->share == PR_NONE32)
    return a->count;
  const pr_away_share *s = &w->away_shares[a->share];
  const pr_away_part *part = &s->part[a->part];
  return part->count + (part->tied ? (double) s->seats / s->n_tied : 0);
}

pr_away_share *
pr_away_shares_for (const pr_world *w)
{
  pr_away_share *list = g_memdup2 (w->away_shares, w->n_away_shares * sizeof *list);
  for (uint32_t i = 0; i < w->n_away_shares; i++)
    list[i].part = g_memdup2 (list[i].part, list[i].n * sizeof *list[i].part);
  for (uint32_t i = 0; i < w->n_absences; i++)
    {
      const pr_absence *a = &w->absences[i];
      if (a->share == PR_NONE32)
        continue;
      pr_away_part *part = &list[a->share].part[a->part];
      part->officers = w->pools[a->pool].count - MIN (part->unfilled, w->pools[a->pool].count);
    }
  for (uint32_t i = 0; i < w->n_away_shares; i++)
    pr_away_share_settle (&list[i]);
  return list;
}

void
pr_away_shares_free (pr_away_share *list, uint32_t n)
{
  for (uint32_t i = 0; i < n && list != NULL; i++)
    g_free (list[i].part);
  g_free (list);
}

void
pr_away_draws_make (pr_away_draws *d, const pr_world *w)
{
  uint32_t parts = 0, most = 0;
  *d = (pr_away_draws){ NULL };
  if (w->n_away_shares == 0)
    return;
  d->first = g_new (uint32_t, w->n_away_shares);
  for (uint32_t i = 0; i < w->n_away_shares; i++)
    {
      d->first[i] = parts;
      parts += w->away_shares[i].n;
      most = MAX (most, w->away_shares[i].n_tied);
    }
  d->more = g_new0 (bool, parts + 1);
  d->lots = g_new (pr_away_lot, most + 1);
}

void
pr_away_draws_free (pr_away_draws *d)
{
  g_free (d->lots);
  g_free (d->more);
  g_free (d->first);
}

static int
by_luck (const void *a, const void *b)
{
  const pr_away_lot *x = a, *y = b;
  if (x->luck != y->luck)
    return x->luck < y->luck ? -1 : 1;
  return x->part < y->part ? -1 : x->part > y->part;
}

void
pr_away_draws_draw (pr_away_draws *d, const pr_world *w, const pr_rng *rng)
{
  for (uint32_t i = 0; i < w->n_away_shares; i++)
    {
      const pr_away_share *s = &w->away_shares[i];
      uint32_t n = 0;
      for (uint32_t k = 0; k < s->n && s->n_tied > 0; k++)
        {
          d->more[d->first[i] + k] = false;
          if (s->part[k].tied)
            d->lots[n++] = (pr_away_lot){
              pr_rng_block (rng, s->part[k].hash, 0, pr_rng_where (PR_DRAW_SHARE, 0), 0).u[0], k
            };
        }
      if (n == 0)
        continue;
      qsort (d->lots, n, sizeof *d->lots, by_luck);
      for (uint32_t k = 0; k < s->seats; k++)
        d->more[d->first[i] + d->lots[k].part] = true;
    }
}

uint32_t
pr_away_drawn (const pr_away_draws *d, const pr_world *w, const pr_absence *a)
{
  if (a->share == PR_NONE32)
    return a->count;
  return part_of (w, a)->count + d->more[d->first[a->share] + a->part];
}
