/* Pilotrun: simulates how the communes of a province handle people's dossiers.
 *
 *   scenario.h  opens a scenario: a folder that a planner wrote
 *   run.h       runs its replications
 *   results.h   counts of every replication, a summary, and the folder of files
 *   version.h   versions
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
 * Scenarios and results never change once they are made: threads may share them.
 */
#ifndef PILOTRUN_H
#define PILOTRUN_H

#include <pilotrun/results.h>
#include <pilotrun/run.h>
#include <pilotrun/scenario.h>
#include <pilotrun/version.h>

#endif
