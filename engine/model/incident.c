/* Incidents: see incident.h. */
#include "model/incident.h"

#include "model/crew.h"
#include "model/outage.h"
#include "model/state.h"

/* The n-th incident's draws: u0 time until it begins, u1 effort of its repair. */
static pr_block
incident_block (const pr_model *m, uint32_t i)
{
  return pr_rng_block (&m->rng, m->w->incidents[i].hash, m->incidents.list[i].number,
                       pr_rng_where (PR_DRAW_INCIDENT, 0), 0);
}

static void
set_incident_slot (pr_model *m, uint32_t i, pr_time at, pr_event cls)
{
  const pr_thing *t = &m->w->things[m->w->incidents[i].thing];
  uint16_t place = t->place != PR_NONE16 ? t->place : m->w->n_places;
  pr_fel_set (&m->fel, m->slots.incident + i,
              at == PR_NEVER ? PR_KEY_NEVER : pr_schedule_key (m, at, cls, place));
}

/* Starts the clock to the next incident, which does not run before the row's date. */
static void
run_clock (pr_model *m, uint32_t i)
{
  const pr_incident *in = &m->w->incidents[i];
  pr_incident_state *s = &m->incidents.list[i];
  s->since = MAX (m->now, in->from);
  pr_time at = s->since + s->left;
  set_incident_slot (m, i, at < in->until ? at : PR_NEVER, PR_EV_INCIDENT_BEGINS);
}

static void
stop_clock (pr_model *m, uint32_t i)
{
  pr_incident_state *s = &m->incidents.list[i];
  s->left -= MAX (m->now - s->since, 0);
  s->since = PR_NEVER;
  set_incident_slot (m, i, PR_NEVER, PR_EV_INCIDENT_BEGINS);
}

/* Draws the time to the next one. */
static void
await_next (pr_model *m, uint32_t i)
{
  const pr_incident *in = &m->w->incidents[i];
  pr_incident_state *s = &m->incidents.list[i];
  pr_block b = incident_block (m, i);
  s->state = PR_INCIDENT_NONE;
  s->left = MAX (pr_effort_time (pr_dist_quantile (in->every, pr_u01 (b.u[0]))), 1);
  s->since = PR_NEVER;
  if (!in->operating || m->outages.users[in->thing] > 0)
    run_clock (m, i);
}

void
pr_incident_use (pr_model *m, uint32_t thing)
{
  for (uint32_t i = m->incidents.of[thing]; i != PR_NONE32; i = m->incidents.list[i].next)
    {
      const pr_incident_state *s = &m->incidents.list[i];
      bool used = m->outages.users[thing] > 0, runs = s->since != PR_NEVER;
      if (!m->w->incidents[i].operating || s->state != PR_INCIDENT_NONE || used == runs)
        continue;
      if (used)
        run_clock (m, i);
      else
        stop_clock (m, i);
    }
}

static void
begin (pr_model *m, uint32_t i)
{
  const pr_incident *in = &m->w->incidents[i];
  pr_incident_state *s = &m->incidents.list[i];
  pr_block b = incident_block (m, i);
  s->effort = s->left = pr_effort_time (pr_dist_quantile (in->repair, pr_u01 (b.u[1])));
  s->since = m->now;
  m->thing[in->thing].incidents++;
  if (in->crew_kind == PR_NONE16)
    {
      s->state = PR_INCIDENT_MENDING;
      set_incident_slot (m, i, m->now + s->left, PR_EV_INCIDENT_ENDS);
    }
  else
    {
      s->state = PR_INCIDENT_WAITING;
      s->order = m->incidents.next_job++;
      set_incident_slot (m, i, PR_NEVER, PR_EV_INCIDENT_ENDS);
    }
  if (in->slow > 0)
    pr_thing_slow (m, in->thing, in->slow);
  else
    pr_thing_down (m, in->thing);
  if (in->crew_kind != PR_NONE16)
    pr_crews_call (m, in->crew_kind);
}

void
pr_incident_end (pr_model *m, uint32_t i)
{
  const pr_incident *in = &m->w->incidents[i];
  pr_incident_state *s = &m->incidents.list[i];
  s->number++;
  m->thing[in->thing].repairs++;
  s->state = PR_INCIDENT_NONE;
  set_incident_slot (m, i, PR_NEVER, PR_EV_INCIDENT_ENDS);
  if (in->every)
    await_next (m, i);
  if (in->slow > 0)
    pr_thing_unslow (m, in->thing, in->slow);
  else
    pr_thing_up (m, in->thing);
}

void
pr_incident_event (pr_model *m, uint32_t i)
{
  if (m->incidents.list[i].state == PR_INCIDENT_NONE)
    begin (m, i);
  else
    pr_incident_end (m, i);
}

void
pr_incidents_make (pr_model *m)
{
  const pr_world *w = m->w;
  if (w->n_things > 0)
    m->thing = g_new0 (pr_thing_count, w->n_things);
  if (w->n_incidents == 0)
    return;
  m->incidents.list = g_new0 (pr_incident_state, w->n_incidents);
  m->incidents.of = g_new (uint32_t, w->n_things);
  for (uint32_t t = 0; t < w->n_things; t++)
    m->incidents.of[t] = PR_NONE32;
  for (uint32_t i = w->n_incidents; i-- > 0;)
    {
      m->incidents.list[i].next = m->incidents.of[w->incidents[i].thing];
      m->incidents.of[w->incidents[i].thing] = i;
    }
}

void
pr_incidents_begin (pr_model *m)
{
  const pr_world *w = m->w;
  m->incidents.next_job = 0;
  for (uint32_t i = 0; i < w->n_incidents; i++)
    {
      const pr_incident *in = &w->incidents[i];
      pr_incident_state *s = &m->incidents.list[i];
      uint32_t next = s->next;
      *s = (pr_incident_state){ .next = next, .since = PR_NEVER };
      if (in->every)
        await_next (m, i);
      else if (in->start >= m->now)
        set_incident_slot (m, i, in->start, PR_EV_INCIDENT_BEGINS);
    }
}

/* How long the thing was down in [from, to). */
static pr_time
down_time (const pr_spans *s, pr_time from, pr_time to)
{
  pr_time sum = 0;
  for (uint32_t i = 0; i < s->n; i++)
    sum += MAX (MIN (s->list[i].to, to) - MAX (s->list[i].from, from), 0);
  return sum;
}

void
pr_incidents_count (pr_model *m)
{
  const pr_world *w = m->w;
  for (uint32_t i = 0; i < w->n_incidents; i++)
    if (m->incidents.list[i].state == PR_INCIDENT_WAITING)
      m->thing[w->incidents[i].thing].waited
          += m->now - MAX (m->incidents.list[i].since, m->counted_from);
  for (uint32_t t = 0; t < w->n_things; t++)
    {
      m->thing[t].down = down_time (&m->outages.missed[t], m->counted_from, m->now);
      m->thing[t].outages = 0;
      for (uint32_t k = 0; k < m->outages.missed[t].n; k++)
        m->thing[t].outages += m->outages.missed[t].list[k].from >= m->counted_from;
    }
}

void
pr_incidents_free (pr_model *m)
{
  g_free (m->thing);
  g_free (m->incidents.list);
  g_free (m->incidents.of);
}
