/* Duty: who of a pool is on duty, and when. The only owner of it: nobody else reads calendars of
 * shifts, absences and unfilled posts.
 *
 * A pool is open by the calendar of its shift. Its officers have numbers, from 0 in the pool, which
 * stay theirs. An absence takes away some of them: those whom it names, be they away already or
 * not, or else those who have missed the fewest hours of duty so far, and of these the lowest
 * numbers; of these nobody is chosen who is away already, unless nobody else is left. Hours missed
 * count once, whatever takes them. One who is away for several reasons is back when all have ended.
 *
 * For officers who are back within office hours on the same day, an absence is like a closing and
 * an opening. The others hand back what they have in hand; the effort so far is kept. Visitors are
 * served to the end in any case; a visitor who is held goes back to the line.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_DUTY_H
#define PR_MODEL_DUTY_H

#include "model/spans.h"

/* One absence of the world. */
typedef struct {
  uint32_t first, n; /* its officers, in `taken`: all of the pool, if there are no more */
  bool in_force;
} pr_absence_state;

/* All NULL without absences. */
typedef struct {
  uint16_t *away;             /* [officer] absences that are in force for this officer */
  pr_time *left;              /* [officer] when the officer who is away went */
  pr_time *missed;            /* [officer] time on duty that earlier absences took */
  uint32_t *n_away;           /* [pool] officers away */
  uint32_t *taken;            /* [sum of counts] officers of absences in force */
  pr_absence_state *absences; /* [absence] */
  uint32_t *in_force;         /* [2 * pool + unfilled] absences */
  pr_spans *unfilled;         /* [pool] when a post was unfilled */
  pr_spans *others;           /* [pool] when somebody was away for another reason */
} pr_roster;

const pr_calendar *pr_shift_calendar (const pr_model *m, uint32_t shift);
const pr_calendar *pr_pool_calendar (const pr_model *m, uint32_t pool);
/* The pool's next opening from now on, now included if it is open by its calendar; PR_NEVER. */
pr_time pr_pool_next_open (const pr_model *m, uint32_t pool);

/* Officers who are not away. */
uint32_t pr_pool_present (const pr_model *m, uint32_t pool);
bool pr_officer_is_away (const pr_model *m, uint32_t officer);
/* Counts the time on duty of those who were present, up to now. */
void pr_pool_count_scheduled (pr_model *m, uint32_t pool);

void pr_absence_begin (pr_model *m, uint32_t absence);
void pr_absence_end (pr_model *m, uint32_t absence);

void pr_duty_make (pr_model *m);
/* At the beginning of a replication. */
void pr_duty_reset (pr_model *m);
void pr_duty_free (pr_model *m);

#endif
