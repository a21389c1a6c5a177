/* What must hold once everything of an instant has happened. Only tests ask: the check goes over
 * everything, and uses nothing of the code by which the model chooses work.
 *
 *   no work that may be begun waits beside an idle officer who could begin it, and none of higher
 *     priority beside an officer who could lay down what they have
 *   nobody is idle who is away, or at other work
 *   no visitor is laid by: an officer who has one in hand serves them, or is held with them
 *   no visitor waits, or is held, where nobody will serve them today
 *   what counts as waiting in a line, and its work, does wait there
 *   each list is in the order of its line, and of the priority in force; its tree holds as many
 *   what an officer has in hand besides the first piece are papers of the same step
 */
#include "model/closing.h"
#include "model/duty.h"
#include "model/in-hand.h"
#include "model/outage.h"
#include "model/uses.h"
#include "model/state.h"

/* Whether a ticket holder waits for the pool. */
static bool
ticket_waits (const pr_model *m, const pr_pool_state *p)
{
  for (uint16_t i = 0; i < p->n_lines; i++)
    for (uint64_t mask = m->lines[p->lines[i]].mask; mask; mask &= mask - 1)
      {
        const pr_list *list = &m->lines[p->lines[i]].list[__builtin_ctzll (mask)];
        const pr_item *it = &m->items[list->head];
        if ((it->flags & PR_ITEM_VISITOR) && (it->flags & PR_ITEM_TICKET)
            && !pr_item_must_wait (m, it))
          return true;
      }
  return false;
}

/* Whether an officer of the pool may begin a step now. */
static bool
may_begin (const pr_model *m, const pr_pool_state *p, const pr_item *it)
{
  if (!p->open && (it->flags & PR_ITEM_VISITOR))
    return p->overtime && (it->flags & PR_ITEM_TICKET);
  if (!pr_pool_does_dossiers (p) || (!p->open && p->overtime && ticket_waits (m, p)))
    return false;
  return p->closing == PR_NEVER || p->closing - m->now >= m->w->steps[it->step].not_within;
}

/* By how much measures in force raise the item's priority where it is. */
static unsigned
raised_by (const pr_model *m, uint32_t measure, const pr_item *it)
{
  const pr_measure *p = &m->w->policy->measures[measure];
  bool here = false, it_too = false;
  if (p->action != PR_ACTION_PRIORITY || m->measures.of[measure].phase != PR_MEASURE_ON)
    return 0;
  for (uint16_t i = 0; i < p->n_places; i++)
    here |= p->places[i] == it->place;
  for (uint32_t i = 0; i < p->n_targets; i++)
    it_too |= p->targets[i] == it->procedure;
  return here && it_too ? p->count : 0;
}

static int
urgency_of (const pr_model *m, const pr_item *it)
{
  const pr_policy *policy = m->w->policy;
  if (policy == NULL || policy->priority == NULL)
    return m->w->procedures[it->procedure].priority_class;
  unsigned priority = policy->priority[it->procedure];
  for (uint32_t i = 0; i < policy->n_measures; i++)
    priority += raised_by (m, i, it);
  return policy->class_of[priority];
}

/* Of the most urgent piece. */
static int
urgency_in_hand (const pr_model *m, uint32_t officer)
{
  int most = INT_MAX;
  for (PR_EACH_PIECE (m, officer, piece))
    most = MIN (most, urgency_of (m, &m->items[piece]));
  return most;
}

/* The officer would begin work of a class below this (0 is the most urgent); 0: none. */
static int
begins_below (const pr_model *m, uint32_t officer)
{
  const pr_officer *o = &m->officers[officer];
  if (o->state == PR_OFFICER_IDLE)
    return INT_MAX;
  if ((o->state != PR_OFFICER_WORKING && o->state != PR_OFFICER_HELD) || !m->pools[o->pool].open
      || pr_officer_is_elsewhere (m, officer)
      || m->w->steps[m->items[o->item].step].preempted == PR_PREEMPTED_NO)
    return 0;
  return urgency_in_hand (m, officer);
}

/* The first item of a list that an officer would begin; PR_NONE32: none. */
static uint32_t
find_in_list (const pr_model *m, const pr_pool_state *p, const pr_list *list, int below)
{
  for (uint32_t i = list->head; i != PR_NONE32; i = m->items[i].next)
    if (urgency_of (m, &m->items[i]) < below && may_begin (m, p, &m->items[i])
        && !pr_item_must_wait (m, &m->items[i]))
      return i;
  return PR_NONE32;
}

