/* Systems: their instances, one for the province or one at each place, and which others go down
 * with one. */
#include "scenario/limits.h"
#include "compile/select.h"

#include "kernel/rng.h"

#include <string.h>

/* Bounds the systems of a scenario, as each pair of them is looked at. */
#define MOST_SYSTEMS 200

const char *
pr_thing_key (const pr_world *w, const pr_thing *thing)
{
  const char *province = thing->province != PR_NONE16 ? w->provinces[thing->province].code : "";
  return thing->place != PR_NONE16 ? w->places[thing->place].code
         : *province != '\0'       ? province
                                   : "*";
}

uint32_t
pr_add_thing (pr_compiler *c, const pr_thing *thing, const char *name)
{
  pr_world *w = c->w;
  if (w->n_things == PR_MOST_PICKS)
    {
      pr_table_id table = thing->system != PR_NONE16 ? PR_TABLE_SYSTEMS : PR_TABLE_READINESS;
      if (!c->many_things)
        pr_error (c->diag, ((pr_pos){ .file = c->t->table[table].file }),
                  _ ("the rows stand for more than %d systems and conditions of places"),
                  PR_MOST_PICKS);
      c->many_things = true;
      return PR_NONE32;
    }
  if (w->n_things % 64 == 0)
    w->things = g_renew (pr_thing, w->things, w->n_things + 64);
  pr_thing *own = &w->things[w->n_things];
  *own = *thing;
  uint64_t hash = pr_hash_string (PR_HASH_SEED, name);
  hash = pr_hash_string (hash, pr_thing_key (w, thing));
  own->hash = pr_hash_finish (
      pr_hash_string (hash, thing->role != PR_NONE16 ? w->roles[thing->role] : "*"));
  return w->n_things++;
}

/* [n_provinces] the instance of each province, or that of all. */
static uint32_t *
add_shared (pr_compiler *c, pr_thing *thing, const pr_system *s)
{
  uint32_t *of = g_new (uint32_t, c->w->n_provinces);
  for (uint16_t i = 0; i < c->w->n_provinces; i++)
    {
      thing->province = s->nation ? PR_NONE16 : i;
      of[i] = s->nation && i > 0 ? of[0] : pr_add_thing (c, thing, s->name);
    }
  thing->province = PR_NONE16;
  return of;
}

/* Adds an instance for each place that has its own: all places if the cell is blank. */
static void
add_instances (pr_compiler *c, gsize row, uint16_t system)
{
  pr_world *w = c->w;
  pr_system *s = &w->systems[system];
  const pr_cell *capacity = CELL (c, SYSTEMS, row, CAPACITY);
  char **where = CELL (c, SYSTEMS, row, WHERE)->v.names;
  bool all = where == NULL || where[0] == NULL;
  g_autofree guint8 *has = g_new0 (guint8, w->n_places + 1);
  for (gsize i = 0; !all && where[i] != NULL; i++)
    {
      pr_selector sel;
      if (!pr_selector_read (c, PR_TABLE_SYSTEMS, row, PR_SYSTEMS_WHERE, where[i], &sel))
        continue;
      for (uint16_t p = 0; p < w->n_places; p++)
        has[p] |= pr_selector_match (c, &sel, p) != PR_FORCE_NONE;
    }
  pr_thing thing = { .system = system,
                     .condition = PR_NONE16,
                     .place = PR_NONE16,
                     .province = PR_NONE16,
                     .role = PR_NONE16,
                     .capacity = capacity->given ? (uint32_t) capacity->v.count : PR_NONE32,
                     .ready = INT64_MIN };
  if (s->nation && thing.capacity != PR_NONE32)
    FAULT (c, SYSTEMS, row, CAPACITY, _ ("'%s' is one for the nation and has no capacity"),
           s->name);
  g_autofree uint32_t *shared = s->shared ? add_shared (c, &thing, s) : NULL;
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      s->thing_of[p] = PR_NONE32;
      if (!all && !has[p])
        continue;
      thing.place = p;
      s->thing_of[p]
          = s->shared ? shared[w->places[p].province] : pr_add_thing (c, &thing, s->name);
    }
}

