/* Objects of the public API: counted references over the engine's own objects, so
 * that results keep the scenario that they came from. */
#ifndef PR_API_PRIVATE_H
#define PR_API_PRIVATE_H

#include "experiment/experiment.h"
#include "experiment/input.h"

#include <pilotrun/pilotrun.h>

struct pilotrun_scenario {
  pr_input *input;
};

struct pilotrun_results {
  pilotrun_scenario *scenario; /* a reference */
  pr_outcome *outcome;
};

/* Puts an error of the engine under PILOTRUN_ERROR; takes `failure`. */
void pr_api_propagate (GError **error, GError *failure);

#endif
