/* Visitors: how they come to the counter, and leave it unserved; see closing.h. */
#include "model/arrive.h"
#include "model/closing.h"
#include "model/duty.h"
#include "model/elsewhere.h"
#include "model/expected.h"
#include "model/item.h"
#include "model/legal-clock.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/outage.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"
#include "model/uses.h"

/* Last instant at which the line is open on the day of `now`; PR_NEVER if it never closes,
 * INT64_MIN if it is not open on that day. */
static pr_time
line_last_closing (const pr_model *m, uint32_t line)
{
  const pr_line *l = &m->w->lines[line];
  int32_t day = pr_time_day (m->now);
  pr_time last = INT64_MIN;
  for (uint16_t i = 0; i < l->n_pools; i++)
    {
      const pr_calendar *cal = pr_pool_calendar (m, l->pools[i]);
      if (cal->always)
        return PR_NEVER;
      if (pr_cal_is_workday (cal, day))
        last = MAX (last, pr_cal_day_close (cal, day));
    }
  return last;
}

/* When the counter for the visitor's first step closes for the day; PR_NEVER if that step is not
 * work. */
static pr_time
last_closing (const pr_model *m, const pr_item *it, uint16_t target)
{
  if (target >= m->w->n_steps || m->w->steps[target].kind != PR_STEP_WORK)
    return PR_NEVER;
  const pr_step *step = &m->w->steps[target];
  uint16_t at = pr_world_place (m->w, step, &m->w->procedures[it->procedure],
                                pr_item_whereabouts (it, PR_NONE16));
  return line_last_closing (m, m->w->line_of[(size_t) at * m->w->n_roles + step->role]);
}

void
pr_visitor_come (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  if (G_UNLIKELY (it->phase != m->phase))
    pr_visitor_refile (m, it);
  pr_place_count *place = &m->place[it->filing];
  place->visits++;
  place->waiting_visits++;
  it->flags &= (uint16_t) ~(PR_ITEM_AWAY | PR_ITEM_TICKET | PR_ITEM_SERVED);
  it->step = PR_NONE16;
  if (pr_uses (m, PR_USES_ORDER))
    it->received = m->now; /* until their papers are */
  pr_tell (m, PR_HAPPENS_CAME, item, PR_NONE32);
  uint16_t target = pr_step_first (m, item);
  pr_time last = last_closing (m, it, target);
  if (m->now >= last)
    {
      it->step = target;
      it->entered = m->now;
      pr_visitor_leave (m, item);
      return;
    }
  if (pr_uses (m, PR_USES_REDIRECTS) && pr_redirect (m, item, target))
    return;
  if (last == PR_NEVER || m->now <= last - m->rules->ticket_cutoff)
    it->flags |= PR_ITEM_TICKET;
  pr_step_enter (m, item, target);
}

pr_time
pr_next_visit (const pr_model *m, const pr_item *it, pr_time t, double u)
{
  const pr_calendar *cal = pr_legal_calendar (m, m->rules);
  if (!cal)
    return PR_NEVER;
  int32_t day = pr_cal_workday_after (cal, pr_time_day (t), 1);
  if (day == INT32_MAX)
    return PR_NEVER;
  uint16_t profile = m->w->streams[it->stream].visits;
  if (profile != PR_NONE16)
    {
      int type = pr_day_type_of (m->w, m->arrivals.day_types, day);
      const pr_day_shape *shape = &m->w->profiles[profile].shape[type];
      if (shape->n > 0)
        return (pr_time) day * PR_DAY + pr_shape_time (shape, u);
    }
  return pr_cal_day_open (cal, day);
}

/* Who leaves at 24:00 leaves on the day that ends, unless the counter opens again at once. */
static pr_time
comes_again (const pr_model *m, const pr_item *it, double u)
{
  pr_time at = pr_next_visit (m, it, m->now - 1, u);
  return at > m->now ? at : pr_next_visit (m, it, m->now, u);
}

/* A visitor leaves a line in which nobody has served them. */
static void
count_left_wait (pr_model *m, uint32_t item)
{
  const pr_item *it = &m->items[item];
  if (it->entered == m->now || (it->flags & PR_ITEM_SERVED)
      || m->w->steps[it->step].kind != PR_STEP_WORK)
    return;
  uint32_t pool = m->w->lines[pr_line_of_item (m, item)].pools[0];
  pr_time opened = pr_cal_day_open (pr_pool_calendar (m, pool), pr_time_day (it->entered));
  if (opened < m->now) /* perhaps it does not open that day any more */
    m->place[it->filing].left_wait += m->now - MAX (it->entered, opened);
}

void
pr_visitor_leave (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  count_left_wait (m, item);
  m->place[it->filing].visits_left++;
  m->place[it->filing].waiting_visits--;
  pr_place_left (m, it->filing);
  it->place = PR_NONE16;
  pr_tell (m, PR_HAPPENS_LEFT, item, PR_NONE32);
  pr_block b = pr_rng_block (&m->rng, it->hash, it->ident, pr_rng_where (PR_DRAW_RETRIAL, 0),
                             it->attempts);
  pr_time at = pr_u01 (b.u[0]) < m->rules->visitor_return && it->attempts < UINT8_MAX
                   ? comes_again (m, it, pr_u01 (b.u[1]))
                   : PR_NEVER;
  if (at == PR_NEVER || !pr_world_reaches (m->w, at))
    {
      pr_item_free (m, item);
      return;
    }
  pr_story (m, item, PR_STORY_AWAY);
  it->attempts++;
  it->flags |= PR_ITEM_AWAY;
  it->remaining = -1;
  it->holds = 0; /* what they leave undone holds no clock, and nobody keys it in */
  pr_off_paper (it);
  pr_delay_push (m, it->filing, at, PR_EV_ARRIVAL, item);
}
