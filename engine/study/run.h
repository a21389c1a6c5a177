/* Run: a scenario's replications become a folder of results. */
#ifndef PR_STUDY_RUN_H
#define PR_STUDY_RUN_H

#include "figure/precision.h"
#include "study/manifest.h"
#include "study/shards.h"
#include "study/study.h"

typedef struct {
  const char *path;        /* of the scenario */
  pr_settings settings;    /* as written */
  pr_precision *precision; /* what settings.precision says; may be NULL */
  const GArray *events;    /* replications whose event logs are kept (logs.h); may be NULL */
  const char *folder;      /* to write; NULL: PR_STUDY_RUNS/SCENARIO-HASH */
  const char *store;       /* to which the results are added, too; may be NULL */
  const char *raw_command; /* run.log only */
  const pr_shard *shard;   /* simulate only this shard, into a folder of shards; may be NULL */
  const pr_shards *shards; /* take scenario and replications from there; may be NULL */
  uint32_t jobs;
  gboolean force; /* run again, and replace */
  gboolean no_plots;
} pr_run_request;

/* A run that exists already is found and completed with whatever else is asked. */
gboolean pr_study_run (const pr_run_request *q, const pr_host *host, pr_answer *a, GError **error);

/* A run of an open scenario, into a folder that is locked and has been checked. */
typedef struct {
  pr_input *input;
  const char *folder, *raw_command, *path, *store; /* path: of the scenario, or NULL */
  uint32_t jobs, relief, most;
  const pr_precision *precision; /* may be NULL, as the next two */
  const char *precision_text;
  const GArray *events;
  const pr_shards *shards; /* that have the replications; NULL: they are simulated */
  bool mixed;              /* some replications were made elsewhere: see pr_asked */
  bool known;              /* the folder has all of it, in other words */
  gboolean force, no_plots;
  const pr_host *host;
} pr_run_task;
/* Simulates, measures relief and writes the folder. */
gboolean pr_run_produce (const pr_run_task *t, pr_answer *a, GError **error);

#endif
