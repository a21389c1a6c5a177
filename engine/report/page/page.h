/* Page: report.html, one self-contained page made from the files of a results folder.
 *
 * It is a view of what stands in that folder and nothing else, so that it can be made
 * again whatever has become of the scenario. It asks the network for nothing: styles,
 * script and plots are within.
 */
#ifndef PR_REPORT_PAGE_PAGE_H
#define PR_REPORT_PAGE_PAGE_H

#include <glib.h>

#define PR_PAGE_NAME "report.html"

/* Of the folder of a run or of a comparison. Fails when the folder is neither, is of another
 * version, or is damaged. Free with g_free. */
char *pr_page_text (const char *folder, GError **error);
/* The same, written to the folder. What was there before stays when it fails. */
gboolean pr_page_write (const char *folder, GError **error);

#endif
