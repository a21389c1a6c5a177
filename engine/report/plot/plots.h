/* Plots: the data, the texts and the gnuplot program of each picture.
 *
 * A program is the same for every run: one of the .gp files of output/, compiled in. What differs
 * it reads: figures from NAME.dat, and titles, names, labels and numbers from NAME.txt (see
 * plot-rows.h). So no text of a scenario, a plan or an option is ever a part of a program.
 * The x axis counts working days: days off have no column, so that no weekend
 * looks like a standstill; what comes on a day off is shown on the next working day.
 */
#ifndef PR_REPORT_PLOT_PLOTS_H
#define PR_REPORT_PLOT_PLOTS_H

#include "report/table/columns.h"

#define PR_PLOT_WORST 10
#define PR_PLOT_POOLS 20
#define PR_PLOT_ROWS 60 /* units of the map */

/* What is seen on a plot, in a sentence; "" for one that is not ours. */
const char *pr_plot_words (const char *name);
/* The plots of a run in the order of its page, ended by NULL. */
extern const char *const pr_plots_of_run[];

/* file: one of the plots' data. Free with g_free. */
char *pr_plot_data (const pr_report *r, pr_file_id file);
char *pr_plot_texts (const pr_report *r, pr_file_id file);

/* NULL for a plot that is not ours. Free with g_free. */
char *pr_plot_program (const char *name);

/* The days drawn (of the window, ascending): working days, or all when there is
 * none. Free with g_free. */
uint32_t *pr_plot_days (const pr_report *r, size_t *n);
/* The units from top to bottom of the map: by former district, then by code; when there are too
 * many, those whose backlog grew most. *n of them. Free with g_free. */
uint32_t *pr_plot_units (const pr_report *r, uint32_t *n);

#endif
