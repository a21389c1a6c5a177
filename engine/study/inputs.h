/* Inputs: a scenario's files in the folder of its run (inputs.json), as they were read.
 *
 * It holds the files of the base, then those of each what-if on it, with the names by which they
 * were read and their exact text, but no path of the machine. With it a run can be extended or
 * looked into, whatever has become of the scenario.
 */
#ifndef PR_STUDY_INPUTS_H
#define PR_STUDY_INPUTS_H

#include "experiment/input.h"

#include <json-glib/json-glib.h>

#define PR_INPUTS_NAME "inputs.json"

/* Adds its members to the object that is being built. */
void pr_inputs_add (const pr_input *in, JsonBuilder *b);
/* The scenario in an object that has these members; from: where that is, for messages. */
pr_input *pr_inputs_reopen (JsonObject *o, const char *from, const char *name,
                            const pr_settings *settings, GError **error);
/* Free with g_free. */
char *pr_inputs_text (const pr_input *in);

/* The scenario of a run's folder, by its name there. Fails if the file is missing or damaged, and
 * with the errors of pr_input_open(). */
pr_input *pr_inputs_open (const char *folder, const char *name, const pr_settings *settings,
                          GError **error);

#endif
