/* Duty: who of a pool is on duty, and when. The only owner of it: nobody else reads calendars of
 * shifts, absences, unfilled posts and stretches.
 *
 * A pool is open by the calendar of its shift. Its officers have numbers, from 0 in the pool, which
 * stay theirs; roster.h says who is away when. At one instant closings come first, then officers
 * come back and go, then openings: who goes at the instant of an opening does not take up anything.
 *
 * For officers who are back within office hours on the same day, going is like a closing and coming
 * back like an opening. The others hand back what they have in hand; the effort so far is kept.
 * Visitors are served to the end in any case; a visitor who is held goes back to the line.
 *
 * Officers who have stretches (stretch.h) are at other work between them, while the pool is open.
 * The end of a stretch is like a closing, too, and its beginning like an opening.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_DUTY_H
#define PR_MODEL_DUTY_H

#include "model/model.h"
#include "model/roster.h"

/* All NULL without absences. */
typedef struct {
  bool *away;        /* [officer] */
  uint32_t *stint;   /* [officer] of the roster, the last that began; who is away is so by it */
  uint32_t *n_away;  /* [pool] officers away */
  uint32_t *brought; /* [pool] officers whom measures have brought */
  pr_roster next;    /* of the world after the change; after it, of the one before */
} pr_presence;

const pr_calendar *pr_shift_calendar (const pr_model *m, uint32_t shift);
/* The number of the calendar that the pool keeps now, and the calendar. */
uint16_t pr_pool_hours (const pr_model *m, uint32_t pool);
const pr_calendar *pr_pool_calendar (const pr_model *m, uint32_t pool);
/* That which was in force at t, no longer than until *until, which may be later than it was. */
const pr_calendar *pr_pool_calendar_at (const pr_model *m, uint32_t pool, pr_time t,
                                        pr_time *until);
/* The pool's next opening from now on, now included if it is open by its calendar; PR_NEVER. */
pr_time pr_pool_next_open (const pr_model *m, uint32_t pool);

/* Officers who are not away; of them those who are not at other work either. */
uint32_t pr_pool_present (const pr_model *m, uint32_t pool);
uint32_t pr_pool_on_duty (const pr_model *m, uint32_t pool);
bool pr_officer_is_away (const pr_model *m, uint32_t officer);
bool pr_officer_is_at_other_work (const pr_model *m, uint32_t officer);
/* Either of them. */
bool pr_officer_is_elsewhere (const pr_model *m, uint32_t officer);
/* The effort that is expected of what waits in the pool's lines. */
int64_t pr_pool_work_waiting (const pr_model *m, uint32_t pool);
/* The effort that the officers who are present can do in the pool's hours of a day, at their share.
 */
double pr_pool_effort_on (const pr_model *m, uint32_t pool, int32_t day);
/* The pool's day: today, after a closing that of the closing. */
int32_t pr_pool_day (const pr_model *m, uint32_t pool);
/* The effort on that day. */
double pr_pool_day_effort (const pr_model *m, uint32_t pool);
/* Counts the time on duty of those who were present, up to now. */
void pr_pool_count_scheduled (pr_model *m, uint32_t pool);

/* At the beginning: who is away then. Returns the first edge of the roster that comes later. */
uint32_t pr_duty_begin (pr_model *m);
/* All edges of the roster at one instant, of which this is the first. */
void pr_duty_change (pr_model *m, uint32_t edge);

/* An officer whom a measure brings comes, or goes as who is not back today does. */
void pr_duty_bring (pr_model *m, uint32_t officer, bool here);
/* The officer turns to other work, or from it to dossiers: a stretch ends, or begins. */
void pr_duty_turn (pr_model *m, uint32_t officer, bool other);

/* The world has changed: from now on the roster is that of both (roster.h); officers whom the new
 * one has not go as those who are not back today, and others come. */
void pr_duty_change_over (pr_model *m);
/* At the end: time on duty that officers missed within the window; what posts that are not filled
 * take is nobody's. */
void pr_duty_count_absent (pr_model *m);

void pr_duty_make (pr_model *m);
/* At the beginning of a replication: everybody is there, and the roster is made. */
void pr_duty_reset (pr_model *m);
void pr_duty_free (pr_model *m);

#endif
