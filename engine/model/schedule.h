/* Schedule: when who meets and who is trained in a replication, planned before it begins.
 *
 * Nothing of it depends on the dossiers. It is made from the whole world, also where the world is
 * simulated in parts, and gives what the event loop needs: absences of named officers, and lessons,
 * each of which makes an officer more experienced at an instant. Nothing happens before the window.
 *
 * Courses come first, since their sessions have dates: in order of time, of one instant by course.
 * A seat goes to who has not been trained yet and is neither away nor busy: first to those who were
 * ill at a session before, then to those who have spent the least time on activities and courses so
 * far, then by number in the pool, then by place and pool.
 *
 * Then rehearsals are put around them, one after the other (serial schedule generation, as in
 * project scheduling): of those whose predecessors have passed, the one whose time ends first, then
 * with the longer chain of successors, then by name and place. Each gets the earliest slot in which
 * enough officers of every role are on duty, neither away nor busy, and the venues are free. Those
 * go who have spent the least time on activities and courses so far, then by number; those whom
 * another role of the activity needs as well go last.
 *
 * A slot lies within one interval of the hours of all who take part. One longer than any interval
 * that they and the venues have in common begins when a day's common hours begin, and goes on in
 * the common hours of that day and the next ones; between them those who are on duty work.
 *
 * Sickness is not foreseen. Who is ill when it begins misses it; a rehearsal at which nobody of a
 * role is present fails, as does one that the draw fails, and is planned again. Who is ill when a
 * session begins keeps the claim on a seat.
 */
#ifndef PR_MODEL_SCHEDULE_H
#define PR_MODEL_SCHEDULE_H

#include "kernel/rng.h"
#include "model/agenda.h"
#include "model/result.h"
#include "model/world.h"

/* Whether officers of the pool may take part for the role; PR_NONE16: for none in particular. */
bool pr_may_take_part (const pr_world *w, const pr_pool *pool, uint16_t role);

/* The world must outlive the schedule. */
pr_schedule *pr_schedule_new (const pr_world *w);
void pr_schedule_free (pr_schedule *s);
/* When the next try of a rehearsal begins after `now`; PR_NEVER. Known if tries may be put off. */
pr_time pr_schedule_next (const pr_schedule *s, uint32_t rehearsal, pr_time now);
/* The try of the rehearsal that begins then does not take place; what follows stays planned. */
void pr_schedule_put_off (pr_schedule *s, uint32_t rehearsal, pr_time begins);
/* Plans a replication. False if out of memory. */
bool pr_schedule_draw (pr_schedule *s, const pr_rng *rng);
/* Until the next draw. */
pr_agenda pr_schedule_agenda (const pr_schedule *s);

const pr_rehearsal_count *pr_schedule_rehearsals (const pr_schedule *s); /* [n_rehearsals] */
const pr_venue_count *pr_schedule_venues (const pr_schedule *s);         /* [n_venues] */
const pr_course_count *pr_schedule_courses (const pr_schedule *s);       /* [n_course_names] */

#endif
