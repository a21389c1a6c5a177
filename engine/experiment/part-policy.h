/* Part of a policy: the measures of the places of a part. Private to the room. */
#ifndef PR_EXPERIMENT_PART_POLICY_H
#define PR_EXPERIMENT_PART_POLICY_H

#include "model/world.h"

/* New numbers, by those of the whole world; only of what is in the part, but for places, which are
 * PR_NONE16 outside. */
typedef struct {
  const uint16_t *place;
  const uint32_t *pool, *line, *thing;
} pr_part_numbers;

/* Gives the part its own policy, and its pools whom measures bring. Returns the numbers that its
 * measures have in the whole world; free with g_free. */
uint32_t *pr_part_policy_take (pr_world *part, const pr_world *whole,
                               const pr_part_numbers *numbers);
void pr_part_policy_free (pr_policy *p);

#endif
