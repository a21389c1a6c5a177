/* Outages: see outage.h. */
#include "model/outage.h"

#include "model/closing.h"
#include "model/duty.h"
#include "model/in-hand.h"
#include "model/incident.h"
#include "model/listener.h"
#include "model/officer.h"
#include "model/pace.h"
#include "model/parking.h"
#include "model/spans.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"
#include "model/uses.h"

#include <math.h>

/* Needs in force now of a step, for one kind of item. */
typedef struct {
  const uint32_t *at, *end;
} some_needs;

static size_t
kind_of_item (uint16_t step, unsigned channel, bool test)
{
  return ((size_t) step * PR_N_CHANNELS + channel) * 2 + test;
}

static inline some_needs
needs_of (const pr_model *m, const pr_item *it)
{
  const pr_outages *o = &m->outages;
  size_t kind = kind_of_item (it->step, it->channel, (it->flags & PR_ITEM_TEST) != 0);
  return (some_needs){ o->needs + o->first_need[kind], o->needs + o->first_need[kind + 1] };
}

/* Finds the needs that are in force now. */
static void
find_needs (pr_model *m)
{
  const pr_world *w = m->w;
  uint32_t n = 0;
  for (uint16_t step = 0; step < w->n_steps; step++)
    for (unsigned kind = 0; kind < 2 * PR_N_CHANNELS; kind++)
      {
        unsigned channel = kind / 2;
        bool test = kind % 2;
        m->outages.first_need[kind_of_item (step, channel, test)] = n;
        for (uint32_t i = 0; i < w->steps[step].n_needs; i++)
          {
            const pr_need *need = &w->needs[w->steps[step].first_need + i];
            if ((need->channels & 1u << channel) && (test ? need->test : need->real)
                && m->now >= need->from && m->now < need->until)
              m->outages.needs[n++] = w->steps[step].first_need + i;
          }
      }
  m->outages.first_need[kind_of_item (w->n_steps, 0, false)] = n;
}

/* The thing that the item's step uses because of the need, down or not; PR_NONE32: none. Work done
 * on paper uses none. */
static inline uint32_t
thing_used (const pr_model *m, const pr_item *it, const pr_need *need)
{
  if ((it->flags & PR_ITEM_PAPER) && need->if_down == PR_IF_DOWN_PAPER)
    return PR_NONE32;
  return pr_need_thing (m->w, need, it->place, m->w->steps[it->step].role);
}

/* The need that keeps the step from being done now, preferably one that makes it restart; NULL if
 * none does. *paper: the first need without which it can be done, but only on paper; NULL: none, or
 * it is on paper already. */
static const pr_need *
missing_need (const pr_model *m, const pr_item *it, const pr_need **paper)
{
  const pr_need *waits = NULL;
  *paper = NULL;
  for (some_needs n = needs_of (m, it); n.at < n.end; n.at++)
    {
      const pr_need *need = &m->w->needs[*n.at];
      uint32_t thing = thing_used (m, it, need);
      if (thing == PR_NONE32 || m->outages.down[thing] == 0)
        continue;
      if (need->if_down == PR_IF_DOWN_RESTART)
        return need;
      const pr_need **first = need->if_down == PR_IF_DOWN_PAPER ? paper : &waits;
      if (!*first)
        *first = need;
    }
  return waits;
}

/* The step is done on paper and a hidden step keys it in, whatever is up when it is completed. */
static void
go_on_paper (pr_item *it, const pr_need *need)
{
  it->flags |= PR_ITEM_PAPER;
  it->resume = need->key_in;
}

/* The pieces in hand need the same. */
static void
all_go_on_paper (pr_model *m, uint32_t officer, const pr_need *need)
{
  for (PR_EACH_PIECE (m, officer, piece))
    go_on_paper (&m->items[piece], need);
}

void
pr_off_paper (pr_item *it)
{
  if (!(it->flags & PR_ITEM_PAPER))
    return;
  it->flags &= (uint16_t) ~PR_ITEM_PAPER;
  it->resume = PR_NONE16;
}

bool
pr_item_must_wait (const pr_model *m, const pr_item *it)
{
  const pr_need *paper;
  return m->outages.missing > 0 && missing_need (m, it, &paper) != NULL;
}

void
pr_item_begins (pr_model *m, uint32_t item)
{
  const pr_need *paper;
  missing_need (m, &m->items[item], &paper);
  if (paper)
    go_on_paper (&m->items[item], paper);
}

