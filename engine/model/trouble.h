/* Trouble: what work needs and may be missing, what takes it down, and who mends it, as the world's
 * data. outage.h, incident.h and crew.h say what becomes of it. Times are microseconds.
 */
#ifndef PR_MODEL_TROUBLE_H
#define PR_MODEL_TROUBLE_H

#include "kernel/clock.h"
#include "kernel/dist.h"
#include "kernel/terms.h"

#include <stdbool.h>
#include <stdint.h>

/* Something that work needs and that may be missing: an instance of a system, at one place or for
 * the province, or a condition of readiness at a place, for one role or for all. It is down while
 * there is any cause for it. */
typedef struct {
  uint16_t system;    /* index in pr_world.systems, PR_NONE16: a condition */
  uint16_t condition; /* index in pr_world.conditions, PR_NONE16: a system */
  uint16_t place;     /* PR_NONE16: the province, or all of them */
  uint16_t province;  /* without a place; PR_NONE16: one for all */
  uint16_t role;      /* of a condition; PR_NONE16: all */
  uint32_t capacity;  /* users up to which it is not slowed down, PR_NONE32: unlimited */
  uint32_t n_above;
  uint32_t *above; /* owned; the things that are down while it is: those that need it, directly
                      or not; not itself */
  pr_time ready;   /* down until then, plus its delay; INT64_MIN: up from the beginning */
  pr_dist *delay;  /* owned; NULL: none */
  uint64_t hash;   /* for draws */
} pr_thing;

typedef struct {
  char *name;
  bool shared;        /* one instance for a province, or for all of them, not for a place */
  bool nation;        /* one for all of them: nothing that happens there has a part in it */
  bool online;        /* people file online through it */
  uint32_t *thing_of; /* owned; [n_places] PR_NONE32 where there is none */
} pr_system;

typedef struct {
  char *name;
  uint32_t *thing_of; /* owned; [place * n_roles + role] PR_NONE32: always ready */
} pr_condition;

/* A step needs something. */
typedef struct {
  uint16_t system, condition; /* one of them, the other is PR_NONE16 */
  uint8_t channels;           /* mask of those that need it */
  bool real, test;            /* dossiers that need it */
  pr_if_down if_down;
  uint16_t key_in;     /* paper: the hidden step, PR_NONE16 without */
  pr_time from, until; /* in force while from <= now < until */
} pr_need;

/* What takes a thing down, or slows it down: one row for each thing that it strikes. */
typedef struct {
  char *name;
  uint32_t thing;
  pr_time start;       /* dated; PR_NEVER: random */
  pr_dist *every;      /* owned; time from the end of one to the start of the next */
  bool operating;      /* this time passes only while the thing is in use */
  pr_time from, until; /* random: within these */
  double slow;         /* 0: down; else the factor on the time that work takes */
  pr_dist *repair;     /* owned; microseconds */
  uint16_t
      crew_kind; /* of its province: index in pr_world.crew_kinds, PR_NONE16: it mends itself */
  uint64_t hash; /* for draws */
} pr_incident;

typedef struct {
  char *name;
  uint16_t kind, base;
  uint32_t count;
  uint16_t calendar;
  bool standby;
  pr_time mobilisation;
  double speed, boat; /* kilometres per hour; boat 0: cannot reach an island */
  pr_close_kind at_close;
  pr_time overtime;
} pr_crew;

#endif
