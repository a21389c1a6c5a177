/* Stretches: when officers who have other work, too, do dossiers.
 *
 * The dossier time of a day, the pool's share of the officer's open time, is cut into stretches of
 * one length, the last of the day shorter. Open time is that of the pool's calendar on that day
 * less what the roster takes. What is left of it lies between the stretches as uniform draws say: n
 * points of it, in ascending order, are where the n stretches begin. A stretch goes on after a
 * break, a meeting or a closing that cuts it in two.
 *
 * In a stretch officers work at full speed. Outside, while the office is open, they are at other
 * work: present, but not for dossiers (duty.h). At one instant stretches begin and end after
 * closings and before openings. A day's stretches are known once its first opening has come; no
 * memory is kept of them but where the last one stood among the draws.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_STRETCH_H
#define PR_MODEL_STRETCH_H

#include "model/model.h"

/* An officer's next event is that the day begins, that a stretch begins, or that it ends. */
typedef enum { PR_STRETCH_DAY, PR_STRETCH_NEXT, PR_STRETCH_NOW } pr_stretch_state;

typedef struct {
  uint32_t officer, number; /* number: in the pool, from 0 */
  pr_stretch_state state;
  pr_time from, to, length; /* NEXT, NOW: of that stretch; length: its open time */
  int32_t day;              /* whose stretches they are; DAY: that begins */
  const pr_calendar *hours; /* of that day: a measure may change them for the days after it */
  uint32_t stint;   /* of the roster: the officer's first that is not over when the day begins */
  uint32_t n, done; /* stretches of the day; how many have come so far */
  pr_time time;     /* of the day for dossiers */
  pr_time slack;    /* of the day, open and free, for other work */
  double last;      /* point of the last stretch, in (0, 1), and its number; at first 0 */
  uint32_t last_of;
} pr_stretch;

/* All NULL without. */
typedef struct {
  pr_stretch *list; /* [n] of the officers of pools with stretches, by number */
  uint32_t n;
  uint32_t *of;   /* [officer] in the list, PR_NONE32: of none */
  bool *other;    /* [officer] has stretches and is in none */
  uint32_t *busy; /* [pool] with stretches: officers in one, and not away */
} pr_stretches;

/* How many slots of the event list are needed. */
uint32_t pr_stretches_count (const pr_world *w);
void pr_stretch_event (pr_model *m, uint32_t i);
/* The pool keeps other hours from now on: days that have begun stay as they are. */
void pr_stretches_rehour (pr_model *m, uint32_t pool);
/* A meeting has been put off: stretches that it would have cut keep their length. */
void pr_stretches_put_off (pr_model *m);
/* Whether the officer's stretches of today are not known yet: the day has not opened. */
bool pr_stretches_to_come (const pr_model *m, uint32_t officer);
/* When the next stretch of an officer at other work begins; PR_NEVER: not on this day. */
pr_time pr_stretch_next (const pr_model *m, uint32_t officer);

void pr_stretches_make (pr_model *m);
/* At the beginning of a replication, when the roster is known and before anything opens. */
void pr_stretches_begin (pr_model *m);
void pr_stretches_free (pr_model *m);

#endif
