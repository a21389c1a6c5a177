/* Patience: a visitor who has waited long enough leaves.
 *
 * Patience counts from joining the line, or from its opening if that is later: nobody loses
 * patience before a closed door. At one instant people come first, then patience ends, and only
 * then is work taken up: visitors who have waited exactly as long as they are willing to leave,
 * even if an officer becomes free just then. Without any patience a visitor is taken up at the
 * instant of joining or leaves.
 *
 * A timer is an entry of the place's heap, whose head feeds one slot of the event list. It is
 * never taken out: an item that leaves its line forgets the number of its timer, and a forgotten
 * timer is dropped when it ends, or swept out when forgotten timers outnumber the others.
 * Meanwhile items are in doubly linked lists, so that one in the middle can leave at once.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_PATIENCE_H
#define PR_MODEL_PATIENCE_H

#include "kernel/fel.h"
#include "model/item.h"

/* What patience needs to know of an item that waits. */
typedef struct {
  uint64_t timer;  /* number of its timer's key, or PR_NO_TIMER */
  uint32_t before; /* the item before it in its list, PR_NONE32 */
} pr_waiter;
#define PR_NO_TIMER UINT64_MAX

typedef struct {
  pr_delays timers;
  uint32_t stale; /* timers that nobody remembers */
} pr_place_patience;

/* Both NULL if patience is endless everywhere. */
typedef struct {
  pr_place_patience *of; /* [place] */
  pr_waiter *waiters;    /* [cap_items] */
} pr_patience;

/* Only if m->watches: the item joins its line behind another (PR_NONE32: as the first) and before
 * it->next. */
void pr_watch_joined (pr_model *m, uint32_t item, uint32_t line, uint32_t before);
/* The item, with it->next as it was, leaves its line, for an officer or for good. */
void pr_watch_gone (pr_model *m, uint32_t item, uint32_t line);
void pr_patience_event (pr_model *m, uint16_t place);

/* Memory for as many items as the slab has; false if there is none. */
bool pr_patience_grow (pr_model *m, uint32_t cap);

void pr_patience_make (pr_model *m);
/* At the beginning of a replication. */
void pr_patience_reset (pr_model *m);
void pr_patience_free (pr_model *m);

#endif
