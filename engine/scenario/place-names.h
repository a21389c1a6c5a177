/* Names of places: wherever a place is expected, its name may stand for its code, by the rules of
 * place-match.h.
 *
 * Other meanings of a text come first: a code, a kind of authority, a word of the format, and, in a
 * selector, a former district or a type of unit. A text that is nearly one of these, case and
 * accents apart, is no place's. A text that may mean several places is an error.
 */
#ifndef PR_SCENARIO_PLACE_NAMES_H
#define PR_SCENARIO_PLACE_NAMES_H

#include "scenario/reader.h"

/* The cell's text with codes instead of names; `text` itself if it has none. If `diag` is given,
 * reports a name that several places have, and takes the first; and a name that no place has,
 * though nothing else could be meant, and then returns NULL. */
const char *pr_names_to_codes (pr_tables_own *own, pr_table_id table, gsize column,
                               const char *text, pr_pos pos, pr_diag *diag);

void pr_place_names_free (struct _pr_place_names *names);

#endif
