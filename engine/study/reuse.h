/* Found: results that exist already are completed with whatever else is asked. */
#ifndef PR_STUDY_REUSE_H
#define PR_STUDY_REUSE_H

#include "study/study.h"

/* Draws the plots that are missing and, of a run's world (else NULL), its diagrams; if that is
 * impossible, a warning says so. */
gboolean pr_study_complete_plots (const char *folder, const pr_world *world, const pr_host *host,
                                  GError **error);

#endif
