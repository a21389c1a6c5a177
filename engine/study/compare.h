/* Compare: scenarios side by side, replication by replication.
 *
 * The seed and the number of replications of the first apply to all.
 */
#ifndef PR_STUDY_COMPARE_H
#define PR_STUDY_COMPARE_H

#include "figure/precision.h"
#include "report/table/comparison.h"
#include "study/shards.h"
#include "study/study.h"

typedef struct {
  char *const *paths;      /* of the scenarios, 2 to PR_COMPARED_MOST, ended by NULL; NULL: those
                              that the folder keeps */
  pr_settings settings;    /* of all scenarios, as written */
  pr_precision *precision; /* what settings.precision says; may be NULL */
  GPtrArray *metrics;      /* of pr_question; NULL: the usual ones */
  const char *folder;      /* to write; NULL: PR_STUDY_RUNS/compare-A-B-HASH */
  const char *store;       /* to which the results are added, too; may be NULL */
  const GArray *events;    /* replications whose event logs are kept: logs.h; may be NULL */
  const char *raw_command; /* run.log only */
  const char *of;          /* what metrics say, as written; NULL without them */
  const pr_shard *shard;   /* simulate only this shard, into a folder of shards; may be NULL */
  const pr_shards *shards; /* take scenarios and replications from there; may be NULL */
  uint32_t jobs;
  bool mixed;     /* some replications were made elsewhere: see pr_asked */
  gboolean force; /* compare again, and replace */
  gboolean no_plots;
} pr_compare_request;

/* The words of a comparison again, in another language, from the scenarios and replications that
 * its folder keeps. */
gboolean pr_study_compare_reword (const char *folder, const char *language, const char *raw_command,
                                  uint32_t jobs, const pr_host *host, pr_answer *a, GError **error);

/* A comparison that exists already is found and completed with whatever else is asked. */
gboolean pr_study_compare (const pr_compare_request *q, const pr_host *host, pr_answer *a,
                           GError **error);

#endif
