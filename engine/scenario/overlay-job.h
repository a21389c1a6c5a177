/* Job: one edit of a what-if at the rows of one table. Private to overlay-*.c. */
#ifndef PR_SCENARIO_OVERLAY_JOB_H
#define PR_SCENARIO_OVERLAY_JOB_H

#include "scenario/overlay-edit.h"

typedef struct {
  const pr_overlay *overlay;
  const pr_edit *edit;
  pr_tables_own *own;
  pr_table_id table;
  const pr_table_schema *schema;
  int where; /* its column of places, -1 */
  pr_place_list places;
  GPtrArray *rows;    /* pr_raw_row */
  GArray *conditions; /* pr_condition: the edit's, with codes in the place of names */
  pr_diag *diag;
  gboolean *meant;        /* [places.n] the places of the conditions; NULL without such */
  guint matched, changed; /* rows */
  GHashTable *scaled;     /* of counts: row -> new count; NULL: none is scaled */
} pr_job;

/* What a cell holds: its text, or what blank stands for. */
const char *pr_job_text (const pr_job *j, const pr_raw_row *row, int column);
/* Equal values print alike. */
gboolean pr_job_same_value (const pr_column *column, const char *a, const char *b);
/* All conditions but those about places. */
gboolean pr_job_matches (const pr_job *j, const pr_raw_row *row);
/* Whether the row counts at a place: no other of the same keys is more particular there. */
gboolean pr_job_counts_at (const pr_job *j, const pr_raw_row *row, guint place);
/* A copy of the row that names one place only. */
pr_raw_row *pr_job_copy (pr_job *j, const pr_raw_row *row, guint place);

/* Scaled counts of officers, absences, crews and dossiers are whole, and their sums are right.
 *
 * For each name (of tables without places: for all rows), over its places in the order of code, the
 * new counts are the differences of the rounded running sum: each is its floor or its ceiling, and
 * the sum is right to half a one. Where the sum ends at a half, what the names before it got too
 * much or too little decides. Only the factor 0 makes a count 0: what stays 1 for that is taken
 * from the counts that follow. A row of several places keeps the count that most of them get; each
 * other place gets a row of its own. What differs by more than a tenth at a place is kept to be
 * told (pr_tables.scaled). Other whole numbers, such as inhabitants, are rounded by themselves. */
void pr_job_scale_counts (pr_job *j);
/* Appends the new count of a row; FALSE when it is none of these. */
gboolean pr_job_scaled (const pr_job *j, const pr_raw_row *row, const pr_change *c, GString *out);

#endif
