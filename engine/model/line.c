/* Lines: see line.h. */
#include "model/line.h"

#include "model/dispatch.h"
#include "model/item.h"
#include "model/listener.h"
#include "model/order.h"
#include "model/parking.h"
#include "model/patience.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"
#include "model/uses.h"

/* patience.c hears who joins and leaves a line. */
static inline bool
watches (const pr_model *m)
{
  return pr_uses (m, PR_USES_PATIENCE | PR_USES_PEOPLE);
}

uint32_t
pr_line_of_item (const pr_model *m, uint32_t item)
{
  const pr_item *it = &m->items[item];
  return m->w->line_of[(size_t) it->place * m->w->n_roles + m->w->steps[it->step].role];
}

uint32_t
pr_line_list (const pr_model *m, const pr_item *it)
{
  unsigned kind = PR_WAIT_DOSSIER;
  if (pr_is_visitor (m, it))
    kind = it->flags & PR_ITEM_TICKET ? PR_WAIT_TICKET : PR_WAIT_NO_TICKET;
  unsigned within = m->w->steps[it->step].not_within_class;
  if (pr_uses (m, PR_USES_PRIORITY))
    return (pr_priority_of (m, it) * m->w->n_not_within + within) * PR_N_WAITS + kind;
  return m->lists.base[it->procedure] + within * PR_N_WAITS + kind;
}

void
pr_list_link (pr_model *m, pr_list *list, uint32_t before, uint32_t item)
{
  uint32_t *at = before == PR_NONE32 ? &list->head : &m->items[before].next, next = *at;
  m->items[item].next = next;
  *at = item;
  if (next == PR_NONE32)
    list->tail = item;
  if (!m->patience.waiters)
    return;
  m->patience.waiters[item].before = before;
  if (next != PR_NONE32)
    m->patience.waiters[next].before = item;
}

void
pr_list_unlink (pr_model *m, pr_list *list, uint32_t before, uint32_t item)
{
  uint32_t next = m->items[item].next;
  if (before == PR_NONE32)
    list->head = next;
  else
    m->items[before].next = next;
  if (next == PR_NONE32)
    list->tail = before;
  else if (m->patience.waiters)
    m->patience.waiters[next].before = before;
}

static inline void
count_joined (pr_model *m, uint32_t line, const pr_item *it)
{
  m->line[line].length.value++;
  m->line[line].work += m->w->steps[it->step].mean_effort;
  if (pr_uses (m, PR_USES_OVERTIME) && pr_is_visitor (m, it))
    m->overtime.visitors[line] += m->w->steps[it->step].mean_effort;
}

uint32_t
pr_list_before (const pr_model *m, const pr_list *list, uint32_t from, uint32_t item)
{
  uint32_t before = from, at = from == PR_NONE32 ? list->head : m->items[from].next;
  for (; at != PR_NONE32 && m->items[at].seq < m->items[item].seq; at = m->items[at].next)
    before = at;
  return before;
}

/* Links the item into a list behind another; PR_NONE32: as the first. */
static void
link_behind (pr_model *m, pr_line_state *l, uint32_t list, uint32_t before, uint32_t item)
{
  uint64_t bit = (uint64_t) 1 << list;
  pr_list *of = &l->list[list];
  uint32_t first = l->mask & bit ? of->head : PR_NONE32;
  uint32_t *at = before == PR_NONE32 ? &of->head : &m->items[before].next;
  m->items[item].next = before == PR_NONE32 ? first : *at;
  *at = item;
  if (m->items[item].next == PR_NONE32)
    of->tail = item;
  l->mask |= bit;
}

static inline void
link_last (pr_model *m, uint32_t line, uint32_t list, uint32_t item)
{
  pr_line_state *l = &m->lines[line];
  m->items[item].next = PR_NONE32;
  if (watches (m))
    pr_watch_joined (m, item, line,
                     l->mask & (uint64_t) 1 << list ? l->list[list].tail : PR_NONE32);
  /* No branch: no processor can predict whether somebody waits already. */
  bool first = !(l->mask & (uint64_t) 1 << list);
  uint32_t *before = first ? &l->list[list].head : &m->items[l->list[list].tail].next;
  *before = item;
  l->list[list].tail = item;
  l->mask |= (uint64_t) 1 << list;
}

