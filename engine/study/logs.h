/* Logs: event logs in the folder of a run (events-N.bin of replication N); while it is simulated
 * they are in a hidden folder beside it.
 *
 * A list of them is a GArray of uint32_t, numbers of replications from 1, each once.
 */
#ifndef PR_STUDY_LOGS_H
#define PR_STUDY_LOGS_H

#include "observe/event-log.h"
#include "experiment/experiment.h"
#include "study/stage.h"
#include "study/study.h"

/* Of a run that is not complete yet. */
typedef struct {
  char *folder, *key;
  pr_logs logs; /* empty: none are wanted */
} pr_kept_logs;
/* While the run of `folder` is simulated, logs are kept beside it. list may be NULL. */
gboolean pr_kept_logs_begin (pr_kept_logs *l, const GArray *list, const pr_input *in,
                             const char *folder, GError **error);
void pr_kept_logs_end (pr_kept_logs *l);

void pr_study_logs_add (GArray *list, uint32_t number);
/* list may be NULL. */
gboolean pr_study_logs_check (const GArray *list, uint32_t replications, GError **error);
/* Simulates again those replications whose logs are not in the folder. */
gboolean pr_study_logs_make (const GArray *list, const pr_input *in, const char *folder,
                             uint32_t jobs, const pr_host *host, GError **error);
/* The replications whose logs a folder has, in no order. Free with g_array_unref. */
GArray *pr_study_logs_found (const char *folder);

/* The log of one replication of a run that is complete. */
typedef struct {
  char *folder;
  pr_input *input;       /* its scenario */
  uint32_t replication;  /* from 1 */
  uint32_t replications; /* of the run */
  pr_folder_lock lock;
} pr_study_log;
/* scenario: where it is now; NULL: as kept in the folder. */
gboolean pr_study_log_begin (pr_study_log *l, const char *folder, const char *scenario,
                             uint32_t replication, GError **error);
/* The same of one of the scenarios of a comparison, from 0, as kept in the folder. */
gboolean pr_study_log_begin_of (pr_study_log *l, const char *folder, guint scenario,
                                uint32_t replication, GError **error);
/* Simulates the replication again if its log is not in the folder, and keeps the log there if that
 * can be. *bytes: the log's length. */
pr_log_reader *pr_study_log_open (const pr_study_log *l, const pr_host *host, size_t *bytes,
                                  GError **error);
void pr_study_log_clear (pr_study_log *l);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_study_log, pr_study_log_clear)

#endif
