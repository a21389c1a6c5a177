/* Waiting rooms: a visitor who finds no place to wait is turned away.
 *
 * A pool's room holds those who wait in any of its lines; for a line of several pools the rooms
 * add up. Dossiers need no place. Work is taken up at dispatch, the last thing that happens at an
 * instant: so an officer who is free to begin such work now, or will lay down what they have for
 * it, counts as one more place, unless they will take a dossier that stands before the visitor
 * first. They do not count for a visitor whose step needs something that is down.
 *
 * Private to model/; has no state: who waits is counted in foresight.h.
 */
#ifndef PR_MODEL_ROOM_H
#define PR_MODEL_ROOM_H

#include "model/model.h"

/* Whether a visitor who comes to the line of its step finds no place. */
bool pr_room_full (pr_model *m, uint32_t item);
void pr_room_turn_away (pr_model *m, uint32_t item);

#endif
