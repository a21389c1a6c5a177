/* Portal: see portal.h. */
#include "model/portal.h"

#include "model/arrive.h"
#include "model/closing.h"
#include "model/item.h"
#include "model/outage.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"

static void
divert (pr_model *m, uint32_t item)
{
  const pr_world *w = m->w;
  pr_item *it = &m->items[item];
  pr_block b
      = pr_rng_block (&m->rng, it->hash, it->ident, pr_rng_where (PR_DRAW_PORTAL, 0), it->attempts);
  pr_time at = m->now + m->rules->portal_retry;
  m->place[it->filing].online_diverted++;
  if (pr_u01 (b.u[0]) < m->rules->portal_to_counter)
    {
      pr_time visit = pr_next_visit (m, it, m->now, pr_u01 (b.u[1]));
      at = visit != PR_NEVER ? visit : at;
      m->place[it->filing].online_to_counter++;
      it->channel = PR_CHANNEL_COUNTER;
      if (w->workflows[w->procedures[it->procedure].workflow].receives)
        it->flags |= PR_ITEM_VISITOR;
    }
  if (!pr_world_reaches (m->w, at))
    {
      pr_item_free (m, item);
      return;
    }
  pr_story (m, item, PR_STORY_AWAY);
  if (it->attempts < UINT8_MAX)
    it->attempts++;
  it->flags |= PR_ITEM_AWAY;
  pr_delay_push (m, it->filing, at, PR_EV_ARRIVAL, item);
}

bool
pr_portal_diverts (pr_model *m, uint32_t item)
{
  const pr_item *it = &m->items[item];
  if (it->channel != PR_CHANNEL_ONLINE || (it->flags & PR_ITEM_TEST)
      || !pr_portal_is_down (m, it->filing))
    return false;
  divert (m, item);
  return true;
}

void
pr_dossier_come_again (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  it->flags &= (uint16_t) ~PR_ITEM_AWAY;
  if (it->phase != m->phase)
    pr_visitor_refile (m, it);
  if (m->outages.missing > 0 && pr_portal_diverts (m, item))
    return;
  it->born = m->now;
  pr_dossier_submit (m, item);
}
