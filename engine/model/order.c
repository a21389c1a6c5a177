/* Order: see order.h. */
#include "model/order.h"

#include "model/state.h"
#include "model/uses.h"

#include <string.h>

/* A branch goes by its dossier. */
static pr_time
reception (const pr_item *dossier)
{
  return dossier->flags & (PR_ITEM_RECEIVED | PR_ITEM_VISITOR) ? dossier->received : dossier->born;
}

void
pr_order_rank (pr_model *m, uint32_t item, uint32_t line, bool handed_back)
{
  const pr_item *dossier = &m->items[pr_item_dossier (m, item)];
  pr_rank *r = &m->orders.ranks[item];
  pr_order order = m->lines[line].order;
  if (handed_back && order != PR_ORDER_SHORTEST)
    {
      r->key &= ~(int64_t) 1;
      return;
    }
  int64_t key = order == PR_ORDER_DUE       ? dossier->due
                : order == PR_ORDER_LONGEST ? reception (dossier)
                                            : m->items[item].remaining;
  r->key = key * 2 + !handed_back;
  r->received = order == PR_ORDER_DUE ? reception (dossier) : 0;
}

bool
pr_order_before (const pr_model *m, uint32_t a, uint32_t b)
{
  const pr_rank *x = &m->orders.ranks[a], *y = &m->orders.ranks[b];
  if (x->key != y->key)
    return x->key < y->key;
  if (x->received != y->received)
    return x->received < y->received;
  return m->items[a].seq < m->items[b].seq;
}

/* How high an item stands in its tree. No two are equal: the function has an inverse (finalizer of
 * MurmurHash3). */
static inline uint32_t
height (uint32_t item)
{
  uint32_t h = item;
  h = (h ^ h >> 16) * 0x85ebca6bu;
  h = (h ^ h >> 13) * 0xc2b2ae35u;
  return h ^ h >> 16;
}

static inline uint32_t *
root_of (const pr_model *m, uint32_t line, uint32_t list, bool parked)
{
  return &m->orders.roots[((size_t) line * m->lists.n + list) * 2 + parked];
}

uint32_t
pr_order_add (pr_model *m, uint32_t line, uint32_t list, bool parked, uint32_t item)
{
  pr_rank *ranks = m->orders.ranks;
  uint32_t *at = root_of (m, line, list, parked), before = PR_NONE32, h = height (item);
  while (*at != PR_NONE32 && height (*at) > h)
    if (pr_order_before (m, item, *at))
      at = &ranks[*at].left;
    else
      {
        before = *at;
        at = &ranks[*at].right;
      }
  /* What stands there comes below the item, cut into what goes before it and what after. */
  uint32_t rest = *at, *less = &ranks[item].left, *more = &ranks[item].right;
  *at = item;
  while (rest != PR_NONE32)
    if (pr_order_before (m, item, rest))
      {
        *more = rest;
        more = &ranks[rest].left;
        rest = *more;
      }
    else
      {
        before = *less = rest;
        less = &ranks[rest].right;
        rest = *less;
      }
  *less = *more = PR_NONE32;
  return before;
}

void
pr_order_remove (pr_model *m, uint32_t line, uint32_t list, bool parked, uint32_t item)
{
  pr_rank *ranks = m->orders.ranks;
  uint32_t *at = root_of (m, line, list, parked);
  while (*at != item)
    at = pr_order_before (m, item, *at) ? &ranks[*at].left : &ranks[*at].right;
  /* What stands below it on both sides grows together. */
  uint32_t less = ranks[item].left, more = ranks[item].right;
  while (less != PR_NONE32 && more != PR_NONE32)
    if (height (less) > height (more))
      {
        *at = less;
        at = &ranks[less].right;
        less = *at;
      }
    else
      {
        *at = more;
        at = &ranks[more].left;
        more = *at;
      }
  *at = less != PR_NONE32 ? less : more;
}

bool
pr_order_grow (pr_model *m, uint32_t cap)
{
  pr_rank *grown = g_try_renew (pr_rank, m->orders.ranks, cap);
  if (!grown)
    return false;
  m->orders.ranks = grown;
  return true;
}

static size_t
roots_size (const pr_model *m)
{
  return (size_t) m->w->n_lines * m->lists.n * 2 * sizeof *m->orders.roots;
}

void
pr_order_make (pr_model *m)
{
  if (pr_uses (m, PR_USES_ORDER))
    m->orders.roots = g_malloc (roots_size (m));
}

void
pr_order_reset (pr_model *m)
{
  if (pr_uses (m, PR_USES_ORDER))
    memset (m->orders.roots, 0xff, roots_size (m));
}

void
pr_order_free (pr_model *m)
{
  g_free (m->orders.ranks);
  g_free (m->orders.roots);
}
