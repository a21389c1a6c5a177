/* Parking: see parking.h. */
#include "model/parking.h"

#include "model/dispatch.h"
#include "model/order.h"
#include "model/outage.h"
#include "model/state.h"
#include "model/uses.h"

void
pr_parking_make (pr_model *m)
{
  size_t n = (size_t) m->w->n_lines * m->lists.n;
  m->parking.lines = g_new0 (pr_parked, m->w->n_lines);
  m->parking.lists = g_new0 (pr_list, n);
  for (uint32_t i = 0; i < m->w->n_lines; i++)
    m->parking.lines[i].list = m->parking.lists + (size_t) i * m->lists.n;
}

/* Behind which of what is parked already the item comes; PR_NONE32: it is the first. */
static uint32_t
find_parked_before (pr_model *m, uint32_t line, uint32_t list, uint32_t item)
{
  const pr_list *parked = &m->parking.lines[line].list[list];
  if (pr_is_ordered (m, line))
    {
      pr_order_remove (m, line, list, false, item);
      return pr_order_add (m, line, list, true, item);
    }
  if (parked->head != PR_NONE32 && m->items[parked->tail].seq < m->items[item].seq)
    return parked->tail;
  /* It is the first, or was handed back and stands before others. */
  return pr_list_before (m, parked, PR_NONE32, item);
}

void
pr_park_head (pr_model *m, uint32_t line, uint32_t list)
{
  pr_line_state *l = &m->lines[line];
  pr_parked *p = &m->parking.lines[line];
  uint64_t bit = (uint64_t) 1 << list;
  uint32_t item = l->list[list].head;
  pr_list_unlink (m, &l->list[list], PR_NONE32, item);
  if (l->list[list].head == PR_NONE32)
    l->mask &= ~bit;
  if (!(p->mask & bit))
    p->list[list] = (pr_list){ PR_NONE32, PR_NONE32 };
  p->mask |= bit;
  m->items[item].flags |= PR_ITEM_PARKED;
  pr_list_link (m, &p->list[list], find_parked_before (m, line, list, item), item);
}

/* Puts one list back, in an ordered line. */
static void
merge_in_order (pr_model *m, uint32_t line, uint32_t list)
{
  pr_line_state *l = &m->lines[line];
  pr_list *from = &m->parking.lines[line].list[list], *to = &l->list[list];
  if (!(l->mask & (uint64_t) 1 << list))
    *to = (pr_list){ PR_NONE32, PR_NONE32 };
  l->mask |= (uint64_t) 1 << list;
  while (from->head != PR_NONE32)
    {
      uint32_t item = from->head;
      pr_list_unlink (m, from, PR_NONE32, item);
      m->items[item].flags &= (uint16_t) ~PR_ITEM_PARKED;
      pr_order_remove (m, line, list, true, item);
      pr_list_link (m, to, pr_order_add (m, line, list, false, item), item);
    }
}

/* Puts one list back: both are in the order of joining. */
static void
merge (pr_model *m, uint32_t line, uint32_t list)
{
  pr_line_state *l = &m->lines[line];
  pr_list *from = &m->parking.lines[line].list[list], *to = &l->list[list];
  uint32_t before = PR_NONE32;
  if (!(l->mask & (uint64_t) 1 << list))
    *to = (pr_list){ PR_NONE32, PR_NONE32 };
  l->mask |= (uint64_t) 1 << list;
  while (from->head != PR_NONE32)
    {
      uint32_t item = from->head;
      pr_list_unlink (m, from, PR_NONE32, item);
      before = pr_list_before (m, to, before, item);
      m->items[item].flags &= (uint16_t) ~PR_ITEM_PARKED;
      pr_list_link (m, to, before, item);
      before = item;
    }
}

void
pr_unpark (pr_model *m, uint32_t line)
{
  pr_parked *p = &m->parking.lines[line];
  if (!p->mask)
    return;
  for (uint64_t mask = p->mask; mask; mask &= mask - 1)
    if (pr_is_ordered (m, line))
      merge_in_order (m, line, (uint32_t) __builtin_ctzll (mask));
    else
      merge (m, line, (uint32_t) __builtin_ctzll (mask));
  p->mask = 0;
  pr_line_mark_pools (m, line);
}

void
pr_unpark_if_ready (pr_model *m, uint32_t line)
{
  const pr_parked *p = &m->parking.lines[line];
  for (uint64_t mask = p->mask; mask; mask &= mask - 1)
    for (uint32_t at = p->list[__builtin_ctzll (mask)].head; at != PR_NONE32;
         at = m->items[at].next)
      if (!pr_item_must_wait (m, &m->items[at]))
        {
          pr_unpark (m, line);
          return;
        }
}

void
pr_parking_reset (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_lines && m->parking.lines; i++)
    m->parking.lines[i].mask = 0;
}

void
pr_parking_free (pr_model *m)
{
  g_free (m->parking.lines);
  g_free (m->parking.lists);
}
