/* Scenario: what a planner wrote, read, checked and ready to run. */
#ifndef PILOTRUN_SCENARIO_H
#define PILOTRUN_SCENARIO_H

#include <glib.h>
#include <pilotrun/export.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct pilotrun_scenario pilotrun_scenario;

#define PILOTRUN_ERROR (pilotrun_error_quark ())
PILOTRUN_EXPORT GQuark pilotrun_error_quark (void);

typedef enum {
  PILOTRUN_ERROR_SCENARIO,  /* the message has every problem, one per line:
                               file:line:column: error: ... */
  PILOTRUN_ERROR_SETTING,   /* a setting is unknown or out of range */
  PILOTRUN_ERROR_CANCELLED, /* the run was cancelled */
  PILOTRUN_ERROR_FAILED,    /* the run failed: memory, files */
} pilotrun_error;

/* Opens a scenario: a folder, the scenario.ini in it, or the file of a what-if.
 *
 * settings: NULL, or a NULL-terminated list of "name=value" that replaces what the
 * scenario says:
 *   replications=N   1 .. 1000000
 *   seed=S           0 .. 9007199254740992 (2^53)
 *   until=DATE       2025-07-31: the window ends with that day
 *
 * Free with pilotrun_scenario_free(). Results keep what they need of it. */
PILOTRUN_EXPORT pilotrun_scenario *
pilotrun_scenario_open (const char *path, const char *const *settings, GError **error);
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
