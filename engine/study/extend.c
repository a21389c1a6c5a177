/* Extend: see extend.h. */
#include "study/extend.h"

#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "study/inputs.h"
#include "study/run.h"
#include "study/simulation.h"

#include <string.h>

pr_input *
pr_extend_open (const pr_manifest *m, const char *folder, const char *scenario,
                const pr_settings *settings, GError **error)
{
  g_autoptr (pr_input) in = scenario != NULL ? pr_input_open (scenario, settings, error)
                                             : pr_inputs_open (folder, m->base, settings, error);
  if (in == NULL || strcmp (in->hash, m->hash) == 0)
    return g_steal_pointer (&in);
  if (scenario == NULL)
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                 _ ("'%s': inputs.json is not the scenario of this run; give --scenario"), folder);
  else
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                 _ ("the scenario in '%s' is not any more the one of '%s': run it again"), scenario,
                 folder);
  return NULL;
}

/* The run of the folder with so many replications, taken from there as far as they are. */
static gboolean
produce (const pr_extend_request *q, const pr_manifest *m, pr_run_task *t, const char *n,
         pr_language language, pr_answer *a, GError **error)
{
  const pr_settings settings = { .replications = n,
                                 .seed = m->seed,
                                 .until = m->until,
                                 .relief = m->relief,
                                 .precision = t->precision_text,
                                 .most = t->most,
                                 .language = pr_language_codes[language] };
  g_autoptr (pr_input) in = pr_extend_open (m, q->folder, q->scenario, &settings, error);
  g_auto (pr_folder_lock) lock = { 0 };
  if (in == NULL || !pr_folder_lock_take (&lock, q->folder, TRUE, error)
      || !pr_stage_check (q->folder, TRUE, error))
    return FALSE;
  g_autoptr (GArray) logs = pr_study_logs_found (q->folder);
  if (!pr_simulation_take_run (q->folder, logs, error))
    return FALSE;
  t->input = in;
  t->events = logs->len > 0 ? logs : NULL;
  return pr_run_produce (t, a, error);
}

static pr_run_task
task_of (const pr_extend_request *q, const pr_manifest *m, const pr_host *host)
{
  return (pr_run_task){ .folder = q->folder,
                        .path = q->scenario,
                        .raw_command = q->raw_command,
                        .jobs = q->jobs,
                        .relief = m->relief,
                        .mixed = m->mixed,
                        .force = TRUE,
                        .no_plots = q->no_plots,
                        .host = host };
}

gboolean
pr_study_extend (const pr_extend_request *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  g_autofree char *n = g_strdup_printf ("%u", q->replications);
  if (!pr_manifest_read (&m, q->folder, error))
    return FALSE;
  if (q->replications <= m.replications)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
                   _ ("replications: %u found; '%s' has %u already, and more are expected"),
                   q->replications, q->folder, m.replications);
      return FALSE;
    }
  pr_run_task task = task_of (q, &m, host);
  return produce (q, &m, &task, n, m.language, a, error);
}

gboolean
pr_study_reword (const pr_extend_request *q, pr_language language, const pr_host *host,
                 pr_answer *a, GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  g_autofree char *why = NULL;
  if (!pr_manifest_read (&m, q->folder, error))
    return FALSE;
  g_autofree char *n = g_strdup_printf ("%u", m.replications);
  g_autoptr (pr_precision) precision
      = m.precision != NULL ? pr_precision_read (m.precision, &why) : NULL;
  if (why != NULL)
    return pr_study_fail_setting ("precision", why, error);
  pr_run_task task = task_of (q, &m, host);
  task.precision = precision;
  task.precision_text = m.precision;
  task.most = m.most;
  task.known = true;
  return produce (q, &m, &task, n, language, a, error);
}
