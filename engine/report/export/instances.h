/* Instances: which events of a case are of one execution of a step. A step that is done again,
 * after a supplement or for another branch, has another number, from 1 on; what is interrupted, or
 * handed over, goes on under its own.
 */
#ifndef PR_REPORT_EXPORT_INSTANCES_H
#define PR_REPORT_EXPORT_INSTANCES_H

#include "observe/event-log.h"

typedef struct _pr_instances pr_instances;

pr_instances *pr_instances_new (const pr_world *world);
void pr_instances_free (pr_instances *i);
/* Another case begins. */
void pr_instances_begin (pr_instances *i);
/* The number of the execution that the next event of the case belongs to; 0: it is of no step. */
uint32_t pr_instances_number (pr_instances *i, pr_happening what, uint32_t item, uint16_t step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_instances, pr_instances_free)

#endif
