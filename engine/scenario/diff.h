/* Diff: what differs between two scenarios, in words. */
#ifndef PR_SCENARIO_DIFF_H
#define PR_SCENARIO_DIFF_H

#include "scenario/table.h"

/* A group for scenario.ini and for each table in which something differs: a line for each cell that
 * does, and for each row that only one has. Empty when nothing differs. Free with g_free. */
char *pr_tables_diff (const pr_tables *a, const pr_tables *b);

#endif
