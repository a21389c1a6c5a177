/* Write: the folder of a run, from its outcome.
 *
 * It is built as a stage (stage.h): a folder with the final name is whole.
 */
#ifndef PR_STUDY_WRITE_H
#define PR_STUDY_WRITE_H

#include "report/plot/plots.h"
#include "report/report.h"
#include "study/stage.h"

#define PR_RECORDS_NAME "replications.bin"

/* Writes the whole folder. final: path; force: replace an existing folder of that name.
 * *plots_note: NULL, or (g_free) a sentence that says why there are no plots and how to draw later.
 */
gboolean pr_study_write (const pr_report *r, const char *final, gboolean force, char **plots_note,
                         GError **error);

/* A file of the stage; takes the text. */
gboolean pr_study_write_text (pr_stage *stage, const char *name, char *text, GError **error);
/* Data, texts and program of every plot of the kind, in the stage's folder plots/. */
gboolean pr_study_write_plots (pr_stage *stage, pr_results_kind kind, const pr_plot_source *of,
                               GError **error);

#endif