/* Whether the place is where a thing is one for all. */
static bool
shares (const pr_world *w, const pr_thing *thing, uint16_t place)
{
  return thing->province == PR_NONE16 || thing->province == w->places[place].province;
}

/* A system of several places may only need one of which there is at most one there: otherwise it
 * would be unclear which of them. */
static void
check_scope (pr_compiler *c, gsize row, uint16_t system, const pr_system *needed)
{
  const pr_world *w = c->w;
  const pr_system *s = &w->systems[system];
  uint32_t n = 0;
  if (s->nation && !needed->nation)
    FAULT (c, SYSTEMS, row, NEEDS, _ ("'%s' is one for the nation and needs only such systems"),
           s->name);
  for (uint32_t i = 0; i < w->n_things && s->shared && n <= 1; i++)
    {
      if (w->things[i].system != system)
        continue;
      uint32_t last = PR_NONE32;
      n = 0;
      for (uint16_t p = 0; p < w->n_places; p++)
        if (needed->thing_of[p] != PR_NONE32 && needed->thing_of[p] != last
            && shares (w, &w->things[i], p))
          {
            last = needed->thing_of[p];
            n++;
          }
    }
  if (n > 1)
    FAULT (c, SYSTEMS, row, NEEDS,
           _ ("'%s' is one for all and cannot need '%s', of which there are %u"), s->name,
           needed->name, n);
}

/* The instance of the system that an instance of another at `place` needs; PR_NONE32: none. */
static uint32_t
needed_by (const pr_world *w, const pr_system *s, const pr_thing *thing)
{
  if (thing->place != PR_NONE16)
    return s->thing_of[thing->place];
  uint32_t one = PR_NONE32;
  for (uint16_t p = 0; p < w->n_places && one == PR_NONE32; p++)
    if (shares (w, thing, p))
      one = s->thing_of[p];
  return one;
}

typedef struct {
  pr_compiler *c;
  int *needs;    /* [system * n + i] 1: needs it */
  guint8 *state; /* 0 not seen, 1 on the path, 2 done */
  GPtrArray *path;
} search;

/* Whether the system needs itself through others; reported once, with the circle. */
static bool
in_circle (search *k, uint16_t system)
{
  const pr_world *w = k->c->w;
  if (k->state[system] == 2)
    return false;
  g_ptr_array_add (k->path, w->systems[system].name);
  if (k->state[system] == 1)
    return true;
  k->state[system] = 1;
  for (uint16_t i = 0; i < w->n_systems; i++)
    if (k->needs[system * w->n_systems + i] && in_circle (k, i))
      return true;
  k->state[system] = 2;
  g_ptr_array_set_size (k->path, (gint) k->path->len - 1);
  return false;
}

static bool
check_circles (pr_compiler *c, int *needs, const gsize *row_of)
{
  pr_world *w = c->w;
  g_autofree guint8 *state = g_new0 (guint8, w->n_systems + 1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  search k = { c, needs, state, path };
  for (uint16_t i = 0; i < w->n_systems; i++)
    {
      if (!in_circle (&k, i))
        continue;
      const char *last = path->pdata[path->len - 1];
      guint first = 0;
      while (strcmp (path->pdata[first], last) != 0)
        first++;
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint n = first; n < path->len; n++)
        g_string_append_printf (text, "%s%s", n > first ? _ (" needs ") : "",
                                (char *) path->pdata[n]);
      FAULT (c, SYSTEMS, row_of[pr_names_find (c->systems, last)], NEEDS,
             _ ("systems depend on each other in a circle: %s"), text->str);
      return false;
    }
  return true;
}

