/* Busy time rebuilt from the event log: it is written as a run writes it, read back and added up.
 */
#ifndef PR_TESTS_REBUILD_H
#define PR_TESTS_REBUILD_H

#include "model/model.h"

typedef struct _rebuild rebuild;

rebuild *rebuild_begin (const pr_world *world);
const pr_probe *rebuild_probe (rebuild *r);
/* After the run: checks that every pool's busy time and pieces of work are those of the log, and
 * that nobody began anything without ending what they had in hand. Frees. */
void rebuild_check (rebuild *r, const pr_world *world, const pr_model *m, guint32 seed);

#endif