/* Where it stood, behind what joined before it. */
static void
link_as_joined (pr_model *m, uint32_t line, uint32_t list, uint32_t item)
{
  pr_line_state *l = &m->lines[line];
  uint32_t before = PR_NONE32;
  if (l->mask & (uint64_t) 1 << list)
    before = pr_list_before (m, &l->list[list], PR_NONE32, item);
  link_behind (m, l, list, before, item);
  if (watches (m))
    pr_watch_joined (m, item, line, before);
}

static G_GNUC_NO_INLINE void
link_in_order (pr_model *m, uint32_t line, uint32_t list, uint32_t item, bool handed_back)
{
  pr_order_rank (m, item, line, handed_back);
  uint32_t before = pr_order_add (m, line, list, false, item);
  link_behind (m, &m->lines[line], list, before, item);
  if (watches (m))
    pr_watch_joined (m, item, line, before);
}

void
pr_line_join (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  uint32_t line = pr_line_of_item (m, item);
  uint32_t list = pr_line_list (m, it);
  it->entered = m->now;
  it->seq = m->seq[it->place]++;
  it->remaining = pr_step_draw (m, item);
  if (pr_is_ordered (m, line))
    link_in_order (m, line, list, item, false);
  else
    link_last (m, line, list, item);
  count_joined (m, line, it);
  pr_story (m, item, PR_STORY_WAITS);
  pr_tell (m, PR_HAPPENS_JOINED, item, PR_NONE32);
  pr_line_mark_pools (m, line);
}

void
pr_line_put_back (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  uint32_t line = pr_line_of_item (m, item);
  uint32_t list = pr_line_list (m, it);
  it->entered = m->now;
  it->remaining = pr_step_draw (m, item);
  if (pr_is_ordered (m, line))
    link_in_order (m, line, list, item, true);
  else
    link_as_joined (m, line, list, item);
  count_joined (m, line, it);
  pr_story (m, item, PR_STORY_WAITS);
  pr_line_mark_pools (m, line);
}

void
pr_line_count_gone (pr_model *m, uint32_t line, uint32_t item)
{
  pr_level *length = &m->line[line].length;
  length->value--;
  m->line[line].work -= m->w->steps[m->items[item].step].mean_effort;
  if (pr_uses (m, PR_USES_OVERTIME) && pr_is_visitor (m, &m->items[item]))
    m->overtime.visitors[line] -= m->w->steps[m->items[item].step].mean_effort;
  length->integral += m->now - MAX (m->items[item].entered, m->counted_from);
}

static void
count_lists (pr_model *m, uint32_t line, uint64_t mask, const pr_list *list,
             void (*each) (pr_model *, uint32_t, const pr_item *))
{
  for (; mask; mask &= mask - 1)
    for (uint32_t at = list[__builtin_ctzll (mask)].head; at != PR_NONE32; at = m->items[at].next)
      each (m, line, &m->items[at]);
}

static void
count_waiting (pr_model *m, uint32_t line, void (*each) (pr_model *, uint32_t, const pr_item *))
{
  count_lists (m, line, m->lines[line].mask, m->lines[line].list, each);
  if (pr_uses (m, PR_USES_THINGS))
    count_lists (m, line, m->parking.lines[line].mask, m->parking.lines[line].list, each);
}

static void
add_length (pr_model *m, uint32_t line, const pr_item *it)
{
  m->line[line].length.integral += m->now - MAX (it->entered, m->counted_from);
}

void
pr_lines_count_length (pr_model *m)
{
  for (uint32_t line = 0; line < m->w->n_lines; line++)
    {
      count_waiting (m, line, add_length);
      m->line[line].length.since = m->now;
    }
}

static void
add_work (pr_model *m, uint32_t line, const pr_item *it)
{
  pr_time effort = m->w->steps[it->step].mean_effort;
  m->line[line].work += effort;
  if (pr_uses (m, PR_USES_OVERTIME) && pr_is_visitor (m, it))
    m->overtime.visitors[line] += effort;
}

void
pr_lines_count_work (pr_model *m)
{
  for (uint32_t line = 0; line < m->w->n_lines; line++)
    {
      m->line[line].work = 0;
      if (pr_uses (m, PR_USES_OVERTIME))
        m->overtime.visitors[line] = 0;
      count_waiting (m, line, add_work);
    }
}

/* Inline: dispatch takes somebody at nearly every event. */
inline uint32_t
pr_line_take_head (pr_model *m, uint32_t line, uint32_t list)
{
  pr_line_state *l = &m->lines[line];
  uint32_t item = l->list[list].head;
  uint32_t head = m->items[item].next;
  if (pr_is_ordered (m, line))
    pr_order_remove (m, line, list, false, item);
  l->list[list].head = head;
  l->mask &= ~((uint64_t) (head == PR_NONE32) << list);
  if (watches (m))
    pr_watch_gone (m, item, line);
  pr_line_count_gone (m, line, item);
  return item;
}

