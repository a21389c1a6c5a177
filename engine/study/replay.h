/* Replay: the page that plays a replication of a run that is complete, or of two side by side. */
#ifndef PR_STUDY_REPLAY_H
#define PR_STUDY_REPLAY_H

#include "study/study.h"

#define PR_REPLAY_RUNS 2

typedef struct {
  const char *folder[PR_REPLAY_RUNS]; /* of runs; the second may be NULL, and the first then that of
                                         a comparison */
  guint of[PR_REPLAY_RUNS];           /* of a comparison: numbers of scenarios, from 0 */
  const char *scenario;               /* of one run: where it is now; NULL: as kept in the folder */
  uint32_t replication;               /* from 1 */
  gboolean all;                       /* all dossiers, not only chosen ones */
  const char *language;               /* code; NULL: that of the first folder */
  const char *lesson; /* a file; NULL: that beside the scenario of the first, if there is one */
} pr_replay_request;

/* Takes event logs from the folders; those that are not there are made by simulating again, and
 * kept there. *answers: the lesson for the trainer, NULL without one; free both with g_free. */
char *pr_study_replay (const pr_replay_request *q, const pr_host *host, char **answers,
                       GError **error);

/* Checks the lesson that stands beside a scenario, as far as that goes without a replication.
 * *stops: how many it has, 0 without one. */
gboolean pr_study_lesson_check (const pr_input *in, guint *stops, GError **error);

#endif
