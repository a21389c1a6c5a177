/* Crews: see crew.h. */
#include "model/crew.h"

#include "model/incident.h"
#include "model/state.h"

#include <math.h>

pr_time
pr_crew_travel (const pr_world *w, const pr_crew *crew, uint16_t from, uint16_t to)
{
  if (to == PR_NONE16 || from == to)
    return 0;
  const pr_place *a = &w->places[from], *b = &w->places[to];
  double speed = a->island || b->island ? crew->boat : crew->speed;
  if (!(speed > 0) || isnan (a->lat) || isnan (a->lon) || isnan (b->lat) || isnan (b->lon))
    return PR_NEVER;
  return pr_effort_time (pr_world_distance (w, from, to) / speed * (double) PR_HOUR);
}

static void
set_slot_of (pr_model *m, uint32_t member, pr_time at, pr_event cls)
{
  const pr_crew *crew = &m->w->crews[m->crews.members[member].crew];
  pr_fel_set (&m->fel, m->slots.member + member,
              at == PR_NEVER ? PR_KEY_NEVER : pr_schedule_key (m, at, cls, crew->base));
}

static uint16_t
place_of_job (const pr_model *m, uint32_t incident)
{
  return m->w->things[m->w->incidents[incident].thing].place;
}

/* The member sets out for its job. */
static void
set_out (pr_model *m, uint32_t member, pr_time travel)
{
  pr_member *c = &m->crews.members[member];
  const pr_crew *crew = &m->w->crews[c->crew];
  c->state = PR_MEMBER_TRAVELLING;
  c->since = m->now;
  c->until = m->now + crew->mobilisation + travel;
  set_slot_of (m, member, c->until, PR_EV_CREW);
}

/* The best free member of the kind for the job; PR_NONE32: none. */
static uint32_t
find_member (const pr_model *m, uint16_t kind, bool standby, uint32_t incident, pr_time *travel)
{
  uint32_t best = PR_NONE32;
  *travel = PR_NEVER;
  for (uint32_t i = 0; i < m->crews.n_members; i++)
    {
      const pr_member *c = &m->crews.members[i];
      const pr_crew *crew = &m->w->crews[c->crew];
      if (crew->kind != kind || crew->standby != standby || c->state != PR_MEMBER_FREE)
        continue;
      pr_time t = pr_crew_travel (m->w, crew, c->place, place_of_job (m, incident));
      if (t < *travel)
        {
          best = i;
          *travel = t;
        }
    }
  return best;
}

/* The waiting job of the kind that began first after `order`; PR_NONE32: none. */
static uint32_t
next_job (const pr_model *m, uint16_t kind, uint64_t *order)
{
  uint32_t job = PR_NONE32;
  uint64_t least = UINT64_MAX;
  for (uint32_t i = 0; i < m->w->n_incidents; i++)
    if (m->incidents.list[i].state == PR_INCIDENT_WAITING && m->w->incidents[i].crew_kind == kind
        && m->incidents.list[i].order >= *order && m->incidents.list[i].order < least)
      {
        job = i;
        least = m->incidents.list[i].order;
      }
  *order = least + 1;
  return job;
}

void
pr_crews_call (pr_model *m, uint16_t kind)
{
  uint64_t order = 0;
  for (uint32_t job; (job = next_job (m, kind, &order)) != PR_NONE32;)
    {
      pr_time travel;
      uint32_t member = find_member (m, kind, false, job, &travel);
      if (member == PR_NONE32)
        member = find_member (m, kind, true, job, &travel);
      if (member == PR_NONE32)
        continue;
      pr_incident_state *s = &m->incidents.list[job];
      m->thing[m->w->incidents[job].thing].waited += m->now - MAX (s->since, m->counted_from);
      s->state = PR_INCIDENT_MENDING;
      m->crews.members[member].job = job;
      set_out (m, member, travel);
    }
}

/* Counts travel and work since they were last counted. */
static void
count_time (pr_model *m, pr_member *c)
{
  pr_crew_count *count = &m->crew[c->crew];
  pr_time time = m->now - MAX (c->since, m->counted_from);
  if (c->state == PR_MEMBER_TRAVELLING)
    count->travel += time;
  if (c->state == PR_MEMBER_TRAVELLING || c->state == PR_MEMBER_WORKING)
    {
      count->busy += time;
      if (!m->crews.open[c->crew])
        count->overtime += m->now - MAX (c->since, MAX (m->crews.closed[c->crew], m->counted_from));
    }
  c->since = m->now;
}

static void
arrive_at_job (pr_model *m, uint32_t member)
{
  pr_member *c = &m->crews.members[member];
  count_time (m, c);
  if (place_of_job (m, c->job) != PR_NONE16)
    c->place = place_of_job (m, c->job);
  c->state = PR_MEMBER_WORKING;
  c->until = m->now + m->incidents.list[c->job].left;
  set_slot_of (m, member, c->until, PR_EV_INCIDENT_ENDS);
}

