/* Parts: see part.h. A part borrows what it shares with the whole world; arrays that hold numbers
 * of places, lines, pools, shifts, officers or things are its own. */
#include "experiment/part.h"

#include "experiment/part-policy.h"
#include "experiment/part-reform.h"

#include <string.h>

struct _pr_part_maker {
  struct _pr_part_maker *later; /* of the world that takes the place of this one; or NULL */
  const pr_world *whole;
  pr_world *w; /* of the part in hand, like the next */
  pr_part *part;
  uint16_t *place; /* [whole->n_places] new number, PR_NONE16 outside */
  uint32_t *pool;  /* [whole->n_pools]; only of its own places, like the next */
  uint32_t *line;  /* [whole->n_lines] */
  uint32_t *thing; /* [whole->n_things] new number, PR_NONE32 outside */
  const uint16_t *part_of_thing;
};
typedef pr_part_maker maker;

pr_part_maker *
pr_part_maker_new (const pr_world *whole, const uint16_t *part_of_thing)
{
  maker *k = g_new0 (maker, 1);
  k->whole = whole;
  k->place = g_new (uint16_t, whole->n_places);
  memset (k->place, 0xff, whole->n_places * sizeof *k->place);
  k->pool = g_new (uint32_t, whole->n_pools);
  k->line = g_new (uint32_t, whole->n_lines);
  k->thing = g_new (uint32_t, whole->n_things);
  k->part_of_thing = part_of_thing;
  if (whole->later != NULL)
    k->later = pr_part_maker_new (whole->later, part_of_thing);
  return k;
}

void
pr_part_maker_free (pr_part_maker *k)
{
  if (k->later != NULL)
    pr_part_maker_free (k->later);
  g_free (k->place);
  g_free (k->pool);
  g_free (k->line);
  g_free (k->thing);
  g_free (k);
}

static uint16_t
new_place (const maker *k, uint16_t place)
{
  return place == PR_NONE16 ? place : k->place[place];
}

static void
take_places (maker *k, const uint16_t *places, uint16_t n)
{
  pr_world *w = k->w;
  w->places = g_new (pr_place, n);
  k->part->place = g_memdup2 (places, n * sizeof *places);
  w->n_places = n;
  w->n_units = 0;
  for (uint16_t i = 0; i < n; i++)
    {
      k->place[places[i]] = i;
      w->places[i] = k->whole->places[places[i]];
      if (places[i] < k->whole->n_units)
        w->n_units++;
    }
}

static void
take_pools (maker *k)
{
  pr_world *w = k->w;
  gsize n_pools = 0, n_shifts = 0;
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      n_pools += w->places[p].n_pools;
      n_shifts += w->places[p].n_shifts;
    }
  w->pools = g_new (pr_pool, n_pools);
  w->shifts = g_new (pr_shift, n_shifts);
  w->n_pools = w->n_shifts = w->n_officers = 0;
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      pr_place *place = &w->places[p];
      uint32_t first_pool = place->first_pool, first_shift = place->first_shift;
      for (uint32_t i = 0; i < place->n_shifts; i++)
        {
          pr_shift *s = &w->shifts[w->n_shifts + i];
          *s = k->whole->shifts[first_shift + i];
          s->place = p;
          s->first_pool = s->first_pool - first_pool + w->n_pools;
        }
      for (uint32_t i = 0; i < place->n_pools; i++)
        {
          pr_pool *pool = &w->pools[w->n_pools + i];
          *pool = k->whole->pools[first_pool + i];
          k->pool[first_pool + i] = w->n_pools + i;
          pool->place = p;
          pool->shift = pool->shift - first_shift + w->n_shifts;
          if (pool->spare_shift != PR_NONE32)
            pool->spare_shift = pool->spare_shift - first_shift + w->n_shifts;
          pool->first_officer = w->n_officers;
          w->n_officers += pool->count;
        }
      place->first_pool = w->n_pools;
      place->first_shift = w->n_shifts;
      w->n_pools += place->n_pools;
      w->n_shifts += place->n_shifts;
    }
}

static uint32_t *
renumbered (const uint32_t *list, uint32_t n, const uint32_t *number)
{
  uint32_t *own = g_new (uint32_t, n);
  for (uint32_t i = 0; i < n; i++)
    own[i] = number[list[i]];
  return own;
}

