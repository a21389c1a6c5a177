/* Measures: people look at what happens, and react.
 *
 * At its looks a measure reads its value. If the value asks for it `on_for` times in a row, the
 * measure is ordered; after its delay it is on, until the value asks for its end `off_for` times in
 * a row and it has lasted long enough, or until its time is over. Then it rests. All looks of one
 * instant read the state before any of them acts; then what ends ends, what was ordered for this
 * instant begins, and what is wanted now is ordered: by rank, then the worst value, then in the
 * order of places. An order takes officers of a reserve with it, as many as are left; if none are,
 * it is refused. What is needed for the next events is that of `next`: one slot serves all.
 *
 * In the warm-up nobody looks.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_MEASURE_H
#define PR_MODEL_MEASURE_H

#include "model/model.h"

typedef enum { PR_MEASURE_OFF, PR_MEASURE_ORDERED, PR_MEASURE_ON } pr_measure_phase;

typedef struct {
  pr_measure_phase phase;
  uint32_t agree; /* looks in a row that asked for a change */
  uint32_t times; /* ordered */
  uint32_t order; /* number of the effect among all effects: what began later counts */
  pr_time look;   /* the next, PR_NEVER */
  pr_time due;    /* it takes effect, or ends at the latest; PR_NEVER */
  pr_time since;  /* it is on */
  pr_time rests;  /* until then */
  double value;   /* at the last look */
  bool refused;   /* at the last look: the reserve was empty */
} pr_measure_state;

/* Finished dossiers of a place by day. */
typedef struct {
  int32_t day;
  uint32_t on_time, all;
} pr_finished;
#define PR_FINISHED_DAYS 7

/* An officer whom measures bring is not needed, sent (or about to be), or serves a visitor still
 * though the measure has ended. */
typedef enum { PR_EXTRA_HOME, PR_EXTRA_SENT, PR_EXTRA_SERVING } pr_extra_state;

/* From then on a shift keeps these hours. */
typedef struct {
  pr_time at;
  uint32_t shift;
  uint16_t calendar;
} pr_hours_change;

/* All NULL without measures. */
typedef struct {
  pr_measure_state *of;   /* [measure] */
  uint32_t *left;         /* [reserve] officers who are not sent anywhere */
  pr_extra_state *extra;  /* [officer whom measures bring] */
  uint32_t *wanted;       /* [measure] those that are ordered at this instant */
  bool *looked;           /* [measure] at this instant */
  uint32_t effects;       /* so far */
  double *redirect;       /* [place] share of people who are sent on */
  pr_finished *finished;  /* [place * PR_FINISHED_DAYS + day modulo that] */
  pr_hours_change *hours; /* in order of time */
  uint32_t n_hours, cap_hours;
} pr_measures;

void pr_measures_event (pr_model *m);
/* A dossier that was filed there is finished. */
void pr_measures_finished (pr_model *m, uint16_t place, bool on_time);

/* watch.c: the value of a measure now; NaN: there is none. */
double pr_watch_value (const pr_model *m, const pr_measure *measure);
/* act.c: the measure begins to act, or ends. */
void pr_act (pr_model *m, uint32_t measure, bool on);
/* The calendar by which the pool is open at t, and no longer than until *until. */
const pr_calendar *pr_hours_at (const pr_model *m, uint32_t pool, pr_time t, pr_time *until);

/* The world has changed: pools have the hours and the overtime of the new one, and looks are by its
 * calendar. */
void pr_hours_change_over (pr_model *m);
void pr_measures_change_over (pr_model *m);

void pr_measures_make (pr_model *m);
/* At the beginning of a replication. */
void pr_measures_begin (pr_model *m);
/* At the end: counts what is still on. */
void pr_measures_end (pr_model *m);
void pr_measures_free (pr_model *m);

#endif
