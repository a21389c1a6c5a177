/* Partition: the parts of a world that share nothing.
 *
 * Two places belong together when a dossier filed at one may be worked on at the
 * other; authorities that no dossier can reach go with the first part. Each part is a
 * world of its own, with the same draws (keyed by names), the same order of places
 * and so the same order of simultaneous events. Simulated one after the other, the
 * parts give, to the bit, what the whole world gives; each has a small event list
 * that stays in the processor's cache.
 *
 * A part borrows everything without places from the world, which must outlive it.
 */
#ifndef PR_EXPERIMENT_PARTITION_H
#define PR_EXPERIMENT_PARTITION_H

#include "observe/recorder.h"

typedef struct {
  pr_world *world;
  uint16_t *place; /* [world->n_places] of the whole; the other numbers follow from these */
} pr_part;

/* If there are more sets of places than this, they share parts: each part has steps and procedures
 * of its own. */
#define PR_MOST_PARTS 256

typedef struct {
  uint16_t n; /* parts, at most PR_MOST_PARTS; 1: the world as it is */
  pr_part *part;
} pr_partition;

pr_partition *pr_partition_new (const pr_world *world);
void pr_partition_free (pr_partition *p);

/* Puts the record of a part into its places in the record of the whole world. */
void pr_partition_merge (const pr_part *part, const pr_world *world, const pr_record *from,
                         pr_record *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_partition, pr_partition_free)

#endif
