/* Items: see item.h. */
#include "model/item.h"

#include "model/order.h"
#include "model/patience.h"
#include "model/state.h"
#include "model/story.h"
#include "model/uses.h"

#include <stdlib.h>
#include <string.h>

/* From this size on memory comes in whole pages, which the system can move without copying. */
#define IN_PAGES ((size_t) 64 << 20)

bool
pr_grow_lined (void **array, uint32_t n, uint32_t cap, size_t size)
{
  if (cap > PR_NONE32 / 2)
    return false;
  if (n * size >= IN_PAGES)
    {
      void *moved = realloc (*array, cap * size);
      if (moved == NULL)
        return false;
      *array = moved;
      if ((uintptr_t) moved % PR_CACHE_LINE == 0)
        return true;
    }
  void *grown = aligned_alloc (PR_CACHE_LINE, cap * size);
  if (grown == NULL)
    return false;
  if (n > 0)
    memcpy (grown, *array, n * size);
  free (*array);
  *array = grown;
  return true;
}

/* What an item takes, bytes. */
static size_t
item_size (const pr_model *m)
{
  return sizeof *m->items + (pr_uses (m, PR_USES_PATIENCE) ? sizeof *m->patience.waiters : 0)
         + (pr_uses (m, PR_USES_ORDER) ? sizeof *m->orders.ranks : 0);
}

/* What is in process, bytes. */
static uint64_t
slabs (const pr_model *m)
{
  return (uint64_t) m->cap_items * item_size (m)
         + (uint64_t) m->stories.cap * sizeof *m->stories.entries;
}

uint32_t
pr_cap_grown (pr_model *m, uint32_t cap, uint32_t first, size_t size)
{
  if (cap == 0)
    return first;
  uint64_t have = slabs (m), most = m->w->most_bytes;
  uint64_t spare = most > have ? (most - have) / size : 0;
  uint64_t more = MIN (cap, MAX (spare / 4, cap / 64));
  more -= more % PR_STORY_ROW;
  if (more > 0 && more <= spare)
    return cap + (uint32_t) more;
  m->failed = PR_MODEL_ERROR_FULL;
  return 0;
}

static bool
grow (pr_model *m)
{
  uint32_t cap = pr_cap_grown (m, m->cap_items, 1024, item_size (m));
  if (cap == 0)
    return false;
  void *items = m->items;
  bool good = (!pr_uses (m, PR_USES_PATIENCE) || pr_patience_grow (m, cap))
              && (!pr_uses (m, PR_USES_ORDER) || pr_order_grow (m, cap))
              && pr_grow_lined (&items, m->n_items, cap, sizeof *m->items);
  m->items = items;
  if (good)
    m->cap_items = cap;
  else
    m->failed = PR_MODEL_ERROR_MEMORY;
  return good;
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
  if (pr_uses (m, PR_USES_LIMITS) && m->items[item].story < PR_STORY_BLANK)
    pr_story_drop (m, item);
  if (pr_uses (m, PR_USES_ERRORS))
    pr_errors_forget (m, item);
  m->items[item].live = false;
  m->items[item].next = m->free_item;
  m->free_item = item;
}

void
pr_item_move (pr_model *m, uint32_t item, uint16_t place)
{
  pr_item *it = &m->items[item];
  if (it->place == place)
    return;
  if (!pr_is_visitor (m, it))
    {
      if (it->place != PR_NONE16)
        m->place[it->place].held--;
      if (place != PR_NONE16)
        {
          m->place[place].held++;
          m->place[place].entered++;
        }
    }
  it->place = place;
}

uint32_t
pr_item_dossier (const pr_model *m, uint32_t item)
{
  bool branch = pr_uses (m, PR_USES_FORKS) && (m->items[item].flags & PR_ITEM_BRANCH);
  return branch ? m->items[item].parent : item;
}
