/* Replication: runs replications of a world, one after the other, and gives the record of each.
 *
 * A world whose parts share nothing (partition.h) is simulated part by part; the record is the
 * same to the bit. Each thread has a replicator of its own; the partition is shared, and so may be
 * the parts of a replication.
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
/* Whether the parts of a replication may be simulated by different replicators. */
bool pr_replicators_share (const pr_world *world, const pr_partition *partition);
/* The same of one part of a replication, as the record of that part. */
pr_record *pr_replicator_run_part (pr_replicator *r, uint16_t part, uint64_t replication,
                                   gint *cancel, GError **error);
/* Adds what no part has once all of them are in the record of the whole. */
gboolean pr_replicator_complete (pr_replicator *r, uint64_t replication, pr_record *record,
                                 GError **error);
void pr_replicator_free (pr_replicator *r);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_replicator, pr_replicator_free)

#endif
