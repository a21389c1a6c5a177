/* Planning: the state of a schedule while it is made; see schedule.h. Private to its files. */
#ifndef PR_MODEL_PLANNING_H
#define PR_MODEL_PLANNING_H

#include "kernel/fel.h"
#include "model/booked.h"
#include "model/diary.h"
#include "model/roster.h"
#include "model/schedule.h"

/* An officer who could take part, or has been chosen. */
typedef struct {
  uint32_t officer, number; /* number: in the pool */
  uint32_t order;           /* who is lower goes first, before all else */
  uint16_t party;           /* of the activity */
} pr_candidate;

/* A try of a rehearsal. */
typedef struct {
  uint32_t rehearsal;
  bool passes, put_off;
  pr_time begins, staff; /* staff: time of all who come */
} pr_try;

struct _pr_schedule {
  const pr_world *w;
  pr_rng rng;
  bool failed; /* out of memory */
  pr_roster roster;
  pr_diary diary;
  pr_booked *booked; /* [venue] */
  pr_time *spent;    /* [officer] on activities and courses so far */

  pr_candidate *candidates, *chosen;
  uint32_t n_candidates, cap_candidates, n_chosen, cap_chosen;
  uint32_t *taken; /* [officer] the round in which the officer was chosen last */
  uint32_t round;

  pr_delays ready;   /* rehearsals that may be planned, by rank */
  uint32_t *before;  /* [node] predecessors that have not passed */
  pr_time *earliest; /* [node] when it may begin */
  uint8_t *waited;   /* [rehearsal] 1 when it has had to wait for a venue */
  uint8_t *seats;    /* [course name * n_officers + officer] what the officer has had of it */
  uint32_t *of_pool; /* [pool] officers who have a seat during the session in hand */

  pr_time_away *away;
  pr_lesson *lessons;
  pr_try *tries; /* if tries may be put off */
  uint32_t n_away, cap_away, n_lessons, cap_lessons, n_tries, cap_tries;
  pr_rehearsal_count *rehearsals;
  pr_venue_count *venues;
  pr_course_count *courses;
};

/* When a rehearsal takes place: from <= t < to, as far as those calendars are open. */
typedef struct {
  pr_time from, to;
  const uint16_t *calendars; /* [n] NULL: throughout */
  uint16_t n;
} pr_slot_found;

/* Chooses n of the candidates into the chosen ones, who are then `taken`. */
void pr_planning_choose (pr_schedule *s, uint32_t n, uint16_t party);
/* An officer is away from the office, for an activity or a course that takes so long. */
void pr_planning_send (pr_schedule *s, pr_time_away away, pr_time takes);
/* The officer is not available for anything else. course: PR_NONE16 for an activity. */
void pr_planning_occupy (pr_schedule *s, uint32_t officer, pr_time from, pr_time to,
                         uint16_t course);
void pr_planning_book (pr_schedule *s, const pr_booking *needs, uint16_t n, pr_time from,
                       pr_time to);

/* slot.c: the earliest slot of a rehearsal from `earliest` on; s->chosen then holds who takes part.
 * With `venues`, these are free as well. */
bool pr_slot_find (pr_schedule *s, const pr_rehearsal *r, pr_time earliest, pr_time duration,
                   bool venues, pr_slot_found *slot);
/* The first stretch of the slot that ends after t in which the officers of a pool who take part
 * are away; false if there is none. Breaks in which they are off duty anyway belong to it. */
bool pr_slot_stretch (const pr_schedule *s, uint32_t pool, const pr_slot_found *slot, pr_time t,
                      pr_time *from, pr_time *to);
/* The first of the needs that is not free; NULL: all are. */
const pr_booking *pr_slot_short (const pr_schedule *s, const pr_rehearsal *r,
                                 const pr_slot_found *slot);

/* training.c: all courses. */
void pr_training_plan (pr_schedule *s);

#endif
