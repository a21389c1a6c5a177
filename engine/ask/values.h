/* Values of the settings that several verbs have, read from their texts. */
#ifndef PR_ASK_VALUES_H
#define PR_ASK_VALUES_H

#include "figure/precision.h"
#include "ask/ask.h"
#include "study/shard-file.h"

#define PR_ASK_MOST_LOGS 1000 /* replications of a list; said in the help of run */

/* Settings that are not given are NULL, 0 or FALSE, jobs one a processor. */
typedef struct {
  pr_settings settings;
  pr_precision *precision;
  GArray *events; /* of uint32_t, from 1 */
  char *folder;   /* to write */
  const char *store;
  const pr_shard *shard; /* the place, if one is given */
  pr_shard place;
  uint32_t jobs;
  gboolean force, no_plots;
} pr_common;
/* All but the folder. least: replications. */
gboolean pr_common_read (pr_common *c, const pr_ask *q, uint32_t least, GError **error);
/* Takes the setting `output` as a folder's name, and drops slashes at its end. */
gboolean pr_common_folder (pr_common *c, const pr_ask *q, GError **error);
void pr_common_clear (pr_common *c);

/* A whole number; where the setting is not given *n stays. */
gboolean pr_ask_number (const pr_ask *q, const char *name, uint64_t min, uint64_t max, uint64_t *n,
                        GError **error);
/* The replications of a list such as "1,3-5", from 1; NULL with error. Free with g_array_unref. */
GArray *pr_ask_events_read (const char *text, GError **error);
/* As a scenario is written, but for the settings; warnings about it are told. */
pr_input *pr_ask_open (const pr_ask *q, const char *path, pr_settings settings, const pr_host *host,
                       GError **error);
#define PR_ASK_FAIL(...)                                                                           \
  (g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE, __VA_ARGS__), FALSE)

/* The verbs, a file each or several. */
#define PR_VERB(name)                                                                              \
  gboolean pr_ask_##name (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
PR_VERB (new);
PR_VERB (check);
PR_VERB (show);
PR_VERB (diff);
PR_VERB (run);
PR_VERB (extend);
PR_VERB (compare);
PR_VERB (staff);
PR_VERB (sweep);
PR_VERB (margin);
PR_VERB (shard_plan);
PR_VERB (merge);
PR_VERB (plot);
PR_VERB (report);
PR_VERB (brief);
PR_VERB (export);
PR_VERB (replay);
PR_VERB (explain);
PR_VERB (trace);
PR_VERB (steady);
PR_VERB (selfcheck);

/* Makes the replay of a run in its folder. */
gboolean pr_ask_replay_of_run (const char *folder, uint32_t replication, const pr_host *host,
                               pr_answer *a, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_common, pr_common_clear)

#endif
