/* Replications that survive an interruption: what is finished is kept beside the results' folder.
 */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/write.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

static gint interrupted;
static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGXCPU };

gint *
cli_interrupted (void)
{
  return &interrupted;
}

static void
on_signal (int number G_GNUC_UNUSED)
{
  g_atomic_int_set (&interrupted, 1);
}

/* An interruption, a terminal that is closed, the limit of processor time: the first signal ends
 * the run in order; a second one ends the program at once. A signal that
 * is ignored, as for a job in the background, stays so. */
void
cli_catch_signals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction action;
      if (sigaction (signals[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN)
        continue;
      memset (&action, 0, sizeof action);
      action.sa_handler = on_signal;
      /* The limit of processor time is told every second. */
      action.sa_flags = SA_RESTART | (signals[i] == SIGXCPU ? 0 : (int) SA_RESETHAND);
      sigemptyset (&action.sa_mask);
      sigaction (signals[i], &action, NULL);
    }
}

void
cli_release_signals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction action;
      if (sigaction (signals[i], NULL, &action) == 0 && action.sa_handler == on_signal)
        signal (signals[i], SIG_DFL);
    }
}

pr_record_file *
cli_open_records (const char *path, const pr_input *in, const char *plan, GError **error)
{
  g_autofree char *own = cli_results_key (in);
  g_autofree char *key = g_strconcat (own, plan, NULL);
  g_autoptr (GError) failure = NULL;
  pr_record_file *f = pr_record_file_open (path, key, in->world, &failure);
  if (f == NULL && g_error_matches (failure, PR_RECORD_FILE_ERROR, PR_RECORD_FILE_ERROR_OTHER))
    {
      g_clear_error (&failure);
      g_unlink (path);
      f = pr_record_file_open (path, key, in->world, &failure);
    }
  if (f == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return f;
}

static void
set_interrupted (const cli_simulation *s, GError **error)
{
  uint32_t n = s->input->replications, kept = pr_record_file_count (s->records, n);
  g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
               _ ("interrupted; %u of %u replications are kept, and the same command goes on from "
                  "there"),
               kept, n);
}

/* More replications, batch by batch, until all goals are reached or there are enough. */
static gboolean
reach (cli_simulation *s, const pr_experiment_options *options, GError **error)
{
  const pr_results r = { s->input->tables, s->input->world, s->outcome };
  if (!cli_precision_possible (s->precision, &r, error))
    {
      cli_simulation_done (s); /* nothing would go on from there */
      return FALSE;
    }
  while (s->outcome->n < s->most && !pr_precision_reached (s->precision, &r))
    {
      uint32_t n = MIN (s->outcome->n + PR_PRECISION_BATCH, s->most);
      s->input->replications = n;
      if (!pr_experiment_extend (s->outcome, n, options, error))
        return FALSE;
    }
  s->input->replications = s->outcome->n;
  return TRUE;
}

gboolean
cli_simulate (cli_simulation *s, const char *folder, GError **error)
{
  s->path = pr_stage_records (folder);
  s->records = cli_open_records (s->path, s->input, "", error);
  if (s->records == NULL || !cli_events_begin (&s->logs, s->events, s->input, folder, error))
    return FALSE;
  const pr_experiment_options options = {
    .replications = s->precision != NULL ? PR_PRECISION_LEAST : s->input->replications,
    .jobs = s->jobs,
    .progress = cli_progress_step,
    .cancel = &interrupted,
    .records = s->records,
    .logs = &s->logs.logs,
  };
  cli_catch_signals ();
  g_autoptr (GError) failure = NULL;
  s->input->replications = options.replications;
  s->outcome = pr_experiment_run (s->input->world, &options, &failure);
  if (s->outcome != NULL && s->precision != NULL && !reach (s, &options, &failure))
    g_clear_pointer (&s->outcome, pr_outcome_free);
  if (g_atomic_int_get (&interrupted))
    {
      set_interrupted (s, error);
      return FALSE;
    }
  if (s->outcome != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
cli_reuse (const char *run, const char *folder)
{
  g_autofree char *from = g_build_filename (run, PR_RECORDS_NAME, NULL);
  g_autofree char *to = pr_stage_records (folder);
  if (g_file_test (from, G_FILE_TEST_IS_REGULAR) && !g_file_test (to, G_FILE_TEST_EXISTS))
    pr_copy_file (from, to, NULL);
}

gboolean
cli_simulate_more (cli_simulation *s, uint32_t n, GError **error)
{
  const pr_experiment_options options = {
    .jobs = s->jobs, .progress = cli_progress_step, .cancel = &interrupted, .records = s->records
  };
  g_autoptr (GError) failure = NULL;
  s->input->replications = n;
  gboolean good = pr_experiment_extend (s->outcome, n, &options, &failure);
  if (g_atomic_int_get (&interrupted))
    {
      set_interrupted (s, error);
      return FALSE;
    }
  if (!good)
    g_propagate_error (error, g_steal_pointer (&failure));
  return good;
}

void
cli_simulation_done (cli_simulation *s)
{
  g_unlink (s->path);
  pr_remove_tree (s->logs.folder, NULL); /* what is not wanted any more */
}

void
cli_simulation_clear (cli_simulation *s)
{
  /* Nothing in it: nothing was begun. */
  if (s->records != NULL && pr_record_file_count (s->records, s->input->replications) == 0)
    g_unlink (s->path);
  g_clear_pointer (&s->outcome, pr_outcome_free);
  g_clear_pointer (&s->records, pr_record_file_close);
  g_clear_pointer (&s->path, g_free);
  cli_events_end (&s->logs);
}
