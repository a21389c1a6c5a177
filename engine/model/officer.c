/* Officers with work in hand: what they have done, and how it is laid down, taken up or dropped. */
#include "model/pace.h"

/* Adds the work since it was last counted: all of it as busy time, and also as overtime what came
 * after closing or while the officer should have been elsewhere. */
void
pr_officer_count_busy (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  const pr_pool_state *p = &m->pools[o->pool];
  pr_pool_count *count = &m->pool[o->pool];
  count->busy += m->now - o->busy_from;
  if (pr_officer_is_away (m, officer))
    count->overtime += m->now - o->busy_from;
  else if (!p->open)
    count->overtime += m->now - MAX (p->closed, o->busy_from);
  o->busy_from = m->now;
}

/* Lays the work down; the same officer takes it up when the office opens. */
void
pr_officer_suspend (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  pr_officer_count_busy (m, officer);
  pr_use_end (m, officer);
  o->state = PR_OFFICER_SUSPENDED;
  o->until -= m->now;
  pr_fel_set (&m->fel, officer, PR_KEY_NEVER);
  pr_story (m, o->item, PR_STORY_LAID_DOWN);
  pr_tell (m, PR_HAPPENS_SUSPENDED, o->item, officer);
}

pr_time
pr_officer_drop (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  bool at_work = o->state == PR_OFFICER_WORKING || o->state == PR_OFFICER_OVERTIME;
  if (at_work)
    {
      pr_officer_count_busy (m, officer);
      pr_use_end (m, officer);
    }
  else if (o->state == PR_OFFICER_HELD)
    pr_officer_count_held (m, officer);
  if (!at_work)
    o->until += m->now;
  pr_time left = pr_pace_effort_left (m, officer);
  pr_fel_set (&m->fel, officer, PR_KEY_NEVER);
  pr_officer_idle (m, officer);
  return left;
}

/* Counts the time on duty since work in hand was held, or since it was last counted. */
void
pr_officer_count_held (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  const pr_pool_state *p = &m->pools[o->pool];
  m->pool[o->pool].held += MAX ((p->open ? m->now : p->closed) - o->busy_from, 0);
  o->busy_from = m->now;
}

/* Takes up suspended or held work. */
void
pr_officer_resume (pr_model *m, uint32_t officer)
{
  pr_officer *o = &m->officers[officer];
  if (o->state == PR_OFFICER_HELD)
    pr_officer_count_held (m, officer);
  pr_pace_anew (m, officer);
  o->until += m->now;
  o->busy_from = m->now;
  o->state = PR_OFFICER_WORKING;
  pr_use_begin (m, officer);
  pr_fel_set (&m->fel, officer,
              pr_schedule_key (m, o->until, PR_EV_COMPLETED, m->pools[o->pool].place));
  pr_story (m, o->item, PR_STORY_WORKS);
  pr_tell (m, PR_HAPPENS_BEGAN, o->item, officer);
}
