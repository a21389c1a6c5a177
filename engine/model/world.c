#include "model/world.h"

#include "model/away-share.h"

#include <glib.h>
#include <math.h>

#define EARTH_RADIUS_KM 6371.0

int32_t
pr_leave_days (const pr_leave *l, double u)
{
  const double most = 100000; /* longer than anything that is simulated */
  return (int32_t) CLAMP (floor (pr_dist_quantile (l->length, u) / PR_DAY + 0.5), 1, most);
}

double
pr_world_distance (const pr_world *w, uint16_t from, uint16_t to)
{
  const pr_place *a = &w->places[from], *b = &w->places[to];
  double to_radians = G_PI / 180, dlat = (b->lat - a->lat) * to_radians,
         dlon = (b->lon - a->lon) * to_radians;
  double h = pow (sin (dlat / 2), 2)
             + cos (a->lat * to_radians) * cos (b->lat * to_radians) * pow (sin (dlon / 2), 2);
  return 2 * EARTH_RADIUS_KM * asin (sqrt (fmin (h, 1)));
}

double
pr_world_unit_share (const pr_world *w, uint16_t unit)
{
  const pr_place *p = &w->places[unit];
  const double *weight = w->provinces[p->province].weight;
  return weight[p->rank] - (p->rank > 0 ? weight[p->rank - 1] : 0);
}

static void
free_places (pr_world *w)
{
  for (size_t i = 0; w->places != NULL && i < w->n_places; i++)
    {
      g_free (w->places[i].code);
      g_free (w->places[i].name);
      g_free (w->places[i].district);
    }
  g_free (w->places);
  for (size_t i = 0; w->provinces != NULL && i < w->n_provinces; i++)
    {
      g_free (w->provinces[i].code);
      g_free (w->provinces[i].unit);
      g_free (w->provinces[i].weight);
    }
  g_free (w->provinces);
  g_free (w->serving);
}

static void
free_names (char **names, size_t n)
{
  for (size_t i = 0; names != NULL && i < n; i++)
    g_free (names[i]);
  g_free (names);
}

static void
free_staff (pr_world *w)
{
  for (size_t i = 0; i < w->n_lines; i++)
    g_free (w->lines[i].pools);
  for (size_t i = 0; i < w->n_pools; i++)
    {
      g_free (w->pools[i].name);
      g_free (w->pools[i].lines);
    }
  for (size_t i = 0; i < w->n_calendars; i++)
    pr_cal_free (w->calendars[i]);
  g_free (w->lines);
  g_free (w->line_of);
  g_free (w->shifts);
  g_free (w->pools);
  g_free (w->calendars);
  g_free (w->made_up);
  free_names (w->calendar_names, w->n_calendars);
  free_names (w->roles, w->n_roles);
  free_names (w->kinds, w->n_kinds);
}

static void
free_dist (pr_dist *d)
{
  if (d != NULL)
    pr_dist_clear (d);
  g_free (d);
}

static void
free_offices (pr_procedure *p)
{
  g_free (p->deciding);
  g_free (p->office);
  g_free (p->other);
  g_free (p->channels);
}

static void
free_workflows (pr_world *w)
{
  for (size_t i = 0; i < w->n_workflows; i++)
    g_free (w->workflows[i].name);
  for (size_t i = 0; i < w->n_steps; i++)
    {
      g_free (w->steps[i].name);
      g_free (w->steps[i].next);
      pr_dist_clear (&w->steps[i].effort);
      free_dist (w->steps[i].patience);
    }
  for (size_t i = 0; i < w->n_procedures; i++)
    {
      g_free (w->procedures[i].code);
      g_free (w->procedures[i].name);
      g_free (w->procedures[i].group);
      free_offices (&w->procedures[i]);
    }
  g_free (w->workflows);
  g_free (w->steps);
  g_free (w->not_within);
  for (uint32_t i = 0; i < w->n_shown; i++)
    {
      g_free (w->shown[i].code);
      for (int k = 0; k < PR_N_LANGUAGES; k++)
        g_free (w->shown[i].name[k]);
    }
  g_free (w->shown);
  g_free (w->procedures);
  g_free (w->published.groups);
  g_free (w->published.group_of);
  g_free (w->published.row);
  g_free (w->published.column);
}