/* Whether some need of the step is one of the one and not of the other, now or at another time. */
static bool
needs_differ (const pr_world *w, const pr_item *a, const pr_item *b)
{
  const pr_step *step = &w->steps[a->step];
  bool x = (a->flags & PR_ITEM_TEST) != 0, y = (b->flags & PR_ITEM_TEST) != 0;
  for (uint32_t i = 0; i < step->n_needs && (a->channel != b->channel || x != y); i++)
    {
      const pr_need *need = &w->needs[step->first_need + i];
      bool of_a = (need->channels & 1u << a->channel) && (x ? need->test : need->real);
      bool of_b = (need->channels & 1u << b->channel) && (y ? need->test : need->real);
      if (of_a != of_b)
        return true;
    }
  return false;
}

bool
pr_item_needs_same (const pr_model *m, const pr_item *first, const pr_item *it)
{
  const pr_need *paper = NULL;
  if (needs_differ (m->w, first, it))
    return false;
  if (m->outages.missing > 0)
    missing_need (m, it, &paper);
  return (first->flags & PR_ITEM_PAPER) == (it->flags & PR_ITEM_PAPER)
         || ((first->flags & PR_ITEM_PAPER) && paper != NULL);
}

bool
pr_park_if_missing (pr_model *m, uint32_t line, uint32_t list)
{
  const pr_need *paper;
  pr_item *it = &m->items[m->lines[line].list[list].head];
  if (missing_need (m, it, &paper))
    {
      pr_park_head (m, line, list);
      return true;
    }
  if (paper)
    go_on_paper (it, paper);
  return false;
}

/* Begins or ends the use of every thing that the officer's work needs. */
static G_GNUC_NO_INLINE void
count_use (pr_model *m, uint32_t officer, int by)
{
  const pr_item *it = &m->items[m->officers[officer].item];
  for (some_needs n = needs_of (m, it); n.at < n.end; n.at++)
    {
      uint32_t thing = thing_used (m, it, &m->w->needs[*n.at]);
      if (thing == PR_NONE32)
        continue;
      m->outages.users[thing] += (uint32_t) by;
      if (m->outages.uses)
        pr_incident_use (m, thing);
    }
}

void
pr_use_begin (pr_model *m, uint32_t officer)
{
  if (pr_uses (m, PR_USES_SLOWNESS))
    count_use (m, officer, 1);
}

void
pr_use_end (pr_model *m, uint32_t officer)
{
  if (pr_uses (m, PR_USES_SLOWNESS))
    count_use (m, officer, -1);
}

/* The effort so far is lost. */
static void
begin_again (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  for (PR_EACH_PIECE (m, officer, piece))
    {
      pr_off_paper (&m->items[piece]);
      m->items[piece].remaining = -1;
      m->items[piece].remaining = pr_step_draw (m, piece);
    }
  if (pr_uses (m, PR_USES_BATCHES))
    pr_batch_measure (m, officer);
  o->until = pr_pace_takes (m, officer, pr_effort_in_hand (m, officer, o->item));
}

/* The work in hand cannot go on: it stays in the officer's hands, or is laid down after closing.
 * Visitors are not laid down: they stay as long as they may, or leave. */
static void
hold (pr_model *m, uint32_t officer, pr_if_down rule)
{
  pr_officer *o = &m->officers[officer];
  if (pr_visitor_parts (m, officer, rule == PR_IF_DOWN_RESTART))
    return;
  bool stays
      = (m->items[o->item].flags & PR_ITEM_VISITOR)
        || (pr_pool_does_dossiers (&m->pools[o->pool]) && !pr_officer_is_elsewhere (m, officer));
  pr_officer_count_busy (m, officer);
  pr_use_end (m, officer);
  o->until -= m->now;
  if (rule == PR_IF_DOWN_RESTART)
    begin_again (m, officer);
  o->state = stays ? PR_OFFICER_HELD : PR_OFFICER_SUSPENDED;
  pr_fel_set (&m->fel, officer, PR_KEY_NEVER);
  for (PR_EACH_PIECE (m, officer, piece))
    pr_story (m, piece, PR_STORY_LAID_DOWN);
  pr_officer_tell (m, stays ? PR_HAPPENS_HELD : PR_HAPPENS_SUSPENDED, officer);
}

/* Whether something has just gone missing, for want of which the item's step begins again. */
static bool
restarts_now (const pr_model *m, const pr_item *it)
{
  for (some_needs n = needs_of (m, it); n.at < n.end; n.at++)
    {
      const pr_need *need = &m->w->needs[*n.at];
      uint32_t thing = thing_used (m, it, need);
      if (need->if_down != PR_IF_DOWN_RESTART || thing == PR_NONE32 || m->outages.down[thing] == 0)
        continue;
      const pr_spans *s = &m->outages.missed[thing];
      if (need->from == m->now || (s->n > 0 && s->list[s->n - 1].from == m->now))
        return true;
    }
  return false;
}

