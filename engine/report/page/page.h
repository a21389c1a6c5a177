/* Page: report.html, one self-contained page made from the files of a results folder.
 *
 * It shows the contents of that folder and nothing else, so that it can be made again whatever has
 * become of the scenario. It loads nothing from the network: styles, script and plots are inside.
 */
#ifndef PR_REPORT_PAGE_PAGE_H
#define PR_REPORT_PAGE_PAGE_H

#include <glib.h>

#define PR_PAGE_NAME "report.html"

/* The page of a folder of a run, a comparison or margins. Fails if it is none, is of another
 * version, or is damaged. Free with g_free. */
char *pr_page_text (const char *folder, GError **error);
/* The same, written to the folder. An older page stays if this fails. */
gboolean pr_page_write (const char *folder, GError **error);

#endif
