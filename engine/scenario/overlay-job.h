/* Job: one edit of a what-if, applied to the rows of one table. Private to overlay-*.c. */
#ifndef PR_SCENARIO_OVERLAY_JOB_H
#define PR_SCENARIO_OVERLAY_JOB_H

#include "scenario/overlay-edit.h"

/* A row of several places, and the one for which it was copied. */
typedef struct {
  const pr_raw_row *row;
  guint place;
} pr_copied;

typedef struct {
  const pr_overlay *overlay;
  const pr_edit *edit;
  pr_tables_own *own;
  pr_table_id table;
  const pr_table_schema *schema;
  int where; /* its column of places, -1 */
  pr_place_list places;
  GPtrArray *rows;    /* pr_raw_row */
  GArray *conditions; /* pr_condition: the edit's, with codes instead of names */
  pr_diag *diag;
  gboolean *meant; /* [places.n] the places of the conditions; NULL if none is about places */
  guint matched, changed; /* rows */
  GArray *copied;         /* pr_copied */
  GHashTable *scaled;     /* row -> new count; NULL: no counts are scaled */
} pr_job;

/* What a cell holds: its text, or what a blank stands for. */
const char *pr_job_text (const pr_job *j, const pr_raw_row *row, int column);
/* Whether two texts are the same value: equal values print alike. */
gboolean pr_job_same_value (const pr_column *column, const char *a, const char *b);
/* Whether the row fulfils all conditions, except those about places. */
gboolean pr_job_matches (const pr_job *j, const pr_raw_row *row);
/* Whether the row counts at a place: no row to which it gives way is more particular there. */
gboolean pr_job_counts_at (const pr_job *j, const pr_raw_row *row, guint place);
/* A copy of the row that names only one place. */
pr_raw_row *pr_job_copy (pr_job *j, const pr_raw_row *row, guint place);

/* A copy for one place is more particular than all rows of several places with which it shares the
 * keys that are not PR_COL_BESIDE, and so takes the place of those, too, that held there beside the
 * row. This copies them as well, as they are. */
void pr_job_keep_beside (pr_job *j);

/* Scales counts of officers, absences, crews and dossiers so that they stay whole and their sums
 * are right.
 *
 * For each name (in tables without places: for all rows), over its places in the order of their
 * codes, the new counts are the differences of the rounded running sum: each is rounded down or up,
 * and the sum is right to half a one. If the sum ends at a half, what the names before it got too
 * much or too little decides. Only the factor 0 makes a count 0: where a 1 stays because of this,
 * it is taken from the counts that follow. A row that names its officers by number keeps them, and
 * stays out of the sums. A row of several places keeps the count that most of
 * them get; each other place gets a row of its own. Differences of more than a tenth at a place are
 * kept for a report (pr_tables.scaled). Other whole numbers, such as inhabitants, are rounded one
 * by one. */
void pr_job_scale_counts (pr_job *j);
/* Whether the change would shift the count of a row that names its officers by number. They stay,
 * which is kept for the same report. */
gboolean pr_job_tell_named (pr_job *j, const pr_raw_row *row, const pr_change *c);
/* Appends the new count of a row; FALSE if it is not such a count. */
gboolean pr_job_scaled (const pr_job *j, const pr_raw_row *row, const pr_change *c, GString *out);

#endif