static void
look_at_work (pr_model *m, uint32_t officer)
{
  const pr_officer *o = &m->officers[officer];
  const pr_need *paper;
  bool at_work = o->state == PR_OFFICER_WORKING || o->state == PR_OFFICER_OVERTIME;
  if (!at_work && o->state != PR_OFFICER_HELD)
    return;
  pr_item *it = &m->items[o->item];
  if (!at_work) /* already held for want of something else */
    {
      if (restarts_now (m, it))
        begin_again (m, officer);
      return;
    }
  const pr_need *need = missing_need (m, it, &paper);
  if (need)
    hold (m, officer, need->if_down);
  if (need || !paper)
    return;
  pr_use_end (m, officer);
  all_go_on_paper (m, officer, paper);
  pr_use_begin (m, officer);
}

bool
pr_officer_can_go_on (pr_model *m, uint32_t officer)
{
  const pr_need *paper;
  if (m->outages.missing == 0)
    return true;
  if (missing_need (m, &m->items[m->officers[officer].item], &paper))
    return false;
  if (paper)
    all_go_on_paper (m, officer, paper);
  return true;
}

pr_time
pr_thing_down_since (const pr_model *m, uint32_t thing)
{
  const pr_spans *s = &m->outages.missed[thing];
  return s->list[s->n - 1].from;
}

/* Calls `look` for the officers of a place, or of all places (PR_NONE16). */
static void
each_officer (pr_model *m, uint16_t place, void (*look) (pr_model *, uint32_t))
{
  const pr_world *w = m->w;
  uint32_t first = 0, end = w->n_pools;
  if (place != PR_NONE16)
    {
      first = w->places[place].first_pool;
      end = first + w->places[place].n_pools;
    }
  for (uint32_t i = first; i < end; i++)
    for (PR_EACH_OFFICER (w, &w->pools[i], o))
      look (m, o);
}

static void
release_officer (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  if (o->state == PR_OFFICER_HELD && pr_officer_can_go_on (m, officer))
    pr_officer_resume (m, officer);
}

void
pr_things_release (pr_model *m, uint16_t place)
{
  const pr_world *w = m->w;
  each_officer (m, place, release_officer);
  if (place == PR_NONE16)
    for (uint32_t line = 0; line < w->n_lines; line++)
      pr_unpark_if_ready (m, line);
  else
    for (uint16_t role = 0; role < w->n_roles; role++)
      if (w->line_of[(size_t) place * w->n_roles + role] != PR_NONE32)
        pr_unpark_if_ready (m, w->line_of[(size_t) place * w->n_roles + role]);
}

static void
use_begin_if_working (pr_model *m, uint32_t officer)
{
  pr_officer_state state = m->officers[officer].state;
  if (state == PR_OFFICER_WORKING || state == PR_OFFICER_OVERTIME)
    pr_use_begin (m, officer);
}

static void
use_end_if_working (pr_model *m, uint32_t officer)
{
  pr_officer_state state = m->officers[officer].state;
  if (state == PR_OFFICER_WORKING || state == PR_OFFICER_OVERTIME)
    pr_use_end (m, officer);
}

void
pr_needs_change (pr_model *m)
{
  if (pr_uses (m, PR_USES_SLOWNESS))
    each_officer (m, PR_NONE16, use_end_if_working);
  find_needs (m);
  if (pr_uses (m, PR_USES_SLOWNESS))
    each_officer (m, PR_NONE16, use_begin_if_working);
}

void
pr_needs_begin (pr_model *m)
{
  if (m->outages.missing > 0)
    each_officer (m, PR_NONE16, look_at_work);
}

/* Where the thing and all above it are needed: one place, or PR_NONE16 for several. */
static uint16_t
reach (const pr_world *w, uint32_t thing)
{
  const pr_thing *t = &w->things[thing];
  uint16_t place = t->place;
  for (uint32_t i = 0; i < t->n_above; i++)
    if (w->things[t->above[i]].place != place)
      place = PR_NONE16;
  return place;
}

static void
take_down (pr_model *m, uint32_t thing)
{
  if (m->outages.down[thing]++ > 0)
    return;
  m->outages.missing++;
  pr_tell_thing (m, thing);
  if (!pr_span_open (&m->outages.missed[thing], m->now))
    m->failed = PR_MODEL_ERROR_MEMORY;
}

