/* Plots: the data, the texts and the gnuplot program of each picture.
 *
 * A plot is a row of PR_PLOTS and a program, output/NAME.gp. The row's pr_plot is in a file of this
 * folder, with its columns, data and texts, alone or together with similar ones. All code that
 * writes, draws, lists or describes plots goes through the rows.
 *
 * A program is the same for every run, and compiled in. It reads what differs: figures from
 * NAME.dat, and titles, names, labels and numbers from NAME.txt (see rows.h). So no text of a
 * scenario, a plan or an option is ever part of a program.
 *
 * The x axis counts working days: days off have no column, so that no weekend looks like a
 * standstill; events on a day off are shown on the next working day.
 */
#ifndef PR_REPORT_PLOT_PLOTS_H
#define PR_REPORT_PLOT_PLOTS_H

#include "report/table/comparison.h"
#include "report/table/csv.h"
#include "report/table/margins.h"
#include "report/table/sweep.h"

/* What is drawn: the member of the plot's kind; the others are NULL. */
typedef struct {
  const pr_results *run;
  const pr_comparison *comparison;
  const pr_sweep *sweep;
  const pr_margins *margins;
} pr_plot_source;

typedef struct {
  const char *name;
  pr_out_file table; /* of its data, plots/NAME.dat */
  pr_results_kind kind;
  int page;          /* its place among the plots of a page, from 1; 0: it is alone there */
  const char *words; /* what the picture shows, in a sentence; translatable */
  /* Whether there is something to draw; NULL: always. */
  gboolean (*any) (const pr_plot_source *of);
  /* The rows below the header. */
  void (*data) (const pr_plot_source *of, pr_csv *csv);
  /* The rows of rows.h. */
  void (*texts) (const pr_plot_source *of, GString *rows);
} pr_plot;

/* Every plot, in the order of the data dictionary; '_' stands for the '-' of a name. From here the
 * build reads which programs are compiled in (resources.sh). */
#define PR_PLOTS(ROW)                                                                              \
  ROW (backlog)                                                                                    \
  ROW (weeks)                                                                                      \
  ROW (worst_units)                                                                                \
  ROW (heatmap)                                                                                    \
  ROW (verdicts)                                                                                   \
  ROW (utilisation)                                                                                \
  ROW (causes)                                                                                     \
  ROW (ages)                                                                                       \
  ROW (over_the_day)                                                                               \
  ROW (waiting)                                                                                    \
  ROW (failures)                                                                                   \
  ROW (rehearsals)                                                                                 \
  ROW (compared)                                                                                   \
  ROW (sweep)                                                                                      \
  ROW (cost_late)                                                                                  \
  ROW (margins)

#define PR_PLOT_DECLARE(name) extern const pr_plot pr_##name##_plot;
PR_PLOTS (PR_PLOT_DECLARE)
#undef PR_PLOT_DECLARE

/* All rows, ended by NULL. */
extern const pr_plot *const pr_plots[];

/* NULL for a name that is not ours. */
const pr_plot *pr_plot_find (const char *name);
/* Whether a folder of these results has the plot. */
gboolean pr_plot_belongs (const pr_plot *plot, pr_results_kind kind, const pr_plot_source *of);
/* Those of a kind in the order of a page, ended by NULL. Free with g_free. */
const pr_plot **pr_plots_of (pr_results_kind kind);

/* NAME.dat, NAME.txt and NAME.gp. Free with g_free. */
char *pr_plot_data (const pr_plot *plot, const pr_plot_source *of);
char *pr_plot_texts (const pr_plot *plot, const pr_plot_source *of);
char *pr_plot_program (const pr_plot *plot);

#endif
