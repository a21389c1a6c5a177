/* The folder of a run of the small world, to be forged. */
#ifndef PR_TESTS_SMALL_FOLDER_H
#define PR_TESTS_SMALL_FOLDER_H

#include "experiment/experiment.h"
#include "report/report.h"

/* Two replications of small_world(), made once. */
const pr_outcome *small_outcome (void);
pr_report small_report (const pr_outcome *outcome);
/* A folder of what a run leaves, made once and gone when the program ends. */
const char *small_folder (void);
/* A scratch folder, gone when the program ends. */
const char *small_scratch (void);

#endif
