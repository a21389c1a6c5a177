/* Write: the folder of a run, from its outcome.
 *
 * It is built as a stage (stage.h): a folder with the final name is complete.
 */
#ifndef PR_STUDY_WRITE_H
#define PR_STUDY_WRITE_H

#include "report/plot/plots.h"
#include "study/manifest.h"
#include "study/stage.h"
#include "study/study.h"

#define PR_RECORDS_NAME "replications.bin"

/* What a run's folder holds beside its report. */
typedef struct {
  const pr_asked *asked;
  const char *inputs;        /* pr_inputs_text() */
  pr_record_file *records;   /* of all replications; NULL: they are made from the outcome */
  const char *key;           /* what those belong to: pr_study_key(); NULL: there is no such file */
  const pr_logs *logs;       /* moved to the folder; NULL: there are none */
  const char *store;         /* a database to which the run is added, too; may be NULL */
  gboolean no_plots;         /* scripts and data are written, nothing is drawn */
  const gint *cancel;        /* once it is set nothing more is written; may be NULL */
  const char *raw_command;   /* run.log only, as the next four */
  const char *sources;       /* lines of where the replications are from; NULL: from here */
  const char *scenario_path; /* as given; may be NULL */
  double wall_seconds;
  uint32_t jobs;
} pr_writing;

/* Writes the whole folder. final: path; force: replace an existing folder of that name.
 * *plots_note: NULL, or (g_free) lines that say why plots or diagrams are missing and how to draw
 * later.
 */
gboolean pr_study_write (const pr_report *r, const pr_writing *w, const char *final, gboolean force,
                         char **plots_note, GError **error);

/* Draws the plots of the stage, which will become `folder`; if that is impossible, a warning says
 * so. FALSE if interrupted. */
gboolean pr_study_draw (const pr_stage *stage, const char *folder, gboolean no_plots,
                        const pr_host *host, GError **error);

/* Writes a file of the stage; takes the text. */
gboolean pr_study_write_text (pr_stage *stage, const char *name, char *text, GError **error);
/* Writes data, texts and program of every plot of the kind to the stage's folder plots/. */
gboolean pr_study_write_plots (pr_stage *stage, pr_results_kind kind, const pr_plot_source *of,
                               GError **error);

#endif
