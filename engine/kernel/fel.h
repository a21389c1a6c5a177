/* Future event list: every clock owns a slot, a winner tree finds the next.
 *
 * A slot is an officer's work in hand, a shift's next change, a place's next
 * arrival, the head of a place's heap of delays: at most one pending event each.
 * Scheduling, moving and cancelling are all "write the slot". A branch-free
 * winner tree over the slots keeps the smallest key at its root.
 *
 * Keys order simultaneous events totally: time, then class, then place (in the
 * order of codes), then the order of scheduling within that place, never a
 * global counter, so that a place can be simulated alone.
 *
 * Beside it stands pr_delays, a heap for delays of which there may be any number
 * (a citizen fetching a paper). Its head feeds one slot of the tree.
 */
#ifndef PR_KERNEL_FEL_H
#define PR_KERNEL_FEL_H

#include "kernel/clock.h"

#include <stddef.h>

__extension__ typedef __int128 pr_key; /* signed: time in the high half */
__extension__ typedef unsigned __int128 pr_key_bits;

/* cls < 64, place < 2^16, seq < 2^40. */
static inline pr_key
pr_key_make (pr_time time, unsigned cls, unsigned place, uint64_t seq)
{
  uint64_t low = (uint64_t) cls << 56 | (uint64_t) place << 40 | seq;
  return (pr_key) ((pr_key_bits) (uint64_t) time << 64 | low); /* a negative may not be shifted */
}

static inline pr_time
pr_key_time (pr_key k)
{
  return (pr_time) (k >> 64);
}

static inline unsigned
pr_key_class (pr_key k)
{
  return (unsigned) ((uint64_t) k >> 56);
}

static inline unsigned
pr_key_place (pr_key k)
{
  return (unsigned) ((uint64_t) k >> 40) & 0xffff;
}

/* Whether both are of one instant, class and place. */
static inline bool
pr_key_ties (pr_key a, pr_key b)
{
  return a >> 40 == b >> 40;
}

#define PR_KEY_NEVER pr_key_make (PR_NEVER, 63, 0, 0)

/* A slot's key is kept in two arrays, since the times nearly always decide. An empty slot has
 * the time PR_NEVER - slot: empty slots are never equal, and comparisons that must look at
 * the low halves are rare, so that the processor predicts the branch. */
typedef struct {
  uint32_t n;      /* slots asked for */
  uint32_t leaves; /* power of two >= n, at least 2 */
  pr_time *time;   /* [leaves] */
  uint64_t *low;   /* [leaves]: class, place and order */
  uint32_t *win;   /* [leaves]; win[1] is the root: index of the winning slot; node i has
                      children 2i and 2i+1; node >= leaves means leaf (slot = node - leaves) */
} pr_fel;

/* All slots start at PR_KEY_NEVER. False if out of memory. */
bool pr_fel_init (pr_fel *f, uint32_t n);
void pr_fel_clear (pr_fel *f);
/* Empties every slot. */
void pr_fel_reset (pr_fel *f);

static inline uint32_t
pr_fel_next_slot (const pr_fel *f)
{
  return f->win[1];
}

static inline pr_key
pr_fel_key (const pr_fel *f, uint32_t slot)
{
  if (f->time[slot] > PR_NEVER - f->leaves)
    return PR_KEY_NEVER;
  return (pr_key) ((pr_key_bits) (uint64_t) f->time[slot] << 64 | f->low[slot]);
}

static inline pr_key
pr_fel_next_key (const pr_fel *f)
{
  return pr_fel_key (f, pr_fel_next_slot (f));
}

static inline void
pr_fel_write (pr_fel *f, uint32_t slot, pr_key key)
{
  pr_time t = pr_key_time (key);
  f->time[slot] = t == PR_NEVER ? PR_NEVER - slot : t;
  f->low[slot] = (uint64_t) key;
}

/* Of two slots, the one whose key is smaller. */
static inline uint32_t
pr_fel_winner (const pr_fel *f, uint32_t a, uint32_t b)
{
  pr_time x = f->time[a], y = f->time[b];
  if (__builtin_expect (x == y, 0))
    return f->low[a] < f->low[b] ? a : b;
  return x < y ? a : b;
}

/* Writes a slot and replays its path. */
static inline void
pr_fel_set (pr_fel *f, uint32_t slot, pr_key key)
{
  pr_fel_write (f, slot, key);
  uint32_t i = (slot + f->leaves) >> 1;
  uint32_t w = pr_fel_winner (f, slot, slot ^ 1);
  f->win[i] = w;
  while (i > 1)
    {
      w = pr_fel_winner (f, w, f->win[i ^ 1]);
      i >>= 1;
      f->win[i] = w;
    }
}

/* Writes a slot whose key only gets smaller, as when an idle officer takes up work. It stops at the
 * first node that another slot keeps, since that slot keeps all nodes above, too. Mostly that is
 * the second or third node, and no processor predicts which: the first four are played without a
 * branch (in a small tree also win[0], which is not a node). */
static inline void
pr_fel_lower (pr_fel *f, uint32_t slot, pr_key key)
{
  pr_fel_write (f, slot, key);
  uint32_t i = (slot + f->leaves) >> 1;
  for (int k = 0; k < 4; k++, i >>= 1)
    {
      uint32_t w = f->win[i];
      f->win[i] = pr_fel_winner (f, slot, w);
    }
  for (; i > 0; i >>= 1)
    {
      uint32_t w = f->win[i];
      if (w != slot && pr_fel_winner (f, slot, w) == w)
        break;
      f->win[i] = slot;
    }
}

/* Delays: 4-ary heap of (key, item). */
typedef struct {
  pr_key key;
  uint32_t item;
} pr_delay;

typedef struct {
  uint32_t n, cap;
  pr_delay *heap;
} pr_delays;

/* False if out of memory (the heap is unchanged). */
bool pr_delays_push (pr_delays *d, pr_key key, uint32_t item);
/* The smallest; d->n > 0. */
pr_delay pr_delays_pop (pr_delays *d);
void pr_delays_clear (pr_delays *d);

#endif
