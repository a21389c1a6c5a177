#include "api/private.h"
#include "kernel/i18n.h"
#include "study/study.h"

#include <gio/gio.h>
#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (pilotrun-error-quark, pilotrun_error)
/* clang-format on */

const char *
pilotrun_version (void)
{
  return PILOTRUN_VERSION;
}

void
pr_api_propagate (GError **error, GError *failure)
{
  int code = PILOTRUN_ERROR_FAILED;
  if (g_error_matches (failure, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO))
    code = PILOTRUN_ERROR_SCENARIO;
  else if (g_error_matches (failure, PR_INPUT_ERROR, PR_INPUT_ERROR_SETTING))
    code = PILOTRUN_ERROR_SETTING;
  else if (g_error_matches (failure, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING))
    code = PILOTRUN_ERROR_SETTING;
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    code = PILOTRUN_ERROR_CANCELLED;
  g_set_error_literal (error, PILOTRUN_ERROR, code, failure->message);
  g_error_free (failure);
}

static gboolean
take_setting (pr_settings *s, const char *setting, GError **error)
{
  static const char *const names[] = { "replications", "seed", "until" };
  const char **places[] = { &s->replications, &s->seed, &s->until };
  gsize length = strcspn (setting, "=");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (setting[length] == '=' && strlen (names[i]) == length
        && strncmp (setting, names[i], length) == 0)
      {
        *places[i] = setting + length + 1;
        return TRUE;
      }
  g_autofree char *name = g_strndup (setting, length);
  const char *nearest = pr_nearest (name, names, G_N_ELEMENTS (names));
  if (nearest != NULL)
    g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING,
                 _ ("setting '%s' found; did you mean '%s=...'?"), setting, nearest);
  else
    g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING,
                 _ ("setting '%s' found; replications=, seed= or until= is expected"), setting);
  return FALSE;
}

pilotrun_scenario *
pilotrun_scenario_open (const char *path, const char *const *settings, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  pr_settings s = { .replications = NULL };
  for (gsize i = 0; settings != NULL && settings[i] != NULL; i++)
    if (!take_setting (&s, settings[i], error))
      return NULL;
  GError *failure = NULL;
  pr_input *input = pr_input_open (path, &s, &failure);
  if (input == NULL)
    {
      pr_api_propagate (error, failure);
      return NULL;
    }
  pilotrun_scenario *scenario = g_atomic_rc_box_new0 (pilotrun_scenario);
  scenario->input = input;
  return scenario;
}

static void
clear_scenario (gpointer data)
{
  pr_input_free (((pilotrun_scenario *) data)->input);
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
