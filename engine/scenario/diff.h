/* Diff: what differs between two scenarios, in words. */
#ifndef PR_SCENARIO_DIFF_H
#define PR_SCENARIO_DIFF_H

#include "scenario/table.h"

/* A scenario, of which another may hold until its `applies` (NULL: the same). */
typedef struct {
  const pr_tables *tables, *before;
} pr_diff_side;

/* A group for scenario.ini and for each table in which something differs, with a line for each cell
 * that differs and for each row that only one of them has. Where one of the two becomes another on
 * a date, under headings: what differs all the time, and what only before or after which date.
 * Empty if nothing differs. Free with g_free. */
char *pr_tables_diff (const pr_diff_side *a, const pr_diff_side *b);

#endif
