/* Staff: the officers that a goal needs, as a what-if that can be run at once. */
#ifndef PR_STUDY_STAFF_H
#define PR_STUDY_STAFF_H

#include "figure/goal.h"
#include "study/study.h"

typedef struct {
  const char *path;     /* of the scenario */
  pr_settings settings; /* as written */
  pr_goal *goal;
  const char *goal_text; /* as written */
  const char *file;      /* to write the plan to; NULL: SCENARIO-staff.ini */
  uint32_t most;         /* the largest number of officers added, or of posts moved */
  uint32_t jobs;
  gboolean fixed; /* move existing posts instead of adding officers */
  gboolean force; /* look again, and replace the file */
} pr_staff_request;

/* The answer's folder is the file of the plan, NULL if nothing changes; a plan that exists already
 * for the same question is found. The summary is set as soon as the plan is known, even if its file
 * cannot be written. */
gboolean pr_study_staff (const pr_staff_request *q, const pr_host *host, pr_answer *a,
                         GError **error);

#endif
