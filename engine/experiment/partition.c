/* Which places belong together: see partition.h. The parts themselves: part.c. */
#include "experiment/partition.h"

#include "experiment/part.h"

#include <math.h>

/* The root of a place's set; paths are halved on the way. */
static uint16_t
root (uint16_t *parent, uint16_t place)
{
  while (parent[place] != place)
    place = parent[place] = parent[parent[place]];
  return place;
}

/* The smallest place is the root of its set, so that parts come in the order of places. */
static void
join (uint16_t *parent, uint16_t a, uint16_t b)
{
  a = root (parent, a);
  b = root (parent, b);
  parent[MAX (a, b)] = MIN (a, b);
}

/* Joins all places where a dossier of the procedure, with these places of filing and home, may be
 * worked on. */
static void
join_steps (const pr_world *w, uint16_t *parent, uint16_t procedure, uint16_t filing, uint16_t home,
            bool return_home)
{
  const pr_procedure *p = &w->procedures[procedure];
  const pr_workflow *flow = &w->workflows[p->workflow];
  join (parent, filing, home);
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      pr_whereabouts from
          = { .filing = filing, .home = home, .here = PR_NONE16, .return_home = return_home };
      uint16_t at = pr_world_place (w, &w->steps[flow->first_step + i], p, from);
      if (at != PR_NONE16)
        join (parent, filing, at);
    }
}

/* Whether something concerns several places at once: phases, hand-overs, systems, crews, filing
 * elsewhere. */
static bool
concerns_all (const pr_world *w)
{
  bool redirects = false;
  for (uint8_t i = 0; i < w->n_phases; i++)
    redirects |= isfinite (w->rules[i].redirect_beyond);
  bool offices = w->n_procedures > 0 && w->procedures[0].office != NULL;
  return redirects || offices || w->n_phases > 1 || w->n_hand_overs > 0 || w->n_things > 0
         || w->n_absences > 0 || w->n_crews > 0 || w->n_elsewhere > 0 || w->split != NULL;
}

/* [n_places], or NULL if all belong together: a home that is drawn may be any. */
static uint16_t *
find_sets (const pr_world *w)
{
  if (concerns_all (w))
    return NULL;
  g_autofree uint16_t *parent = g_new (uint16_t, w->n_places);
  for (uint16_t i = 0; i < w->n_places; i++)
    parent[i] = i;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *s = &w->streams[i];
      if (s->home != PR_HOME_OWN)
        return NULL;
      join_steps (w, parent, s->procedure, s->place, s->place, s->return_home);
    }
  for (size_t i = 0; i < w->n_backlog; i++)
    join_steps (w, parent, w->backlog[i].procedure, w->backlog[i].place, w->backlog[i].home, false);
  return g_steal_pointer (&parent);
}

/* Places where nothing can happen, except opening and closing, go with the first place where
 * something can. */
static void
join_idle (const pr_world *w, uint16_t *parent)
{
  g_autofree bool *used = g_new0 (bool, w->n_places);
  for (uint32_t i = 0; i < w->n_streams; i++)
    used[root (parent, w->streams[i].place)] = true;
  for (size_t i = 0; i < w->n_backlog; i++)
    used[root (parent, w->backlog[i].place)] = true;
  uint16_t first = 0;
  while (first < w->n_places && !used[root (parent, first)])
    first++;
  for (uint16_t i = 0; i < w->n_places && first < w->n_places; i++)
    if (!used[root (parent, i)])
      {
        join (parent, first, i);
        used[root (parent, i)] = true;
      }
}

/* The number of each place's set, in the order of their first places. */
static uint16_t
number_sets (const pr_world *w, uint16_t *parent, uint16_t *of)
{
  uint16_t n = 0;
  for (uint16_t i = 0; i < w->n_places; i++)
    of[i] = root (parent, i) == i ? n++ : of[root (parent, i)];
  return n;
}

/* If there are too many sets, those that follow one another share a part. */
static void
make_parts (pr_partition *p, const pr_world *w, const uint16_t *of, uint16_t sets)
{
  p->n = MIN (sets, PR_MOST_PARTS);
  p->part = g_new0 (pr_part, p->n);
  g_autofree uint16_t *begin = g_new0 (uint16_t, p->n + 1u);
  g_autofree uint16_t *next = g_new (uint16_t, p->n), *place = g_new (uint16_t, w->n_places);
#define PART_OF(i) ((uint32_t) of[i] * p->n / sets)
  for (uint16_t i = 0; i < w->n_places; i++)
    begin[PART_OF (i) + 1]++;
  for (uint16_t i = 0; i < p->n; i++)
    {
      next[i] = begin[i];
      begin[i + 1] = (uint16_t) (begin[i + 1] + begin[i]);
    }
  for (uint16_t i = 0; i < w->n_places; i++)
    place[next[PART_OF (i)]++] = i;
#undef PART_OF
  pr_part_maker *maker = pr_part_maker_new (w);
  for (uint16_t i = 0; i < p->n; i++)
    pr_part_make (maker, &p->part[i], place + begin[i], (uint16_t) (begin[i + 1] - begin[i]));
  pr_part_maker_free (maker);
}

pr_partition *
pr_partition_new (const pr_world *w)
{
  pr_partition *p = g_new0 (pr_partition, 1);
  g_autofree uint16_t *parent = find_sets (w);
  p->n = 1;
  if (parent == NULL || w->n_streams + w->n_backlog == 0)
    return p;
  join_idle (w, parent);
  g_autofree uint16_t *of = g_new (uint16_t, w->n_places);
  uint16_t sets = number_sets (w, parent, of);
  if (sets > 1)
    make_parts (p, w, of, sets);
  return p;
}

void
pr_partition_free (pr_partition *p)
{
  if (p == NULL)
    return;
  for (uint16_t i = 0; p->part != NULL && i < p->n; i++)
    pr_part_clear (&p->part[i]);
  g_free (p->part);
  g_free (p);
}
