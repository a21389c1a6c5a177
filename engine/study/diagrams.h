/* Diagrams: the workflows of a run, drawn, in the folder diagrams/ of its results: a file each,
 * WORKFLOW.svg. They are drawn with the run or later, as plots are; without dot there are none. */
#ifndef PR_STUDY_DIAGRAMS_H
#define PR_STUDY_DIAGRAMS_H

#include "study/study.h"

#define PR_DIAGRAMS "diagrams"

/* The file's name within the folder of results. Free with g_free. */
char *pr_diagram_name (const char *workflow);
/* Whether a user may have them written to a folder: none is in the way, see contents.h. */
gboolean pr_diagrams_check (const char *folder, const pr_world *world, gboolean force,
                            GError **error);
/* Writes pictures, one a workflow of the world, to a folder, which is made. force: may replace
 * files. */
gboolean pr_diagrams_write (const char *folder, const pr_world *world, char **svgs, gboolean force,
                            GError **error);
/* Whether some are missing in a folder of results. */
gboolean pr_diagrams_lack (const char *folder, const pr_world *world);
/* Draws them into a folder of results, and replaces what is there. */
gboolean pr_diagrams_draw (const char *folder, const pr_world *world, const gint *cancel,
                           GError **error);
/* The same, of the scenario that the folder keeps; of results that are no run's, nothing. */
gboolean pr_diagrams_draw_again (const char *folder, const gint *cancel, GError **error);
/* The message about a run whose diagrams were not drawn. Free with g_free. */
char *pr_diagrams_note (const GError *error, const char *folder);

#endif
