/* Simulation: the replications of one scenario, which survive an interruption.
 *
 * Finished ones are kept beside the results' folder until that is complete: records in a hidden
 * file, event logs in a hidden folder (stage.h). The same study then continues from there.
 */
#ifndef PR_STUDY_SIMULATION_H
#define PR_STUDY_SIMULATION_H

#include "figure/precision.h"
#include "study/logs.h"
#include "study/shards.h"

typedef struct {
  pr_input *input; /* with precision: its number of replications is set */
  uint32_t jobs;
  const pr_precision *precision; /* NULL: as many replications as the input says */
  uint32_t most;
  const GArray *events;    /* replications whose event logs are kept; NULL: none */
  const pr_shards *shards; /* that have the replications; NULL: they are simulated */
  guint scenario;          /* of the shards */
  const pr_host *host;
  pr_outcome *outcome;     /* owned, as all below */
  pr_record_file *records; /* open as long as this lives */
  char *path;              /* of the file that is kept until the results are complete */
  pr_kept_logs logs;
} pr_simulation;

/* Runs the replications that an earlier attempt has not left. folder: where the results will be. */
gboolean pr_simulation_run (pr_simulation *s, const char *folder, GError **error);
/* Runs more of them, until there are n. */
gboolean pr_simulation_extend (pr_simulation *s, uint32_t n, GError **error);
/* The results are complete: nothing needs to be kept beside them any longer. */
void pr_simulation_done (pr_simulation *s);
void pr_simulation_clear (pr_simulation *s);

/* If the same replications are in the folder of a complete run, they need not be run again: they
 * are copied to where finished ones are kept. */
void pr_simulation_reuse (const char *run, const char *folder);
/* Takes from a run's folder what is kept while the folder is made again: records, and the logs of
 * these replications. */
gboolean pr_simulation_take_run (const char *folder, const GArray *logs, GError **error);

/* FALSE with error if no number of replications can reach the precision asked for. */
gboolean pr_simulation_possible (const pr_precision *precision, const pr_results *r,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_simulation, pr_simulation_clear)

#endif
