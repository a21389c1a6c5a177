/* Shard: one of the parts into which the replications of an experiment are dealt, for machines that
 * share nothing but a folder.
 *
 * The folder has the assignment (assignment.h) and two files for each shard that is complete
 * (shard-file.h). Each attempt at a shard works under hidden names with its host and process; the
 * next one takes over whatever it left whole. There are no locks between machines: two attempts at
 * the same shard both end well.
 */
#ifndef PR_STUDY_SHARD_H
#define PR_STUDY_SHARD_H

#include "experiment/input.h"
#include "study/shard-file.h"
#include "study/study.h"

typedef struct {
  pr_shard shard;
  const char *assignment; /* its text */
  guint n;                /* scenarios */
  /* Opens one of them. Free with pr_input_free(). */
  pr_input *(*open) (void *self, guint k, GError **error);
  void *self;
  bool pairs;            /* shares of pairs: see pr_shard_numbers() */
  uint32_t replications; /* of each scenario, by all shards */
  const char *folder;
  char *const *paths; /* of the scenarios, or of the plan, as typed */
  uint32_t jobs;
  const pr_host *host;
} pr_shard_task;

/* The shard is there already, or is simulated. Once the host cancels, replications in hand are
 * finished, and the error is PR_STUDY_ERROR_STOPPED. */
gboolean pr_study_shard (const pr_shard_task *t, pr_answer *a, GError **error);

/* The folder of shards if none is named. Free with g_free. */
char *pr_shards_folder (const char *results);

#endif
