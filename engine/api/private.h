/* Objects of the public API: counted references over the engine's own objects, so
 * that results keep the scenario that they came from. */
#ifndef PR_API_PRIVATE_H
#define PR_API_PRIVATE_H

#include "experiment/experiment.h"
#include "experiment/input.h"
#include "figure/figure.h"
#include "ask/ask.h"

#include <pilotrun/pilotrun.h>

struct pilotrun_settings {
  pr_options *options;
};

struct pilotrun_scenario {
  pr_input *input;
  char *path;
  pr_options *given; /* the settings that it was opened with */
};

struct pilotrun_results {
  pilotrun_scenario *scenario; /* a reference */
  pr_outcome *outcome;
  char *folder; /* of its event logs; NULL: there is none */
  GMutex lock;  /* of what the outcome keeps of its replications */
};

/* Puts an error of the engine under PILOTRUN_ERROR; takes `failure`. */
void pr_api_propagate (GError **error, GError *failure);
/* The same, after work that a host could interrupt. */
void pr_api_propagate_from (GError **error, GError *failure, const pr_host *host);

/* Before words are made: finds their translations, once. */
void pr_api_words (void);

/* How a verb is called. */
typedef struct {
  const pilotrun_settings *settings; /* may be NULL, as the next two */
  GCancellable *cancellable;
  pilotrun_progress progress;
  void *user_data;
} pr_api_job;

/* A host that passes progress on, and is interrupted as the job is cancelled. */
typedef struct {
  const pr_api_job *job;
  gint cancel;
  gulong handler;
  GString *text, *warnings; /* what was put and told; may be NULL */
  pr_host host;
} pr_api_host;
void pr_api_host_begin (pr_api_host *h, const pr_api_job *job);
void pr_api_host_end (pr_api_host *h);

pilotrun_answer *pr_api_ask (const char *verb, const char *const *about, const pr_api_job *job,
                             GError **error);
pilotrun_answer *pr_api_ask_scenarios (const char *verb, const pilotrun_scenario *const *scenarios,
                                       guint n, const pr_api_job *job, GError **error);

/* Takes the input. */
pilotrun_scenario *pr_api_scenario_new (pr_input *input, const char *path, const pr_options *given);
/* Takes the outcome and the scenario. folder: may be NULL. */
pilotrun_results *pr_api_results_new (pilotrun_scenario *scenario, pr_outcome *outcome,
                                      const char *folder);
pr_results pr_api_results (const pilotrun_results *results);

#endif
