/* Listener: see listener.h. */
#include "model/listener.h"

#include "model/deciding.h"
#include "model/duty.h"
#include "model/item.h"
#include "model/state.h"
#include "model/uses.h"

/* What happens to the item now. A branch has the law's clock of its dossier. */
static pr_happened
happening (const pr_model *m, pr_happening what, uint32_t item)
{
  const pr_item *it = &m->items[item], *dossier = &m->items[pr_item_dossier (m, item)];
  return (pr_happened){ .time = m->now,
                        .what = what,
                        .hash = it->hash,
                        .ident = it->ident,
                        .procedure = it->procedure,
                        .step = it->step,
                        .place = it->place,
                        .filing = it->filing,
                        .home = it->home,
                        .deciding = pr_item_decider (m, it),
                        .item = item,
                        .officer = PR_NONE32,
                        .channel = it->channel,
                        .visitor = (it->flags & PR_ITEM_VISITOR) != 0,
                        .test = (it->flags & PR_ITEM_TEST) != 0,
                        .born = it->born,
                        .received = it->received,
                        .due = dossier->due,
                        .stands = dossier->stopped != PR_NEVER };
}

/* The officer is away, or has just come back, by this. */
static void
add_absence (const pr_model *m, pr_happened *h)
{
  const pr_stint *s = &m->roster.stints[m->presence.stint[h->officer]];
  h->away = true;
  h->reason = s->reason;
  h->back = s->to;
}

void
pr_tell_slowly (pr_model *m, pr_happening what, uint32_t item, uint32_t officer)
{
  pr_happened h = happening (m, what, item);
  h.officer = officer;
  if (pr_happens_by_absence (what) && pr_officer_is_away (m, officer)
      && pr_pool_has (&m->w->pools[m->officers[officer].pool], officer))
    add_absence (m, &h);
  else if (pr_happens_by_absence (what) && pr_officer_is_at_other_work (m, officer))
    {
      h.other = true;
      h.back = pr_stretch_next (m, officer);
    }
  m->listener.happened (m->listener.self, &h);
}

static pr_happened
of_no_item (const pr_model *m, pr_happening what, uint32_t officer, uint16_t place)
{
  return (pr_happened){ .time = m->now,
                        .what = what,
                        .procedure = PR_NONE16,
                        .step = PR_NONE16,
                        .place = place,
                        .filing = PR_NONE16,
                        .home = PR_NONE16,
                        .deciding = PR_NONE16,
                        .item = PR_NONE32,
                        .officer = officer,
                        .due = INT32_MAX };
}

void
pr_tell_officer_slowly (pr_model *m, pr_happening what, uint32_t officer)
{
  pr_happened h = of_no_item (m, what, officer, m->w->pools[m->officers[officer].pool].place);
  add_absence (m, &h);
  m->listener.happened (m->listener.self, &h);
}

void
pr_tell_measure_slowly (pr_model *m, pr_happening what, uint32_t measure)
{
  pr_happened h = of_no_item (m, what, measure, m->w->policy->measures[measure].places[0]);
  m->listener.happened (m->listener.self, &h);
}

void
pr_tell_thing_slowly (pr_model *m, uint32_t thing)
{
  pr_happening what = PR_HAPPENS_THING_UP;
  if (m->outages.down[thing] > 0)
    what = PR_HAPPENS_THING_DOWN;
  else if (pr_uses (m, PR_USES_SLOWNESS) && m->outages.slow[thing] != 1)
    what = PR_HAPPENS_THING_SLOW;
  if (!(m->told & 1u << what))
    return;
  pr_happened h = of_no_item (m, what, thing, m->w->things[thing].place);
  m->listener.happened (m->listener.self, &h);
}

void
pr_tell_dated (pr_model *m, pr_happening what, uint32_t item, pr_time time, int32_t due)
{
  pr_happened h = happening (m, what, item);
  h.time = time;
  h.due = due;
  m->listener.happened (m->listener.self, &h);
}

void
pr_model_listen (pr_model *m, const pr_probe *listener)
{
  m->told = 0;
  if (listener != NULL && listener->happened != NULL)
    {
      m->listener = *listener;
      m->told = listener->wanted ? listener->wanted : UINT32_MAX;
    }
  m->uses &= ~(uint32_t) PR_USES_PROBES;
  if (m->told != 0 || m->probe.lived != NULL || m->probe.instant != NULL)
    m->uses |= PR_USES_PROBES;
}
