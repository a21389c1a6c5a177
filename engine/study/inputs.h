/* Inputs: a scenario's files in the folder of its run (inputs.json), as they were read.
 *
 * The base's files and those of each what-if on it, the base's first, with the names by which they
 * were read and their text to the last byte; no path of the machine. A run can be made longer or
 * looked into with it whatever has become of the scenario.
 */
#ifndef PR_STUDY_INPUTS_H
#define PR_STUDY_INPUTS_H

#include "experiment/input.h"

#define PR_INPUTS_NAME "inputs.json"

/* Free with g_free. */
char *pr_inputs_text (const pr_input *in);

/* The scenario of a run's folder, by its name there. Fails when the file is not there or damaged,
 * and with the errors of pr_input_open(). */
pr_input *pr_inputs_open (const char *folder, const char *name, const pr_settings *settings,
                          GError **error);

#endif
