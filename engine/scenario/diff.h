/* Diff: what differs between two scenarios, in words. */
#ifndef PR_SCENARIO_DIFF_H
#define PR_SCENARIO_DIFF_H

#include "scenario/table.h"

/* A scenario, of which another may hold until its `applies` (NULL: the same). */
typedef struct {
  const pr_tables *tables, *before;
} pr_diff_side;

/* One difference of a table. Owns its texts. */
typedef struct {
  pr_table_id table;
  const char *column;  /* that differs; NULL: only one of the two has the row */
  bool only_first;     /* without a column: which of them */
  char *row;           /* what names it: "pool desk, where 00003" */
  const pr_tables *of; /* whose row that is, and the row; both live as long as the tables */
  const pr_row *named;
  char *from, *to; /* of the column; "" is blank; without one `to` is what else the row says */
  char *words;     /* all of it */
} pr_difference;

/* What differs in the tables, sources included: an array of pr_difference, those of a table
 * together. Free with g_array_unref. */
GArray *pr_tables_differences (const pr_tables *a, const pr_tables *b);

/* A group for scenario.ini and for each table in which something differs, with a line for each cell
 * that differs and for each row that only one of them has. Where one of the two becomes another on
 * a date, under headings: what differs all the time, and what only before or after which date.
 * Empty if nothing differs. Free with g_free. */
char *pr_tables_diff (const pr_diff_side *a, const pr_diff_side *b);

#endif
