/* Learning: what officers learn by doing it, as the world's data.
 *
 * A skill is the work of some roles, steps or procedures; a piece of work takes one skill at most.
 * With e pieces of experience the time that practised officers need is multiplied by
 *
 *   max (1, ((e + 1) / standard_after) ^ log2 (rate))
 *
 * which is Wright's power law with a plateau and prior experience (Yelle, The learning curve,
 * Decision Sciences 10, 1979). Practised officers are those with e + 1 >= standard_after.
 */
#ifndef PR_MODEL_LEARNING_H
#define PR_MODEL_LEARNING_H

#include "kernel/clock.h"
#include "kernel/terms.h"

#include <stdbool.h>
#include <stdint.h>

/* A skill from an instant on. */
typedef struct {
  uint32_t n_factors;   /* standard_after - 1; 0 if none is above 1 */
  const double *factor; /* [n_factors] by whole pieces of experience, those of `start` included; 1
                           beyond */
  double exponent;      /* log2 (rate) */
  double start;         /* pieces of experience that officers have then */
  double share;         /* of what they had, which they keep besides */
  double half_life;     /* absence that halves what was learned, microseconds; 0: none does */
  double errors;        /* probability of an error at factor 1 */
  uint32_t most;        /* errors of one step in one dossier */
  pr_repair repair;
  uint32_t found; /* hash of the name of the step that finds an error; 0: the next work */
} pr_skill;

/* A skill comes into force in an area, or changes. */
typedef struct {
  pr_time at; /* not before the window's start */
  uint16_t area, name;
  uint32_t skill; /* index in `skills` */
} pr_skill_change;

/* The officers of a pool use a skill. */
typedef struct {
  uint32_t pool;
  uint16_t name;
} pr_practice;

typedef struct {
  uint16_t n_names;
  char **names; /* sorted */
  uint32_t n_skills;
  pr_skill *skills;
  uint32_t n_tables;
  double **tables; /* of factors, which skills share */
  uint16_t n_areas;
  uint16_t *area_of; /* [n_places] places with the same skills */
  uint32_t n_changes;
  pr_skill_change *changes; /* by time, then in the order in which they hold */
  uint32_t n_works;
  uint32_t *first_work; /* [n_procedures] of its first step; its steps follow */
  uint16_t *name_of;    /* [area * n_works + work] the skill that it takes, PR_NONE16 */
  uint32_t n_practices;
  pr_practice *practices; /* by pool, then by name */
  uint32_t *practice_of;  /* [pool * n_names + name] PR_NONE32: the pool does not use it */
  bool errors;            /* some skill has errors */
} pr_learning;

/* The factor by the formula, for 0 <= pieces < n_factors. */
double pr_skill_factor (const pr_skill *skill, double pieces);

void pr_learning_free (pr_learning *l);

#endif
