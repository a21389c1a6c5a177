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

#include "model/item.h"
#include "model/model.h"

/* An officer's next event is that the day begins, that a stretch begins, or that it ends. */
typedef enum { PR_STRETCH_DAY, PR_STRETCH_NEXT, PR_STRETCH_NOW } pr_stretch_state;

/* It fills one cache line, on whose boundary the list begins. */
typedef struct {
  uint32_t officer;
  int32_t day;      /* whose stretches they are; DAY: that begins */
  uint32_t stint;   /* of the roster: the officer's first that is not over when the day begins */
  uint16_t n;       /* stretches of the day */
  uint16_t done;    /* how many of them have come so far, the one in hand included */
  uint16_t hours;   /* calendar of that day: a measure may change that of the days after it */
  uint16_t last_of; /* number of the last stretch, and its point, in (0, 1); at first 0 */
  uint8_t state;    /* pr_stretch_state */
  double last;
  pr_time from, to; /* NEXT, NOW: of that stretch */
  pr_time time;     /* of the day for dossiers */
  pr_time slack;    /* of the day, open and free, for other work */
} __attribute__ ((aligned (PR_CACHE_LINE))) pr_stretch;
G_STATIC_ASSERT (sizeof (pr_stretch) == PR_CACHE_LINE);

/* All NULL without. */
typedef struct {
  pr_stretch *list; /* [n] of the officers of pools with stretches, by number */
  uint32_t n;
  uint32_t *of;   /* [officer] in the list, PR_NONE32: of none */
  bool *other;    /* [officer] has stretches and is in none */
  bool ahead;     /* nothing can change before a day opens: it need not be waited for */
  uint32_t *busy; /* [pool] with stretches: officers in one, and not away */
} pr_stretches;

/* How many slots of the event list are needed. */
uint32_t pr_stretches_count (const pr_world *w);
void pr_stretch_event (pr_model *m, uint32_t i);
/* The pool keeps other hours from now on: days that have begun stay as they are. */
void pr_stretches_rehour (pr_model *m, uint32_t pool);
/* The world has changed at the beginning of a day: it and the next ones are cut anew. */
void pr_stretches_change (pr_model *m);
/* A meeting has been put off: stretches that it would have cut keep their length. */
void pr_stretches_put_off (pr_model *m);
/* Whether the officer's stretches of today are not known yet: the day has not opened. */
bool pr_stretches_to_come (const pr_model *m, uint32_t officer);
/* When the next stretch of an officer at other work begins; PR_NEVER: not on this day. */
pr_time pr_stretch_next (const pr_model *m, uint32_t officer);
/* When the stretch ends in which the officer is; PR_NEVER: in none, in overtime. */
pr_time pr_stretch_end (const pr_model *m, uint32_t officer);

void pr_stretches_make (pr_model *m);
/* At the beginning of a replication, when the roster is known and before anything opens. */
void pr_stretches_begin (pr_model *m);
void pr_stretches_free (pr_model *m);

#endif
