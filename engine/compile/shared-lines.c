/* Shared lines: see shared-lines.h. */
#include "compile/shared-lines.h"

#include <glib.h>
#include <math.h>

#define MOST_ROUNDS 1000
#define EXACT 1e-12 /* of a line's work: what moves no more */

void
pr_shared_lines_init (pr_shared_lines *s, const pr_world *w, int32_t n_weeks)
{
  size_t pools = (size_t) w->n_pools * n_weeks + 1, parts = 0;
  *s = (pr_shared_lines){ .w = w, .n_weeks = n_weeks };
  s->first = g_new (uint32_t, w->n_lines + 1);
  for (uint32_t i = 0; i < w->n_lines; i++)
    {
      s->first[i] = (uint32_t) parts;
      parts += w->lines[i].n_pools;
    }
  s->work = g_new0 (double, (size_t) w->n_lines *n_weeks + 1);
  s->can = g_new0 (double, pools);
  s->could = g_new0 (double, pools);
  s->given = g_new0 (double, pools);
  s->part = g_new0 (double, parts *n_weeks + 1);
}

void
pr_shared_lines_clear (pr_shared_lines *s)
{
  g_free (s->work);
  g_free (s->can);
  g_free (s->could);
  g_free (s->given);
  g_free (s->first);
  g_free (s->part);
}

static double *
part_of (const pr_shared_lines *s, uint32_t line, uint16_t k, int32_t week)
{
  return &s->part[(size_t) (s->first[line] + k) * s->n_weeks + week];
}

double
pr_shared_lines_part (const pr_shared_lines *s, uint32_t line, uint16_t k, int32_t week)
{
  return *part_of (s, line, k, week);
}

static size_t
pool_at (const pr_shared_lines *s, uint32_t line, uint16_t k, int32_t week)
{
  return (size_t) s->w->lines[line].pools[k] * s->n_weeks + week;
}

/* How full the pools of a line are that take its work, which they have not got yet. */
static double
level_with (const pr_shared_lines *s, uint32_t line, int32_t week)
{
  double level = INFINITY, before;
  do
    {
      double work = s->work[(size_t) line * s->n_weeks + week], can = 0;
      before = level;
      for (uint16_t k = 0; k < s->w->lines[line].n_pools; k++)
        {
          size_t i = pool_at (s, line, k, week);
          if (s->can[i] <= 0 || s->given[i] >= before * s->can[i])
            continue;
          work += s->given[i];
          can += s->can[i];
        }
      level = can > 0 ? work / can : before;
    }
  while (level < before);
  return level;
}

/* Nobody is there. */
static void
split_by_count (pr_shared_lines *s, uint32_t line, int32_t week)
{
  double all = 0, work = s->work[(size_t) line * s->n_weeks + week];
  for (uint16_t k = 0; k < s->w->lines[line].n_pools; k++)
    all += s->could[pool_at (s, line, k, week)];
  for (uint16_t k = 0; k < s->w->lines[line].n_pools && all > 0; k++)
    {
      size_t i = pool_at (s, line, k, week);
      *part_of (s, line, k, week) = work * s->could[i] / all;
      s->given[i] += work * s->could[i] / all;
    }
}

/* Splits a line anew beside what the others give; the most that moves, as a share of its work. */
static double
split_line (pr_shared_lines *s, uint32_t line, int32_t week)
{
  const pr_line *l = &s->w->lines[line];
  double work = s->work[(size_t) line * s->n_weeks + week], moved = 0, can = 0;
  for (uint16_t k = 0; k < l->n_pools; k++)
    {
      s->given[pool_at (s, line, k, week)] -= *part_of (s, line, k, week);
      can += s->can[pool_at (s, line, k, week)];
    }
  if (can <= 0)
    {
      split_by_count (s, line, week);
      return 0;
    }
  double level = level_with (s, line, week);
  for (uint16_t k = 0; k < l->n_pools; k++)
    {
      size_t i = pool_at (s, line, k, week);
      double before = *part_of (s, line, k, week),
             part = l->n_pools == 1 ? work : fmax (level * s->can[i] - s->given[i], 0);
      *part_of (s, line, k, week) = part;
      s->given[i] += part;
      moved = fmax (moved, fabs (part - before) / work);
    }
  return moved;
}

/* The lines of a place one after another, those of one pool first. */
static void
split_week (pr_shared_lines *s, const uint32_t *lines, uint32_t n, int32_t week)
{
  bool shared = false;
  for (uint32_t i = 0; i < n; i++)
    {
      bool one = s->w->lines[lines[i]].n_pools == 1,
           any = s->work[(size_t) lines[i] * s->n_weeks + week] > 0;
      if (any && one)
        split_line (s, lines[i], week);
      shared |= any && !one;
    }
  for (int round = 0; round < MOST_ROUNDS && shared; round++)
    {
      double moved = 0;
      for (uint32_t i = 0; i < n; i++)
        if (s->w->lines[lines[i]].n_pools > 1 && s->work[(size_t) lines[i] * s->n_weeks + week] > 0)
          moved = fmax (moved, split_line (s, lines[i], week));
      shared = moved > EXACT;
    }
}

void
pr_shared_lines_split (pr_shared_lines *s, uint32_t place)
{
  const pr_world *w = s->w;
  const pr_place *p = &w->places[place];
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t pool = p->first_pool; pool < p->first_pool + p->n_pools; pool++)
    for (uint16_t k = 0; k < w->pools[pool].n_lines; k++)
      {
        uint32_t line = w->pools[pool].lines[k];
        const pr_line *l = &w->lines[line];
        if (l->n_pools == 0 || l->pools[0] != pool)
          continue;
        g_array_append_val (lines, line);
        for (size_t i = 0; i < (size_t) l->n_pools * s->n_weeks; i++)
          s->part[(size_t) s->first[line] * s->n_weeks + i] = 0;
      }
  for (size_t i = (size_t) p->first_pool * s->n_weeks;
       i < (size_t) (p->first_pool + p->n_pools) * s->n_weeks; i++)
    s->given[i] = 0;
  for (int32_t week = 0; week < s->n_weeks; week++)
    split_week (s, (const uint32_t *) (const void *) lines->data, lines->len, week);
}