/* The number of lines of the whole world at the part's places. */
static gsize
count_lines (const maker *k)
{
  gsize n = 0;
  for (uint16_t p = 0; p < k->w->n_places; p++)
    for (uint16_t role = 0; role < k->w->n_roles; role++)
      n += k->whole->line_of[(gsize) k->part->place[p] * k->w->n_roles + role] != PR_NONE32;
  return n;
}

/* Lines are in the order of places and roles. */
static void
take_lines (maker *k)
{
  pr_world *w = k->w;
  w->lines = g_new (pr_line, count_lines (k));
  w->line_of = g_new (uint32_t, (gsize) w->n_places * w->n_roles);
  w->n_lines = 0;
  for (uint16_t p = 0; p < w->n_places; p++)
    for (uint16_t role = 0; role < w->n_roles; role++)
      {
        uint32_t old = k->whole->line_of[(gsize) k->part->place[p] * w->n_roles + role];
        w->line_of[(gsize) p * w->n_roles + role] = old == PR_NONE32 ? PR_NONE32 : w->n_lines;
        if (old == PR_NONE32)
          continue;
        k->line[old] = w->n_lines;
        pr_line *line = &w->lines[w->n_lines++];
        *line = k->whole->lines[old];
        line->place = p;
        line->pools = renumbered (line->pools, line->n_pools, k->pool);
      }
  for (uint32_t i = 0; i < w->n_pools; i++)
    w->pools[i].lines = renumbered (w->pools[i].lines, w->pools[i].n_lines, k->line);
}

/* Ledgers keep their numbers. */
static void
take_ledgers (maker *k)
{
  pr_published *p = &k->w->published;
  if (p->n_ledgers == 0)
    return;
  p->row = g_new (uint16_t, k->w->n_places);
  for (uint16_t i = 0; i < k->w->n_places; i++)
    p->row[i] = k->whole->published.row[k->part->place[i]];
}

static void
take_workflows (maker *k)
{
  pr_world *w = k->w;
  w->steps = g_memdup2 (w->steps, w->n_steps * sizeof *w->steps);
  for (uint16_t i = 0; i < w->n_steps; i++)
    if (w->steps[i].at == PR_AT_PLACE)
      w->steps[i].place = new_place (k, w->steps[i].place);
  take_ledgers (k);
  w->procedures = g_memdup2 (w->procedures, w->n_procedures * sizeof *w->procedures);
}

static void
take_arrivals (maker *k)
{
  pr_world *w = k->w;
  gsize n = 0;
  for (uint16_t p = 0; p < w->n_places; p++)
    n += w->places[p].n_streams;
  w->streams = g_new (pr_stream, n);
  w->n_streams = 0;
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      pr_place *place = &w->places[p];
      for (uint32_t i = 0; i < place->n_streams; i++)
        {
          w->streams[w->n_streams + i] = k->whole->streams[place->first_stream + i];
          w->streams[w->n_streams + i].place = p;
        }
      place->first_stream = w->n_streams;
      w->n_streams += place->n_streams;
    }
}

static void
take_backlog (maker *k)
{
  pr_world *w = k->w;
  gsize n = 0;
  for (size_t i = 0; i < k->whole->n_backlog; i++)
    n += k->place[k->whole->backlog[i].place] != PR_NONE16;
  w->backlog = g_new (pr_backlog_row, n);
  w->n_backlog = 0;
  for (size_t i = 0; w->n_backlog < n; i++)
    {
      pr_backlog_row row = k->whole->backlog[i];
      row.place = k->place[row.place];
      row.home = k->place[row.home];
      if (row.place != PR_NONE16)
        w->backlog[w->n_backlog++] = row;
    }
}

/* Takes what is in other parts out of a list; how many are left. */
static uint32_t
without_none (uint32_t *list, uint32_t n)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (list[i] != PR_NONE32)
      list[kept++] = list[i];
  return kept;
}

static void
take_things (maker *k, uint16_t number)
{
  const pr_world *whole = k->whole;
  pr_world *w = k->w;
  w->n_things = 0;
  for (uint32_t i = 0; i < whole->n_things; i++)
    {
      uint16_t of = k->part_of_thing[i];
      k->thing[i] = of == number || of == PR_IN_ALL_PARTS ? w->n_things++ : PR_NONE32;
    }
  w->things = g_new (pr_thing, w->n_things);
  k->part->thing = g_new (uint32_t, w->n_things);
  for (uint32_t i = 0; i < whole->n_things; i++)
    {
      if (k->thing[i] == PR_NONE32)
        continue;
      pr_thing *t = &w->things[k->thing[i]];
      *t = whole->things[i];
      t->place = new_place (k, t->place);
      t->above = renumbered (t->above, t->n_above, k->thing);
      t->n_above = without_none (t->above, t->n_above);
      k->part->thing[k->thing[i]] = i;
    }
}

