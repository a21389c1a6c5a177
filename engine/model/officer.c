/* Officers: see officer.h. */
#include "model/officer.h"

#include "model/dispatch.h"
#include "model/duty.h"
#include "model/in-hand.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/outage.h"
#include "model/pace.h"
#include "model/state.h"
#include "model/story.h"
#include "model/uses.h"

bool
pr_officer_is_at_work (const pr_model *m, uint32_t officer)
{
  uint32_t state = m->officers[officer].state;
  return state == PR_OFFICER_WORKING || state == PR_OFFICER_OVERTIME;
}

void
pr_officer_count_busy (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  const pr_pool_state *p = &m->pools[o->pool];
  pr_pool_count *count = &m->pool[o->pool];
  pr_time worked = m->now - o->busy_from, beyond = 0;
  m->officer[officer].busy += worked;
  if (pr_uses (m, PR_USES_LEARNING))
    pr_experience_work (m, officer, worked);
  if (pr_officer_is_elsewhere (m, officer))
    beyond = worked;
  else if (!p->open)
    beyond = m->now - MAX (p->closed, o->busy_from);
  count->overtime += beyond;
  count->after_hours += p->open ? 0 : m->now - MAX (p->closed, m->now - worked);
  if (pr_uses (m, PR_USES_DEBTS))
    pr_debt_work (m, officer, worked - beyond);
  o->busy_from = m->now;
}

void
pr_officer_suspend (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  pr_officer_count_busy (m, officer);
  pr_use_end (m, officer);
  o->state = PR_OFFICER_SUSPENDED;
  o->until -= m->now;
  pr_fel_set (&m->fel, officer, PR_KEY_NEVER);
  for (PR_EACH_PIECE (m, officer, piece))
    pr_story (m, piece, PR_STORY_LAID_DOWN);
  pr_officer_tell (m, PR_HAPPENS_SUSPENDED, officer);
}

void
pr_officer_tell (pr_model *m, pr_happening what, uint32_t officer)
{
  for (PR_EACH_PIECE (m, officer, piece))
    pr_tell (m, what, piece, officer);
}

/* Each piece gets what is left of its effort. */
static uint32_t
take_pieces (pr_model *m, uint32_t officer, pr_time left)
{
  if (pr_uses (m, PR_USES_BATCHES))
    return pr_batch_break (m, officer, left);
  uint32_t item = m->officers[officer].item;
  m->items[item].remaining = left;
  m->items[item].next = PR_NONE32;
  return item;
}

uint32_t
pr_officer_drop (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  bool at_work = pr_officer_is_at_work (m, officer);
  if (at_work)
    {
      pr_officer_count_busy (m, officer);
      pr_use_end (m, officer);
    }
  else if (o->state == PR_OFFICER_HELD)
    pr_officer_count_held (m, officer);
  if (!at_work)
    o->until += m->now;
  for (PR_EACH_PIECE (m, officer, piece))
    pr_count_in_hand (m, &m->pools[o->pool], -1);
  uint32_t first = take_pieces (m, officer, pr_pace_effort_left (m, officer));
  pr_fel_set (&m->fel, officer, PR_KEY_NEVER);
  pr_officer_idle (m, officer);
  return first;
}

void
pr_officer_hand_back (pr_model *m, uint32_t officer, pr_happening how, bool lost)
{
  for (uint32_t piece = pr_officer_drop (m, officer), next; piece != PR_NONE32; piece = next)
    {
      next = m->items[piece].next;
      if (lost)
        {
          m->items[piece].remaining = -1;
          pr_off_paper (&m->items[piece]);
        }
      pr_tell (m, how, piece, officer);
      pr_line_put_back (m, piece);
    }
}

void
pr_officer_count_held (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  const pr_pool_state *p = &m->pools[o->pool];
  m->pool[o->pool].held += MAX ((p->open ? m->now : p->closed) - o->busy_from, 0);
  o->busy_from = m->now;
}

