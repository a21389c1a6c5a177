/* Diff of one table of two scenarios, in words. Private to diff*.c. */
#ifndef PR_SCENARIO_DIFF_TABLE_H
#define PR_SCENARIO_DIFF_TABLE_H

#include "scenario/diff.h"

/* Appends a pr_difference for each cell that differs, and for each row that
 * only one of them has. Where a place gets its values from rows of different selectors, such as '*'
 * and its own code, these are compared like one row that has changed. */
void pr_diff_table (const pr_tables *a, const pr_tables *b, pr_table_id id, GArray *changes);

#endif