/* [place * n + i] the things of the part's places, of which the whole has n at each. Where nothing
 * needs one of the province, there is none. */
static uint32_t *
things_at (const maker *k, const uint32_t *thing_of, uint16_t n)
{
  uint32_t *own = g_new (uint32_t, (gsize) k->w->n_places * n);
  for (uint16_t p = 0; p < k->w->n_places; p++)
    for (uint16_t i = 0; i < n; i++)
      {
        uint32_t old = thing_of[(gsize) k->part->place[p] * n + i];
        own[(gsize) p * n + i] = old == PR_NONE32 ? PR_NONE32 : k->thing[old];
      }
  return own;
}

static void
take_systems (maker *k)
{
  pr_world *w = k->w;
  w->systems = g_memdup2 (w->systems, w->n_systems * sizeof *w->systems);
  for (uint16_t i = 0; i < w->n_systems; i++)
    w->systems[i].thing_of = things_at (k, w->systems[i].thing_of, 1);
  w->conditions = g_memdup2 (w->conditions, w->n_conditions * sizeof *w->conditions);
  for (uint16_t i = 0; i < w->n_conditions; i++)
    w->conditions[i].thing_of = things_at (k, w->conditions[i].thing_of, w->n_roles);
}

static bool
has_absence (const maker *k, const pr_absence *a)
{
  return k->place[k->whole->pools[a->pool].place] != PR_NONE16;
}

static void
take_absences (maker *k)
{
  const pr_world *whole = k->whole;
  pr_world *w = k->w;
  gsize n = 0;
  for (uint32_t i = 0; i < whole->n_absences; i++)
    n += has_absence (k, &whole->absences[i]);
  w->absences = g_new (pr_absence, n);
  w->n_absences = 0;
  for (uint32_t i = 0; w->n_absences < n; i++)
    {
      if (!has_absence (k, &whole->absences[i]))
        continue;
      pr_absence *a = &w->absences[w->n_absences++];
      *a = whole->absences[i];
      a->pool = k->pool[a->pool];
    }
}

static void
take_leaves (maker *k)
{
  const pr_world *whole = k->whole;
  pr_world *w = k->w;
  w->leaves = g_new (pr_leave, whole->n_leaves);
  w->n_leaves = 0;
  for (uint32_t i = 0; i < whole->n_leaves; i++)
    if (k->place[whole->pools[whole->leaves[i].pool].place] != PR_NONE16)
      {
        pr_leave *l = &w->leaves[w->n_leaves++];
        *l = whole->leaves[i];
        l->pool = k->pool[l->pool];
      }
  w->leaves = g_renew (pr_leave, w->leaves, w->n_leaves);
}

/* The schedule is made from the whole world. */
static void
take_schedule (pr_world *w)
{
  w->n_activities = w->n_rehearsals = w->n_venues = w->n_courses = w->n_sessions = 0;
  w->n_activity_names = w->n_course_names = 0;
  for (uint16_t p = 0; p < w->n_places; p++)
    w->places[p].n_rehearsals = 0;
}

/* A part has the practices of its own pools. */
static void
take_learning (maker *k)
{
  const pr_learning *whole = k->whole->learning;
  pr_world *w = k->w;
  if (whole == NULL)
    return;
  pr_learning *l = w->learning = g_memdup2 (whole, sizeof *whole);
  gsize n = (gsize) w->n_pools * l->n_names;
  l->area_of = g_new (uint16_t, w->n_places);
  l->practices = g_new (pr_practice, n);
  l->practice_of = g_new (uint32_t, n);
  l->n_practices = 0;
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      uint16_t old = k->part->place[p];
      l->area_of[p] = whole->area_of[old];
      for (uint32_t i = 0; i < w->places[p].n_pools * l->n_names; i++)
        {
          uint32_t pool = w->places[p].first_pool + i / l->n_names;
          uint16_t name = (uint16_t) (i % l->n_names);
          bool uses = whole->practice_of[(gsize) k->whole->places[old].first_pool * l->n_names + i]
                      != PR_NONE32;
          l->practice_of[(gsize) pool * l->n_names + name] = uses ? l->n_practices : PR_NONE32;
          if (uses)
            l->practices[l->n_practices++] = (pr_practice){ pool, name };
        }
    }
}