static void
become_free (pr_model *m, uint32_t member)
{
  pr_member *c = &m->crews.members[member];
  c->job = PR_NONE32;
  c->state = m->crews.open[c->crew] ? PR_MEMBER_FREE : PR_MEMBER_OFF;
  set_slot_of (m, member, PR_NEVER, PR_EV_CREW);
}

/* Lays the job down until the next shift of the same crew. */
static void
lay_down (pr_model *m, uint32_t member)
{
  pr_member *c = &m->crews.members[member];
  count_time (m, c);
  if (c->state == PR_MEMBER_WORKING)
    m->incidents.list[c->job].left = MAX (c->until - m->now, 0);
  c->state = PR_MEMBER_LAID_DOWN;
  set_slot_of (m, member, PR_NEVER, PR_EV_CREW);
}

/* The job waits again, for any crew; its effort so far is kept or lost. */
static void
hand_back_job (pr_model *m, uint32_t member, bool lost)
{
  pr_member *c = &m->crews.members[member];
  pr_incident_state *s = &m->incidents.list[c->job];
  count_time (m, c);
  if (c->state == PR_MEMBER_WORKING)
    s->left = lost ? s->effort : MAX (c->until - m->now, 0);
  s->state = PR_INCIDENT_WAITING;
  s->since = m->now;
  become_free (m, member);
}

/* The shift closed at `closed` while the member was travelling or working. */
static void
close_member (pr_model *m, uint32_t member, pr_time closed)
{
  pr_member *c = &m->crews.members[member];
  const pr_crew *crew = &m->w->crews[c->crew];
  pr_time last = crew->overtime == PR_NEVER ? PR_NEVER : closed + crew->overtime;
  switch (crew->at_close)
    {
    case PR_CLOSE_FINISH:
      if (c->until <= last)
        break;
      if (last <= m->now)
        lay_down (m, member);
      else
        set_slot_of (m, member, last, PR_EV_CREW);
      break;
    case PR_CLOSE_SUSPEND:
      lay_down (m, member);
      break;
    case PR_CLOSE_HAND_BACK:
    case PR_CLOSE_HAND_BACK_LOST:
      hand_back_job (m, member, crew->at_close == PR_CLOSE_HAND_BACK_LOST);
      break;
    }
}

void
pr_member_event (pr_model *m, uint32_t member)
{
  pr_member *c = &m->crews.members[member];
  const pr_crew *crew = &m->w->crews[c->crew];
  if (m->now < c->until)
    {
      lay_down (m, member); /* the overtime for it has ended */
      return;
    }
  if (c->state == PR_MEMBER_TRAVELLING)
    {
      arrive_at_job (m, member);
      if (!m->crews.open[c->crew])
        close_member (m, member, m->crews.closed[c->crew]);
      return;
    }
  uint32_t job = c->job;
  count_time (m, c);
  m->crew[c->crew].repairs++;
  become_free (m, member);
  pr_incident_end (m, job);
  pr_crews_call (m, crew->kind);
}

static void
open_member (pr_model *m, uint32_t member)
{
  pr_member *c = &m->crews.members[member];
  const pr_crew *crew = &m->w->crews[c->crew];
  if (c->state == PR_MEMBER_TRAVELLING || c->state == PR_MEMBER_WORKING)
    {
      count_time (m, c); /* overtime until now */
      set_slot_of (m, member, c->until,
                   c->state == PR_MEMBER_WORKING ? PR_EV_INCIDENT_ENDS : PR_EV_CREW);
      return;
    }
  c->place = crew->base;
  if (c->state == PR_MEMBER_LAID_DOWN)
    set_out (m, member, pr_crew_travel (m->w, crew, c->place, place_of_job (m, c->job)));
  else
    c->state = PR_MEMBER_FREE;
}

static void
open_crew (pr_model *m, uint16_t crew)
{
  for (uint32_t i = m->crews.first_member[crew]; i < m->crews.first_member[crew + 1]; i++)
    {
      if (m->crews.members[i].state == PR_MEMBER_TRAVELLING
          || m->crews.members[i].state == PR_MEMBER_WORKING)
        count_time (m, &m->crews.members[i]);
    }
  m->crews.open[crew] = true;
  m->crews.opened[crew] = m->now;
  for (uint32_t i = m->crews.first_member[crew]; i < m->crews.first_member[crew + 1]; i++)
    open_member (m, i);
  pr_crews_call (m, m->w->crews[crew].kind);
}

