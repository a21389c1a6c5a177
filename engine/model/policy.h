/* Policy: measures that react to what happens, and the reserves that they draw on, as the world's
 * data. What they do is in measure.h. Times are microseconds.
 */
#ifndef PR_MODEL_POLICY_H
#define PR_MODEL_POLICY_H

#include "kernel/clock.h"
#include "kernel/dist.h"
#include "kernel/terms.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  char *name;
  uint32_t officers;
} pr_reserve;

/* Officers beyond those of a pool, whom one measure brings there. They are numbered behind all
 * officers of pools. */
typedef struct {
  uint32_t first, n; /* among all of them */
  uint32_t pool, measure;
} pr_extra;

/* A measure at a place, or at several together. */
typedef struct {
  uint64_t hash; /* of its name and its place, for draws */
  uint16_t name; /* number of its name among all names of measures */
  uint16_t n_places;
  uint16_t *places; /* owned, ascending; more than one: together */

  pr_watch watch;
  uint32_t n_pools;
  uint32_t *pools; /* owned; whose lines are watched, in groups, of which the fullest counts */
  uint32_t *group; /* owned; [n_pools] number of the pool's group, ascending from 0 */
  uint32_t n_things;
  uint32_t *things; /* owned; DOWN: the system at the places */
  double on, off;   /* off: NaN if the value does not end it */
  uint32_t on_for, off_for;

  pr_look_kind look;
  int weekday;
  pr_time clock;
  pr_time from, until; /* people look within; what is on at `until` ends */

  pr_action_kind action;
  uint32_t n_targets;
  uint32_t *targets; /* owned; REINFORCE: extras, OVERTIME: pools, HOURS: shifts, POSTPONE:
                        rehearsals, PRIORITY: procedures, BATCH: lines */
  uint32_t count;    /* REINFORCE: officers at each place; PRIORITY: steps; BATCH: pieces */
  uint16_t calendar; /* HOURS */
  double share;      /* REDIRECT, BATCH */
  pr_time overtime;

  uint32_t reserve;                       /* PR_NONE32: from nowhere */
  pr_time travel;                         /* of the reserve, the longest */
  pr_dist *delay;                         /* owned; NULL: none */
  pr_time at_least, at_most, again_after; /* at_most: PR_NEVER without */
  uint32_t most;                          /* PR_NONE32: without limit */
  double cost, cost_per_day;
  uint32_t rank;
} pr_measure;

/* Part of the world. */
typedef struct {
  uint32_t n_measures, n_reserves, n_extras, n_extra_officers;
  pr_measure *measures; /* by first place, then by name */
  uint16_t n_names;
  char **names; /* sorted */
  pr_reserve *reserves;
  pr_extra *extras;  /* by pool, then by measure */
  uint8_t *priority; /* [procedure] as in its row; NULL: no measure raises any */
  uint8_t *class_of; /* [priority, raised or not] 0: the most urgent */
  double *skills;    /* [reserve * names of skills] pieces of work done before; NaN: those of the
                       skill's start; NULL: nobody learns */
} pr_policy;

void pr_policy_free (pr_policy *p);

#endif
