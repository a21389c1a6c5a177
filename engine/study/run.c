/* Run: see run.h. */
#include "study/run.h"

#include "experiment/relief.h"
#include "kernel/i18n.h"
#include "report/store/store.h"
#include "report/text/explain.h"
#include "study/inputs.h"
#include "study/relief-file.h"
#include "study/reuse.h"
#include "study/shard.h"
#include "study/simulation.h"
#include "study/write.h"

/* Overloaded pools that are named before a run; `pilotrun check` names all. */
enum { OVERLOADS_NAMED = 5 };

/* Measures relief for the first failure points, on replications beyond the run's own. *n: how many
 * points there are. */
static pr_relief *
measure_relief (const pr_run_task *t, const pr_outcome *outcome, size_t *n, GError **error)
{
  const pr_input *in = t->input;
  const pr_experiment_options options = {
    .first = in->replications,
    .replications = in->replications,
    .jobs = t->jobs,
    .progress = t->host->progress,
    .self = t->host->self,
    .cancel = t->host->cancel,
  };
  size_t found;
  g_autofree pr_failure *points = pr_failures (outcome, &found);
  *n = MIN (found, t->relief);
  if (*n == 0)
    return g_new0 (pr_relief, 1);
  GError *failure = NULL;
  pr_relief *relief = t->known ? pr_relief_file_read (t->folder, *n) : NULL;
  if (relief != NULL)
    return relief;
  relief = pr_relief_measure (in->world, points, *n, &options, &failure);
  if (relief != NULL)
    return relief;
  if (pr_host_interrupted (t->host))
    {
      g_clear_error (&failure);
      g_set_error (
          error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
          _ ("interrupted while relief was measured; the replications of the run are kept, "
             "and the same command goes on from there"));
    }
  else
    g_propagate_error (error, failure);
  return NULL;
}

/* relief: measured, of n failure points. */
static gboolean
write_run (const pr_run_task *t, const pr_simulation *run, const pr_asked *asked,
           const pr_relief *relief, size_t n_relief, gint64 began, pr_answer *a, GError **error)
{
  const pr_input *in = t->input;
  pr_host_say (t->host, t->no_plots ? _ ("writing files") : _ ("writing files and drawing plots"));
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  g_autofree char *rules = pr_explain (in->tables, in->world, NULL), *key = pr_study_key (in),
                  *inputs = pr_inputs_text (in),
                  *sources = t->shards != NULL ? pr_shards_log (t->shards) : NULL;
  const pr_report report = {
    .results = { in->tables, in->world, run->outcome },
    .precision = t->precision,
    .relief = relief,
    .n_relief = n_relief,
    .scenario_text = in->text,
    .rules_text = rules,
    .scenario_hash = in->hash,
    .base = in->base,
    .command = in->command,
    .cancel = t->host->cancel,
  };
  const pr_writing writing = {
    .asked = asked,
    .inputs = inputs,
    .records = run->records,
    .key = key,
    .logs = &run->logs.logs,
    .store = t->store,
    .no_plots = t->no_plots,
    .cancel = t->host->cancel,
    .raw_command = t->raw_command,
    .sources = sources,
    .scenario_path = t->path,
    .wall_seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC,
    .jobs = t->jobs,
  };
  if (!pr_study_write (&report, &writing, t->folder, t->force, &a->note, error))
    return FALSE;
  a->folder = g_strdup (t->folder);
  a->summary = pr_report_summary (&report);
  if (t->store == NULL && !pr_store_belongs (in->world))
    pr_host_warn (t->host, _ ("%s is left out, as it would be large: --store FILE makes one"),
                  PR_STORE_NAME);
  return TRUE;
}

gboolean
pr_run_produce (const pr_run_task *t, pr_answer *a, GError **error)
{
  pr_input *in = t->input;
  gint64 began = g_get_monotonic_time ();
  const pr_asked asked = { .replications = in->replications,
                           .precision = t->precision_text,
                           .most = t->most,
                           .until = in->until,
                           .relief = t->relief,
                           .mixed = t->mixed };
  g_auto (pr_simulation) run = { .input = in,
                                 .jobs = t->jobs,
                                 .precision = t->precision,
                                 .most = t->most,
                                 .events = t->events,
                                 .shards = t->shards,
                                 .host = t->host };
  if (!pr_simulation_run (&run, t->folder, error))
    return FALSE;
  size_t n_relief = 0;
  g_autofree pr_relief *relief = measure_relief (t, run.outcome, &n_relief, error);
  if (relief == NULL || !write_run (t, &run, &asked, relief, n_relief, began, a, error))
    return FALSE;
  pr_simulation_done (&run);
  if (!pr_host_interrupted (t->host))
    return TRUE;
  pr_answer_clear (a);
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, _ ("interrupted; %s is complete"),
               t->folder);
  return FALSE;
}

static void
warn_before (const pr_host *host, const pr_input *in)
{
  pr_host_tell (host, in->warnings);
  size_t n = 0;
  g_autofree pr_load *loads = pr_rough_cut (in->world, &n);
  pr_study_warn_overload (host, in->world, loads, n, OVERLOADS_NAMED);
}

