/* Hours: when several calendars are all open. Each function takes n > 0 numbers of calendars of
 * the world. */
#ifndef PR_MODEL_HOURS_H
#define PR_MODEL_HOURS_H

#include "model/world.h"

/* The first instant >= t and < until at which all are open; PR_NEVER if there is none. */
pr_time pr_hours_open (const pr_world *w, const uint16_t *calendars, unsigned n, pr_time t,
                       pr_time until);
/* While all are open at t: when the first of them closes. */
pr_time pr_hours_close (const pr_world *w, const uint16_t *calendars, unsigned n, pr_time t);
/* When they have been open for so long after t; PR_NEVER if that is not before or at `until`. */
pr_time pr_hours_add (const pr_world *w, const uint16_t *calendars, unsigned n, pr_time t,
                      pr_time until, pr_time duration);

#endif
