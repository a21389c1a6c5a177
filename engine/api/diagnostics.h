/* Problems of the engine as the public list. */
#ifndef PR_API_DIAGNOSTICS_H
#define PR_API_DIAGNOSTICS_H

#include "scenario/problem.h"

#include <pilotrun/diagnostics.h>

/* diag: NULL for an empty list. */
pilotrun_diagnostics *pr_api_diagnostics_new (const pr_diag *diag);
/* A problem that is in no file. */
void pr_api_diagnostics_add (pilotrun_diagnostics *d, const char *message);

#endif
