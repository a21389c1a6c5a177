/* Programme: meetings, rehearsals and courses, of which a schedule (schedule.h) is made. Part of
 * the world; times are microseconds. */
#ifndef PR_MODEL_PROGRAMME_H
#define PR_MODEL_PROGRAMME_H

#include "kernel/clock.h"
#include "kernel/dist.h"

#include <stdint.h>

#define PR_MOST_TRIES 1000 /* of an activity at a place, in a replication */

/* Who takes part in an activity: so many officers of a role, or a share of those who are not away,
 * rounded up, at least one. */
typedef struct {
  uint16_t role;  /* PR_NONE16: everybody */
  uint32_t count; /* 0: a share */
  double share;
} pr_party;

/* A hall, the lines of a bridge. */
typedef struct {
  char *name;
  uint16_t place; /* whose it is; PR_NONE16: it is shared */
  uint32_t count;
  uint16_t calendar; /* PR_NONE16: always open */
} pr_venue;

typedef struct {
  uint32_t venue; /* index in pr_world.venues */
  uint32_t count; /* at most that of the venue */
} pr_booking;

/* A row of activities, of which each place has an instance. */
typedef struct {
  char *name;
  uint16_t n_parties;
  pr_party *parties;   /* owned; those with the fewest roles to choose from first */
  pr_dist *duration;   /* owned; microseconds */
  pr_time from, until; /* from <= t, end <= until, within the window */
  bool in_time;        /* the window does not end before that */
  double pass;
  pr_time again_after;
  uint16_t slots; /* calendar; PR_NONE16: when who takes part is on duty */
} pr_activity;

/* Calendars whose common hours a rehearsal may take place in: those of pools that have enough
 * officers for it, and then those of the venues that it needs. With slots there is one list, which
 * begins with theirs. */
typedef struct {
  uint16_t n_people;   /* >= 1 */
  uint16_t n;          /* those of the venues included */
  uint16_t *calendars; /* owned */
} pr_common_hours;

/* An activity at a place. */
typedef struct {
  uint64_t hash;     /* for draws */
  uint32_t activity; /* index in pr_world.activities */
  uint16_t place;
  uint16_t name; /* number of its name among all names of activities */
  uint16_t n_hours;
  pr_common_hours *hours; /* owned */
  pr_time longest;        /* interval of any of these within its time; PR_NEVER: always open */
  uint16_t n_needs;
  pr_booking *needs; /* owned */
  uint32_t rank;     /* of those that may take place the lowest is planned first */
} pr_rehearsal;

/* What must have passed before a rehearsal. Nodes: the rehearsals; then for each name of an
 * activity one that has passed when all of that name have. */
typedef struct {
  uint32_t n_before; /* nodes that come before it */
  uint32_t n_then;
  uint32_t *then; /* owned; nodes that come after it */
} pr_precedence;

/* Who may attend a course, and what it teaches: a row of courses. */
typedef struct {
  char *name;
  uint16_t number; /* of its name among all names of courses */
  uint32_t n_pools;
  uint32_t *pools; /* owned, ascending */
  uint32_t seats;  /* of a session */
  double at_once;  /* share of a pool; one officer may always go */
  uint16_t n_needs;
  pr_booking *needs; /* owned */
  uint16_t skill;    /* PR_NONE16: none */
  uint32_t worth;    /* dossiers of experience */
} pr_course;

typedef struct {
  pr_time from, to;
  uint32_t course; /* index in pr_world.courses */
} pr_session;

#endif
