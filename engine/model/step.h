/* Steps: an item's way through its workflow, with transitions, delays, forks and the end.
 *
 * A step is work, which waits in a line (line.h), or passes by itself: a delay, a transfer, a
 * supplement. What passes is an entry of the place's heap, m->delays, whose head feeds one slot of
 * the event list; visitors and dossiers who will come back are there as well.
 *
 * Private to the room.
 */
#ifndef PR_MODEL_STEP_H
#define PR_MODEL_STEP_H

#include "model/state.h"

/* The first step that the item's channel takes. */
uint16_t pr_step_first (pr_model *m, uint32_t item);
/* The item comes to a step, or to its end. */
void pr_step_enter (pr_model *m, uint32_t item, uint16_t target);
/* The step in hand is completed now. */
void pr_step_complete (pr_model *m, uint32_t item);
/* A hidden step puts off the item's way, which goes on at `target`, where `kept` of the effort is
 * left (-1: all, to be drawn). The item is in no line and in nobody's hands. */
void pr_step_put_off (pr_model *m, uint32_t item, uint16_t hidden, uint16_t target, pr_time kept);
/* Draws the effort of a step, unless it is known (handed back, or from a backlog file), and what
 * follows it. */
pr_time pr_step_draw (pr_model *m, uint32_t item);

void pr_delay_push (pr_model *m, uint16_t place, pr_time at, pr_event cls, uint32_t item);
void pr_delay_event (pr_model *m, uint16_t place);
/* Takes the items out of the heap of a place's delays. */
void pr_delays_take_out (pr_model *m, uint16_t place, pr_item_choice *choose, const void *by);

#endif
