/* Experiment: replications of one world on threads, reduced in the order of replications.
 *
 * Workers take the next replication with one atomic add; each has its own model
 * and recorder. The outcome holds one record a replication and sums that do not
 * depend on order, so any number of jobs gives the same bytes.
 */
#ifndef PR_EXPERIMENT_EXPERIMENT_H
#define PR_EXPERIMENT_EXPERIMENT_H

#include "observe/record-file.h"

typedef struct {
  uint32_t first;        /* number of the first replication: long experiments go in parts */
  uint32_t replications; /* >= 1 */
  uint32_t jobs;         /* >= 1 */
  void (*progress) (void *self, uint32_t done,
                    uint32_t of); /* may be NULL; called from any worker, serialised */
  void *self;
  gint *cancel;            /* may be NULL; set to stop early */
  pr_record_file *records; /* may be NULL; what it has is not run again, what it has not is added */
  bool together; /* simulate as one even what shares nothing: same results, for comparison */
} pr_experiment_options;

typedef struct {
  const pr_world *world;
  uint32_t n;         /* replications, all complete */
  pr_record **record; /* [n], in order, from replication `first` on */
} pr_outcome;

/* NULL with error when a replication fails or the run is cancelled. */
pr_outcome *pr_experiment_run (const pr_world *world, const pr_experiment_options *options,
                               GError **error);
/* Runs more replications, after those that the outcome has, until it has n. options: first and
 * replications are not read. FALSE leaves it as it was. */
gboolean pr_experiment_extend (pr_outcome *outcome, uint32_t n,
                               const pr_experiment_options *options, GError **error);
void pr_outcome_free (pr_outcome *o);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_outcome, pr_outcome_free)

#endif
