/* Conservation: nothing vanishes and nothing is counted twice. Checked at every sample, in every
 * build.
 *
 *   arrived + taken over + taken in
 *     = returned + refused + withdrawn + handed over + in process       (each place)
 *   handed over = returned + refused + withdrawn + handed over again since
 *                 + in process                                          (each place that did)
 *   tests arrived = finished + closed + in process                      (each place)
 *   visits = filed + served + left + waiting                            (each place)
 *   every live item is waiting, in an officer's hands, delayed, or forked
 */
#include "model/state.h"

static bool
check_place (const pr_place_count *c, const pr_place_tally *t)
{
  return c->in_process == t->in_process && c->waiting_visits == t->waiting
         && c->arrived + c->taken_over + c->taken_in
                == c->returned + c->refused + c->withdrawn + c->handed_over + t->in_process
         && c->handed_over
                == c->moved_returned + c->moved_refused + c->moved_withdrawn + c->moved_on
                       + t->moved
         && c->tests_in_process == t->tests
         && c->tests_arrived == c->tests_finished + c->tests_closed + t->tests
         && c->visits + c->visits_before
                == c->visits_filed + c->visits_served + c->visits_left + t->waiting;
}

static int64_t
whereabouts (const pr_model *m)
{
  int64_t n = 0;
  for (uint32_t i = 0; i < m->w->n_lines; i++)
    n += m->line[i].length.value;
  for (uint32_t i = 0; i < m->w->n_officers; i++)
    n += m->officers[i].item != PR_NONE32;
  for (uint16_t i = 0; i < m->w->n_places; i++)
    n += m->delays[i].n;
  return n;
}

bool
pr_check_conservation (pr_model *m)
{
  int64_t live = 0;
  for (uint16_t p = 0; p < m->w->n_places; p++)
    m->tally[p] = (pr_place_tally){ 0 };
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      const pr_item *it = &m->items[i];
      if (!it->live)
        continue;
      live += it->open_branches == 0;
      if (it->flags & (PR_ITEM_BRANCH | PR_ITEM_AWAY))
        continue;
      if (it->flags & PR_ITEM_VISITOR)
        m->tally[it->filing].waiting++;
      else if (it->flags & PR_ITEM_TEST)
        m->tally[it->filing].tests++;
      else
        {
          m->tally[it->filing].in_process++;
          if (it->origin != PR_NONE16)
            m->tally[it->origin].moved++;
        }
    }
  for (uint16_t p = 0; p < m->w->n_places; p++)
    m->place[p].moved = m->tally[p].moved;
  for (uint16_t p = 0; p < m->w->n_places; p++)
    if (!check_place (&m->place[p], &m->tally[p]))
      return false;
  return live == whereabouts (m);
}
