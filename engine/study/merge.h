/* Merge: what shards have simulated becomes the folder that one command would have written. */
#ifndef PR_STUDY_MERGE_H
#define PR_STUDY_MERGE_H

#include "study/study.h"

typedef struct {
  char *const *paths;      /* of shards, as pr_shards_open() takes them */
  const char *folder;      /* to write; NULL: that of the run, the comparison or the sweep */
  const char *store;       /* to which the results are added, too; may be NULL */
  const char *language;    /* code; NULL: what the shards were asked for */
  const char *raw_command; /* run.log only */
  uint32_t jobs;
  gboolean mixed;  /* machines may make numbers differently */
  gboolean prefix; /* as many replications as are complete from the first on */
  gboolean force;  /* replace the folder */
  gboolean no_plots;
} pr_merge_request;

gboolean pr_study_merge (const pr_merge_request *q, const pr_host *host, pr_answer *a,
                         GError **error);

#endif
