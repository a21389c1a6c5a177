/* Names of places: wherever a place is expected, its name, exactly as the tables of units and
 * authorities have it, stands for its code.
 *
 * What a text meant without that comes first: a code, a kind of authority, a word of the format,
 * and, where a selector stands, a former district or a type of unit. A name that several places
 * have is an error. Names are compared in normal form C, as tables and what-ifs are read.
 */
#ifndef PR_SCENARIO_PLACE_NAMES_H
#define PR_SCENARIO_PLACE_NAMES_H

#include "scenario/reader.h"

/* The cell's text with codes in the place of names; `text` itself when there are none. Says (with a
 * `diag`) what is wrong with a name that several places have, and takes the first; or that no place
 * has it, though nothing else could be meant: NULL then. */
const char *pr_names_to_codes (pr_tables_own *own, pr_table_id table, gsize column,
                               const char *text, pr_pos pos, pr_diag *diag);

void pr_place_names_free (struct _pr_place_names *names);

#endif
