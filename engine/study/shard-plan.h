/* Shard plan: into how many shards a run is best dealt out, and the batch script that does it. */
#ifndef PR_STUDY_SHARD_PLAN_H
#define PR_STUDY_SHARD_PLAN_H

#include "experiment/input.h"
#include "study/study.h"

typedef struct {
  const char *path;     /* of the scenario */
  pr_settings settings; /* as written */
  const char *folder;   /* of the shards; NULL: beside that of the run */
  double minutes;       /* that a shard shall take */
  uint32_t jobs;        /* processors of a shard */
} pr_shard_plan_request;

/* Simulates one replication to measure it. *script: for sh and sbatch, free with g_free. */
gboolean pr_study_shard_plan (const pr_shard_plan_request *q, const pr_host *host, char **script,
                              GError **error);

#endif
