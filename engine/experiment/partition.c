/* Which places belong together: see partition.h. The parts themselves: part.c. */
#include "experiment/partition.h"

#include "experiment/part.h"

#include <string.h>

/* Disjoint sets of places, things and kinds of crews, which are numbered one after the other. What
 * holds from a date on joins them like what holds before: both worlds have the same numbers. */
typedef struct {
  const pr_world *base;
  const pr_world *w; /* the base, or what takes its place */
  uint32_t n;
  uint32_t *parent; /* [n] */
} sets;

static uint32_t
thing_number (const pr_world *w, uint32_t thing)
{
  return w->n_places + thing;
}

static uint32_t
kind_number (const pr_world *w, uint16_t kind)
{
  return w->n_places + w->n_things + kind;
}

/* The root of a member's set; paths are halved on the way. */
static uint32_t
root (sets *s, uint32_t member)
{
  uint32_t *parent = s->parent;
  while (parent[member] != member)
    member = parent[member] = parent[parent[member]];
  return member;
}

/* The smallest member is the root of its set, so that parts come in the order of places. */
static void
join (sets *s, uint32_t a, uint32_t b)
{
  a = root (s, a);
  b = root (s, b);
  s->parent[MAX (a, b)] = MIN (a, b);
}

/* What is one for the nation is in every part. */
static bool
is_in_all (const pr_world *w, uint32_t thing)
{
  return w->things[thing].system != PR_NONE16 && w->systems[w->things[thing].system].nation;
}

static void
join_thing (sets *s, uint32_t with, uint32_t thing)
{
  if (thing != PR_NONE32 && !is_in_all (s->w, thing))
    join (s, with, thing_number (s->w, thing));
}

/* Joins the place with what a step that is done there needs. */
static void
join_needs (sets *s, const pr_step *step, uint16_t place)
{
  const pr_world *w = s->w;
  for (uint16_t i = 0; i < step->n_needs; i++)
    {
      const pr_need *need = &w->needs[step->first_need + i];
      join_thing (s, place, pr_need_thing (w, need, place, step->role));
    }
}

/* Joins all places where a dossier of the procedure, with these places of filing and home, may be
 * worked on. Hidden steps are done where the step before was, and need nothing else. */
static void
join_steps (sets *s, uint16_t procedure, pr_whereabouts from)
{
  const pr_world *w = s->w;
  const pr_procedure *p = &w->procedures[procedure];
  const pr_workflow *flow = &w->workflows[p->workflow];
  uint16_t decider = pr_world_deciding (w, p, from);
  join (s, from.filing, from.home);
  if (decider < w->n_places)
    join (s, from.filing, decider);
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      const pr_step *step = &w->steps[flow->first_step + i];
      uint16_t at = pr_world_place (w, step, p, from);
      if (at == PR_NONE16)
        continue;
      join (s, from.filing, at);
      join_needs (s, step, at);
    }
}

/* Joins the place with what people file online through. */
static void
join_portals (sets *s, uint16_t place)
{
  const pr_world *w = s->w;
  for (uint16_t i = 0; i < w->n_systems; i++)
    if (w->systems[i].online)
      join_thing (s, place, w->systems[i].thing_of[place]);
}

static void
join_things (sets *s)
{
  const pr_world *w = s->w;
  for (uint32_t i = 0; i < w->n_things; i++)
    {
      const pr_thing *t = &w->things[i];
      if (t->place != PR_NONE16)
        join (s, t->place, thing_number (w, i));
      for (uint32_t k = 0; k < t->n_above && !is_in_all (w, i); k++)
        join_thing (s, thing_number (w, i), t->above[k]);
    }
}

/* Crews that are never called join nothing. */
static void
join_crews (sets *s)
{
  const pr_world *w = s->w;
  g_autofree bool *called = g_new0 (bool, w->n_crew_kinds);
  for (uint32_t i = 0; i < w->n_incidents; i++)
    {
      const pr_incident *in = &w->incidents[i];
      if (in->crew_kind == PR_NONE16)
        continue;
      called[in->crew_kind] = true;
      join (s, thing_number (w, in->thing), kind_number (w, in->crew_kind));
    }
  for (uint16_t i = 0; i < w->n_crews; i++)
    if (called[w->crews[i].kind])
      join (s, w->crews[i].base, kind_number (w, w->crews[i].kind));
}

/* Whether something may concern any places of a province at once: phases, hand-overs, offices,
 * split units, filing elsewhere, homes that are drawn. */
static bool
concerns_provinces (const pr_world *w)
{
  bool any = w->n_phases > 1 || w->n_hand_overs > 0 || w->n_elsewhere > 0 || w->split != NULL
             || w->near != NULL || (w->n_procedures > 0 && w->procedures[0].office != NULL);
  for (uint32_t i = 0; i < w->n_streams; i++)
    any |= w->streams[i].home != PR_HOME_OWN;
  return any || (w->later != NULL && concerns_provinces (w->later));
}

static void
join_provinces (sets *s)
{
  const pr_world *w = s->w;
  g_autofree uint32_t *first = g_new (uint32_t, w->n_provinces);
  memset (first, 0xff, w->n_provinces * sizeof *first);
  for (uint16_t i = 0; i < w->n_places; i++)
    {
      uint32_t *of = &first[w->places[i].province];
      *of = MIN (*of, i);
      join (s, *of, i);
    }
}

