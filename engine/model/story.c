/* Stories: the slab of entries. See story.h. */
#include "model/story.h"

#include "kernel/grow.h"
#include "model/item.h"
#include "model/state.h"
#include "model/uses.h"

#include <stdlib.h>
#include <string.h>

/* Makes room for one more element of an array; false if out of memory (m->failed is then set). */
#define MAKE_ROOM(m, array, cap, n)                                                                \
  ((n) < PR_STORY_BLANK / 2 && PR_GROW (array, cap, (n) + 1)                                       \
       ? true                                                                                      \
       : ((m)->failed = PR_MODEL_ERROR_MEMORY, false))

/* Links all rows from entry `first` on as free, in the order of memory. */
static void
link_free (pr_stories *s, uint32_t first)
{
  for (uint32_t e = first; e < s->cap; e += PR_STORY_ROW)
    s->entries[e].next = e + PR_STORY_ROW < s->cap ? e + PR_STORY_ROW : PR_NONE32;
  s->free = first < s->cap ? first : PR_NONE32;
}

/* Makes more rows when none is free. */
static G_GNUC_NO_INLINE bool
grow_entries (pr_model *m)
{
  pr_stories *s = &m->stories;
  uint32_t n = s->cap, cap = pr_cap_grown (m, n, 256, sizeof *s->entries);
  if (cap == 0)
    return false;
  void *entries = s->entries;
  bool good = pr_grow_lined (&entries, n, cap, sizeof *s->entries);
  s->entries = entries;
  if (!good)
    {
      m->failed = PR_MODEL_ERROR_MEMORY;
      return false;
    }
  s->cap = cap;
  link_free (s, n);
  return true;
}

static inline uint32_t
row_of (uint32_t entry)
{
  return entry - entry % PR_STORY_ROW;
}

static G_GNUC_NO_INLINE void
add_entry (pr_model *m, uint32_t item, pr_story_what what)
{
  pr_stories *s = &m->stories;
  pr_item *it = &m->items[item];
  uint32_t e = it->story + 1; /* in its own row, as long as that has room */
  if (it->story == PR_STORY_BLANK || e % PR_STORY_ROW == 0)
    {
      if (G_UNLIKELY (s->free == PR_NONE32) && !grow_entries (m))
        return;
      e = row_of (s->free);
      s->free = s->entries[e].next;
      if (s->free != PR_NONE32) /* freed long ago: fetch it, so that the next one need not wait */
        __builtin_prefetch (&s->entries[row_of (s->free)], 1);
    }
  s->entries[e] = (pr_entry){
    .at = m->now * 16 + (int64_t) what, .step = it->step, .place = it->place, .next = it->story
  };
  if (it->story == PR_STORY_BLANK)
    it->story_end = e;
  it->story = e;
}

void
pr_story (pr_model *m, uint32_t item, pr_story_what what)
{
  if (pr_uses (m, PR_USES_LIMITS) && m->items[item].story != PR_NONE32)
    add_entry (m, item, what);
}

void
pr_story_work (pr_model *m, uint32_t item)
{
  if (!pr_uses (m, PR_USES_LIMITS))
    return;
  const pr_item *it = &m->items[item];
  if (it->entered < m->now)
    pr_story (m, item, PR_STORY_WORKS);
  else if (it->story < PR_STORY_BLANK)
    m->stories.entries[it->story].at = m->now * 16 + PR_STORY_WORKS;
}

/* Gives the whole chain back to the slab. */
void
pr_story_drop (pr_model *m, uint32_t item)
{
  pr_stories *s = &m->stories;
  pr_item *it = &m->items[item];
  s->entries[it->story_end].next = s->free;
  s->free = it->story;
  it->story = it->story_end = PR_NONE32;
}

void
pr_story_take (pr_model *m, uint32_t item, uint32_t branch)
{
  pr_item *it = &m->items[item], *b = &m->items[branch];
  if (it->story == PR_NONE32 || b->story >= PR_STORY_BLANK)
    return;
  m->stories.entries[b->story_end].next = it->story;
  if (it->story == PR_STORY_BLANK)
    it->story_end = b->story_end;
  it->story = b->story;
  b->story = b->story_end = PR_NONE32;
}

