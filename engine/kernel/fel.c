/* Winner tree and heap of delays: see fel.h. */
#include "kernel/fel.h"

#include "kernel/grow.h"

#include <assert.h>
#include <glib.h>

bool
pr_fel_init (pr_fel *f, uint32_t n)
{
  assert (n >= 1);
  *f = (pr_fel){ 0 };
  if (n > UINT32_C (1) << 31)
    return false;

  uint32_t leaves = 2;
  while (leaves < n)
    leaves *= 2;
  f->time = g_try_new (pr_time, leaves);
  f->low = g_try_new (uint64_t, leaves);
  f->win = g_try_new (uint32_t, leaves);
  if (f->time == NULL || f->low == NULL || f->win == NULL)
    {
      pr_fel_clear (f);
      return false;
    }
  f->n = n;
  f->leaves = leaves;
  pr_fel_reset (f);
  return true;
}

void
pr_fel_clear (pr_fel *f)
{
  g_free (f->time);
  g_free (f->low);
  g_free (f->win);
  *f = (pr_fel){ 0 };
}

/* Among empty slots the last one wins everywhere. */
void
pr_fel_reset (pr_fel *f)
{
  for (uint32_t i = 0; i < f->leaves; i++)
    pr_fel_write (f, i, PR_KEY_NEVER);
  f->win[0] = 0; /* not a node */
  for (uint32_t i = f->leaves - 1; i >= 1; i--)
    f->win[i] = 2 * i >= f->leaves ? 2 * i + 1 - f->leaves : f->win[2 * i + 1];
}

/* Invariant of the heap: no node is smaller than its parent; the children of i
 * are 4i + 1 .. 4i + 4. A hole moves instead of swapping. */
bool
pr_delays_push (pr_delays *d, pr_key key, uint32_t item)
{
  if (d->n == d->cap && (d->n == UINT32_MAX || !PR_GROW (d->heap, d->cap, d->n + 1)))
    return false;

  uint32_t i = d->n++;
  while (i > 0)
    {
      uint32_t parent = (i - 1) / 4;
      if (d->heap[parent].key <= key)
        break;
      d->heap[i] = d->heap[parent];
      i = parent;
    }
  d->heap[i] = (pr_delay){ key, item };
  return true;
}

static uint32_t
smallest_child (const pr_delay *heap, uint32_t n, uint32_t first)
{
  uint32_t best = first;
  uint32_t end = n - first > 4 ? first + 4 : n;

  for (uint32_t c = first + 1; c < end; c++)
    best = heap[c].key < heap[best].key ? c : best;
  return best;
}

pr_delay
pr_delays_pop (pr_delays *d)
{
  assert (d->n > 0);
  pr_delay top = d->heap[0];
  pr_delay last = d->heap[--d->n];
  uint64_t i = 0; /* 64 bits: 4 i + 1 does not wrap */

  for (;;)
    {
      uint64_t first = 4 * i + 1;
      if (first >= d->n)
        break;
      uint32_t child = smallest_child (d->heap, d->n, (uint32_t) first);
      if (d->heap[child].key >= last.key)
        break;
      d->heap[i] = d->heap[child];
      i = child;
    }
  if (d->n > 0)
    d->heap[i] = last;
  return top;
}

void
pr_delays_clear (pr_delays *d)
{
  g_free (d->heap);
  *d = (pr_delays){ 0 };
}
