/* Mutants: what is done to one value, decided by the type of its column alone.
 *
 * One table says for every type and every kind of mutation which text takes the place of a
 * good value, or that the mutation has no meaning for the type. A type without a row fails the
 * test that walks over the schema.
 */
#ifndef PR_TEST_MUTANTS_H
#define PR_TEST_MUTANTS_H

#include "scenario/schema.h"

#include <glib.h>

typedef enum {
  MUTANT_MISSPELT,
  MUTANT_DANGLING, /* a well-formed name that nothing has */
  MUTANT_WRONG_UNIT,
  MUTANT_BELOW, /* the schema's least */
  MUTANT_ABOVE, /* the schema's most, or what the type itself allows */
  MUTANT_NAN,
  MUTANT_INFINITE,
  MUTANT_NEGATIVE,
  MUTANT_BLANK,
  MUTANT_N
} mutant_kind;

extern const char *const mutant_names[MUTANT_N];

/* FALSE if the type has no row in the table. */
gboolean mutant_knows (pr_col_type type);

/* The text that takes the place of `good`, or NULL: the mutation has no meaning here.
 * *suggested: the name that the message must suggest, or NULL; free both with g_free.
 * `refers`: names of this column refer to names defined elsewhere. */
char *mutant_make (const pr_column *column, mutant_kind kind, const char *good, gboolean refers,
                   char **suggested);

/* `text` with its last letter twice. */
char *mutant_stutter (const char *text);

#endif
