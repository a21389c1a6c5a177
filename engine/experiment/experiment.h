/* Experiment: replications of one world on threads, reduced in the order of replications.
 *
 * Workers take the next replication with one atomic add; each has its own model
 * and recorder. The outcome holds one record per replication, in their order, so any
 * number of jobs gives the same bytes.
 */
#ifndef PR_EXPERIMENT_EXPERIMENT_H
#define PR_EXPERIMENT_EXPERIMENT_H

#include "observe/outcome.h"
#include "observe/record-file.h"

/* Event logs that an experiment leaves in a folder: events-N.bin for replication N, from 1. */
typedef struct {
  const char *folder;
  const char *key;        /* what they are logs of */
  const uint32_t *number; /* [n], from 1; those that the experiment does not run are not made */
  size_t n;
} pr_logs;
#define PR_LOGS_BEGIN "events-"
#define PR_LOGS_END ".bin"
/* Free with g_free. */
char *pr_logs_path (const char *folder, uint32_t number);

typedef struct {
  uint32_t first;        /* number of the first replication: long experiments run in parts */
  uint32_t replications; /* >= 1 */
  uint32_t jobs;         /* >= 1 */
  void (*progress) (void *self, uint32_t done,
                    uint32_t of); /* may be NULL; called from any worker, serialised */
  void *self;
  gint *cancel;            /* may be NULL; set to stop early */
  pr_record_file *records; /* may be NULL; what it has is not run again, the rest is added */
  const pr_logs *logs;     /* may be NULL; existing logs are not made again */
  bool together; /* simulate as one even parts that share nothing: same results, for comparison */
} pr_experiment_options;

/* NULL with an error if a replication fails or the run is cancelled. */
pr_outcome *pr_experiment_run (const pr_world *world, const pr_experiment_options *options,
                               GError **error);
/* Runs more replications, after those that the outcome has, until it has n. Ignores first and
 * replications of the options. If it returns FALSE, the outcome is as it was. */
gboolean pr_experiment_extend (pr_outcome *outcome, uint32_t n,
                               const pr_experiment_options *options, GError **error);
/* Adds to the records of the options those of the replications number[0] .. number[n-1], from 0,
 * that are not there. Ignores first, replications and logs of the options. Once cancelled, those in
 * hand are finished first. */
gboolean pr_experiment_fill (const pr_world *world, const uint32_t *number, uint32_t n,
                             const pr_experiment_options *options, GError **error);
/* Runs only those replications whose logs are not there. Ignores first, replications and records
 * of the options. */
gboolean pr_experiment_log (const pr_world *world, const pr_experiment_options *options,
                            GError **error);

#endif
