/* Found: results that are there already get what is asked besides. */
#ifndef PR_STUDY_REUSE_H
#define PR_STUDY_REUSE_H

#include "study/study.h"

/* Draws what is not drawn; where that cannot be, a warning says so. */
gboolean pr_study_complete_plots (const char *folder, const pr_host *host, GError **error);

#endif
