#include "api/private.h"
#include "kernel/i18n.h"

typedef struct {
  pilotrun_progress progress;
  void *user_data;
} listener;

static void
pass_on (void *self, uint32_t done, uint32_t of)
{
  const listener *l = self;
  l->progress (done, of, l->user_data);
}

/* From whatever thread cancels. */
static void
on_cancelled (GCancellable *cancellable G_GNUC_UNUSED, gpointer flag)
{
  g_atomic_int_set ((gint *) flag, 1);
}

pilotrun_results *
pilotrun_run (const pilotrun_scenario *scenario, uint32_t jobs, GCancellable *cancellable,
              pilotrun_progress progress, void *user_data, GError **error)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  if (jobs > PR_JOBS_MAX)
    {
      g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING,
                   _ ("%u jobs found; at most %d are possible"), jobs, PR_JOBS_MAX);
      return NULL;
    }
  gint cancel = 0;
  listener l = { progress, user_data };
  const pr_experiment_options options = {
    .replications = scenario->input->replications,
    .jobs = jobs > 0 ? jobs : pr_input_default_jobs (),
    .progress = progress != NULL ? pass_on : NULL,
    .self = &l,
    .cancel = &cancel,
  };
  GError *failure = NULL;
  gulong handler = 0;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), &cancel, NULL);
  pr_outcome *outcome = pr_experiment_run (scenario->input->world, &options, &failure);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  if (outcome == NULL)
    {
      pr_api_propagate (error, failure);
      return NULL;
    }
  pilotrun_results *results = g_new0 (pilotrun_results, 1);
  results->scenario = g_atomic_rc_box_acquire ((pilotrun_scenario *) scenario);
  results->outcome = outcome;
  return results;
}
