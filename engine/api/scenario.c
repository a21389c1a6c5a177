#include "api/diagnostics.h"
#include "api/private.h"

/* clang-format off */
G_DEFINE_QUARK (pilotrun-error-quark, pilotrun_error)
/* clang-format on */

const char *
pilotrun_version (void)
{
  return PILOTRUN_VERSION;
}

/* The code of the public interface. */
static pilotrun_error
code_of (const GError *failure)
{
  static const int of_study[] = { [PR_STUDY_ERROR_FAILED] = PILOTRUN_ERROR_FAILED,
                                  [PR_STUDY_ERROR_SETTING] = PILOTRUN_ERROR_SETTING,
                                  [PR_STUDY_ERROR_HOPELESS] = PILOTRUN_ERROR_HOPELESS,
                                  [PR_STUDY_ERROR_QUESTION] = PILOTRUN_ERROR_QUESTION,
                                  [PR_STUDY_ERROR_PLACE] = PILOTRUN_ERROR_PLACE,
                                  [PR_STUDY_ERROR_MISSING] = PILOTRUN_ERROR_MISSING,
                                  [PR_STUDY_ERROR_STOPPED] = PILOTRUN_ERROR_CANCELLED,
                                  [PR_STUDY_ERROR_USAGE] = PILOTRUN_ERROR_SETTING };
  if (failure->domain == PR_STUDY_ERROR)
    return of_study[failure->code];
  if (failure->domain == PR_INPUT_ERROR)
    return failure->code == PR_INPUT_ERROR_SCENARIO ? PILOTRUN_ERROR_SCENARIO
                                                    : PILOTRUN_ERROR_SETTING;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_INTR))
    return PILOTRUN_ERROR_CANCELLED;
  return PILOTRUN_ERROR_FAILED;
}

void
pr_api_propagate (GError **error, GError *failure)
{
  g_set_error_literal (error, PILOTRUN_ERROR, code_of (failure), failure->message);
  g_error_free (failure);
}

void
pr_api_propagate_from (GError **error, GError *failure, const pr_host *host)
{
  pilotrun_error code = code_of (failure);
  if (code == PILOTRUN_ERROR_FAILED && pr_host_interrupted (host))
    code = PILOTRUN_ERROR_CANCELLED;
  g_set_error_literal (error, PILOTRUN_ERROR, code, failure->message);
  g_error_free (failure);
}

pilotrun_scenario *
pr_api_scenario_new (pr_input *input, const char *path, const pr_options *given)
{
  pilotrun_scenario *scenario = g_atomic_rc_box_new0 (pilotrun_scenario);
  scenario->input = input;
  scenario->path = g_strdup (path);
  scenario->given = given != NULL ? pr_options_copy (given) : pr_options_new ();
  return scenario;
}

static pilotrun_scenario *
open_scenario (const char *path, const char *text, const pilotrun_settings *settings,
               pilotrun_diagnostics **diagnostics, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  const pr_options *o = settings != NULL ? settings->options : NULL;
  const pr_settings s = { .replications = o != NULL ? pr_options_get (o, "replications") : NULL,
                          .seed = o != NULL ? pr_options_get (o, "seed") : NULL,
                          .until = o != NULL ? pr_options_get (o, "until") : NULL,
                          .language = o != NULL ? pr_options_get (o, "lang") : NULL };
  GError *failure = NULL;
  g_autoptr (pr_diag) diag = NULL;
  pr_api_words ();
  pr_input *input = pr_input_open_text (path, text, &s, &diag, &failure);
  if (diagnostics != NULL)
    *diagnostics = pr_api_diagnostics_new (input != NULL ? input->diag : diag);
  if (input != NULL)
    return pr_api_scenario_new (input, path, o);
  if (diagnostics != NULL && pilotrun_diagnostics_count (*diagnostics) == 0)
    pr_api_diagnostics_add (*diagnostics, failure->message);
  pr_api_propagate (error, failure);
  return NULL;
}

pilotrun_scenario *
pilotrun_scenario_open (const char *path, const pilotrun_settings *settings,
                        pilotrun_diagnostics **diagnostics, GError **error)
{
  return open_scenario (path, NULL, settings, diagnostics, error);
}

pilotrun_scenario *
pilotrun_scenario_open_text (const char *path, const char *text, const pilotrun_settings *settings,
                             pilotrun_diagnostics **diagnostics, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  return open_scenario (path, text, settings, diagnostics, error);
}

pilotrun_scenario *
pilotrun_scenario_ref (pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  return g_atomic_rc_box_acquire (scenario);
}

static void
clear_scenario (gpointer data)
{
  pilotrun_scenario *scenario = data;
  pr_input_free (scenario->input);
  g_free (scenario->path);
  pr_options_free (scenario->given);
}

void
pilotrun_scenario_free (pilotrun_scenario *scenario)
{
  if (scenario != NULL)
    g_atomic_rc_box_release_full (scenario, clear_scenario);
}

const char *
pilotrun_scenario_name (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  return scenario->input->world->name;
}

const char *
pilotrun_scenario_text (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  return scenario->input->text;
}

const char *
pilotrun_scenario_hash (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  return scenario->input->hash;
}

const char *
pilotrun_scenario_warnings (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  return scenario->input->warnings;
}

uint32_t
pilotrun_scenario_replications (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, 0);
  return scenario->input->replications;
}

uint64_t
pilotrun_scenario_seed (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, 0);
  return scenario->input->world->seed;
}

uint32_t
pilotrun_scenario_days (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, 0);
  const pr_world *w = scenario->input->world;
  return (uint32_t) (w->end_day - w->first_day);
}

uint32_t
pilotrun_scenario_places (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, 0);
  return scenario->input->world->n_places;
}

uint32_t
pilotrun_scenario_units (const pilotrun_scenario *scenario)
{
  g_return_val_if_fail (scenario != NULL, 0);
  return scenario->input->world->n_units;
}

const char *
pilotrun_scenario_place_code (const pilotrun_scenario *scenario, uint32_t place)
{
  g_return_val_if_fail (place < pilotrun_scenario_places (scenario), NULL);
  return scenario->input->world->places[place].code;
}

const char *
pilotrun_scenario_place_name (const pilotrun_scenario *scenario, uint32_t place)
{
  g_return_val_if_fail (place < pilotrun_scenario_places (scenario), NULL);
  return scenario->input->world->places[place].name;
}
