/* Extend: more replications of a run that is complete.
 *
 * Those that it has stay as they are; the folder becomes the same as that of a run that had so many
 * from the beginning.
 */
#ifndef PR_STUDY_EXTEND_H
#define PR_STUDY_EXTEND_H

#include "study/manifest.h"
#include "study/study.h"

typedef struct {
  const char *folder;      /* of the run */
  const char *scenario;    /* where it is now; NULL: as kept in the folder */
  uint32_t replications;   /* the new total */
  const char *raw_command; /* run.log only */
  uint32_t jobs;
  gboolean no_plots;
} pr_extend_request;

gboolean pr_study_extend (const pr_extend_request *q, const pr_host *host, pr_answer *a,
                          GError **error);

/* The words of a run again, in another language: nothing is simulated but relief, if it was
 * measured. scenario, replications: ignored. */
gboolean pr_study_reword (const pr_extend_request *q, pr_language language, const pr_host *host,
                          pr_answer *a, GError **error);

/* Opens the scenario of a run's folder; fails if it is no longer the one that was run. scenario: as
 * above. settings: of the run, perhaps with another number of replications. */
pr_input *pr_extend_open (const pr_manifest *m, const char *folder, const char *scenario,
                          const pr_settings *settings, GError **error);

#endif
