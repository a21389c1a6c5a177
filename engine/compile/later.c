/* Later: whether the world of a what-if that applies from a date has the shape of its base's, and
 * differs in nothing that begins before; if so, both are put together (model/join.h).
 *
 * Both are compiled by themselves, the second with the pools of the first in their order.
 */
#include "compile/compiler.h"

#include "model/join.h"

#include <string.h>

typedef struct {
  const pr_from_date *f;
  pr_diag *diag;
  pr_world *a, *b; /* base, and what-if */
  pr_time at;
} join;

static bool G_GNUC_PRINTF (3, 4) differs (join *j, pr_table_id table, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *what = g_strdup_vprintf (format, args);
  va_end (args);
  pr_error (j->diag, pr_from_date_pos (j->f, table), _ ("from a date on (applies = %s): %s"),
            j->f->what_if->ini[PR_INI_SCENARIO_APPLIES].text, what);
  return false;
}

static bool
same_dist (const pr_dist *x, const pr_dist *y)
{
  if (x == NULL || y == NULL)
    return x == y;
  return x->kind == y->kind && x->a == y->a && x->b == y->b && x->mean == y->mean;
}

static bool
check_pools (join *j)
{
  const pr_world *a = j->a, *b = j->b;
  for (uint32_t i = 0; i < MAX (a->n_pools, b->n_pools); i++)
    {
      const pr_pool *p = i < a->n_pools ? &a->pools[i] : NULL,
                    *q = i < b->n_pools ? &b->pools[i] : NULL;
      bool same = p != NULL && q != NULL && p->place == q->place && strcmp (p->name, q->name) == 0;
      if (same && p->n_lines == q->n_lines && p->room == q->room && p->order == q->order
          && p->time.stretch == q->time.stretch
          && memcmp (p->lines, q->lines, p->n_lines * sizeof *p->lines) == 0)
        continue;
      const pr_pool *first = p == NULL ? q : p;
      const char *code = a->places[first->place].code;
      if (same)
        return differs (j, PR_TABLE_POOLS,
                        _ ("pool '%s' at %s cannot get other roles, room, order or stretches"),
                        first->name, code);
      return differs (j, PR_TABLE_POOLS,
                      _ ("pools cannot come or end (at %s, the first that differs is '%s'); a pool "
                         "keeps at least one officer"),
                      code, first->name);
    }
  return true;
}

static bool
same_step (const pr_step *s, const pr_step *t)
{
  if (s->hash != t->hash || s->kind != t->kind || s->role != t->role || s->at != t->at
      || s->n_next != t->n_next || s->n_needs != t->n_needs || s->then != t->then
      || s->not_within_class != t->not_within_class)
    return false;
  for (uint16_t i = 0; i < s->n_next; i++)
    if (s->next[i].target != t->next[i].target)
      return false;
  return true;
}

static bool
check_work (join *j)
{
  const pr_world *a = j->a, *b = j->b;
  bool same = a->n_steps == b->n_steps && a->n_procedures == b->n_procedures
              && a->n_not_within == b->n_not_within && a->n_roles == b->n_roles
              && a->n_lines == b->n_lines && a->n_places == b->n_places;
  for (uint16_t i = 0; same && i < a->n_steps; i++)
    same = same_step (&a->steps[i], &b->steps[i]);
  if (!same)
    return differs (j, PR_TABLE_WORKFLOWS, _ ("places, roles, steps and procedures stay"));
  for (uint16_t i = 0; i < a->n_procedures; i++)
    for (int k = 0; k < 2; k++)
      if (a->procedures[i].limit[k] != b->procedures[i].limit[k])
        return differs (j, PR_TABLE_PROCEDURES,
                        _ ("the limit of '%s' can become longer or shorter, but not one of another "
                           "kind: dossiers that are on their way have theirs"),
                        a->procedures[i].code);
  return true;
}

static bool
same_phase (const join *j, uint8_t k)
{
  const pr_world *a = j->a, *b = j->b;
  size_t first = (size_t) k * a->n_places, bytes = a->n_places * sizeof (uint16_t);
  for (uint16_t i = 0; i < a->n_procedures; i++)
    {
      const pr_procedure *p = &a->procedures[i], *q = &b->procedures[i];
      if (memcmp (p->deciding + first, q->deciding + first, bytes) != 0)
        return false;
      if (p->office != NULL && q->office != NULL
          && memcmp (p->office + first, q->office + first, bytes) != 0)
        return false;
    }
  return true;
}

