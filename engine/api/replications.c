/* Where results come from: a simulation in memory, or a folder. */
#include "api/private.h"
#include "figure/question.h"
#include "figure/precision.h"
#include "kernel/i18n.h"
#include "study/contents.h"
#include "study/extend.h"
#include "study/manifest.h"
#include "study/stage.h"
#include "study/write.h"

#include <glib/gstdio.h>
#include <string.h>

/* Asks the world to keep what figures need, separated by commas. those_there: places that the
 * world does not have are left out. */
static gboolean
ask_for (pr_world *w, const char *of, gboolean those_there, GError **error)
{
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) list = pr_questions_read (of, &why);
  for (guint k = 0; list != NULL && k < list->len && those_there; k++)
    ((pr_question *) list->pdata[k])->one_of_every = true;
  return (list != NULL && pr_questions_set (list, w, &why))
         || pr_study_fail_setting ("of", why, error);
}

/* What the job says, or else the scenario. */
static const char *
value_of (const pilotrun_scenario *scenario, const pr_api_job *job, const char *name)
{
  const char *own = job->settings != NULL ? pr_options_get (job->settings->options, name) : NULL;
  return own != NULL ? own : pr_options_get (scenario->given, name);
}

/* No command has it. */
static const pr_verb simulate = { "simulate", " replications seed until jobs of lang ", NULL };

static pr_input *
open_again (const pilotrun_scenario *scenario, const pr_api_job *job, GError **error)
{
  const pr_known known = { scenario->path, &scenario->input->layers };
  const char *of = value_of (scenario, job, "of");
  const pr_settings s = { .replications = value_of (scenario, job, "replications"),
                          .seed = value_of (scenario, job, "seed"),
                          .until = value_of (scenario, job, "until"),
                          .language = value_of (scenario, job, "lang"),
                          .known = &known,
                          .n_known = 1 };
  g_autoptr (pr_input) in = pr_input_open (scenario->path, &s, error);
  return in == NULL || (of != NULL && !ask_for (in->world, of, FALSE, error))
             ? NULL
             : g_steal_pointer (&in);
}

pilotrun_results *
pilotrun_simulate (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                   GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                   GError **error)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  const pr_api_job job = { settings, cancellable, progress, user_data };
  const char *jobs = value_of (scenario, &job, "jobs");
  uint64_t n_jobs = pr_input_default_jobs ();
  pr_api_host h = { .host = { 0 } };
  GError *failure = NULL;
  pr_api_words ();
  pr_input *in = (settings == NULL || pr_verb_check (&simulate, settings->options, &failure))
                         && (jobs == NULL
                             || pr_input_number ("--jobs", jobs, 1, PR_JOBS_MAX, &n_jobs, &failure))
                     ? open_again (scenario, &job, &failure)
                     : NULL;
  if (in == NULL)
    {
      pr_api_propagate (error, failure);
      return NULL;
    }
  pr_api_host_begin (&h, &job);
  const pr_experiment_options options = { .replications = in->replications,
                                          .jobs = (uint32_t) n_jobs,
                                          .progress = h.host.progress,
                                          .self = &h,
                                          .cancel = &h.cancel };
  pr_outcome *outcome = pr_experiment_run (in->world, &options, &failure);
  pr_api_host_end (&h);
  pilotrun_scenario *own = pr_api_scenario_new (in, scenario->path, scenario->given);
  if (outcome != NULL)
    return pr_api_results_new (own, outcome, NULL);
  pilotrun_scenario_free (own);
  pr_api_propagate_from (error, failure, &h.host);
  return NULL;
}

static pr_outcome *
read_records (const pr_input *in, const char *folder, uint32_t n, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PR_RECORDS_NAME, NULL),
                  *key = pr_study_key (in);
  GStatBuf info;
  uint64_t bytes = g_stat (path, &info) == 0 ? (uint64_t) info.st_size : 0;
  g_autoptr (pr_record_file) records = pr_record_file_look (path, 0, bytes, key, in->world, error);
  g_autoptr (pr_outcome) outcome = records != NULL ? pr_outcome_new (in->world, n) : NULL;
  for (uint32_t k = 0; outcome != NULL && k < n; k++)
    if ((outcome->record[k] = pr_record_file_take (records, k)) == NULL)
      {
        g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, _ ("'%s' is damaged"), path);
        return NULL;
      }
  return g_steal_pointer (&outcome);
}

/* folder: where inputs and records are. */
static pilotrun_results *
open_kept (const pr_manifest *m, const char *folder, GError **error)
{
  g_autofree char *n = g_strdup_printf ("%u", m->replications), *why = NULL;
  const pr_settings s = { .replications = n,
                          .seed = m->seed,
                          .until = m->until,
                          .relief = m->relief,
                          .precision = m->precision,
                          .most = m->most,
                          .language = pr_language_codes[m->language] };
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, FALSE, error))
    return NULL;
  g_autoptr (pr_input) in = pr_extend_open (m, folder, NULL, &s, error);
  if (in == NULL || (m->of != NULL && !ask_for (in->world, m->of, TRUE, error)))
    return NULL;
  g_autoptr (pr_precision) precision
      = m->precision != NULL ? pr_precision_read (m->precision, &why) : NULL;
  if (precision != NULL)
    pr_precision_set (precision, in->world, &why);
  in->replications = m->replications;
  pr_outcome *outcome = read_records (in, folder, m->replications, error);
  if (outcome == NULL)
    return NULL;
  g_autoptr (pr_options) given = pr_options_new ();
  const char *const known[][2]
      = { { "replications", n }, { "seed", m->seed }, { "until", m->until } };
  for (gsize k = 0; k < G_N_ELEMENTS (known); k++)
    if (known[k][1] != NULL)
      pr_options_set (given, known[k][0], known[k][1], NULL);
  pilotrun_scenario *own = pr_api_scenario_new (g_steal_pointer (&in), folder, given);
  return pr_api_results_new (own, outcome, folder);
}

static pilotrun_results *
finish (pilotrun_results *results, GError **failure, GError **error)
{
  if (results == NULL)
    pr_api_propagate (error, *failure);
  return results;
}

pilotrun_results *
pilotrun_results_open (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL && (error == NULL || *error == NULL), NULL);
  g_auto (pr_manifest) m = { 0 };
  GError *failure = NULL;
  pr_api_words ();
  return finish (pr_manifest_read (&m, folder, &failure) ? open_kept (&m, folder, &failure) : NULL,
                 &failure, error);
}

pilotrun_results *
pilotrun_results_open_scenario (const char *folder, uint32_t number, GError **error)
{
  g_return_val_if_fail (folder != NULL && (error == NULL || *error == NULL), NULL);
  g_auto (pr_manifest) m = { 0 };
  GError *failure = NULL;
  pilotrun_results *results = NULL;
  pr_api_words ();
  guint n = pr_manifest_scenarios (folder);
  g_autofree char *own = pr_scenario_folder (folder, number);
  if (number >= n)
    g_set_error (&failure, PR_STUDY_ERROR, PR_STUDY_ERROR_QUESTION,
                 _ ("'%s': scenario %u found; it is a comparison of %u"), folder, number, n);
  else if (pr_manifest_read_scenario (&m, folder, number, &failure))
    results = open_kept (&m, own, &failure);
  return finish (results, &failure, error);
}
