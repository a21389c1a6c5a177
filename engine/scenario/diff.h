/* Diff: what differs between two scenarios, in words. */
#ifndef PR_SCENARIO_DIFF_H
#define PR_SCENARIO_DIFF_H

#include "scenario/table.h"

/* A group for scenario.ini and for each table in which something differs, with a line for each cell
 * that differs and for each row that only one of them has. Empty if nothing differs. Free with
 * g_free. */
char *pr_tables_diff (const pr_tables *a, const pr_tables *b);

#endif