static void
close_crew (pr_model *m, uint16_t crew)
{
  const pr_crew *c = &m->w->crews[crew];
  m->crew[crew].scheduled
      += (int64_t) c->count * (m->now - MAX (m->crews.opened[crew], m->counted_from));
  for (uint32_t i = m->crews.first_member[crew]; i < m->crews.first_member[crew + 1]; i++)
    if (m->crews.members[i].state == PR_MEMBER_TRAVELLING
        || m->crews.members[i].state == PR_MEMBER_WORKING)
      count_time (m, &m->crews.members[i]);
  m->crews.open[crew] = false;
  m->crews.closed[crew] = m->now;
  for (uint32_t i = m->crews.first_member[crew]; i < m->crews.first_member[crew + 1]; i++)
    if (m->crews.members[i].state == PR_MEMBER_FREE)
      m->crews.members[i].state = PR_MEMBER_OFF;
    else if (m->crews.members[i].state == PR_MEMBER_TRAVELLING
             || m->crews.members[i].state == PR_MEMBER_WORKING)
      close_member (m, i, m->now);
  pr_crews_call (m, c->kind); /* what was handed back */
}

static void
schedule_crew (pr_model *m, uint16_t crew)
{
  const pr_crew *c = &m->w->crews[crew];
  pr_time at = pr_cal_next_change (m->w->calendars[c->calendar], m->now);
  pr_fel_set (&m->fel, m->slots.crew + crew,
              at == PR_NEVER ? PR_KEY_NEVER : pr_schedule_key (m, at, PR_EV_CREW, c->base));
}

void
pr_crew_event (pr_model *m, uint16_t crew)
{
  bool open = pr_cal_is_open (m->w->calendars[m->w->crews[crew].calendar], m->now);
  if (open && !m->crews.open[crew])
    open_crew (m, crew);
  else if (!open && m->crews.open[crew])
    close_crew (m, crew);
  schedule_crew (m, crew);
}

void
pr_crews_change_over (pr_model *m)
{
  for (uint16_t i = 0; i < m->w->n_crews; i++)
    {
      const pr_crew *c = &m->w->crews[i];
      schedule_crew (m, i);
      if (pr_cal_is_open (m->w->calendars[c->calendar], m->now) != m->crews.open[i])
        pr_fel_set (&m->fel, m->slots.crew + i, pr_schedule_key (m, m->now, PR_EV_CREW, c->base));
    }
}

void
pr_crews_make (pr_model *m)
{
  const pr_world *w = m->w;
  if (w->n_crews == 0)
    return;
  m->crew = g_new0 (pr_crew_count, w->n_crews);
  m->crews.open = g_new0 (bool, w->n_crews);
  m->crews.opened = g_new0 (pr_time, w->n_crews);
  m->crews.closed = g_new0 (pr_time, w->n_crews);
  m->crews.first_member = g_new0 (uint32_t, w->n_crews + 1u);
  for (uint16_t i = 0; i < w->n_crews; i++)
    m->crews.first_member[i + 1] = m->crews.first_member[i] + w->crews[i].count;
  m->crews.n_members = m->crews.first_member[w->n_crews];
  m->crews.members = g_new0 (pr_member, m->crews.n_members);
  for (uint16_t i = 0; i < w->n_crews; i++)
    for (uint32_t k = m->crews.first_member[i]; k < m->crews.first_member[i + 1]; k++)
      m->crews.members[k].crew = i;
}

void
pr_crews_begin (pr_model *m)
{
  const pr_world *w = m->w;
  for (uint16_t i = 0; i < w->n_crews; i++)
    {
      const pr_calendar *cal = w->calendars[w->crews[i].calendar];
      m->crews.open[i] = pr_cal_is_open (cal, m->now);
      m->crews.opened[i] = m->crews.closed[i] = m->now;
      for (uint32_t k = m->crews.first_member[i]; k < m->crews.first_member[i + 1]; k++)
        m->crews.members[k]
            = (pr_member){ .crew = i,
                           .job = PR_NONE32,
                           .place = w->crews[i].base,
                           .state = m->crews.open[i] ? PR_MEMBER_FREE : PR_MEMBER_OFF };
      schedule_crew (m, i);
    }
}

void
pr_crews_begin_window (pr_model *m)
{
  for (uint32_t t = 0; t < m->w->n_things; t++)
    m->thing[t] = (pr_thing_count){ 0 };
  for (uint16_t i = 0; i < m->w->n_crews; i++)
    m->crew[i] = (pr_crew_count){ 0 };
}

void
pr_crews_count (pr_model *m)
{
  for (uint32_t i = 0; i < m->crews.n_members; i++)
    if (m->crews.members[i].state == PR_MEMBER_TRAVELLING
        || m->crews.members[i].state == PR_MEMBER_WORKING)
      count_time (m, &m->crews.members[i]);
  for (uint16_t i = 0; i < m->w->n_crews; i++)
    if (m->crews.open[i])
      m->crew[i].scheduled
          += (int64_t) m->w->crews[i].count * (m->now - MAX (m->crews.opened[i], m->counted_from));
}

void
pr_crews_free (pr_model *m)
{
  g_free (m->crew);
  g_free (m->crews.open);
  g_free (m->crews.opened);
  g_free (m->crews.closed);
  g_free (m->crews.first_member);
  g_free (m->crews.members);
}
