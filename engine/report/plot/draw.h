/* Draw: gnuplot over the data of a run's folder.
 *
 * What gnuplot runs is compiled in (see plots.h): a folder is only data, whoever made it. Only a
 * plot that is asked for by name is drawn with the script of that name in the folder, if there is
 * one: an analyst may have edited it.
 *
 * Pictures are drawn under hidden names and get their own when all pictures of their plot are
 * complete. So older ones stay if something fails, and a plot that fails does not affect the
 * others. If gnuplot has not ended after a minute (or after PILOTRUN_GNUPLOT_SECONDS of the
 * environment), it is stopped.
 */
#ifndef PR_REPORT_PLOT_DRAW_H
#define PR_REPORT_PLOT_DRAW_H

#include <glib.h>

#define PR_DRAW_NEW ".new-" /* how the hidden names begin */

/* The plots of a folder, by name: ours that have data there, and those that have a script; NULL if
 * there are none. Free with g_strfreev. */
char **pr_draw_names (const char *folder, GError **error);

/* Draws plots of the folder, all at the same time, and checks that the pictures are complete.
 * names: which, ended by NULL; NULL: all of ours that have data there. kind: "svg" or "png"; NULL:
 * both. The error names every plot that was not drawn. cancel: once it is set gnuplot is stopped;
 * may be NULL. */
gboolean pr_draw (const char *folder, const char *const *names, const char *kind,
                  const gint *cancel, GError **error);

/* The message about a run whose plots, or some of them, were not drawn. Free with g_free. */
char *pr_draw_note (const GError *error, const char *folder);

#endif
