/* Draw: gnuplot over the scripts of a run's folder. */
#ifndef PR_REPORT_DRAW_H
#define PR_REPORT_DRAW_H

#include <glib.h>

/* Runs every script (.gp) in plots/ of the folder, all at once, and checks that the pictures
 * (.svg and .png of the same name) are whole. When one fails, none is left behind. */
gboolean pr_draw (const char *folder, GError **error);

#endif