static void
free_things (pr_world *w)
{
  for (size_t i = 0; i < w->n_things; i++)
    {
      g_free (w->things[i].above);
      free_dist (w->things[i].delay);
    }
  for (size_t i = 0; i < w->n_systems; i++)
    {
      g_free (w->systems[i].name);
      g_free (w->systems[i].thing_of);
    }
  for (size_t i = 0; i < w->n_conditions; i++)
    {
      g_free (w->conditions[i].name);
      g_free (w->conditions[i].thing_of);
    }
  for (size_t i = 0; i < w->n_absences; i++)
    {
      g_free (w->absences[i].officers);
      free_dist (w->absences[i].delay);
    }
  g_free (w->things);
  g_free (w->systems);
  g_free (w->conditions);
  g_free (w->needs);
  for (size_t i = 0; i < w->n_leaves; i++)
    free_dist (w->leaves[i].length);
  g_free (w->absences);
  pr_away_shares_free (w->away_shares, w->n_away_shares);
  g_free (w->leaves);
  pr_learning_free (w->learning);
}

static void
free_incident_rows (pr_world *w)
{
  for (size_t i = 0; i < w->n_incidents; i++)
    {
      g_free (w->incidents[i].name);
      free_dist (w->incidents[i].every);
      free_dist (w->incidents[i].repair);
    }
  g_free (w->incidents);
}

static void
free_incidents (pr_world *w)
{
  free_incident_rows (w);
  for (size_t i = 0; i < w->n_crews; i++)
    g_free (w->crews[i].name);
  free_names (w->crew_kinds, w->n_crew_kinds);
  g_free (w->crews);
}

static void
free_schedule (pr_world *w)
{
  for (size_t i = 0; i < w->n_activities; i++)
    {
      g_free (w->activities[i].name);
      g_free (w->activities[i].parties);
      free_dist (w->activities[i].duration);
    }
  for (size_t i = 0; i < w->n_rehearsals; i++)
    {
      for (uint16_t k = 0; k < w->rehearsals[i].n_hours; k++)
        g_free (w->rehearsals[i].hours[k].calendars);
      g_free (w->rehearsals[i].hours);
      g_free (w->rehearsals[i].needs);
    }
  for (size_t i = 0; w->precedence != NULL && i < w->n_rehearsals + w->n_activity_names; i++)
    g_free (w->precedence[i].then);
  for (size_t i = 0; i < w->n_venues; i++)
    g_free (w->venues[i].name);
  for (size_t i = 0; i < w->n_courses; i++)
    {
      g_free (w->courses[i].name);
      g_free (w->courses[i].pools);
      g_free (w->courses[i].needs);
    }
  free_names (w->activity_names, w->n_activity_names);
  free_names (w->course_names, w->n_course_names);
  g_free (w->activities);
  g_free (w->rehearsals);
  g_free (w->precedence);
  g_free (w->venues);
  g_free (w->courses);
  g_free (w->sessions);
}

static void
free_phases (pr_world *w)
{
  for (size_t i = 0; i < w->n_hand_overs; i++)
    g_free (w->hand_overs[i].from);
  for (size_t i = 0; i < w->n_attractions; i++)
    {
      g_free (w->attractions[i].place);
      g_free (w->attractions[i].weight);
    }
  g_free (w->attractions);
  g_free (w->elsewhere_of);
  g_free (w->near);
  g_free (w->hand_overs);
  g_free (w->elsewhere);
  g_free (w->split);
  g_free (w->phase_at);
  g_free (w->rules);
}

static void
free_arrivals (pr_world *w)
{
  for (size_t i = 0; i < w->n_profiles; i++)
    {
      g_free (w->profiles[i].name);
      for (int d = 0; d < 8; d++)
        {
          g_free (w->profiles[i].shape[d].at);
          g_free (w->profiles[i].shape[d].share);
          g_free (w->profiles[i].shape[d].bend);
        }
    }
  for (size_t i = 0; i < w->n_streams; i++)
    {
      g_free (w->streams[i].surges);
      free_dist (w->streams[i].every);
      free_dist (w->streams[i].batch);
    }
  g_free (w->profiles);
  g_free (w->streams);
  g_free (w->backlog);
  free_names (w->stream_names, w->n_stream_names);
}

void
pr_policy_free (pr_policy *p)
{
  if (p == NULL)
    return;
  for (uint32_t i = 0; i < p->n_measures; i++)
    {
      pr_measure *m = &p->measures[i];
      g_free (m->places);
      g_free (m->pools);
      g_free (m->group);
      g_free (m->things);
      g_free (m->targets);
      free_dist (m->delay);
    }
  for (uint32_t i = 0; i < p->n_reserves; i++)
    g_free (p->reserves[i].name);
  free_names (p->names, p->n_names);
  g_free (p->measures);
  g_free (p->reserves);
  g_free (p->extras);
  g_free (p->priority);
  g_free (p->class_of);
  g_free (p->skills);
  g_free (p);
}

