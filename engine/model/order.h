/* Order: lines from which work is not taken first come, first served.
 *
 * Priority comes first everywhere. Within a priority such a line goes by a key, as its pools say
 * (pr_order): the due day, the reception or the effort. Of equal keys what was handed back comes
 * first, then, by due day, what was received first, then who joined first.
 *
 *   due day    the first one, before any apology; what has none comes last
 *   reception  when the legal clock began, or began again; before that, when the dossier was
 *              submitted; of visitors, when they came this time
 *   effort     of practised officers, as drawn for the step; of work handed back, what is left
 *
 * The key is read on joining. Due day and reception then hold as long as the work waits there or is
 * in an officer's hands, whatever becomes of the legal clock; the effort left is read again when
 * the work is handed back.
 *
 * The lists of such a line are kept in this order, so that heads are taken and lists walked as in
 * any other line. A tree over each list finds the place of an item: by key from left to right, and
 * by a hash of the item's number from above to below (a treap: Seidel and Aragon 1996). Nothing
 * depends on its shape, and joining and leaving take O(log n).
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_ORDER_H
#define PR_MODEL_ORDER_H

#include "kernel/terms.h"
#include "model/item.h"

/* Of an item that waits, or is in hand, in such a line. */
typedef struct {
  int64_t key;          /* twice the due day, reception or effort, plus 1 unless handed back */
  pr_time received;     /* by due day; else 0 */
  uint32_t left, right; /* in the tree of its list; PR_NONE32: none */
} pr_rank;

/* Both NULL if all lines are first come, first served. */
typedef struct {
  pr_rank *ranks;  /* [cap_items] */
  uint32_t *roots; /* [(line * n_lists + list) * 2 + parked] items; PR_NONE32: the list is empty */
} pr_orders;

/* Gives the item the rank that it has in the line from now on: it joins, or is handed back. */
void pr_order_rank (pr_model *m, uint32_t item, uint32_t line, bool handed_back);
/* Whether `a` is taken before `b`, of lines with the same order. */
bool pr_order_before (const pr_model *m, uint32_t a, uint32_t b);
/* An item comes into a list, which of both sets (parking.h), and goes out of it; the caller links
 * the list itself. Returns the item behind which it stands, PR_NONE32: it is the first. */
uint32_t pr_order_add (pr_model *m, uint32_t line, uint32_t list, bool parked, uint32_t item);
void pr_order_remove (pr_model *m, uint32_t line, uint32_t list, bool parked, uint32_t item);

/* Memory for as many items as the slab has; false if there is none. */
bool pr_order_grow (pr_model *m, uint32_t cap);

void pr_order_make (pr_model *m);
/* At the beginning of a replication: nobody waits. */
void pr_order_reset (pr_model *m);
void pr_order_free (pr_model *m);

#endif