static void
bring_up (pr_model *m, uint32_t thing)
{
  if (--m->outages.down[thing] > 0)
    return;
  m->outages.missing--;
  pr_tell_thing (m, thing);
  pr_span_close (&m->outages.missed[thing], m->now);
}

void
pr_thing_down (pr_model *m, uint32_t thing)
{
  const pr_thing *t = &m->w->things[thing];
  take_down (m, thing);
  for (uint32_t i = 0; i < t->n_above; i++)
    take_down (m, t->above[i]);
  each_officer (m, reach (m->w, thing), look_at_work);
}

void
pr_thing_up (pr_model *m, uint32_t thing)
{
  const pr_thing *t = &m->w->things[thing];
  bring_up (m, thing);
  for (uint32_t i = 0; i < t->n_above; i++)
    bring_up (m, t->above[i]);
  pr_things_release (m, reach (m->w, thing));
}

/* A thing that is down is not slow. */
static void
set_slowness (pr_model *m, uint32_t thing, double factor)
{
  bool was = m->outages.slow[thing] != 1;
  factor = fabs (factor - 1) < 1e-9 ? 1 : factor;
  m->outages.slow[thing] = factor;
  if (was != (factor != 1) && m->outages.down[thing] == 0)
    pr_tell_thing (m, thing);
}

void
pr_thing_slow (pr_model *m, uint32_t thing, double factor)
{
  set_slowness (m, thing, m->outages.slow[thing] * factor);
}

void
pr_thing_unslow (pr_model *m, uint32_t thing, double factor)
{
  set_slowness (m, thing, m->outages.slow[thing] / factor);
}

double
pr_things_slow (const pr_model *m, uint32_t item)
{
  const pr_world *w = m->w;
  const pr_item *it = &m->items[item];
  double factor = 1;
  for (some_needs n = needs_of (m, it); n.at < n.end; n.at++)
    {
      uint32_t thing = thing_used (m, it, &w->needs[*n.at]);
      if (thing == PR_NONE32)
        continue;
      double users = m->outages.users[thing] + 1.0, capacity = w->things[thing].capacity;
      if (w->things[thing].capacity != PR_NONE32 && users > capacity)
        factor *= users / capacity;
      factor *= m->outages.slow[thing];
    }
  return factor;
}

bool
pr_portal_is_down (const pr_model *m, uint16_t place)
{
  const pr_world *w = m->w;
  for (uint16_t i = 0; i < w->n_systems; i++)
    if (w->systems[i].online && w->systems[i].thing_of[place] != PR_NONE32
        && m->outages.down[w->systems[i].thing_of[place]] > 0)
      return true;
  return false;
}

void
pr_things_make (pr_model *m)
{
  const pr_world *w = m->w;
  if (!pr_uses (m, PR_USES_THINGS))
    return;
  m->outages.down = g_new0 (uint32_t, w->n_things);
  m->outages.missed = g_new0 (pr_spans, w->n_things);
  size_t most = 0; /* of needs: steps may share them */
  for (uint16_t i = 0; i < w->n_steps; i++)
    most += w->steps[i].n_needs;
  m->outages.needs = g_new (uint32_t, 2 * PR_N_CHANNELS * most + 1);
  m->outages.first_need = g_new (uint32_t, kind_of_item (w->n_steps, 0, false) + 1);
  pr_parking_make (m);
  for (uint32_t i = 0; i < w->n_incidents; i++)
    m->outages.uses |= w->incidents[i].operating;
  if (!pr_uses (m, PR_USES_SLOWNESS))
    return;
  m->outages.users = g_new0 (uint32_t, w->n_things);
  m->outages.slow = g_new0 (double, w->n_things);
}

void
pr_things_reset (pr_model *m)
{
  m->outages.missing = 0;
  if (pr_uses (m, PR_USES_THINGS))
    find_needs (m);
  for (uint32_t i = 0; i < m->w->n_things; i++)
    {
      m->outages.down[i] = 0;
      m->outages.missed[i].n = 0;
      if (!pr_uses (m, PR_USES_SLOWNESS))
        continue;
      m->outages.users[i] = 0;
      m->outages.slow[i] = 1;
    }
  pr_parking_reset (m);
}

void
pr_things_free (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_things && m->outages.missed; i++)
    g_free (m->outages.missed[i].list);
  g_free (m->outages.down);
  g_free (m->outages.missed);
  g_free (m->outages.needs);
  g_free (m->outages.first_need);
  pr_parking_free (m);
  g_free (m->outages.users);
  g_free (m->outages.slow);
}
