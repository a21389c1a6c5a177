/* New: writes a small scenario that runs at once, to begin one's own with.
 *
 * Every row says what it rests on. Staff follows from the load, so that the fullest pool of a kind
 * has work for three quarters of its time; the same request gives the same bytes.
 */
#ifndef PR_STUDY_NEW_H
#define PR_STUDY_NEW_H

#include "study/study.h"

typedef struct {
  const char *folder;   /* missing, or empty */
  guint units;          /* that are made up; not with from */
  const char *from;     /* a table of units; NULL: they are made up */
  pr_language language; /* of what is for people to read, and of the results of its runs */
} pr_new_request;

typedef struct {
  char *folder; /* as it was asked for */
  char *whatif; /* the path of its what-if */
  uint32_t units, officers;
} pr_new_answer;

gboolean pr_study_new (const pr_new_request *q, const pr_host *host, pr_new_answer *a,
                       GError **error);
void pr_new_answer_clear (pr_new_answer *a);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_new_answer, pr_new_answer_clear)

#endif
