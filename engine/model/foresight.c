/* Foresight: see foresight.h. */
#include "model/foresight.h"

#include "model/dispatch.h"
#include "model/order.h"
#include "model/outage.h"
#include "model/preempt.h"
#include "model/state.h"
#include "model/uses.h"

void
pr_people_make (pr_model *m)
{
  if (pr_uses (m, PR_USES_PEOPLE))
    m->people.waiting = g_new0 (int32_t, m->w->n_lines);
  if (!pr_uses (m, PR_USES_REDIRECTS))
    return;
  m->people.free = g_new0 (uint32_t, m->w->n_pools);
  m->people.laid_down = g_new0 (uint32_t, m->w->n_pools);
  m->people.next = g_new0 (uint32_t, (size_t) m->w->n_lines * m->lists.n);
}

void
pr_people_reset (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_lines && pr_uses (m, PR_USES_PEOPLE); i++)
    m->people.waiting[i] = 0;
}

void
pr_people_free (pr_model *m)
{
  g_free (m->people.waiting);
  g_free (m->people.free);
  g_free (m->people.laid_down);
  g_free (m->people.next);
}

static uint32_t
idle_officers (const pr_model *m, const pr_pool_state *p)
{
  uint32_t n = 0;
  for (uint32_t o = p->idle; o != PR_NONE32; o = m->officers[o].next_idle)
    n++;
  return n;
}

/* The line of a role at a place; PR_NONE32: none. */
static inline uint32_t
line_of_role (const pr_model *m, uint16_t place, uint16_t role)
{
  return m->w->line_of[(size_t) place * m->w->n_roles + role];
}

static void
begin_thought (pr_model *m, uint16_t place)
{
  const pr_place *p = &m->w->places[place];
  for (uint32_t pool = p->first_pool; pool < p->first_pool + p->n_pools; pool++)
    {
      m->people.free[pool] = idle_officers (m, &m->pools[pool]);
      m->people.laid_down[pool] = 0;
    }
  for (uint16_t role = 0; role < m->w->n_roles; role++)
    {
      uint32_t line = line_of_role (m, place, role);
      for (uint64_t mask = line != PR_NONE32 ? m->lines[line].mask : 0; mask; mask &= mask - 1)
        {
          uint32_t list = (uint32_t) __builtin_ctzll (mask);
          m->people.next[(size_t) line * m->lists.n + list] = m->lines[line].list[list].head;
        }
    }
}

/* Takes an officer for the next of a list: an idle one, else one who lays down what they have. */
static bool
take_officer (pr_model *m, uint32_t line, uint32_t list)
{
  const pr_line_state *l = &m->lines[line];
  uint64_t bit = (uint64_t) 1 << list;
  for (uint16_t i = 0; i < l->n_pools; i++)
    if (m->people.free[l->pools[i]] > 0 && (pr_pool_startable (m, &m->pools[l->pools[i]]) & bit))
      {
        m->people.free[l->pools[i]]--;
        return true;
      }
  for (uint16_t i = 0; i < l->n_pools; i++)
    if ((pr_pool_startable (m, &m->pools[l->pools[i]]) & bit)
        && pr_pool_may_lay_down (m, l->pools[i], m->lists.priority[list])
               > m->people.laid_down[l->pools[i]])
      {
        m->people.laid_down[l->pools[i]]++;
        return true;
      }
  return false;
}

/* Whether an item is taken before another of the same priority. Lines with different orders share
 * no officers: which comes first is all the same, as long as it is always the same one. */
static bool
taken_before (const pr_model *m, uint32_t line, uint32_t item, uint32_t other_line, uint32_t other)
{
  if (m->lines[line].order != m->lines[other_line].order)
    return m->lines[line].order < m->lines[other_line].order;
  return pr_is_ordered (m, line) ? pr_order_before (m, item, other)
                                 : m->items[item].seq < m->items[other].seq;
}

/* Finds the line and list at the place whose next item is the best of all: highest priority, then
 * first to join, or by the order of its line. */
static bool
best_at_place (const pr_model *m, uint16_t place, uint32_t *line, uint32_t *list)
{
  unsigned priority = 256;
  uint32_t best = PR_NONE32;
  for (uint16_t role = 0; role < m->w->n_roles; role++)
    {
      uint32_t at = line_of_role (m, place, role);
      for (uint64_t mask = at != PR_NONE32 ? m->lines[at].mask : 0; mask; mask &= mask - 1)
        {
          uint32_t k = (uint32_t) __builtin_ctzll (mask);
          uint32_t item = m->people.next[(size_t) at * m->lists.n + k];
          if (item == PR_NONE32 || m->lists.priority[k] > priority
              || (m->lists.priority[k] == priority && !taken_before (m, at, item, *line, best)))
            continue;
          priority = m->lists.priority[k];
          best = item;
          *line = at;
          *list = k;
        }
    }
  return priority < 256;
}

static bool
anybody_free (const pr_model *m, uint16_t place)
{
  const pr_place *p = &m->w->places[place];
  for (uint32_t pool = p->first_pool; pool < p->first_pool + p->n_pools; pool++)
    if (m->pools[pool].idle != PR_NONE32 || (m->pools[pool].concerns & PR_POOL_PREEMPTS))
      return true;
  return false;
}

int32_t
pr_people_waiting (pr_model *m, uint32_t line)
{
  uint16_t place = m->w->lines[line].place;
  int32_t people = m->people.waiting[line];
  uint32_t at = 0, list = 0;
  if (people == 0 || !anybody_free (m, place))
    return people;
  begin_thought (m, place);
  while (people > 0 && best_at_place (m, place, &at, &list))
    {
      uint32_t *next = &m->people.next[(size_t) at * m->lists.n + list];
      const pr_item *it = &m->items[*next];
      bool waits = pr_item_must_wait (m, it);
      if (!waits && !take_officer (m, at, list)) /* those behind it will not be taken either */
        *next = PR_NONE32;
      else
        {
          people -= at == line && !waits && (it->flags & PR_ITEM_VISITOR);
          *next = it->next;
        }
    }
  return people;
}
