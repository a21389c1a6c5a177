/* Plans: what happens at times that are known when a replication begins. Phases, hand-overs and the
 * end of the tests have dates; conditions that are met and officers who come back may have a delay,
 * which is drawn at the beginning.
 *
 * All share one slot of the event list, which holds the next of them. They are in order of time, at
 * one instant in the order of their kinds, and within a kind in the order of the world's rows.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_PLAN_H
#define PR_MODEL_PLAN_H

#include "kernel/rng.h"
#include "model/model.h"

/* In the order in which they happen at one instant. */
typedef enum {
  PR_PLAN_DUTY,
  PR_PLAN_PHASE,
  PR_PLAN_TESTS_END,
  PR_PLAN_HAND_OVER,
  PR_PLAN_READY,
  PR_PLAN_NEED_BEGINS,
  PR_PLAN_NEED_ENDS,
  PR_PLAN_LESSONS,
  PR_PLAN_SKILLS,
} pr_plan_kind;

typedef struct {
  pr_time at;
  pr_plan_kind kind;
  uint32_t index; /* of what it concerns, in the world; DUTY: of the roster's first edge then,
                     LESSONS: of the agenda's first one then, SKILLS: of the first change then */
} pr_plan;

typedef struct {
  pr_plan *list; /* of the replication */
  uint32_t n, cap, next;
  bool any; /* the world may have some, which needs a slot */
} pr_plans;

/* A delay of a row, by its key; NULL: none. */
pr_time pr_plan_delay (const pr_rng *rng, const pr_dist *delay, uint64_t hash);

void pr_plans_make (pr_model *m);
/* At the beginning of a replication, before anything opens: sets the phase as well. */
void pr_plans_begin (pr_model *m);
void pr_plan_event (pr_model *m);
/* The world has changed: officers come back and go by another roster. */
void pr_plans_change_over (pr_model *m);
void pr_plans_free (pr_model *m);

#endif
