/* Manifest: what made a folder of results (manifest.json), and how a run went (run.log).
 *
 * The manifest holds no time, no machine and no path, so that the same inputs give
 * the same bytes; run.log is the one file that may differ.
 */
#ifndef PR_STUDY_MANIFEST_H
#define PR_STUDY_MANIFEST_H

#include "report/table/comparison.h"
#include "report/table/sweep.h"

/* Free with g_free. */
char *pr_manifest_of_run (const pr_report *r);
char *pr_manifest_of_comparison (const pr_comparison *c, const char *command);
/* inputs: a hash of all points' scenarios. */
char *pr_manifest_of_sweep (const pr_sweep *s, const char *inputs, uint64_t seed);
char *pr_log_text (const pr_report *r);

/* How the line of run.log begins that says where the scenario was. */
#define PR_LOG_SCENARIO "scenario      "

#endif