/* Places that are looked at together, or share a reserve. */
static void
join_measures (sets *s)
{
  const pr_policy *p = s->w->policy;
  for (uint32_t i = 0; p != NULL && i < p->n_measures; i++)
    {
      const pr_measure *m = &p->measures[i];
      for (uint16_t k = 1; k < m->n_places; k++)
        join (s, m->places[0], m->places[k]);
      for (uint32_t k = 0; k < m->n_things; k++)
        join_thing (s, m->places[0], m->things[k]);
      for (uint32_t k = 0; k < i && m->reserve != PR_NONE32; k++)
        if (p->measures[k].reserve == m->reserve)
          {
            join (s, m->places[0], p->measures[k].places[0]);
            break;
          }
    }
}

static void
join_all (sets *s)
{
  const pr_world *w = s->w, *base = s->base;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *stream = &w->streams[i];
      join_steps (s, stream->procedure,
                  (pr_whereabouts){ .filing = stream->place,
                                    .home = stream->place,
                                    .here = PR_NONE16,
                                    .return_home = stream->return_home });
      if (stream->channel == PR_CHANNEL_ONLINE)
        join_portals (s, stream->place);
    }
  for (size_t i = 0; i < base->n_backlog; i++)
    join_steps (s, base->backlog[i].procedure,
                (pr_whereabouts){ .filing = base->backlog[i].place,
                                  .home = base->backlog[i].home,
                                  .here = PR_NONE16 });
  join_things (s);
  join_crews (s);
  join_measures (s);
  if (concerns_provinces (w))
    join_provinces (s);
}

static void
find_sets (sets *s)
{
  for (uint32_t i = 0; i < s->n; i++)
    s->parent[i] = i;
  for (s->w = s->base; s->w != NULL; s->w = s->w->later)
    join_all (s);
}

/* What no dossier can reach goes with the first place where something can happen: places that only
 * open and close, things that nothing needs, kinds of crews without crews. */
static void
join_idle (sets *s)
{
  const pr_world *w = s->base;
  g_autofree bool *used = g_new0 (bool, s->n);
  for (uint32_t i = 0; i < w->n_streams; i++)
    used[root (s, w->streams[i].place)] = true;
  for (size_t i = 0; i < w->n_backlog; i++)
    used[root (s, w->backlog[i].place)] = true;
  uint32_t first = 0;
  while (!used[root (s, first)])
    first++;
  for (uint32_t i = 0; i < s->n; i++)
    if (!used[root (s, i)])
      {
        join (s, first, i);
        used[root (s, i)] = true;
      }
}

/* The number of each member's set, in the order of their first places. */
static uint16_t
number_sets (sets *s, uint16_t *of)
{
  uint16_t n = 0;
  for (uint32_t i = 0; i < s->n; i++)
    of[i] = root (s, i) == i ? n++ : of[root (s, i)];
  return n;
}

/* of: the set of each place, then of each thing. If there are too many sets, those that follow one
 * another share a part. */
static void
make_parts (pr_partition *p, const pr_world *w, uint16_t *of, uint16_t n_sets)
{
  p->n = MIN (n_sets, PR_MOST_PARTS);
  p->part = g_new0 (pr_part, p->n);
  g_autofree uint16_t *begin = g_new0 (uint16_t, p->n + 1u);
  g_autofree uint16_t *next = g_new (uint16_t, p->n), *place = g_new (uint16_t, w->n_places);
  for (uint32_t i = 0; i < w->n_places + w->n_things; i++)
    {
      bool all = i >= w->n_places && is_in_all (w, i - w->n_places);
      of[i] = (uint16_t) (all ? PR_IN_ALL_PARTS : (uint32_t) of[i] * p->n / n_sets);
    }
  for (uint16_t i = 0; i < w->n_places; i++)
    begin[of[i] + 1]++;
  for (uint16_t i = 0; i < p->n; i++)
    {
      next[i] = begin[i];
      begin[i + 1] = (uint16_t) (begin[i + 1] + begin[i]);
    }
  for (uint16_t i = 0; i < w->n_places; i++)
    place[next[of[i]]++] = i;
  pr_part_maker *maker = pr_part_maker_new (w, of + w->n_places);
  for (uint16_t i = 0; i < p->n; i++)
    pr_part_make (maker, &p->part[i], i, place + begin[i], (uint16_t) (begin[i + 1] - begin[i]));
  pr_part_maker_free (maker);
}

/* Whether a measure puts meetings off. */
static bool
postpones (const pr_world *w)
{
  for (uint32_t i = 0; w->policy != NULL && i < w->policy->n_measures; i++)
    if (w->policy->measures[i].action == PR_ACTION_POSTPONE)
      return true;
  return false;
}

pr_partition *
pr_partition_new (const pr_world *w)
{
  pr_partition *p = g_new0 (pr_partition, 1);
  p->n = 1;
  bool all = (w->n_provinces == 1 && concerns_provinces (w))
             || (w->later != NULL && w->has_schedule && postpones (w));
  if (all || w->n_streams + w->n_backlog == 0)
    return p;
  sets s = { .base = w, .n = w->n_places + w->n_things + w->n_crew_kinds };
  g_autofree uint32_t *parent = s.parent = g_new (uint32_t, s.n);
  g_autofree uint16_t *of = g_new (uint16_t, s.n);
  find_sets (&s);
  join_idle (&s);
  uint16_t n = number_sets (&s, of);
  if (n > 1)
    make_parts (p, w, of, n);
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
