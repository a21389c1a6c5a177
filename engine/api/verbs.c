/* Verbs: see pilotrun/verbs.h. */
#include "api/private.h"

pilotrun_answer *
pilotrun_new (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
              pilotrun_progress progress, void *user_data, GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (folder != NULL, NULL);
  const char *about[] = { folder, NULL };
  return pr_api_ask ("new", about, &job, error);
}

pilotrun_answer *
pilotrun_check (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("check", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_show (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
               GCancellable *cancellable, pilotrun_progress progress, void *user_data,
               GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("show", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_diff (const pilotrun_scenario *a, const pilotrun_scenario *b,
               const pilotrun_settings *settings, GCancellable *cancellable,
               pilotrun_progress progress, void *user_data, GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (a != NULL && b != NULL, NULL);
  const pilotrun_scenario *both[] = { a, b };
  return pr_api_ask_scenarios ("diff", both, 2, &job, error);
}

pilotrun_answer *
pilotrun_run (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
              GCancellable *cancellable, pilotrun_progress progress, void *user_data,
              GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("run", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_extend (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
                 pilotrun_progress progress, void *user_data, GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (folder != NULL, NULL);
  const char *about[] = { folder, NULL };
  return pr_api_ask ("extend", about, &job, error);
}

pilotrun_answer *
pilotrun_compare (const pilotrun_scenario *const *scenarios, guint n_scenarios,
                  const pilotrun_settings *settings, GCancellable *cancellable,
                  pilotrun_progress progress, void *user_data, GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenarios != NULL || n_scenarios == 0, NULL);
  for (guint k = 0; k < n_scenarios; k++)
    g_return_val_if_fail (scenarios[k] != NULL, NULL);
  return pr_api_ask_scenarios ("compare", scenarios, n_scenarios, &job, error);
}

pilotrun_answer *
pilotrun_staff (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("staff", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_sweep (const char *plan, const pilotrun_settings *settings, GCancellable *cancellable,
                pilotrun_progress progress, void *user_data, GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (plan != NULL, NULL);
  const char *about[] = { plan, NULL };
  return pr_api_ask ("sweep", about, &job, error);
}

pilotrun_answer *
pilotrun_margin (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                 GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                 GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("margin", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_shard_plan (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                     GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                     GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("shard-plan", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_merge (const char *const *shards, const pilotrun_settings *settings,
                GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (shards != NULL, NULL);
  return pr_api_ask ("merge", shards, &job, error);
}

pilotrun_answer *
pilotrun_plot (const char *folder, const char *const *names, const pilotrun_settings *settings,
               GCancellable *cancellable, pilotrun_progress progress, void *user_data,
               GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (folder != NULL, NULL);
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  g_ptr_array_add (about, (gpointer) folder);
  for (const char *const *name = names; name != NULL && *name != NULL; name++)
    g_ptr_array_add (about, (gpointer) *name);
  g_ptr_array_add (about, NULL);
  return pr_api_ask ("plot", (const char *const *) about->pdata, &job, error);
}

pilotrun_answer *
pilotrun_report (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
                 pilotrun_progress progress, void *user_data, GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (folder != NULL, NULL);
  const char *about[] = { folder, NULL };
  return pr_api_ask ("report", about, &job, error);
}

pilotrun_answer *
pilotrun_brief (const char *const *folders, const pilotrun_settings *settings,
                GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (folders != NULL, NULL);
  return pr_api_ask ("brief", folders, &job, error);
}

pilotrun_answer *
pilotrun_export (const char *folder, const pilotrun_settings *settings, GCancellable *cancellable,
                 pilotrun_progress progress, void *user_data, GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (folder != NULL, NULL);
  const char *about[] = { folder, NULL };
  return pr_api_ask ("export", about, &job, error);
}

pilotrun_answer *
pilotrun_replay (const char *const *folders, const pilotrun_settings *settings,
                 GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                 GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (folders != NULL, NULL);
  return pr_api_ask ("replay", folders, &job, error);
}

pilotrun_answer *
pilotrun_explain (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                  GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                  GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("explain", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_trace (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("trace", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_steady (const pilotrun_scenario *scenario, const pilotrun_settings *settings,
                 GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                 GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  g_return_val_if_fail (scenario != NULL, NULL);
  return pr_api_ask_scenarios ("steady", &scenario, 1, &job, error);
}

pilotrun_answer *
pilotrun_selfcheck (const char *const *cases, const pilotrun_settings *settings,
                    GCancellable *cancellable, pilotrun_progress progress, void *user_data,
                    GError **error)
{
  const pr_api_job job = { settings, cancellable, progress, user_data };
  static const char *const all[] = { NULL };
  return pr_api_ask ("selfcheck", cases != NULL ? cases : all, &job, error);
}
