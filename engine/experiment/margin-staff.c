#include "experiment/margin-staff.h"

#include <math.h>

/* A place while its officers go. */
typedef struct {
  const pr_world *w;
  pr_rough *rough;
  uint32_t first, n; /* its pools */
  uint32_t *missing; /* [n] */
  bool hopeless;     /* no pool becomes full any more */
} office;

double
pr_margin_load (const pr_load *l)
{
  return l->available > 0 ? l->offered / l->available : l->offered > 0 ? INFINITY : 0;
}

static uint32_t
spare_in (const pr_world *w, uint32_t pool)
{
  uint32_t count = w->pools[pool].count, least = MAX (w->pools[pool].least, 1);
  return count > least ? count - least : 0;
}

uint32_t
pr_margin_spare_of (const pr_world *w, uint32_t pool)
{
  uint32_t spare = spare_in (w, pool);
  return w->later != NULL ? MIN (spare, spare_in (w->later, pool)) : spare;
}

static double
load_of (const office *o, uint32_t pool)
{
  const pr_load load = pr_rough_load (o->rough, o->first + pool);
  return pr_margin_load (&load);
}

static void
lack (office *o, uint32_t pool, uint32_t missing)
{
  o->missing[pool] = missing;
  pr_rough_lack (o->rough, o->first + pool, missing);
}

/* Whether the pools have a line in common. */
static bool
share_work (const office *o, uint32_t a, uint32_t b)
{
  const pr_pool *p = &o->w->pools[o->first + a], *q = &o->w->pools[o->first + b];
  for (uint16_t i = 0; i < p->n_lines; i++)
    for (uint16_t k = 0; k < q->n_lines; k++)
      if (p->lines[i] == q->lines[k])
        return true;
  return false;
}

/* Sums of the same hours in another order are not quite the same. */
static bool
is_more (double load, double than)
{
  return load > than * (1 + 1e-9);
}

/* The pool without one officer of which `of` is the fullest, and its load then; PR_NONE32: nobody
 * who shares its work can be spared. */
static uint32_t
missed_most (office *o, uint32_t of, double *load)
{
  uint32_t best = PR_NONE32;
  *load = -1;
  for (uint32_t k = 0; k < o->n; k++)
    {
      uint32_t missing = o->missing[k];
      if (missing == pr_margin_spare_of (o->w, o->first + k) || (k != of && !share_work (o, of, k)))
        continue;
      lack (o, k, missing + 1);
      double then = load_of (o, of);
      lack (o, k, missing);
      if (best != PR_NONE32 && !is_more (then, *load))
        continue;
      best = k;
      *load = then;
    }
  return best;
}

/* With how many officers fewer the pool is full, at most `most`, and its load then; 0: with no
 * such number. */
static uint32_t
fewest_missing (office *o, uint32_t pool, uint32_t most, double *load)
{
  g_autofree uint32_t *before = g_memdup2 (o->missing, o->n * sizeof *before);
  uint32_t n = 0, k;
  *load = 0;
  while (*load < 1 && n < most && (k = missed_most (o, pool, load)) != PR_NONE32)
    {
      lack (o, k, o->missing[k] + 1);
      n++;
    }
  for (k = 0; k < o->n; k++)
    lack (o, k, before[k]);
  return *load >= 1 ? n : 0;
}

/* The pool that is full with the fewest missing, and how many; PR_NONE32: none will be. */
static uint32_t
nearest_to_full (office *o, uint32_t *n)
{
  uint32_t nearest = PR_NONE32;
  double highest = 0;
  *n = UINT32_MAX;
  for (uint32_t k = 0; k < o->n && !o->hopeless; k++)
    {
      double load;
      uint32_t missing = fewest_missing (o, k, *n, &load);
      if (missing == 0 || (missing == *n && !is_more (load, highest)))
        continue;
      nearest = k;
      *n = missing;
      highest = load;
    }
  o->hopeless = nearest == PR_NONE32;
  return nearest;
}

/* Which pool is to lose officers who share its work, and how many, 0: nobody is left. */
static uint32_t
next_pool (office *o, uint32_t *n)
{
  uint32_t fullest = PR_NONE32;
  double highest = -1;
  bool full = false;
  for (uint32_t k = 0; k < o->n; k++)
    {
      double load;
      if (missed_most (o, k, &load) == PR_NONE32)
        continue;
      full |= load_of (o, k) >= 1;
      if (!is_more (load, highest))
        continue;
      fullest = k;
      highest = load;
    }
  uint32_t nearest = fullest == PR_NONE32 || full ? PR_NONE32 : nearest_to_full (o, n);
  if (nearest != PR_NONE32)
    return nearest;
  *n = fullest != PR_NONE32;
  return fullest;
}

static void
lose_officer (office *o, uint32_t pool, GArray *officers)
{
  lack (o, pool, o->missing[pool] + 1);
  pr_margin_officer gone
      = { .pool = o->first + pool, .fullest = o->first + pool, .load = load_of (o, pool) };
  for (uint32_t k = 0; k < o->n; k++)
    if (share_work (o, k, pool) && is_more (load_of (o, k), gone.load))
      {
        gone.fullest = o->first + k;
        gone.load = load_of (o, k);
      }
  g_array_append_val (officers, gone);
}

void
pr_margin_officers (const pr_world *w, pr_rough *rough, uint32_t place, GArray *officers)
{
  const pr_place *p = &w->places[place];
  g_autofree uint32_t *missing = g_new0 (uint32_t, p->n_pools + 1u);
  office o
      = { .w = w, .rough = rough, .first = p->first_pool, .n = p->n_pools, .missing = missing };
  uint32_t pool, n;
  while ((pool = next_pool (&o, &n)) != PR_NONE32)
    for (double load; n > 0; n--)
      lose_officer (&o, missed_most (&o, pool, &load), officers);
}
