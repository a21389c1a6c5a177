/* Part: a world of some of a world's places, all numbers anew. Private to the partition. */
#ifndef PR_EXPERIMENT_PART_H
#define PR_EXPERIMENT_PART_H

#include "experiment/partition.h"

/* The part of the places i with of[i] == number. */
void pr_part_make (pr_part *part, const pr_world *world, const uint16_t *of, uint16_t number);
void pr_part_clear (pr_part *part);

#endif
