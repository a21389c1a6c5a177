/* Priorities in force: see priority.h. */
#include "model/priority.h"

#include "model/in-hand.h"
#include "model/order.h"
#include "model/state.h"
#include "model/uses.h"

#include <string.h>

/* The lists of a line, or those of what is parked in it. */
typedef struct {
  uint32_t line;
  bool parked;
  uint64_t *mask;
  pr_list *list;
  uint32_t last[64]; /* [list] the item put last into it; PR_NONE32: none so far */
} some_lists;

/* Puts the item into the list in which it belongs now. Those of one list come in their order. */
static void
put (pr_model *m, some_lists *s, uint32_t item)
{
  uint32_t to = pr_line_list (m, &m->items[item]);
  uint64_t bit = (uint64_t) 1 << to;
  if (!(*s->mask & bit))
    s->list[to] = (pr_list){ PR_NONE32, PR_NONE32 };
  *s->mask |= bit;
  uint32_t before = pr_is_ordered (m, s->line)
                        ? pr_order_add (m, s->line, to, s->parked, item)
                        : pr_list_before (m, &s->list[to], s->last[to], item);
  pr_list_link (m, &s->list[to], before, item);
  s->last[to] = item;
}

/* Moves what is in one list but belongs in another. */
static void
move_from (pr_model *m, some_lists *s, uint32_t list)
{
  uint32_t before = PR_NONE32, next;
  memset (s->last, 0xff, sizeof s->last);
  for (uint32_t item = s->list[list].head; item != PR_NONE32; item = next)
    {
      next = m->items[item].next;
      if (pr_line_list (m, &m->items[item]) == list)
        {
          before = item;
          continue;
        }
      if (pr_is_ordered (m, s->line))
        pr_order_remove (m, s->line, list, s->parked, item);
      pr_list_unlink (m, &s->list[list], before, item);
      put (m, s, item);
    }
  if (s->list[list].head == PR_NONE32)
    *s->mask &= ~((uint64_t) 1 << list);
}

static void
move_all (pr_model *m, some_lists *s)
{
  for (uint64_t mask = *s->mask; mask; mask &= mask - 1)
    move_from (m, s, (uint32_t) __builtin_ctzll (mask));
}

/* What waits at the place goes to the lists in which it belongs now. Work in hand may have to give
 * way, whether anything has moved or not. */
static void
refile (pr_model *m, uint16_t place)
{
  for (uint16_t role = 0; role < m->w->n_roles; role++)
    {
      uint32_t line = m->w->line_of[(size_t) place * m->w->n_roles + role];
      if (line == PR_NONE32)
        continue;
      some_lists own = { line, false, &m->lines[line].mask, m->lines[line].list, { 0 } };
      move_all (m, &own);
      if (m->parking.lines != NULL)
        {
          pr_parked *p = &m->parking.lines[line];
          some_lists parked = { line, true, &p->mask, p->list, { 0 } };
          move_all (m, &parked);
        }
      pr_line_mark_pools (m, line);
    }
}

void
pr_priorities_raise (pr_model *m, const pr_measure *measure, bool on)
{
  const pr_policy *policy = m->w->policy;
  for (uint16_t i = 0; i < measure->n_places; i++)
    {
      size_t first = (size_t) measure->places[i] * m->w->n_procedures;
      for (uint32_t k = 0; k < measure->n_targets; k++)
        {
          uint32_t procedure = measure->targets[k];
          uint16_t *raised = &m->priorities.raised[first + procedure];
          *raised = (uint16_t) (on ? *raised + measure->count : *raised - measure->count);
          m->priorities.now[first + procedure]
              = policy->class_of[policy->priority[procedure] + *raised];
        }
      refile (m, measure->places[i]);
    }
}

unsigned
pr_priority_in_hand (const pr_model *m, uint32_t officer)
{
  unsigned most = UINT8_MAX;
  for (PR_EACH_PIECE (m, officer, piece))
    most = MIN (most, pr_priority_of (m, &m->items[piece]));
  return most;
}

void
pr_priorities_make (pr_model *m)
{
  size_t n = (size_t) m->w->n_places * m->w->n_procedures;
  if (!pr_uses (m, PR_USES_PRIORITY))
    return;
  m->priorities.raised = g_new (uint16_t, n + 1);
  m->priorities.now = g_new (uint8_t, n + 1);
}

void
pr_priorities_reset (pr_model *m)
{
  const pr_world *w = m->w;
  for (size_t i = 0; i < (size_t) w->n_places * w->n_procedures && pr_uses (m, PR_USES_PRIORITY);
       i++)
    {
      m->priorities.raised[i] = 0;
      m->priorities.now[i] = w->procedures[i % w->n_procedures].priority_class;
    }
}

void
pr_priorities_free (pr_model *m)
{
  g_free (m->priorities.raised);
  g_free (m->priorities.now);
}
