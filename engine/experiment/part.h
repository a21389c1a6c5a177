/* Part: a world made of some of a world's places, with new numbers. Private to the partition. */
#ifndef PR_EXPERIMENT_PART_H
#define PR_EXPERIMENT_PART_H

#include "experiment/partition.h"

/* Makes parts of a world, one after the other; they share the memory for renumbering.
 * part_of_thing: [n_things] the number of each thing's part, or PR_IN_ALL_PARTS; must outlive the
 * maker. */
#define PR_IN_ALL_PARTS PR_NONE16
typedef struct _pr_part_maker pr_part_maker;
pr_part_maker *pr_part_maker_new (const pr_world *world, const uint16_t *part_of_thing);
void pr_part_maker_free (pr_part_maker *k);
/* Makes the part of that number: these places of the world, in their order there, and the things
 * that part_of_thing says. Its memory depends on what is at those places, and on the number of
 * steps, procedures and systems; its time also on the number of things, absences, incidents and
 * rows of the backlog. */
void pr_part_make (pr_part_maker *k, pr_part *part, uint16_t number, const uint16_t *places,
                   uint16_t n);
void pr_part_clear (pr_part *part);

#endif
