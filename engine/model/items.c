/* The slab of items: a growing array with a free list. */
#include "model/state.h"

/* A new item with neutral fields, or PR_NONE32 when memory ends (m->failed is set then). */
uint32_t
pr_item_new (pr_model *m)
{
  uint32_t i = m->free_item;
  if (i != PR_NONE32)
    m->free_item = m->items[i].next;
  else
    {
      if (m->n_items == m->cap_items)
        {
          uint32_t cap = m->cap_items ? m->cap_items * 2 : 1024;
          pr_item *grown = cap > PR_NONE32 / 2 ? NULL : g_try_renew (pr_item, m->items, cap);
          if (grown)
            m->items = grown;
          if (!grown || (m->patience && !pr_patience_grow (m, cap)))
            {
              m->failed = PR_MODEL_ERROR_MEMORY;
              return PR_NONE32;
            }
          m->cap_items = cap;
        }
      i = m->n_items++;
    }
  m->items[i] = (pr_item){
    .remaining = -1,
    .place = PR_NONE16,
    .step = PR_NONE16,
    .stopped = PR_NEVER,
    .due = INT32_MAX,
    .parent = PR_NONE32,
    .next = PR_NONE32,
    .live = true,
  };
  return i;
}

void
pr_item_free (pr_model *m, uint32_t item)
{
  m->items[item].live = false;
  m->items[item].next = m->free_item;
  m->free_item = item;
}
