/* Plots: the data and the gnuplot script of each picture of a run.
 *
 * Scripts are templates (the .gp files of output/, compiled in) whose @WORDS@ are filled in.
 * The x axis counts working days: days off have no column, so that no weekend
 * looks like a standstill; what comes on a day off is shown on the next working day.
 */
#ifndef PR_REPORT_PLOTS_H
#define PR_REPORT_PLOTS_H

#include "report/columns.h"

#define PR_PLOT_WORST 10
#define PR_PLOT_POOLS 20
#define PR_PLOT_ROWS 60 /* units of the map */

/* What is seen on a plot, in a sentence; "" for one that is not ours. */
const char *pr_plot_words (const char *name);
/* The plots of a run in the order of its page, ended by NULL. */
extern const char *const pr_plots_of_run[];

/* file: one of the plots' data. Free with g_free. */
char *pr_plot_data (const pr_report *r, pr_file_id file);
char *pr_plot_script (const pr_report *r, pr_file_id file);

/* The days drawn (of the window, ascending): working days, or all when there is
 * none. Free with g_free. */
uint32_t *pr_plot_days (const pr_report *r, size_t *n);
/* The units from top to bottom of the map: by former district, then by code; when there are too
 * many, those whose backlog grew most. *n of them. Free with g_free. */
uint32_t *pr_plot_units (const pr_report *r, uint32_t *n);

#endif
