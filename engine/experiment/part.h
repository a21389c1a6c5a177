/* Part: a world of some of a world's places, all numbers anew. Private to the partition. */
#ifndef PR_EXPERIMENT_PART_H
#define PR_EXPERIMENT_PART_H

#include "experiment/partition.h"

/* Makes parts of a world, one after the other: what it takes to number anew is theirs in turn. */
typedef struct _pr_part_maker pr_part_maker;
pr_part_maker *pr_part_maker_new (const pr_world *world);
void pr_part_maker_free (pr_part_maker *k);
/* The part of these places of the world, in their order there. Takes time and memory by what is at
 * those places, and by the number of steps, procedures and rows of the backlog. */
void pr_part_make (pr_part_maker *k, pr_part *part, const uint16_t *places, uint16_t n);
void pr_part_clear (pr_part *part);

#endif
