/* Scenario: what a planner wrote, read, checked and ready to run. */
#ifndef PILOTRUN_SCENARIO_H
#define PILOTRUN_SCENARIO_H

#include <glib.h>
#include <pilotrun/diagnostics.h>
#include <pilotrun/error.h>
#include <pilotrun/export.h>
#include <pilotrun/settings.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct pilotrun_scenario pilotrun_scenario;

/* Opens a scenario: a folder, the scenario.ini in it, or the file of a what-if. A path that leads
 * nowhere may be the name of a scenario that is installed.
 *
 * settings: NULL, or of replications, seed, until and lang, which replace what the scenario says,
 * here and in all that is asked of it later. Others are ignored.
 * diagnostics: NULL, or set to what was found wrong or doubtful, whether or not it fails. Free with
 * pilotrun_diagnostics_free().
 *
 * Fails with PILOTRUN_ERROR_SCENARIO or PILOTRUN_ERROR_SETTING. Free with
 * pilotrun_scenario_free(). Its files are not read again, whatever becomes of them. */
PILOTRUN_EXPORT pilotrun_scenario *pilotrun_scenario_open (const char *path,
                                                           const pilotrun_settings *settings,
                                                           pilotrun_diagnostics **diagnostics,
                                                           GError **error);
/* The same of a what-if in memory. text: that of its file. path: where the file would be; it ends
 * in .ini, and the file need not be there (its folder must, if the base is above it). Its base is
 * relative to that path, its name is the file's; no table beside it is read. */
PILOTRUN_EXPORT pilotrun_scenario *pilotrun_scenario_open_text (const char *path, const char *text,
                                                                const pilotrun_settings *settings,
                                                                pilotrun_diagnostics **diagnostics,
                                                                GError **error);
/* One more reference, to be freed as well. */
PILOTRUN_EXPORT pilotrun_scenario *pilotrun_scenario_ref (pilotrun_scenario *scenario);
PILOTRUN_EXPORT void pilotrun_scenario_free (pilotrun_scenario *scenario);

/* Its title. */
PILOTRUN_EXPORT const char *pilotrun_scenario_name (const pilotrun_scenario *scenario);
/* The effective scenario in its canonical form, and that text's SHA-256 as 64 hexadecimal digits.
 */
PILOTRUN_EXPORT const char *pilotrun_scenario_text (const pilotrun_scenario *scenario);
PILOTRUN_EXPORT const char *pilotrun_scenario_hash (const pilotrun_scenario *scenario);
/* Warnings, one per line; empty if there are none. */
PILOTRUN_EXPORT const char *pilotrun_scenario_warnings (const pilotrun_scenario *scenario);

PILOTRUN_EXPORT uint32_t pilotrun_scenario_replications (const pilotrun_scenario *scenario);
PILOTRUN_EXPORT uint64_t pilotrun_scenario_seed (const pilotrun_scenario *scenario);
/* Days of the window. */
PILOTRUN_EXPORT uint32_t pilotrun_scenario_days (const pilotrun_scenario *scenario);

/* Places: the units in the order of their codes, then the authorities. */
PILOTRUN_EXPORT uint32_t pilotrun_scenario_places (const pilotrun_scenario *scenario);
PILOTRUN_EXPORT uint32_t pilotrun_scenario_units (const pilotrun_scenario *scenario);
PILOTRUN_EXPORT const char *pilotrun_scenario_place_code (const pilotrun_scenario *scenario,
                                                          uint32_t place);
PILOTRUN_EXPORT const char *pilotrun_scenario_place_name (const pilotrun_scenario *scenario,
                                                          uint32_t place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pilotrun_scenario, pilotrun_scenario_free)

G_END_DECLS

#endif