/* Phases that begin before it are the same in both. */
static bool
check_phases (join *j)
{
  const pr_world *a = j->a, *b = j->b;
  uint8_t k = 0;
  for (; k < MAX (a->n_phases, b->n_phases); k++)
    {
      pr_time x = k < a->n_phases ? a->phase_at[k] : PR_NEVER,
              y = k < b->n_phases ? b->phase_at[k] : PR_NEVER;
      if (k > 0 && x >= j->at && y >= j->at)
        break;
      if (x != y || !same_phase (j, k))
        return differs (j, PR_TABLE_PHASES,
                        _ ("who receives and decides, and the rules, stay as they are until then"));
    }
  if (a->n_hand_overs != b->n_hand_overs)
    return differs (j, PR_TABLE_HANDOVERS, _ ("hand-overs stay"));
  return true;
}

static bool
check_things (join *j)
{
  const pr_world *a = j->a, *b = j->b;
  bool same = a->n_things == b->n_things && a->n_systems == b->n_systems
              && a->n_conditions == b->n_conditions && a->n_needs == b->n_needs
              && a->n_crews == b->n_crews && a->n_crew_kinds == b->n_crew_kinds;
  for (uint32_t i = 0; same && i < a->n_things; i++)
    same = a->things[i].hash == b->things[i].hash && a->things[i].place == b->things[i].place;
  if (!same)
    return differs (j, PR_TABLE_READINESS, _ ("systems, conditions, needs and crews stay"));
  for (uint32_t i = 0; i < a->n_things; i++)
    {
      const pr_thing *s = &a->things[i], *t = &b->things[i];
      bool stays = s->ready == t->ready && same_dist (s->delay, t->delay);
      if (!stays && (s->ready < j->at || t->ready < j->at))
        return differs (j, PR_TABLE_READINESS,
                        _ ("at %s a condition would become ready at another time, before then"),
                        s->place != PR_NONE16 ? a->places[s->place].code : "*");
    }
  return true;
}

static bool
same_absence (const pr_absence *x, const pr_absence *y)
{
  return x->hash == y->hash && x->pool == y->pool && x->from == y->from && x->until == y->until
         && x->reason == y->reason
         && (x->share != PR_NONE32 || x->officers != NULL || x->count == y->count)
         && same_dist (x->delay, y->delay);
}

static const pr_absence *
next_before (const pr_world *w, uint32_t *i, pr_time at)
{
  while (*i < w->n_absences && w->absences[*i].from >= at)
    ++*i;
  return *i < w->n_absences ? &w->absences[(*i)++] : NULL;
}

static bool
check_absences (join *j)
{
  const pr_absence *x, *y;
  uint32_t i = 0, k = 0;
  do
    {
      x = next_before (j->a, &i, j->at);
      y = next_before (j->b, &k, j->at);
      if ((x == NULL) != (y == NULL) || (x != NULL && !same_absence (x, y)))
        return differs (j, PR_TABLE_ABSENCES,
                        _ ("absences that begin before then stay; a row for one place takes the "
                           "place of more general ones, also of their past"));
    }
  while (x != NULL);
  if (j->a->n_rehearsals != j->b->n_rehearsals || j->a->n_sessions != j->b->n_sessions
      || (j->a->learning == NULL) != (j->b->learning == NULL))
    return differs (j, PR_TABLE_ACTIVITIES, _ ("activities, courses and skills stay"));
  return true;
}

static bool
same_incident (const pr_incident *x, const pr_incident *y)
{
  return x->hash == y->hash && x->thing == y->thing && x->start == y->start && x->from == y->from
         && x->until == y->until && x->slow == y->slow && x->crew_kind == y->crew_kind
         && x->operating == y->operating && same_dist (x->every, y->every)
         && same_dist (x->repair, y->repair);
}

static bool
incident_begins (const pr_incident *i, pr_time at)
{
  return i->start != PR_NEVER ? i->start >= at : i->from >= at;
}

/* Whether the what-if's list holds what of the base's begins before, in order; else reports it.
 * What is new and says nothing begins then. */
