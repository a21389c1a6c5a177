/* Manifest: what made a run (manifest.json), and how it went (run.log).
 *
 * The manifest holds no time, no machine and no path, so that the same inputs give
 * the same bytes; run.log is the one file that may differ.
 */
#ifndef PR_REPORT_MANIFEST_H
#define PR_REPORT_MANIFEST_H

#include "report/report.h"

/* Free with g_free. */
char *pr_manifest_text (const pr_report *r);
char *pr_log_text (const pr_report *r);

/* How the line of run.log begins that says where the scenario was. */
#define PR_LOG_SCENARIO "scenario      "

#endif
