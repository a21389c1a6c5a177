/* Agenda: what a schedule (schedule.h) asks of the event loop. */
#ifndef PR_MODEL_AGENDA_H
#define PR_MODEL_AGENDA_H

#include "kernel/clock.h"
#include "kernel/terms.h"

#include <stdint.h>

/* An officer is away for a reason: from <= t < to. */
typedef struct {
  pr_time from, to; /* to may be PR_NEVER */
  uint32_t officer;
  pr_away reason;
  uint32_t rehearsal; /* of the world; PR_NONE32: something else */
  pr_time begins;     /* of a rehearsal: the try, which may go on for days */
} pr_time_away;

/* An officer becomes more experienced in a skill, at once. */
typedef struct {
  pr_time at;
  uint32_t officer;
  uint16_t skill;
  uint32_t worth; /* dossiers */
} pr_lesson;

typedef struct _pr_schedule pr_schedule;

/* What the event loop needs of a schedule. */
typedef struct {
  const pr_time_away *away; /* in no order */
  const pr_lesson *lessons; /* in order of time */
  uint32_t n_away, n_lessons;
  pr_schedule *schedule; /* hears of what is put off; NULL: there is none */
} pr_agenda;

#endif
