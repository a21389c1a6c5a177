#include "api/private.h"
#include "kernel/i18n.h"
#include "study/extend.h"

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

/* Called in whichever thread cancels. */
static void
on_cancelled (GCancellable *cancellable G_GNUC_UNUSED, gpointer flag)
{
  g_atomic_int_set ((gint *) flag, 1);
}

/* What both have in common: the listener that is told of progress, and how the work is
 * cancelled. */
typedef struct {
  listener listener;
  uint32_t jobs;
  gint cancel;
  GCancellable *cancellable;
  gulong handler;
} job;

static gboolean
job_begin (job *j, uint32_t jobs, GCancellable *cancellable, GError **error)
{
  if (jobs > PR_JOBS_MAX)
    {
      g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING,
                   _ ("%u jobs found; at most %d are possible"), jobs, PR_JOBS_MAX);
      return FALSE;
    }
  j->jobs = jobs > 0 ? jobs : pr_input_default_jobs ();
  j->cancellable = cancellable;
  if (cancellable != NULL)
    j->handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), &j->cancel, NULL);
  return TRUE;
}

static void
job_end (job *j)
{
  if (j->cancellable != NULL)
    g_cancellable_disconnect (j->cancellable, j->handler);
}

pilotrun_results *
pilotrun_run (const pilotrun_scenario *scenario, uint32_t jobs, GCancellable *cancellable,
              pilotrun_progress progress, void *user_data, GError **error)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  job j = { .listener = { progress, user_data } };
  if (!job_begin (&j, jobs, cancellable, error))
    return NULL;
  const pr_experiment_options options = {
    .replications = scenario->input->replications,
    .jobs = j.jobs,
    .progress = progress != NULL ? pass_on : NULL,
    .self = &j.listener,
    .cancel = &j.cancel,
  };
  GError *failure = NULL;
  pr_outcome *outcome = pr_experiment_run (scenario->input->world, &options, &failure);
  job_end (&j);
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

gboolean
pilotrun_extend (const char *folder, uint32_t replications, uint32_t jobs,
                 GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                 GError **error)
{
  g_return_val_if_fail (folder != NULL && replications >= 1, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  job j = { .listener = { progress, user_data } };
  if (!job_begin (&j, jobs, cancellable, error))
    return FALSE;
  const pr_host host
      = { .progress = progress != NULL ? pass_on : NULL, .self = &j.listener, .cancel = &j.cancel };
  const pr_extend_request asked = {
    .folder = folder, .replications = replications, .raw_command = "pilotrun_extend", .jobs = j.jobs
  };
  g_auto (pr_answer) answer = { 0 };
  GError *failure = NULL;
  gboolean done = pr_study_extend (&asked, &host, &answer, &failure);
  job_end (&j);
  if (done)
    return TRUE;
  if (pr_host_interrupted (&host))
    g_set_error_literal (error, PILOTRUN_ERROR, PILOTRUN_ERROR_CANCELLED, failure->message);
  else
    pr_api_propagate (error, g_steal_pointer (&failure));
  g_clear_error (&failure);
  return FALSE;
}
