/* The slab of items: a growing array with a free list. */
#include "model/state.h"

#include <stdlib.h>
#include <string.h>

void *
pr_grow_lined (void *array, uint32_t n, uint32_t cap, size_t size)
{
  void *grown = cap > PR_NONE32 / 2 ? NULL : aligned_alloc (PR_CACHE_LINE, cap * size);
  if (grown != NULL && n > 0)
    memcpy (grown, array, n * size);
  if (grown != NULL)
    free (array);
  return grown;
}

/* Twice the room. */
static bool
grow (pr_model *m)
{
  uint32_t cap = m->cap_items ? m->cap_items * 2 : 1024;
  pr_item *items = m->patience && !pr_patience_grow (m, cap)
                       ? NULL
                       : pr_grow_lined (m->items, m->n_items, cap, sizeof *items);
  if (items == NULL)
    {
      m->failed = PR_MODEL_ERROR_MEMORY;
      return false;
    }
  m->items = items;
  m->cap_items = cap;
  return true;
}

const pr_item pr_item_neutral = {
  .remaining = -1,
  .kept = -1,
  .resume = PR_NONE16,
  .origin = PR_NONE16,
  .story = PR_NONE32,
  .story_end = PR_NONE32,
  .place = PR_NONE16,
  .step = PR_NONE16,
  .stopped = PR_NEVER,
  .due = INT32_MAX,
  .parent = PR_NONE32,
  .next = PR_NONE32,
  .live = true,
};

/* A copy of `as`, or PR_NONE32 when memory ends (m->failed is set then). */
uint32_t
pr_item_new (pr_model *m, const pr_item *as)
{
  uint32_t i = m->free_item;
  if (i != PR_NONE32)
    m->free_item = m->items[i].next;
  else
    {
      if (m->n_items == m->cap_items && !grow (m))
        return PR_NONE32;
      i = m->n_items++;
    }
  m->items[i] = *as;
  return i;
}

void
pr_item_free (pr_model *m, uint32_t item)
{
  if (m->items[item].story < PR_STORY_BLANK)
    pr_story_drop (m, item);
  m->items[item].live = false;
  m->items[item].next = m->free_item;
  m->free_item = item;
}