void
pr_officer_resume (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  if (o->state == PR_OFFICER_HELD)
    pr_officer_count_held (m, officer);
  if (pr_uses (m, PR_USES_DEBTS))
    pr_debt_rest (m, officer);
  pr_pace_anew (m, officer);
  o->until += m->now;
  o->busy_from = m->now;
  o->state = PR_OFFICER_WORKING;
  pr_use_begin (m, officer);
  pr_fel_set (&m->fel, officer,
              pr_schedule_key (m, o->until, PR_EV_COMPLETED, m->pools[o->pool].place));
  for (PR_EACH_PIECE (m, officer, piece))
    pr_story (m, piece, PR_STORY_WORKS);
  pr_officer_tell (m, PR_HAPPENS_BEGAN, officer);
}

void
pr_officers_end (pr_model *m)
{
  pr_duty_count_absent (m);
  pr_experience_end (m);
  pr_debts_end (m);
  for (uint32_t i = 0; i < m->n_officers; i++)
    {
      pr_pool_count *count = &m->pool[m->officers[i].pool];
      count->served += m->officer[i].served;
      count->busy += m->officer[i].busy;
    }
}

void
pr_officers_make (pr_model *m)
{
  m->officers = g_new0 (pr_officer, m->n_officers);
  m->officer = g_new0 (pr_officer_count, m->n_officers);
  m->pools = g_new0 (pr_pool_state, m->w->n_pools);
  if (pr_uses (m, PR_USES_PREEMPTION))
    m->began = g_new0 (uint64_t, m->n_officers);
}

static uint8_t
concerns (const pr_world *w, uint32_t pool)
{
  const pr_pool *p = &w->pools[pool];
  unsigned bits = p->preempts ? PR_POOL_PREEMPTS : 0;
  bits |= p->order != PR_ORDER_PRIORITY ? PR_POOL_ORDERED : 0;
  bits |= p->time.most > 0 && p->time.stretch == 0 ? PR_POOL_GIVES_WAY : 0;
  for (uint16_t i = 0; i < p->n_lines; i++)
    if (w->lines[p->lines[i]].pools[0] != pool)
      bits |= PR_POOL_YIELDS;
  return (uint8_t) bits;
}

static double
share_of (const pr_pool *p)
{
  return p->time.stretch > 0 ? 1 : p->share;
}

void
pr_officers_settle (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    if (m->pools[i].open)
      pr_pool_count_scheduled (m, i);
  for (uint32_t i = 0; i < m->n_officers; i++)
    if (pr_officer_is_at_work (m, i))
      pr_officer_count_busy (m, i);
    else if (pr_uses (m, PR_USES_DEBTS) && !pr_officer_is_away (m, i))
      pr_debt_rest (m, i);
}

void
pr_officers_change_over (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    {
      m->pools[i].share = share_of (&m->w->pools[i]);
      m->pools[i].per_share = 1 / m->pools[i].share;
      m->pools[i].concerns = concerns (m->w, i);
    }
  for (uint32_t i = 0; i < m->n_officers && pr_uses (m, PR_USES_DEBTS); i++)
    m->debts[i].since = m->now;
}

void
pr_officers_reset (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    {
      const pr_pool *p = &m->w->pools[i];
      double share = share_of (p);
      m->pools[i] = (pr_pool_state){ .idle = PR_NONE32,
                                     .place = p->place,
                                     .shift = p->shift,
                                     .concerns = concerns (m->w, i),
                                     .n_lines = p->n_lines,
                                     .lines = p->lines,
                                     .closed = m->now,
                                     .closing = PR_NEVER,
                                     .share = share,
                                     .per_share = 1 / share };
      for (PR_EACH_OFFICER (m->w, p, o))
        m->officers[o] = (pr_officer){ .item = PR_NONE32, .pool = i };
    }
}

void
pr_officers_free (pr_model *m)
{
  g_free (m->officers);
  g_free (m->officer);
  g_free (m->pools);
  g_free (m->began);
}
