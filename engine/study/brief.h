/* Brief: one page for who decides, of a comparison, of a run or of several of them.
 *
 * A comparison's is made from its brief.json; that of runs from their records, which are compared
 * without being run again.
 */
#ifndef PR_STUDY_BRIEF_H
#define PR_STUDY_BRIEF_H

#include "report/table/comparison.h"
#include "study/stage.h"
#include "study/study.h"

typedef struct {
  char *const *folders; /* ended by NULL: a comparison, or runs, the first of which is `now` */
  const char *output;   /* the page; NULL: brief.html in the folder, of which there is then one */
  const char *sweep;    /* the folder of a sweep over assumptions; NULL: there is none */
  const char *language; /* code; NULL: that of the first folder */
  gboolean force;       /* replace an `output` that exists */
  gboolean pdf;         /* print it, too */
} pr_brief_request;

/* *page, *pdf: paths, free with g_free. If only printing fails, the page is there, *page is set and
 * the error says why. */
gboolean pr_study_brief (const pr_brief_request *q, const pr_host *host, char **page, char **pdf,
                         GError **error);

/* brief.json and brief.html of a stage; data: what pr_brief_data() gave. */
gboolean pr_study_write_brief (pr_stage *stage, const char *data, GError **error);

#endif