static void
take_incidents (maker *k)
{
  const pr_world *whole = k->whole;
  pr_world *w = k->w;
  gsize n = 0;
  for (uint32_t i = 0; i < whole->n_incidents; i++)
    n += k->thing[whole->incidents[i].thing] != PR_NONE32;
  w->incidents = g_new (pr_incident, n);
  w->n_incidents = 0;
  for (uint32_t i = 0; w->n_incidents < n; i++)
    {
      pr_incident in = whole->incidents[i];
      in.thing = k->thing[in.thing];
      if (in.thing != PR_NONE32)
        w->incidents[w->n_incidents++] = in;
    }
}

static void
take_crews (maker *k)
{
  const pr_world *whole = k->whole;
  pr_world *w = k->w;
  gsize n = 0;
  for (uint16_t i = 0; i < whole->n_crews; i++)
    n += k->place[whole->crews[i].base] != PR_NONE16;
  w->crews = g_new (pr_crew, n);
  k->part->crew = g_new (uint16_t, n);
  w->n_crews = 0;
  for (uint16_t i = 0; w->n_crews < n; i++)
    {
      pr_crew crew = whole->crews[i];
      crew.base = k->place[crew.base];
      if (crew.base == PR_NONE16)
        continue;
      k->part->crew[w->n_crews] = i;
      w->crews[w->n_crews++] = crew;
    }
}

static void
make_world (pr_part_maker *k, pr_part *part, uint16_t number, const uint16_t *places, uint16_t n)
{
  part->world = g_memdup2 (k->whole, sizeof *k->whole);
  k->part = part;
  k->w = part->world;
  take_places (k, places, n);
  take_pools (k);
  take_lines (k);
  take_workflows (k);
  take_arrivals (k);
  take_backlog (k);
  take_things (k, number);
  take_systems (k);
  take_absences (k);
  take_leaves (k);
  take_schedule (k->w);
  take_learning (k);
  take_incidents (k);
  take_crews (k);
  const pr_part_numbers numbers = { k->place, k->pool, k->line, k->thing };
  pr_part_reform_take (k->w, k->whole, part->place, &numbers);
  part->measure = pr_part_policy_take (k->w, k->whole, &numbers);
  for (uint16_t i = 0; i < n; i++)
    k->place[places[i]] = PR_NONE16;
}

static void
clear_numbers (pr_part *part)
{
  g_free (part->place);
  g_free (part->thing);
  g_free (part->crew);
  g_free (part->measure);
}

void
pr_part_make (pr_part_maker *k, pr_part *part, uint16_t number, const uint16_t *places, uint16_t n)
{
  make_world (k, part, number, places, n);
  if (k->later == NULL)
    return;
  pr_part later;
  make_world (k->later, &later, number, places, n);
  clear_numbers (&later); /* which are the same */
  part->world->later = later.world;
  pr_world_number_officers (part->world);
}

static void
free_world (pr_world *w)
{
  if (w->later != NULL)
    free_world (w->later);
  for (uint32_t i = 0; i < w->n_lines; i++)
    g_free (w->lines[i].pools);
  for (uint32_t i = 0; i < w->n_pools; i++)
    g_free (w->pools[i].lines);
  pr_part_reform_free (w);
  for (uint32_t i = 0; i < w->n_things; i++)
    g_free (w->things[i].above);
  for (uint16_t i = 0; i < w->n_systems; i++)
    g_free (w->systems[i].thing_of);
  for (uint16_t i = 0; i < w->n_conditions; i++)
    g_free (w->conditions[i].thing_of);
  g_free (w->places);
  g_free (w->pools);
  g_free (w->shifts);
  g_free (w->lines);
  g_free (w->line_of);
  g_free (w->steps);
  if (w->published.n_ledgers > 0)
    g_free (w->published.row);
  g_free (w->procedures);
  g_free (w->streams);
  g_free (w->backlog);
  g_free (w->things);
  g_free (w->systems);
  g_free (w->conditions);
  g_free (w->absences);
  g_free (w->leaves);
  if (w->learning != NULL)
    {
      g_free (w->learning->area_of);
      g_free (w->learning->practices);
      g_free (w->learning->practice_of);
    }
  g_free (w->learning);
  pr_part_policy_free (w->policy);
  g_free (w->incidents);
  g_free (w->crews);
  g_free (w);
}

void
pr_part_clear (pr_part *part)
{
  free_world (part->world);
  clear_numbers (part);
}
