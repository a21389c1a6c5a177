/* Join: makes one world of two, of which the second takes the place of the first at an instant.
 *
 * They have the same shape (compile/later.c), and what is numbered gets the same numbers in both:
 * officers by the larger of both counts, streams of either, of which one that the other world has
 * alone brings nobody. What has a date of its own and begins at the instant or later changes
 * nothing before, so phases, incidents, measures and dates of readiness are those of the second
 * world in both. Calendars of the second are those of the first up to the instant.
 */
#ifndef PR_MODEL_JOIN_H
#define PR_MODEL_JOIN_H

#include "model/world.h"

/* The first world owns the second from now on. */
void pr_world_join (pr_world *base, pr_world *later, pr_time at);

#endif