static uint32_t
find_waiting (const pr_model *m, const pr_pool_state *p, int below)
{
  uint32_t found = PR_NONE32;
  for (uint16_t i = 0; i < p->n_lines && found == PR_NONE32; i++)
    {
      const pr_line_state *l = &m->lines[p->lines[i]];
      for (uint64_t mask = l->mask; mask && found == PR_NONE32; mask &= mask - 1)
        found = find_in_list (m, p, &l->list[__builtin_ctzll (mask)], below);
      if (!m->parking.lines)
        continue;
      const pr_parked *away = &m->parking.lines[p->lines[i]];
      for (uint64_t mask = away->mask; mask && found == PR_NONE32; mask &= mask - 1)
        found = find_in_list (m, p, &away->list[__builtin_ctzll (mask)], below);
    }
  return found;
}

/* A piece in hand that does not belong to the batch; PR_NONE32: none. */
static uint32_t
find_mixed (const pr_model *m, uint32_t officer)
{
  for (PR_EACH_PIECE (m, officer, piece))
    {
      const pr_item *first = &m->items[m->officers[officer].item], *it = &m->items[piece];
      if (it != first
          && (it->step != first->step || it->place != first->place || !it->live
              || ((it->flags | first->flags) & (PR_ITEM_VISITOR | PR_ITEM_PARKED))))
        return piece;
    }
  return PR_NONE32;
}

static pr_flaw
look_at_pool (const pr_model *m, uint32_t pool)
{
  const pr_pool *p = &m->w->pools[pool];
  pr_flaw flaw = { PR_FLAW_NONE, PR_NONE32, PR_NONE32 };
  int most = 0;
  for (PR_EACH_OFFICER (m->w, p, o))
    {
      const pr_officer *officer = &m->officers[o];
      bool visitor
          = officer->item != PR_NONE32 && (m->items[officer->item].flags & PR_ITEM_VISITOR);
      if (visitor && officer->state != PR_OFFICER_WORKING && officer->state != PR_OFFICER_HELD)
        return (pr_flaw){ PR_FLAW_LAID_BY, officer->item, o };
      if (visitor && officer->state == PR_OFFICER_HELD && !pr_visitor_may_wait (m, officer->item))
        return (pr_flaw){ PR_FLAW_LEFT_OVER, officer->item, o };
      uint32_t mixed = find_mixed (m, o);
      if (mixed != PR_NONE32)
        return (pr_flaw){ PR_FLAW_MIXED, mixed, o };
      if (officer->state == PR_OFFICER_IDLE && pr_officer_is_elsewhere (m, o))
        return (pr_flaw){ PR_FLAW_IDLE, PR_NONE32, o };
      int below = begins_below (m, o);
      if (below <= most)
        continue;
      most = below;
      flaw.officer = o;
    }
  flaw.item = most > 0 ? find_waiting (m, &m->pools[pool], most) : PR_NONE32;
  flaw.kind = flaw.item != PR_NONE32 ? PR_FLAW_OVERLOOKED : PR_FLAW_NONE;
  return flaw;
}

static uint32_t
find_left_over (const pr_model *m, uint64_t mask, const pr_list *list)
{
  for (mask &= m->lists.tickets | m->lists.no_tickets; mask; mask &= mask - 1)
    for (uint32_t i = list[__builtin_ctzll (mask)].head; i != PR_NONE32; i = m->items[i].next)
      if (!pr_visitor_may_wait (m, i))
        return i;
  return PR_NONE32;
}

static void
count_list (const pr_model *m, uint64_t mask, const pr_list *list, int64_t *n, int64_t *work)
{
  for (; mask; mask &= mask - 1)
    for (uint32_t i = list[__builtin_ctzll (mask)].head; i != PR_NONE32; i = m->items[i].next)
      {
        ++*n;
        *work += m->w->steps[m->items[i].step].mean_effort;
      }
}

static bool
line_is_counted (const pr_model *m, uint32_t line)
{
  int64_t n = 0, work = 0;
  count_list (m, m->lines[line].mask, m->lines[line].list, &n, &work);
  if (m->parking.lines)
    count_list (m, m->parking.lines[line].mask, m->parking.lines[line].list, &n, &work);
  return n == m->line[line].length.value && work == m->line[line].work;
}

/* Whether `a` may stand before `b` in a list of the line. */
static bool
stands_before (const pr_model *m, uint32_t line, uint32_t a, uint32_t b)
{
  const pr_item *x = &m->items[a], *y = &m->items[b];
  if (!pr_is_ordered (m, line))
    return x->seq < y->seq;
  const pr_rank *r = &m->orders.ranks[a], *s = &m->orders.ranks[b];
  if (m->lines[line].order == PR_ORDER_SHORTEST && x->remaining != y->remaining)
    return x->remaining < y->remaining;
  if (r->key != s->key)
    return r->key < s->key;
  return r->received < s->received || (r->received == s->received && x->seq < y->seq);
}

