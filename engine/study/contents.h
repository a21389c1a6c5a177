/* Contents: what a folder of results holds.
 *
 * Its manifest lists the files that were written with it. Beside them belong to it what later
 * commands put there, whose names follow a rule: pictures of the listed scripts, and event logs
 * and exports, events-N.bin, .csv and .xes. Anything else is somebody else's: a folder that holds
 * such a thing is not replaced, and nothing of the kind is removed.
 */
#ifndef PR_STUDY_CONTENTS_H
#define PR_STUDY_CONTENTS_H

#include "report/table/columns.h"

#include <json-glib/json-glib.h>

/* The member "files" of a manifest in hand. */
void pr_contents_list (JsonBuilder *b, pr_results_kind kind);

/* Whether the folder may be replaced: an empty one, or one whose manifest is this program's and
 * that holds nothing foreign; else the error names what is in the way. */
gboolean pr_contents_check (const char *folder, GError **error);

/* Removes what belongs to the folder, then the folder when nothing else is left in it; FALSE with
 * error when that is not so. One that is not there is no error. */
gboolean pr_contents_remove (const char *folder, GError **error);

#endif
