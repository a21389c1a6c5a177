/* Parking: what cannot be begun because something that it needs is down.
 *
 * While it waits in its line, nobody checks what it needs. When an officer would begin it, it moves
 * to the line's second set of lists, from which nobody chooses, and goes on waiting there. When
 * something comes up again, lines in which some of what is parked can be begun put all of it back
 * to its place between those that joined before and after it. The others stay as they are: what
 * comes up elsewhere does not concern them.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_PARKING_H
#define PR_MODEL_PARKING_H

#include "model/item.h"

/* What is parked in a line, in lists like the line's own. */
typedef struct {
  uint64_t mask; /* lists that are not empty */
  pr_list *list; /* [n_lists], in `lists` */
} pr_parked;

/* Both NULL in a world without things. */
typedef struct {
  pr_parked *lines; /* [line] */
  pr_list *lists;
} pr_parking;

/* The head of a line's list cannot be begun. */
void pr_park_head (pr_model *m, uint32_t line, uint32_t list);
/* Puts back what is parked in the line, so that it is looked at again. */
void pr_unpark (pr_model *m, uint32_t line);
/* Something has come up or is needed no more: unparks if any of what is parked can be begun. */
void pr_unpark_if_ready (pr_model *m, uint32_t line);

void pr_parking_make (pr_model *m);
/* At the beginning of a replication. */
void pr_parking_reset (pr_model *m);
void pr_parking_free (pr_model *m);

#endif
