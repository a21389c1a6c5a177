/* Elsewhere: see elsewhere.h. */
#include "model/elsewhere.h"

#include "model/duty.h"
#include "model/foresight.h"
#include "model/item.h"
#include "model/listener.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"

#include <math.h>

void
pr_draw_elsewhere (pr_model *m, pr_item *it)
{
  const pr_world *w = m->w;
  const pr_stream *s = &w->streams[it->stream];
  if (it->channel != PR_CHANNEL_COUNTER || s->home != PR_HOME_OWN || s->place >= w->n_units
      || s->test)
    return;
  const pr_elsewhere *e = pr_world_elsewhere (w, it->procedure, it->home, m->now);
  if (!e)
    return;
  pr_block b = pr_rng_block (&m->rng, it->hash, it->ident, pr_rng_where (PR_DRAW_ELSEWHERE, 0), 0);
  if (pr_u01 (b.u[0]) >= e->share)
    return;
  const pr_attraction *a = &w->attractions[e->attraction];
  uint16_t k = 0;
  while (k + 1 < a->n && a->weight[k] <= pr_u01 (b.u[1]))
    k++;
  it->filing = pr_world_office (w, &w->procedures[it->procedure], a->place[k], it->phase, false);
  if (e->return_home)
    it->flags |= PR_ITEM_RETURN_HOME;
  m->place[it->filing].filed_for_others++;
}

/* People waiting per officer present who may take them. Where all officers of an open counter are
 * away, it is infinite if anybody waits, otherwise NaN, as it is where no counter is open. Those
 * who will be taken up at this instant do not count as waiting. */
static double
crowd (pr_model *m, uint32_t line)
{
  const pr_line *l = &m->w->lines[line];
  double officers = 0;
  bool open = false;
  for (uint16_t i = 0; i < l->n_pools; i++)
    if (m->pools[l->pools[i]].open)
      {
        open = true;
        officers += pr_pool_present (m, l->pools[i]);
      }
  if (!open)
    return NAN;
  double people = pr_people_waiting (m, line);
  if (officers > 0)
    return people / officers;
  return people > 0 ? INFINITY : NAN;
}

/* The line of the visitor's first step if it were filed at the unit; PR_NONE32: none. */
static uint32_t
line_at (const pr_model *m, const pr_item *it, uint16_t target, uint16_t unit, uint16_t *filing)
{
  const pr_world *w = m->w;
  const pr_step *step = &w->steps[target];
  const pr_procedure *p = &w->procedures[it->procedure];
  pr_whereabouts at = pr_item_whereabouts (it, PR_NONE16);
  *filing = at.filing = pr_world_office (w, p, unit, it->phase, false);
  uint16_t place = pr_world_place (w, step, p, at);
  return place == PR_NONE16 ? PR_NONE32 : w->line_of[(size_t) place * w->n_roles + step->role];
}

bool
pr_may_file_at (const pr_model *m, const pr_item *it, uint16_t filing)
{
  const pr_world *w = m->w;
  const pr_procedure *p = &w->procedures[it->procedure];
  const pr_workflow *flow = &w->workflows[p->workflow];
  pr_whereabouts at = pr_item_whereabouts (it, PR_NONE16);
  at.filing = filing;
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      const pr_step *step = &w->steps[flow->first_step + i];
      uint16_t place = pr_world_place (w, step, p, at);
      if (step->kind == PR_STEP_WORK && (step->channels & 1u << it->channel)
          && (place == PR_NONE16
              || w->line_of[(size_t) place * w->n_roles + step->role] == PR_NONE32))
        return false;
    }
  return true;
}

/* The unit that a visitor of a crowded counter is sent to; PR_NONE16: none. */
static uint16_t
find_better (pr_model *m, const pr_item *it, uint16_t target, double here)
{
  const pr_world *w = m->w;
  const uint16_t *near = &w->near[(size_t) it->filing * w->n_near];
  for (uint16_t k = 0; k < w->n_near && near[k] != PR_NONE16; k++)
    {
      uint16_t filing;
      if (pr_world_distance (w, it->filing, near[k]) > m->rules->redirect_within)
        return PR_NONE16;
      uint32_t line = line_at (m, it, target, near[k], &filing);
      if (line != PR_NONE32 && filing != it->filing && crowd (m, line) < here / 2
          && pr_may_file_at (m, it, filing))
        return near[k];
    }
  return PR_NONE16;
}

bool
pr_redirect (pr_model *m, uint32_t item, uint16_t target)
{
  const pr_world *w = m->w;
  pr_item *it = &m->items[item];
  uint16_t filing;
  if (it->filing >= w->n_units || (it->flags & PR_ITEM_REDIRECTED) || target >= w->n_steps
      || w->steps[target].kind != PR_STEP_WORK || w->steps[target].at != PR_AT_FILING)
    return false;
  uint32_t line = line_at (m, it, target, it->filing, &filing);
  double here = line == PR_NONE32 ? NAN : crowd (m, line);
  double share = here > m->rules->redirect_beyond ? m->rules->redirect_share : 0;
  if (pr_uses (m, PR_USES_MEASURES))
    share = MAX (share, m->measures.redirect[it->filing]);
  if (share == 0)
    return false;
  pr_block b = pr_rng_block (&m->rng, it->hash, it->ident, pr_rng_where (PR_DRAW_REDIRECT, 0),
                             it->attempts);
  uint16_t to = pr_u01 (b.u[0]) < share ? find_better (m, it, target, here) : PR_NONE16;
  if (to == PR_NONE16)
    return false;
  pr_time at = m->now
               + pr_effort_time (pr_world_distance (w, it->filing, to) / m->rules->redirect_speed
                                 * (double) PR_HOUR);
  pr_place_count *c = &m->place[it->filing];
  c->visits_redirected++;
  c->waiting_visits--;
  pr_place_left (m, it->filing);
  it->step = PR_NONE16; /* those that do not apply to the channel are passed over */
  pr_tell (m, PR_HAPPENS_LEFT, item, PR_NONE32);
  pr_story (m, item, PR_STORY_AWAY);
  it->flags |= PR_ITEM_REDIRECTED | PR_ITEM_AWAY;
  line_at (m, it, target, to, &filing);
  it->filing = filing;
  m->place[filing].filed_for_others += !w->procedures[it->procedure].visit;
  pr_delay_push (m, filing, at, PR_EV_ARRIVAL, item);
  return true;
}
