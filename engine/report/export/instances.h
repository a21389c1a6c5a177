/* Instances: which events of a case belong to one execution of a step. Numbers begin at 1. A step
 * that is done again, after a supplement or for another branch, gets another number; one that is
 * interrupted or handed over keeps its number.
 */
#ifndef PR_REPORT_EXPORT_INSTANCES_H
#define PR_REPORT_EXPORT_INSTANCES_H

#include "observe/event-log.h"

typedef struct _pr_instances pr_instances;

pr_instances *pr_instances_new (const pr_world *world);
void pr_instances_free (pr_instances *i);
/* Begins another case. */
void pr_instances_begin (pr_instances *i);
/* The number of the execution that the next event of the case belongs to; 0 if it belongs to no
 * step. */
uint32_t pr_instances_number (pr_instances *i, pr_happening what, uint32_t item, uint16_t step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_instances, pr_instances_free)

#endif
