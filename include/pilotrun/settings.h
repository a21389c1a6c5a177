/* Settings: what the options of the command line say.
 *
 * Their names are its long options, without the hyphens ("replications", "no-plots"), and their
 * values are written as there; `pilotrun COMMAND --help` says what each means. Each verb (verbs.h)
 * knows some of them and fails, with PILOTRUN_ERROR_SETTING and the nearest name, on others.
 * Messages name a setting, some as the command line writes it: --replications.
 *
 * A settings object may change until it is used; it is not to be shared by threads.
 */
#ifndef PILOTRUN_SETTINGS_H
#define PILOTRUN_SETTINGS_H

#include <glib.h>
#include <pilotrun/error.h>
#include <pilotrun/export.h>

G_BEGIN_DECLS

typedef struct pilotrun_settings pilotrun_settings;

/* Without any setting. Free with pilotrun_settings_free(). */
PILOTRUN_EXPORT pilotrun_settings *pilotrun_settings_new (void);
PILOTRUN_EXPORT void pilotrun_settings_free (pilotrun_settings *settings);

/* Gives a setting its value. Of those that are yes or no on the command line ("force") the value is
 * "yes" or "no", or NULL for yes. Fails with PILOTRUN_ERROR_SETTING if no verb has such a setting.
 * Other values are checked by the verb, when it is called. */
PILOTRUN_EXPORT gboolean pilotrun_settings_set (pilotrun_settings *settings, const char *name,
                                                const char *value, GError **error);
/* Its value, or NULL if it is not given. Valid until it is given again. */
PILOTRUN_EXPORT const char *pilotrun_settings_get (const pilotrun_settings *settings,
                                                   const char *name);
/* Whether a verb, such as "run" or "shard-plan", knows the setting; FALSE if there is no such
 * verb. */
PILOTRUN_EXPORT gboolean pilotrun_settings_known (const char *verb, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pilotrun_settings, pilotrun_settings_free)

G_END_DECLS

#endif
