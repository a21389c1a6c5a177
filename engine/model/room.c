/* Waiting rooms: see room.h. */
#include "model/room.h"

#include "model/closing.h"
#include "model/dispatch.h"
#include "model/line.h"
#include "model/order.h"
#include "model/outage.h"
#include "model/preempt.h"
#include "model/state.h"
#include "model/step.h"
#include "model/uses.h"

typedef struct {
  uint16_t pool, line;
} place_in_lines;

static bool
serves (const pr_world *w, uint32_t pool, uint32_t line)
{
  const pr_pool *p = &w->pools[pool];
  uint16_t i = 0;
  while (i < p->n_lines && p->lines[i] != line)
    i++;
  return i < p->n_lines;
}

/* The lines of a line's pools, each once: the next from *at on, PR_NONE32 after the last. */
static uint32_t
next_line (const pr_model *m, const pr_line *l, place_in_lines *at)
{
  for (; at->pool < l->n_pools; at->pool++, at->line = 0)
    while (at->line < m->w->pools[l->pools[at->pool]].n_lines)
      {
        uint32_t line = m->w->pools[l->pools[at->pool]].lines[at->line++];
        bool seen = false;
        for (uint16_t k = 0; k < at->pool && !seen; k++)
          seen = serves (m->w, l->pools[k], line);
        if (!seen)
          return line;
      }
  return PR_NONE32;
}

static int64_t
people_of (const pr_model *m, const pr_line *l)
{
  int64_t people = 0;
  place_in_lines at = { 0, 0 };
  for (uint32_t line; (line = next_line (m, l, &at)) != PR_NONE32;)
    people += m->people.waiting[line];
  return people;
}

/* How many officers, free or interrupted for it, may begin work of the list now; `most` at most. */
static int64_t
free_officers (const pr_model *m, const pr_line *l, uint32_t list, int64_t most)
{
  int64_t n = 0;
  for (uint16_t i = 0; i < l->n_pools; i++)
    {
      const pr_pool_state *p = &m->pools[l->pools[i]];
      if (!(pr_pool_startable (m, p) & (uint64_t) 1 << list))
        continue;
      n += pr_pool_may_lay_down (m, l->pools[i], m->lists.priority[list]);
      for (uint32_t o = p->idle; o != PR_NONE32 && n < most; o = m->officers[o].next_idle)
        n++;
    }
  return MIN (n, most);
}

/* How many dossiers will be taken before the item, which comes to the list now; `most` at most.
 * They wait only until the end of the instant, or they would have been taken up before. */
static int64_t
dossiers_before (const pr_model *m, const pr_line *l, uint32_t list, uint32_t item, int64_t most)
{
  int64_t n = 0;
  bool ordered = pr_uses (m, PR_USES_ORDER) && l->order != PR_ORDER_PRIORITY;
  uint64_t lists = ~(m->lists.tickets | m->lists.no_tickets);
  place_in_lines at = { 0, 0 };
  for (uint32_t line; n < most && (line = next_line (m, l, &at)) != PR_NONE32;)
    for (uint64_t mask = m->lines[line].mask & lists; mask && n < most; mask &= mask - 1)
      {
        uint32_t k = (uint32_t) __builtin_ctzll (mask);
        if (m->lists.priority[k] > m->lists.priority[list] || free_officers (m, l, k, 1) == 0)
          continue;
        bool all = !ordered || m->lists.priority[k] < m->lists.priority[list];
        for (uint32_t i = m->lines[line].list[k].head; i != PR_NONE32 && n < most;
             i = m->items[i].next)
          n += (all || pr_order_before (m, i, item)) && !pr_item_must_wait (m, &m->items[i]);
      }
  return n;
}

/* Gives the item the rank that it will have if it joins the line now, as the last to do so. */
static void
rank_if_joined (pr_model *m, uint32_t item, uint32_t line)
{
  pr_item *it = &m->items[item];
  if (!pr_is_ordered (m, line))
    return;
  it->seq = m->seq[it->place];
  it->remaining = pr_step_draw (m, item);
  pr_order_rank (m, item, line, false);
}

bool
pr_room_full (pr_model *m, uint32_t item)
{
  uint32_t line = pr_line_of_item (m, item);
  const pr_line *l = &m->w->lines[line];
  uint32_t list = pr_line_list (m, &m->items[item]);
  if (l->room == PR_NONE32)
    return false;
  int64_t beyond = people_of (m, l) - l->room;
  if (beyond < 0)
    return false;
  if (pr_item_must_wait (m, &m->items[item]))
    return true;
  rank_if_joined (m, item, line);
  int64_t n = free_officers (m, l, list, beyond + 1);
  if (n > beyond && dossiers_before (m, l, list, item, 1) > 0)
    {
      n = free_officers (m, l, list, INT64_MAX);
      n -= dossiers_before (m, l, list, item, n);
    }
  return n <= beyond;
}

void
pr_room_turn_away (pr_model *m, uint32_t item)
{
  m->place[m->items[item].filing].visits_turned_away++;
  pr_visitor_leave (m, item);
}