static void
free_costs (pr_costs *costs)
{
  if (costs == NULL)
    return;
  g_free (costs->officer_hour);
  g_free (costs->overtime_hour);
  g_free (costs->waiting_hour);
  g_free (costs->visit);
  g_free (costs);
}

void
pr_world_borrow (pr_world *w, pr_world *later)
{
  free_phases (w);
  pr_policy_free (w->policy);
  free_incident_rows (w);
  w->n_hand_overs = later->n_hand_overs;
  w->n_attractions = later->n_attractions;
  w->n_elsewhere = later->n_elsewhere;
  w->n_near = later->n_near;
  w->n_phases = later->n_phases;
  w->n_incidents = later->n_incidents;
  w->hand_overs = later->hand_overs;
  w->attractions = later->attractions;
  w->elsewhere_of = later->elsewhere_of;
  w->elsewhere = later->elsewhere;
  w->near = later->near;
  w->split = later->split;
  w->phase_at = later->phase_at;
  w->rules = later->rules;
  w->policy = later->policy;
  w->incidents = later->incidents;
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      pr_procedure *p = &w->procedures[i];
      const pr_procedure *q = &later->procedures[i];
      free_offices (p);
      p->deciding = q->deciding;
      p->office = q->office;
      p->other = q->other;
      p->channels = q->channels;
    }
  w->later = later;
}

/* What is the other world's is not freed here. */
static void
drop_borrowed (pr_world *w)
{
  w->n_hand_overs = 0;
  w->n_attractions = w->n_incidents = 0;
  w->hand_overs = NULL;
  w->attractions = NULL;
  w->elsewhere_of = NULL;
  w->elsewhere = NULL;
  w->near = NULL;
  w->split = NULL;
  w->phase_at = NULL;
  w->rules = NULL;
  w->policy = NULL;
  w->incidents = NULL;
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      pr_procedure *p = &w->procedures[i];
      p->deciding = p->office = p->other = NULL;
      p->channels = NULL;
    }
  g_clear_pointer (&w->later, pr_world_free);
}

void
pr_world_free (pr_world *w)
{
  if (w == NULL)
    return;
  if (w->later != NULL)
    drop_borrowed (w);
  free_places (w);
  free_staff (w);
  free_workflows (w);
  free_arrivals (w);
  free_things (w);
  free_incidents (w);
  free_schedule (w);
  pr_policy_free (w->policy);
  free_costs (w->costs);
  free_phases (w);
  g_free (w->details);
  g_free (w->name);
  g_free (w);
}

void
pr_world_number_officers (pr_world *w)
{
  pr_world *l = w->later;
  w->n_officers = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      pr_pool *p = &w->pools[i];
      p->n_later = p->n_new = 0;
      if (l != NULL)
        {
          uint32_t most = MAX (p->count, l->pools[i].count);
          p->n_later = p->n_new = most - p->count;
          l->pools[i].n_later = most - l->pools[i].count;
          l->pools[i].n_new = p->n_new;
          l->pools[i].first_officer = w->n_officers;
        }
      p->first_officer = w->n_officers;
      w->n_officers += p->count + p->n_later;
    }
  if (l != NULL)
    l->n_officers = w->n_officers;
}

uint32_t
pr_world_all_officers (const pr_world *w)
{
  return w->n_officers + (w->policy != NULL ? w->policy->n_extra_officers : 0);
}

/* The pool of an officer whom a measure brings. */
static uint32_t
pool_of_extra (const pr_policy *p, uint32_t extra)
{
  uint32_t i = 0;
  for (uint32_t n = p->n_extras; n > 1; n -= n / 2)
    i += p->extras[i + n / 2].first <= extra ? n / 2 : 0;
  return p->extras[i].pool;
}

uint32_t
pr_world_pool_of (const pr_world *w, uint32_t officer)
{
  if (officer >= w->n_officers)
    return pool_of_extra (w->policy, officer - w->n_officers);
  uint32_t pool = 0;
  for (uint32_t n = w->n_pools; n > 1; n -= n / 2) /* it is one of n from `pool` on */
    pool += w->pools[pool + n / 2].first_officer <= officer ? n / 2 : 0;
  return pool;
}

uint32_t
pr_officer_number (const pr_world *w, uint32_t officer)
{
  return pr_pool_number (w, &w->pools[pr_world_pool_of (w, officer)], officer) + 1;
}

const pr_calendar *
pr_world_calendar (const pr_world *w, uint32_t pool)
{
  return w->calendars[w->shifts[w->pools[pool].shift].calendar];
}
