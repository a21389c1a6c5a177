/* Brief: one sheet of paper for who decides.
 *
 * brief.json has all that it says, without words of any language: brief.html is made from that file
 * alone, whatever has become of the scenarios. Both are the same for the same comparison.
 */
#ifndef PR_REPORT_BRIEF_BRIEF_H
#define PR_REPORT_BRIEF_BRIEF_H

#include "report/table/comparison.h"

#define PR_BRIEF_DATA_NAME "brief.json"
#define PR_BRIEF_NAME "brief.html"
#define PR_BRIEF_PDF_NAME "brief.pdf"

/* What differs between the scenarios that a comparison, also one of a single scenario, is of. The
 * text of brief.json. Free with g_free. */
char *pr_brief_data (const pr_comparison *c);

/* What a sweep over assumptions says of what an answer hangs on: from its folder, to be given to
 * pr_brief_page(). Fails if it is none. Free with pr_brief_sweep_free(). */
typedef struct _pr_brief_sweep pr_brief_sweep;
pr_brief_sweep *pr_brief_sweep_read (const char *folder, GError **error);
void pr_brief_sweep_free (pr_brief_sweep *s);

/* The page. data: the text of brief.json; from: its path, for messages; sweep: NULL without one.
 * Fails if the data are damaged or of another version. Free with g_free. */
char *pr_brief_page (const char *data, const char *from, const pr_brief_sweep *sweep,
                     GError **error);

/* The page in short, as the last screen of a terminal: at most 20 lines of at most 79 columns.
 * data: what pr_brief_data() gave. Free with g_free. */
char *pr_brief_short (const char *data);

/* Prints a page with a browser or an office program, whichever is there. Fails if neither is, or if
 * it does; without force if the PDF is there by then; cancel: once it is set, too. */
gboolean pr_brief_print (const char *page, const char *pdf, gboolean force, const gint *cancel,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_brief_sweep, pr_brief_sweep_free)

#endif