/* Among branches that are still open none has ended last: the first in the order of the workflow
 * stands for them. While a dossier is in no line, `next` is free to name that branch. */
void
pr_stories_take_open (pr_model *m)
{
  bool any = false;
  for (uint32_t i = 0; i < m->n_items; i++)
    if (m->items[i].live && m->items[i].open_branches > 0)
      {
        m->items[i].next = PR_NONE32;
        any = true;
      }
  for (uint32_t i = 0; any && i < m->n_items; i++)
    {
      const pr_item *b = &m->items[i];
      if (!b->live || !(b->flags & PR_ITEM_BRANCH))
        continue;
      uint32_t *first = &m->items[b->parent].next;
      if (*first == PR_NONE32 || b->step < m->items[*first].step
          || (b->step == m->items[*first].step && b->place < m->items[*first].place))
        *first = i;
    }
  for (uint32_t i = 0; any && i < m->n_items; i++)
    if (m->items[i].live && m->items[i].open_branches > 0 && m->items[i].next != PR_NONE32)
      pr_story_take (m, i, m->items[i].next);
}

/* Numbers the names of steps: steps of one name are one step in the ranking. */
static void
number_names (pr_model *m)
{
  const pr_world *w = m->w;
  pr_stories *s = &m->stories;
  s->name_of = g_new0 (uint16_t, w->n_steps);
  s->first_of = g_new0 (uint16_t, w->n_steps);
  for (uint16_t i = 0; i < w->n_steps; i++)
    {
      uint16_t k = 0;
      while (k < s->n_names && strcmp (w->steps[s->first_of[k]].name, w->steps[i].name) != 0)
        k++;
      s->name_of[i] = k;
      if (k == s->n_names)
        s->first_of[s->n_names++] = i;
    }
}

static bool
anything_limited (const pr_model *m)
{
  bool limited = false;
  for (uint16_t i = 0; i < m->w->n_procedures; i++)
    limited |= !m->law.unlimited[i];
  return limited;
}

/* When a model is made. */
void
pr_stories_make (pr_model *m)
{
  const pr_world *w = m->w;
  pr_stories *s = &m->stories;
  s->n_weeks = pr_world_weeks (w);
  s->lost = g_new0 (int64_t, (size_t) PR_N_CAUSES * s->n_weeks);
  if (!anything_limited (m))
    return;
  number_names (m);
  size_t n = (size_t) w->n_places * s->n_names * PR_N_CAUSES_WITH_REASON;
  s->point_of = g_new (uint32_t, n);
  memset (s->point_of, 0xff, n * sizeof *s->point_of);
}

/* At the beginning of a replication. */
void
pr_stories_reset (pr_model *m)
{
  pr_stories *s = &m->stories;
  link_free (s, 0);
  s->dossiers = 0;
  for (uint32_t i = 0; i < s->n_points; i++)
    s->point_of[pr_point_index (s, &s->points[i])] = PR_NONE32;
  s->n_points = 0;
  memset (s->lost, 0, (size_t) PR_N_CAUSES * s->n_weeks * sizeof *s->lost);
}

void
pr_stories_free (pr_model *m)
{
  pr_stories *s = &m->stories;
  free (s->entries);
  g_free (s->chain);
  g_free (s->segments);
  g_free (s->name_of);
  g_free (s->first_of);
  g_free (s->point_of);
  g_free (s->points);
  g_free (s->waits);
  g_free (s->touched);
  g_free (s->lost);
}

/* The arrays of the attribution; some grow together. */
bool
pr_stories_grow_chain (pr_model *m, uint32_t n)
{
  return MAKE_ROOM (m, m->stories.chain, m->stories.cap_chain, n);
}

bool
pr_stories_grow_segments (pr_model *m)
{
  pr_stories *s = &m->stories;
  return MAKE_ROOM (m, s->segments, s->cap_segments, s->n_segments);
}

bool
pr_stories_grow_points (pr_model *m)
{
  pr_stories *s = &m->stories;
  uint32_t cap_waits = s->cap_points, cap_touched = s->cap_points;
  return MAKE_ROOM (m, s->waits, cap_waits, s->n_points)
         && MAKE_ROOM (m, s->touched, cap_touched, s->n_points)
         && MAKE_ROOM (m, s->points, s->cap_points, s->n_points);
}