/* The first item of some lists that should stand before the one before it; PR_NONE32: none. */
static uint32_t
find_disordered (const pr_model *m, uint32_t line, uint64_t mask, const pr_list *list)
{
  for (; mask; mask &= mask - 1)
    {
      uint32_t before = list[__builtin_ctzll (mask)].head, at;
      for (; (at = m->items[before].next) != PR_NONE32; before = at)
        if (!stands_before (m, line, before, at))
          return at;
    }
  return PR_NONE32;
}

static uint32_t
find_misfiled (const pr_model *m, uint64_t mask, const pr_list *list)
{
  for (; mask; mask &= mask - 1)
    {
      uint32_t k = (uint32_t) __builtin_ctzll (mask);
      for (uint32_t i = list[k].head; i != PR_NONE32; i = m->items[i].next)
        if (urgency_of (m, &m->items[i]) != m->lists.priority[k])
          return i;
    }
  return PR_NONE32;
}

static pr_flaw
look_at_lists (const pr_model *m, uint32_t line, uint64_t mask, const pr_list *list)
{
  uint32_t item = find_disordered (m, line, mask, list);
  if (item != PR_NONE32)
    return (pr_flaw){ PR_FLAW_DISORDERED, item, PR_NONE32 };
  item = find_misfiled (m, mask, list);
  return (pr_flaw){ item == PR_NONE32 ? PR_FLAW_NONE : PR_FLAW_MISFILED, item, PR_NONE32 };
}

static uint32_t
tree_size (const pr_model *m, uint32_t top)
{
  if (top == PR_NONE32)
    return 0;
  const pr_rank *r = &m->orders.ranks[top];
  return 1 + tree_size (m, r->left) + tree_size (m, r->right);
}

/* Whether the trees of an ordered line, of one set of its lists, hold as many as these. */
static bool
trees_fit (const pr_model *m, uint32_t line, uint64_t mask, const pr_list *list, bool parked)
{
  for (uint32_t k = 0; k < m->lists.n; k++)
    {
      uint32_t n = 0, at = mask & (uint64_t) 1 << k ? list[k].head : PR_NONE32;
      for (; at != PR_NONE32; at = m->items[at].next)
        n++;
      if (tree_size (m, m->orders.roots[((size_t) line * m->lists.n + k) * 2 + parked]) != n)
        return false;
    }
  return true;
}

static bool
has_its_trees (const pr_model *m, uint32_t line)
{
  if (!pr_is_ordered (m, line))
    return true;
  const pr_parked *away = m->parking.lines ? &m->parking.lines[line] : NULL;
  return trees_fit (m, line, m->lines[line].mask, m->lines[line].list, false)
         && (away == NULL || trees_fit (m, line, away->mask, away->list, true));
}

static pr_flaw
look_at_order (const pr_model *m, uint32_t line)
{
  pr_flaw flaw = look_at_lists (m, line, m->lines[line].mask, m->lines[line].list);
  if (flaw.kind == PR_FLAW_NONE && m->parking.lines)
    flaw = look_at_lists (m, line, m->parking.lines[line].mask, m->parking.lines[line].list);
  return flaw;
}

pr_flaw
pr_model_flaw (const pr_model *m)
{
  pr_flaw flaw = { PR_FLAW_NONE, PR_NONE32, PR_NONE32 };
  for (uint32_t pool = 0; pool < m->w->n_pools && flaw.kind == PR_FLAW_NONE; pool++)
    flaw = look_at_pool (m, pool);
  for (uint32_t line = 0; line < m->w->n_lines && flaw.kind == PR_FLAW_NONE; line++)
    {
      uint32_t item = find_left_over (m, m->lines[line].mask, m->lines[line].list);
      if (item == PR_NONE32 && m->parking.lines)
        item = find_left_over (m, m->parking.lines[line].mask, m->parking.lines[line].list);
      if (item != PR_NONE32)
        flaw = (pr_flaw){ PR_FLAW_LEFT_OVER, item, PR_NONE32 };
      else if (!line_is_counted (m, line) || !has_its_trees (m, line))
        flaw = (pr_flaw){ PR_FLAW_MISCOUNTED, PR_NONE32, PR_NONE32 };
      else
        flaw = look_at_order (m, line);
    }
  return flaw;
}
