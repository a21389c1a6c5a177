/* Draw: gnuplot over the scripts of a run's folder.
 *
 * Pictures are drawn under hidden names and take their own when all of them are whole, so that
 * older ones stay when something fails. gnuplot that has not ended after a minute (or after
 * PILOTRUN_GNUPLOT_SECONDS of the environment) is stopped.
 */
#ifndef PR_REPORT_DRAW_H
#define PR_REPORT_DRAW_H

#include <glib.h>

#define PR_DRAW_NEW ".new-" /* how the hidden names begin */

/* The plots of a folder, by name; NULL when it has none. Free with g_strfreev. */
char **pr_draw_names (const char *folder, GError **error);

/* Runs the scripts (.gp) in plots/ of the folder, all at once, and checks that the pictures are
 * whole. names: which, ended by NULL; NULL: all. kind: "svg" or "png"; NULL: both. */
gboolean pr_draw (const char *folder, const char *const *names, const char *kind, GError **error);

#endif