/* Direct and indirect needs: the closure of a relation without circles. */
static void
close_needs (int *needs, uint16_t n)
{
  for (uint16_t k = 0; k < n; k++)
    for (uint16_t i = 0; i < n; i++)
      for (uint16_t j = 0; j < n; j++)
        if (needs[i * n + k] && needs[k * n + j])
          needs[i * n + j] = 1;
}

/* Sets what is down together with each thing. */
static void
join_things (pr_compiler *c, const int *needs)
{
  pr_world *w = c->w;
  for (uint32_t i = 0; i < w->n_things; i++)
    {
      uint16_t system = w->things[i].system;
      for (uint16_t k = 0; k < w->n_systems; k++)
        {
          uint32_t below = needs[system * w->n_systems + k]
                               ? needed_by (w, &w->systems[k], &w->things[i])
                               : PR_NONE32;
          if (below == PR_NONE32)
            continue;
          pr_thing *b = &w->things[below];
          b->above = g_renew (uint32_t, b->above, b->n_above + 1);
          b->above[b->n_above++] = i;
        }
    }
}

void
pr_compile_systems (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, SYSTEMS);
  g_autofree gsize *row_of = g_new0 (gsize, n + 1);
  for (gsize row = 0; row < n; row++)
    if (*CELL (c, SYSTEMS, row, SYSTEM)->text != '\0')
      pr_names_add (c->systems, CELL (c, SYSTEMS, row, SYSTEM)->text);
  pr_names_sort (c->systems);
  w->n_systems = (uint16_t) pr_names_length (c->systems);
  w->systems = g_new0 (pr_system, w->n_systems + 1u);
  if (w->n_systems > MOST_SYSTEMS)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_SYSTEMS].file }),
                _ ("%u systems; the most is %d"), w->n_systems, MOST_SYSTEMS);
      return;
    }
  g_autofree int *needs = g_new0 (int, (gsize) w->n_systems * w->n_systems + 1);
  for (gsize row = 0; row < n; row++)
    {
      int i = pr_names_find (c->systems, CELL (c, SYSTEMS, row, SYSTEM)->text);
      if (i < 0 || w->systems[i].name != NULL)
        continue;
      pr_system *s = &w->systems[i];
      row_of[i] = row;
      s->name = g_strdup (CELL (c, SYSTEMS, row, SYSTEM)->text);
      s->shared = CELL (c, SYSTEMS, row, SCOPE)->v.choice != PR_SCOPE_PLACE;
      s->nation = CELL (c, SYSTEMS, row, SCOPE)->v.choice == PR_SCOPE_NATION;
      s->online = CELL (c, SYSTEMS, row, ONLINE)->v.yes;
      s->thing_of = g_new (uint32_t, w->n_places + 1);
      if (s->online)
        c->systems->used->data[i] = 1;
      char **names = CELL (c, SYSTEMS, row, NEEDS)->v.names;
      for (gsize k = 0; names != NULL && names[k] != NULL; k++)
        {
          int other = pr_names_find (c->systems, names[k]);
          if (other < 0)
            {
              pr_unknown (c, PR_TABLE_SYSTEMS, row, PR_SYSTEMS_NEEDS, PR_REF_SYSTEM, names[k],
                          (const char *const *) c->systems->names->pdata, w->n_systems);
              continue;
            }
          c->systems->used->data[other] = 1;
          needs[i * w->n_systems + other] = 1;
        }
    }
  for (uint16_t i = 0; i < w->n_systems; i++)
    if (w->systems[i].name != NULL)
      add_instances (c, row_of[i], i);
  for (gsize i = 0; i < w->n_systems; i++)
    for (gsize k = 0; k < w->n_systems; k++)
      if (needs[i * w->n_systems + k] && w->systems[i].name != NULL && w->systems[k].name != NULL)
        check_scope (c, row_of[i], (uint16_t) i, &w->systems[k]);
  if (!check_circles (c, needs, row_of))
    return;
  close_needs (needs, w->n_systems);
  join_things (c, needs);
}
