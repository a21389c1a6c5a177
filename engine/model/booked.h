/* Booked: how many of a venue are taken, and when: steps of time, each with the number that is
 * taken from then on.
 *
 * Private to the room.
 */
#ifndef PR_MODEL_BOOKED_H
#define PR_MODEL_BOOKED_H

#include "kernel/clock.h"

#include <stdint.h>

typedef struct {
  pr_time at;
  uint32_t taken; /* from then on */
} pr_booked_step;

typedef struct {
  pr_booked_step *steps; /* [n] ascending; before the first nothing is taken */
  uint32_t n, cap;
} pr_booked;

/* The earliest time > from at which, as far as bookings go, more of the `most` may be free
 * throughout than from `from` to `to`; `from` itself if `count` are free now. */
pr_time pr_booked_free (const pr_booked *b, pr_time from, pr_time to, uint32_t count,
                        uint32_t most);
/* Takes so many: from <= t < to. False if out of memory. */
bool pr_booked_take (pr_booked *b, pr_time from, pr_time to, uint32_t count);

#endif
