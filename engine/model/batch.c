/* Batches: see batch.h. */
#include "model/batch.h"

#include "model/in-hand.h"
#include "model/line.h"
#include "model/outage.h"
#include "model/state.h"
#include "model/uses.h"

/* What a piece must be like to be done with the first one. */
typedef struct {
  uint32_t first, officer;
} like;

static bool
goes_along (const pr_model *m, const pr_item *it, const void *by)
{
  const like *l = by;
  const pr_item *first = &m->items[l->first];
  return it->step == first->step
         && (!pr_uses (m, PR_USES_LEARNING) || pr_experience_same (m, l->officer, first, it))
         && (!pr_uses (m, PR_USES_THINGS) || pr_item_needs_same (m, first, it));
}

void
pr_batch_collect (pr_model *m, uint32_t officer, uint32_t line, uint32_t list, uint32_t item)
{
  const pr_batch_terms *terms = &m->batches.terms[line];
  pr_batch *b = &m->batches.of[officer];
  const uint32_t all_waits = (uint32_t) m->w->n_not_within * PR_N_WAITS;
  m->officers[officer].item = item;
  if (terms->most <= 1 || list % PR_N_WAITS != PR_WAIT_DOSSIER)
    return;
  const like as = { item, officer };
  uint32_t *last = &b->rest, most = terms->most - 1;
  for (uint32_t k = list; k < m->lists.n && most > 0; k += all_waits)
    most -= pr_line_take_some (m, line, k, most, goes_along, &as, &last);
  *last = PR_NONE32;
  b->share = terms->share;
  for (uint32_t i = b->rest; i != PR_NONE32; i = m->items[i].next)
    if (pr_things_missing (m))
      pr_item_begins (m, i);
  pr_batch_measure (m, officer);
}

void
pr_batch_measure (pr_model *m, uint32_t officer)
{
  pr_batch *b = &m->batches.of[officer];
  pr_time longest = 0, sum = 0;
  for (PR_EACH_PIECE (m, officer, piece))
    {
      longest = MAX (longest, m->items[piece].remaining);
      sum += m->items[piece].remaining;
    }
  b->effort = longest + pr_effort_time (b->share * (double) (sum - longest));
}

uint32_t
pr_batch_complete (pr_model *m, uint32_t officer)
{
  uint32_t rest = m->batches.of[officer].rest;
  m->batches.of[officer].rest = PR_NONE32;
  return rest;
}

uint32_t
pr_batch_break (pr_model *m, uint32_t officer, pr_time left)
{
  const pr_batch *b = &m->batches.of[officer];
  uint32_t first = m->officers[officer].item;
  double part = b->effort > 0 ? (double) left / (double) b->effort : 0;
  if (b->rest == PR_NONE32)
    m->items[first].remaining = left;
  else
    for (PR_EACH_PIECE (m, officer, piece))
      m->items[piece].remaining = pr_effort_time (part * (double) m->items[piece].remaining);
  m->items[first].next = pr_batch_complete (m, officer);
  return first;
}

void
pr_batches_make (pr_model *m)
{
  if (!pr_uses (m, PR_USES_BATCHES))
    return;
  m->batches.of = g_new (pr_batch, m->n_officers + 1);
  m->batches.terms = g_new (pr_batch_terms, m->w->n_lines + 1);
}

void
pr_batches_reset (pr_model *m)
{
  if (!pr_uses (m, PR_USES_BATCHES))
    return;
  for (uint32_t i = 0; i < m->n_officers; i++)
    m->batches.of[i] = (pr_batch){ .rest = PR_NONE32 };
  for (uint32_t i = 0; i < m->w->n_lines; i++)
    m->batches.terms[i] = (pr_batch_terms){ 0 };
}

void
pr_batches_free (pr_model *m)
{
  g_free (m->batches.of);
  g_free (m->batches.terms);
}
