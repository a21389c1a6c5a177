/* Metrics by name: what a planner may ask about.
 *
 * The names are those of the columns of replications.csv (the province) and units.csv; '.' may
 * stand for '_'.
 */
#ifndef PR_REPORT_METRICS_H
#define PR_REPORT_METRICS_H

#include "report/table/columns.h"

/* A metric of the province in one replication (its `value` with PR_PROVINCE), or of a place. NULL
 * with *why (free with g_free) when there is none, with the nearest name. */
const pr_out_column *pr_metric_find (const char *name, char **why);
/* The metrics of a list such as "on_time,backlog.end", ended by NULL; NULL with *why. Free with
 * g_free. */
const pr_out_column **pr_metrics_read (const char *list, char **why);
/* The column of the same name that units have; NULL when they have none. */
const pr_out_column *pr_metric_of_units (const pr_out_column *metric);
/* 1 when more is better, -1 when less is, 0 for what is neither: how many come, say. */
int pr_metric_direction (const pr_out_column *metric);
/* What a difference that is shown is called: better or worse, or more or less. To be translated. */
const char *pr_metric_verdict (const pr_out_column *metric, double difference);
/* Shares are shown in percent: what a value is multiplied by, and its unit then. */
double pr_metric_scale (const pr_out_column *metric);
const char *pr_metric_unit (const pr_out_column *metric);

#endif
