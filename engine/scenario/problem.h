/* Problems: what diagnostics hold, one by one, and with the parts that a program may want. */
#ifndef PR_SCENARIO_PROBLEM_H
#define PR_SCENARIO_PROBLEM_H

#include "scenario/diag.h"

/* Texts may be NULL but for `text`, which is the whole message, without file and severity. */
typedef struct {
  pr_severity severity;
  pr_pos pos;
  char *text;
  char *found;   /* what stands there */
  char *allowed; /* names, separated by ", " */
  char *nearest; /* the one that may be meant */
} pr_problem;

/* Adds its parts to the problem that was reported last. */
void pr_diag_facts (pr_diag *d, const char *found, const char *allowed, const char *nearest);
/* All problems that are kept, in the order of printing. Files belong to the diagnostics; free with
 * g_ptr_array_unref. */
GPtrArray *pr_diag_problems (const pr_diag *d);

#endif
