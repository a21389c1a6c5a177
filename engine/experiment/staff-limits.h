/* Limits: what besides staff keeps a goal out of reach, measured one by one with plenty of
 * officers. */
#ifndef PR_EXPERIMENT_STAFF_LIMITS_H
#define PR_EXPERIMENT_STAFF_LIMITS_H

#include "model/world.h"

typedef enum {
  PR_STAFF_ELSEWHERE, /* officers of places where none may be added */
  PR_STAFF_OUTAGES,   /* incidents */
  PR_STAFF_READINESS, /* what is not ready from the beginning */
  PR_STAFF_ABSENCES,  /* absences, unfilled posts, leave and sickness */
  PR_STAFF_N_LIMITS
} pr_staff_limit;

/* What the goal comes to without it. */
typedef enum {
  PR_STAFF_NO_LIMIT, /* no nearer, beyond chance; or the scenario does not have it */
  PR_STAFF_NEARER,
  PR_STAFF_HOLDS,
} pr_staff_without;

/* Whether the world has it: any but the first. */
bool pr_staff_has_limit (const pr_world *w, pr_staff_limit limit);
/* A copy without it; all else is borrowed. Free with pr_staff_unlimited_free(). */
pr_world *pr_staff_unlimited (const pr_world *w, pr_staff_limit limit);
void pr_staff_unlimited_free (pr_world *w);

#endif