static bool
check_incidents (join *j)
{
  pr_world *a = j->a, *b = j->b;
  uint32_t i = 0;
  for (uint32_t k = 0; k < b->n_incidents; k++)
    {
      while (i < a->n_incidents && incident_begins (&a->incidents[i], j->at))
        i++;
      pr_incident *in = &b->incidents[k];
      if (i < a->n_incidents && same_incident (&a->incidents[i], in))
        i++;
      else if (in->start == PR_NEVER && in->from == INT64_MIN)
        in->from = j->at;
      else if (!incident_begins (in, j->at))
        return differs (j, PR_TABLE_INCIDENTS, _ ("'%s' begins before then"), in->name);
    }
  while (i < a->n_incidents && incident_begins (&a->incidents[i], j->at))
    i++;
  if (i < a->n_incidents)
    return differs (j, PR_TABLE_INCIDENTS, _ ("'%s' begins before then, and stays"),
                    a->incidents[i].name);
  return true;
}

static bool
same_measure (const pr_world *a, const pr_measure *x, const pr_world *b, const pr_measure *y)
{
  return x->hash == y->hash && x->n_places == y->n_places && x->watch == y->watch
         && x->n_targets == y->n_targets && x->count == y->count && x->action == y->action
         && x->from == y->from && x->until == y->until && x->calendar == y->calendar
         && strcmp (a->policy->names[x->name], b->policy->names[y->name]) == 0
         && (x->reserve == PR_NONE32) == (y->reserve == PR_NONE32)
         && (x->reserve == PR_NONE32
             || a->policy->reserves[x->reserve].officers
                    == b->policy->reserves[y->reserve].officers);
}

/* The same for measures. */
static bool
check_measures (join *j)
{
  const pr_world *a = j->a, *b = j->b;
  uint32_t i = 0, n = a->policy != NULL ? a->policy->n_measures : 0;
  for (uint32_t k = 0; b->policy != NULL && k < b->policy->n_measures; k++)
    {
      pr_measure *m = &b->policy->measures[k];
      while (i < n && a->policy->measures[i].from >= j->at)
        i++;
      if (i < n && same_measure (a, &a->policy->measures[i], b, m))
        i++;
      else
        m->from = MAX (m->from, j->at);
    }
  while (i < n && a->policy->measures[i].from >= j->at)
    i++;
  if (i < n)
    return differs (j, PR_TABLE_MEASURES, _ ("the measure '%s' holds before then, and stays"),
                    a->policy->names[a->policy->measures[i].name]);
  return true;
}

/* Calendars that tiers make come last, and those of the base are made alike in both. */
static bool
check_calendars (join *j)
{
  const pr_world *a = j->a, *b = j->b;
  bool same = a->n_calendars <= b->n_calendars;
  for (uint16_t i = 0; same && i < a->n_calendars; i++)
    same = strcmp (a->calendar_names[i], b->calendar_names[i]) == 0;
  if (!same)
    return differs (j, PR_TABLE_CALENDARS, _ ("the base's calendars cannot be removed"));
  return true;
}

/* The gaps of a renewal stream go on, and its dossiers are named without a date. */
static bool
check_streams (join *j)
{
  g_autoptr (GHashTable) of_a = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (uint32_t i = 0; i < j->a->n_streams; i++)
    g_hash_table_insert (of_a, &j->a->streams[i].hash, &j->a->streams[i]);
  for (uint32_t i = 0; i < j->b->n_streams; i++)
    {
      const pr_stream *t = &j->b->streams[i], *s = g_hash_table_lookup (of_a, &t->hash);
      if (s != NULL && (s->every != NULL) != (t->every != NULL))
        return differs (j, PR_TABLE_ARRIVALS,
                        _ ("the rate of stream '%s' cannot become one of 'every ...', or cease to "
                           "be one"),
                        j->b->stream_names[t->name]);
    }
  return true;
}

bool
pr_later_join (const pr_from_date *f, pr_world *base, pr_world *later, pr_diag *diag)
{
  join j = { f, diag, base, later, pr_from_date_instant (f, base->epoch) };
  if (pr_diag_errors (diag) > 0 || !check_pools (&j) || !check_work (&j) || !check_calendars (&j)
      || !check_phases (&j) || !check_streams (&j) || !check_things (&j) || !check_absences (&j)
      || !check_incidents (&j) || !check_measures (&j))
    return false;
  pr_world_join (base, later, j.at);
  return true;
}
