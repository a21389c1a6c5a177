/* Pilotrun: simulates how the communes of a province handle people's dossiers.
 *
 *   scenario.h     opens a scenario: a folder that a planner wrote, or a what-if from memory
 *   diagnostics.h  what is wrong in it, problem by problem
 *   settings.h     what the options of the command line say
 *   verbs.h        runs, compares, looks for staff, draws, exports: all that commands do
 *   answer.h       what a verb leaves besides files
 *   results.h      figures of every replication, intervals, differences, series, events, stories
 *   error.h        how functions fail
 *   version.h      versions
 *
 * Compile and link with `pkg-config --cflags --libs pilotrun`.
 *
 * Objects are opaque. A function that can fail takes a GError as its last argument
 * and returns NULL or FALSE; its errors are in PILOTRUN_ERROR. Texts are UTF-8.
 * What a function returns as `const` belongs to the object. Everything else belongs
 * to the caller, and the comment says how to free it. A wrong argument (NULL, an
 * index out of range) is a programmer's mistake; as in GLib, the answer is a critical
 * message, and NULL, FALSE or zero.
 *
 * Scenarios, diagnostics, answers and results never change once they are made: threads may share
 * them.
 */
#ifndef PILOTRUN_H
#define PILOTRUN_H

#include <pilotrun/answer.h>
#include <pilotrun/diagnostics.h>
#include <pilotrun/error.h>
#include <pilotrun/results.h>
#include <pilotrun/scenario.h>
#include <pilotrun/settings.h>
#include <pilotrun/verbs.h>
#include <pilotrun/version.h>

#endif