void
pr_line_empty_list (pr_model *m, uint32_t line, uint32_t list, void (*each) (pr_model *, uint32_t))
{
  while (m->lines[line].mask & (uint64_t) 1 << list)
    each (m, pr_line_take_head (m, line, list));
}

uint32_t
pr_line_take_some (pr_model *m, uint32_t line, uint32_t list, uint32_t most, pr_item_choice *choose,
                   const void *by, uint32_t **last)
{
  pr_line_state *l = &m->lines[line];
  uint32_t before = PR_NONE32, next, n = 0;
  if (!(l->mask & (uint64_t) 1 << list))
    return 0;
  for (uint32_t item = l->list[list].head; item != PR_NONE32 && n < most; item = next)
    {
      next = m->items[item].next;
      if (!choose (m, &m->items[item], by))
        {
          before = item;
          continue;
        }
      if (before == PR_NONE32)
        l->list[list].head = next;
      else
        m->items[before].next = next;
      if (next == PR_NONE32)
        l->list[list].tail = before;
      if (pr_is_ordered (m, line))
        pr_order_remove (m, line, list, false, item);
      if (watches (m))
        pr_watch_gone (m, item, line);
      pr_line_count_gone (m, line, item);
      **last = item;
      *last = &m->items[item].next;
      n++;
    }
  if (l->list[list].head == PR_NONE32)
    l->mask &= ~((uint64_t) 1 << list);
  return n;
}

uint32_t
pr_lines_take_out (pr_model *m, pr_item_choice *choose, const void *by)
{
  uint32_t first = PR_NONE32, *last = &first;
  for (uint32_t line = 0; line < m->w->n_lines && pr_uses (m, PR_USES_THINGS); line++)
    pr_unpark (m, line);
  for (uint32_t line = 0; line < m->w->n_lines; line++)
    for (uint64_t mask = m->lines[line].mask; mask; mask &= mask - 1)
      pr_line_take_some (m, line, (uint32_t) __builtin_ctzll (mask), UINT32_MAX, choose, by, &last);
  *last = PR_NONE32;
  return first;
}

void
pr_lines_make (pr_model *m)
{
  const pr_world *w = m->w;
  m->lines = g_new0 (pr_line_state, w->n_lines);
  m->lists.n = (uint32_t) w->n_priorities * w->n_not_within * PR_N_WAITS;
  g_assert (m->lists.n <= 64);
  m->lists.priority = g_new0 (uint8_t, m->lists.n);
  m->lists.base = g_new0 (uint8_t, w->n_procedures);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    m->lists.base[i] = (uint8_t) (w->procedures[i].priority_class * w->n_not_within * PR_N_WAITS);
  m->lists.startable = g_new0 (uint64_t, w->n_not_within + 1u);
  for (uint32_t k = 0; k < m->lists.n; k++)
    {
      unsigned within = k / PR_N_WAITS % w->n_not_within;
      m->lists.priority[k] = (uint8_t) (k / PR_N_WAITS / w->n_not_within);
      for (unsigned n = within + 1; n <= w->n_not_within; n++)
        m->lists.startable[n] |= (uint64_t) 1 << k;
      if (k % PR_N_WAITS == PR_WAIT_TICKET)
        m->lists.tickets |= (uint64_t) 1 << k;
      else if (k % PR_N_WAITS == PR_WAIT_NO_TICKET)
        m->lists.no_tickets |= (uint64_t) 1 << k;
    }
  m->lists.memory = g_new0 (pr_list, (size_t) w->n_lines * m->lists.n);
  for (uint32_t i = 0; i < w->n_lines; i++)
    m->lines[i] = (pr_line_state){ .list = m->lists.memory + (size_t) i * m->lists.n,
                                   .pools = w->lines[i].pools,
                                   .n_pools = w->lines[i].n_pools,
                                   .order = (uint8_t) w->lines[i].order };
}

void
pr_lines_reset (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_lines; i++)
    m->lines[i].mask = 0;
}

void
pr_lines_free (pr_model *m)
{
  g_free (m->lines);
  g_free (m->lists.memory);
  g_free (m->lists.priority);
  g_free (m->lists.base);
  g_free (m->lists.startable);
}
