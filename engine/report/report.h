/* Report: what is said about an outcome. Writers turn it into texts; none of them knows the folder
 * to which these go. */
#ifndef PR_REPORT_REPORT_H
#define PR_REPORT_REPORT_H

#include "experiment/relief.h"
#include "figure/precision.h"

typedef struct {
  pr_results results;
  const pr_relief *relief; /* of the first n_relief failure points; NULL: not measured */
  size_t n_relief;
  const char *scenario_text; /* pr_tables_text() */
  const char *rules_text;    /* pr_explain() */
  const char *scenario_hash; /* SHA-256 of it, 64 hex digits */
  const char *base;          /* the scenario's short name: its folder's, or its what-if's */
  const char *command;       /* normal form: "pilotrun run <base name> --replications N --seed S" */
  const pr_precision *precision; /* what decided the number of replications, or NULL */
  const gint *cancel;            /* once it is set no store is written; may be NULL */
} pr_report;

/* The text of summary.txt. Free with g_free. */
char *pr_report_summary (const pr_report *r);

#endif