/* For a run that exists already. */
static gboolean
add_events (const pr_run_request *q, const pr_input *in, const char *folder, const pr_host *host,
            GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  return q->events == NULL
         || (pr_manifest_read (&m, folder, error)
             && pr_study_logs_check (q->events, m.replications, error)
             && pr_study_logs_make (q->events, in, folder, q->jobs, host, error));
}

static gboolean
complete (const pr_run_request *q, const pr_input *in, const char *folder, const pr_host *host,
          pr_answer *a, GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  gboolean wants = q->events != NULL || q->store != NULL || !q->no_plots;
  return (!wants || pr_folder_lock_take (&lock, folder, TRUE, error))
         && add_events (q, in, folder, host, error)
         && (q->no_plots || pr_study_complete_plots (folder, in->world, host, error))
         && (q->store == NULL || pr_store_copy (folder, q->store, error))
         && pr_answer_find (a, folder, error);
}

static gboolean
produce (const pr_run_request *q, pr_input *in, const char *folder, pr_found found,
         const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  g_autoptr (GArray) logs = NULL;
  bool again = found == PR_FOUND_WITHOUT_RELIEF || found == PR_FOUND_IN_OTHER_WORDS;
  gboolean force = q->force || again;
  /* It is better to know this before the run than after it. */
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_stage_check (folder, force, error))
    return FALSE;
  if (again)
    {
      logs = pr_study_logs_found (folder);
      for (guint k = 0; q->events != NULL && k < q->events->len; k++)
        pr_study_logs_add (logs, g_array_index (q->events, uint32_t, k));
      if (!pr_simulation_take_run (folder, logs, error))
        return FALSE;
    }
  const GArray *events = logs == NULL || logs->len == 0 ? q->events : logs;
  warn_before (host, in);
  const pr_run_task task = { .input = in,
                             .folder = folder,
                             .path = q->path,
                             .store = q->store,
                             .raw_command = q->raw_command,
                             .jobs = q->jobs,
                             .relief = q->settings.relief,
                             .most = q->settings.most,
                             .precision = q->precision,
                             .precision_text = q->settings.precision,
                             .events = events,
                             .shards = q->shards,
                             .mixed = q->shards != NULL && q->shards->mixed,
                             .known = found == PR_FOUND_IN_OTHER_WORDS,
                             .force = force,
                             .no_plots = q->no_plots,
                             .host = host };
  /* With a precision, the number of replications is known only now. */
  return pr_run_produce (&task, a, error)
         && pr_study_logs_check (q->events, in->replications, error);
}

static pr_input *
take_input (void *self, guint k G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
  return g_steal_pointer ((pr_input **) self);
}

/* folder: of the results that the shards will give. */
static gboolean
run_shard (const pr_run_request *q, pr_input *in, const char *folder, const pr_host *host,
           pr_answer *a, GError **error)
{
  pr_input *mine = in;
  const pr_assignment_parts parts = { .kind = PR_ASSIGNMENT_RUN,
                                      .input = &mine,
                                      .n = 1,
                                      .until = q->settings.until,
                                      .language = q->settings.language };
  g_autofree char *assignment = pr_assignment_text (&parts), *beside = pr_shards_folder (folder);
  const pr_shard_task task = { .shard = *q->shard,
                               .assignment = assignment,
                               .n = 1,
                               .open = take_input,
                               .self = &mine,
                               .replications = in->replications,
                               .folder = q->folder != NULL ? q->folder : beside,
                               .paths = (char *const[]){ (char *) q->path, NULL },
                               .jobs = q->jobs,
                               .host = host };
  if (q->shard->number == 1) /* once is enough */
    warn_before (host, in);
  gboolean good = pr_study_shard (&task, a, error);
  pr_input_free (mine);
  return good;
}

gboolean
pr_study_run (const pr_run_request *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_autoptr (pr_input) in = q->shards != NULL
                                ? pr_assignment_open (q->shards->assignment, 0, &q->settings, error)
                                : pr_input_open (q->path, &q->settings, error);
  g_autofree char *why = NULL;
  if (in == NULL)
    return FALSE;
  if (q->precision != NULL && !pr_precision_set (q->precision, in->world, &why))
    return pr_study_fail_setting ("precision", why, error);
  if ((q->precision == NULL && !pr_study_logs_check (q->events, in->replications, error)))
    return FALSE;
  g_autofree char *folder = q->folder != NULL
                                ? g_strdup (q->folder)
                                : g_build_filename (PR_STUDY_RUNS, in->run_name, NULL);
  const pr_asked asked = { .replications = in->replications,
                           .precision = q->settings.precision,
                           .most = q->settings.most,
                           .until = in->until,
                           .relief = q->settings.relief,
                           .mixed = q->shards != NULL && q->shards->mixed };
  if (q->shard != NULL)
    return run_shard (q, g_steal_pointer (&in), folder, host, a, error);
  pr_stage_settle (folder);
  pr_found found = q->force ? PR_NOT_FOUND : pr_manifest_look (folder, &asked, &in, 1);
  if (found == PR_FOUND && q->store != NULL && !pr_store_belongs (in->world))
    found = PR_FOUND_IN_OTHER_WORDS; /* there is nothing to copy from */
  return found == PR_FOUND ? complete (q, in, folder, host, a, error)
                           : produce (q, in, folder, found, host, a, error);
}
