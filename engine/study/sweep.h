/* Sweep: values of a scenario vary by a plan. */
#ifndef PR_STUDY_SWEEP_H
#define PR_STUDY_SWEEP_H

#include "study/shards.h"
#include "study/study.h"

typedef struct {
  const char *path; /* of the plan */
  const char *seed; /* as written; NULL: the scenario's; the same for the next */
  const char *until;
  const char *language;    /* code; NULL: the scenario's */
  const char *folder;      /* to write; NULL: PR_STUDY_RUNS/sweep-PLAN-HASH */
  const char *raw_command; /* run.log only */
  const pr_shard *shard;   /* simulate only this shard, into a folder of shards; may be NULL */
  const pr_shards *shards; /* take plan, scenario and replications from there; may be NULL */
  uint32_t jobs;
  gboolean force; /* sweep again, and replace */
  gboolean no_plots;
} pr_sweep_request;

/* A sweep that exists already is found, and missing plots are drawn. Mistakes in the plan are
 * errors of PR_INPUT_ERROR. */
gboolean pr_study_sweep (const pr_sweep_request *q, const pr_host *host, pr_answer *a,
                         GError **error);

#endif
