/* Replication: runs replications of a world, one after the other, and gives the record of each.
 *
 * A world whose parts share nothing (partition.h) is simulated part by part; the record is the
 * same to the bit. Each thread has a replicator of its own; the partition is shared.
 */
#ifndef PR_EXPERIMENT_REPLICATION_H
#define PR_EXPERIMENT_REPLICATION_H

#include "experiment/partition.h"
#include "observe/event-log.h"

typedef struct _pr_replicator pr_replicator;

/* World and partition must outlive the replicator. */
pr_replicator *pr_replicator_new (const pr_world *world, const pr_partition *partition,
                                  GError **error);
/* Writes what happens to `log`, which may be NULL. Returns NULL with the errors of pr_model_run().
 * Free with pr_record_free(). */
pr_record *pr_replicator_run (pr_replicator *r, uint64_t replication, pr_event_log *log,
                              gint *cancel, GError **error);
void pr_replicator_free (pr_replicator *r);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_replicator, pr_replicator_free)

#endif
