/* Lines: who waits for what, and in which order.
 *
 * A line keeps one list for each (priority, not-within class, kind of waiting), in order of
 * joining or by another key (order.h), and a bit mask of the lists that are not empty. What may
 * begin now is a mask too, so that a choice (dispatch.h) looks only at heads and never along a
 * list.
 *
 * The effort of work is drawn when it joins a line, not when it begins: the draw is the same, and
 * the processor need not wait for it to know which event comes next.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_LINE_H
#define PR_MODEL_LINE_H

#include "model/item.h"

/* Kinds of waiting: the lists of a line are one for each (priority, not_within, kind). */
enum { PR_WAIT_DOSSIER, PR_WAIT_TICKET, PR_WAIT_NO_TICKET, PR_N_WAITS };

typedef struct {
  uint64_t mask;         /* lists that are not empty */
  pr_list *list;         /* [n_lists], in the memory of all */
  const uint32_t *pools; /* of the world, [n_pools] */
  uint16_t n_pools;
  uint8_t order; /* pr_order, of the world */
} pr_line_state;

/* What the lists of all lines have in common: which number means what. */
typedef struct {
  uint32_t n; /* of a line, at most 64 */
  pr_list *memory;
  uint8_t *priority;   /* [n] */
  uint8_t *base;       /* [n_procedures]: first list of the procedure's priority */
  uint64_t *startable; /* [n_not_within + 1]: lists that may begin, by number of classes allowed */
  uint64_t tickets, no_tickets; /* lists of visitors */
} pr_lists;

uint32_t pr_line_of_item (const pr_model *m, uint32_t item);
/* The list in which an item waits for its step. */
uint32_t pr_line_list (const pr_model *m, const pr_item *it);

/* Behind which item of a list in order of joining another belongs, looked for from one on that it
 * stands behind, or from the head; PR_NONE32: it belongs first. */
uint32_t pr_list_before (const pr_model *m, const pr_list *list, uint32_t from, uint32_t item);
/* Links the item into a list behind another, or takes it out from behind it; PR_NONE32: as the
 * first. It goes on waiting: nobody hears of it. */
void pr_list_link (pr_model *m, pr_list *list, uint32_t before, uint32_t item);
void pr_list_unlink (pr_model *m, pr_list *list, uint32_t before, uint32_t item);

/* The item joins the line of its step, at the end of its list, or where its rank says. */
void pr_line_join (pr_model *m, uint32_t item);
/* Puts the item back to the front: before all that joined later, behind what was handed back before
 * it; or, in an ordered line, to the front of what has the same key. */
void pr_line_put_back (pr_model *m, uint32_t item);
/* The item leaves its line. The integral of a queue's length is the sum of its members' waits. */
void pr_line_count_gone (pr_model *m, uint32_t line, uint32_t item);
/* Takes the first out of a list that is not empty. */
uint32_t pr_line_take_head (pr_model *m, uint32_t line, uint32_t list);
/* Takes everything out of one list, calling `each` in order. */
void pr_line_empty_list (pr_model *m, uint32_t line, uint32_t list,
                         void (*each) (pr_model *, uint32_t));
/* Takes items out of one list, the first ones that are chosen and no more than `most`; returns how
 * many. The chain of those taken out goes on from *last. */
uint32_t pr_line_take_some (pr_model *m, uint32_t line, uint32_t list, uint32_t most,
                            pr_item_choice *choose, const void *by, uint32_t **last);
/* Takes the items out of all lines and returns a list of them, linked through `next`, in the order
 * of lines and within a line of its lists; PR_NONE32: none. */
uint32_t pr_lines_take_out (pr_model *m, pr_item_choice *choose, const void *by);
/* The efforts of steps are others from now on: counts anew what is expected of what waits. */
void pr_lines_count_work (pr_model *m);
/* At the end: counts what still waits as having waited up to now. */
void pr_lines_count_length (pr_model *m);

void pr_lines_make (pr_model *m);
/* At the beginning of a replication: nobody waits. */
void pr_lines_reset (pr_model *m);
void pr_lines_free (pr_model *m);

#endif
