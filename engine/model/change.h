/* Change: from an instant on, another world holds.
 *
 * A what-if may apply from a date on. Until then the model runs by its base, which knows as `later`
 * what comes; both have the same shape: places, pools, lines, steps, streams, things, phases and
 * measures have the same numbers in both (compile/later.c). At 00:00 of that date, after the sample
 * that closes the day before and before every event, the model goes over to the other world. Each
 * part keeps what it has, and from then on reads the other one:
 *
 *   items        keep the effort drawn for what they wait for, and their limit once received
 *   officers     keep the pace of the work in hand; those whom the other world has not leave as for
 *                an absence that ends on no day, those whom it has more of come
 *   roster       one for both worlds: what has begun goes on, what begins later is of the other one
 *   schedule     meetings and courses stay those of the base
 *   arrivals     are made a day at a time; a renewal gap that runs ends as drawn
 *   hours        shifts open and close by the calendars of the other world, unless a measure is in
 *                force; stretches are cut anew from this day on
 *   measures     what is in force stays so; looks are by the calendars of the other world
 *   the rest     (delays, patience, diaries, incidents, repairs, clocks) goes on as it began
 *
 * Calendars of the other world are those of the base up to the instant, so that what is asked about
 * the past has one answer.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_CHANGE_H
#define PR_MODEL_CHANGE_H

#include "model/model.h"

/* It is 00:00 of the date. */
void pr_change_over (pr_model *m);
/* At the beginning of a replication: the base holds. */
void pr_change_reset (pr_model *m);

#endif
