/* Contents: what a folder of results holds.
 *
 * Its manifest lists the files that were written with it. Files that later commands put there
 * belong to it as well; their names follow a rule: pictures of the listed scripts, event logs and
 * exports, events-N.bin, .csv and .xes, replay.html, brief.html and brief.pdf. In a comparison each
 * scenario has a folder of its own, with its inputs and event logs. Anything else is foreign: a
 * folder that holds something foreign is not replaced, and nothing foreign is removed.
 */
#ifndef PR_STUDY_CONTENTS_H
#define PR_STUDY_CONTENTS_H

#include "report/plot/plots.h"

#include <json-glib/json-glib.h>

#define PR_SCENARIO_FOLDER "scenario-" /* followed by the scenario's letter, A for the first */

/* The folder of a scenario of a comparison, from 0. Free with g_free. */
char *pr_scenario_folder (const char *folder, guint k);

/* Adds the member "files" to the manifest that is being built. */
void pr_contents_list (JsonBuilder *b, pr_results_kind kind, const pr_plot_source *of);

/* Which tables the folder's manifest lists, as a set of pr_file_id. Fails if there is none. */
gboolean pr_contents_tables (const char *folder, gboolean has[PR_N_FILES], GError **error);

/* Whether the folder may be replaced: an empty one, or one whose manifest is this program's and
 * that holds nothing foreign; else the error names what is in the way. */
gboolean pr_contents_check (const char *folder, GError **error);

/* Whether a command may write a file of that name: in a folder of results only one that is not
 * there yet and is no file of results; else the error is PR_STUDY_ERROR_PLACE. Links are followed.
 * own: whether the command has a file of that name within the folder, which it may replace; NULL:
 * it has none. */
gboolean pr_contents_check_place (const char *path, gboolean (*own) (const char *name),
                                  GError **error);

/* Removes what belongs to the folder, then the folder itself if nothing else is left in it;
 * otherwise FALSE with error. A missing folder is not an error. */
gboolean pr_contents_remove (const char *folder, GError **error);

#endif
