/* What depends on pairs of places: who decides and receives in each phase, hand-overs, and where
 * people live and file, for a part. Private to the room. */
#ifndef PR_EXPERIMENT_PART_REFORM_H
#define PR_EXPERIMENT_PART_REFORM_H

#include "experiment/part-policy.h"

/* Gives the part its own; its places and units are counted, its procedures a copy. place: [its
 * places] of the whole world. */
void pr_part_reform_take (pr_world *part, const pr_world *whole, const uint16_t *place,
                          const pr_part_numbers *numbers);
void pr_part_reform_free (pr_world *part);

#endif
