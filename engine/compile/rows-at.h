/* Which places a selector selects, and which rows of a table say something about a place: found by
 * what rows name instead of by looking at each row for each place.
 */
#ifndef PR_COMPILE_ROWS_AT_H
#define PR_COMPILE_ROWS_AT_H

#include "compile/select.h"

/* uint16_t, ascending: the places that the selector selects. The compiler's own. */
const GArray *pr_selector_places (pr_compiler *c, const pr_selector *s);

typedef struct _pr_rows_at pr_rows_at;
pr_rows_at *pr_rows_at_new (void);
void pr_rows_at_free (pr_rows_at *at);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_rows_at, pr_rows_at_free)
/* Adds a row, after all those before it. One that selects nothing is left out. */
void pr_rows_at_add (pr_rows_at *at, const pr_selector *s, gsize row);
gsize pr_rows_at_number (const pr_compiler *c, const pr_rows_at *at, uint16_t place);
/* How many rows there are at all of the places [0, n) together. */
double pr_rows_at_pairs (const pr_compiler *c, const pr_rows_at *at, uint16_t n);

/* The rows whose selectors select a place, ascending:
 *
 *   pr_rows_walk walk = pr_rows_at_place (c, at, place);
 *   for (gsize row; pr_rows_next (&walk, &row);) */
#define PR_ROWS_WAYS 7 /* in which a selector may select a place */
typedef struct {
  const gsize *next[PR_ROWS_WAYS], *end[PR_ROWS_WAYS];
  pr_force force[PR_ROWS_WAYS];
  guint n;
} pr_rows_walk;
pr_rows_walk pr_rows_at_place (const pr_compiler *c, const pr_rows_at *at, uint16_t place);
bool pr_rows_next (pr_rows_walk *walk, gsize *row);
/* How particular the most particular row at the place is; PR_FORCE_NONE: there is none. */
pr_force pr_rows_most_particular (const pr_compiler *c, const pr_rows_at *at, uint16_t place);

#endif
